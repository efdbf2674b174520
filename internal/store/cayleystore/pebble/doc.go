// Package pebble owns the quad store on Pebble: a graph.QuadStore of Cayley with
// dictionary-encoded statements, sorted indexes and a log of changes.
//
// # Layout
//
// Every key starts with one letter; ids are six bytes, big-endian, and 0 stands for "no
// label". Index keys have no value.
//
//	s S P O L    the statement, by subject
//	o O P S L    the statement, by object
//	l L S P O    the statement, by label
//	c P          how many statements have the predicate
//	i id         the encoded value
//	v hash       the id of the value with this hash
//	x id         the value occurs in no statement (any more)
//	r seq        one logged change
//	m name       format stamp and counters
//
// # Consistency
//
// A write is one batch with one fsync; changes that come at the same time are prepared by
// their own goroutines, settled one after the other by one of them, and share the batch. A load
// into an empty store is one set of tables that the engine takes in at once. Readers see a snapshot that is taken after the
// fsync, so nothing is read that a crash could take back, and a write that fails leaves
// readers on the state before it. After a failed write the store refuses further writes
// until it is opened anew, because the engine cannot tell what reached the disk.
//
// Values are never deleted: the log refers to them. A value in no statement is marked as
// an orphan and hidden from Cayley.
package pebble

// Package postgres owns the store contract on PostgreSQL, for many servers at once:
// statements in the tables of Cayley's SQL dialect, revisions in tables of its own.
//
// Cayley counts the uses of every node in a column that each of its writers updates, so that
// all of them wait for one another at the classes and predicates. Here nodes are written
// once, with a count so high that Cayley never takes one for unused; they stay, because the
// revisions refer to them. Revisions are numbered under the lock of one row, which a commit
// takes after its nodes are written and holds for one statement and the commit itself.
package postgres

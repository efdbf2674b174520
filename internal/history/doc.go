// Package history tells what became of ids that the graph gave once, from the revisions of the store.
//
// Who is who is decided anew as documents and curators' words come and go, and ids derive from that. So
// a node may get another id, and the ids of the facts about it follow. What an id stood for when its
// node went, and what has that now, stands in the revision that took it away: package history finds
// that revision and reads the heirs of the id from it.
package history

// Package view owns the read model: the whole graph as typed nodes and links in memory,
// published as immutable versions that are built from the store and kept current by its
// revisions.
//
// Three layers make a version. Parts hold what one document states of one node, packed
// into a string, so that withdrawing a document takes away exactly its own statements. An
// entry gathers the parts of a node with the nodes that link to it. A hash trie finds
// entries, and sorted lists in chunks name the nodes of each kind. All of them are
// persistent: a new version shares with the one before whatever the change left alone.
package view

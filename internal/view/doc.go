// Package view owns the read model: the whole graph as typed nodes and links in memory,
// published as immutable versions that are built from the store and kept current by its
// revisions.
//
// Three layers make a version. A part is what one document states of one node, packed into
// bytes, so that withdrawing a document takes away exactly its own statements. An entry
// gathers the parts of a node with its links, in lists of chunks. A trie for each kind finds
// entries by key and keeps them in order. All of them are persistent: a new version shares
// with the one before whatever the change left alone. Nodes are decoded when they are read,
// and kept within a budget.
//
// A version can be written to a file and read back. The file has one form for one graph, so
// that versions are compared by their files.
package view

// Package query owns the questions that are asked of the graph: which nodes meet a filter, in
// which order, on which page, and how nodes relate.
//
// Everything is asked of many nodes at a time, so that a question costs a number of calls of
// the read model that depends on its form and not on how much it matches. [List] pages
// through nodes of one kind; a [Relation] leads from nodes to their related nodes.
package query

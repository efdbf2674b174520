// Package object owns the objects that answers are made of: nodes of the graph with fields that
// lead to further nodes.
//
// Nodes that were read together at one place of a query stay together as peers. When a field of
// one of them is asked for the first time, it is read for all of them in one call, and what it
// leads to are peers again. So an answer takes as many calls as the query has fields that lead
// somewhere, however many nodes it holds; no timers and no look-ahead are needed. Fields take no
// context and so run in the goroutine of their object.
package object

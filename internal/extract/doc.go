// Package extract reads the facts of a meeting release: who held which post, who was at
// which meeting in which capacity, and where the text says so.
//
// It is a grammar of the genre in layers. The text is folded (fold.go) and matched against
// lexicons (lexicon.go); a lattice of words, titles, organisations and names is resolved to
// the best path (lattice.go, name.go); nominal phrases give persons with posts and groups
// (nominal.go, post.go, group.go); clauses give capacities by named rules (clause.go);
// meetings are found by their names and verbs (meeting.go, when.go); and the document
// ties the pieces together (assemble.go). Every layer is pure and linear in the text.
package extract

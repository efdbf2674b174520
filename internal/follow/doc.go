// Package follow owns the way of a view behind its store: it brings in the revisions of
// every writer, also of other processes, waits for a revision that a reader has seen
// elsewhere, tells how far the view is behind, and builds the view anew where the store has
// lost revisions.
package follow

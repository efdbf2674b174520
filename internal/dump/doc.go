// Package dump owns the writers of whole graphs: canonical N-Quads, sorted and each line
// once, in bounded memory.
package dump

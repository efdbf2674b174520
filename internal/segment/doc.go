// Package segment owns word segmentation: the contract, its dictionary and the adapter of
// gse, which no other package may import.
package segment

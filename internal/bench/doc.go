// Package bench owns the growth measurement: how the store, the view, a query and a dump
// behave on invented graphs of several sizes, with one number for each thing measured.
//
// Everything is measured from outside, through the contracts that the program itself uses.
package bench

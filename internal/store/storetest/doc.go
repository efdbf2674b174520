// Package storetest owns the conformance suite of the store contract: one test for each
// sentence, under a name that says the same.
package storetest

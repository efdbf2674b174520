// Package cayleystore owns the store contract on Cayley: statements and revisions in a
// quad store on Pebble, which Cayley's paths can query as well.
package cayleystore

// Package ingest owns the way of a release into the graph: read, extract, resolve, verify,
// commit to the store, apply to the view; and the way out again.
package ingest

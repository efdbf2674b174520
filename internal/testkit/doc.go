// Package testkit owns what tests of several packages share: small graphs, a read model over
// them, and readers that count.
package testkit

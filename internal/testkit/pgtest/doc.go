// Package pgtest owns PostgreSQL for tests: a cluster of its own in a temporary directory,
// reached over loopback and a Unix socket, with a fresh database or schema for each test.
package pgtest

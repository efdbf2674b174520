package storetest

import (
	"testing"
	"time"

	"huipu/internal/store"
)

// Factory makes a fresh place for a store, once for each test.
type Factory func(t *testing.T) Home

// Home is a place where a store can live, and what stores there are capable of. What a store
// cannot do is asserted as well, not skipped.
type Home struct {
	// Open opens the store that lives here, with the given clock. It is called again only
	// after the store before was closed.
	Open func(now func() time.Time) (store.Store, error)
	// Persistent stores hold the same when they are opened again; others must be empty.
	Persistent bool
	// Backup is how to look at backups; nil for stores that must refuse to make them.
	Backup *Backup
	// OnDisk stores take space on disk; others must report 0.
	OnDisk bool
	// LoadsWhole stores take a load into an empty store in one atomic step; others must keep
	// the revisions before an error.
	LoadsWhole bool
}

// Backup is how to look at the backups of a store.
type Backup struct {
	Missing  string                            // a path where nothing is
	Empty    string                            // an empty directory
	Occupied string                            // a directory that holds a file
	Open     func(string) (store.Store, error) // opens a backup as a store
}

// contract lists the tests by the part of the contract that they hold a store to.
func contract() []part {
	return []part{
		{"Change", changeTests()},
		{"Store", storeTests()},
		{"Commit", commitTests()},
		{"Premise", premiseTests()},
		{"Quads", quadsTests()},
		{"Encoded", encodedTests()},
		{"Match", matchTests()},
		{"Revisions", revisionsTests()},
		{"Heads", headsTests()},
		{"Wait", waitTests()},
		{"Load", loadTests()},
		{"Verify", verifyTests()},
		{"Stats", statsTests()},
		{"Backup", backupTests()},
		{"Close", closeTests()},
		{"Random", randomTests()},
	}
}

// part is the tests of one part of the contract.
type part struct {
	name  string
	tests []test
}

// test holds a store to one sentence of the contract, which is its name.
type test struct {
	name string
	run  func(t *testing.T, h *harness)
}

// Run holds the stores of the factory to the contract of package store, with a fresh store
// for each test.
func Run(t *testing.T, open Factory) {
	for _, part := range contract() {
		t.Run(part.name, func(t *testing.T) {
			for _, test := range part.tests {
				t.Run(test.name, func(t *testing.T) {
					test.run(t, newHarness(t, open(t)))
				})
			}
		})
	}
}

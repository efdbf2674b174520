// Package store owns the contract of the graph store: what every backend promises about
// statements, revisions, durability and concurrency.
//
// Package storetest holds one test for each sentence of the contract and runs over every
// backend; memstore is the reference.
package store

import (
	"context"
	"iter"

	"github.com/cayleygraph/quad"

	"huipu/internal/kg"
)

// Change is a set of statements to add and to remove in one commit.
//
// Every quad has an IRI as subject, predicate and label, and an IRI, [quad.TypedString] or
// [quad.LangString] as object. Strings are valid UTF-8 without NUL, and IRIs hold no space,
// control character or any of <>"{}|^`\. Language tags are letters, then groups of letters
// and digits after hyphens. A quad that stands in both Add and Remove stays as
// it was.
type Change struct {
	Author    string
	Cause     kg.Cause
	Message   string
	Documents []kg.ID // documents concerned, sorted
	Add       []quad.Quad
	Remove    []quad.Quad
	// Premise is the number of the revision that the change rests on, 0 for an empty row of
	// revisions; nil for a change that rests on none. Where the last revision is another,
	// nothing is stored and the error is [ErrPremise].
	Premise *uint64
}

// Committed is a revision with the statements that it really changed, each list in the
// order of [Compare].
type Committed struct {
	kg.Revision
	Added   []quad.Quad
	Removed []quad.Quad
}

// Loaded counts what a load stored.
type Loaded struct {
	Revisions uint64 // revisions made
	Quads     uint64 // statements that were not there before
}

// Stats counts what a store holds.
type Stats struct {
	Quads     uint64 // statements
	Revision  uint64 // number of the last revision; 0 before the first
	DiskBytes uint64 // space taken on disk; 0 for a store in memory
}

// Store keeps a set of quads and the row of revisions that made it.
//
// The same subject, predicate and object under two labels are two statements. All methods
// may be called by many goroutines at once. Errors wrap a category of package kg: bad
// statements are [kg.ErrInvalid], use after Close is [kg.ErrUnavailable], an ended context
// is [kg.ErrTimeout] and also wraps the context's error.
type Store interface {
	// Commit applies the change atomically and durably: when it returns without an error
	// the change outlives a crash of the machine, and when it returns an error nothing of
	// it is stored. Where the device fails during the write, the error is
	// [kg.ErrUnavailable], as are all later commits, and the change is whole or absent when
	// the store is opened again. Adding what is there and removing what is not there are no errors. A
	// change without effect makes no revision: the result is then the last revision
	// (number 0 when there is none) with empty lists. Otherwise revisions are numbered from
	// 1 without gaps.
	Commit(ctx context.Context, change Change) (Committed, error)

	// Quads yields every statement of one version of the graph, each once, in an order of
	// the backend's choice. The version is the one current when the iteration starts;
	// commits made meanwhile do not show. An error ends the iteration and is yielded last,
	// with the zero quad.
	Quads(ctx context.Context) iter.Seq2[quad.Quad, error]

	// Match yields every statement whose value in the given direction is one of the values,
	// each statement once, in one version of the graph, in an order of the backend's choice.
	// Unknown values and no values match nothing. Errors are yielded as by Quads.
	Match(ctx context.Context, direction quad.Direction, values []quad.Value) iter.Seq2[quad.Quad, error]

	// Revisions yields the revisions with a number above after, oldest first, with the
	// statements that each changed. Errors are yielded as by Quads.
	Revisions(ctx context.Context, after uint64) iter.Seq2[Committed, error]

	// Heads yields the revisions with a number above after, oldest first, without the
	// statements that each changed. Errors are yielded as by Quads.
	Heads(ctx context.Context, after uint64) iter.Seq2[kg.Revision, error]

	// Wait blocks until the last revision has a number above after, and gives its number;
	// it returns at once when that is so already. On a store that several processes share
	// it sees the commits of the others too. Where the last revision stands below after,
	// the error is [ErrLost], at once; Close ends the wait with [kg.ErrUnavailable].
	Wait(ctx context.Context, after uint64) (uint64, error)

	// Load adds many statements with bounded memory, in revisions of at most [LoadBatch]
	// statements each. Author, cause, message and documents of every revision are those of
	// head, whose lists are empty; a premise of it holds for the first commit. Statements
	// that are there already are no errors. An error of the sequence ends the load and is
	// wrapped; after an error what the revisions before it hold stays stored, and Loaded
	// counts it. A backend may read the sequence in a goroutine of its own, where a panic of it
	// ends the process. A backend may take everything into an empty store in one atomic step: after
	// an error it is then as empty as before.
	Load(ctx context.Context, head Change, quads iter.Seq2[quad.Quad, error]) (Loaded, error)

	// Verify compares everything in the store with everything that must agree with it. It
	// returns one sentence for each problem, none when the store is sound; the error says
	// that it could not look.
	Verify(ctx context.Context) ([]string, error)

	// Stats counts what the current version holds.
	Stats(ctx context.Context) (Stats, error)

	// Backup writes a copy of one version, with its revisions, into dir, which must not
	// exist or be empty, while the store goes on working. The copy opens as a store. A
	// store in memory answers [kg.ErrUnsupported].
	Backup(ctx context.Context, dir string) error

	// Close releases everything. Iterations under way end with an error or their last
	// statement. A second Close does nothing.
	Close() error
}

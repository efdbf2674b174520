package pebble

import "errors"

// The errors that callers can tell apart with errors.Is.
var (
	// ErrClosed is the use of a store after Close.
	ErrClosed = errors.New("graph store is closed")
	// ErrBroken is a write after a failed write: what is on disk is whole, but only opening
	// the store anew shows whether it holds the failed write.
	ErrBroken = errors.New("graph store refuses writes after a failed one, open it anew")
	// ErrReadOnly is a write to a store that was opened to be read.
	ErrReadOnly = errors.New("graph store is open for reading alone")
	// ErrLocked is a directory that another process, or this one, has open as a store.
	ErrLocked = errors.New("graph store is in use")
	// ErrForeign is a directory that holds something else, or a path that is no directory.
	ErrForeign = errors.New("not a graph store")
	// ErrNewer is a store written by a newer program.
	ErrNewer = errors.New("graph store has a newer format")
	// ErrCorrupt is stored data that cannot be right.
	ErrCorrupt = errors.New("graph store is corrupt")
	// ErrNoSpace is a write while the disk is nearly full. Nothing of it is stored, and
	// writes work again when there is space.
	ErrNoSpace = errors.New("too little disk space")
	// ErrNotEmpty is a load into a store that has been written to.
	ErrNotEmpty = errors.New("graph store is not empty")
	// ErrValue is a statement with a missing or malformed value.
	ErrValue = errors.New("invalid value")
)

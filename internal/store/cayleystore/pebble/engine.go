package pebble

import "context"

// engine is the ordered key-value store under the quad store: the seam where another one
// could be put. Its methods are not called after close, nor commit by two goroutines at
// once; the quad store sees to both.
type engine interface {
	// snapshot is the state as of the last commit.
	snapshot() view
	// newBatch starts a set of writes of about the given size.
	newBatch(bytes int) batch
	// commit applies the batch atomically and returns once it is on stable storage. After
	// an error the engine must not be written to again.
	commit(batch) error
	// newIngest starts a load into an engine that holds next to nothing. It may keep files in
	// scratch, a directory within that of the engine.
	newIngest(scratch string) (ingest, error)
	// establish makes the database one to stay: until then, opening it may start anew.
	establish() error
	// checkpoint writes a copy of the last committed state into dir, which must not exist.
	checkpoint(dir string) error
	// checkFiles compares the files on disk with their checksums and calls fn for each that
	// is damaged.
	checkFiles(ctx context.Context, fn func(Damage)) error
	// diskBytes is the space taken on disk.
	diskBytes() uint64
	// freeBytes is the space left on the disk, or false when the file system cannot tell.
	freeBytes() (uint64, bool)
	// close releases the engine. Every view and cursor must be closed before.
	close() error
}

// view reads one unchanging state. It may be used by many goroutines at once.
type view interface {
	// get appends the value of key to buf, or reports false when there is none.
	get(key, buf []byte) ([]byte, bool, error)
	// cursor walks the keys in [lower, upper), and may outlive the view.
	cursor(lower, upper []byte) (cursor, error)
	close() error
}

// cursor walks keys in ascending order. It is used by one goroutine at a time. The slices
// it returns are valid until it moves.
type cursor interface {
	// seek moves to the first key at or after key.
	seek(key []byte) bool
	next() bool
	// last moves to the last key.
	last() bool
	key() []byte
	value() ([]byte, error)
	// err is the reason why a move returned false, or nil at the end of the range.
	err() error
	close() error
}

// batch collects writes. The slices given to it are copied.
type batch interface {
	set(key, value []byte)
	delete(key []byte)
	// close releases the batch, committed or not.
	close()
}

// ingest is a load of many keys at once.
type ingest interface {
	// write takes the keys of a range of its own, which part gives in ascending order. Asked
	// tells that readers will ask for keys that may not be there. It may be called by several
	// goroutines at once.
	write(asked bool, part func(put putter) error) error
	// commit makes all keys visible and stable at once, over those that are there. Like
	// commit of the engine it is not called together with another write.
	commit() error
	// close releases the load, committed or not.
	close()
}

// putter takes a key and its value, and copies them.
type putter func(key, value []byte) error

package pebble

import (
	"fmt"
	"sync"
)

// reader is a cursor that the store can take back. The engine must not be closed under a
// cursor, and Cayley does not close every iterator, so the store knows all readers and
// closes those that are left.
type reader struct {
	qs *QuadStore

	mu sync.Mutex
	c  cursor // nil when closed
}

// newReader opens a cursor over [lower, upper) of the current state.
func (qs *QuadStore) newReader(lower, upper []byte) (*reader, error) {
	qs.mu.RLock() // held until the reader is known, so that Close cannot miss it
	defer qs.mu.RUnlock()
	return qs.newReaderLocked(lower, upper)
}

// newReaderLocked is newReader for who holds the lock.
func (qs *QuadStore) newReaderLocked(lower, upper []byte) (*reader, error) {
	if qs.closed {
		return nil, ErrClosed
	}
	c, err := qs.view.cursor(lower, upper)
	if err != nil {
		return nil, fmt.Errorf("reading from key %x: %w", lower, err)
	}
	r := &reader{qs: qs, c: c}
	qs.readersMu.Lock()
	qs.readers[r] = struct{}{}
	qs.readersMu.Unlock()
	return r, nil
}

// use runs fn with the cursor, unless it was closed.
func (r *reader) use(fn func(c cursor) error) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.c == nil {
		return ErrClosed
	}
	return fn(r.c)
}

// close may be called more than once. The store forgets the reader only when the cursor is
// closed, so that it cannot close the engine in between.
func (r *reader) close() error {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.c == nil {
		return nil
	}
	err := r.c.close()
	r.c = nil

	r.qs.readersMu.Lock()
	defer r.qs.readersMu.Unlock()
	delete(r.qs.readers, r)
	return err
}

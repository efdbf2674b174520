package store

import (
	"context"
	"fmt"
	"sync"

	"huipu/internal/kg"
)

// Bell wakes those who wait for the next revision of a store within the process. The zero
// value is ready for use by many goroutines at once.
type Bell struct {
	mu   sync.Mutex
	next chan struct{} // closed by the next ring; nil when nobody waits for it
}

// Ring wakes everybody who waits. A backend rings after each commit and after its close.
func (b *Bell) Ring() {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.next != nil {
		close(b.next)
		b.next = nil
	}
}

// Next gives a channel that is closed by the first ring from now on.
func (b *Bell) Next() <-chan struct{} {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.next == nil {
		b.next = make(chan struct{})
	}
	return b.next
}

// Wait is [Store.Wait] for a backend whose last revision is given by last, which also tells
// why the backend cannot be used, if so.
func (b *Bell) Wait(ctx context.Context, after uint64, last func(context.Context) (uint64, error)) (uint64, error) {
	for {
		rung := b.Next() // before looking, so that no ring is missed
		number, err := last(ctx)
		if err == nil {
			err = CheckSeen(after, number)
		}
		if err != nil {
			return 0, fmt.Errorf("waiting for a revision after %d: %w", after, err)
		}
		if number > after {
			return number, nil
		}
		select {
		case <-rung:
		case <-ctx.Done():
			return 0, fmt.Errorf("waiting for a revision after %d: %w: %w", after, kg.ErrTimeout, ctx.Err())
		}
	}
}

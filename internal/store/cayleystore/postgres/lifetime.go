package postgres

import (
	"context"
	"sync"
)

// lifetime knows who uses a store, so that the last one out lets go of its connections: one
// who iterates may close the store in the middle.
type lifetime struct {
	ctx    context.Context // ends with the store
	cancel context.CancelCauseFunc
	free   func() // called once, when nobody uses the store any more

	mu     sync.Mutex
	users  int
	closed bool
}

func newLifetime(free func()) *lifetime {
	l := &lifetime{free: sync.OnceFunc(free)}
	l.ctx, l.cancel = context.WithCancelCause(context.Background())
	return l
}

// enter starts a use of the store, which ends with leave. The context is the given one, and
// ends with errClosed as its cause when the store is closed.
func (l *lifetime) enter(ctx context.Context) (_ context.Context, leave func(), _ error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.closed {
		return nil, nil, errClosed
	}
	l.users++
	ctx, cancel := context.WithCancelCause(ctx)
	stop := context.AfterFunc(l.ctx, func() { cancel(errClosed) })
	return ctx, func() {
		stop()
		cancel(nil)
		l.leave()
	}, nil
}

func (l *lifetime) leave() {
	l.mu.Lock()
	l.users--
	last := l.closed && l.users == 0
	l.mu.Unlock()
	if last {
		l.free()
	}
}

// end closes the store: no more uses begin, and those under way are told to end.
func (l *lifetime) end() {
	l.mu.Lock()
	l.closed = true
	last := l.users == 0
	l.mu.Unlock()
	l.cancel(errClosed)
	if last {
		l.free()
	}
}

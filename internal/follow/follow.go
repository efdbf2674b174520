package follow

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"sync"
	"sync/atomic"
	"time"

	"huipu/internal/kg"
	"huipu/internal/store"
	"huipu/internal/view"
)

// Options are what a [Follower] works with.
type Options struct {
	Store  store.Store
	View   *view.View   // built from Store
	Logger *slog.Logger // nil: nothing is logged
	// FirstPause is how long a follower rests after its first failure; each failure more
	// doubles it up to LongestPause. Zero is 50 ms and 1 s.
	FirstPause, LongestPause time.Duration
}

// Follower keeps a view at the last revision of its store. It is safe for concurrent use.
// [Follower.CatchUp] works without [Follower.Run].
type Follower struct {
	store   store.Store
	view    *view.View
	log     *slog.Logger
	first   time.Duration
	longest time.Duration

	turn     chan struct{} // holds a token while somebody catches up
	moved    store.Bell    // rings when the view may have moved
	rebuilds atomic.Uint64

	mu    sync.Mutex
	known uint64 // last revision that the store has told of
	err   error  // why the view cannot follow; nil when it can
}

// New gives a follower that has not started.
func New(o Options) *Follower {
	f := &Follower{
		store: o.Store, view: o.View, log: o.Logger, first: o.FirstPause, longest: o.LongestPause,
		turn: make(chan struct{}, 1), known: o.View.Snapshot().Revision(),
	}
	if f.log == nil {
		f.log = slog.New(slog.DiscardHandler)
	}
	if f.first == 0 {
		f.first = 50 * time.Millisecond
	}
	if f.longest == 0 {
		f.longest = time.Second
	}
	return f
}

// Status is how a view stands to its store.
type Status struct {
	View     uint64 // last revision that the view shows
	Store    uint64 // last revision of the store, as far as it is known
	Rebuilds uint64 // how often the view was built anew because the store had lost revisions
	Err      error  // why the view cannot follow at present; nil when it can
}

// Lag is the number of revisions by which the view is behind.
func (s Status) Lag() uint64 { return s.Store - min(s.View, s.Store) }

// Status tells how the view stands. It asks nobody.
func (f *Follower) Status() Status {
	f.mu.Lock()
	defer f.mu.Unlock()
	at := f.view.Snapshot().Revision()
	return Status{View: at, Store: max(f.known, at), Rebuilds: f.rebuilds.Load(), Err: f.err}
}

// Run follows the store until the context ends. While the store is away or the view cannot
// show what it holds, Run says so in the log and in the status, and tries again with growing
// pauses.
func (f *Follower) Run(ctx context.Context) {
	pause := f.first
	for {
		err := f.step(ctx)
		if ctx.Err() != nil {
			return
		}
		f.settle(err)
		f.moved.Ring()
		if err == nil {
			pause = f.first
			continue
		}
		rest := time.NewTimer(pause)
		select {
		case <-rest.C:
		case <-ctx.Done():
			rest.Stop()
			return
		}
		pause = min(2*pause, f.longest)
	}
}

// step waits for one revision or more and brings them in. After a failure it does not wait:
// a store that is back is to be known at once.
func (f *Follower) step(ctx context.Context) error {
	rebuilds := f.rebuilds.Load()
	var lost error
	if f.Status().Err == nil {
		last, err := f.store.Wait(ctx, f.view.Snapshot().Revision())
		if lost = err; err != nil && !errors.Is(err, store.ErrLost) {
			return err
		}
		f.learn(last)
	}
	err := f.CatchUp(ctx)
	if err == nil && f.rebuilds.Load() == rebuilds {
		return lost // a store that contradicts itself is asked again after a pause
	}
	return err
}

// settle notes how a step ended, and logs when that is news.
func (f *Follower) settle(err error) {
	f.mu.Lock()
	before := f.err
	f.err = err
	f.mu.Unlock()
	switch {
	case err != nil && before == nil:
		f.log.Warn("the view cannot follow the store and stays as it is", "revision", f.view.Snapshot().Revision(), "cause", err)
	case err == nil && before != nil:
		f.log.Info("the view follows the store again", "revision", f.view.Snapshot().Revision())
	}
}

func (f *Follower) learn(last uint64) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.known = max(f.known, last)
}

// Writable tells why a change cannot be made at present, if so: the error is
// [kg.ErrUnavailable]. Without [Follower.Run] everything counts as writable.
func (f *Follower) Writable() error {
	if err := f.Status().Err; err != nil {
		return fmt.Errorf("the store cannot be followed at present: %w: %w", kg.ErrUnavailable, err)
	}
	return nil
}

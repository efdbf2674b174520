package follow_test

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/cayleygraph/quad"
	"go.uber.org/goleak"

	"huipu/internal/follow"
	"huipu/internal/kg"
	"huipu/internal/store"
	"huipu/internal/store/memstore"
	"huipu/internal/testkit"
	"huipu/internal/view"
	"huipu/internal/vocab"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// shared is a store that several processes would share: it can go away, and it can be
// replaced by a copy that lacks the last revisions.
type shared struct {
	store.Store // nil: what is not below is not asked
	now         func() time.Time

	mu      sync.Mutex
	current store.Store
	away    chan struct{} // closed while the store is away
	back    chan struct{} // closed while it is there
	asked   atomic.Uint64 // calls while it was away
}

func newShared() *shared {
	s := &shared{now: testkit.Clock(), away: make(chan struct{}), back: make(chan struct{})}
	s.current = memstore.New(memstore.Options{Now: s.now})
	close(s.back)
	return s
}

var errAway = fmt.Errorf("no connection: %w", kg.ErrUnavailable)

func (s *shared) leave() {
	s.mu.Lock()
	defer s.mu.Unlock()
	close(s.away)
	s.back = make(chan struct{})
}

func (s *shared) comeBack() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.away = make(chan struct{})
	close(s.back)
}

// lose replaces the store by one that holds the first n of the documents.
func (s *shared) lose(t *testing.T, n int) {
	t.Helper()
	fresh := memstore.New(memstore.Options{Now: s.now})
	for i := range n {
		commit(t, fresh, i)
	}
	s.mu.Lock()
	old := s.current
	s.current = fresh
	s.mu.Unlock()
	if err := old.Close(); err != nil {
		t.Error(err)
	}
}

func (s *shared) at() (store.Store, <-chan struct{}, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	select {
	case <-s.away:
		s.asked.Add(1)
		return s.current, s.away, errAway
	default:
		return s.current, s.away, nil
	}
}

func (s *shared) Wait(ctx context.Context, after uint64) (uint64, error) {
	current, away, err := s.at()
	if err != nil {
		return 0, err
	}
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	go func() {
		select {
		case <-away:
			cancel(errAway)
		case <-ctx.Done():
		}
	}()
	last, err := current.Wait(ctx, after)
	if cause := context.Cause(ctx); errors.Is(cause, errAway) {
		return 0, cause
	}
	return last, err
}

func (s *shared) Heads(ctx context.Context, after uint64) iter.Seq2[kg.Revision, error] {
	current, _, err := s.at()
	if err != nil {
		return func(yield func(kg.Revision, error) bool) { yield(kg.Revision{}, err) }
	}
	return current.Heads(ctx, after)
}

func (s *shared) Revisions(ctx context.Context, after uint64) iter.Seq2[store.Committed, error] {
	current, _, err := s.at()
	if err != nil {
		return func(yield func(store.Committed, error) bool) { yield(store.Committed{}, err) }
	}
	return current.Revisions(ctx, after)
}

func (s *shared) Stats(ctx context.Context) (store.Stats, error) {
	current, _, err := s.at()
	if err != nil {
		return store.Stats{}, err
	}
	return current.Stats(ctx)
}

func (s *shared) Quads(ctx context.Context) iter.Seq2[quad.Quad, error] {
	current, _, err := s.at()
	if err != nil {
		return func(yield func(quad.Quad, error) bool) { yield(quad.Quad{}, err) }
	}
	return current.Quads(ctx)
}

// commit stores the n-th document.
func commit(t *testing.T, s store.Store, n int) {
	t.Helper()
	r := testkit.NewRelease(kg.Document{Title: fmt.Sprintf("稿%d", n), Text: fmt.Sprintf("第%d次会议。\n", n), Extractor: "test/1"})
	c := r.Contribution()
	if _, err := s.Commit(context.Background(), store.Change{
		Author: "test", Cause: kg.CauseIngest, Documents: []kg.ID{c.Document.ID}, Add: vocab.Encode(c),
	}); err != nil {
		t.Fatal(err)
	}
}

// following is a follower that runs until the test ends.
func following(t *testing.T, s store.Store) (*follow.Follower, *view.View) {
	t.Helper()
	v, err := view.Build(t.Context(), s)
	if err != nil {
		t.Fatal(err)
	}
	f := follow.New(follow.Options{Store: s, View: v, FirstPause: time.Millisecond, LongestPause: 2 * time.Millisecond})
	ctx, cancel := context.WithCancel(context.Background())
	var running sync.WaitGroup
	running.Go(func() { f.Run(ctx) })
	t.Cleanup(func() {
		cancel()
		running.Wait()
	})
	return f, v
}

// until polls a condition that some other goroutine is about to fulfil.
func until(t *testing.T, what string, condition func() bool) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	for !condition() {
		select {
		case <-ctx.Done():
			t.Fatalf("not reached: %s", what)
		case <-time.After(time.Millisecond):
		}
	}
}

func TestTheViewFollowsOtherWriters(t *testing.T) {
	s := newShared()
	commit(t, s.current, 0)
	f, v := following(t, s)
	for n := 1; n < 30; n++ {
		commit(t, s.current, n)
		if n%3 == 0 {
			if err := f.Reach(t.Context(), uint64(n)+1); err != nil {
				t.Fatal(err)
			}
			if got := v.Snapshot().Count(kg.KindDocument); got != n+1 {
				t.Fatalf("%d documents at revision %d", got, v.Snapshot().Revision())
			}
		}
	}
	if err := f.Reach(t.Context(), 30); err != nil {
		t.Fatal(err)
	}
	if status := f.Status(); status != (follow.Status{View: 30, Store: 30}) || status.Lag() != 0 {
		t.Errorf("status %+v", status)
	}
}

func TestCatchUpNeedsNoRun(t *testing.T) {
	s := newShared()
	v, err := view.Build(t.Context(), s)
	if err != nil {
		t.Fatal(err)
	}
	f := follow.New(follow.Options{Store: s, View: v})
	for n := range 3 {
		commit(t, s.current, n)
		for range 2 {
			if err := f.CatchUp(t.Context()); err != nil || v.Snapshot().Revision() != uint64(n)+1 {
				t.Errorf("at revision %d, %v; want %d", v.Snapshot().Revision(), err, n+1)
			}
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := f.CatchUp(ctx); !errors.Is(err, kg.ErrTimeout) {
		t.Errorf("after the end of the context: %v", err)
	}
}

func TestAnAbsentStoreIsToldAndFollowedAgain(t *testing.T) {
	s := newShared()
	commit(t, s.current, 0)
	f, v := following(t, s)
	if err := f.Writable(); err != nil {
		t.Errorf("not writable at first: %v", err)
	}
	s.leave()
	until(t, "the store is known to be away", func() bool { return f.Status().Err != nil })
	if err := f.Writable(); !errors.Is(err, kg.ErrUnavailable) {
		t.Errorf("writable: %v", err)
	}
	if err := f.CatchUp(t.Context()); !errors.Is(err, kg.ErrUnavailable) {
		t.Errorf("catching up: %v", err)
	}
	commit(t, s.current, 1)
	until(t, "the follower has tried again", func() bool { return s.asked.Load() > 10 })
	if n := v.Snapshot().Count(kg.KindDocument); n != 1 {
		t.Errorf("%d documents are shown while the store is away, want 1", n)
	}
	s.comeBack()
	if err := f.Reach(t.Context(), 2); err != nil {
		t.Fatal(err)
	}
	until(t, "the store is known to be back", func() bool { return f.Writable() == nil })
}

func TestAStoreThatLostRevisionsIsShownAsItIs(t *testing.T) {
	for _, test := range []struct {
		name  string
		after func(t *testing.T, s *shared) // what others do before the follower looks
		want  int
	}{
		{"behind the view", func(*testing.T, *shared) {}, 2},
		{"at another revision of the same number", func(t *testing.T, s *shared) { commit(t, s.current, 7) }, 3},
		{"beyond the view again", func(t *testing.T, s *shared) {
			for n := 7; n < 12; n++ {
				commit(t, s.current, n)
			}
		}, 7},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := newShared()
			for n := range 3 {
				commit(t, s.current, n)
			}
			f, v := following(t, s)
			s.leave()
			until(t, "the store is known to be away", func() bool { return f.Status().Err != nil })
			s.lose(t, 2)
			test.after(t, s)
			s.comeBack()
			until(t, "the view was built anew", func() bool { return f.Status().Rebuilds == 1 && f.Status().Err == nil })
			if n := v.Snapshot().Count(kg.KindDocument); n != test.want {
				t.Errorf("%d documents at revision %d, want %d", n, v.Snapshot().Revision(), test.want)
			}
			if status := f.Status(); status.View != uint64(test.want) || status.Store != status.View {
				t.Errorf("status %+v", status)
			}
			commit(t, s.current, 20)
			if err := f.Reach(t.Context(), uint64(test.want)+1); err != nil {
				t.Error(err)
			}
		})
	}
}

func TestReachOfWhatDoesNotExist(t *testing.T) {
	s := newShared()
	commit(t, s.current, 0)
	f, _ := following(t, s)
	for _, revision := range []uint64{2, 3, 1 << 40, 1<<64 - 1} {
		if err := f.Reach(t.Context(), revision); !errors.Is(err, kg.ErrNotFound) {
			t.Errorf("revision %d: %v", revision, err)
		}
	}
	for _, revision := range []uint64{0, 1} {
		if err := f.Reach(t.Context(), revision); err != nil {
			t.Errorf("revision %d: %v", revision, err)
		}
	}
}

func TestReachEndsWithItsContext(t *testing.T) {
	s := newShared()
	commit(t, s.current, 0)
	v, err := view.Build(t.Context(), s)
	if err != nil {
		t.Fatal(err)
	}
	commit(t, s.current, 1)
	f := follow.New(follow.Options{Store: s, View: v}) // does not run, so nothing moves the view
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan error)
	go func() { ended <- f.Reach(ctx, 2) }()
	cancel()
	if err := <-ended; !errors.Is(err, kg.ErrTimeout) || !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	running, _ := following(t, s)
	s.leave()
	until(t, "the store is known to be away", func() bool { return running.Status().Err != nil })
	ctx, cancel = context.WithTimeout(t.Context(), time.Millisecond)
	defer cancel()
	if err := running.Reach(ctx, 3); !errors.Is(err, kg.ErrUnavailable) {
		t.Errorf("while the store is away: %v", err)
	}
}

func TestAViewThatCannotShowWhatIsStoredSaysSo(t *testing.T) {
	s := newShared()
	commit(t, s.current, 0)
	f, v := following(t, s)
	if _, err := s.current.Commit(t.Context(), store.Change{Add: []quad.Quad{{
		Subject: quad.IRI("s"), Predicate: quad.IRI("p"), Object: quad.IRI("o"), Label: quad.IRI("d"),
	}}}); err != nil {
		t.Fatal(err)
	}
	until(t, "the failure is told", func() bool { return f.Status().Err != nil })
	if status := f.Status(); !errors.Is(status.Err, kg.ErrInternal) || status.Lag() != 1 || v.Snapshot().Revision() != 1 {
		t.Errorf("status %+v", status)
	}
}

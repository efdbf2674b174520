package pebble_test

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
	"github.com/cockroachdb/pebble/v2/vfs"
	"github.com/cockroachdb/pebble/v2/vfs/errorfs"
	"github.com/google/go-cmp/cmp"

	"huipu/internal/store/cayleystore/pebble"
)

// held is a store whose writers' lock is held by the commit of first, so that the changes
// that come form one group when it is let go.
type held struct {
	t     *testing.T
	qs    *pebble.QuadStore
	free  chan struct{}
	first chan error
	row   int // changes that wait
}

func hold(t *testing.T, qs *pebble.QuadStore, first ...quad.Quad) *held {
	t.Helper()
	h := &held{t: t, qs: qs, free: make(chan struct{}), first: make(chan error, 1)}
	inside := make(chan struct{})
	go func() {
		_, _, err := qs.Commit(t.Context(), deltas(graph.Add, first...), func(uint64, []graph.Delta) ([]byte, error) {
			close(inside)
			<-h.free
			return nil, nil
		})
		h.first <- err
	}()
	<-inside
	return h
}

// join lets a change wait behind those before it, and gives the way to its outcome.
func (h *held) join(do func() error) <-chan error {
	h.t.Helper()
	outcome := make(chan error, 1)
	go func() { outcome <- do() }()
	h.row++
	h.wait(h.row)
	return outcome
}

func (h *held) wait(row int) {
	h.t.Helper()
	for h.qs.Waiting() != row {
		if h.t.Context().Err() != nil {
			h.t.Fatal("the test ends before the changes wait")
		}
		runtime.Gosched()
	}
}

func (h *held) release() {
	h.t.Helper()
	close(h.free)
	if err := <-h.first; err != nil {
		h.t.Error(err)
	}
}

// walFS counts the syncs of the log, and fails them when told to.
func walFS(fs vfs.FS, syncs *atomic.Int64, fail *atomic.Bool) vfs.FS {
	return errorfs.Wrap(fs, errorfs.InjectorFunc(func(op errorfs.Op) error {
		syncing := op.Kind == errorfs.OpFileSync || op.Kind == errorfs.OpFileSyncData || op.Kind == errorfs.OpFileSyncTo
		if !syncing || !strings.HasSuffix(op.Path, ".log") {
			return nil
		}
		syncs.Add(1)
		if fail.Load() {
			return errorfs.ErrInjected
		}
		return nil
	}))
}

func TestChangesThatWaitAreWrittenTogether(t *testing.T) {
	var syncs atomic.Int64
	qs := openOn(t, walFS(vfs.NewMem(), &syncs, &atomic.Bool{}))
	h := hold(t, qs, q("a", "p", "x", "d"))
	before := syncs.Load()
	var outcomes []<-chan error
	for i := range 8 {
		outcomes = append(outcomes, h.join(func() error {
			seq, _, err := qs.Commit(t.Context(), deltas(graph.Add, q("a", "p", fmt.Sprint("x", i), "d")), note)
			if err == nil && seq != uint64(i+2) {
				err = fmt.Errorf("change %d came at %d", i, seq)
			}
			return err
		}))
	}
	h.release()
	for _, outcome := range outcomes {
		if err := <-outcome; err != nil {
			t.Error(err)
		}
	}
	if n := syncs.Load() - before; n != 2 {
		t.Errorf("%d syncs of the log, want one for the first change and one for the eight that waited", n)
	}
	if r := sound(t, qs); r.Changes != 9 || r.Quads != 9 {
		t.Errorf("%d changes and %d statements, want 9 of each", r.Changes, r.Quads)
	}
}

// Every change of a group is looked up before any of those in front of it is written, and
// still takes effect on what they leave.
func TestChangesOfAGroupFollowEachOther(t *testing.T) {
	errMeta, errPremise := errors.New("no meta"), errors.New("no premise")
	shared, gone := q("a", "p", "x", "d"), q("n1", "n2", "n3", "n4")
	qs := openMem(t)
	h := hold(t, qs, shared)
	commit := func(want uint64, d ...graph.Delta) func() error {
		return func() error {
			seq, _, err := qs.Commit(t.Context(), d, note)
			if err == nil && seq != want {
				err = fmt.Errorf("sequence %d, want %d", seq, want)
			}
			return err
		}
	}
	on := func(last uint64, d ...graph.Delta) func() error {
		return func() error {
			_, _, err := qs.CommitOn(t.Context(), func(seq uint64) error {
				if seq != last {
					return fmt.Errorf("%w: %d", errPremise, seq)
				}
				return nil
			}, d, note)
			return err
		}
	}
	add := func(quads ...quad.Quad) []graph.Delta { return deltas(graph.Add, quads...) }
	remove := func(quads ...quad.Quad) []graph.Delta { return deltas(graph.Delete, quads...) }
	ctx, cancel := context.WithCancel(t.Context())
	steps := []struct {
		name string
		do   func() error
		want error
	}{
		{"what the first change added is there", commit(1, add(shared)...), nil},
		{"a premise that the first change broke", on(0, add(q("b", "p", "x", "d"))...), errPremise},
		{"new values", commit(2, add(gone, q("b", "p", "x", "d"))...), nil},
		{"the same new values again", commit(2, add(gone)...), nil},
		{"a premise that the group keeps", on(2, add(q("c", "p", "x", "d"))...), nil},
		{"strict, of a statement of the group", func() error { return qs.ApplyDeltas(add(gone), graph.IgnoreOpts{}) }, graph.ErrQuadExists},
		{"no meta bytes", func() error {
			_, _, err := qs.Commit(t.Context(), add(q("lost", "p", "x", "d")), func(uint64, []graph.Delta) ([]byte, error) { return nil, errMeta })
			return err
		}, errMeta},
		{"what the group added goes again", commit(4, remove(gone)...), nil},
		{"strict, of a statement that went", func() error { return qs.ApplyDeltas(remove(gone), graph.IgnoreOpts{}) }, graph.ErrQuadNotExist},
		{"a context that ends", func() error { _, _, err := qs.Commit(ctx, add(q("e", "p", "x", "d")), note); return err }, context.Canceled},
		{"what the first change added goes", commit(5, remove(shared)...), nil},
	}
	var outcomes []<-chan error
	for _, step := range steps {
		outcomes = append(outcomes, h.join(step.do))
	}
	cancel()
	h.wait(len(steps) - 1)
	h.release()
	for i, step := range steps {
		err := <-outcomes[i]
		if refused, ok := errors.AsType[*graph.DeltaError](err); ok { // does not unwrap
			err = refused.Err
		}
		if !errors.Is(err, step.want) {
			t.Errorf("%s: got %v, want %v", step.name, err, step.want)
		}
	}
	want := []string{q("b", "p", "x", "d").NQuad(), q("c", "p", "x", "d").NQuad()}
	if diff := cmp.Diff(want, texts(t, qs.Quads(t.Context()))); diff != "" {
		t.Errorf("statements (-want +got):\n%s", diff)
	}
	// The values of the statement that came and went: n1 to n4, and a of the first change.
	if r := sound(t, qs); r.Changes != 5 || r.Orphans != 5 {
		t.Errorf("%d changes and %d orphans, want 5 of each", r.Changes, r.Orphans)
	}
}

func TestAFailedWriteFailsTheWholeGroup(t *testing.T) {
	var fail atomic.Bool
	mem := vfs.NewMem()
	qs := openOn(t, walFS(mem, &atomic.Int64{}, &fail))
	h := hold(t, qs, q("a", "p", "x", "d"))
	var outcomes []<-chan error
	for _, object := range []string{"y", "z", "y"} { // the last one comes to nothing
		outcomes = append(outcomes, h.join(func() error {
			_, _, err := qs.Commit(t.Context(), deltas(graph.Add, q("a", "p", object, "d")), note)
			fail.Store(true)
			return err
		}))
	}
	fail.Store(true)
	close(h.free)
	for _, outcome := range append(outcomes, h.first) {
		if err := <-outcome; !errors.Is(err, pebble.ErrBroken) {
			t.Errorf("got %v, want %v", err, pebble.ErrBroken)
		}
	}
	if lines := texts(t, qs.Quads(t.Context())); len(lines) != 0 {
		t.Errorf("statements that failed show: %q", lines)
	}
}

// A change that was looked up so long ago that what was written since is forgotten is looked
// up again.
func TestALongWaitIsNoHarm(t *testing.T) {
	qs := openMem(t)
	many := make([]quad.Quad, pebble.MaxRecentLinks+1)
	for i := range many {
		many[i] = q(fmt.Sprint("s", i%1000), "p", fmt.Sprint("o", i), "d")
	}
	h := hold(t, qs, many...)
	outcome := h.join(func() error {
		_, effective, err := qs.Commit(t.Context(), append(deltas(graph.Add, many[0], q("s0", "p", "o0", "e")), deltas(graph.Delete, many[1])...), note)
		if len(effective) != 2 {
			err = errors.Join(err, fmt.Errorf("effective: %v", effective))
		}
		return err
	})
	h.release()
	if err := <-outcome; err != nil {
		t.Error(err)
	}
	sound(t, qs)
}

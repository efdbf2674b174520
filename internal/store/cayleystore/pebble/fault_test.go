package pebble_test

import (
	"errors"
	"math/rand/v2"
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

// document makes statements whose values are all new, but for the predicate.
func document(n, size int) []quad.Quad {
	d := make([]quad.Quad, size)
	for i := range d {
		d[i] = quad.Quad{
			Subject: quad.Int(n), Predicate: quad.IRI("p"),
			Object: quad.String(strings.Repeat("长", 20) + string(rune('a'+i%26)) + quad.Int(n*size+i).String()), Label: quad.IRI("d"),
		}
	}
	return d
}

// A write or sync of the engine's log fails at every possible place in turn.
func TestFailedWriteLeavesTheStoreWhole(t *testing.T) {
	for _, size := range []int{1, 2000} { // below and far above one block of the log
		for fail := int32(0); ; fail++ {
			mem := vfs.NewCrashableMem()
			var armed atomic.Bool
			var count atomic.Int32
			inject := errorfs.InjectorFunc(func(op errorfs.Op) error {
				write := op.Kind == errorfs.OpFileWrite || op.Kind == errorfs.OpFileSync || op.Kind == errorfs.OpFileSyncData
				if !armed.Load() || !write || !strings.HasSuffix(op.Path, ".log") {
					return nil
				}
				if count.Add(1) > fail {
					return errorfs.ErrInjected
				}
				return nil
			})
			qs, err := pebble.Open("store", pebble.Options{FS: errorfs.Wrap(mem, inject)})
			if err != nil {
				t.Fatal(err)
			}
			commit(t, qs, deltas(graph.Add, document(1, 10)...)...)
			before := texts(t, qs.Quads(t.Context()))
			armed.Store(true)
			_, _, err = qs.Commit(t.Context(), deltas(graph.Add, document(2, size)...), note)
			if err == nil {
				armed.Store(false)
				if err := qs.Close(); err != nil {
					t.Fatal(err)
				}
				if fail == 0 {
					t.Fatalf("size %d: nothing failed", size)
				}
				break // more writes than there are: every place was tried
			}
			if !errors.Is(err, pebble.ErrBroken) || !errors.Is(err, errorfs.ErrInjected) {
				t.Errorf("error %v, want ErrBroken and the cause", err)
			}
			if diff := cmp.Diff(before, texts(t, qs.Quads(t.Context()))); diff != "" {
				t.Errorf("readers see the failed write (-want +got):\n%s", diff)
			}
			if qs.Sequence() != 1 || qs.ValueOf(quad.Int(2)) != nil {
				t.Error("the failed write shows in memory")
			}
			if err := qs.ApplyDeltas(deltas(graph.Add, document(3, 1)...), graph.IgnoreOpts{}); !errors.Is(err, pebble.ErrBroken) {
				t.Errorf("write after the failure: error %v, want ErrBroken", err)
			}
			if _, err := qs.Checkpoint("copy"); !errors.Is(err, pebble.ErrBroken) {
				t.Errorf("Checkpoint after the failure: error %v, want ErrBroken", err)
			}
			crashed := mem.CrashClone(vfs.CrashCloneCfg{UnsyncedDataPercent: 50, RNG: rand.New(rand.NewPCG(1, uint64(fail)))})
			if err := qs.Close(); err != nil {
				t.Errorf("Close after the failure: %v", err)
			}
			for name, fs := range map[string]*vfs.MemFS{"a crash": crashed, "Close": mem} {
				again, err := pebble.Open("store", pebble.Options{FS: fs})
				if err != nil {
					t.Fatalf("Open after %s: %v", name, err)
				}
				r := sound(t, again)
				if want := uint64(10); r.Quads != want && r.Quads != want+uint64(size) {
					t.Errorf("%d statements after %s, want %d or %d", r.Quads, name, want, want+uint64(size))
				}
				commit(t, again, deltas(graph.Add, document(3, 5)...)...)
				sound(t, again)
				if err := again.Close(); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
}

func TestFailedCheckpointDoesNoHarm(t *testing.T) {
	for _, suffix := range []string{".log", "OPTIONS-000003", ""} {
		mem := vfs.NewMem()
		inject := errorfs.InjectorFunc(func(op errorfs.Op) error {
			if strings.HasPrefix(op.Path, "copy") && strings.HasSuffix(op.Path, suffix) &&
				(op.Kind == errorfs.OpFileWrite || op.Kind == errorfs.OpCreate || op.Kind == errorfs.OpLink) {
				return errorfs.ErrInjected
			}
			return nil
		})
		qs := openOn(t, errorfs.Wrap(mem, inject))
		commit(t, qs, deltas(graph.Add, document(1, 10)...)...)
		if _, err := qs.Checkpoint("copy"); !errors.Is(err, errorfs.ErrInjected) {
			t.Errorf("Checkpoint: error %v, want the injected one", err)
		}
		commit(t, qs, deltas(graph.Add, document(2, 10)...)...)
		sound(t, qs)
	}
}

func TestFullDiskIsNoticedBeforeTheWrite(t *testing.T) {
	mem := vfs.NewMem()
	qs := openOn(t, mem)
	commit(t, qs, deltas(graph.Add, document(1, 10)...)...)
	mem.TestingSetDiskUsage(vfs.DiskUsage{AvailBytes: 1 << 20, TotalBytes: 1 << 30})
	for range 2 {
		_, _, err := qs.Commit(t.Context(), deltas(graph.Add, document(2, 10)...), note)
		if !errors.Is(err, pebble.ErrNoSpace) || errors.Is(err, pebble.ErrBroken) {
			t.Errorf("error %v, want ErrNoSpace", err)
		}
	}
	mem.TestingSetDiskUsage(vfs.DiskUsage{AvailBytes: 1 << 29, TotalBytes: 1 << 30})
	if seq, _ := commit(t, qs, deltas(graph.Add, document(2, 10)...)...); seq != 2 {
		t.Errorf("change %d, want 2", seq)
	}
	sound(t, qs)
}

// The machine fails while commits are under way.
func TestCrashLosesNothingAcknowledged(t *testing.T) {
	const dir = "missing/parents/store" // whose entries must outlive the crash too
	for round := range uint64(15) {
		mem := vfs.NewCrashableMem()
		qs, err := pebble.Open(dir, pebble.Options{FS: mem})
		if err != nil {
			t.Fatal(err)
		}
		var acknowledged atomic.Uint64
		stop, stopped := make(chan struct{}), make(chan struct{})
		go func() {
			defer close(stopped)
			for n := 1; ; n++ {
				select {
				case <-stop:
					return
				default:
				}
				d := deltas(graph.Add, document(n, 1+n%50)...)
				if n%3 == 0 {
					d = append(d, deltas(graph.Delete, document(n-1, 1+(n-1)%50)...)...)
				}
				seq, _, err := qs.Commit(t.Context(), d, note)
				if err != nil {
					t.Error(err)
					return
				}
				acknowledged.Store(seq)
			}
		}()
		for acknowledged.Load() < 5+round*7 {
		}
		least := acknowledged.Load()
		crashed := mem.CrashClone(vfs.CrashCloneCfg{UnsyncedDataPercent: int(round * 7), RNG: rand.New(rand.NewPCG(round, 1))})
		close(stop)
		<-stopped
		if err := qs.Close(); err != nil {
			t.Fatal(err)
		}

		qs, err = pebble.Open(dir, pebble.Options{FS: crashed})
		if err != nil {
			t.Fatal(err)
		}
		last := qs.Sequence()
		if last < least {
			t.Errorf("change %d was acknowledged, %d survived", least, last)
		}
		var want []quad.Quad
		for n := 1; n <= int(last); n++ {
			if n%3 == 2 && n < int(last) {
				continue // removed by the next
			}
			want = append(want, document(n, 1+n%50)...)
		}
		wantTexts := texts(t, func(yield func(quad.Quad, error) bool) {
			for _, q := range want {
				if !yield(q, nil) {
					return
				}
			}
		})
		if diff := cmp.Diff(wantTexts, texts(t, qs.Quads(t.Context()))); diff != "" {
			t.Errorf("statements after the crash at change %d (-want +got):\n%s", last, diff)
		}
		sound(t, qs)
		if err := qs.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

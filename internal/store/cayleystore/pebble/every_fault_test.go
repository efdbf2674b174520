package pebble_test

import (
	"errors"
	"flag"
	"fmt"
	"math/rand/v2"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cockroachdb/pebble/v2/vfs"
	"github.com/cockroachdb/pebble/v2/vfs/errorfs"
	"github.com/google/go-cmp/cmp"

	"huipu/internal/store/cayleystore/pebble"
)

// thorough is for a run that may take its time.
var thorough = flag.Bool("thorough", false, "try every operation, not every ninth")

// trouble makes operations on a file system fail.
type trouble struct {
	err     error
	fails   func(errorfs.Op) bool
	lasting bool // whether all later ones fail too

	from  atomic.Int64 // the operation that fails first, counted from 1 among those that may fail
	count atomic.Int64
}

func (d *trouble) MaybeError(op errorfs.Op) error {
	if !strings.HasPrefix(op.Path, "store") && !strings.HasPrefix(op.Path, "copy") || !d.fails(op) {
		return nil
	}
	n, from := d.count.Add(1), d.from.Load()
	if n == from || d.lasting && n > from {
		return d.err
	}
	return nil
}

func (d *trouble) String() string { return "" }

// met tells whether anything failed.
func (d *trouble) met() bool { return d.count.Load() >= d.from.Load() }

func isSync(op errorfs.Op) bool {
	return op.Kind == errorfs.OpFileSync || op.Kind == errorfs.OpFileSyncData
}

// needsSpace tells the operations that fail on a full disk.
func needsSpace(op errorfs.Op) bool {
	switch op.Kind {
	case errorfs.OpFileWrite, errorfs.OpFileWriteAt, errorfs.OpCreate, errorfs.OpMkdirAll, errorfs.OpRename, errorfs.OpLink, errorfs.OpReuseForWrite:
		return true
	}
	return false
}

func changes(op errorfs.Op) bool {
	return isSync(op) || needsSpace(op) || op.Kind == errorfs.OpRemove || op.Kind == errorfs.OpFileClose
}

// failInTurn lets each operation fail in turn, in every kind of trouble, until through, which
// tells whether it met any, meets none.
func failInTurn(t *testing.T, kinds map[string]*trouble, through func(*testing.T, *trouble) bool) {
	t.Helper()
	step := int64(9)
	if *thorough {
		step = 1
	}
	for name, kind := range kinds {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			met := true
			for from := int64(1); met; from += step {
				d := &trouble{err: kind.err, fails: kind.fails, lasting: kind.lasting}
				d.from.Store(from)
				met = through(t, d)
				if !met {
					t.Logf("%d operations", d.count.Load())
				}
			}
		})
	}
}

// Each operation in the life of a store fails in turn, once or with all that follow it: while
// it is opened over a log, commits, is copied and is closed. Nothing hangs or panics, every
// error is told, and when the trouble is over the store holds what was acknowledged, whole.
func TestEveryOperationFailsInTurn(t *testing.T) {
	failInTurn(t, map[string]*trouble{
		"sync":         {err: syscall.EIO, fails: isSync},
		"full disk":    {err: syscall.ENOSPC, fails: needsSpace, lasting: true},
		"bad moment":   {err: syscall.EIO, fails: changes},
		"disk is gone": {err: syscall.EIO, fails: changes, lasting: true},
	}, liveThrough)
}

// liveThrough runs a store through trouble and tells whether it met any.
func liveThrough(t *testing.T, d *trouble) bool {
	t.Helper()
	from := d.from.Load()
	mem := vfs.NewCrashableMem()
	// Tables are written and merged all the time.
	small := pebble.Options{FS: mem, BlockCacheBytes: 1 << 20, ValueCacheBytes: 1 << 16, MemTableBytes: 64 << 10}
	before, err := pebble.Open("store", small)
	if err != nil {
		t.Fatal(err)
	}
	for n := range 2 {
		commit(t, before, deltas(graph.Add, document(n, size)...)...)
	}
	if err := before.Close(); err != nil {
		t.Fatal(err)
	}

	acknowledged, complete := 2, false
	troubled := small
	troubled.FS = errorfs.Wrap(mem, d)
	qs, err := pebble.Open("store", troubled)
	told := func(what string, err error) {
		t.Helper()
		if err != nil && !errors.Is(err, d.err) {
			t.Errorf("operation %d fails: %s: error %v, want %v", from, what, err, d.err)
		}
	}
	told("Open", err)
	if err == nil {
		for n := 2; n < 12; n++ {
			_, _, err := qs.Commit(t.Context(), deltas(graph.Add, document(n, size)...), note)
			told("Commit", err)
			if err != nil {
				break
			}
			acknowledged++
		}
		var lines []string
		for q, err := range qs.Quads(t.Context()) {
			if err != nil {
				t.Errorf("operation %d fails: Quads: %v", from, err)
			}
			lines = append(lines, q.NQuad())
		}
		if len(lines) != size*acknowledged {
			t.Errorf("operation %d fails: readers see %d statements, want %d", from, len(lines), size*acknowledged)
		}
		_, err = qs.Checkpoint("copy")
		told("Checkpoint", err)
		complete = err == nil
		told("Close", qs.Close())
	}
	crashed := mem.CrashClone(vfs.CrashCloneCfg{UnsyncedDataPercent: 50, RNG: rand.New(rand.NewPCG(5, uint64(from)))})
	for after, files := range map[string]*vfs.MemFS{"Close": mem, "a crash": crashed} {
		small.FS = files
		qs, err := pebble.Open("store", small)
		if err != nil {
			t.Fatalf("operation %d failed: Open after %s: %v", from, after, err)
		}
		if got := int(qs.Sequence()); got != acknowledged && got != acknowledged+1 {
			t.Errorf("operation %d failed: %d changes after %s, %d were acknowledged", from, got, after, acknowledged)
		}
		whole(t, qs)
		commit(t, qs, deltas(graph.Add, document(90, size)...)...)
		if err := qs.Close(); err != nil {
			t.Fatal(err)
		}
	}
	if copied, err := pebble.Open("copy", pebble.Options{FS: mem, ReadOnly: true}); err == nil {
		whole(t, copied)
		if got := int(copied.Sequence()); got != acknowledged && got != acknowledged+1 {
			t.Errorf("operation %d failed: %d changes in the copy of %d", from, got, acknowledged)
		}
		if err := copied.Close(); err != nil {
			t.Fatal(err)
		}
	} else if complete {
		t.Errorf("operation %d failed: the copy does not open: %v", from, err)
	}
	return d.met()
}

// size is the number of statements of a change.
const size = 60

// whole expects the first document, the second and so on, one for each change.
func whole(t *testing.T, qs *pebble.QuadStore) {
	t.Helper()
	var want []string
	for n := range int(qs.Sequence()) {
		for _, q := range document(n, size) {
			want = append(want, q.NQuad())
		}
	}
	got := texts(t, qs.Quads(t.Context()))
	if diff := cmp.Diff(fmt.Sprint(len(want)), fmt.Sprint(len(got))); diff != "" {
		t.Errorf("statements after %d changes (-want +got):\n%s", qs.Sequence(), diff)
	}
	sound(t, qs)
}

package pebble_test

import (
	"errors"
	"math/rand/v2"
	"syscall"
	"testing"

	"github.com/cayleygraph/quad"
	"github.com/cockroachdb/pebble/v2/vfs"
	"github.com/cockroachdb/pebble/v2/vfs/errorfs"

	"huipu/internal/store/cayleystore/pebble"
)

// Each operation of a load fails in turn: the store is then as empty as before or holds
// everything, after a crash too.
func TestEveryOperationOfALoadFailsInTurn(t *testing.T) {
	failInTurn(t, map[string]*trouble{
		"full disk":  {err: syscall.ENOSPC, fails: needsSpace, lasting: true},
		"bad moment": {err: syscall.EIO, fails: changes},
	}, loadThrough)
}

// loadThrough loads ten documents through trouble and tells whether it met any.
func loadThrough(t *testing.T, d *trouble) bool {
	t.Helper()
	const documents = 10
	from := d.from.Load()
	mem := vfs.NewCrashableMem()
	small := pebble.Options{FS: mem, BlockCacheBytes: 1 << 20, ValueCacheBytes: 1 << 16}
	empty, err := pebble.Open("store", small)
	if err != nil {
		t.Fatal(err)
	}
	if err := empty.Close(); err != nil {
		t.Fatal(err)
	}
	troubled := small
	troubled.FS = errorfs.Wrap(mem, d)
	qs, err := pebble.Open("store", troubled)
	acknowledged := false
	if err == nil {
		_, err = qs.Load(t.Context(), func(yield func(quad.Quad, error) bool) {
			for n := range documents {
				for _, q := range document(n, size) {
					if !yield(q, nil) {
						return
					}
				}
			}
		}, func(uint64, int) ([]byte, error) { return []byte("loaded"), nil })
		acknowledged = err == nil
		if closing := qs.Close(); closing != nil && !errors.Is(closing, d.err) {
			t.Errorf("operation %d fails: Close: %v", from, closing)
		}
	}
	if err != nil && !errors.Is(err, d.err) {
		t.Errorf("operation %d fails: error %v, want %v", from, err, d.err)
	}
	crashed := mem.CrashClone(vfs.CrashCloneCfg{UnsyncedDataPercent: 50, RNG: rand.New(rand.NewPCG(6, uint64(from)))})
	for after, files := range map[string]*vfs.MemFS{"Close": mem, "a crash": crashed} {
		small.FS = files
		qs, err := pebble.Open("store", small)
		if err != nil {
			t.Fatalf("operation %d failed: Open after %s: %v", from, after, err)
		}
		got := sound(t, qs).Quads
		if got != documents*size && (got != 0 || acknowledged) {
			t.Errorf("operation %d failed: %d statements after %s, acknowledged %t", from, got, after, acknowledged)
		}
		if err := qs.Close(); err != nil {
			t.Fatal(err)
		}
	}
	return d.met()
}

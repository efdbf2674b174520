package pebble

import (
	"context"
	"errors"
	"fmt"
	"io"
	"sync"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
	"github.com/cockroachdb/pebble/v2/vfs"

	"huipu/internal/store/cayleystore/cache"
)

var (
	_ graph.QuadStore      = (*QuadStore)(nil)
	_ graph.BatchQuadStore = (*QuadStore)(nil)
)

// QuadStore is a graph.QuadStore in one directory. All methods may be called by many
// goroutines at once; writes follow each other, and readers never wait for a write.
//
// Methods of Cayley's interface that cannot return an error give their zero value when the
// store is closed or fails, and iterators report the error by Err.
type QuadStore struct {
	dir     string
	eng     engine
	files   vfs.FS
	lock    io.Closer
	minFree uint64

	loadRun, logChunk int // see the constants

	values *cache.Cache[ID, quad.Value]
	ids    *cache.Cache[valueHash, ID]

	spare  sync.Pool // of *terms
	queue  queue
	write  sync.Mutex // held while writing; taken before mu
	recent recent     // guarded by write

	mu         sync.RWMutex // guards what follows
	view       view         // state after the last write
	counters   counters     // of that state
	version    uint64       // how many writes since Open have led to it
	predicates map[ID]uint64
	broken     error
	closed     bool

	readersMu sync.Mutex // taken after mu
	readers   map[*reader]struct{}
}

// Dir is the directory of the store.
func (qs *QuadStore) Dir() string { return qs.dir }

// DiskBytes is the space that the store takes on disk, roughly and with what compaction has
// yet to free; 0 after Close.
func (qs *QuadStore) DiskBytes() uint64 {
	qs.mu.RLock()
	defer qs.mu.RUnlock()
	if qs.closed {
		return 0
	}
	return qs.eng.diskBytes()
}

// Sequence is the number of the last logged change, 0 before the first.
func (qs *QuadStore) Sequence() uint64 {
	qs.mu.RLock()
	defer qs.mu.RUnlock()
	return qs.counters.seq
}

// Totals are numbers about one state.
type Totals struct {
	Quads    uint64 // statements
	Values   uint64 // values that occur in them
	Sequence uint64 // number of the last logged change, 0 before the first
}

// Totals counts the current state.
func (qs *QuadStore) Totals(ctx context.Context) (Totals, error) {
	if err := qs.readable(ctx); err != nil {
		return Totals{}, err
	}
	qs.mu.RLock()
	defer qs.mu.RUnlock()
	c := qs.counters
	return Totals{Quads: c.quads, Values: c.values - c.orphans, Sequence: c.seq}, nil
}

// Stats implements graph.QuadStore. Both numbers are exact; nodes are the values that occur
// in a statement.
func (qs *QuadStore) Stats(ctx context.Context, _ bool) (graph.Stats, error) {
	totals, err := qs.Totals(ctx)
	if err != nil {
		return graph.Stats{}, err
	}
	return graph.Stats{
		Nodes: graph.Size{Size: int64(totals.Values), Exact: true},
		Quads: graph.Size{Size: int64(totals.Quads), Exact: true},
	}, nil
}

// Checkpoint writes a copy of the store into dir, which must not exist, and returns the
// sequence that it holds. Readers go on; writes wait. The copy shares files with the store
// by hard links where the file system can, and opens like any store.
func (qs *QuadStore) Checkpoint(dir string) (uint64, error) {
	qs.write.Lock()
	defer qs.write.Unlock()
	if err := qs.writable(); err != nil {
		return 0, err
	}
	if err := qs.eng.checkpoint(dir); err != nil {
		return 0, fmt.Errorf("copying graph store %s to %s: %w", qs.dir, dir, err)
	}
	return qs.Sequence(), nil
}

// Close releases the directory. It waits for a write under way; iterators still open end
// with ErrClosed. A second Close does nothing.
func (qs *QuadStore) Close() error {
	qs.write.Lock()
	defer qs.write.Unlock()
	view, readers := qs.shut()
	if view == nil {
		return nil
	}
	var errs []error
	for _, r := range readers {
		errs = append(errs, r.close())
	}
	errs = append(errs, view.close())
	if err := errors.Join(append(errs, qs.eng.close(), qs.lock.Close())...); err != nil {
		return fmt.Errorf("closing graph store %s: %w", qs.dir, err)
	}
	return nil
}

// shut refuses everything that starts from now on, and hands over what is open. The view is
// nil when the store was closed before.
func (qs *QuadStore) shut() (view, []*reader) {
	qs.mu.Lock()
	defer qs.mu.Unlock()
	if qs.closed {
		return nil, nil
	}
	qs.closed = true
	qs.readersMu.Lock()
	defer qs.readersMu.Unlock()
	open := make([]*reader, 0, len(qs.readers))
	for r := range qs.readers {
		open = append(open, r)
	}
	return qs.view, open
}

// writable tells why the store cannot be written to, if so.
func (qs *QuadStore) writable() error {
	qs.mu.RLock()
	defer qs.mu.RUnlock()
	if qs.closed {
		return ErrClosed
	}
	return qs.broken
}

// readable tells why an operation cannot start, if so.
func (qs *QuadStore) readable(ctx context.Context) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	qs.mu.RLock()
	defer qs.mu.RUnlock()
	if qs.closed {
		return ErrClosed
	}
	return nil
}

// get reads one key of the current state.
func (qs *QuadStore) get(key []byte) ([]byte, bool, error) {
	qs.mu.RLock()
	defer qs.mu.RUnlock()
	if qs.closed {
		return nil, false, ErrClosed
	}
	value, ok, err := qs.view.get(key, nil)
	if err != nil {
		return nil, false, fmt.Errorf("reading key %x: %w", key, err)
	}
	return value, ok, nil
}

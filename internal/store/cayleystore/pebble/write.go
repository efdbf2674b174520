package pebble

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
)

// ApplyDeltas implements graph.QuadStore: the deltas take effect one after the other, all
// of them or none. Without the ignore options a statement that is there, or is not, is a
// *graph.DeltaError. The change is not logged; see Commit.
func (qs *QuadStore) ApplyDeltas(deltas []graph.Delta, ignore graph.IgnoreOpts) error {
	_, _, err := qs.apply(context.Background(), deltas, ignore, nil)
	return err
}

// Commit makes one logged change: the deltas take effect one after the other, all of them
// or none. Adding what is there and removing what is not are ignored. It returns the
// deltas that really changed something, in the order in which their statements were first
// named, and the sequence number of the change; the numbers are 1, 2, 3 and so on.
//
// The bytes that meta makes for the number and the deltas are stored with the change and
// returned by Log. Meta must not use the store. When nothing changes, meta is not called,
// and the number is the last one.
//
// When Commit returns nil, the change is on stable storage. A cancelled context stops it
// before the write, not during it.
func (qs *QuadStore) Commit(
	ctx context.Context, deltas []graph.Delta, meta func(seq uint64, effective []graph.Delta) ([]byte, error),
) (seq uint64, effective []graph.Delta, err error) {
	return qs.apply(ctx, deltas, graph.IgnoreOpts{IgnoreDup: true, IgnoreMissing: true}, meta)
}

func (qs *QuadStore) apply(
	ctx context.Context, deltas []graph.Delta, ignore graph.IgnoreOpts,
	meta func(uint64, []graph.Delta) ([]byte, error),
) (uint64, []graph.Delta, error) {
	qs.write.Lock()
	defer qs.write.Unlock()
	if err := qs.writable(); err != nil {
		return 0, nil, err
	}
	c := qs.newChange(len(deltas))
	for i, d := range deltas {
		if i%1024 == 0 && ctx.Err() != nil {
			return 0, nil, ctx.Err()
		}
		if err := c.apply(i, d, ignore); err != nil {
			return 0, nil, err
		}
	}
	added, removed := c.effective()
	if len(added)+len(removed) == 0 {
		return qs.counters.seq, nil, ctx.Err()
	}
	if err := qs.space(c.size); err != nil {
		return 0, nil, err
	}
	b := qs.eng.newBatch()
	defer b.close()
	predicates, err := c.write(b, added, removed)
	if err != nil {
		return 0, nil, err
	}
	effective := c.deltas(deltas, added, removed)
	if meta == nil {
		c.counters.unlogged += uint64(len(effective))
	} else {
		c.counters.seq++
		m, err := meta(c.counters.seq, effective)
		if err != nil {
			return 0, nil, err
		}
		b.set(logKey(c.counters.seq), encodeLogEntry(m, added, removed))
	}
	b.set(countersKey(), c.counters.encode())
	if err := ctx.Err(); err != nil {
		return 0, nil, err
	}
	if err := qs.eng.commit(b); err != nil {
		return 0, nil, qs.fail(fmt.Errorf("writing to graph store %s: %w", qs.dir, err))
	}
	if err := qs.publish(c, predicates); err != nil {
		return 0, nil, qs.fail(err)
	}
	return c.counters.seq, effective, nil
}

// deltas picks the last delta about each statement that changes.
func (c *change) deltas(all []graph.Delta, added, removed []Link) []graph.Delta {
	indexes := make([]int, 0, len(added)+len(removed))
	for _, l := range added {
		indexes = append(indexes, c.outcomes[l].delta)
	}
	for _, l := range removed {
		indexes = append(indexes, c.outcomes[l].delta)
	}
	slices.Sort(indexes)
	effective := make([]graph.Delta, len(indexes))
	for i, n := range indexes {
		effective[i] = all[n]
	}
	return effective
}

// space refuses a write that would fill the disk, while that is still no harm: an engine
// that runs into the end of the disk has to be opened anew.
func (qs *QuadStore) space(need int) error {
	free, known := qs.eng.freeBytes()
	if want := qs.minFree + 2*uint64(need); known && free < want {
		return fmt.Errorf("%w: %s has %d bytes left, writing needs %d", ErrNoSpace, qs.dir, free, want)
	}
	return nil
}

// publish shows the written state to readers.
func (qs *QuadStore) publish(c *change, predicates map[ID]uint64) error {
	fresh := qs.eng.snapshot()
	qs.mu.Lock()
	old := qs.view
	qs.view, qs.counters = fresh, c.counters
	for p, n := range predicates {
		if n == 0 {
			delete(qs.predicates, p)
		} else {
			qs.predicates[p] = n
		}
	}
	qs.mu.Unlock()
	for v, id := range c.cached {
		// The value of an addition that was taken back is not in the dictionary.
		if _, unwritten := c.encoded[id]; !unwritten {
			qs.ids.put(v, id)
			qs.values.put(id, v)
		}
	}
	return old.close()
}

// fail stops all further writes.
func (qs *QuadStore) fail(err error) error {
	qs.mu.Lock()
	defer qs.mu.Unlock()
	qs.broken = fmt.Errorf("%w: %w", ErrBroken, err)
	return qs.broken
}

// NewQuadWriter implements graph.QuadStore: a bulk writer that ignores statements that are
// there. Each WriteQuads, and each ten thousand statements given one by one, are one write.
func (qs *QuadStore) NewQuadWriter() (quad.WriteCloser, error) {
	if err := qs.writable(); err != nil {
		return nil, err
	}
	return &writer{qs: qs}, nil
}

// writer collects statements; it is used by one goroutine.
type writer struct {
	qs     *QuadStore
	buf    []quad.Quad
	closed bool
}

func (w *writer) WriteQuad(q quad.Quad) error {
	const bufferSize = 10_000
	if w.closed {
		return io.ErrClosedPipe
	}
	if w.buf = append(w.buf, q); len(w.buf) < bufferSize {
		return nil
	}
	return w.flush()
}

func (w *writer) WriteQuads(quads []quad.Quad) (int, error) {
	if w.closed {
		return 0, io.ErrClosedPipe
	}
	if err := errors.Join(w.flush(), w.add(quads)); err != nil {
		return 0, err
	}
	return len(quads), nil
}

func (w *writer) flush() error {
	err := w.add(w.buf)
	w.buf = w.buf[:0]
	return err
}

func (w *writer) add(quads []quad.Quad) error {
	deltas := make([]graph.Delta, len(quads))
	for i, q := range quads {
		deltas[i] = graph.Delta{Quad: q, Action: graph.Add}
	}
	return w.qs.ApplyDeltas(deltas, graph.IgnoreOpts{IgnoreDup: true})
}

// Close writes what is left. A second Close does nothing.
func (w *writer) Close() error {
	if w.closed {
		return nil
	}
	w.closed = true
	return w.flush()
}

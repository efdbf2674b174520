package pebble

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
)

// ApplyDeltas implements graph.QuadStore: the deltas take effect one after the other, all
// of them or none. Without the ignore options a statement that is there, or is not, is a
// *graph.DeltaError. The change is not logged; see Commit.
func (qs *QuadStore) ApplyDeltas(deltas []graph.Delta, ignore graph.IgnoreOpts) error {
	_, _, err := qs.apply(&change{ctx: context.Background(), deltas: deltas, ignore: ignore})
	return err
}

// Commit makes one logged change: the deltas take effect one after the other, all of them
// or none. Adding what is there and removing what is not are ignored. It returns the
// deltas that really changed something, in the order in which their statements were first
// named, and the sequence number of the change; the numbers are 1, 2, 3 and so on.
//
// The bytes that meta makes for the number and the deltas are stored with the change and
// returned by Log. Meta must not use the store; it is called by one goroutine at a time, in
// the order of the numbers. When nothing changes, meta is not called, and the number is the
// last one.
//
// When Commit returns nil, the change is on stable storage. Changes that come at the same
// time are written together; a failed write is the failure of all of them. A cancelled
// context stops a change before the write, not during it.
func (qs *QuadStore) Commit(
	ctx context.Context, deltas []graph.Delta, meta func(seq uint64, effective []graph.Delta) ([]byte, error),
) (seq uint64, effective []graph.Delta, err error) {
	return qs.CommitOn(ctx, nil, deltas, meta)
}

// CommitOn is Commit of a change that rests on a premise about the number of the last logged
// change: an error of premise stops the change and is returned as it is. Premise and meta
// are called one right after the other, with no change in between.
func (qs *QuadStore) CommitOn(
	ctx context.Context, premise func(last uint64) error, deltas []graph.Delta,
	meta func(seq uint64, effective []graph.Delta) ([]byte, error),
) (seq uint64, effective []graph.Delta, err error) {
	return qs.apply(&change{
		ctx: ctx, premise: premise, deltas: deltas, meta: meta,
		ignore: graph.IgnoreOpts{IgnoreDup: true, IgnoreMissing: true},
	})
}

func (qs *QuadStore) apply(c *change) (uint64, []graph.Delta, error) {
	c.terms = qs.spareTerms()
	defer qs.spare.Put(c.terms)
	if err := qs.prepare(c); err != nil {
		return 0, nil, err
	}
	if err := qs.submit(c); err != nil {
		return 0, nil, err
	}
	qs.remember(c)
	return c.seq, c.effective, nil
}

// spareTerms is an empty set of terms, which another change may have left.
func (qs *QuadStore) spareTerms() *terms {
	t, ok := qs.spare.Get().(*terms)
	if !ok {
		return newTerms()
	}
	t.reset()
	return t
}

// remember keeps the ids of the new values of a change that is stored; the next ones are
// likely to name some of them.
func (qs *QuadStore) remember(c *change) {
	hashes, ids := c.hashes[:0], c.ids[:0]
	for n, id := range c.ids {
		if id != 0 {
			hashes, ids = append(hashes, c.hashes[n]), append(ids, id)
		}
	}
	qs.ids.PutAll(hashes, ids)
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

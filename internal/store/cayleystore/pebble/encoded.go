package pebble

import (
	"context"
	"iter"

	"github.com/cayleygraph/quad"
)

// Encoded is one state of the store, to be read as ids in several parts at once. Every part
// can be read once.
type Encoded struct {
	Sequence uint64 // number of the last logged change, 0 before the first
	Next     ID     // all ids are below

	values []*scan[Value]
	links  []*scan[Link]
}

// Value is a value of the dictionary with its id.
type Value struct {
	ID    ID
	Value quad.Value
}

// Encoded fixes the current state for reading in so many parts of values, and as many of
// statements. Close must be called in the end.
func (qs *QuadStore) Encoded(ctx context.Context, parts int) (*Encoded, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	qs.mu.RLock() // held until all parts are open, so that all are of one state
	defer qs.mu.RUnlock()
	if qs.closed {
		return nil, ErrClosed
	}
	e := &Encoded{Sequence: qs.counters.seq, Next: ID(qs.counters.next)}
	for part := range parts {
		from, to := e.Next*ID(part)/ID(parts), e.Next*ID(part+1)/ID(parts)
		lower, upper := idKey(nil, keyValue, from), idKey(nil, keyValue, to)
		e.values = append(e.values, newScan(qs, lower, upper, fillEntries(lower, decodeDictionary)))
		lower, upper = idKey(nil, keySubject, from), idKey(nil, keySubject, to)
		e.links = append(e.links, newScan(qs, lower, upper, fillRange(bySubject, lower, nil)))
	}
	for part := range parts {
		if err := e.values[part].openLocked(); err != nil {
			return nil, e.closing(err)
		}
		if err := e.links[part].openLocked(); err != nil {
			return nil, e.closing(err)
		}
	}
	return e, nil
}

func (e *Encoded) closing(err error) error {
	_ = e.Close() // the first error says what is wrong
	return err
}

// Parts is the number of parts.
func (e *Encoded) Parts() int { return len(e.links) }

// Values yields the values of a part in chunks, by id, with those that occur in no
// statement. A chunk is valid until the next. An error ends the iteration and is yielded last.
func (e *Encoded) Values(ctx context.Context, part int) iter.Seq2[[]Value, error] {
	return chunks(ctx, e.values[part])
}

// Links yields the statements of a part in chunks, by subject. A chunk is valid until the
// next. An error ends the iteration and is yielded last.
func (e *Encoded) Links(ctx context.Context, part int) iter.Seq2[[]Link, error] {
	return chunks(ctx, e.links[part])
}

func chunks[T any](ctx context.Context, s *scan[T]) iter.Seq2[[]T, error] {
	return func(yield func([]T, error) bool) {
		defer s.close()
		for chunk := s.nextChunk(ctx); len(chunk) > 0; chunk = s.nextChunk(ctx) {
			if !yield(chunk, nil) {
				return
			}
		}
		if s.err != nil {
			yield(nil, s.err)
		}
	}
}

// Close releases the state. Parts that are being read end with ErrClosed. A second Close
// does nothing.
func (e *Encoded) Close() error {
	var first error
	for _, s := range e.values {
		if err := s.release(); first == nil {
			first = err
		}
	}
	for _, s := range e.links {
		if err := s.release(); first == nil {
			first = err
		}
	}
	return first
}

// decodeDictionary reads an entry of the dictionary.
func decodeDictionary(key, encoded []byte) (Value, error) {
	id, err := idOfKey(key)
	if err != nil {
		return Value{}, err
	}
	v, err := decodeStored(id, encoded)
	return Value{id, v}, err
}

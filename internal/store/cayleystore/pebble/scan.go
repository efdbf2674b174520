package pebble

import "context"

// Scans read this many items at first, and twice as many each time up to the maximum: most
// look-ups have few results, and a long scan should not take the lock for each item.
const (
	firstChunk = 16
	maxChunk   = 1024
)

// fill appends up to room items at the cursor to buf and tells whether there are more.
type fill[T any] func(c cursor, buf []T, room int) (items []T, more bool, err error)

// scan reads items in chunks from one state of the store: the state at the first call of
// open or next. It is used by one goroutine at a time.
type scan[T any] struct {
	qs           *QuadStore
	lower, upper []byte
	fill         fill[T]

	reader *reader
	chunk  []T
	size   int
	pos    int
	done   bool
	err    error
}

func newScan[T any](qs *QuadStore, lower, upper []byte, f fill[T]) *scan[T] {
	return &scan[T]{qs: qs, lower: lower, upper: upper, fill: f}
}

// next moves to the next item and reports whether there is one.
func (s *scan[T]) next(ctx context.Context) bool {
	s.pos++
	if s.pos < len(s.chunk) {
		return true
	}
	items := s.nextChunk(ctx)
	s.pos = 0
	return len(items) > 0
}

// item is the current item.
func (s *scan[T]) item() T { return s.chunk[s.pos] }

// nextChunk replaces the chunk by the next one, which is empty at the end and after an
// error.
func (s *scan[T]) nextChunk(ctx context.Context) []T {
	s.chunk = s.chunk[:0]
	for !s.done && len(s.chunk) == 0 {
		if err := s.load(ctx); err != nil {
			s.err, s.chunk = err, nil
			s.close()
		}
	}
	return s.chunk
}

func (s *scan[T]) load(ctx context.Context) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	if err := s.open(); err != nil {
		return err
	}
	s.size = min(max(firstChunk, 2*s.size), maxChunk)
	more := false
	err := s.reader.use(func(c cursor) (err error) {
		s.chunk, more, err = s.fill(c, s.chunk, s.size)
		return err
	})
	if err == nil && !more {
		s.close()
	}
	return err
}

// open fixes the state that is read.
func (s *scan[T]) open() error {
	if s.reader != nil {
		return nil
	}
	r, err := s.qs.newReader(s.lower, s.upper)
	s.reader = r
	return err
}

// openLocked is open for who holds the store's lock.
func (s *scan[T]) openLocked() error {
	r, err := s.qs.newReaderLocked(s.lower, s.upper)
	s.reader = r
	return err
}

// release closes the cursor of a scan that another goroutine may be reading.
func (s *scan[T]) release() error {
	if s.reader == nil {
		return nil
	}
	return s.reader.close()
}

// close releases the cursor; the current chunk stays. It may be called more than once.
func (s *scan[T]) close() {
	s.done = true
	if s.reader != nil {
		if err := s.reader.close(); err != nil && s.err == nil {
			s.err = err
		}
		s.reader = nil
	}
}

// fillEntries reads entries from the key lower on, with their values.
func fillEntries[T any](lower []byte, decode func(key, value []byte) (T, error)) fill[T] {
	started := false
	return func(c cursor, buf []T, room int) ([]T, bool, error) {
		ok := false
		if started {
			ok = c.next()
		} else {
			ok, started = c.seek(lower), true
		}
		for ; ok; ok = c.next() {
			value, err := c.value()
			if err != nil {
				return buf, false, err
			}
			entry, err := decode(c.key(), value)
			if err != nil {
				return buf, false, err
			}
			if buf = append(buf, entry); len(buf) == room {
				return buf, true, nil
			}
		}
		return buf, false, c.err()
	}
}

// fillRange reads the statements from the key lower on, keeping those that match.
func fillRange(ix index, lower []byte, match func(Link) bool) fill[Link] {
	started := false
	return func(c cursor, buf []Link, room int) ([]Link, bool, error) {
		ok := false
		if started {
			ok = c.next()
		} else {
			ok, started = c.seek(lower), true
		}
		for seen := 1; ok; seen++ {
			l, err := ix.link(c.key())
			if err != nil {
				return buf, false, err
			}
			if match == nil || match(l) {
				buf = append(buf, l)
			}
			// Coming back after many rejected statements lets a scan that finds little
			// notice a cancelled context.
			if len(buf) == room || seen == 16*maxChunk {
				return buf, true, nil
			}
			ok = c.next()
		}
		return buf, false, c.err()
	}
}

// fillPrefixes reads the statements whose first id in the index is one of ids, which are
// sorted and distinct.
func fillPrefixes(ix index, ids []ID) fill[Link] {
	started := false
	return func(c cursor, buf []Link, room int) ([]Link, bool, error) {
		ok := started && c.next()
		for len(ids) > 0 {
			if !started {
				lower, _ := ix.bounds(ids[0])
				ok, started = c.seek(lower), true
			}
			if !ok {
				break
			}
			l, err := ix.link(c.key())
			if err != nil {
				return buf, false, err
			}
			first := l.Get(ix.order[0])
			for len(ids) > 0 && ids[0] < first {
				ids = ids[1:]
			}
			if len(ids) == 0 || ids[0] > first {
				started = false // jump to the next id, if any
				continue
			}
			if buf = append(buf, l); len(buf) == room {
				return buf, true, nil
			}
			ok = c.next()
		}
		return buf, false, c.err()
	}
}

// fillNodes reads the ids of the values that occur in a statement. The cursor must reach
// from the values to the orphans, which are read first.
func fillNodes() fill[ID] {
	var orphans map[ID]struct{}
	return func(c cursor, buf []ID, room int) ([]ID, bool, error) {
		ok := false
		if orphans == nil {
			orphans = map[ID]struct{}{}
			for ok := c.seek([]byte{keyOrphan}); ok; ok = c.next() {
				id, err := idOfKey(c.key())
				if err != nil {
					return buf, false, err
				}
				orphans[id] = struct{}{}
			}
			if err := c.err(); err != nil {
				return buf, false, err
			}
			ok = c.seek([]byte{keyValue})
		} else {
			ok = c.next()
		}
		for ; ok && c.key()[0] == keyValue; ok = c.next() {
			id, err := idOfKey(c.key())
			if err != nil {
				return buf, false, err
			}
			if _, orphan := orphans[id]; orphan {
				continue
			}
			if buf = append(buf, id); len(buf) == room {
				return buf, true, nil
			}
		}
		return buf, false, c.err()
	}
}

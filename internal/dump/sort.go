package dump

import (
	"bytes"
	"container/heap"
	"context"
	"fmt"
	"iter"
	"slices"

	"huipu/internal/kg"
)

const (
	// defaultMemory is the size of lines that are sorted in memory when no limit is given.
	defaultMemory = 16 << 20
	// blockSize is the unit in which memory for lines is taken.
	blockSize = 1 << 18
	// fanIn is how many runs are merged at once, which bounds open files and buffers.
	fanIn = 64
	// checkEvery is how many lines pass between two looks at the context.
	checkEvery = 1 << 10
)

// sorter sorts lines of any number in bounded memory and drops repeats. Lines that fill
// the memory go to a run, a sorted temporary file; fanIn runs of one level become one run
// of the next, so a line is rewritten at most once a level.
type sorter struct {
	dir    string
	memory int
	lines  [][]byte // the lines not yet in a run, within blocks
	held   int      // bytes of those lines
	blocks [][]byte // filled one after the other; reused after a spill
	block  int      // the block being filled
	levels [][]*run
	added  int
}

func newSorter(dir string, memory int) *sorter {
	if memory <= 0 {
		memory = defaultMemory
	}
	return &sorter{dir: dir, memory: memory}
}

// add takes a copy of the line, which ends in its only line end.
func (s *sorter) add(ctx context.Context, line []byte) error {
	if s.added%checkEvery == 0 {
		if err := ended(ctx); err != nil {
			return err
		}
	}
	s.added++
	if s.held+len(line) > s.memory && len(s.lines) > 0 {
		if err := s.spill(ctx, 0, s.inMemory()); err != nil {
			return err
		}
		s.lines, s.held, s.block = s.lines[:0], 0, 0
		for i := range s.blocks {
			s.blocks[i] = s.blocks[i][:0]
		}
	}
	s.lines = append(s.lines, s.keep(line))
	s.held += len(line)
	return nil
}

// keep copies the line into a block, so that growing needs no copy of what is held.
func (s *sorter) keep(line []byte) []byte {
	for ; s.block < len(s.blocks); s.block++ {
		b := s.blocks[s.block]
		if start, end := len(b), len(b)+len(line); end <= cap(b) {
			s.blocks[s.block] = append(b, line...)
			return s.blocks[s.block][start:end:end]
		}
	}
	s.blocks = append(s.blocks, make([]byte, 0, max(blockSize, len(line))))
	return s.keep(line)
}

// sorted yields every line once, in order of bytes. A yielded line is valid until the
// next one. An error is yielded last.
func (s *sorter) sorted(ctx context.Context) iter.Seq2[[]byte, error] {
	sources := []iter.Seq2[[]byte, error]{s.inMemory()}
	for _, level := range s.levels {
		for _, r := range level {
			sources = append(sources, r.lines())
		}
	}
	return merge(ctx, sources)
}

// close removes the temporary files.
func (s *sorter) close() {
	for _, level := range s.levels {
		for _, r := range level {
			r.remove()
		}
	}
	s.levels = nil
}

// inMemory yields the lines that are in no run, sorted.
func (s *sorter) inMemory() iter.Seq2[[]byte, error] {
	slices.SortFunc(s.lines, bytes.Compare)
	return func(yield func([]byte, error) bool) {
		for _, line := range s.lines {
			if !yield(line, nil) {
				return
			}
		}
	}
}

// spill writes the sorted lines as a run of the level, and merges the level's runs into
// one of the next when there are enough.
func (s *sorter) spill(ctx context.Context, level int, lines iter.Seq2[[]byte, error]) error {
	r, err := newRun(s.dir)
	if err != nil {
		return err
	}
	if level == len(s.levels) {
		s.levels = append(s.levels, nil)
	}
	s.levels[level] = append(s.levels[level], r)
	if err := r.fill(merge(ctx, []iter.Seq2[[]byte, error]{lines})); err != nil {
		return err
	}
	if len(s.levels[level]) < fanIn {
		return nil
	}
	var sources []iter.Seq2[[]byte, error]
	for _, r := range s.levels[level] {
		sources = append(sources, r.lines())
	}
	if err := s.spill(ctx, level+1, merge(ctx, sources)); err != nil {
		return err
	}
	for _, r := range s.levels[level] {
		r.remove()
	}
	s.levels[level] = nil
	return nil
}

// merge yields the lines of sorted sources in order, each once.
func merge(ctx context.Context, sources []iter.Seq2[[]byte, error]) iter.Seq2[[]byte, error] {
	return func(yield func([]byte, error) bool) {
		var heads headHeap
		defer func() {
			for _, h := range heads {
				h.stop()
			}
		}()
		for _, source := range sources {
			next, stop := iter.Pull2(source)
			h := &head{next: next, stop: stop}
			if more, err := h.advance(); err != nil {
				yield(nil, err)
				return
			} else if more {
				heads = append(heads, h)
			}
		}
		heap.Init(&heads)
		var last []byte
		for n := 0; len(heads) > 0; n++ {
			if n%checkEvery == 0 {
				if err := ended(ctx); err != nil {
					yield(nil, err)
					return
				}
			}
			h := heads[0]
			// Every line has a line end, so the empty slice before the first is no line.
			if !bytes.Equal(h.line, last) {
				last = append(last[:0], h.line...)
				if !yield(last, nil) {
					return
				}
			}
			more, err := h.advance()
			switch {
			case err != nil:
				yield(nil, err)
				return
			case more:
				heap.Fix(&heads, 0)
			default:
				heap.Pop(&heads)
			}
		}
	}
}

// head is the next line of one source of a merge.
type head struct {
	line []byte
	next func() ([]byte, error, bool)
	stop func()
}

// advance moves on to the next line; it stops the source at its end and after an error.
func (h *head) advance() (more bool, err error) {
	line, err, more := h.next()
	if err != nil || !more {
		h.stop()
		return false, err
	}
	h.line = line
	return true, nil
}

// headHeap has the head with the smallest line first.
type headHeap []*head

func (h headHeap) Len() int           { return len(h) }
func (h headHeap) Less(i, j int) bool { return bytes.Compare(h[i].line, h[j].line) < 0 }
func (h headHeap) Swap(i, j int)      { h[i], h[j] = h[j], h[i] }

// Push adds a head; it is there for container/heap.
func (h *headHeap) Push(x any) { *h = append(*h, x.(*head)) }

// Pop takes the last head off; it is there for container/heap.
func (h *headHeap) Pop() any {
	last := len(*h) - 1
	x := (*h)[last]
	*h = (*h)[:last]
	return x
}

func ended(ctx context.Context) error {
	if err := ctx.Err(); err != nil {
		return fmt.Errorf("stopped: %w: %w", kg.ErrTimeout, err)
	}
	return nil
}

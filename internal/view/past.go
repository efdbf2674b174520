package view

import (
	"context"
	"fmt"
	"slices"
	"sync"

	"github.com/cayleygraph/quad"

	"huipu/internal/kg"
	"huipu/internal/store"
)

const (
	// maxPastChanges is how many statements may have changed between a version that is kept
	// and one that is asked for. It bounds the time, a few seconds, and the memory that one
	// question about the past can take.
	maxPastChanges = 2_000_000
	// keptVersions is how many earlier versions are kept, those asked for last. A version
	// shares what did not change with the others.
	keptVersions = 4
)

// Past gives earlier versions of the graph. It makes one from the current version, another
// earlier one or the empty graph, whichever is nearest, by the revisions between the two. It is
// safe for concurrent use; the view and its writers never wait for it.
type Past struct {
	store store.Store
	view  *View
	turn  chan struct{} // held while a version is made

	mu   sync.Mutex
	kept []*Snapshot // latest use first
}

// NewPast gives the past of the view, whose revisions the store has.
func NewPast(s store.Store, v *View) *Past {
	return &Past{store: s, view: v, turn: make(chan struct{}, 1)}
}

// At gives the graph as it was after the revision with the number; 0 is the empty graph. The
// error is [kg.ErrNotFound] for a revision that the view has not reached, [kg.ErrLimit] for
// one that lies too many changes away from every version at hand, and else that of the store
// or the context.
func (p *Past) At(ctx context.Context, number uint64) (*Snapshot, error) {
	s, err := p.at(ctx, number)
	if err != nil {
		return nil, fmt.Errorf("the graph as of revision %d: %w", number, err)
	}
	return s, nil
}

func (p *Past) at(ctx context.Context, number uint64) (*Snapshot, error) {
	select {
	case p.turn <- struct{}{}:
		defer func() { <-p.turn }()
	case <-ctx.Done():
		return nil, fmt.Errorf("%w: %w", kg.ErrTimeout, ctx.Err())
	}
	current := p.view.Snapshot()
	if number > current.revision {
		return nil, fmt.Errorf("the last one is %d: %w", current.revision, kg.ErrNotFound)
	}
	base, between := p.nearest(current, number)
	if base.revision == number {
		p.keep(base, current)
		return base, nil
	}
	if between > maxPastChanges {
		return nil, fmt.Errorf("%d statements changed between it and the nearest version at hand, more than %d: %w", between, maxPastChanges, kg.ErrLimit)
	}
	s, err := p.make(ctx, base, current, number)
	if err != nil {
		return nil, err
	}
	p.keep(s, current)
	return s, nil
}

// nearest gives the version at hand with the fewest changes between it and the revision, and
// how many those are. Of the versions that are kept, those are dropped that the store has lost:
// their last revision is another one now.
func (p *Past) nearest(current *Snapshot, number uint64) (base *Snapshot, between int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.kept = slices.DeleteFunc(p.kept, func(s *Snapshot) bool {
		return s.revision > current.revision || s.revision > 0 && !sameRevision(s.revisions[s.revision-1], current.revisions[s.revision-1])
	})
	base, between = current, changed(current.revisions[number:])
	for _, s := range append(slices.Clone(p.kept), current.empty()) {
		low, high := min(s.revision, number), max(s.revision, number)
		if n := changed(current.revisions[low:high]); n < between {
			base, between = s, n
		}
	}
	return base, between
}

// changed counts the statements that revisions changed.
func changed(revisions []kg.Revision) int {
	n := 0
	for _, r := range revisions {
		n += r.Added + r.Removed
	}
	return n
}

// empty is the version before the first revision.
func (s *Snapshot) empty() *Snapshot {
	fresh := newSnapshot()
	fresh.codec, fresh.memory, fresh.seed = s.codec, s.memory, s.seed
	return fresh
}

// make gives the version of the revision from the base and the revisions between.
func (p *Past) make(ctx context.Context, base, current *Snapshot, number uint64) (*Snapshot, error) {
	low, high := min(base.revision, number), max(base.revision, number)
	net := changes{forward: base.revision < number, first: map[quad.Quad]bool{}}
	for c, err := range p.store.Revisions(ctx, low) {
		if err != nil {
			return nil, err
		}
		net.add(c)
		if c.Number == high {
			break
		}
	}
	d := newDraft(base, &checker{codec: base.codec}, false)
	if err := d.change(net.lists()); err != nil {
		return nil, err
	}
	if err := d.check(); err != nil {
		return nil, err
	}
	s := d.publish()
	s.revision, s.revisions = number, slices.Clip(current.revisions[:number])
	return s, nil
}

// changes are what a row of revisions changed taken together. Each statement comes and goes in
// turns, so its first change and whether there is an odd number of them tell all.
type changes struct {
	forward bool               // from the first revision to the last, not back
	first   map[quad.Quad]bool // of statements with an odd number of changes: whether the first one added it
}

func (n *changes) add(c store.Committed) {
	for i, list := range [][]quad.Quad{c.Added, c.Removed} {
		for _, q := range list {
			if _, odd := n.first[q]; odd {
				delete(n.first, q)
			} else {
				n.first[q] = i == 0
			}
		}
	}
}

// lists gives what to add and what to take out. Drafts sort them.
func (n *changes) lists() (add, remove []quad.Quad) {
	for q, added := range n.first {
		if added == n.forward {
			add = append(add, q)
		} else {
			remove = append(remove, q)
		}
	}
	return add, remove
}

// keep notes that a version was asked for. The current one is at hand anyway.
func (p *Past) keep(s, current *Snapshot) {
	if s == current {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.kept = slices.DeleteFunc(p.kept, func(other *Snapshot) bool { return other.revision == s.revision })
	p.kept = slices.Insert(p.kept, 0, s)
	p.kept = p.kept[:min(len(p.kept), keptVersions)]
}

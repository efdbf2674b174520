package view

import (
	"fmt"
	"sync"
	"sync/atomic"

	"huipu/internal/kg"
	"huipu/internal/store"
)

// View holds the current version of the read model. It is safe for concurrent use.
type View struct {
	writing sync.Mutex
	checker *checker // used while writing
	current atomic.Pointer[Snapshot]
	moved   store.Bell // rings after each version
}

func newView(s *Snapshot) *View {
	v := &View{checker: &checker{codec: s.codec}}
	v.current.Store(s)
	return v
}

// Snapshot is the current version. Readers never wait for writers; a reader that asks one
// question in several steps takes the version once and keeps it.
func (v *View) Snapshot() *Snapshot { return v.current.Load() }

// Apply publishes the version after the next revision. A revision that the view has
// already changes nothing. The version stays as it is on an error: [kg.ErrConflict] when
// revisions between the view's and this one are missing, when the revision comes without its
// statements, as from a commit without effect, or when they do not fit the version;
// [kg.ErrInvalid], naming the quad or node, when a statement is none of the vocabulary or
// quotes what its document's text does not hold.
//
// It takes time in proportion to the statements that changed, to the length of what else
// the same documents state of the nodes concerned, and to the logarithm of the graph.
func (v *View) Apply(c store.Committed) error {
	v.writing.Lock()
	defer v.writing.Unlock()
	base := v.Snapshot()
	if c.Number <= base.revision {
		return nil
	}
	if c.Number != base.revision+1 {
		return fmt.Errorf("revision %d does not follow revision %d of the view: %w", c.Number, base.revision, kg.ErrConflict)
	}
	if len(c.Added) != c.Revision.Added || len(c.Removed) != c.Revision.Removed {
		return fmt.Errorf("revision %d changed %d and %d statements but comes with %d and %d: %w",
			c.Number, c.Revision.Added, c.Revision.Removed, len(c.Added), len(c.Removed), kg.ErrConflict)
	}
	d := newDraft(base, v.checker, false)
	if err := d.change(c.Added, c.Removed); err != nil {
		return fmt.Errorf("revision %d: %w", c.Number, err)
	}
	if err := d.check(); err != nil {
		return fmt.Errorf("revision %d: %w", c.Number, err)
	}
	next := d.publish()
	next.addRevision(c.Revision)
	v.current.Store(next)
	v.moved.Ring()
	return nil
}

// addRevision ends the version with a revision. Versions share the memory of the list:
// each sees its own length of it, and only the newest is added to.
func (s *Snapshot) addRevision(r kg.Revision) {
	s.revision = r.Number
	s.revisions = append(s.revisions, r)
}

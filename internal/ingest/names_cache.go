package ingest

import (
	"cmp"
	"maps"
	"slices"

	"huipu/internal/kg"
	"huipu/internal/view"
)

// keep notes the bearers of a name, in place of those known.
func (n *names) keep(name kg.ID, b *bearers) {
	known := 0
	if old := n.bearers[name]; old != nil {
		n.held -= len(old.mentions)
		known = len(old.mentions)
	}
	if known > len(b.mentions) { // some have gone; what documents are told of is no harm
		known = len(b.mentions)
	}
	for _, m := range b.mentions[known:] {
		n.documents[m.Document] = append(n.documents[m.Document], name)
	}
	n.bearers[name] = b
	n.held += len(b.mentions)
}

// committed takes in a change that was decided and became a revision.
func (n *names) committed(p persons, r kg.Revision) {
	if !n.step(r) {
		return // see follow
	}
	for name, b := range p.bearers {
		if len(b.mentions) == 0 {
			n.forget(name)
			continue
		}
		n.keep(name, b)
	}
	n.evict()
}

func (n *names) forget(name kg.ID) {
	if b := n.bearers[name]; b != nil {
		n.held -= len(b.mentions)
		delete(n.bearers, name)
	}
}

// evict forgets those not asked for for the longest time, as soon as there are too many
// mentions, until there are half as many.
func (n *names) evict() {
	if n.held <= maxHeld {
		return
	}
	order := slices.SortedFunc(maps.Keys(n.bearers), func(a, b kg.ID) int {
		return cmp.Or(cmp.Compare(n.bearers[a].used, n.bearers[b].used), cmp.Compare(a, b))
	})
	for _, name := range order {
		if n.held <= maxHeld/2 || n.bearers[name].used == n.clock {
			break
		}
		n.forget(name)
	}
	n.documents = map[kg.ID][]kg.ID{}
	for name, b := range n.bearers {
		for _, m := range b.mentions {
			n.documents[m.Document] = append(n.documents[m.Document], name)
		}
	}
}

// follow forgets what revisions of others may have changed, up to the version.
func (n *names) follow(base *view.Snapshot) error {
	fresh, lost := n.since(base)
	if lost {
		n.reset()
	}
	r := newReader(base)
	for _, revision := range fresh {
		if unnamed(revision) {
			n.reset()
		}
		if len(n.bearers) > 0 || n.full != nil {
			if err := n.changed(r, revision.Documents); err != nil {
				return err
			}
		}
		n.at = revision
	}
	return nil
}

// changed forgets the names that documents stated, and those that they state now.
func (n *names) changed(r *reader, documents []kg.ID) error {
	for _, document := range documents {
		for _, name := range n.documents[document] {
			n.forget(name)
		}
		delete(n.documents, document)
		d, err := r.document(document)
		if err != nil {
			return err
		}
		for name, s := range d {
			n.forget(name)
			if n.full != nil {
				n.full.add(s.mention.Name)
			}
		}
	}
	return nil
}

package view

import (
	"cmp"
	"fmt"
	"iter"
	"maps"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"

	"huipu/internal/kg"
)

// draft is the next version in the making. It copies the entries that a change touches and
// leaves the version that it starts from alone.
type draft struct {
	base    *Snapshot
	lenient bool // adding what is there and removing what is not are no errors
	entries map[kg.ID]*entry
	stated  map[kg.Kind][]edit[kg.ID]
	edges   []edgeEdit
	suspect []suspect
}

// change is one packed statement to add or remove.
type change struct {
	node, document kg.ID
	packed         string
	quad           *quad.Quad
	remove         bool
}

// suspect is a part whose meaning has to be checked before the draft is published.
type suspect struct{ node, document kg.ID }

func newDraft(base *Snapshot, lenient bool) *draft {
	return &draft{
		base: base, lenient: lenient, entries: map[kg.ID]*entry{}, stated: map[kg.Kind][]edit[kg.ID]{},
	}
}

// entry gives the entry as it is in the draft; nil when there is none.
func (d *draft) entry(id kg.ID) *entry {
	if e, ok := d.entries[id]; ok {
		return e
	}
	return d.base.entry(id)
}

func (d *draft) coding() *codec { return d.base.codec }

// touch gives an entry that the draft may change. Its cached node is kept until reset.
func (d *draft) touch(id kg.ID) *entry {
	if e, ok := d.entries[id]; ok {
		return e
	}
	e := &entry{id: kg.ID(strings.Clone(string(id)))}
	if old := d.base.entry(id); old != nil {
		e.id, e.parts, e.links, e.in = old.id, old.parts, old.links, slices.Clone(old.in)
		if node := old.node.Load(); node != nil {
			e.node.Store(node)
		}
	}
	d.entries[e.id] = e
	return e
}

// reset gives an entry that the draft may change, without its cached node.
func (d *draft) reset(id kg.ID) *entry {
	e := d.touch(id)
	if e.node.Load() != nil {
		fresh := &entry{id: e.id, parts: e.parts, links: e.links, in: e.in}
		d.entries[e.id] = fresh
		return fresh
	}
	return e
}

// change takes statements in and out and follows up every consequence. After an error the
// draft is of no use.
func (d *draft) change(added, removed []quad.Quad) error {
	changes, err := d.pack(added, removed)
	if err != nil {
		return err
	}
	var memberships []kg.ID // those whose edges through their posts may have changed
	var documents []kg.ID   // those whose text changed
	for group := range groups(changes, func(c change) kg.ID { return c.node }) {
		e := d.reset(group[0].node)
		before := e.outgoing(d.coding())
		after, err := d.changeNode(e, group, slices.Clone(before))
		if err != nil {
			return err
		}
		d.relink(e.id, before, after)
		switch e.id.Kind() {
		case kg.KindMembership:
			memberships = append(memberships, e.id)
		case kg.KindPost:
			if postChanged(before, after) {
				memberships = append(memberships, e.incoming(PostMemberships).ids()...)
			}
		case kg.KindDocument:
			if slices.ContainsFunc(group, func(c change) bool { return d.coding().isText(kg.KindDocument, c.packed) }) {
				documents = append(documents, e.id)
			}
		}
	}
	d.applyEdges()
	d.relinkMemberships(memberships)
	d.applyEdges()
	d.suspectQuotes(documents)
	return nil
}

// pack gives the changes sorted by node, document and statement.
func (d *draft) pack(added, removed []quad.Quad) ([]change, error) {
	changes := make([]change, 0, len(added)+len(removed))
	for i, list := range [][]quad.Quad{added, removed} {
		for j := range list {
			node, document, packed, err := d.coding().pack(list[j])
			if err != nil {
				return nil, err
			}
			changes = append(changes, change{node, document, packed, &list[j], i == 1})
		}
	}
	slices.SortFunc(changes, func(a, b change) int {
		return cmp.Or(compareIDs(a.node, b.node), compareIDs(a.document, b.document), strings.Compare(a.packed, b.packed))
	})
	return changes, nil
}

// changeNode changes the parts of a node, which are given sorted by document. It counts
// the links that it makes and breaks in links, and gives them back.
func (d *draft) changeNode(e *entry, changes []change, links []link) ([]link, error) {
	wasStated := e.stated()
	var edits []edit[part]
	for group := range groups(changes, func(c change) kg.ID { return c.document }) {
		document := d.touch(group[0].document).id
		old, existed := e.parts.find(part{document: document}, compareParts)
		next, err := d.changePart(old, group, func(c change, n int) {
			if edge, from, ok := d.coding().target(e.id.Kind(), c.packed); ok {
				links = count(links, edge, from, n)
			}
		})
		if err != nil {
			return nil, err
		}
		next.document = document
		edits = append(edits, edit[part]{next, next.data == ""})
		if exists := next.data != ""; exists != existed {
			d.edges = append(d.edges, edgeEdit{document, DocumentNodes, e.id, !exists})
		}
		if next.data != "" {
			d.suspect = append(d.suspect, suspect{e.id, document})
		}
	}
	e.parts = e.parts.apply(edits, compareParts)
	e.links = nil
	if _, single := e.single(); !single {
		e.links = links
	}
	if isStated := e.stated(); isStated != wasStated {
		d.stated[e.id.Kind()] = append(d.stated[e.id.Kind()], edit[kg.ID]{e.id, !isStated})
	}
	return links, nil
}

// changePart gives the part after the changes and tells of each that had an effect.
func (d *draft) changePart(p part, changes []change, effect func(c change, n int)) (part, error) {
	statements := make([]string, 0, len(changes)+8)
	for s := range p.statements() {
		statements = append(statements, s)
	}
	for _, c := range changes {
		i, found := slices.BinarySearch(statements, c.packed)
		switch {
		case found == c.remove && found:
			statements = slices.Delete(statements, i, i+1)
			effect(c, -1)
		case found == c.remove:
			statements = slices.Insert(statements, i, c.packed)
			effect(c, 1)
		case !d.lenient && found:
			return part{}, fmt.Errorf("quad %v is added but is there already: %w", *c.quad, kg.ErrConflict)
		case !d.lenient:
			return part{}, fmt.Errorf("quad %v is removed but is not there: %w", *c.quad, kg.ErrConflict)
		}
	}
	return newPart(p.document, statements), nil
}

// suspectQuotes marks everything that quotes a document whose text changed.
func (d *draft) suspectQuotes(documents []kg.ID) {
	for _, document := range documents {
		document := d.entry(document)
		for _, id := range document.incoming(DocumentNodes).ids() {
			d.suspect = append(d.suspect, suspect{d.reset(id).id, document.id})
		}
	}
}

// groups yields the runs of items with one key.
func groups[T any, K comparable](items []T, key func(T) K) iter.Seq[[]T] {
	return func(yield func([]T) bool) {
		for len(items) > 0 {
			n := 1
			for n < len(items) && key(items[n]) == key(items[0]) {
				n++
			}
			if !yield(items[:n]) {
				return
			}
			items = items[n:]
		}
	}
}

// publish gives the version that the draft describes. The draft is of no use afterwards.
func (d *draft) publish() *Snapshot {
	next := *d.base
	by := &owner{}
	for id, e := range d.entries {
		if e.vacant() {
			next.entries = next.entries.drop(id, by)
			continue
		}
		next.entries = next.entries.put(e, by)
	}
	next.kinds = maps.Clone(d.base.kinds)
	for kind, edits := range d.stated {
		slices.SortFunc(edits, func(a, b edit[kg.ID]) int { return compareIDs(a.item, b.item) })
		next.kinds[kind] = next.kinds[kind].apply(edits)
	}
	return &next
}

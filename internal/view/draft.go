package view

import (
	"cmp"
	"fmt"
	"iter"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"

	"huipu/internal/kg"
)

// draft is the next version in the making. It copies the entries that a change touches and
// leaves the version that it starts from alone.
type draft struct {
	base    *Snapshot
	checker *checker // knows what has passed before
	lenient bool     // adding what is there and removing what is not are no errors
	entries map[ref]*entry
	stated  [kindCodes]int  // by how many the stated nodes of a kind became more
	listed  [kindCodes]bool // whether the list of the stated nodes of a kind changed
	quads   int             // by how many the statements became more
	edges   []edgeEdit
	suspect []suspect
}

// change is one packed statement to add or remove.
type change struct {
	node, document ref
	packed         string
	quad           *quad.Quad
	remove         bool
}

// suspect is a part whose meaning has to be checked before the draft is published.
type suspect struct{ node, document ref }

func newDraft(base *Snapshot, c *checker, lenient bool) *draft {
	return &draft{base: base, checker: c, lenient: lenient, entries: map[ref]*entry{}}
}

// entry gives the entry as it is in the draft; nil when there is none.
func (d *draft) entry(r ref) *entry {
	if e, ok := d.entries[r]; ok {
		return e
	}
	return d.base.entry(r)
}

func (d *draft) coding() *codec { return d.base.codec }

// touch gives an entry that the draft may change. Its cached node is kept until reset.
func (d *draft) touch(r ref) *entry {
	if e, ok := d.entries[r]; ok {
		return e
	}
	e := &entry{}
	if old := d.base.entry(r); old != nil {
		e.parts, e.links = old.parts, old.links
		e.node.Store(old.node.Load())
	}
	d.entries[r] = e
	return e
}

// reset gives an entry that the draft may change, without its cached node.
func (d *draft) reset(r ref) *entry {
	e := d.touch(r)
	e.node.Store(nil)
	return e
}

// change takes statements in and out and follows up every consequence. After an error the
// draft is of no use.
func (d *draft) change(added, removed []quad.Quad) error {
	changes, err := d.pack(added, removed)
	if err != nil {
		return err
	}
	var memberships []ref // those whose edges through their posts may have changed
	var documents []ref   // those whose text changed
	for group := range groups(changes, func(c change) ref { return c.node }) {
		r := group[0].node
		e := d.touch(r)
		before := e.outgoing(d.coding(), r.code())
		after, err := d.changeNode(r, e, group, slices.Clone(before))
		if err != nil {
			return err
		}
		d.relink(r, before, after)
		switch kindOf(r.code()) {
		case kg.KindMembership:
			memberships = append(memberships, r)
		case kg.KindPost:
			if postChanged(before, after) {
				for m := range e.incoming(PostMemberships) {
					d.reset(m)
					memberships = append(memberships, m)
				}
			}
		case kg.KindDocument:
			if slices.ContainsFunc(group, func(c change) bool { return d.coding().isText(r.code(), c.packed) }) {
				documents = append(documents, r)
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
			if err := d.checker.statement(node, document, packed[0], packed[1:]); err != nil {
				return nil, err
			}
			changes = append(changes, change{node, document, packed, &list[j], i == 1})
		}
	}
	slices.SortFunc(changes, compareChanges)
	return changes, nil
}

func compareChanges(a, b change) int {
	return cmp.Or(
		compareRefs(string(a.node), string(b.node)),
		compareRefs(string(a.document), string(b.document)),
		strings.Compare(a.packed, b.packed),
	)
}

// changeNode changes the parts of a node, which are given sorted by document. It counts
// the links that it makes and breaks in links, and gives them back.
func (d *draft) changeNode(r ref, e *entry, changes []change, links []link) ([]link, error) {
	wasStated := e.stated()
	kept := e.kept()
	var edits []edit
	var fresh []ref // documents that stated nothing of the node before
	for group := range groups(changes, func(c change) ref { return c.document }) {
		document := group[0].document
		d.touch(document)
		old, existed := e.parts.find(string(document))
		statements, err := d.changePart(part(old), group, func(c change, n int) {
			d.quads += n
			if edge, from, ok := d.coding().target(r.code(), c.packed); ok {
				links = count(links, edge, from, n)
			}
		})
		if err != nil {
			return nil, err
		}
		exists := len(statements) > 0
		if edge := listedBy(document); exists != existed && edge != noEdge {
			d.edges = append(d.edges, edgeEdit{document, edge, r, !exists})
		}
		if !exists && !existed {
			continue
		}
		if !existed {
			fresh = append(fresh, document)
		}
		edits = append(edits, edit{newPart(document, statements), !exists})
		if exists {
			d.suspect = append(d.suspect, suspect{r, document})
		}
	}
	if len(edits) > 0 {
		e.parts = e.parts.apply(edits)
		e.keep(kept, links)
		if known := e.node.Load(); len(fresh) == len(edits) {
			e.node.Store(known.after(fresh))
		} else {
			e.node.Store(nil)
		}
	}
	switch isStated := e.stated(); {
	case isStated && !wasStated:
		d.stated[r.code()]++
		d.listed[r.code()] = true
	case !isStated && wasStated:
		d.stated[r.code()]--
		d.listed[r.code()] = true
	}
	return links, nil
}

// changePart gives the statements of the part after the changes and tells of each change
// that had an effect.
func (d *draft) changePart(p part, changes []change, effect func(c change, n int)) ([]string, error) {
	statements := make([]string, 0, len(changes)+8)
	if p != "" {
		statements = slices.AppendSeq(statements, p.statements(d.coding()))
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
			return nil, fmt.Errorf("quad %v is added but is there already: %w", *c.quad, kg.ErrConflict)
		case !d.lenient:
			return nil, fmt.Errorf("quad %v is removed but is not there: %w", *c.quad, kg.ErrConflict)
		}
	}
	return statements, nil
}

// suspectQuotes marks everything that quotes a document whose text changed. What a cached
// node has of the document is out of date then, unless it lacks the document anyway.
func (d *draft) suspectQuotes(documents []ref) {
	for _, document := range documents {
		for r := range d.entry(document).incoming(DocumentNodes) {
			if n := d.touch(r).node.Load(); n != nil && !slices.Contains(n.behind, document) {
				d.reset(r)
			}
			d.suspect = append(d.suspect, suspect{r, document})
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
	for r, e := range d.entries {
		if e.vacant() {
			next.drop(r, by)
			continue
		}
		next.put(r, e, by)
		if n := e.node.Load(); n != nil {
			next.memory.keep(e, n.cost)
		}
	}
	next.quads += d.quads
	for code, n := range d.stated {
		if t := &next.kinds[code]; d.listed[code] {
			t.stated += n
			t.listed = &listing{}
		}
	}
	return &next
}

package view

import (
	"cmp"
	"encoding/binary"
	"iter"
	"slices"
	"strings"
	"sync/atomic"

	"huipu/internal/kg"
)

// entry is one node of a version, stated or only referred to. Everything but the cached
// node is fixed when the version is published.
type entry struct {
	id    kg.ID
	parts list[part] // what each document states, by document; empty for a node only referred to
	in    []idList   // by slot of the edges that start from this kind; nil when no edge does
	links []link     // of a node that several documents state; see outgoing
	node  atomic.Value
}

// part is what one document states of a node: packed statements in ascending order, each
// after its length.
type part struct {
	document kg.ID
	data     string
}

func compareParts(a, b part) int { return compareIDs(a.document, b.document) }

// link is an edge that a node makes by its statements, with the number of statements that
// make it. Links are sorted by edge, then by the node that the edge starts from.
type link struct {
	edge  Edge
	from  kg.ID
	count int
}

func compareLinks(a, b link) int {
	return cmp.Or(cmp.Compare(a.edge, b.edge), compareIDs(a.from, b.from))
}

// statements yields the packed statements in order.
func (p part) statements() iter.Seq[string] {
	return func(yield func(string) bool) {
		for at := 0; at < len(p.data); {
			head := p.data[at:min(at+binary.MaxVarintLen64, len(p.data))]
			n, size := binary.Uvarint([]byte(head))
			at += size
			if !yield(p.data[at : at+int(n)]) {
				return
			}
			at += int(n)
		}
	}
}

func newPart(document kg.ID, statements []string) part {
	size := 0
	for _, s := range statements {
		size += len(s) + binary.MaxVarintLen32
	}
	var b strings.Builder
	b.Grow(size)
	for _, s := range statements {
		b.Write(binary.AppendUvarint(nil, uint64(len(s))))
		b.WriteString(s)
	}
	return part{document, b.String()}
}

// single gives the only part of the entry; ok is false when there are none or several.
func (e *entry) single() (p part, ok bool) {
	if len(e.parts.chunks) != 1 || len(e.parts.chunks[0]) != 1 {
		return part{}, false
	}
	return e.parts.chunks[0][0], true
}

// outgoing lists the links that the entry makes: as kept, or read from its only part. The
// slice is shared.
func (e *entry) outgoing(c *codec) []link {
	if e == nil {
		return nil
	}
	p, ok := e.single()
	if !ok {
		return e.links
	}
	var links []link
	for s := range p.statements() {
		if edge, from, ok := c.target(e.id.Kind(), s); ok {
			links = count(links, edge, from, 1)
		}
	}
	return links
}

// count adds n to the count of a link, which goes when nothing is left. It changes links.
func count(links []link, edge Edge, from kg.ID, n int) []link {
	i, found := slices.BinarySearchFunc(links, link{edge: edge, from: from}, compareLinks)
	if !found {
		return slices.Insert(links, i, link{edge, from, n})
	}
	if links[i].count += n; links[i].count == 0 {
		return slices.Delete(links, i, i+1)
	}
	return links
}

// elected is the node that most statements link from by the edge, the smallest among
// equals, as [vocab.Decode] takes values; zero when there is none.
func elected(links []link, edge Edge) kg.ID {
	var best link
	for _, l := range links {
		if l.edge == edge && l.count > best.count {
			best = l
		}
	}
	return best.from
}

// incoming is the list of nodes that the edge leads to.
func (e *entry) incoming(edge Edge) idList {
	if e == nil || e.in == nil || e.id.Kind() != edge.From() {
		return idList{}
	}
	return e.in[edge.slot()]
}

// stated reports whether there is an entry of which a document states something.
func (e *entry) stated() bool { return e != nil && len(e.parts.chunks) > 0 }

// vacant reports whether nothing is left of the node.
func (e *entry) vacant() bool {
	return !e.stated() &&
		!slices.ContainsFunc(e.in, func(l idList) bool { return len(l.chunks) > 0 })
}

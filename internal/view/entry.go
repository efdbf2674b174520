package view

import (
	"cmp"
	"encoding/binary"
	"iter"
	"slices"
	"sync/atomic"

	"huipu/internal/kg"
)

// entry is one node of a version, stated or only referred to. Everything but the cached
// node is fixed when the version is published.
type entry struct {
	parts list[partItems] // what each document states, by document; empty for a node only referred to
	links list[linkItems] // by edge, then by node
	node  atomic.Pointer[cached]
}

// partItems are what documents state of a node. An item is the ref of the document, the
// length of what follows, and packed statements in ascending order.
type partItems struct{}

func (partItems) size(data string) int {
	at := refSize(data)
	n, width := uvarint(data[at:])
	return at + width + int(n)
}

func (partItems) compare(a, b string) int { return compareRefs(a, b) }

// part is one item of them.
type part string

func newPart(document ref, statements []string) string {
	size := 0
	for _, s := range statements {
		size += len(s)
	}
	b := make([]byte, 0, len(document)+binary.MaxVarintLen32+size)
	b = binary.AppendUvarint(append(b, document...), uint64(size))
	for _, s := range statements {
		b = append(b, s...)
	}
	return string(b)
}

func (p part) document() ref { return ref(p[:refSize(string(p))]) }

// statements yields the packed statements in order.
func (p part) statements(c *codec) iter.Seq[string] {
	return func(yield func(string) bool) {
		at := refSize(string(p))
		_, width := uvarint(string(p[at:]))
		for rest := string(p[at+width:]); rest != ""; {
			n, _ := c.statementSize(rest)
			if !yield(rest[:n]) {
				return
			}
			rest = rest[n:]
		}
	}
}

// linkItems are the links of a node. An item is the edge, as a byte, and the ref of a node
// that the edge leads to. Links that the node itself makes are kept beside those where
// several documents state the node: the edge has its highest bit set, the ref is that of the
// node that the edge starts from, and the number of statements that make the link follows.
type linkItems struct{}

const outward = 0x80

func (linkItems) size(data string) int {
	n := 1 + refSize(data[1:])
	if data[0]&outward != 0 {
		_, width := uvarint(data[n:])
		n += width
	}
	return n
}

// compare puts an edge alone, as a key to search from, before all its links.
func (linkItems) compare(a, b string) int {
	if a[0] != b[0] || len(a) == 1 || len(b) == 1 {
		return cmp.Or(cmp.Compare(a[0], b[0]), cmp.Compare(min(len(a), 2), min(len(b), 2)))
	}
	return compareRefs(a[1:], b[1:])
}

// link is an edge that a node makes by its statements, with the number of statements that
// make it. Links are sorted by edge, then by the node that the edge starts from.
type link struct {
	edge  Edge
	from  ref
	count int
}

func (l link) item() string {
	b := append(make([]byte, 0, 16), byte(l.edge)|outward)
	return string(binary.AppendUvarint(append(b, l.from...), uint64(l.count)))
}

func compareLinks(a, b link) int {
	return cmp.Or(cmp.Compare(a.edge, b.edge), compareRefs(string(a.from), string(b.from)))
}

// single gives the only part of the entry; ok is false when there are none or several.
func (e *entry) single() (p part, ok bool) {
	if e.parts.only == "" || (partItems{}).size(e.parts.only) != len(e.parts.only) {
		return "", false
	}
	return part(e.parts.only), true
}

// outgoing lists the links that the entry, of a node of the kind, makes: as kept, or read
// from its only part. The slice is fresh.
func (e *entry) outgoing(c *codec, kind byte) []link {
	if e == nil {
		return nil
	}
	var links []link
	if p, ok := e.single(); ok {
		for s := range p.statements(c) {
			if edge, from, ok := c.target(kind, s); ok {
				links = count(links, edge, from, 1)
			}
		}
		return links
	}
	return e.kept()
}

// kept lists the links of its own that the entry keeps.
func (e *entry) kept() []link {
	var links []link
	for item := range e.links.from(string([]byte{outward})) {
		from := ref(item[1 : 1+refSize(item[1:])])
		n, _ := uvarint(item[1+len(from):])
		links = append(links, link{Edge(item[0] &^ outward), from, int(n)})
	}
	return links
}

// keep makes the entry keep the links in place of those kept before, unless they can be
// read from its only part.
func (e *entry) keep(before, links []link) {
	if _, single := e.single(); single {
		links = nil
	}
	var edits []edit
	for _, l := range before {
		if !contains(links, l) {
			edits = append(edits, edit{l.item(), true})
		}
	}
	for _, l := range links {
		if !slices.Contains(before, l) {
			edits = append(edits, edit{l.item(), false})
		}
	}
	if len(edits) > 0 {
		slices.SortFunc(edits, func(a, b edit) int { return linkItems{}.compare(a.item, b.item) })
		e.links = e.links.apply(edits)
	}
}

// count adds n to the count of a link, which goes when nothing is left. It changes links.
func count(links []link, edge Edge, from ref, n int) []link {
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
func elected(links []link, edge Edge) ref {
	var best link
	for _, l := range links {
		if l.edge == edge && l.count > best.count {
			best = l
		}
	}
	return best.from
}

// incoming yields the nodes that the edge leads to, in order.
func (e *entry) incoming(edge Edge) iter.Seq[ref] {
	return func(yield func(ref) bool) {
		if e == nil {
			return
		}
		for item := range e.links.from(string(rune(edge))) {
			if Edge(item[0]) != edge || !yield(ref(item[1:])) {
				return
			}
		}
	}
}

// ids are the ids of refs, in one piece of memory; nil when there are none.
func ids(refs iter.Seq[ref]) []kg.ID {
	var text []byte
	var ends []int
	for r := range refs {
		text = r.appendID(text)
		ends = append(ends, len(text))
	}
	if ends == nil {
		return nil
	}
	all, list, start := kg.ID(text), make([]kg.ID, len(ends)), 0
	for i, end := range ends {
		list[i], start = all[start:end], end
	}
	return list
}

// stated reports whether there is an entry of which a document states something.
func (e *entry) stated() bool { return e != nil && !e.parts.empty() }

// vacant reports whether nothing is left of the node.
func (e *entry) vacant() bool { return e.parts.empty() && e.links.empty() }

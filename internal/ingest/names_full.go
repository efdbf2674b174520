package ingest

import (
	"maps"
	"slices"

	"huipu/internal/kg"
	"huipu/internal/resolve"
	"huipu/internal/view"
)

// fullNames are the full names of the graph by their short ones: 马克·卡尼 by 卡尼. Names that
// nobody bears any more may be among them.
type fullNames struct {
	of    map[kg.ID][]kg.ID // by the id of the short name, sorted
	short map[kg.ID][]kg.ID // the short names by the full ones
}

// peopleAtOnce bounds how many persons are read from the view at a time.
const peopleAtOnce = 1 << 12

// readFullNames finds those of a version.
func readFullNames(base *view.Snapshot) *fullNames {
	f := &fullNames{of: map[kg.ID][]kg.ID{}, short: map[kg.ID][]kg.ID{}}
	for ids := range slices.Chunk(base.IDs(kg.KindPerson), peopleAtOnce) {
		for _, p := range base.People(ids) {
			f.add(p.Name)
			for _, alias := range p.Aliases {
				f.add(alias)
			}
		}
	}
	return f
}

// add takes in a name.
func (f *fullNames) add(name string) {
	folded := resolve.Fold(name)
	for _, short := range resolve.ShortNames(folded) {
		id, full := resolve.PersonID(short), resolve.PersonID(folded)
		if i, found := slices.BinarySearch(f.of[id], full); !found {
			f.of[id] = slices.Insert(f.of[id], i, full)
			f.short[full] = append(f.short[full], id)
		}
	}
}

// knowFullNames reads the full names of the version, once.
func (n *names) knowFullNames(base *view.Snapshot) {
	if n.full == nil {
		n.full = readFullNames(base)
	}
}

// inOrder lists the names whose persons are to be told apart, given those that come and go with
// their spellings: with the short ones of full names, and full names before short ones, because
// what is found of the full names decides on the short.
func (n *names) inOrder(base *view.Snapshot, written map[kg.ID]string) []kg.ID {
	n.knowFullNames(base)
	concerned := map[kg.ID]bool{}
	for name, text := range written {
		n.full.add(text)
		concerned[name] = true
		for _, short := range resolve.ShortNames(text) {
			concerned[resolve.PersonID(short)] = true
		}
	}
	order := slices.Sorted(maps.Keys(concerned))
	slices.SortStableFunc(order, func(a, b kg.ID) int { return min(len(n.full.of[a]), 1) - min(len(n.full.of[b]), 1) })
	return order
}

// inFull gives the persons of a short name, with their ids, the ids of the persons of full names
// whom they are. Where a document states both, they stay apart: the two would be one node there,
// and what the document says of each could not be told any more.
func (n *names) inFull(p *persons, r *reader, name kg.ID, short resolve.Partition, ids []kg.ID) error {
	var full []resolve.Partition
	person := map[resolve.Address]int{} // places in the next two
	var persons [][]resolve.Mention
	var fullIDs []kg.ID
	for _, id := range n.full.of[name] {
		b := p.bearers[id]
		if b == nil {
			var err error
			if b, err = n.of(r, id); err != nil {
				return err
			}
		}
		if len(b.mentions) == 0 {
			continue
		}
		partition, err := n.part(b, p.said.mentions(b.mentions[0].Name))
		if err != nil {
			return err
		}
		for i, id := range partition.IDs() {
			person[partition.Persons[i][0].Address()] = len(persons)
			persons, fullIDs = append(persons, partition.Persons[i]), append(fullIDs, id)
		}
		full = append(full, partition)
	}
	for _, link := range resolve.Full(short, full) {
		at := slices.IndexFunc(short.Persons, func(mentions []resolve.Mention) bool { return mentions[0].Address() == link.Short })
		to := person[link.Full]
		if at >= 0 && !together(short.Persons[at], persons[to]) {
			ids[at] = fullIDs[to]
		}
	}
	return nil
}

// together reports whether a document has a mention of both.
func together(a, b []resolve.Mention) bool {
	documents := make(map[kg.ID]bool, len(a))
	for _, m := range a {
		documents[m.Document] = true
	}
	return slices.ContainsFunc(b, func(m resolve.Mention) bool { return documents[m.Document] })
}

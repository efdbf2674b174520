package ingest

import (
	"fmt"
	"slices"

	"github.com/cayleygraph/quad"

	"huipu/internal/kg"
	"huipu/internal/resolve"
	"huipu/internal/view"
)

// names decides who is who. It knows, by the ids of names, the mentions that the version it
// decided on last shows, as far as they were asked for: a name that stands in thousands of
// documents is read from the view once. It is for one goroutine at a time.
type names struct {
	following
	partition Partitioner
	bearers   map[kg.ID]*bearers // by the id of the name
	documents map[kg.ID][]kg.ID  // names among them that a document states, and perhaps more
	full      *fullNames         // nil until they are asked for
	held      int                // mentions in bearers
	clock     uint64             // counts decisions
}

// bearers are the mentions of one name. Lists grow at their ends alone, so that a decision
// that comes to nothing leaves them as they were.
type bearers struct {
	mentions []resolve.Mention
	ids      []kg.ID // of the persons that the graph shows in their places
	before   []kg.ID // the persons whom the version shows, each once, while a change is decided
	used     uint64  // when they were asked for last
}

// maxHeld bounds how many mentions are kept from one decision to the next. One takes some
// hundred bytes, most of them for the names it stands with.
const maxHeld = 100_000

func newNames(partition Partitioner) *names {
	n := &names{partition: partition}
	n.reset()
	return n
}

func (n *names) reset() {
	n.bearers, n.documents, n.held, n.full = map[kg.ID]*bearers{}, map[kg.ID][]kg.ID{}, 0, nil
}

// persons are what a change of the graph means for persons, and with them for meetings
// and organisations.
type persons struct {
	said    said                      // the words under which it is decided
	own     map[kg.ID]kg.ID           // ids that the new document's persons get, where they are not those of their names
	others  map[kg.ID]map[kg.ID]kg.ID // ids that change, by the other documents that state them
	bearers map[kg.ID]*bearers        // of the names concerned, after the change
	// Statements about persons of one name that come and go.
	add, remove []quad.Quad
	meetings    meetings // in own and others as well
	bodies      bodies   // likewise
}

func newPersons(said said) persons {
	return persons{said: said, own: map[kg.ID]kg.ID{}, others: map[kg.ID]map[kg.ID]kg.ID{}, bearers: map[kg.ID]*bearers{}}
}

// decide tells who is who after documents have gone from the version, the mentions of another
// have come, and words have changed. The error is that of the view or the partitioner.
func (n *names) decide(base *view.Snapshot, gone []kg.ID, fresh []resolve.Mention, said said) (persons, error) {
	p := newPersons(said)
	if err := n.follow(base); err != nil {
		return p, err
	}
	n.clock++
	r := newReader(base)
	come := map[kg.ID]resolve.Mention{}
	for _, m := range fresh {
		come[resolve.PersonID(m.Name)] = m
	}
	written := map[kg.ID]string{}
	for name, m := range come {
		written[name] = m.Name
	}
	for _, document := range gone {
		d, err := r.document(document)
		if err != nil {
			return p, err
		}
		for name, s := range d {
			written[name] = s.mention.Name
		}
	}
	for _, name := range said.names(kg.KindPerson) {
		b, err := n.of(r, name)
		if err != nil {
			return p, err
		}
		if _, known := written[name]; !known && len(b.mentions) > 0 {
			written[name] = b.mentions[0].Name
		}
	}
	return p, n.settleAll(&p, r, n.inOrder(base, written), func(name kg.ID) (*bearers, bool, error) {
		b, err := n.of(r, name)
		if err != nil {
			return nil, false, err
		}
		next := b.without(gone)
		m, comes := come[name]
		if comes {
			next.mentions, next.ids = append(next.mentions, m), append(next.ids, "")
		}
		return next, comes, nil
	})
}

// of gives the mentions of a name in the version of the reader.
func (n *names) of(r *reader, name kg.ID) (*bearers, error) {
	b := n.bearers[name]
	if b == nil {
		var err error
		if b, err = r.bearers(name); err != nil {
			return nil, err
		}
		n.keep(name, b)
	}
	b.used = n.clock
	return b, nil
}

// without gives bearers to decide on, those known without the mentions of some documents.
func (b *bearers) without(documents []kg.ID) *bearers {
	next := &bearers{mentions: b.mentions, ids: b.ids, before: distinct(b.ids), used: b.used}
	drop := func(m resolve.Mention) bool { return slices.Contains(documents, m.Document) }
	if len(documents) == 0 || !slices.ContainsFunc(b.mentions, drop) {
		return next
	}
	next.mentions, next.ids = nil, nil
	for i, m := range b.mentions {
		if !drop(m) {
			next.mentions, next.ids = append(next.mentions, m), append(next.ids, b.ids[i])
		}
	}
	return next
}

// settle finds who is who among the bearers of a name, of which the last is new when one
// comes, and notes what changes.
func (n *names) settle(p *persons, r *reader, name kg.ID, b *bearers, comes bool) error {
	p.bearers[name] = b
	ids, judgements, err := n.identify(p, r, name, b)
	if err != nil {
		return err
	}
	p.note(r, name, b, comes, ids, judgements)
	return nil
}

// note notes what changes among the bearers of a name, given their ids by document and what is
// held of them.
func (p *persons) note(r *reader, name kg.ID, b *bearers, comes bool, ids func(document kg.ID) kg.ID, judgements []kg.Judgement) {
	p.judge(r.base, name, b, judgements)
	own := false
	for i, m := range b.mentions {
		was, is := b.ids[i], ids(m.Document)
		switch {
		case was == is:
			continue
		case comes && i == len(b.mentions)-1:
			if is != name {
				p.own[name] = is
			}
		default:
			if p.others[m.Document] == nil {
				p.others[m.Document] = map[kg.ID]kg.ID{}
			}
			p.others[m.Document][was] = is
		}
		if !own {
			b.ids, own = slices.Clone(b.ids), true
		}
		b.ids[i] = is
	}
}

// identify gives the ids of the persons in the places of mentions of one name, by document,
// and what is held of the persons.
func (n *names) identify(p *persons, r *reader, name kg.ID, b *bearers) (func(document kg.ID) kg.ID, []kg.Judgement, error) {
	mentions, one := b.mentions, func(kg.ID) kg.ID { return name }
	if len(mentions) == 0 || len(mentions) == 1 && len(n.full.of[name]) == 0 {
		return one, nil, nil
	}
	partition, err := n.part(b, p.said.mentions(mentions[0].Name))
	if err != nil {
		return nil, nil, err
	}
	ids := partition.IDs()
	judgements := partition.Judgements(ids)
	if err := n.inFull(p, r, name, partition, ids); err != nil {
		return nil, nil, err
	}
	if len(ids) == 1 && ids[0] == name {
		return one, nil, nil
	}
	of, judgements := whoIs(partition, ids, judgements)
	return of, judgements, nil
}

// whoIs gives the persons of a partition by the documents of their mentions, and the judgements
// but for those on somebody who turned out to be of another name.
func whoIs(partition resolve.Partition, ids []kg.ID, judgements []kg.Judgement) (func(document kg.ID) kg.ID, []kg.Judgement) {
	of := map[kg.ID]kg.ID{}
	for i, id := range ids {
		for _, m := range partition.Persons[i] {
			of[m.Document] = id
		}
	}
	judgements = slices.DeleteFunc(judgements, func(j kg.Judgement) bool {
		return slices.ContainsFunc(j.Between, func(id kg.ID) bool { return !slices.Contains(ids, id) })
	})
	return func(document kg.ID) kg.ID { return of[document] }, judgements
}

// part tells apart the mentions of one name, as is judged.
func (n *names) part(b *bearers, judged []resolve.Judged) (resolve.Partition, error) {
	mentions := b.mentions
	partition, err := n.partition(mentions, judged)
	if err != nil {
		return partition, fmt.Errorf("telling apart the %d mentions of %s: %w", len(mentions), mentions[0].Name, err)
	}
	found := 0
	for _, person := range partition.Persons {
		found += len(person)
	}
	if found != len(mentions) {
		return partition, fmt.Errorf("the %d mentions of %s were told apart as %d: %w", len(mentions), mentions[0].Name, found, kg.ErrInternal)
	}
	return partition, nil
}

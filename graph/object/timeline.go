package object

import (
	"fmt"

	"huipu/internal/kg"
	"huipu/internal/query"
)

// TimelineEntry is a date in the row of a person's attendances and posts.
type TimelineEntry struct {
	entry query.TimelineEntry
	fact  Fact
}

// Date is the date of the entry; zero when unknown.
func (o *TimelineEntry) Date() kg.Date { return o.entry.Date }

// Kind is what happened.
func (o *TimelineEntry) Kind() query.TimelineKind { return o.entry.Kind }

// Fact is the attendance or membership that the entry comes from.
func (o *TimelineEntry) Fact() Fact { return o.fact }

// Label is the name of the meeting or post.
func (o *TimelineEntry) Label() (string, error) {
	switch fact := o.fact.(type) {
	case *Attendance:
		meeting, err := fact.Meeting()
		if err != nil {
			return "", err
		}
		return meeting.Name(), nil
	case *Membership:
		return fact.label()
	}
	return "", fmt.Errorf("an entry from %T: %w", o.fact, kg.ErrInternal)
}

// Timeline is the connection timeline, of entries of the kinds, or of all when nil.
func (o *Person) Timeline(
	kinds []query.TimelineKind, orderBy query.TimelineOrder, first *int, after *string, last *int, before *string,
) (*TimelineEntryConnection, error) {
	const name = "Person.timeline"
	g, list, page := &o.all.group, query.Timelines{Kinds: kinds}, query.Page{First: first, After: after, Last: last, Before: before}
	if err := list.Check(query.Set{Name: name, Of: o.node.ID}, orderBy, page); err != nil {
		return nil, err
	}
	key, err := argumentsOf(name, kinds, string(orderBy), page)
	if err != nil {
		return nil, err
	}
	sets := make([]query.Set, len(g.ids))
	for i, id := range g.ids {
		sets[i] = query.Set{Name: name, Of: id}
	}
	return &TimelineEntryConnection{connection[*TimelineEntry, TimelineEntryEdge]{
		all:   remember[listing[*TimelineEntry]](&g.memo, key),
		at:    o.at,
		pages: func() ([]query.Slice, error) { return list.Pages(g.s, sets, orderBy, page) },
		count: func() ([]int, error) { return list.Counts(g.s, sets) },
		read:  func(pages []query.Slice) ([][]*TimelineEntry, error) { return loadEntries(g.s, pages) },
	}}, nil
}

func loadEntries(s *query.Session, pages []query.Slice) ([][]*TimelineEntry, error) {
	lists := make([][]*TimelineEntry, len(pages))
	var facts []kg.ID
	for i, page := range pages {
		for _, e := range page.Timeline() {
			lists[i] = append(lists[i], &TimelineEntry{entry: e})
			facts = append(facts, e.Fact)
		}
	}
	nodes, err := loadNodes(s, facts)
	if err != nil {
		return nil, err
	}
	for _, list := range lists {
		for _, entry := range list {
			fact, ok := nodes[0].(Fact)
			if !ok {
				return nil, fmt.Errorf("an entry from %q, which is no fact: %w", entry.entry.Fact, kg.ErrInternal)
			}
			entry.fact, nodes = fact, nodes[1:]
		}
	}
	return lists, nil
}

package ingest

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"huipu/internal/kg"
	"huipu/internal/resolve"
	"huipu/internal/store"
	"huipu/internal/view"
)

// resolveAtOnce is how many names, or documents, are resolved in one revision.
const resolveAtOnce = 500

// Resolution sums up a resolution. Persons, meetings and organisations are counted.
type Resolution struct {
	Revisions     int // that it made
	Documents     int // whose statements have other nodes
	Before, After map[kg.Kind]int
}

// Resolve tells all organisations, meetings and persons of the graph apart anew, such as after an
// import or by rules that have changed, in revisions of some hundred documents or names each. Where
// the graph is what its documents and the words of curators make of it, it changes nothing. Errors are
// those of [Service.Retract]; what was done before one stays and is told.
func (s *Service) Resolve(ctx context.Context, author string) (Resolution, error) {
	var done Resolution
	if err := s.follower.CatchUp(ctx); err != nil {
		return done, err
	}
	base := s.view.Snapshot()
	done.Before = resolvedKinds(base)
	documents := map[kg.ID]bool{}
	steps := resolving{s, author, func(c store.Committed) {
		done.Revisions++
		for _, document := range c.Documents {
			documents[document] = true
		}
	}}
	err := steps.all(ctx, base)
	done.Documents, done.After = len(documents), resolvedKinds(s.view.Snapshot())
	return done, err
}

// resolvedKinds counts what resolution makes.
func resolvedKinds(base *view.Snapshot) map[kg.Kind]int {
	counts := map[kg.Kind]int{}
	for _, kind := range []kg.Kind{kg.KindPerson, kg.KindMeeting, kg.KindOrganisation} {
		counts[kind] = base.Count(kind)
	}
	return counts
}

// resolving is a resolution under way.
type resolving struct {
	*Service
	author string
	made   func(store.Committed)
}

func (s resolving) all(ctx context.Context, base *view.Snapshot) error {
	for some := range slices.Chunk(base.IDs(kg.KindDocument), s.atOnce) {
		if err := s.organisations(ctx, some); err != nil {
			return fmt.Errorf("resolving the organisations of %d documents from %s on: %w", len(some), some[0], err)
		}
	}
	for more := true; more; {
		var err error
		if more, err = s.meetings(ctx); err != nil {
			return fmt.Errorf("resolving the meetings: %w", err)
		}
	}
	for some := range slices.Chunk(namesOf(base), s.atOnce) {
		if err := s.persons(ctx, some); err != nil {
			return fmt.Errorf("resolving the persons of %d names from %s on: %w", len(some), some[0], err)
		}
	}
	return nil
}

// step decides and writes.
func (s resolving) step(ctx context.Context, decision func(*view.Snapshot, *persons) error) error {
	return s.decide(ctx, nil, func(base *view.Snapshot) error {
		p := newPersons(unsaid(s.book.in(base)))
		if err := decision(base, &p); err != nil {
			return err
		}
		c, err := s.writePersons(ctx, base, store.Change{Author: s.author, Cause: kg.CauseResolve}, p)
		if err == nil && len(c.Added)+len(c.Removed) > 0 {
			s.made(c)
		}
		return err
	})
}

func (s resolving) organisations(ctx context.Context, documents []kg.ID) error {
	return s.step(ctx, func(base *view.Snapshot, p *persons) error {
		if err := s.aliases.follow(base); err != nil {
			return err
		}
		present := slices.DeleteFunc(slices.Clone(documents), func(id kg.ID) bool { return base.Documents([]kg.ID{id})[0] == nil })
		others, err := restate(base, present, s.aliases.meaning(nil, p.said.pairs(kg.KindOrganisation)).of)
		p.take(nil, others)
		return err
	})
}

// meetings renews the ids of those of some documents, and tells whether there are more.
func (s resolving) meetings(ctx context.Context) (more bool, err error) {
	err = s.step(ctx, func(base *view.Snapshot, p *persons) error {
		if err := s.events.follow(base); err != nil {
			return err
		}
		m := s.events.tell(slices.Concat(slices.Collect(maps.Values(s.events.reports))...), nil, p.said)
		list := slices.Sorted(maps.Keys(m.others))
		if more = len(list) > s.atOnce; more {
			for _, document := range list[s.atOnce:] {
				delete(m.others, document)
			}
		}
		maps.DeleteFunc(m.ids, func(r *reported, _ kg.ID) bool { return m.others[r.Document] == nil })
		p.take(nil, m.others)
		p.meetings = m
		return nil
	})
	return more, err
}

func (s resolving) persons(ctx context.Context, names []kg.ID) error {
	return s.step(ctx, func(base *view.Snapshot, p *persons) error { return s.names.renew(base, names, p) })
}

// namesOf lists the ids of the names that persons bear.
func namesOf(base *view.Snapshot) []kg.ID {
	var all []kg.ID
	for ids := range slices.Chunk(base.IDs(kg.KindPerson), peopleAtOnce) {
		for _, p := range base.People(ids) {
			for _, name := range append([]string{p.Name}, p.Aliases...) {
				all = append(all, resolve.PersonID(resolve.Fold(name)))
			}
		}
	}
	return sorted(all)
}

// renew tells who is who among the bearers of names, in the version.
func (n *names) renew(base *view.Snapshot, all []kg.ID, p *persons) error {
	if err := n.follow(base); err != nil {
		return err
	}
	n.clock++
	n.knowFullNames(base)
	r := newReader(base)
	return n.settleAll(p, r, all, func(name kg.ID) (*bearers, bool, error) {
		b, err := n.of(r, name)
		if err != nil {
			return nil, false, err
		}
		return b.without(nil), false, nil
	})
}

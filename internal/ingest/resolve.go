package ingest

import (
	"context"
	"slices"

	"huipu/internal/kg"
	"huipu/internal/store"
	"huipu/internal/view"
)

// resolveAtOnce is how many names are told apart in one revision.
const resolveAtOnce = 500

// Resolve tells all persons of the graph apart anew, such as after an import or by rules that
// have changed, in revisions of some hundred names each, and gives how many it made. Where the
// graph is what its documents and the words of curators make of it, it changes nothing. Errors are those
// of [Service.Retract]; what was done before one stays.
func (s *Service) Resolve(ctx context.Context, author string) (revisions int, err error) {
	if err := s.follower.CatchUp(ctx); err != nil {
		return 0, err
	}
	all := slices.Clone(s.view.Snapshot().IDs(kg.KindPerson))
	for i, id := range all {
		if name, _, ok := kg.MentionOf(id); ok {
			all[i] = name
		}
	}
	for some := range slices.Chunk(sorted(all), resolveAtOnce) {
		err := s.decide(ctx, nil, func(base *view.Snapshot) error {
			p, err := s.names.renew(base, some, unsaid(s.book.in(base)))
			if err != nil {
				return err
			}
			c, err := s.writePersons(ctx, base, store.Change{Author: author, Cause: kg.CauseResolve}, p)
			if err == nil && len(c.Added)+len(c.Removed) > 0 {
				revisions++
			}
			return err
		})
		if err != nil {
			return revisions, err
		}
	}
	return revisions, nil
}

// renew tells who is who among the bearers of names, in the version.
func (n *names) renew(base *view.Snapshot, all []kg.ID, said said) (persons, error) {
	p := newPersons(said)
	if err := n.follow(base); err != nil {
		return p, err
	}
	n.clock++
	n.knowFullNames(base)
	r := newReader(base)
	return p, n.settleAll(&p, r, all, func(name kg.ID) (*bearers, bool, error) {
		b, err := n.of(r, name)
		if err != nil {
			return nil, false, err
		}
		return b.without(nil), false, nil
	})
}

package history

import (
	"context"
	"errors"
	"fmt"
	"hash/maphash"

	"github.com/cayleygraph/quad"

	"huipu/internal/kg"
	"huipu/internal/store"
	"huipu/internal/vocab"
)

// Log knows the revisions that took something away from ids. It reads them when it is first asked, and
// from then on those that have come since; it keeps some twenty bytes for each id and revision. It is
// safe for concurrent use: one question is answered at a time.
type Log struct {
	store store.Store
	turn  chan struct{} // held while a question is answered
	seed  maphash.Seed
	at    kg.Revision      // the last one that was read; zero for none
	last  map[uint64]int32 // the place in steps of the last step of an id, by its hash
	steps []step
}

// step says that a revision took something away from an id.
type step struct {
	revision uint32
	before   int32 // the place of the step before of the same id; -1 for none
}

// New gives a log of the store that has read nothing yet.
func New(s store.Store) *Log {
	l := &Log{store: s, turn: make(chan struct{}, 1), seed: maphash.MakeSeed()}
	l.reset()
	return l
}

func (l *Log) reset() { l.at, l.last, l.steps = kg.Revision{}, map[uint64]int32{}, nil }

// Heirs gives for each id what the last revision that took something away from it gave that to, aligned
// with the ids; the zero Heirs where none did. Revisions are all of the version that is asked for, in
// their order. The error is [kg.ErrTimeout] when the context ends, after which the next question goes on
// from there, and else that of the store.
func (l *Log) Heirs(ctx context.Context, revisions []kg.Revision, ids []kg.ID) ([]Heirs, error) {
	select {
	case l.turn <- struct{}{}:
		defer func() { <-l.turn }()
	case <-ctx.Done():
		return nil, fmt.Errorf("what became of %d ids: %w: %w", len(ids), kg.ErrTimeout, ctx.Err())
	}
	if err := l.follow(ctx, revisions); err != nil {
		return nil, fmt.Errorf("what became of %d ids: reading revisions after %d: %w", len(ids), l.at.Number, err)
	}
	list := make([]Heirs, len(ids))
	changes := map[uint64]change{}
	for i, id := range ids {
		number := l.stepOf(id, uint64(len(revisions)))
		if number == 0 {
			continue
		}
		if _, known := changes[number]; !known {
			c, err := l.change(ctx, number)
			if err != nil {
				return nil, fmt.Errorf("what became of %s in revision %d: %w", id, number, err)
			}
			changes[number] = c
		}
		for _, post := range changes[number].unknownPosts(id) {
			p, err := l.post(ctx, post)
			if err != nil {
				return nil, fmt.Errorf("what became of %s: post %s: %w", id, post, err)
			}
			changes[number].posts[post] = p
		}
		list[i] = changes[number].heirs(id)
	}
	return list, nil
}

// post tells what a post is of: from the graph or, where it is no longer in it, from the revision that
// took it away; only the id is set where neither has it.
func (l *Log) post(ctx context.Context, id kg.ID) (kg.Post, error) {
	var statements []quad.Quad
	for q, err := range l.store.Match(ctx, quad.Subject, []quad.Value{vocab.Node(id)}) {
		if err != nil {
			return kg.Post{}, err
		}
		statements = append(statements, q)
	}
	for _, n := range nodes(statements) {
		if p, ok := n.node.(*kg.Post); ok && p.Organisation != "" {
			return *p, nil
		}
	}
	if number := l.stepOf(id, l.at.Number); number > 0 {
		c, err := l.change(ctx, number)
		if err != nil {
			return kg.Post{}, err
		}
		if p, known := c.posts[id]; known {
			return p, nil
		}
	}
	return kg.Post{ID: id}, nil
}

// stepOf gives the last revision up to a number that took something away from an id, and the first that
// did from an address of a fact; 0 for none.
func (l *Log) stepOf(id kg.ID, upTo uint64) (number uint64) {
	fact, document, since, address := FactOf(id)
	if address {
		id = fact + addressMark + document
	}
	at, ok := l.last[maphash.String(l.seed, string(id))]
	for ; ok && at >= 0; at = l.steps[at].before {
		step := uint64(l.steps[at].revision)
		switch {
		case step > upTo:
		case !address:
			return step
		case step <= since:
			return number
		default:
			number = step
		}
	}
	return number
}

// change reads one revision.
func (l *Log) change(ctx context.Context, number uint64) (change, error) {
	for c, err := range l.store.Revisions(ctx, number-1) {
		if err != nil {
			return change{}, err
		}
		return read(c), nil
	}
	return change{}, fmt.Errorf("the store does not have it: %w", kg.ErrInternal)
}

// follow reads the revisions of a version that were not read yet, as far as they took something away.
// Where the store has lost some that were, it starts again.
func (l *Log) follow(ctx context.Context, revisions []kg.Revision) error {
	if n := l.at.Number; n > 0 && n <= uint64(len(revisions)) && !same(revisions[n-1], l.at) {
		l.reset()
	}
	for l.at.Number < uint64(len(revisions)) {
		next := revisions[l.at.Number]
		if next.Removed == 0 {
			l.at = next
			continue
		}
		err := l.run(ctx, revisions)
		if err == nil && l.at.Number < next.Number {
			err = fmt.Errorf("the store does not have revision %d: %w", next.Number, kg.ErrInternal)
		}
		if err != nil {
			if ctx.Err() != nil && !errors.Is(err, kg.ErrTimeout) {
				err = fmt.Errorf("%w: %w", kg.ErrTimeout, err)
			}
			return err
		}
	}
	return nil
}

// run reads the next revisions in a row that took something away.
func (l *Log) run(ctx context.Context, revisions []kg.Revision) error {
	for c, err := range l.store.Revisions(ctx, l.at.Number) {
		if err != nil {
			return err
		}
		if c.Number > uint64(len(revisions)) || len(c.Removed) == 0 {
			return nil
		}
		l.take(c)
		l.at = revisions[c.Number-1]
	}
	return nil
}

// take notes from which ids a revision took something away.
func (l *Log) take(c store.Committed) {
	noted := map[kg.ID]bool{}
	note := func(id kg.ID) {
		if noted[id] {
			return
		}
		noted[id] = true
		hash := maphash.String(l.seed, string(id))
		before, ok := l.last[hash]
		if !ok {
			before = -1
		}
		l.last[hash] = int32(len(l.steps))
		l.steps = append(l.steps, step{uint32(c.Number), before})
	}
	ch := read(store.Committed{Revision: c.Revision, Removed: c.Removed})
	for _, m := range ch.gone {
		note(m.node)
		note(m.local)
		note(m.address())
	}
	for _, f := range ch.facts {
		note(f.id)
		note(f.place())
	}
}

func same(a, b kg.Revision) bool {
	return a.Number == b.Number && a.Time.Equal(b.Time) && a.Author == b.Author && a.Added == b.Added && a.Removed == b.Removed
}

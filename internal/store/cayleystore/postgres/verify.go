package postgres

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
	"github.com/jackc/pgx/v5"
)

// mostProblems is how many problems Verify tells one by one.
const mostProblems = 100

// Verify implements store.Store: every node must have the hash of its value and a count that
// keeps Cayley from deleting it; statements and revisions must only name nodes that are there;
// revisions must be numbered without gaps; made one after the other they must lead to the
// statements that are there; and the counts of the head must be true. It reads one snapshot,
// in memory of some 50 bytes for each node. The files of PostgreSQL itself are the matter of
// its own tools, pg_amcheck and data checksums.
func (s *Store) Verify(ctx context.Context) ([]string, error) {
	ctx, leave, err := s.life.enter(ctx)
	if err != nil {
		return nil, fmt.Errorf("verifying: %w", err)
	}
	defer leave()
	v := &verification{nodes: make(map[hash]struct{}), absent: make(map[hash]struct{})}
	err = s.inTx(ctx, snapshot(), func(tx pgx.Tx) error {
		if _, err := tx.Exec(ctx, wholeTables); err != nil {
			return err
		}
		return v.run(ctx, tx)
	})
	if err != nil {
		return nil, fmt.Errorf("verifying: %w", categorise(ctx, err))
	}
	if v.more > 0 {
		v.problems = append(v.problems, fmt.Sprintf("and %d more problems", v.more))
	}
	return v.problems, nil
}

// verification is one look at everything.
type verification struct {
	problems []string
	more     int
	nodes    map[hash]struct{}
	absent   map[hash]struct{} // told already
	there    sums              // of the statements
	made     sums              // of the revisions
	quads    int64
	last     int64
}

func (v *verification) problem(format string, args ...any) {
	if len(v.problems) < mostProblems {
		v.problems = append(v.problems, fmt.Sprintf(format, args...))
	} else {
		v.more++
	}
}

func (v *verification) run(ctx context.Context, tx pgx.Tx) error {
	for _, step := range []func(context.Context, pgx.Tx) error{
		v.checkNodes, v.checkCounts, v.checkQuads, v.checkRevisions, v.checkHead, v.compare,
	} {
		if err := step(ctx, tx); err != nil {
			return err
		}
	}
	return nil
}

func (v *verification) checkNodes(ctx context.Context, tx pgx.Tx) error {
	return copyOut(ctx, tx, "SELECT "+nodeFields+" FROM nodes", 11, func(f [][]byte) error {
		h, value, err := decodeNode(f)
		switch {
		case err != nil:
			v.problem("%v", err)
		case graph.HashOf(value) != h:
			v.problem("node %x holds %v, which has another hash", h[:], value)
		}
		v.nodes[h] = struct{}{}
		return nil
	})
}

func (v *verification) checkCounts(ctx context.Context, tx pgx.Tx) error {
	return copyOut(ctx, tx, "SELECT hash FROM nodes WHERE refs <= 0", 1, func(f [][]byte) error {
		v.problem("node %x is counted as unused, so that Cayley would delete it", f[0])
		return nil
	})
}

// uses checks that the nodes of a statement are there.
func (v *verification) uses(q graph.QuadHash, where string) {
	for _, d := range quad.Directions {
		h := q.Get(d)
		if _, ok := v.nodes[h]; ok || !h.Valid() {
			continue
		}
		if _, told := v.absent[h]; !told {
			v.absent[h] = struct{}{}
			v.problem("%s has the node %x as %v, which is missing", where, h[:], d)
		}
	}
}

func (v *verification) checkQuads(ctx context.Context, tx pgx.Tx) error {
	return copyOut(ctx, tx, "SELECT "+quadFields+" FROM quads", 4, func(f [][]byte) error {
		q, err := decodeQuad(f)
		if err != nil {
			v.problem("%v", err)
			return nil
		}
		v.quads++
		v.there.add(q, 1)
		v.uses(q, "a statement")
		return nil
	})
}

func (v *verification) checkRevisions(ctx context.Context, tx pgx.Tx) error {
	return eachRevision(ctx, tx, func(number int64, added, removed []graph.QuadHash, err error) {
		for v.last++; v.last < number; v.last++ {
			v.problem("revision %d is missing", v.last)
		}
		if err != nil {
			v.problem("revision %d cannot be read: %v", number, err)
			return
		}
		where := fmt.Sprintf("revision %d", number)
		for _, q := range added {
			v.made.add(q, 1)
			v.uses(q, where)
		}
		for _, q := range removed {
			v.made.add(q, ^uint64(0))
			v.uses(q, where)
		}
	})
}

func (v *verification) checkHead(ctx context.Context, tx pgx.Tx) error {
	rows, err := tx.Query(ctx, "SELECT number, quads FROM huipu_head")
	if err != nil {
		return err
	}
	heads, err := pgx.CollectRows(rows, func(row pgx.CollectableRow) (head [2]int64, err error) {
		return head, row.Scan(&head[0], &head[1])
	})
	if err != nil {
		return err
	}
	if len(heads) != 1 {
		v.problem("the head has %d rows, want 1", len(heads))
		return nil
	}
	if heads[0][0] != v.last {
		v.problem("the head names revision %d, the last one is %d", heads[0][0], v.last)
	}
	if heads[0][1] != v.quads {
		v.problem("the head counts %d statements, there are %d", heads[0][1], v.quads)
	}
	return nil
}

// compare names the statements in which the table and the revisions differ. They are looked
// for only among those whose sums differ, so that memory stays flat on a sound store.
func (v *verification) compare(ctx context.Context, tx pgx.Tx) error {
	differ := v.there.differ(&v.made)
	if len(differ) == 0 {
		return nil
	}
	balance := make(map[graph.QuadHash]int) // how often it is there, less how often it was made
	count := func(q graph.QuadHash, n int) {
		if slices.Contains(differ, bucketOf(q)) {
			balance[q] += n
		}
	}
	err := copyOut(ctx, tx, "SELECT "+quadFields+" FROM quads", 4, func(f [][]byte) error {
		if q, err := decodeQuad(f); err == nil {
			count(q, 1)
		}
		return nil
	})
	if err != nil {
		return err
	}
	err = eachRevision(ctx, tx, func(_ int64, added, removed []graph.QuadHash, _ error) {
		for _, q := range added {
			count(q, -1)
		}
		for _, q := range removed {
			count(q, 1)
		}
	})
	if err != nil {
		return err
	}
	maps.DeleteFunc(balance, func(_ graph.QuadHash, n int) bool { return n == 0 })
	wrong := slices.SortedFunc(maps.Keys(balance), compareHashes)
	v.more += max(0, len(wrong)-mostProblems)
	wrong = wrong[:min(len(wrong), mostProblems)]
	var hashes [][]byte
	for i := range wrong {
		for _, d := range quad.Directions {
			if h := wrong[i].Get(d); h.Valid() {
				hashes = append(hashes, h[:])
			}
		}
	}
	names, err := readNodes(ctx, tx, hashes)
	if err != nil {
		names = nil // they are told by their hashes then; what cannot be read was told before
	}
	for _, q := range wrong {
		if balance[q] > 0 {
			v.problem("no revision made the statement %s, which is there", describe(q, names))
		} else {
			v.problem("the revisions made the statement %s, which is not there", describe(q, names))
		}
	}
	return ctx.Err()
}

// describe tells a statement by its names, or by the hashes of those that are not known.
func describe(q graph.QuadHash, names map[hash]quad.Value) string {
	var parts []string
	for _, d := range quad.Directions {
		h := q.Get(d)
		if v := names[h]; v != nil {
			parts = append(parts, v.String())
		} else {
			parts = append(parts, fmt.Sprintf("%x", h[:]))
		}
	}
	return strings.Join(parts, " ")
}

func compareHashes(a, b graph.QuadHash) int {
	return cmp.Or(bytes.Compare(a.Subject[:], b.Subject[:]), bytes.Compare(a.Predicate[:], b.Predicate[:]),
		bytes.Compare(a.Object[:], b.Object[:]), bytes.Compare(a.Label[:], b.Label[:]))
}

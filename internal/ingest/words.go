package ingest

import (
	"fmt"
	"slices"

	"huipu/internal/kg"
	"huipu/internal/resolve"
	"huipu/internal/view"
)

// words gives what curators said of a name: each of two mentions.
func words(base *view.Snapshot, name kg.ID) []kg.Judgement {
	var list []kg.Judgement
	for _, j := range base.Judgements(base.Follow([]kg.ID{name}, view.NameJudgements)[0]) {
		if j != nil && slices.Contains(j.Sources, kg.GraphCurated) && len(j.Between) == 2 {
			list = append(list, *j)
		}
	}
	return list
}

// judged gives the words that bind the rules, on mentions of the folded name.
func judged(list []kg.Judgement, name string) []resolve.Judged {
	var out []resolve.Judged
	for _, j := range list {
		if j.Verdict == kg.Unsure {
			continue
		}
		_, a, okA := kg.MentionOf(j.Between[0])
		_, b, okB := kg.MentionOf(j.Between[1])
		if okA && okB {
			out = append(out, resolve.Judged{
				A: resolve.Address{Document: a, Name: name}, B: resolve.Address{Document: b, Name: name}, Same: j.Verdict == kg.Same,
			})
		}
	}
	return out
}

// agree makes sure that no two words contradict each other, directly or through others, also
// where documents have gone and may come back. The error is [kg.ErrConflict].
func agree(list []kg.Judgement) error {
	parent := map[kg.ID]kg.ID{}
	root := func(id kg.ID) kg.ID {
		for parent[id] != "" {
			id = parent[id]
		}
		return id
	}
	for _, j := range list {
		if a, b := root(j.Between[0]), root(j.Between[1]); j.Verdict == kg.Same && a != b {
			parent[a] = b
		}
	}
	for _, j := range list {
		if j.Verdict == kg.Different && root(j.Between[0]) == root(j.Between[1]) {
			return fmt.Errorf("%s and %s are judged different by %s, and the same by others: %w", j.Between[0], j.Between[1], j.ID, kg.ErrConflict)
		}
	}
	return nil
}

// reconsider tells who is who among the bearers of a name after a change of the words on it.
// The error is [kg.ErrConflict] for words that contradict each other, or that of the
// partitioner.
func (n *names) reconsider(base *view.Snapshot, name kg.ID, change func([]kg.Judgement) []kg.Judgement) (persons, error) {
	p := newPersons()
	n.clock++
	r := newReader(base)
	b, err := n.of(r, name)
	if err != nil {
		return p, err
	}
	written := map[kg.ID]string{}
	if len(b.mentions) > 0 {
		written[name] = b.mentions[0].Name
	}
	for _, each := range n.inOrder(base, written) {
		b, err := n.of(r, each)
		if err != nil {
			return p, err
		}
		next := b.without(nil)
		if each == name {
			next.words = change(slices.Clone(b.words))
			if err := agree(next.words); err != nil {
				return p, err
			}
		}
		if err := n.settle(&p, r, each, next, false); err != nil {
			return p, err
		}
	}
	return p, nil
}

package ingest

import (
	"cmp"
	"fmt"
	"slices"

	"huipu/internal/kg"
	"huipu/internal/resolve"
	"huipu/internal/view"
)

// words are the words of curators on who is who. They are not modified once made.
type words struct {
	all []kg.Judgement           // by id
	of  map[kg.ID][]kg.Judgement // by the ids in [kg.Judgement.Names]
}

func newWords(all []kg.Judgement) *words {
	slices.SortFunc(all, func(a, b kg.Judgement) int { return cmp.Compare(a.ID, b.ID) })
	w := &words{all, map[kg.ID][]kg.Judgement{}}
	for _, j := range all {
		for _, name := range j.Names {
			w.of[name] = append(w.of[name], j)
		}
	}
	return w
}

// wordBook keeps the words of the version that was asked for last. It is for one goroutine at a time.
type wordBook struct {
	following
	words *words // nil until the first use
}

// in gives the words of a version.
func (b *wordBook) in(base *view.Snapshot) *words {
	fresh, lost := b.since(base)
	says := func(r kg.Revision) bool { return r.Cause == kg.CauseCurate || r.Cause == kg.CauseImport }
	if b.words == nil || lost || slices.ContainsFunc(fresh, says) {
		b.words = readWords(base)
	}
	b.reach(base)
	return b.words
}

func readWords(base *view.Snapshot) *words {
	var all []kg.Judgement
	for _, j := range base.Judgements(curatedOf(base, kg.KindJudgement)) {
		if j != nil && len(j.Between) == 2 && len(j.Names) > 0 {
			all = append(all, *j)
		}
	}
	return newWords(all)
}

// with gives the words with some in the place of those with the same ids, and without others.
func (w *words) with(come []kg.Judgement, gone []kg.ID) *words {
	all := slices.Clone(come)
	for _, j := range w.all {
		if !slices.Contains(gone, j.ID) && !slices.ContainsFunc(come, func(o kg.Judgement) bool { return o.ID == j.ID }) {
			all = append(all, j)
		}
	}
	return newWords(all)
}

// pairs gives the words that bind the rules, on meetings or on organisations.
func (w *words) pairs(kind kg.Kind) []resolve.JudgedPair {
	var list []resolve.JudgedPair
	for _, j := range w.all {
		if j.Verdict != kg.Unsure && j.Between[0].Kind() == kind {
			list = append(list, resolve.JudgedPair{A: j.Between[0], B: j.Between[1], Same: j.Verdict == kg.Same})
		}
	}
	return list
}

// beside gives what words on a name say of the same as an id, which is asked for only when there
// are words.
func (w *words) beside(name kg.ID, id func() kg.ID) []kg.ID {
	var list []kg.ID
	for _, j := range w.of[name] {
		switch is := id(); is {
		case j.Between[0]:
			list = append(list, j.Between[1])
		case j.Between[1]:
			list = append(list, j.Between[0])
		}
	}
	return list
}

// mentions gives the words that bind the rules on mentions of a name, given as it is folded.
func (w *words) mentions(name string) []resolve.Judged {
	if len(w.all) == 0 {
		return nil
	}
	id := resolve.PersonID(name)
	var out []resolve.Judged
	for _, j := range w.of[id] {
		if j.Verdict == kg.Unsure || len(j.Names) > 1 {
			continue
		}
		_, a, _ := kg.MentionOf(j.Between[0])
		_, b, _ := kg.MentionOf(j.Between[1])
		out = append(out, resolve.Judged{
			A: resolve.Address{Document: a, Name: name}, B: resolve.Address{Document: b, Name: name}, Same: j.Verdict == kg.Same,
		})
	}
	return out
}

// said are the words under which something is decided.
type said struct {
	*words
	before  *words         // those of the version
	changed []kg.Judgement // in one of the two only
}

// unsaid is a decision without a change of words.
func unsaid(w *words) said { return said{words: w, before: w} }

// names lists the ids of the names of a kind that changed words are on.
func (s said) names(kind kg.Kind) []kg.ID {
	var ids []kg.ID
	for _, j := range s.changed {
		for _, id := range j.Names {
			if id.Kind() == kind {
				ids = append(ids, id)
			}
		}
	}
	return sorted(ids)
}

// saying is a decision under other words than those of the version. The error is that of agree.
func saying(before, after *words) (said, error) {
	s := said{words: after, before: before}
	for _, list := range [][2]*words{{before, after}, {after, before}} {
		for _, j := range list[0].all {
			at, found := slices.BinarySearchFunc(list[1].all, j.ID, func(o kg.Judgement, id kg.ID) int { return cmp.Compare(o.ID, id) })
			if !found || list[1].all[at].Verdict != j.Verdict {
				s.changed = append(s.changed, j)
			}
		}
	}
	return s, agree(after.all)
}

// agree makes sure that no two words contradict each other, directly or through others, also
// where documents have gone and may come back. The error is [kg.ErrConflict] and names words.
func agree(list []kg.Judgement) error {
	parent := map[kg.ID]kg.ID{}
	root := func(id kg.ID) kg.ID {
		for parent[id] != "" {
			if above := parent[parent[id]]; above != "" {
				parent[id] = above
			}
			id = parent[id]
		}
		return id
	}
	through := map[kg.ID][]kg.ID{} // words, by what they make one
	for _, j := range list {
		if a, b := root(j.Between[0]), root(j.Between[1]); j.Verdict == kg.Same && a != b {
			parent[a] = b
		}
	}
	for _, j := range list {
		if j.Verdict == kg.Same {
			through[root(j.Between[0])] = append(through[root(j.Between[0])], j.ID)
		}
	}
	for _, j := range list {
		if one := root(j.Between[0]); j.Verdict == kg.Different && one == root(j.Between[1]) {
			return fmt.Errorf("%s and %s are judged different by %s, and the same through %v: %w", j.Between[0], j.Between[1], j.ID, through[one], kg.ErrConflict)
		}
	}
	return nil
}

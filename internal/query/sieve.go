package query

import "huipu/internal/kg"

// sieve keeps those of a list of ids that meet one condition after another. Each condition
// sees only what is left, all of it at once.
type sieve struct {
	s    *Session
	ids  []kg.ID // what is left, in the order given
	at   []int   // for each of ids its place in the list given
	size int     // of the list given
}

func newSieve(s *Session, ids []kg.ID) *sieve {
	at := make([]int, len(ids))
	for i := range at {
		at[i] = i
	}
	return &sieve{s, ids, at, len(ids)}
}

// keep drops what the test, which answers for all ids at once, does not hold for.
func (v *sieve) keep(test func(ids []kg.ID) []bool) {
	if len(v.ids) == 0 {
		return
	}
	holds := test(v.ids)
	var ids []kg.ID // not in place: the list belongs to the caller
	at := v.at[:0]
	for i, ok := range holds {
		if ok {
			ids = append(ids, v.ids[i])
			at = append(at, v.at[i])
		}
	}
	v.ids, v.at = ids, at
}

// kept tells for each id of the list given whether it is left.
func (v *sieve) kept() []bool {
	kept := make([]bool, v.size)
	for _, i := range v.at {
		kept[i] = true
	}
	return kept
}

// among keeps the ids that are in the list; a nil list keeps all.
func (v *sieve) among(list []kg.ID) {
	if list == nil {
		return
	}
	set := make(map[kg.ID]bool, len(list))
	for _, id := range list {
		set[id] = true
	}
	v.keep(func(ids []kg.ID) []bool {
		holds := make([]bool, len(ids))
		for i, id := range ids {
			holds[i] = set[id]
		}
		return holds
	})
}

// keepNodes keeps the ids whose nodes pass the test.
func keepNodes[N any](v *sieve, look func([]kg.ID) []*N, test func(*N) bool) {
	v.keep(func(ids []kg.ID) []bool {
		holds := make([]bool, len(ids))
		for i, n := range look(ids) {
			holds[i] = n != nil && test(n)
		}
		return holds
	})
}

// matcher tells for each id whether its node meets the filter, which is not nil.
type matcher[F any] func(s *Session, ids []kg.ID, f *F) []bool

// some keeps the ids of which a related node meets the filter; a nil filter keeps all.
func some[F any](v *sieve, relation Relation, match matcher[F], f *F) {
	if f != nil {
		v.keep(func(ids []kg.ID) []bool {
			counts := countMatches(v.s, ids, relation, match, f)
			holds := make([]bool, len(ids))
			for i, n := range counts {
				holds[i] = n > 0
			}
			return holds
		})
	}
}

// number keeps the ids whose number of related nodes that meet the filter lies within.
func number[F any](v *sieve, relation Relation, match matcher[F], f *F, eq, gte, lte *int) {
	v.keep(func(ids []kg.ID) []bool {
		counts := countMatches(v.s, ids, relation, match, f)
		holds := make([]bool, len(ids))
		for i, n := range counts {
			holds[i] = within(n, eq, gte, lte)
		}
		return holds
	})
}

func countMatches[F any](s *Session, ids []kg.ID, relation Relation, match matcher[F], f *F) []int {
	related := relation(s, ids)
	counts := make([]int, len(ids))
	if f == nil {
		for i, list := range related {
			counts[i] = len(list)
		}
		return counts
	}
	all := distinct(related)
	meets := make(map[kg.ID]bool, len(all))
	for i, ok := range match(s, all, f) {
		meets[all[i]] = ok
	}
	for i, list := range related {
		for _, id := range list {
			if meets[id] {
				counts[i]++
			}
		}
	}
	return counts
}

// logic applies the combining conditions that every filter has.
func logic[F any](v *sieve, match matcher[F], and, or []*F, not *F) {
	for _, f := range and {
		v.keep(func(ids []kg.ID) []bool { return match(v.s, ids, f) })
	}
	if or != nil {
		v.keep(func(ids []kg.ID) []bool {
			holds := make([]bool, len(ids))
			for _, f := range or {
				for i, ok := range match(v.s, ids, f) {
					holds[i] = holds[i] || ok
				}
			}
			return holds
		})
	}
	if not != nil {
		v.keep(func(ids []kg.ID) []bool {
			holds := match(v.s, ids, not)
			for i := range holds {
				holds[i] = !holds[i]
			}
			return holds
		})
	}
}

// distinct lists the ids of all lists, each once, in the order of first appearance. The zero
// id is left out.
func distinct(lists [][]kg.ID) []kg.ID {
	n := 0
	for _, list := range lists {
		n += len(list)
	}
	seen := make(map[kg.ID]struct{}, n)
	all := make([]kg.ID, 0, n)
	for _, list := range lists {
		for _, id := range list {
			if _, ok := seen[id]; !ok && id != "" {
				seen[id] = struct{}{}
				all = append(all, id)
			}
		}
	}
	return all
}

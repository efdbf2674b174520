package ingest

import (
	"slices"

	"huipu/internal/kg"
	"huipu/internal/resolve"
)

// implied gives what words on the names of a knot mean for the mentions of each name by itself: where
// words of two names make one of a mention here and another there, and different ones of two that
// they are tied to, the rules may not tell it otherwise within a name. It holds the words on one name as well.
func implied(said said, knot []kg.ID, of map[kg.ID]*bearers) map[kg.ID][]resolve.Judged {
	t := tie{at: map[kg.ID]int{}}
	var mentions []resolve.Address // in the order of the tie
	for _, name := range knot {
		for _, m := range of[name].mentions {
			t.person(m.Address().ID(), m)
			mentions = append(mentions, m.Address())
		}
	}
	t.judge(said, knot, 1)
	t.judge(said, knot, 2)
	judged := map[kg.ID][]resolve.Judged{}
	first := map[kg.ID]map[int]resolve.Address{} // by name and class
	for i, m := range mentions {
		name, class := resolve.PersonID(m.Name), t.root(i)
		if first[name] == nil {
			first[name] = map[int]resolve.Address{}
		}
		one, known := first[name][class]
		if !known {
			first[name][class] = m
			continue
		}
		judged[name] = append(judged[name], resolve.Judged{A: one, B: m, Same: true})
	}
	for _, pair := range t.apart {
		a, b := t.root(pair[0]), t.root(pair[1])
		for _, name := range knot {
			one, bears := first[name][a]
			other, too := first[name][b]
			if word := (resolve.Judged{A: one, B: other}); bears && too && !slices.Contains(judged[name], word) {
				judged[name] = append(judged[name], word)
			}
		}
	}
	return judged
}

package query

import (
	"maps"
	"slices"

	"huipu/internal/kg"
	"huipu/internal/view"
)

// PersonJudgements leads to the judgements between persons and others of their names: those of
// rules, and the words of curators on mentions of theirs.
func (s *Session) PersonJudgements(from []kg.ID) [][]kg.ID {
	lists := s.Follow(from, view.PersonJudgements)
	names := make([][]kg.ID, len(from))
	for i, p := range s.People(from) {
		if p != nil {
			names[i] = append([]kg.ID{p.ID}, p.Namesakes...)
		}
	}
	all := distinct(names)
	words := map[kg.ID][]kg.ID{} // by name
	for i, list := range s.Follow(all, view.NameJudgements) {
		if len(list) > 0 {
			words[all[i]] = list
		}
	}
	if len(words) == 0 {
		return lists
	}
	said := distinct(slices.Collect(maps.Values(words)))
	about := map[kg.ID][]kg.ID{}
	for i, people := range judgedPeople(s, said) {
		about[said[i]] = people
	}
	for i, id := range from {
		list := slices.Clone(lists[i])
		for _, name := range names[i] {
			for _, word := range words[name] {
				if slices.Contains(about[word], id) {
					list = append(list, word)
				}
			}
		}
		slices.Sort(list)
		lists[i] = slices.Compact(list)
	}
	return lists
}

func judgedPeople(s *Session, from []kg.ID) [][]kg.ID {
	between := references(s.Judgements(from), func(j *kg.Judgement) []kg.ID { return j.Between })
	for i, list := range between {
		between[i] = slices.DeleteFunc(slices.Clone(list), func(id kg.ID) bool { return id.Kind() != kg.KindPerson })
	}
	flat := slices.Clone(s.Bearers(slices.Concat(between...)))
	people := make([][]kg.ID, len(between))
	for i, list := range between {
		people[i], flat = slices.Clone(flat[:len(list)]), flat[len(list):]
		slices.Sort(people[i])
		people[i] = slices.Compact(people[i])
	}
	return people
}

func matchJudgements(s *Session, ids []kg.ID, f *JudgementFilter) []bool {
	v := newSieve(s, ids)
	v.among(f.IDs)
	if f.Verdict != nil {
		keepNodes(v, s.Judgements, func(j *kg.Judgement) bool { return slices.Contains(f.Verdict, j.Verdict) })
	}
	some(v, judgedPeople, matchPeople, f.Between)
	logic(v, matchJudgements, f.And, f.Or, f.Not)
	return v.kept()
}

func narrowJudgements(s *Session, f *JudgementFilter) ([]kg.ID, bool) {
	var n narrowing
	offerStated(&n, s.Judgements, f.IDs)
	offerRelated(&n, s, f.Between, narrowPeople, (*Session).PersonJudgements)
	offerAll(&n, s, f.And, narrowJudgements)
	return n.ids, n.ok
}

func judgementKeys(s *Session, ids []kg.ID, name string) ([]key, bool) {
	if name == byScore {
		return keysOf(s.Judgements(ids), func(j *kg.Judgement) key { return key{number: int64(j.Score)} }), true
	}
	return nil, false
}

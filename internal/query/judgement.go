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
		lists[i] = withWords(lists[i], id, names[i], words, about)
	}
	return lists
}

// OrganisationJudgements leads to the words of curators on names of organisations.
func (s *Session) OrganisationJudgements(from []kg.ID) [][]kg.ID {
	names := references(s.Organisations(from), func(o *kg.Organisation) []kg.ID { return append([]kg.ID{o.ID}, o.Replaces...) })
	return s.words(from, names, view.OrganisationJudgements, judgedOrganisations)
}

// MeetingJudgements leads to the words of curators on reports of meetings.
func (s *Session) MeetingJudgements(from []kg.ID) [][]kg.ID {
	names := references(s.Meetings(from), func(m *kg.Meeting) []kg.ID { return append([]kg.ID{m.ID}, m.Replaces...) })
	return s.words(from, names, view.MeetingJudgements, judgedMeetings)
}

// words leads from nodes, with the ids of their names, to the words on the names that are on them.
func (s *Session) words(from []kg.ID, names [][]kg.ID, edge view.Edge, judged Relation) [][]kg.ID {
	all := distinct(names)
	words := map[kg.ID][]kg.ID{}
	for i, list := range s.Follow(all, edge) {
		words[all[i]] = list
	}
	said := distinct(slices.Collect(maps.Values(words)))
	about := map[kg.ID][]kg.ID{}
	for i, nodes := range judged(s, said) {
		about[said[i]] = nodes
	}
	lists := make([][]kg.ID, len(from))
	for i, id := range from {
		lists[i] = withWords(nil, id, names[i], words, about)
	}
	return lists
}

// withWords adds to judgements on a node the words on its names that are on it.
func withWords(judgements []kg.ID, node kg.ID, names []kg.ID, words, about map[kg.ID][]kg.ID) []kg.ID {
	list := slices.Clone(judgements)
	for _, name := range names {
		for _, word := range words[name] {
			if slices.Contains(about[word], node) {
				list = append(list, word)
			}
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
}

func judgedPeople(s *Session, from []kg.ID) [][]kg.ID {
	return judged(s, from, kg.KindPerson, s.Bearers)
}

func judgedOrganisations(s *Session, from []kg.ID) [][]kg.ID {
	return judged(s, from, kg.KindOrganisation, s.Bodies)
}

func judgedMeetings(s *Session, from []kg.ID) [][]kg.ID {
	return judged(s, from, kg.KindMeeting, s.Events)
}

// judged leads from judgements to the nodes of the kind that they are on now.
func judged(s *Session, from []kg.ID, kind kg.Kind, lead func([]kg.ID) []kg.ID) [][]kg.ID {
	between := references(s.Judgements(from), func(j *kg.Judgement) []kg.ID { return j.Between })
	for i, list := range between {
		between[i] = slices.DeleteFunc(slices.Clone(list), func(id kg.ID) bool { return id.Kind() != kind })
	}
	flat := slices.Clone(lead(slices.Concat(between...)))
	nodes := make([][]kg.ID, len(between))
	for i, list := range between {
		nodes[i], flat = slices.Clone(flat[:len(list)]), flat[len(list):]
		slices.Sort(nodes[i])
		nodes[i] = slices.Compact(nodes[i])
	}
	return nodes
}

func matchJudgements(s *Session, ids []kg.ID, f *JudgementFilter) []bool {
	v := newSieve(s, ids)
	v.among(f.IDs)
	if f.Verdict != nil {
		keepNodes(v, s.Judgements, func(j *kg.Judgement) bool { return slices.Contains(f.Verdict, j.Verdict) })
	}
	some(v, judgedPeople, matchPeople, f.Between)
	some(v, judgedOrganisations, matchOrganisations, f.BetweenOrganisations)
	some(v, judgedMeetings, matchMeetings, f.BetweenMeetings)
	logic(v, matchJudgements, f.And, f.Or, f.Not)
	return v.kept()
}

func narrowJudgements(s *Session, f *JudgementFilter) ([]kg.ID, bool) {
	var n narrowing
	offerStated(&n, s.Judgements, f.IDs)
	offerRelated(&n, s, f.Between, narrowPeople, (*Session).PersonJudgements)
	offerRelated(&n, s, f.BetweenOrganisations, narrowOrganisations, (*Session).OrganisationJudgements)
	offerRelated(&n, s, f.BetweenMeetings, narrowMeetings, (*Session).MeetingJudgements)
	offerAll(&n, s, f.And, narrowJudgements)
	return n.ids, n.ok
}

func judgementKeys(s *Session, ids []kg.ID, name string) ([]key, bool) {
	if name == byScore {
		return keysOf(s.Judgements(ids), func(j *kg.Judgement) key { return key{number: int64(j.Score)} }), true
	}
	return nil, false
}

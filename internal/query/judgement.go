package query

import (
	"slices"

	"huipu/internal/kg"
	"huipu/internal/view"
)

// PersonJudgements leads to the judgements between persons and others of their names.
func (s *Session) PersonJudgements(from []kg.ID) [][]kg.ID {
	return s.Follow(from, view.PersonJudgements)
}

func judgedPeople(s *Session, from []kg.ID) [][]kg.ID {
	return references(s.Judgements(from), func(j *kg.Judgement) []kg.ID { return j.Between })
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

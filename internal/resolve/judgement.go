package resolve

import (
	"slices"
	"strings"

	"huipu/internal/kg"
)

// Judgements gives what is held of the persons of a name and kept: for each of them the link
// with the one that it is likest to, sorted by id; none where there is one person. The ids are those of
// [Partition.IDs]. All other links of persons can be found out again from the mentions.
func (p Partition) Judgements(ids []kg.ID) []kg.Judgement {
	if len(p.Persons) < 2 {
		return nil
	}
	person := make(map[Address]int, len(p.Persons))
	for i, mentions := range p.Persons {
		person[mentions[0].Address()] = i
	}
	likest := make([]*Link, len(p.Persons))
	for i := range p.Links {
		l := &p.Links[i]
		for _, of := range []Address{l.A, l.B} {
			if at, ok := person[of]; ok && l.Verdict != kg.Same && (likest[at] == nil || l.Score > likest[at].Score) {
				likest[at] = l
			}
		}
	}
	var list []kg.Judgement
	for i, l := range likest {
		if l == nil || slices.Contains(likest[:i], l) {
			continue
		}
		list = append(list, l.judgement(ids[person[l.A]], ids[person[l.B]]))
	}
	slices.SortFunc(list, func(a, b kg.Judgement) int { return strings.Compare(string(a.ID), string(b.ID)) })
	return list
}

// judgement is the link of two persons.
func (l Link) judgement(a, b kg.ID) kg.Judgement {
	j := kg.Judgement{
		ID:      kg.NewID(kg.KindJudgement, string(l.A.ID()), string(l.B.ID())),
		Between: []kg.ID{min(a, b), max(a, b)}, Verdict: l.Verdict,
		Score: l.Score, Threshold: Threshold,
	}
	for _, r := range l.Reasons {
		j.Reasons = append(j.Reasons, kg.Reason{Kind: string(r.Kind), Weight: r.Weight, Left: r.A, Right: r.B})
	}
	slices.SortFunc(j.Reasons, kg.CompareReasons)
	j.Reasons = slices.Compact(j.Reasons)
	return j
}

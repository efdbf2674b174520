package ingest

import (
	"slices"

	"github.com/cayleygraph/quad"

	"huipu/internal/kg"
	"huipu/internal/view"
	"huipu/internal/vocab"
)

// judge notes how what is held of the persons of a name changes. Those of another name, whom
// mentions of this one are of, are left to theirs.
func (p *persons) judge(base *view.Snapshot, name kg.ID, b *bearers, judgements []kg.Judgement) {
	var before, after []quad.Quad
	another := func(id kg.ID) bool {
		of, _, isMention := kg.MentionOf(id)
		return id != name && !(isMention && of == name)
	}
	if len(b.before) > 1 {
		for _, j := range base.Judgements(distinct(slices.Concat(base.Follow(b.before, view.PersonJudgements)...))) {
			if slices.Contains(j.Sources, kg.GraphResolved) && !slices.ContainsFunc(j.Between, another) {
				before = append(before, vocab.EncodeJudgement(*j, kg.GraphResolved)...)
			}
		}
	}
	for _, j := range judgements {
		after = append(after, vocab.EncodeJudgement(j, kg.GraphResolved)...)
	}
	if len(before)+len(after) > 0 {
		p.add, p.remove = append(p.add, without(after, before)...), append(p.remove, without(before, after)...)
	}
}

// distinct lists ids each once, in the order of their first places.
func distinct(ids []kg.ID) []kg.ID {
	if len(ids) == 0 {
		return nil
	}
	only := ids[0]
	if !slices.ContainsFunc(ids, func(id kg.ID) bool { return id != only }) {
		return ids[:1:1]
	}
	known := map[kg.ID]bool{}
	var out []kg.ID
	for _, id := range ids {
		if !known[id] {
			known[id] = true
			out = append(out, id)
		}
	}
	return out
}

package query

import (
	"slices"

	"huipu/internal/kg"
)

// wordFindings gives the words of curators that cannot be obeyed at present: those whose mention,
// report or name is not in the graph, and those that a document stands against. They have two claims,
// what the word is on, with the documents of the mentions and reports that are in the graph.
func (s *Session) wordFindings() []kg.Finding {
	words := slices.DeleteFunc(slices.Clone(s.Judgements(s.curated(kg.KindJudgement))), func(j *kg.Judgement) bool {
		return j == nil || j.Verdict == kg.Unsure || len(j.Between) != 2
	})
	var on []kg.ID
	for _, j := range words {
		on = append(on, j.Between...)
	}
	now, names := s.entities(on)
	var findings []kg.Finding
	for i, j := range words {
		f := kg.Finding{Kind: kg.FindingUnmet, About: j.ID, Name: names[2*i]}
		if f.Name == "" {
			f.Name = names[2*i+1]
		}
		switch a, b := now[2*i], now[2*i+1]; {
		case a == "" || b == "":
			f.Kind = kg.FindingDormant
		case (a == b) == (j.Verdict == kg.Same):
			continue
		}
		for k, id := range j.Between {
			c := kg.Claim{Value: string(id)}
			if _, document, ok := kg.MentionOf(id); ok && now[2*i+k] != "" {
				c.Documents = []kg.ID{document}
			}
			f.Claims = append(f.Claims, c)
		}
		findings = append(findings, f)
	}
	return findings
}

// entities gives the ids of the persons, meetings and organisations that ids lead to now, and their
// names; both are empty where an id leads nowhere.
func (s *Session) entities(ids []kg.ID) (now []kg.ID, names []string) {
	now, names = slices.Clone(s.Events(s.Bodies(s.Bearers(ids)))), make([]string, len(ids))
	people, bodies, meetings := s.People(now), s.Organisations(now), s.Meetings(now)
	for i := range now {
		switch {
		case people[i] != nil:
			names[i] = people[i].Name
		case bodies[i] != nil:
			names[i] = bodies[i].Name
		case meetings[i] != nil:
			names[i] = meetings[i].Name
		default:
			now[i] = ""
		}
	}
	return now, names
}

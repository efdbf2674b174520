package resolve

import (
	"slices"

	"huipu/internal/kg"
)

// calledInShort finds the persons whom a document names in full and goes on to name in short:
// the one full name of which the other is short stands before it, and the short one comes with
// no post of its own. 亨特·拜登 behind 美国总统拜登 is somebody else.
func calledInShort(persons []kg.PersonFact) map[string]string {
	var called map[string]string
	for i := range persons {
		full := &persons[i]
		for _, short := range ShortNames(fold(full.Name)) {
			at := slices.IndexFunc(persons, func(p kg.PersonFact) bool { return fold(p.Name) == short })
			if at < 0 {
				continue
			}
			if called == nil {
				called = map[string]string{}
			}
			name := persons[at].Name
			if _, several := called[name]; several || !goesOn(full, &persons[at]) {
				called[name] = ""
				continue
			}
			called[name] = full.Name
		}
	}
	return called
}

// goesOn reports whether a person of a short name can be the one of the full name before.
func goesOn(full, short *kg.PersonFact) bool {
	if len(full.Evidence) == 0 || len(short.Evidence) == 0 || short.Evidence[0].Span.Start < full.Evidence[0].Span.Start {
		return false
	}
	return !slices.ContainsFunc(short.Memberships, func(s kg.MembershipFact) bool {
		return !slices.ContainsFunc(full.Memberships, func(f kg.MembershipFact) bool { return f.Role == s.Role })
	})
}

// inFull gives the name under which a person of the document is known.
func (r *resolver) inFull(name string) string { return first(r.called[name], name) }

package eval

import (
	"slices"

	"huipu/internal/kg"
)

// NamedPerson is a person that a graph finds in a document.
type NamedPerson struct {
	ID       kg.ID
	Names    []string  // the name and other spellings
	Passages []kg.Span // of the document, quoted as evidence of the person or of facts about the person
}

// Locate gives the person whom a mention is of, among those that the graph finds in its
// document; none when nobody there bears the name. Of several the one counts of whom the
// shortest passage around the mention is quoted, so that the name itself goes before the
// sentence; none when no passage, or equally short ones of several, decide. A graph keeps no
// passage for every mention, so one bearer of the name alone needs none.
func Locate(m Mention, people []NamedPerson) (kg.ID, bool) {
	var bearers []NamedPerson
	for _, p := range people {
		if slices.ContainsFunc(p.Names, func(name string) bool { return fold(name) == fold(m.Name) }) {
			bearers = append(bearers, p)
		}
	}
	if len(bearers) == 1 {
		return bearers[0].ID, true
	}
	var found kg.ID
	shortest := 0
	for _, p := range bearers {
		for _, s := range p.Passages {
			if s.Start > m.Start || m.End > s.End {
				continue
			}
			switch length := s.End - s.Start; {
			case shortest == 0 || length < shortest:
				found, shortest = p.ID, length
			case length == shortest && p.ID != found:
				found = ""
			}
		}
	}
	return found, found != ""
}

package resolve

import (
	"strings"

	"huipu/internal/kg"
)

// PersonID is the id of a name: that of the first person who bears it.
func PersonID(name string) kg.ID { return kg.NewID(kg.KindPerson, fold(name)) }

// ID is the id of the mention: the key of the name's id, a hyphen and the key of the document.
// It holds for ever: whoever the mention is found to be, [AddressOf] takes the id apart
// again.
func (a Address) ID() kg.ID {
	return kg.ID(string(PersonID(a.Name)) + addressMark + a.Document.Key())
}

// IDs gives the ids of the persons of a name, in their order: the first has the id of the
// name, every other that of its anchor.
func (p Partition) IDs() []kg.ID {
	ids := make([]kg.ID, len(p.Persons))
	for i, mentions := range p.Persons {
		anchor := Address{Document: mentions[0].Document, Name: mentions[0].Name}
		if ids[i] = PersonID(anchor.Name); i > 0 {
			ids[i] = anchor.ID()
		}
	}
	return ids
}

const addressMark = "-"

// AddressOf gives the id of the name and the document of a mention with the id; ok is false
// for any other id.
func AddressOf(id kg.ID) (name, document kg.ID, ok bool) {
	before, after, found := strings.Cut(string(id), addressMark)
	if !found || after == "" || id.Kind() != kg.KindPerson || kg.ID(before).Key() == "" {
		return "", "", false
	}
	return kg.ID(before), kg.ID(string(kg.KindDocument) + "/" + after), true
}

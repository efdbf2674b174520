package resolve

import (
	"strings"

	"huipu/internal/kg"
)

// PersonID is the id of a name: that of the first person who bears it.
func PersonID(name string) kg.ID { return kg.NewID(kg.KindPerson, fold(name)) }

// Address is the id of the mention of a name in a document: the key of the name's id, a
// hyphen and the key of the document. It is an address for ever: whoever the mention is
// found to be, the id leads there, because [SplitAddress] takes it apart again.
func Address(name, document kg.ID) kg.ID {
	return kg.ID(string(name) + addressMark + document.Key())
}

const addressMark = "-"

// SplitAddress gives the id of the name and the document of an address; ok is false for any
// other id.
func SplitAddress(id kg.ID) (name, document kg.ID, ok bool) {
	before, after, found := strings.Cut(string(id), addressMark)
	if !found || after == "" || id.Kind() != kg.KindPerson || kg.ID(before).Key() == "" {
		return "", "", false
	}
	return kg.ID(before), kg.ID(string(kg.KindDocument) + "/" + after), true
}

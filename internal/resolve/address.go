package resolve

import "huipu/internal/kg"

// PersonID is the id of a name: that of the first person who bears it.
func PersonID(name string) kg.ID { return kg.NewID(kg.KindPerson, fold(name)) }

// ID is the id of the mention: it leads for ever to the person that the mention is found to
// be.
func (a Address) ID() kg.ID { return kg.MentionID(PersonID(a.Name), a.Document) }

// Address is the address of the mention.
func (m *Mention) Address() Address { return Address{m.Document, m.Name} }

// IDs gives the ids of the persons of a name, in their order: the first has the id of the
// name, every other that of its anchor.
func (p Partition) IDs() []kg.ID {
	ids := make([]kg.ID, len(p.Persons))
	for i, mentions := range p.Persons {
		anchor := mentions[0].Address()
		if ids[i] = PersonID(anchor.Name); i > 0 {
			ids[i] = anchor.ID()
		}
	}
	return ids
}

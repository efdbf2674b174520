package vocab

import (
	"fmt"

	"github.com/cayleygraph/quad"

	"huipu/internal/kg"
)

// EncodeCorrection gives the quads of a correction, labelled with [kg.GraphCurated], in a fixed order
// without repeats.
func EncodeCorrection(c kg.Correction) []quad.Quad {
	e := encoder{nodes: map[kg.ID]quad.Value{}}
	e.label = e.iri(kg.GraphCurated)
	e.node(c.ID)
	e.link(Corrects, c.Document)
	e.link(OfFact, c.Fact)
	e.add(Action, concept(listAction, c.Action))
	if c.Was != nil {
		e.add(Was, StatedFact(*c.Was))
	}
	if c.Now != nil {
		e.add(Now, StatedFact(*c.Now))
	}
	return e.quads
}

func (d *decoder) correction(id kg.ID) *kg.Correction {
	c := &kg.Correction{ID: id, Document: one(d, Corrects, nodeOf), Fact: one(d, OfFact, nodeOf), Action: one(d, Action, actionOf), Sources: d.sources}
	c.Was, c.Now = d.fact(Was, c.Document), d.fact(Now, c.Document)
	return c
}

// fact reads the fact that the predicate leads to, of a document; nil when there is none.
func (d *decoder) fact(predicate quad.IRI, document kg.ID) *kg.StatedFact {
	var fact *kg.StatedFact
	for s := range d.take(predicate) {
		f, err := StatedFactOf(s.Object, document)
		if err != nil {
			d.fail(fmt.Errorf("%s stated by %s: %w", string(predicate), s.Document, err))
			continue
		}
		if fact == nil || StatedFact(f).String() < StatedFact(*fact).String() {
			fact = &f
		}
	}
	return fact
}

func actionOf(v quad.Value) (kg.CorrectionAction, error) {
	return conceptOf(listAction, v, kg.CorrectionActions())
}

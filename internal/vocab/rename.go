package vocab

import (
	"github.com/cayleygraph/quad"

	"huipu/internal/kg"
)

// EncodeRename gives the quads of a rename, labelled with [kg.GraphCurated], in a fixed order.
func EncodeRename(r kg.Rename) []quad.Quad {
	e := encoder{nodes: map[kg.ID]quad.Value{}}
	e.label = e.iri(kg.GraphCurated)
	e.node(r.ID)
	e.links(Renames, []kg.ID{r.On})
	e.add(Label, text(r.Name))
	return e.quads
}

func (d *decoder) rename(id kg.ID) *kg.Rename {
	return &kg.Rename{ID: id, On: one(d, Renames, nodeOf), Name: one(d, Label, textOf), Sources: d.sources}
}

package ingest

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/cayleygraph/quad"

	"huipu/internal/kg"
	"huipu/internal/resolve"
	"huipu/internal/view"
	"huipu/internal/vocab"
)

// correctionsOf lists the corrections of facts of a document, by id, also where it is not in the version.
func correctionsOf(base *view.Snapshot, document kg.ID) []kg.Correction {
	var list []kg.Correction
	for _, c := range base.Corrections(base.Follow([]kg.ID{document}, view.DocumentCorrections)[0]) {
		if c != nil && c.Document == document && slices.Contains(c.Sources, kg.GraphCurated) {
			list = append(list, *c)
		}
	}
	return list
}

// asRead gives what the extractor reads in a document of the version, with the ids that the document
// gives by itself, and what the ids of nodes that the version shows become.
func asRead(base *view.Snapshot, document kg.ID) (reading kg.Contribution, ids map[kg.ID]kg.ID, err error) {
	d := base.Documents([]kg.ID{document})[0]
	if d == nil {
		return kg.Contribution{}, nil, fmt.Errorf("%s is not in the graph: %w", document, kg.ErrNotFound)
	}
	stored, err := base.Contribution(document)
	if err != nil {
		return kg.Contribution{}, nil, err
	}
	corrected, ids := resolve.ReadingIDs(stored)
	reading, err = vocab.AsRead(corrected, d.Restated)
	if err != nil {
		return kg.Contribution{}, nil, fmt.Errorf("reading %s: %w: %w", document, kg.ErrInternal, err)
	}
	return reading, ids, nil
}

// corrected is the reading of a document with what corrections make of it.
type corrected struct {
	contribution kg.Contribution
	restated     []quad.Quad // what they change, as it is kept
}

func correct(reading kg.Contribution, corrections []kg.Correction) corrected {
	if len(corrections) == 0 {
		return corrected{contribution: reading}
	}
	c := corrected{contribution: resolve.Correct(reading, corrections).Contribution}
	c.restated = vocab.EncodeRestatement(reading.Document.ID, vocab.Restate(reading, c.contribution))
	return c
}

// restatements gives what is kept of the corrections of documents in the version.
func restatements(base *view.Snapshot, documents ...kg.ID) []quad.Quad {
	var quads []quad.Quad
	for i, d := range base.Documents(documents) {
		if d != nil {
			quads = append(quads, vocab.EncodeRestatement(documents[i], d.Restated)...)
		}
	}
	return quads
}

// correctedBy gives an input whose reading is corrected, with what is kept of that.
func (p prepared) correctedBy(corrections []kg.Correction) (prepared, []quad.Quad) {
	if len(corrections) == 0 {
		return p, nil
	}
	c := correct(p.reading, corrections)
	p.take(c.contribution)
	return p, c.restated
}

// amending is a change of the corrections of a document.
type amending struct {
	document      kg.ID
	before, after []kg.Correction
}

// amendingBy tells what a rewording means for corrections. Those of one document alone can change. The
// error is [kg.ErrConflict] where they would contradict each other.
func amendingBy(base *view.Snapshot, r rewording) (amending, error) {
	var documents []kg.ID
	for _, c := range r.corrected {
		documents = append(documents, c.Document)
	}
	for _, id := range r.gone {
		if id.Kind() != kg.KindCorrection {
			continue
		}
		if c := base.Corrections([]kg.ID{id})[0]; c != nil {
			documents = append(documents, c.Document)
		}
	}
	switch documents = sorted(documents); {
	case len(documents) == 0:
		return amending{}, nil
	case len(documents) > 1:
		return amending{}, fmt.Errorf("corrections of %d documents change: want one: %w", len(documents), kg.ErrUnsupported)
	}
	a := amending{document: documents[0], before: correctionsOf(base, documents[0])}
	a.after = slices.Clone(r.corrected)
	for _, c := range a.before {
		comes := slices.ContainsFunc(r.corrected, func(other kg.Correction) bool { return other.ID == c.ID })
		if !comes && !slices.Contains(r.gone, c.ID) {
			a.after = append(a.after, c)
		}
	}
	slices.SortFunc(a.after, func(a, b kg.Correction) int { return cmp.Compare(a.ID, b.ID) })
	return a, resolve.AgreeOn(a.after)
}

// statements gives how the statements of the corrections themselves change.
func (a amending) statements() (add, remove []quad.Quad) {
	return without(encodedCorrections(a.after), encodedCorrections(a.before)), without(encodedCorrections(a.before), encodedCorrections(a.after))
}

func encodedCorrections(list []kg.Correction) []quad.Quad {
	var quads []quad.Quad
	for _, c := range list {
		quads = append(quads, vocab.EncodeCorrection(c)...)
	}
	return quads
}

// stated gives what the document states after the change; present is false where it is not in the
// version or nothing changes for it.
func (a amending) stated(base *view.Snapshot) (now corrected, present bool, err error) {
	if a.document == "" || !has(base, a.document) {
		return corrected{}, false, nil
	}
	reading, _, err := asRead(base, a.document)
	if err != nil {
		return corrected{}, false, err
	}
	return correct(reading, a.after), true, nil
}

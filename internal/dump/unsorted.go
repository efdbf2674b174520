package dump

import (
	"context"
	"fmt"
	"io"
	"iter"
	"strings"

	"github.com/cayleygraph/quad"

	"huipu/internal/kg"
	"huipu/internal/vocab"
)

// Unsorted writes the statements as N-Quads in the order in which they come, with the terms
// of [NQuads] but neither its order nor the classes that no statement gives, so it holds
// nothing back. Of the options only the base IRI matters; without one, nodes keep their
// stored IRIs, as what is loaded into a store must have them. Errors are as those of [Quads].
func Unsorted(ctx context.Context, w io.Writer, quads iter.Seq2[quad.Quad, error], o Options) (Summary, error) {
	if o.BaseIRI == "" {
		o.BaseIRI = string(vocab.Node("")) // what stored IRIs begin with
	} else if err := o.check(); err != nil {
		return Summary{}, err
	}
	out := newSink(w)
	var line []byte
	for q, err := range quads {
		if err == nil && out.summary.Quads%checkEvery == 0 {
			err = ended(ctx)
		}
		if err == nil {
			line, err = appendLine(line[:0], o.BaseIRI, q)
		}
		if err == nil {
			err = out.line(line)
		}
		if err != nil {
			return Summary{}, fmt.Errorf("exporting N-Quads: %w", err)
		}
	}
	summary, err := out.close()
	if err != nil {
		return Summary{}, fmt.Errorf("exporting N-Quads: %w", err)
	}
	return summary, nil
}

// check refuses a base IRI below which no node can be named.
func (o Options) check() error {
	if !plainIRI(o.BaseIRI) || !strings.HasSuffix(o.BaseIRI, "/") && !strings.HasSuffix(o.BaseIRI, "#") {
		return fmt.Errorf("exporting N-Quads: base IRI %q: want an IRI that ends in / or #: %w", o.BaseIRI, kg.ErrInvalid)
	}
	return nil
}

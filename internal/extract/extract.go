package extract

import (
	"context"
	"fmt"
	"sync"

	"huipu/internal/kg"
	"huipu/internal/release"
	"huipu/internal/segment"
)

// Version names the extractor and the generation of its rules. Facts of different versions
// may differ for the same text.
const Version = "huipu-extract/1"

// Extractor reads releases. It may be used by several goroutines at once.
type Extractor struct {
	lex     *lexicon
	segment func() (segment.Segmenter, error)
	spare   sync.Pool // of *memory
}

// New loads the lexicons; the segmenter loads when the first text needs it. An error means
// that the embedded data is broken.
func New() (*Extractor, error) {
	lex, err := loadLexicon()
	if err != nil {
		return nil, fmt.Errorf("new extractor: %w: %w", err, kg.ErrInternal)
	}
	return &Extractor{lex: lex, segment: segment.Lazy()}, nil
}

// Extract reads the facts of a release. It is a pure function of the release: the same text
// gives the same facts in the same order. A text without a meeting gives no meetings and no
// attendances; its people are mentioned only. The error is that of a cancelled context.
func (x *Extractor) Extract(ctx context.Context, r *release.Release) (kg.Facts, error) {
	m, ok := x.spare.Get().(*memory)
	if !ok {
		m = new(memory)
	}
	d := newDocument(x.lex, r, m)
	d.segment = x.segment
	defer func() {
		m.sentences = d.sentences
		if m.keep() {
			x.spare.Put(m)
		}
	}()
	for _, stage := range d.stages() {
		if err := ctx.Err(); err != nil {
			return kg.Facts{}, fmt.Errorf("extract %s: %w", r.ID, err)
		}
		stage()
		if d.err != nil {
			return kg.Facts{}, fmt.Errorf("extract %s: %w: %w", r.ID, d.err, kg.ErrInternal)
		}
	}
	return d.facts, nil
}

// memory is what texts may use one after the other.
type memory struct {
	source    source
	sentences []sentence
	lattice   lattice
	nominal   nominal
}

// maxKept is the longest text, in runes, whose memory is kept for the next.
const maxKept = 1 << 18

// keep forgets the text and reports whether the memory is worth keeping.
func (m *memory) keep() bool {
	m.source.text, m.source.folded = "", ""
	clear(m.sentences)
	m.lattice = lattice{tables: m.lattice.tables}
	m.lattice.slab = m.lattice.slab[:0]
	clear(m.nominal.units[:cap(m.nominal.units)])
	m.nominal = nominal{units: m.nominal.units, buf: m.nominal.buf}
	return cap(m.source.runes) <= maxKept
}

// stages are the layers in their order; each needs those before it.
func (d *document) stages() []func() {
	return []func(){d.tokenise, d.readSentences, d.readMeetings, d.assemble}
}

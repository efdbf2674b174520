package cli

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"os"

	"huipu/internal/eval"
	"huipu/internal/ingest"
	"huipu/internal/kg"
	"huipu/internal/store/memstore"
	"huipu/internal/view"
	"huipu/seeds"
)

// resolutionFlags say how persons are compared with an annotated partition of mentions.
type resolutionFlags struct {
	Resolution   bool    `once:"" help:"Measure which mentions of different releases are held for one person."`
	Partition    string  `once:"" placeholder:"FILE" help:"The annotated partition, instead of that of the sample (--resolution)."`
	MinPrecision float64 `once:"" placeholder:"SHARE" help:"Fail when the B-cubed precision is below this (--resolution)."`
	MinF1        float64 `once:"" name:"min-f1" placeholder:"SHARE" help:"Fail when the B-cubed F1 is below this (--resolution)."`
}

// checkFlags refuses flags of the other measurement, and gates that nothing could miss or keep.
func (c *evalCommand) checkFlags() error {
	wrong := ""
	switch {
	case !c.Resolution && (c.Partition != "" || c.MinPrecision != 0 || c.MinF1 != 0):
		wrong = "--partition, --min-precision and --min-f1 go with --resolution"
	case !c.Resolution && len(c.Paths) != 1:
		wrong = `expected "<dir>"`
	case c.Resolution && (c.Documents || c.Rules || c.Calibration || c.HTML != "" || c.Floor != "" || c.Format == "floor"):
		wrong = "--resolution goes with --part, --errors, --format text and json, --partition, --min-precision and --min-f1"
	case !share(c.MinPrecision) || !share(c.MinF1):
		wrong = "--min-precision and --min-f1 take a number from 0 to 1"
	default:
		return nil
	}
	return usageError{errors.New(wrong), "see huipu eval --help"}
}

// share reports whether f is one; NaN is none.
func share(f float64) bool { return f >= 0 && f <= 1 }

// resolution measures the persons of a graph in memory that is made of the releases.
func (c *evalCommand) resolution(ctx context.Context, a *app) (err error) {
	name, raw := "resolution.tsv", seeds.Resolution()
	if c.Partition != "" {
		name = c.Partition
		if raw, err = os.ReadFile(name); err != nil {
			return err
		}
	}
	gold, err := eval.ReadPartition(name, raw)
	if err != nil {
		return err
	}
	inputs := sampleReleases()
	if len(c.Paths) > 0 {
		inputs = releaseArgs{Split: string(ingest.SplitAuto), Paths: c.Paths}.inputs(a)
	}
	graph, refused, err := a.graphOf(ctx, inputs)
	if err != nil {
		return err
	}
	r := eval.ScoreResolution(gold, c.Part, c.Errors, func(document kg.ID) ([]eval.NamedPerson, bool) { return peopleOf(graph, document) })
	total := r.Rows[len(r.Rows)-1].Score
	if total.Mentions == 0 {
		return fmt.Errorf("evaluating the resolution: no annotated mention is in the releases: %w", kg.ErrNotFound)
	}
	write := eval.WriteResolution
	if c.Format == "json" {
		write = eval.WriteResolutionJSON
	}
	if err := write(a.Stdout, r); err != nil {
		return err
	}
	fell := false
	for _, gate := range []struct {
		what       string
		value, min float64
	}{{"precision", total.Precision, c.MinPrecision}, {"F1", total.F1, c.MinF1}} {
		if gate.value < gate.min {
			fell = true
			complain(a.Stderr, fmt.Errorf("the B-cubed %s is %.4f, below %v", gate.what, gate.value, gate.min))
		}
	}
	switch {
	case fell:
		return errReported
	case refused:
		return errRefused
	}
	return nil
}

// graphOf reads releases into a graph in memory. A refused one is told and left out.
func (a *app) graphOf(ctx context.Context, inputs iter.Seq2[ingest.Input, error]) (graph *view.Snapshot, refused bool, err error) {
	s, err := a.sessionWithoutFile(ctx)
	if err != nil {
		return nil, false, err
	}
	report, err := s.ingest.IngestAll(ctx, inputs, author, func(o ingest.Outcome) {
		if o.Err != nil {
			complain(a.Stderr, fmt.Errorf("refused: %w", o.Err))
		}
	})
	return s.view.Snapshot(), report.Refused > 0, s.close(a, err)
}

// sessionWithoutFile is a session on an empty graph in memory.
func (a *app) sessionWithoutFile(ctx context.Context) (*session, error) {
	s := memstore.New(memstore.Options{Now: a.Now})
	v, err := view.Build(ctx, s)
	if err != nil {
		return nil, closing(s, fmt.Errorf("reading the graph: %w", err))
	}
	return a.sessionWith(s, v, nil), nil
}

// peopleOf lists the persons of whom a document states something, with the passages of it
// that are quoted about them; ok is false for a document that is not in the graph.
func peopleOf(g *view.Snapshot, document kg.ID) (people []eval.NamedPerson, ok bool) {
	if g.Documents([]kg.ID{document})[0] == nil {
		return nil, false
	}
	index := map[kg.ID]int{}
	for _, p := range g.People(ofKind(g, document, kg.KindPerson)) {
		index[p.ID] = len(people)
		people = append(people, eval.NamedPerson{ID: p.ID, Names: append([]string{p.Name}, p.Aliases...), Passages: passages(nil, p.Evidence, document)})
	}
	about := func(person kg.ID, evidence []kg.Evidence) {
		if i, ok := index[person]; ok {
			people[i].Passages = passages(people[i].Passages, evidence, document)
		}
	}
	for _, m := range g.Memberships(ofKind(g, document, kg.KindMembership)) {
		about(m.Person, m.Evidence)
	}
	for _, at := range g.Attendances(ofKind(g, document, kg.KindAttendance)) {
		about(at.Person, at.Evidence)
	}
	return people, true
}

// ofKind lists the nodes of a kind of which the document states something.
func ofKind(g *view.Snapshot, document kg.ID, kind kg.Kind) []kg.ID {
	var ids []kg.ID
	for _, id := range g.Follow([]kg.ID{document}, view.DocumentNodes)[0] {
		if id.Kind() == kind {
			ids = append(ids, id)
		}
	}
	return ids
}

// passages adds those of the document that the evidence quotes.
func passages(spans []kg.Span, evidence []kg.Evidence, document kg.ID) []kg.Span {
	for _, e := range evidence {
		if e.Document == document {
			spans = append(spans, e.Span)
		}
	}
	return spans
}

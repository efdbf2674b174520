package generate_test

import (
	"context"
	"slices"
	"testing"

	"huipu/internal/extract"
	"huipu/internal/generate"
	"huipu/internal/kg"
	"huipu/internal/release"
	"huipu/internal/resolve"
	"huipu/internal/vocab"
)

// TestExtractorReadsTheTexts holds the texts to the language of the genre: the extractor
// must find what they say, in nearly the same passages. It is a check of the texts and their
// facts, not of the extractor.
func TestExtractorReadsTheTexts(t *testing.T) {
	x, err := extract.New()
	if err != nil {
		t.Fatal(err)
	}
	var attendances, memberships, meetings, statements tally
	g := generate.New(1)
	for i := range 200 {
		r := g.Release(i)
		read, err := release.Read(r.Name(), []byte(r.Facts.Document.Text))
		if err != nil {
			t.Fatal(err)
		}
		f, err := x.Extract(context.Background(), read)
		if err != nil {
			t.Fatal(err)
		}
		attendances.compare(attended(r.Facts), attended(f))
		memberships.compare(held(r.Facts), held(f))
		meetings.compare(met(r.Facts), met(f))
		bylines := f.Document.Bylines
		f.Document = r.Facts.Document
		f.Document.Bylines = bylines
		statements.compare(stated(r.Facts), stated(f))
	}
	attendances.hold(t, "attendances", 0.95)
	memberships.hold(t, "memberships", 0.95)
	meetings.hold(t, "meetings", 0.95)
	statements.hold(t, "statements", 0.98)
}

// tally counts what was found of what was generated, and what was found besides.
type tally struct{ right, generated, found int }

func (n *tally) compare(generated, found []string) {
	n.generated += len(generated)
	n.found += len(found)
	for _, s := range generated {
		if slices.Contains(found, s) {
			n.right++
		}
	}
}

func (n *tally) hold(t *testing.T, what string, share float64) {
	t.Helper()
	t.Logf("%s: %d of %d were found, and %d others", what, n.right, n.generated, n.found-n.right)
	if float64(n.right) < share*float64(n.generated) || n.generated == 0 {
		t.Errorf("%d of %d %s were found, want %.0f %%", n.right, n.generated, what, 100*share)
	}
	if float64(n.right) < share*float64(n.found) {
		t.Errorf("only %d of the %d %s that were found had been generated", n.right, n.found, what)
	}
}

// stated lists the statements of the facts, as ingestion makes them.
func stated(f kg.Facts) []string {
	var list []string
	for _, q := range vocab.Encode(resolve.Resolve(f)) {
		list = append(list, q.NQuad())
	}
	return list
}

func attended(f kg.Facts) []string {
	var list []string
	for _, a := range f.Attendances {
		s := a.Person
		for _, c := range a.Capacities {
			s += " " + string(c)
		}
		list = append(list, s)
	}
	return list
}

func held(f kg.Facts) []string {
	var list []string
	for _, p := range f.Persons {
		for _, m := range p.Memberships {
			s := p.Name + " " + m.Organisation + " " + m.Role
			if m.Former {
				s = "former " + s
			}
			list = append(list, s)
		}
	}
	return list
}

func met(f kg.Facts) []string {
	var list []string
	for _, m := range f.Meetings {
		s := m.Name + " " + m.Series + " " + m.Date.String() + " " + string(m.Format)
		for _, more := range slices.Concat(m.ConvenedBy, m.Places) {
			s += " " + more
		}
		list = append(list, s)
	}
	return list
}

package cli

import (
	"cmp"
	"context"
	"iter"
	"os"
	"slices"
	"testing"

	"huipu/internal/eval"
	"huipu/internal/extract"
	"huipu/internal/ingest"
	"huipu/internal/kg"
	"huipu/internal/release"
	"huipu/internal/resolve"
	"huipu/seeds"
)

// TestReportsOfOneMeeting measures the events of the sample, and of the development releases
// and the news where they are, by the annotated partition of reports.
func TestReportsOfOneMeeting(t *testing.T) {
	gold, err := eval.ReadReports("meetings.tsv", seeds.Meetings())
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		name          string
		inputs        iter.Seq2[ingest.Input, error]
		precision, f1 float64
	}{
		{"sample", sampleReleases(), 0.98, 0.95},
		{"all", chain(sampleReleases(), ingest.Files(corpora(), ingest.WalkOptions{MaxBytes: 1 << 20})), 0.98, 0.95},
	} {
		reports := reportsIn(t, tt.inputs)
		events, _ := resolve.Events(reports, nil)
		eventOf := map[kg.ID]map[kg.ID]eval.Entity{}
		found := map[kg.ID][]eval.FoundMeeting{}
		for _, e := range events {
			for _, r := range e.Reports {
				if eventOf[r.Document] == nil {
					eventOf[r.Document] = map[kg.ID]eval.Entity{}
				}
				eventOf[r.Document][r.Meeting] = eval.Entity(e.ID)
				m := eval.FoundMeeting{ID: r.Meeting}
				for _, v := range r.Evidence {
					m.Passages = append(m.Passages, v.Span)
				}
				found[r.Document] = append(found[r.Document], m)
			}
		}
		want, got := map[eval.Mention]eval.Entity{}, map[eval.Mention]eval.Entity{}
		for _, r := range gold {
			meetings, ok := found[r.Document]
			if !ok {
				continue
			}
			slices.SortFunc(meetings, func(a, b eval.FoundMeeting) int { return cmp.Compare(a.ID, b.ID) })
			want[r.Mention()] = r.Entity
			if id, ok := eval.LocateReport(r, meetings); ok {
				got[r.Mention()] = eventOf[r.Document][id]
			}
		}
		s := eval.BCubed(want, got)
		t.Logf("%s: %d reports, %d events; gold %+v", tt.name, len(reports), len(events), s)
		if s.Precision < tt.precision || s.F1 < tt.f1 || s.Mentions == 0 {
			t.Errorf("%s: %+v, below a precision of %v or an F1 of %v", tt.name, s, tt.precision, tt.f1)
		}
	}
}

// corpora are the folders of releases that are not part of the project, as far as they are there.
func corpora() []string {
	var paths []string
	for _, name := range []string{"dev", "dev2", "news"} {
		path := "../../../shared/corpus/" + name
		if _, err := os.Stat(path); err == nil {
			paths = append(paths, path)
		}
	}
	return paths
}

func chain[A, B any](all ...iter.Seq2[A, B]) iter.Seq2[A, B] {
	return func(yield func(A, B) bool) {
		for _, seq := range all {
			for a, b := range seq {
				if !yield(a, b) {
					return
				}
			}
		}
	}
}

// reportsIn reads the releases that can be read and gives their meetings.
func reportsIn(t *testing.T, inputs iter.Seq2[ingest.Input, error]) []resolve.Report {
	t.Helper()
	x, err := extract.New()
	if err != nil {
		t.Fatal(err)
	}
	var reports []resolve.Report
	seen := map[kg.ID]bool{}
	for in, err := range inputs {
		if err != nil {
			continue
		}
		r, err := release.ReadKnown(in.Name, in.Raw, in.Known)
		if err != nil || seen[r.ID] {
			continue
		}
		seen[r.ID] = true
		f, err := x.Extract(context.Background(), r)
		if err != nil {
			t.Fatalf("%s: %v", in.Name, err)
		}
		f.Document = r.Document
		reports = append(reports, resolve.Reports(resolve.Resolve(f))...)
	}
	return reports
}

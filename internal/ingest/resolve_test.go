package ingest_test

import (
	"errors"
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"huipu/internal/ingest"
	"huipu/internal/kg"
	"huipu/internal/resolve"
	"huipu/internal/store"
	"huipu/internal/vocab"
)

// TestAGraphIsResolvedAnew resolves a graph in which everybody of a name is one person, and
// which is thus as one that was read before persons were told apart.
func TestAGraphIsResolvedAnew(t *testing.T) {
	one := func(m []resolve.Mention, _ []resolve.Judged) (resolve.Partition, error) {
		return resolve.Partition{Persons: [][]resolve.Mention{m}}, nil
	}
	old, fresh := newBenchWith(t, memory(), posts{}, one), newBenchWith(t, memory(), posts{}, byBody)
	for _, b := range []bench{old, fresh} {
		for i := range 12 {
			b.ingest(t, notice(1+i, "", fmt.Sprintf("第%d号", i), "会", fmt.Sprintf("人 王小明 第%d会 委员", i%3), fmt.Sprintf("人 罗燕 第%d会 委员", i%5), "人 阿东"))
		}
	}
	b := newBenchWith(t, old.store, posts{}, byBody)
	done, err := b.Resolve(t.Context(), "x")
	want := ingest.Resolution{Revisions: 1, Documents: 11, Before: counts(old), After: counts(fresh)}
	if diff := cmp.Diff(want, done); err != nil || diff != "" {
		t.Fatalf("%v\n%s", err, diff)
	}
	if diff := cmp.Diff(graph(t, fresh.store), graph(t, old.store)); diff != "" {
		t.Errorf("statements (-read with the rules +resolved anew):\n%s", diff)
	}
	b.sameAsRebuilt(t)
	for _, b := range []bench{b, fresh} {
		if again, err := b.Resolve(t.Context(), "x"); err != nil || again.Revisions != 0 {
			t.Errorf("resolved again: %+v, %v", again, err)
		}
	}
}

func counts(b bench) map[kg.Kind]int {
	s := b.view.Snapshot()
	return map[kg.Kind]int{
		kg.KindPerson: s.Count(kg.KindPerson), kg.KindMeeting: s.Count(kg.KindMeeting), kg.KindOrganisation: s.Count(kg.KindOrganisation),
	}
}

// TestReadingsAreResolved imports what each document states by itself, but for some persons who are taken
// for others, with the words of curators, and resolves it by a few documents and names at a time: that gives the graph that ingestion does.
func TestReadingsAreResolved(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		fresh := newBenchWith(t, memory(), posts{}, resolve.Persons)
		for _, in := range drawReleases(rt) {
			fresh.ingest(t, in)
		}
		if ids := judgeable(rt, fresh.view.Snapshot()); len(ids) > 1 {
			for i := range rapid.IntRange(0, 3).Draw(rt, "words") {
				pair := rapid.SliceOfNDistinct(rapid.SampledFrom(ids), 2, 2, rapid.ID).Draw(rt, fmt.Sprint("pair ", i))
				verdict := rapid.SampledFrom([]kg.Verdict{kg.Same, kg.Different}).Draw(rt, fmt.Sprint("verdict ", i))
				_, _, err := fresh.Judge(t.Context(), ingest.Word{A: pair[0], B: pair[1], Verdict: verdict}, "curator")
				if err != nil && !errors.Is(err, kg.ErrInvalid) && !errors.Is(err, kg.ErrConflict) {
					rt.Fatal(err)
				}
			}
		}
		var readings store.Change
		s := fresh.view.Snapshot()
		for _, document := range s.IDs(kg.KindDocument) {
			c, err := s.Contribution(document)
			if err != nil {
				rt.Fatal(err)
			}
			reading := resolve.Reading(c)
			has := func(name string) bool {
				return slices.ContainsFunc(reading.Persons, func(p kg.Person) bool { return p.Name == name })
			}
			if !has("罗燕") && rapid.Bool().Draw(rt, "one of another name") {
				reading = resolve.Relabel(reading, map[kg.ID]kg.ID{resolve.PersonID(wang): resolve.PersonID("罗燕")})
			}
			readings.Add = append(readings.Add, vocab.Encode(reading)...)
		}
		for _, j := range s.Judgements(s.IDs(kg.KindJudgement)) {
			if slices.Contains(j.Sources, kg.GraphCurated) {
				readings.Add = append(readings.Add, vocab.EncodeJudgement(*j, kg.GraphCurated)...)
			}
		}
		readings.Cause = kg.CauseImport
		imported := memory()
		if _, err := imported.Commit(t.Context(), readings); err != nil {
			rt.Fatal(err)
		}
		b := newBenchWith(t, imported, posts{}, resolve.Persons)
		b.ResolveAtOnce(rapid.IntRange(1, 4).Draw(rt, "at once"))
		if _, err := b.Resolve(t.Context(), "x"); err != nil {
			rt.Fatal(err)
		}
		if diff := cmp.Diff(graph(t, fresh.store), graph(t, imported)); diff != "" {
			rt.Fatalf("statements (-ingested +resolved):\n%s", diff)
		}
		b.sameAsRebuilt(t)
		// What is kept from one decision to the next is that of the graph.
		more := notice(21, "", "另", "会 座谈会 3", "人 王小明 甲会 委员", "人 卡尼 乙会 总理", "称 甲乙协会 甲协")
		fresh.ingest(t, more)
		b.ingest(t, more)
		if diff := cmp.Diff(graph(t, fresh.store), graph(t, imported)); diff != "" {
			rt.Fatalf("statements after another document (-ingested +resolved):\n%s", diff)
		}
	})
}

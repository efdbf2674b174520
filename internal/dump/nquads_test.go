package dump_test

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/cayleygraph/quad"
	"github.com/cayleygraph/quad/nquads"
	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"huipu/internal/dump"
	"huipu/internal/generate"
	"huipu/internal/kg"
	"huipu/internal/vocab"
)

func export(t testing.TB, quads []quad.Quad, o dump.Options) string {
	t.Helper()
	o.BaseIRI = base
	var out strings.Builder
	summary, err := dump.NQuads(context.Background(), &out, graph{quads: quads}, o)
	if err != nil {
		t.Fatal(err)
	}
	sum := sha256.Sum256([]byte(out.String()))
	want := dump.Summary{
		Quads: int64(strings.Count(out.String(), "\n")), Bytes: int64(out.Len()), SHA256: hex.EncodeToString(sum[:]),
	}
	if summary != want {
		t.Fatalf("summary %+v, written %+v", summary, want)
	}
	return out.String()
}

func TestNQuadsGolden(t *testing.T) {
	got := export(t, attendance(), dump.Options{})
	golden := filepath.Join("testdata", "attendance.nq")
	if *update {
		if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("export (-want +got):\n%s", diff)
	}
}

func TestNQuadsOfAnEmptyGraphIsEmpty(t *testing.T) {
	if got := export(t, nil, dump.Options{}); got != "" {
		t.Errorf("got %q", got)
	}
}

func TestNQuadsWritesTheClassOfFactNodesForEachDocument(t *testing.T) {
	venue := vocab.Node("venue/1")
	one, two := vocab.Node("document/1"), vocab.Node("document/2")
	place := quad.LangString{Value: "北京", Lang: vocab.Lang}
	got := export(t, []quad.Quad{
		{Subject: venue, Predicate: vocab.Location, Object: place, Label: two},
		{Subject: venue, Predicate: vocab.VenueOf, Object: vocab.Node("meeting/1"), Label: one},
		{Subject: venue, Predicate: vocab.Location, Object: place, Label: one},
		{Subject: vocab.Node("person/1"), Predicate: vocab.PersonName, Object: place, Label: one},
	}, dump.Options{})
	for _, document := range []string{"document/1", "document/2"} {
		line := fmt.Sprintf("<%[1]svenue/1> <%[2]s> <%[3]s> <%[1]s%[4]s> .\n", base, string(vocab.Type), string(vocab.ClassVenue), document)
		if n := strings.Count(got, line); n != 1 {
			t.Errorf("%d lines %s", n, line)
		}
	}
	if strings.Count(got, string(vocab.NSRDF)) != 2 {
		t.Errorf("classes beside those of the venue:\n%s", got)
	}
}

// TestNQuadsIsAFunctionOfTheSet holds the export against a plain one in memory: whatever
// the order of the statements, their repeats and the number of sorted runs.
func TestNQuadsIsAFunctionOfTheSet(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		quads := rapid.SliceOf(anyQuad()).Draw(rt, "quads")
		want := export(t, quads, dump.Options{})

		lines := slices.Collect(strings.Lines(want))
		if !slices.IsSorted(lines) || len(slices.Compact(slices.Clone(lines))) != len(lines) {
			rt.Fatalf("lines out of order or repeated:\n%s", want)
		}
		shuffled := append(slices.Clone(quads), quads[:rapid.IntRange(0, len(quads)).Draw(rt, "repeats")]...)
		seed := rapid.Uint64().Draw(rt, "seed")
		rand.New(rand.NewPCG(seed, 0)).Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
		dir := t.TempDir()
		got := export(t, shuffled, dump.Options{TempDir: dir, MemoryLimit: rapid.IntRange(1, 2000).Draw(rt, "memory")})
		if got != want {
			rt.Fatalf("(-want +got):\n%s", cmp.Diff(want, got))
		}
		mustBeEmpty(t, dir)
	})
}

func anyQuad() *rapid.Generator[quad.Quad] {
	return rapid.Custom(func(t *rapid.T) quad.Quad {
		kinds := kg.Kinds()
		node := func(label string) quad.IRI {
			kind := rapid.SampledFrom(kinds).Draw(t, label)
			return vocab.Node(kg.ID(fmt.Sprintf("%s/%d", kind, rapid.IntRange(0, 3).Draw(t, label))))
		}
		return quad.Quad{
			Subject:   node("subject"),
			Predicate: rapid.SampledFrom([]quad.IRI{vocab.Label, vocab.Text, vocab.About}).Draw(t, "predicate"),
			Object: rapid.OneOf(
				rapid.Custom(func(t *rapid.T) quad.Value { return node("object") }),
				rapid.Map(rapid.String(), func(s string) quad.Value { return quad.LangString{Value: quad.String(s), Lang: vocab.Lang} }),
				rapid.Map(rapid.String(), func(s string) quad.Value { return quad.TypedString{Value: quad.String(s), Type: vocab.XSDAnyURI} }),
			).Draw(t, "object"),
			Label: vocab.Node(kg.ID(fmt.Sprintf("document/%d", rapid.IntRange(0, 2).Draw(t, "document")))),
		}
	})
}

// TestNQuadsMergesManyRuns takes so little memory that every line is a run of its own, so
// runs are merged over three levels.
func TestNQuadsMergesManyRuns(t *testing.T) {
	var quads []quad.Quad
	for i := range 64*64 + 65 {
		quads = append(quads, quad.Quad{
			Subject: vocab.Node(kg.NewID(kg.KindPerson, fmt.Sprint(i%4000))), Predicate: vocab.PersonName,
			Object: quad.LangString{Value: quad.String(strings.Repeat("张", i%7)), Lang: vocab.Lang}, Label: vocab.Node("document/1"),
		})
	}
	// Longer than the buffer in front of a run's file.
	quads[17].Object = quad.LangString{Value: quad.String(strings.Repeat("长", 1<<16)), Lang: vocab.Lang}
	want := export(t, quads, dump.Options{})
	dir := t.TempDir()
	if got := export(t, quads, dump.Options{TempDir: dir, MemoryLimit: 1}); got != want {
		t.Error("the export in many runs differs from the export in memory")
	}
	mustBeEmpty(t, dir)
}

func TestNQuadsReadsBackAsTheSameStatements(t *testing.T) {
	quads := attendance()
	reader := nquads.NewReader(strings.NewReader(export(t, quads, dump.Options{})), false)
	stored := map[quad.Quad]bool{}
	for _, q := range quads {
		for _, v := range []*quad.Value{&q.Subject, &q.Object, &q.Label} {
			*v = vocab.Expand(base, *v)
		}
		stored[q] = true
	}
	for {
		q, err := reader.ReadQuad()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		if !stored[q] && q.Predicate != vocab.Type {
			t.Errorf("not stored: %v", q)
		}
		delete(stored, q)
	}
	for q := range stored {
		t.Errorf("not exported: %v", q)
	}
}

func TestNQuadsStops(t *testing.T) {
	many := slices.Repeat(attendance(), 200)
	full := errors.New("disk full")
	cancelled, cancel := context.WithCancel(context.Background())
	cancel()
	tests := []struct {
		name string
		ctx  context.Context
		out  io.Writer
		g    graph
		base string
		want []error
	}{
		{"an error of the store", context.Background(), io.Discard, graph{quads: many, err: kg.ErrUnavailable}, base, []error{kg.ErrUnavailable}},
		{"an error of the writer", context.Background(), failing{full}, graph{quads: many}, base, []error{full}},
		{"a cancelled context", cancelled, io.Discard, graph{quads: many}, base, []error{kg.ErrTimeout, context.Canceled}},
		{"a base IRI without an end", context.Background(), io.Discard, graph{}, "https://huipu.example/id", []error{kg.ErrInvalid}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			dir := t.TempDir()
			summary, err := dump.NQuads(test.ctx, test.out, test.g, dump.Options{BaseIRI: test.base, TempDir: dir, MemoryLimit: 4000})
			for _, want := range test.want {
				if !errors.Is(err, want) {
					t.Errorf("got %v, want %v", err, want)
				}
			}
			if summary != (dump.Summary{}) {
				t.Errorf("summary of a failed export: %+v", summary)
			}
			mustBeEmpty(t, dir)
		})
	}
}

func TestNQuadsStopsWhileWriting(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	var quads []quad.Quad
	for i := range 5000 {
		quads = append(quads, quad.Quad{
			Subject: vocab.Node(kg.NewID(kg.KindPerson, fmt.Sprint(i))), Predicate: vocab.PersonName,
			Object: quad.LangString{Value: "张三", Lang: vocab.Lang}, Label: vocab.Node("document/1"),
		})
	}
	out := writerFunc(func(p []byte) (int, error) { cancel(); return len(p), nil })
	if _, err := dump.NQuads(ctx, out, graph{quads: quads}, dump.Options{BaseIRI: base}); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want %v", err, context.Canceled)
	}
}

func TestNQuadsNeedsItsTempDir(t *testing.T) {
	o := dump.Options{BaseIRI: base, TempDir: filepath.Join(t.TempDir(), "absent"), MemoryLimit: 1}
	_, err := dump.NQuads(context.Background(), io.Discard, graph{quads: attendance()}, o)
	if !errors.Is(err, os.ErrNotExist) {
		t.Errorf("got %v, want %v", err, os.ErrNotExist)
	}
}

func BenchmarkNQuads(b *testing.B) {
	var quads []quad.Quad
	for q, err := range generate.New(1).AtLeast(300_000) {
		if err != nil {
			b.Fatal(err)
		}
		quads = append(quads, q)
	}
	for _, memory := range []int{0, 4 << 20} {
		b.Run(fmt.Sprintf("memory=%d", memory), func(b *testing.B) {
			for b.Loop() {
				o := dump.Options{BaseIRI: base, TempDir: b.TempDir(), MemoryLimit: memory}
				if _, err := dump.NQuads(context.Background(), io.Discard, graph{quads: quads}, o); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(len(quads))*float64(b.N)/b.Elapsed().Seconds(), "quads/s")
		})
	}
}

func mustBeEmpty(t *testing.T, dir string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	if len(entries) > 0 {
		t.Errorf("%d temporary files are left", len(entries))
	}
}

type failing struct{ err error }

func (f failing) Write([]byte) (int, error) { return 0, f.err }

type writerFunc func([]byte) (int, error)

func (f writerFunc) Write(p []byte) (int, error) { return f(p) }

package generate_test

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"testing"

	"github.com/cayleygraph/quad"
	"github.com/google/go-cmp/cmp"
	"go.uber.org/goleak"

	"huipu/internal/generate"
	"huipu/internal/kg"
	"huipu/internal/release"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// TestBytesNeverChange pins the statements of the first releases, on which stored results
// of benchmarks rest.
func TestBytesNeverChange(t *testing.T) {
	h := sha256.New()
	for q, err := range generate.Quads(1, 50) {
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintln(h, q.NQuad())
	}
	const want = "d59d6b05802643d10dcf5fcfc0acc491a991c744c0034d29f3b0437333deef02"
	if got := hex.EncodeToString(h.Sum(nil)); got != want {
		t.Errorf("the statements of 50 releases have the SHA-256 %s, want %s", got, want)
	}
}

func TestReleaseDependsOnSeedAndNumberAlone(t *testing.T) {
	g := generate.New(7)
	var forwards []generate.Release
	for i := range 100 {
		forwards = append(forwards, g.Release(i))
	}
	for i := 99; i >= 0; i-- {
		if diff := cmp.Diff(forwards[i], generate.New(7).Release(i)); diff != "" {
			t.Fatalf("release %d differs when it is made again (-first +again):\n%s", i, diff)
		}
	}
	if a, b := generate.New(7).Release(3), generate.New(8).Release(3); a.Facts.Document.Text == b.Facts.Document.Text {
		t.Error("two seeds give the same text")
	}
}

func TestShortRunIsTheStartOfALongOne(t *testing.T) {
	short, long := collect(t, generate.New(3).Quads(10)), collect(t, generate.New(3).Quads(30))
	if len(short) == 0 || len(long) <= len(short) || !slices.Equal(short, long[:len(short)]) {
		t.Errorf("%d statements are not the start of %d", len(short), len(long))
	}
	if none := collect(t, generate.New(3).Quads(0)); len(none) > 0 {
		t.Errorf("no releases have %d statements", len(none))
	}
}

func TestAtLeastEndsWithTheReleaseThatFillsIt(t *testing.T) {
	g := generate.New(3)
	first, second := len(g.Release(0).Quads()), len(g.Release(1).Quads())
	for want, quads := range map[int][]int{0: {0}, first: {1, first}, first + second: {first + 1, first + second}} {
		for _, n := range quads {
			if got := len(collect(t, g.AtLeast(n))); got != want {
				t.Errorf("at least %d: got %d statements, want %d", n, got, want)
			}
		}
	}
}

func TestIterationsStopWhenAsked(t *testing.T) {
	g := generate.New(3)
	for name, all := range map[string]func(func(quad.Quad, error) bool){"Quads": g.Quads(3), "AtLeast": g.AtLeast(1000)} {
		n := 0
		for _, err := range all {
			if n++; n == 5 || err != nil {
				break
			}
		}
		if n != 5 {
			t.Errorf("%s: %d statements", name, n)
		}
	}
}

func TestStatementsAreDistinctAndMayBeStored(t *testing.T) {
	seen := map[quad.Quad]bool{}
	g := generate.New(5)
	for i := range 300 {
		c := g.Change(i)
		if err := c.Check(); err != nil {
			t.Fatalf("release %d: %v", i, err)
		}
		for _, q := range c.Add {
			if seen[q] {
				t.Fatalf("release %d: twice: %v", i, q)
			}
			seen[q] = true
		}
	}
}

// TestDocumentIsWhatIsRead reads the texts as ingestion does.
func TestDocumentIsWhatIsRead(t *testing.T) {
	g := generate.New(2)
	for i := range 300 {
		r := g.Release(i)
		read, err := release.Read(r.Name(), []byte(r.Facts.Document.Text))
		if err != nil {
			t.Fatal(err)
		}
		read.Extractor = generate.Extractor
		if diff := cmp.Diff(read.Document, r.Facts.Document); diff != "" {
			t.Fatalf("release %d (-read +generated):\n%s", i, diff)
		}
	}
}

func TestEvidenceQuotesTheText(t *testing.T) {
	g := generate.New(4)
	checked := 0
	for i := range 200 {
		f := g.Release(i).Facts
		check := func(s kg.Span, quote string) {
			t.Helper()
			checked++
			if s.Start >= s.End || quote != f.Document.Text[s.Start:s.End] || s != kg.SpanOf(f.Document.Text, s.Start, s.End) {
				t.Fatalf("release %d: %q is not at %+v", i, quote, s)
			}
		}
		for _, e := range allEvidence(f) {
			check(e.Span, e.Quote)
			if !e.Basis.IsZero() {
				check(e.Basis.Span, e.Basis.Quote)
			}
			if e.Document != f.Document.ID || e.Rule == "" || e.Confidence <= 0 {
				t.Fatalf("release %d: %+v", i, e)
			}
		}
	}
	if checked < 10_000 {
		t.Errorf("only %d passages", checked)
	}
}

func allEvidence(f kg.Facts) []kg.Evidence {
	var all []kg.Evidence
	for _, m := range f.Meetings {
		all = append(all, m.Evidence...)
	}
	for _, p := range f.Persons {
		all = append(all, p.Evidence...)
		for _, m := range p.Memberships {
			all = append(all, m.Evidence...)
		}
	}
	for _, a := range f.Attendances {
		all = append(all, a.Evidence...)
	}
	for _, g := range f.GroupAttendances {
		all = append(all, g.Evidence...)
	}
	for _, o := range f.Organisations {
		all = append(all, o.Evidence...)
	}
	return all
}

func collect(t *testing.T, all func(func(quad.Quad, error) bool)) []quad.Quad {
	t.Helper()
	var list []quad.Quad
	for q, err := range all {
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, q)
	}
	return list
}

package dump_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/cayleygraph/quad"
	"github.com/google/go-cmp/cmp"

	"huipu/internal/dump"
	"huipu/internal/kg"
	"huipu/internal/vocab"
)

// TestUnsortedKeepsTheOrder holds it against the export, line by line.
func TestUnsortedKeepsTheOrder(t *testing.T) {
	quads := attendance()
	slices.Reverse(quads)
	var out strings.Builder
	summary, err := dump.Unsorted(t.Context(), &out, graph{quads: quads}.Quads(t.Context()), dump.Options{BaseIRI: base})
	if err != nil {
		t.Fatal(err)
	}
	sum := sha256.Sum256([]byte(out.String()))
	want := dump.Summary{Quads: int64(len(quads)), Bytes: int64(out.Len()), SHA256: hex.EncodeToString(sum[:])}
	if summary != want {
		t.Errorf("summary %+v, written %+v", summary, want)
	}
	lines := slices.Collect(strings.Lines(out.String()))
	for i, line := range lines {
		id, ok := vocab.IDOf(quads[i].Subject)
		if !ok || !strings.HasPrefix(line, "<"+base+string(id)+">") {
			t.Errorf("line %d is %q, want one of %v", i, line, quads[i])
		}
	}
	slices.Sort(lines)
	exported := slices.Collect(strings.Lines(export(t, quads, dump.Options{})))
	added := slices.DeleteFunc(exported, func(line string) bool { return slices.Contains(lines, line) })
	if len(lines) != len(quads) || !allContain(added, string(vocab.Type)) {
		t.Errorf("%d lines; the export holds besides %q", len(lines), added)
	}
}

// TestUnsortedKeepsStoredIRIs reads back what was written without a base.
func TestUnsortedKeepsStoredIRIs(t *testing.T) {
	want := attendance()
	var out bytes.Buffer
	if _, err := dump.Unsorted(t.Context(), &out, graph{quads: want}.Quads(t.Context()), dump.Options{}); err != nil {
		t.Fatal(err)
	}
	var got []quad.Quad
	for q, err := range dump.ReadNQuads(&out) {
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, q)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestUnsortedFails(t *testing.T) {
	broken := errors.New("broken")
	ended, end := context.WithCancel(context.Background())
	end()
	for name, test := range map[string]struct {
		ctx  context.Context
		w    io.Writer
		err  error
		base string
		want error
	}{
		"the sequence": {t.Context(), io.Discard, broken, base, broken},
		"the base":     {t.Context(), io.Discard, nil, "no base", kg.ErrInvalid},
		"the context":  {ended, io.Discard, nil, base, kg.ErrTimeout},
		"the writer":   {t.Context(), brokenWriter{broken}, nil, base, broken},
	} {
		_, err := dump.Unsorted(test.ctx, test.w, graph{quads: attendance(), err: test.err}.Quads(test.ctx), dump.Options{BaseIRI: test.base})
		if !errors.Is(err, test.want) {
			t.Errorf("%s: got %v", name, err)
		}
	}
}

type brokenWriter struct{ err error }

func (w brokenWriter) Write([]byte) (int, error) { return 0, w.err }

func allContain(lines []string, part string) bool {
	return !slices.ContainsFunc(lines, func(line string) bool { return !strings.Contains(line, part) })
}

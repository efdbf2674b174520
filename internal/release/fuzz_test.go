package release_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"huipu/internal/kg"
	"huipu/internal/release"
)

// check fails unless the layout of r keeps the promises of [release.Release].
func check(t *testing.T, r *release.Release) {
	t.Helper()
	if !utf8.ValidString(r.Text) {
		t.Fatalf("the text is not UTF-8: %q", r.Text)
	}
	if r.ID != kg.NewID(kg.KindDocument, r.SHA256) {
		t.Fatalf("id %s does not belong to %s", r.ID, r.SHA256)
	}
	boundary := func(at int) bool { return at == len(r.Text) || utf8.RuneStart(r.Text[at]) }
	printed := func(from, to int) bool {
		return strings.ContainsFunc(r.Text[from:to], func(c rune) bool {
			return !release.Blank(c)
		})
	}
	kinds := []release.Kind{release.Title, release.Subtitle, release.Header, release.Caption, release.Body}
	at := 0
	for i, p := range r.Paragraphs {
		if p.Start < at || p.End <= p.Start || p.End > len(r.Text) || !boundary(p.Start) || !boundary(p.End) {
			t.Fatalf("paragraph %d is %d to %d after %d of %d", i, p.Start, p.End, at, len(r.Text))
		}
		if printed(at, p.Start) {
			t.Fatalf("text before paragraph %d is not covered: %q", i, r.Text[at:p.Start])
		}
		if !slices.Contains(kinds, p.Kind) {
			t.Fatalf("paragraph %d has kind %q", i, p.Kind)
		}
		all := slices.Concat(p.Sentences, p.Skipped)
		slices.SortFunc(all, func(a, b release.Sentence) int { return a.Start - b.Start })
		if len(all) == 0 || !inOrder(p.Sentences) || !inOrder(p.Skipped) {
			t.Fatalf("paragraph %d has the sentences %v and %v", i, p.Sentences, p.Skipped)
		}
		at = p.Start
		for j, s := range all {
			if s.Start < at || s.End <= s.Start || s.End > p.End || !boundary(s.Start) || !boundary(s.End) {
				t.Fatalf("sentence %d of paragraph %d is %d to %d after %d", j, i, s.Start, s.End, at)
			}
			if printed(at, s.Start) {
				t.Fatalf("text before sentence %d of paragraph %d is not covered: %q", j, i, r.Text[at:s.Start])
			}
			at = s.End
		}
		if printed(at, p.End) {
			t.Fatalf("the end of paragraph %d is not covered: %q", i, r.Text[at:p.End])
		}
		at = p.End
	}
	if printed(at, len(r.Text)) {
		t.Fatalf("the end of the text is not covered: %q", r.Text[at:])
	}
}

func inOrder(list []release.Sentence) bool {
	return slices.IsSortedFunc(list, func(a, b release.Sentence) int { return a.Start - b.Start })
}

func FuzzRead(f *testing.F) {
	f.Add("a.txt", []byte(plain))
	f.Add("a.txt", []byte("原标题：市侨联召开会议据澄江日报消息，8月2日，“开会。”来源：澄江日报"))
	f.Add("a.txt", []byte("市侨联召开会议决定7月29日，会议召开\r\n图为会议\u2028（2025-04-27）"))
	f.Add("a.txt", []byte("\xBB\xE1\xD2\xE9\xD5\xD9\xBF\xAA\xA1\xA3"))
	f.Add("a.txt", []byte("\xFF\xFE\x1A\x4F"))
	f.Add("a.html", []byte("<p>会<b>议<p>召开</b>。<br><pre>a\nb"))
	pages, err := filepath.Glob("testdata/*.html")
	if err != nil {
		f.Fatal(err)
	}
	for _, name := range pages {
		raw, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add("a", raw)
	}
	f.Fuzz(func(t *testing.T, name string, raw []byte) {
		r, err := release.Read(name, raw)
		if err != nil {
			if category := kg.CategoryOf(err); r != nil || category != kg.ErrInvalid && category != kg.ErrLimit {
				t.Fatalf("got %v, %v", r, err)
			}
			return
		}
		check(t, r)
		again, err := release.Read(name, raw)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(r, again); diff != "" {
			t.Fatalf("the second reading differs:\n%s", diff)
		}
	})
}

func BenchmarkRead(b *testing.B) {
	raw := []byte(plain + strings.Repeat("　　主席周远山强调，要“团结起来。”副主席林秋、陈一鸣（兼秘书长）出席。\n", 60))
	b.SetBytes(int64(len(raw)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := release.Read("a.txt", raw); err != nil {
			b.Fatal(err)
		}
	}
}

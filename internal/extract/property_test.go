package extract_test

import (
	"bytes"
	"context"
	"errors"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"unicode/utf16"

	"github.com/rogpeppe/go-internal/txtar"

	"huipu/internal/explain"
	"huipu/internal/extract"
	"huipu/internal/kg"
	"huipu/internal/release"
)

// releases are the texts of all stories.
func releases(t testing.TB) []string {
	t.Helper()
	paths, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no stories: %v", err)
	}
	var texts []string
	for _, path := range paths {
		a, err := txtar.ParseFile(path)
		if err != nil {
			t.Fatal(err)
		}
		texts = append(texts, section(t, a, "release.txt"))
	}
	return texts
}

func TestFactsQuoteTheirText(t *testing.T) {
	x := newExtractor(t)
	for _, text := range releases(t) {
		check(t, facts(t, x, text))
		// The same text in full-width digits, with characters outside the basic plane and
		// with white space that is no space.
		wide := strings.NewReplacer("1", "１", "2", "２", "会议", "会\u3000议", "出席", "𠮷出席").Replace(text)
		check(t, facts(t, x, wide))
	}
}

// explained wants a rule that has sentences, and a second passage where they tell of one.
func explained(t testing.TB, what string, e kg.Evidence) {
	t.Helper()
	if len(explain.Parts(e.Rule)) == 0 {
		t.Errorf("%s: the rule %q has no sentence", what, e.Rule)
	}
	for _, gap := range []string{"别处的文字", "机构取自别处"} {
		if got := explain.Evidence(e).ZH; strings.Contains(got, gap) {
			t.Errorf("%s: %s lacks its basis: %s", what, e.Rule, got)
		}
	}
}

// resting wants capacities to tell what shows them.
func resting(t testing.TB, what string, evidence []kg.Evidence) {
	t.Helper()
	for _, e := range evidence {
		if e.Basis.IsZero() {
			t.Errorf("%s: nothing shows the %s of %q", what, e.Rule, e.Quote)
		}
	}
}

// check holds the invariants of facts: every quote stands where the span says in all three
// units, names refer to facts that exist, nobody is both at a meeting and mentioned only.
func check(t testing.TB, f kg.Facts) {
	t.Helper()
	text := f.Document.Text
	chars, units := []rune(text), utf16.Encode([]rune(text))
	span := func(s kg.Span, quote string) {
		t.Helper()
		switch {
		case s.Start < 0 || s.End > len(text) || s.Start >= s.End:
			t.Errorf("span %+v outside a text of %d bytes", s, len(text))
		case text[s.Start:s.End] != quote:
			t.Errorf("bytes %d-%d are %q, quoted %q", s.Start, s.End, text[s.Start:s.End], quote)
		case s != kg.SpanOf(text, s.Start, s.End):
			t.Errorf("span %+v, want %+v", s, kg.SpanOf(text, s.Start, s.End))
		case string(chars[s.StartChar:s.EndChar]) != quote, string(utf16.Decode(units[s.StartUTF16:s.EndUTF16])) != quote:
			t.Errorf("span %+v does not quote %q in code points and UTF-16 units", s, quote)
		}
	}
	evidence := func(what string, list []kg.Evidence) {
		t.Helper()
		if len(list) == 0 {
			t.Errorf("%s has no evidence", what)
		}
		for _, e := range list {
			span(e.Span, e.Quote)
			if e.Rule == "" || e.Confidence <= 0 || e.Confidence > 1 || e.Document != f.Document.ID {
				t.Errorf("%s: evidence %+v without rule, confidence or document", what, e)
			}
			if e.Basis != (kg.Basis{}) {
				span(e.Basis.Span, e.Basis.Quote)
			}
			explained(t, what, e)
		}
	}
	meetings, main := map[string]bool{}, 0
	for _, m := range f.Meetings {
		evidence(m.Name, m.Evidence)
		if m.Name == "" || m.Key == "" || meetings[m.Key] {
			t.Errorf("meeting %q with key %q", m.Name, m.Key)
		}
		meetings[m.Key] = true
		if m.Main {
			main++
		}
	}
	if main > 1 || main == 0 && len(f.Meetings) > 0 {
		t.Errorf("%d main meetings of %d", main, len(f.Meetings))
	}
	posts := map[string]int{}
	for _, p := range f.Persons {
		if _, twice := posts[p.Name]; twice {
			t.Errorf("%s is two persons", p.Name)
		}
		posts[p.Name] = len(p.Memberships)
		evidence(p.Name, p.Evidence)
		for _, m := range p.Memberships {
			evidence(p.Name+" "+m.Role, m.Evidence)
		}
	}
	there := map[string]bool{}
	for _, a := range f.Attendances {
		evidence(a.Person+" at "+a.Meeting, a.Evidence)
		resting(t, a.Person, a.Evidence)
		there[a.Person] = true
		if !meetings[a.Meeting] || len(a.Capacities) == 0 || a.Order < 1 {
			t.Errorf("attendance %+v", a)
		}
		for _, m := range a.Memberships {
			if m < 0 || m >= posts[a.Person] {
				t.Errorf("%s has no membership %d", a.Person, m)
			}
		}
		if !slices.Equal(a.Capacities, kg.SortCapacities(slices.Clone(a.Capacities))) {
			t.Errorf("%s: capacities %v out of order", a.Person, a.Capacities)
		}
	}
	for _, g := range f.GroupAttendances {
		evidence(g.Label, g.Evidence)
		resting(t, g.Label, g.Evidence)
		if !meetings[g.Meeting] || g.Label == "" || len(g.Capacities) == 0 {
			t.Errorf("group %+v", g)
		}
	}
	for name := range posts {
		if there[name] == slices.Contains(f.MentionedOnly, name) {
			t.Errorf("%s must be at a meeting or mentioned only", name)
		}
		if slices.Contains(f.Document.Bylines, name) {
			t.Errorf("%s is a byline and a person", name)
		}
	}
	for _, o := range f.Organisations {
		evidence(o.Name, o.Evidence)
	}
	for _, r := range f.Repairs {
		span(r.Span, r.Before)
	}
	for _, u := range f.Unread {
		span(u.Span, u.Quote)
		if u.Reason == "" {
			t.Errorf("unread %q without a reason", u.Quote)
		}
	}
}

func TestExtractIsDeterministic(t *testing.T) {
	x := newExtractor(t)
	for _, text := range releases(t) {
		var lines [8][]byte
		var group sync.WaitGroup
		for i := range lines {
			group.Go(func() {
				r, err := release.Read("release.txt", []byte(text))
				if err != nil {
					t.Error(err)
					return
				}
				f, err := x.Extract(context.Background(), r)
				if err == nil {
					lines[i], err = extract.AppendJSON(nil, "release.txt", f)
				}
				if err != nil {
					t.Error(err)
				}
			})
		}
		group.Wait()
		for _, line := range lines {
			if !bytes.Equal(line, lines[0]) {
				t.Fatalf("the same text gave\n%s\nand\n%s", lines[0], line)
			}
		}
	}
}

func TestExtractStopsWhenCancelled(t *testing.T) {
	x := newExtractor(t)
	r, err := release.Read("release.txt", []byte(releases(t)[0]))
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := x.Extract(ctx, r); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v, want a cancelled context", err)
	}
}

// TestHostileInputs feeds inputs that trap searches without bounds. There is no clock in
// it: a quadratic search would run into the time limit of the test.
func TestHostileInputs(t *testing.T) {
	x := newExtractor(t)
	for _, unit := range []string{"“", "（", "《", "副", "原前", "一二三", "张", "张三、", "中国", "·张", "1日", "公司", "会议", "主席：", "A B"} {
		text := "某会议举行\n" + strings.Repeat(unit, 60_000/len(unit))
		check(t, facts(t, x, text))
	}
	for _, format := range []string{
		"第%d局局长张志强出席会议。", "随后，举行了云城第%d次代表大会。", "第%d局代表发言。", "云城%d有限公司（以下简称云城%d）代表出席。",
	} {
		var b strings.Builder
		b.WriteString("云城市安全会议举行\n5月1日，云城市安全会议举行。")
		for n := 1; b.Len() < 100_000; n++ {
			b.WriteString(strings.ReplaceAll(format, "%d", strconv.Itoa(n)))
		}
		check(t, facts(t, x, b.String()))
	}
}

func FuzzExtract(f *testing.F) {
	for _, text := range releases(f) {
		f.Add(text)
	}
	f.Add("““（《会议")
	f.Add("731日,1112日，２０２３年１３月４０日召开会议")
	x := newExtractor(f)
	f.Fuzz(func(t *testing.T, text string) {
		r, err := release.Read("release.txt", []byte(text))
		if err != nil {
			return
		}
		facts, err := x.Extract(context.Background(), r)
		if err != nil {
			t.Fatal(err)
		}
		check(t, facts)
		if _, err := extract.AppendJSON(nil, "release.txt", facts); err != nil {
			t.Fatal(err)
		}
	})
}

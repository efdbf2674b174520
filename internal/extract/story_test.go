package extract_test

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"huipu/internal/extract"
	"huipu/internal/kg"
	"huipu/internal/release"
)

var update = flag.Bool("update", false, "rewrite the wanted facts of the stories")

// TestStories reads each testdata/*.txtar: release.txt is the text, want.txt the facts in
// the form of summary. A story shows one pattern of the genre, in sentences of its own.
func TestStories(t *testing.T) {
	paths, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no stories: %v", err)
	}
	x := newExtractor(t)
	for _, path := range paths {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) {
			a, err := txtar.ParseFile(path)
			if err != nil {
				t.Fatal(err)
			}
			got := summary(facts(t, x, section(t, a, "release.txt")))
			if *update {
				setSection(a, "want.txt", got)
				if err := os.WriteFile(path, txtar.Format(a), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if diff := cmp.Diff(section(t, a, "want.txt"), got); diff != "" {
				t.Errorf("%s (-want +got)\n%s", strings.TrimSpace(string(a.Comment)), diff)
			}
		})
	}
}

func newExtractor(t testing.TB) *extract.Extractor {
	t.Helper()
	x, err := extract.New()
	if err != nil {
		t.Fatal(err)
	}
	return x
}

func facts(t testing.TB, x *extract.Extractor, text string) kg.Facts {
	t.Helper()
	r, err := release.Read("release.txt", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	f, err := x.Extract(context.Background(), r)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func section(t testing.TB, a *txtar.Archive, name string) string {
	t.Helper()
	for _, f := range a.Files {
		if f.Name == name {
			return string(f.Data)
		}
	}
	t.Fatalf("no %s in the story", name)
	return ""
}

func setSection(a *txtar.Archive, name, text string) {
	for i := range a.Files {
		if a.Files[i].Name == name {
			a.Files[i].Data = []byte(text)
			return
		}
	}
	a.Files = append(a.Files, txtar.File{Name: name, Data: []byte(text)})
}

// summary is a compact, complete rendering of facts: one line a fact.
func summary(f kg.Facts) string {
	var b strings.Builder
	for _, m := range f.Meetings {
		fmt.Fprintf(&b, "meeting %s %s", m.Key, m.Name)
		field(&b, "aliases", strings.Join(m.Aliases, "|"))
		field(&b, "series", m.Series)
		if m.Term+m.Session > 0 {
			fmt.Fprintf(&b, " term=%d session=%d", m.Term, m.Session)
		}
		field(&b, "date", m.Date.String())
		field(&b, "end", m.EndDate.String())
		field(&b, "places", strings.Join(m.Places, "|"))
		for _, v := range m.Venues {
			field(&b, "venue", string(v.Kind)+":"+v.Place)
		}
		field(&b, "format", string(m.Format))
		field(&b, "by", strings.Join(m.ConvenedBy, "|"))
		if !m.Stated.IsZero() {
			fmt.Fprintf(&b, " stated=%d/%s", m.Stated.Number, m.Stated.Qualifier)
		}
		if m.Main {
			b.WriteString(" main")
		}
		b.WriteString("\n")
	}
	for _, p := range f.Persons {
		b.WriteString("person " + p.Name)
		for _, m := range p.Memberships {
			former := ""
			if m.Former {
				former = " (former)"
			}
			if m.Event != "" {
				former += " " + string(m.Event)
			}
			fmt.Fprintf(&b, "; %s@%s%s", m.Role, m.Organisation, former)
		}
		b.WriteString("\n")
	}
	for _, a := range f.Attendances {
		fmt.Fprintf(&b, "attend %s %d %s %s", a.Meeting, a.Order, a.Person, join(a.Capacities))
		field(&b, "posts", strings.Trim(fmt.Sprint(a.Memberships), "[]"))
		field(&b, "venue", venue(a.Venue))
		field(&b, "for", strings.Join(a.OnBehalfOf, "|"))
		b.WriteString("\n")
	}
	for _, g := range f.GroupAttendances {
		fmt.Fprintf(&b, "group %s %s %s", g.Meeting, g.Label, join(g.Capacities))
		field(&b, "org", g.Organisation)
		field(&b, "venue", venue(g.Venue))
		b.WriteString("\n")
	}
	for _, o := range f.Organisations {
		if len(o.ShortForms) > 0 {
			fmt.Fprintf(&b, "organisation %s short=%s\n", o.Name, strings.Join(o.ShortForms, "|"))
		}
	}
	one(&b, "mentioned", f.MentionedOnly)
	one(&b, "bylines", f.Document.Bylines)
	for _, r := range f.Repairs {
		fmt.Fprintf(&b, "repair %s → %s\n", r.Before, r.After)
	}
	for _, u := range f.Unread {
		fmt.Fprintf(&b, "unread %s (%s)\n", u.Quote, u.Reason)
	}
	return b.String()
}

func field(b *strings.Builder, name, value string) {
	if value != "" {
		fmt.Fprintf(b, " %s=%s", name, value)
	}
}

func one(b *strings.Builder, name string, values []string) {
	if len(values) > 0 {
		fmt.Fprintf(b, "%s %s\n", name, strings.Join(values, " "))
	}
}

func join(cs []kg.Capacity) string {
	out := make([]string, len(cs))
	for i, c := range cs {
		out[i] = string(c)
	}
	return strings.Join(out, ",")
}

func venue(v kg.VenueFact) string {
	if v.Kind == "" {
		return ""
	}
	return string(v.Kind) + ":" + v.Place
}

package seeds

import (
	"bytes"
	"encoding/json"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

type gold struct {
	Doc              string          `json:"doc"`
	URL              *string         `json:"url"`
	Title            string          `json:"title"`
	Published        *string         `json:"published"`
	Source           *string         `json:"source"`
	Meetings         []meeting       `json:"meetings"`
	Persons          []person        `json:"persons"`
	Attendance       []attendance    `json:"attendance"`
	MentionedOnly    []string        `json:"mentioned_only"`
	Bylines          []string        `json:"bylines"`
	OrgParticipation []participation `json:"org_participation"`
	Orgs             []string        `json:"orgs"`
	Notes            *string         `json:"notes"`
}

type meeting struct {
	ID                 string   `json:"id"`
	Name               string   `json:"name"`
	Date               *string  `json:"date"`
	EndDate            *string  `json:"end_date"`
	Places             []string `json:"places"`
	Format             *string  `json:"format"`
	ConvenedBy         []string `json:"convened_by"`
	ReportedAttendance *int     `json:"reported_attendance"`
	Main               bool     `json:"main"`
	DatePartial        string   `json:"date_partial"`
	EndDatePartial     string   `json:"end_date_partial"`
	DateOutsideText    string   `json:"date_outside_text"`
	BranchPlaces       []string `json:"branch_places"`
}

type person struct {
	Name  string `json:"name"`
	Roles []role `json:"roles"`
}

type role struct {
	Title   *string `json:"title"`
	Org     *string `json:"org"`
	OrgFull string  `json:"org_full"`
	Former  bool    `json:"former"`
}

type attendance struct {
	Meeting    string   `json:"meeting"`
	Person     string   `json:"person"`
	Capacities []string `json:"capacities"`
	Venue      string   `json:"venue"`
}

type participation struct {
	Meeting    string   `json:"meeting"`
	Org        string   `json:"org"`
	Capacities []string `json:"capacities"`
	Venue      string   `json:"venue"`
}

var (
	fileName   = regexp.MustCompile(`^(\d{3})-[a-z0-9]+(-[a-z0-9]+)*\.(txt|gold\.json)$`)
	isoDate    = regexp.MustCompile(`^\d{4}-\d{2}-\d{2}$`)
	capacities = []string{"attended", "presided", "spoke", "reported", "met", "elected", "received_award", "organised", "other"}
	formats    = []string{"in_person", "video", "teleconference", "correspondence"}
	venues     = []string{"", "main", "branch", "remote"}
)

// release is one text with what stands beside it.
type release struct {
	name, text string
	gold       gold
}

func load(t *testing.T) []release {
	t.Helper()
	fsys := Releases()
	entries, err := fs.ReadDir(fsys, ".")
	if err != nil {
		t.Fatal(err)
	}
	var rs []release
	for _, e := range entries {
		if !fileName.MatchString(e.Name()) {
			t.Errorf("%s: not named NNN-slug.txt or NNN-slug.gold.json", e.Name())
		}
		base, ok := strings.CutSuffix(e.Name(), ".txt")
		if !ok {
			txt := strings.TrimSuffix(e.Name(), ".gold.json") + ".txt"
			if _, err := fs.Stat(fsys, txt); err != nil {
				t.Errorf("%s has no %s", e.Name(), txt)
			}
			continue
		}
		text, err := fs.ReadFile(fsys, e.Name())
		if err != nil {
			t.Fatal(err)
		}
		raw, err := fs.ReadFile(fsys, base+".gold.json")
		if err != nil {
			t.Errorf("%s has no annotation: %v", e.Name(), err)
			continue
		}
		r := release{name: base, text: string(text)}
		dec := json.NewDecoder(bytes.NewReader(raw))
		dec.DisallowUnknownFields()
		if err := dec.Decode(&r.gold); err != nil {
			t.Errorf("%s.gold.json: %v", base, err)
			continue
		}
		if _, err := dec.Token(); err != io.EOF {
			t.Errorf("%s.gold.json: more than one value", base)
		}
		rs = append(rs, r)
	}
	return rs
}

func TestNumberOfReleases(t *testing.T) {
	if n := len(load(t)); n < 24 {
		t.Errorf("%d releases, want at least 24", n)
	}
}

func TestForm(t *testing.T) {
	for _, r := range load(t) {
		t.Run(r.name, func(t *testing.T) {
			if !utf8.ValidString(r.text) || strings.ContainsAny(r.text, "\r\ufeff\ufffd") {
				t.Error("not plain UTF-8 with LF line ends")
			}
			lines := strings.Split(r.text, "\n")
			if len(lines) < 6 || lines[0] != r.gold.Title || lines[1] != "" || lines[2] == "" || !strings.HasSuffix(r.text, "\n") {
				t.Error("want title, blank line, header line, blank line, paragraphs")
			}
			if r.gold.Doc != r.name[:3] {
				t.Errorf("doc %q", r.gold.Doc)
			}
			if r.gold.URL != nil && !slices.Contains(lines, "原文链接: "+*r.gold.URL) {
				t.Error("no line with the source address")
			}
			if r.gold.Source != nil && !strings.Contains(lines[2], *r.gold.Source) {
				t.Errorf("source %s is not in the header", *r.gold.Source)
			}
			if p := r.gold.Published; p != nil && (!isoDate.MatchString(*p) || !strings.Contains(lines[2], (*p)[:4])) {
				t.Errorf("publication date %s is not in the header", *p)
			}
			_, body, _ := strings.Cut(strings.Join(lines[2:], "\n"), "\n\n")
			han := 0
			for _, c := range body {
				if unicode.Is(unicode.Han, c) {
					han++
				}
			}
			if han < 150 || han > 700 {
				t.Errorf("%d Chinese characters, want 150 to 700", han)
			}
		})
	}
}

func TestWhatIsSaidStandsInTheText(t *testing.T) {
	for _, r := range load(t) {
		t.Run(r.name, func(t *testing.T) {
			has := func(kind, s string) {
				t.Helper()
				if s == "" || !strings.Contains(r.text, s) {
					t.Errorf("%s %q is not in the text", kind, s)
				}
			}
			for _, p := range r.gold.Persons {
				has("person", p.Name)
				for _, ro := range p.Roles {
					if ro.Title == nil && ro.Org == nil {
						t.Errorf("%s: role without title and organisation", p.Name)
					}
					if ro.Title != nil {
						has("title", *ro.Title)
					}
					if ro.Org != nil {
						has("organisation", *ro.Org)
					}
				}
			}
			for _, b := range r.gold.Bylines {
				has("byline", b)
			}
			for _, m := range r.gold.Meetings {
				for _, d := range []*string{m.Date, m.EndDate} {
					if d == nil {
						continue
					}
					if !isoDate.MatchString(*d) {
						t.Errorf("%s: date %q", m.ID, *d)
						continue
					}
					has("year", (*d)[:4])
				}
				for _, o := range m.ConvenedBy {
					has("convener", o)
				}
				for _, p := range m.Places {
					has("place", p)
				}
				if n := m.ReportedAttendance; n != nil && !strings.Contains(r.text, strconv.Itoa(*n)) {
					has("attendance", strconv.Itoa(*n/10000)+"万")
				}
			}
		})
	}
}

func TestReferences(t *testing.T) {
	for _, r := range load(t) {
		t.Run(r.name, func(t *testing.T) {
			meetings := map[string]bool{}
			mains := 0
			for _, m := range r.gold.Meetings {
				if m.ID == "" || m.Name == "" || meetings[m.ID] {
					t.Errorf("meeting %q %q", m.ID, m.Name)
				}
				meetings[m.ID] = true
				if m.Main {
					mains++
				}
				if m.Format != nil && !slices.Contains(formats, *m.Format) {
					t.Errorf("%s: format %q", m.ID, *m.Format)
				}
			}
			if want := min(1, len(r.gold.Meetings)); mains != want {
				t.Errorf("%d main meetings, want %d", mains, want)
			}

			caps := func(who string, cs []string) {
				if len(cs) == 0 {
					t.Errorf("%s: no capacity", who)
				}
				for _, c := range cs {
					if !slices.Contains(capacities, c) {
						t.Errorf("%s: capacity %q", who, c)
					}
				}
			}
			attends := map[string]bool{}
			pairs := map[[2]string]bool{}
			for _, a := range r.gold.Attendance {
				if !meetings[a.Meeting] {
					t.Errorf("%s attends %q, which is not a meeting here", a.Person, a.Meeting)
				}
				if k := [2]string{a.Meeting, a.Person}; pairs[k] {
					t.Errorf("%s stands twice in %s", a.Person, a.Meeting)
				} else {
					pairs[k] = true
				}
				if !slices.Contains(venues, a.Venue) {
					t.Errorf("%s: venue %q", a.Person, a.Venue)
				}
				attends[a.Person] = true
				caps(a.Person, a.Capacities)
			}
			for _, o := range r.gold.OrgParticipation {
				if !meetings[o.Meeting] || o.Org == "" || !slices.Contains(venues, o.Venue) {
					t.Errorf("participation %+v", o)
				}
				caps(o.Org, o.Capacities)
			}

			persons := map[string]bool{}
			for _, p := range r.gold.Persons {
				if persons[p.Name] {
					t.Errorf("%s has two entries", p.Name)
				}
				persons[p.Name] = true
				places := 0
				for _, in := range []bool{attends[p.Name], slices.Contains(r.gold.MentionedOnly, p.Name), slices.Contains(r.gold.Bylines, p.Name)} {
					if in {
						places++
					}
				}
				if places != 1 {
					t.Errorf("%s stands in %d of attendance, mentioned_only and bylines, want one", p.Name, places)
				}
			}
			for name := range attends {
				if !persons[name] {
					t.Errorf("%s attends but is not among the persons", name)
				}
			}
			for _, name := range slices.Concat(r.gold.MentionedOnly, r.gold.Bylines) {
				if !persons[name] {
					t.Errorf("%s is not among the persons", name)
				}
			}
		})
	}
}

// TestOwnWording checks that no two releases are one text and, where
// HUIPU_COMPARE_TEXTS names a folder of texts, that no release or paragraph
// of a release is one of them.
func TestOwnWording(t *testing.T) {
	squeeze := func(s string) string {
		return strings.Map(func(c rune) rune {
			if unicode.IsSpace(c) {
				return -1
			}
			return c
		}, s)
	}
	rs := load(t)
	seen := map[string]string{}
	for _, r := range rs {
		for _, p := range strings.Split(r.text, "\n")[3:] {
			if p = squeeze(p); utf8.RuneCountInString(p) < 30 {
				continue
			}
			if other, ok := seen[p]; ok && !strings.HasPrefix(p, "原文链接") {
				t.Errorf("%s and %s share a paragraph: %s", other, r.name, p)
			}
			seen[p] = r.name
		}
	}
	dir := os.Getenv("HUIPU_COMPARE_TEXTS")
	if dir == "" {
		return
	}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || (filepath.Ext(path) != ".txt" && filepath.Ext(path) != ".md") {
			return err
		}
		b, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		text := squeeze(string(b))
		for p, name := range seen {
			if !strings.HasPrefix(p, "原文链接") && strings.Contains(text, p) {
				t.Errorf("%s: a paragraph stands in %s: %s", name, path, p)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

package seeds

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"huipu/internal/kg"
)

// mention is a line of resolution.tsv.
type mention struct {
	document, name string
	start, end     int
	entity         string
	held           bool
	item           string
}

var (
	documentID = regexp.MustCompile(`^document/[0-9a-f]{16}$`)
	entitySlug = regexp.MustCompile(`^[a-z]+(-[a-z]+)*$`)
	// itemPattern is the number of a sample release, or the day of a bulletin with the number
	// of an item.
	itemPattern = regexp.MustCompile(`^(\d{3}|\d{8}#\d+)$`)
	personName  = regexp.MustCompile(`^\p{Han}+(·\p{Han}+)*$`)
)

// mentions reads resolution.tsv and checks the form of every line.
func mentions(t *testing.T) []mention {
	t.Helper()
	head, rest, _ := strings.Cut(string(Resolution()), "\n")
	if head != "document\tname\tstart\tend\tentity\tpart\titem\tnote" || !strings.HasSuffix(rest, "\n") {
		t.Fatalf("head %q, or no line end at the end", head)
	}
	var ms []mention
	for line := range strings.SplitSeq(strings.TrimSuffix(rest, "\n"), "\n") {
		c := strings.Split(line, "\t")
		if len(c) != 8 {
			t.Fatalf("%q: want 8 cells", line)
		}
		start, err1 := strconv.Atoi(c[2])
		end, err2 := strconv.Atoi(c[3])
		m := mention{c[0], c[1], start, end, c[4], c[5] == "held", c[6]}
		if err1 != nil || err2 != nil || start < 0 || end-start != len(m.name) {
			t.Errorf("%q: the span is not that of the name", line)
		}
		if !documentID.MatchString(m.document) || !personName.MatchString(m.name) || !entitySlug.MatchString(m.entity) || !itemPattern.MatchString(m.item) {
			t.Errorf("%q: a cell has not its form", line)
		}
		if c[5] != "open" && c[5] != "held" {
			t.Errorf("%q: neither open nor held", line)
		}
		if note := []rune(c[7]); len(note) == 0 || len(note) > 20 {
			t.Errorf("%q: want a note of a word or two", line)
		}
		ms = append(ms, m)
	}
	return ms
}

func TestResolutionIsSortedWithoutRepeats(t *testing.T) {
	ms := mentions(t)
	for i := 1; i < len(ms); i++ {
		a, b := ms[i-1], ms[i]
		if a.document > b.document || a.document == b.document && a.end > b.start {
			t.Errorf("%+v stands before %+v", a, b)
		}
	}
}

func TestResolutionParts(t *testing.T) {
	held := map[string]bool{}
	items := map[string]string{}
	for _, m := range mentions(t) {
		for _, key := range []string{"name " + m.name, "entity " + m.entity} {
			if other, ok := held[key]; ok && other != m.held {
				t.Errorf("%s is in both parts", key)
			}
			held[key] = m.held
		}
		for _, pair := range [][2]string{{m.document, m.item}, {m.item, m.document}} {
			if other, ok := items[pair[0]]; ok && other != pair[1] {
				t.Errorf("%s goes with %s and %s", pair[0], other, pair[1])
			}
			items[pair[0]] = pair[1]
		}
	}
}

// TestResolutionSpans looks the mentions of the sample releases up in them.
func TestResolutionSpans(t *testing.T) {
	files, err := fs.Glob(Releases(), "*.txt")
	if err != nil {
		t.Fatal(err)
	}
	texts := map[string]string{}
	for _, name := range files {
		raw, err := fs.ReadFile(Releases(), name)
		if err != nil {
			t.Fatal(err)
		}
		sum := sha256.Sum256(raw)
		texts[string(kg.NewID(kg.KindDocument, hex.EncodeToString(sum[:])))+" "+name[:3]] = string(raw)
	}
	for _, m := range mentions(t) {
		if len(m.item) != 3 {
			continue
		}
		text, ok := texts[m.document+" "+m.item]
		if !ok || m.end > len(text) || text[m.start:m.end] != m.name {
			t.Errorf("%s %s does not stand in %s at %d", m.item, m.name, m.document, m.start)
		}
	}
}

// TestResolutionCounts holds the counts of README.md against the file, and the file against
// what it is for.
func TestResolutionCounts(t *testing.T) {
	ms := mentions(t)
	entities, names, documents := map[string][]string{}, map[string][]string{}, map[string]bool{}
	samples, sampleMentions, heldEntities, held := map[string]bool{}, 0, map[string]bool{}, 0
	add := func(list []string, s string) []string {
		if slices.Contains(list, s) {
			return list
		}
		return append(list, s)
	}
	for _, m := range ms {
		entities[m.entity] = add(entities[m.entity], m.name)
		names[m.name] = add(names[m.name], m.entity)
		documents[m.document] = true
		if len(m.item) == 3 {
			samples[m.document] = true
			sampleMentions++
		}
		if m.held {
			heldEntities[m.entity] = true
			held++
		}
	}
	homonyms, homonymous, several := 0, 0, 0
	for _, bearers := range names {
		if len(bearers) > 1 {
			homonyms++
		}
	}
	for _, m := range ms {
		if len(names[m.name]) > 1 {
			homonymous++
		}
	}
	for _, n := range entities {
		if len(n) > 1 {
			several++
		}
	}
	if len(ms) < 200 || 3*homonymous < len(ms) || 4*held < len(ms) || 2*held > len(ms) {
		t.Errorf("%d mentions, %d of homonyms, %d put aside: want 200, a third and about a third", len(ms), homonymous, held)
	}
	readme, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range []struct {
		what string
		n    int
	}{
		{"mentions", len(ms)},
		{"mentions in sample releases", sampleMentions},
		{"documents", len(documents)},
		{"sample releases", len(samples)},
		{"persons", len(entities)},
		{"persons with several names", several},
		{"names", len(names)},
		{"homonymous names", homonyms},
		{"mentions of homonymous names", homonymous},
		{"persons put aside", len(heldEntities)},
		{"mentions put aside", held},
	} {
		if line := fmt.Sprintf("| %s | %d |\n", row.what, row.n); !strings.Contains(string(readme), line) {
			t.Errorf("README.md has no line %q", line)
		}
	}
}

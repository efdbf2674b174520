package generate_test

import (
	"encoding/json"
	"io/fs"
	"math"
	"os"
	"slices"
	"strings"
	"testing"

	"huipu/internal/generate"
	"huipu/internal/kg"
	"huipu/seeds"
)

// TestPeopleAreInvented looks for the names of the real people of the sample collection.
func TestPeopleAreInvented(t *testing.T) {
	real := map[string]bool{}
	files, err := fs.ReadDir(seeds.Releases(), ".")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		if !strings.HasSuffix(file.Name(), ".gold.json") {
			continue
		}
		raw, err := fs.ReadFile(seeds.Releases(), file.Name())
		if err != nil {
			t.Fatal(err)
		}
		var gold struct {
			Persons []struct{ Name string }
		}
		if err := json.Unmarshal(raw, &gold); err != nil {
			t.Fatalf("%s: %v", file.Name(), err)
		}
		for _, p := range gold.Persons {
			real[p.Name] = true
		}
	}
	if len(real) < 200 {
		t.Fatalf("only %d real people", len(real))
	}
	for name := range attendances(2000) {
		if real[name] {
			t.Errorf("%s is real", name)
		}
	}
}

// TestPlacesAreInvented looks for the names of real divisions.
func TestPlacesAreInvented(t *testing.T) {
	raw, err := os.ReadFile("../place/divisions.tsv")
	if err != nil {
		t.Fatal(err)
	}
	real := map[string]bool{}
	for _, field := range strings.FieldsFunc(string(raw), func(r rune) bool { return strings.ContainsRune("\t\n ", r) }) {
		name := strings.NewReplacer("·", "", "/", "").Replace(field)
		real[name] = true
		short, _, _ := strings.Cut(field, "·")
		real[short] = true
	}
	if len(real) < 3000 {
		t.Fatalf("only %d real divisions", len(real))
	}
	g := generate.New(1)
	for i := range 1000 {
		for _, place := range g.Release(i).Facts.Meetings[0].Places {
			if real[place] || real[place+"市"] || real[place+"县"] {
				t.Errorf("%s is real", place)
			}
		}
	}
}

// TestFewAttendMuch holds the tail of the attendances of people to Lotka's law. The exponent
// is the maximum likelihood estimate of Clauset, Shalizi and Newman (Power-law distributions
// in empirical data, 2009, equation 3.7) above a smallest number.
func TestFewAttendMuch(t *testing.T) {
	const smallest = 5
	count := attendances(5000)
	var sum float64
	tail, once, most := 0, 0, 0
	for _, n := range count {
		most = max(most, n)
		if n == 1 {
			once++
		}
		if n >= smallest {
			tail++
			sum += math.Log(float64(n) / (smallest - 0.5))
		}
	}
	exponent := 1 + float64(tail)/sum
	t.Logf("%d people, %d of them once, one %d times, exponent %.2f", len(count), once, most, exponent)
	if exponent < 1.8 || exponent > 2.8 {
		t.Errorf("the exponent of the tail is %.2f, want 2 to 2.6", exponent)
	}
	if 3*once < len(count) || most < 100 {
		t.Errorf("of %d people %d attend once and nobody more than %d times", len(count), once, most)
	}
}

// attendances counts those of each name over the first releases.
func attendances(releases int) map[string]int {
	count := map[string]int{}
	g := generate.New(1)
	for i := range releases {
		for _, a := range g.Release(i).Facts.Attendances {
			count[a.Person]++
		}
	}
	return count
}

// TestEveryFormOccurs keeps the parts of the model from falling out of it.
func TestEveryFormOccurs(t *testing.T) {
	seen := map[string]int{}
	meetings := map[string]int{}
	holders := map[string][]string{} // of each post, those who were seen in it
	heads := map[string][]string{}   // of each name, the bodies that people of that name head
	g := generate.New(1)
	for i := range 3000 {
		f := g.Release(i).Facts
		m := f.Meetings[0]
		meetings[m.Name+m.Date.String()]++
		seen[string(m.Format)]++
		for what, is := range map[string]bool{
			"term": m.Term > 0, "session": m.Session > 0, "series": m.Series != "", "venue": len(m.Venues) > 0,
			"stated": m.Stated.Number > 0, "group": len(f.GroupAttendances) > 0, "many": len(f.Attendances) > 30,
		} {
			if is {
				seen[what]++
			}
		}
		for _, a := range f.Attendances {
			seen[string(a.Venue.Kind)]++
			for _, c := range a.Capacities {
				seen[string(c)]++
			}
		}
		for _, p := range f.Persons {
			if strings.Contains(p.Name, "·") {
				seen["dotted"]++
			}
			for _, h := range p.Memberships {
				if h.Former {
					seen["former"]++
				}
				if h.Role == "主席" && !slices.Contains(heads[p.Name], h.Organisation) {
					heads[p.Name] = append(heads[p.Name], h.Organisation)
				}
				if post := h.Organisation + h.Role; h.Role == "主席" && !slices.Contains(holders[post], p.Name) {
					holders[post] = append(holders[post], p.Name)
				}
			}
		}
	}
	for _, n := range meetings {
		if n > 1 {
			seen["again"]++
		}
	}
	for _, bodies := range heads {
		if len(bodies) > 1 {
			seen["homonym"]++
		}
	}
	for _, names := range holders {
		if len(names) > 1 {
			seen["succession"]++
		}
	}
	for _, what := range []string{
		"term", "session", "series", "venue", "stated", "group", "many", "dotted", "former", "again", "succession", "homonym",
		string(kg.MainVenue), string(kg.BranchVenue), string(kg.Reported), string(kg.NonVoting), string(kg.Elected), string(kg.Absent),
		string(kg.InPerson), string(kg.Video), string(kg.Teleconference), string(kg.Presided), string(kg.Spoke), string(kg.Attended),
	} {
		if seen[what] < 10 {
			t.Errorf("%s: %d times in 3000 releases", what, seen[what])
		}
	}
	t.Log(seen)
}

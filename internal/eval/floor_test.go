package eval_test

import (
	"bytes"
	"errors"
	"flag"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"huipu/internal/eval"
	"huipu/internal/extract"
	"huipu/internal/kg"
	"huipu/seeds"
)

var update = flag.Bool("update", false, "record the values of today as the floor")

// floorFile holds what the sample releases must reach.
const floorFile = "../../seeds/floor.tsv"

// TestSampleReleasesKeepTheirFloor scores the sample releases. A fall is a defect; a rise is
// recorded at once, so that it cannot be lost again unseen.
func TestSampleReleasesKeepTheirFloor(t *testing.T) {
	x, err := extract.New()
	if err != nil {
		t.Fatal(err)
	}
	f, err := eval.OpenFolder(seeds.Releases())
	if err != nil {
		t.Fatal(err)
	}
	report := run(t, f, x, eval.All)
	if *update {
		var b bytes.Buffer
		if err := eval.WriteFloor(&b, eval.FloorOf(report)); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(floorFile, b.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	raw, err := os.ReadFile(floorFile)
	if err != nil {
		t.Fatal(err)
	}
	floor, err := eval.ReadFloor(floorFile, raw)
	if err != nil {
		t.Fatal(err)
	}
	if len(floor) != len(eval.Relations()) {
		t.Errorf("the floor has %d relations, want all %d", len(floor), len(eval.Relations()))
	}
	fell, rose := floor.Compare(report)
	for _, change := range fell {
		t.Errorf("%s: find out why with: huipu eval --part open --errors seeds/releases", change)
	}
	for _, change := range rose {
		t.Errorf("%s: record it with: go test ./internal/eval -update", change)
	}
}

// valued is a report with the values of some relations.
func valued(persons, groups float64) eval.Report {
	return eval.Report{Relations: []eval.Row{{Relation: eval.Persons, Value: persons}, {Relation: eval.Groups, Value: groups}}}
}

func TestFloorsAreComparedByThreeDigits(t *testing.T) {
	floor := eval.FloorOf(valued(0.9804, 0.5))
	for _, test := range []struct {
		persons, groups float64
		fell, rose      string
	}{
		{0.9804, 0.5, "", ""},
		{0.9796, 0.50049, "", ""},
		{0.9794, 0.5, "persons fell from 0.980 to 0.979", ""},
		{0.9806, 0.4, "groups fell from 0.500 to 0.400", "persons rose from 0.980 to 0.981"},
		{0, 0, "persons fell from 0.980 to 0.000, groups fell from 0.500 to 0.000", ""},
	} {
		fell, rose := floor.Compare(valued(test.persons, test.groups))
		if joined(fell) != test.fell || joined(rose) != test.rose {
			t.Errorf("%v %v: fell %q, rose %q", test.persons, test.groups, joined(fell), joined(rose))
		}
	}
	if fell, rose := (eval.Floor{}).Compare(valued(0, 1)); fell != nil || rose != nil {
		t.Errorf("no floor: fell %v, rose %v", fell, rose)
	}
}

func joined(changes []eval.Change) string {
	var out []string
	for _, c := range changes {
		out = append(out, c.String())
	}
	return strings.Join(out, ", ")
}

func TestFloorFiles(t *testing.T) {
	floor := eval.FloorOf(annualReport(t))
	var b bytes.Buffer
	if err := eval.WriteFloor(&b, floor); err != nil {
		t.Fatal(err)
	}
	got, err := eval.ReadFloor("floor.tsv", b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(floor, got); diff != "" {
		t.Errorf("round trip (-want +got):\n%s", diff)
	}
	for text, want := range map[string]string{
		"persons\t0.9\n\n# x\nnonsense\t1": `line 4: "nonsense" is no relation`,
		"persons":                          "line 1: want a tab and a number",
		"persons 0.9":                      `line 1: "persons 0.9" is no relation`,
		"persons\tx":                       "line 1: want a tab and a number from 0 to 1 after persons",
		"persons\tNaN":                     "want a tab and a number",
		"persons\t1.1":                     "want a tab and a number",
		"persons\t0.9\npersons\t0.9":       "line 2: persons stands twice",
		strings.Repeat("x", 1<<20):         "floor.tsv",
	} {
		if _, err := eval.ReadFloor("floor.tsv", []byte(text)); !errors.Is(err, kg.ErrInvalid) || !strings.Contains(err.Error(), want) {
			t.Errorf("%.40q: got %v, want %s", text, err, want)
		}
	}
}

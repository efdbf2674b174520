package eval

import (
	"errors"
	"strings"
	"testing"

	"huipu/internal/kg"
)

func TestReportsThatCannotBeRead(t *testing.T) {
	const head, id = "document\tstart\tend\tentity\n", "document/0000000000000001\t"
	for name, file := range map[string]string{
		"columns":    "document\n" + id + "1\t2\ta\n",
		"cells":      head + id + "1\t2\n",
		"document":   head + "person/0000000000000001\t1\t2\ta\n",
		"no span":    head + id + "2\t2\ta\n",
		"no number":  head + id + "x\t2\ta\n",
		"no entity":  head + id + "1\t2\t\n",
		"order":      head + id + "5\t9\ta\n" + id + "1\t2\ta\n",
		"empty line": head + "\n",
	} {
		if _, err := ReadReports("file", []byte(file)); !errors.Is(err, kg.ErrInvalid) || !strings.Contains(err.Error(), "file") {
			t.Errorf("%s: got error %v", name, err)
		}
	}
	got, err := ReadReports("file", []byte(head+id+"1\t2\ta\n"+id+"3\t9\tb\n"))
	if err != nil || len(got) != 2 || got[1] != (GoldReport{"document/0000000000000001", 3, 9, "b"}) {
		t.Errorf("got %v, %v", got, err)
	}
}

func TestReportsAreLocatedByTheirPassages(t *testing.T) {
	span := func(start, end int) kg.Span { return kg.Span{Start: start, End: end} }
	meetings := []FoundMeeting{
		{"meeting/1", []kg.Span{span(0, 100)}}, {"meeting/2", []kg.Span{span(10, 40), span(200, 240)}}, {"meeting/3", []kg.Span{span(30, 60)}},
	}
	for _, tt := range []struct {
		start, end int
		want       kg.ID
	}{{10, 40, "meeting/2"}, {31, 59, "meeting/3"}, {70, 90, "meeting/1"}, {230, 260, "meeting/2"}, {300, 310, ""}} {
		got, ok := LocateReport(GoldReport{Start: tt.start, End: tt.end}, meetings)
		if got != tt.want || ok != (tt.want != "") {
			t.Errorf("%d to %d: got %q, %v, want %q", tt.start, tt.end, got, ok, tt.want)
		}
	}
}

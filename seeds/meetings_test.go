package seeds

import (
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"
)

var reportLine = regexp.MustCompile(`^(document/[0-9a-f]{16})\t(\d+)\t(\d+)\t([a-z0-9]+(?:-[a-z0-9]+)*)$`)

// TestMeetingsPartition checks the form of meetings.tsv and the numbers that README.md tells.
func TestMeetingsPartition(t *testing.T) {
	head, rest, _ := strings.Cut(string(Meetings()), "\n")
	if head != "document\tstart\tend\tentity" || !strings.HasSuffix(rest, "\n") {
		t.Fatalf("head %q, or no line end at the end", head)
	}
	lines := strings.Split(strings.TrimSuffix(rest, "\n"), "\n")
	documents, entities := map[string]bool{}, map[string]int{}
	for _, line := range lines {
		m := reportLine.FindStringSubmatch(line)
		if m == nil {
			t.Fatalf("%q has not its form", line)
		}
		documents[m[1]] = true
		entities[m[4]]++
	}
	several := 0
	for _, n := range entities {
		if n > 1 {
			several++
		}
	}
	readme, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	told := fmt.Sprintf("%d passages of %d documents", len(lines), len(documents))
	toldToo := fmt.Sprintf("%d meetings, of which %d are told of", len(entities), several)
	for _, want := range []string{told, toldToo} {
		if !strings.Contains(strings.Join(strings.Fields(string(readme)), " "), want) {
			t.Errorf("README.md does not say %q", want)
		}
	}
}

package extract

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// TestStatementsAreLinear counts how often every statement of this package runs while the
// families of TestWorkIsLinear are read at their two sizes: a loop over all that was found
// before, inside another, allocates nothing and never sees the lattice, but it runs four
// times as often for twice the text.
func TestStatementsAreLinear(t *testing.T) {
	dir := t.TempDir()
	program := filepath.Join(dir, "counting.test")
	if out, err := exec.CommandContext(t.Context(), "go", "test", "-c", "-covermode=count", "-o", program, ".").CombinedOutput(); err != nil {
		t.Fatalf("build with counters: %v\n%s", err, out)
	}
	run := func(size string) map[string]int {
		profile := filepath.Join(dir, size)
		cmd := exec.CommandContext(t.Context(), program, "-test.run=^TestWorkIsLinear$/./^"+size+"$", "-test.coverprofile="+profile)
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("read the texts %s: %v\n%s", size, err, out)
		}
		counts, err := readCounts(profile)
		if err != nil {
			t.Fatal(err)
		}
		return counts
	}
	once, twice := run("once"), run("twice")
	total := 0
	for _, at := range sorted(twice) {
		total += twice[at]
		if float64(twice[at]) > 2.2*float64(once[at])+2000 {
			t.Errorf("%s runs %d times, and %d times for texts twice as long", at, once[at], twice[at])
		}
	}
	if total < 10_000_000 {
		t.Errorf("only %d statements were counted", total)
	}
}

// readCounts reads a profile of lines "file:from,to statements count".
func readCounts(path string) (map[string]int, error) {
	raw, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	counts := map[string]int{}
	for line := range strings.Lines(string(raw)) {
		cols := strings.Fields(line)
		if len(cols) != 3 {
			continue // mode: count
		}
		n, err := strconv.Atoi(cols[2])
		if err != nil {
			return nil, fmt.Errorf("%s: %q: %w", path, line, err)
		}
		counts[filepath.Base(cols[0])] += n
	}
	return counts, nil
}

func sorted(counts map[string]int) []string {
	keys := make([]string, 0, len(counts))
	for key := range counts {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	return keys
}

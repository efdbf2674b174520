package pebble_test

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/cayleygraph/cayley/graph"

	"huipu/internal/store/cayleystore/pebble"
)

// victimDir names the directory in which the child process of the next test commits.
const victimDir = "PEBBLE_VICTIM_DIR"

// The process is killed while it commits, over and over in the same directory.
func TestKilledProcessLosesNothingAcknowledged(t *testing.T) {
	if dir := os.Getenv(victimDir); dir != "" {
		commitUntilKilled(t, dir)
		return
	}
	dir := filepath.Join(t.TempDir(), "store")
	for round := range 4 {
		cmd := exec.Command(os.Args[0], "-test.run=^TestKilledProcessLosesNothingAcknowledged$")
		cmd.Env = append(os.Environ(), victimDir+"="+dir)
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		acknowledged, lines := uint64(0), bufio.NewScanner(out)
		for n := 0; lines.Scan(); n++ {
			if n == 20+7*round {
				if err := cmd.Process.Kill(); err != nil {
					t.Fatal(err)
				}
			}
			if acknowledged, err = strconv.ParseUint(lines.Text(), 10, 64); err != nil {
				t.Fatalf("the child says %q", lines.Text())
			}
		}
		_ = cmd.Wait() // it was killed

		qs, err := pebble.Open(dir, pebble.Options{})
		if err != nil {
			t.Fatal(err)
		}
		if got := qs.Sequence(); got < acknowledged {
			t.Errorf("round %d: change %d was acknowledged, %d survived", round, acknowledged, got)
		}
		if r := sound(t, qs); r.Quads != 10*qs.Sequence() {
			t.Errorf("round %d: %d statements after %d changes of 10", round, r.Quads, qs.Sequence())
		}
		if err := qs.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

func commitUntilKilled(t *testing.T, dir string) {
	qs, err := pebble.Open(dir, pebble.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for n := int(qs.Sequence()); ; n++ {
		seq, _ := commit(t, qs, deltas(graph.Add, document(n, 10)...)...)
		fmt.Println(seq)
	}
}

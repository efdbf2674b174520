package cayleystore_test

import (
	"bufio"
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"iter"
	"log/slog"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/cayleygraph/quad"
	"github.com/cockroachdb/pebble/v2/vfs"

	"huipu/internal/backup"
	"huipu/internal/generate"
	"huipu/internal/kg"
	"huipu/internal/store"
	"huipu/internal/store/cayleystore"
	"huipu/internal/store/memstore"
	"huipu/internal/view"
)

var killRounds = flag.Int("rounds", 50, "how often the process that writes is killed")

const (
	victimVar     = "HUIPU_VICTIM" // the folder and the seed of a process that is to be killed
	roundsAFolder = 10
	victimSteps   = 10
)

func killClock() time.Time { return time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC) }

// A process commits, loads, backs up, saves its view and opens the store anew, with tables
// that are written and merged all the time, and is killed: by the test, after a number of
// its lines, or by itself, before an operation of the file system. Whatever it acknowledged
// is there, and nothing else but at most what it was about to acknowledge.
func TestKilledAnywhere(t *testing.T) {
	if victim := os.Getenv(victimVar); victim != "" {
		folder, seed, _ := strings.Cut(victim, " ")
		n, err := strconv.ParseUint(seed, 10, 64)
		if err != nil {
			t.Fatal(err)
		}
		live(t, folder, n)
		return
	}
	root := t.TempDir()
	var w *witnessed
	killed, acknowledged := 0, uint64(0)
	for round := range *killRounds {
		if round%roundsAFolder == 0 {
			folder := filepath.Join(root, strconv.Itoa(round))
			if err := os.MkdirAll(filepath.Join(folder, "backups"), 0o755); err != nil {
				t.Fatal(err)
			}
			w = &witnessed{folder: folder, model: memstore.New(memstore.Options{Now: killClock})}
		}
		before := w.acknowledged
		if w.kill(t, uint64(round)) {
			killed++
		}
		acknowledged += w.acknowledged - before
		w.compare(t, round)
		if t.Failed() {
			t.Fatalf("round %d, folder %s", round, w.folder)
		}
		if round%roundsAFolder == roundsAFolder-1 {
			if err := errors.Join(w.model.Close(), os.RemoveAll(w.folder)); err != nil {
				t.Fatal(err)
			}
		}
	}
	t.Logf("killed %d times in %d rounds, %d revisions were acknowledged", killed, *killRounds, acknowledged)
}

// options are those of the victim's store.
func killOptions(files vfs.FS) cayleystore.Options {
	return cayleystore.Options{FS: files, Now: killClock, MemTableBytes: 128 << 10}
}

// step makes the revision with the number, which is all that it depends on.
func step(ctx context.Context, s store.Store, number uint64) error {
	g, n := generate.New(1), int(number)
	switch {
	case n == 1 || n%6 == 0: // several releases at once, at first into the empty store
		head := store.Change{Author: "victim", Cause: kg.CauseImport}
		_, err := s.Load(ctx, head, statementsOf(g, n))
		return err
	case n%4 == 1: // one release, while another is taken back
		c := g.Change(n)
		c.Remove = g.Release(n - 3).Quads()
		_, err := s.Commit(ctx, c)
		return err
	}
	_, err := s.Commit(ctx, g.Change(n))
	return err
}

func statementsOf(g generate.Generator, n int) iter.Seq2[quad.Quad, error] {
	return func(yield func(quad.Quad, error) bool) {
		for i := range 3 {
			for _, q := range g.Release(1_000_000 + 10*n + i).Quads() {
				if !yield(q, nil) {
					return
				}
			}
		}
	}
}

// witnessed is a folder of a process that is killed, and what is known of it.
type witnessed struct {
	folder       string
	model        *memstore.Store // what the store must be equal to
	acknowledged uint64
}

// kill starts a process in the folder and kills it, unless it ends before.
func (w *witnessed) kill(t *testing.T, seed uint64) bool {
	t.Helper()
	rng := rand.New(rand.NewPCG(seed, 7))
	cmd := exec.Command(os.Args[0], "-test.run=^TestKilledAnywhere$")
	cmd.Env = append(os.Environ(), fmt.Sprintf("%s=%s %d", victimVar, w.folder, seed))
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	last := 1 + rng.IntN(3*victimSteps)
	lines := bufio.NewScanner(out)
	for n := 1; lines.Scan(); n++ {
		what, number, _ := strings.Cut(lines.Text(), " ")
		if what == "stored" {
			if w.acknowledged, err = strconv.ParseUint(number, 10, 64); err != nil {
				t.Fatalf("the process says %q", lines.Text())
			}
		}
		if n == last && !killsItself(seed) {
			if err := cmd.Process.Kill(); err != nil && !errors.Is(err, os.ErrProcessDone) {
				t.Fatal(err)
			}
		}
		if what != "stored" && what != "begin" && what != "PASS" && what != "ok" {
			t.Errorf("the process says %q", lines.Text())
		}
	}
	err = cmd.Wait()
	exit, ended := errors.AsType[*exec.ExitError](err)
	if ended && !exit.Exited() {
		return true
	}
	if err != nil {
		t.Fatalf("the process ended by itself: %v\n%s", err, &stderr)
	}
	return false
}

// compare opens what the process left and compares it with the model.
func (w *witnessed) compare(t *testing.T, round int) {
	t.Helper()
	s, err := cayleystore.Open(filepath.Join(w.folder, "data"), cayleystore.Options{Now: killClock})
	if err != nil {
		t.Fatalf("round %d: %v", round, err)
	}
	defer func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	}()
	stats, err := s.Stats(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if stats.Revision != w.acknowledged && stats.Revision != w.acknowledged+1 {
		t.Fatalf("round %d: revision %d was acknowledged, %d is the last", round, w.acknowledged, stats.Revision)
	}
	w.acknowledged = stats.Revision
	problems, err := s.Verify(t.Context())
	if err != nil || len(problems) > 0 {
		t.Errorf("round %d: %v, %v", round, problems, err)
	}
	for {
		at, err := w.model.Stats(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if at.Revision >= stats.Revision {
			break
		}
		if err := step(t.Context(), w.model, at.Revision+1); err != nil {
			t.Fatal(err)
		}
	}
	want := viewSum(t, w.model)
	if viewSum(t, s) != want {
		t.Errorf("round %d: the view of revision %d is another than that of what was written", round, stats.Revision)
	}
	fromFile, err := view.NewFile(filepath.Join(w.folder, "data", "view"), slog.New(slog.DiscardHandler)).Open(t.Context(), s)
	if err != nil {
		t.Fatalf("round %d: %v", round, err)
	}
	if sumOf(t, fromFile) != want {
		t.Errorf("round %d: the view of the file is another", round)
	}
	w.checkBackup(t, round)
}

// checkBackup looks at the newest backup that seems complete.
func (w *witnessed) checkBackup(t *testing.T, round int) {
	t.Helper()
	entries, err := os.ReadDir(filepath.Join(w.folder, "backups"))
	if err != nil {
		t.Fatal(err)
	}
	newest := 0
	for _, e := range entries {
		if n, err := strconv.Atoi(e.Name()); err == nil { // others are half made and say so by their name
			newest = max(newest, n)
		}
	}
	if newest == 0 {
		return
	}
	m, err := backup.Check(t.Context(), filepath.Join(w.folder, "backups", strconv.Itoa(newest)))
	if err != nil || m.Revision != uint64(newest) {
		t.Errorf("round %d: backup of revision %d: %d, %v", round, newest, m.Revision, err)
	}
}

func viewSum(t *testing.T, s store.Store) [sha256.Size]byte {
	t.Helper()
	v, err := view.Build(t.Context(), s)
	if err != nil {
		t.Fatal(err)
	}
	return sumOf(t, v)
}

func sumOf(t *testing.T, v *view.View) (sum [sha256.Size]byte) {
	t.Helper()
	hash := sha256.New()
	if _, err := v.Snapshot().WriteTo(hash); err != nil {
		t.Fatal(err)
	}
	hash.Sum(sum[:0])
	return sum
}

// live is the life of a process that is to be killed.
func live(t *testing.T, folder string, seed uint64) {
	rng := rand.New(rand.NewPCG(seed, 11))
	data := filepath.Join(folder, "data")
	var files vfs.FS
	if killsItself(seed) {
		files = deadly(data, rng.Int64N(500))
	}
	open := func() *cayleystore.Store {
		s, err := cayleystore.Open(data, killOptions(files))
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	s := open()
	for range victimSteps {
		stats, err := s.Stats(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		number := stats.Revision + 1
		fmt.Println("begin", number)
		if err := step(t.Context(), s, number); err != nil {
			t.Fatal(err)
		}
		fmt.Println("stored", number)
		switch rng.IntN(5) {
		case 0:
			if err := s.Close(); err != nil {
				t.Fatal(err)
			}
			s = open()
		case 1:
			target := filepath.Join(folder, "backups", strconv.FormatUint(number, 10))
			_, err := backup.Create(t.Context(), s, openCopy, target, killClock())
			if err != nil && !errors.Is(err, fs.ErrExist) {
				t.Fatal(err)
			}
		case 2:
			file := view.NewFile(filepath.Join(data, "view"), slog.New(slog.DiscardHandler))
			v, err := file.Open(t.Context(), s)
			if err == nil {
				err = file.Save(v)
			}
			if err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
}

func openCopy(dir string) (store.Store, error) {
	s, err := cayleystore.Open(dir, cayleystore.Options{ReadOnly: true})
	if err != nil {
		return nil, err
	}
	return s, nil
}

// killsItself tells how the process of a round is killed.
func killsItself(seed uint64) bool { return seed%2 == 1 }

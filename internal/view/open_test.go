package view_test

import (
	"bytes"
	"context"
	"errors"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"huipu/internal/kg"
	"huipu/internal/store"
	"huipu/internal/view"
)

// filed is a view file in a directory of its own, with what it logs.
type filed struct {
	*view.File
	path string
	log  *bytes.Buffer
}

func newFiled(path string) filed {
	var log bytes.Buffer
	return filed{view.NewFile(path, slog.New(slog.NewTextHandler(&log, nil))), path, &log}
}

func (f filed) open(t *testing.T, s store.Store) *view.View {
	t.Helper()
	v, err := f.Open(context.Background(), s)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func (f filed) save(t *testing.T, v *view.View) {
	t.Helper()
	if err := f.Save(v); err != nil {
		t.Fatal(err)
	}
}

func TestOpenTakesTheFileAndTheRevisionsAfterIt(t *testing.T) {
	path := filepath.Join(t.TempDir(), "view")
	h := newHeap()
	for n := range 4 {
		h.commit(quadsOf(n), nil)
	}
	newFiled(path).save(t, build(t, h))
	h.commit(quadsOf(4), nil)
	h.commit(nil, disagreements()[:1])
	f := newFiled(path)
	v := f.open(t, failing{heap: h, quads: errors.New("the store was read")})
	if diff := cmp.Diff(oracle(h.quads), contentOf(v.Snapshot(), nil)); diff != "" {
		t.Errorf("content (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(build(t, h).Snapshot().Revisions(), v.Snapshot().Revisions()); diff != "" || f.log.Len() > 0 {
		t.Errorf("log %q, revisions (-want +got):\n%s", f.log, diff)
	}
}

func TestOpenBuildsWhereTheFileDoesNotServeAndSaysWhy(t *testing.T) {
	for _, tt := range []struct {
		name    string
		prepare func(t *testing.T, f filed, h *heap)
		says    string // empty: nothing is logged
	}{
		{"no file", func(*testing.T, filed, *heap) {}, ""},
		{"an empty file", func(t *testing.T, f filed, _ *heap) { write(t, f.path, nil) }, "it is no view file"},
		{"a foreign file", func(t *testing.T, f filed, _ *heap) {
			write(t, f.path, bytes.Repeat([]byte("something else"), 100))
		}, "it is no view file"},
		{"a later format", func(t *testing.T, f filed, h *heap) {
			file := fileOf(t, build(t, h).Snapshot())
			file[len("huipu view\n")]++
			write(t, f.path, file)
		}, "it has format 2, this program reads 1"},
		{"a damaged file", func(t *testing.T, f filed, h *heap) {
			file := fileOf(t, build(t, h).Snapshot())
			file[len(file)/2]++
			write(t, f.path, file)
		}, "invalid input"},
		{"a file of another store", func(t *testing.T, f filed, _ *heap) {
			other := newHeap()
			other.commit(quadsOf(3)[1:], nil)
			f.save(t, build(t, other))
		}, "its revision 1 is not that of the store"},
		{"a file far behind", func(t *testing.T, f filed, _ *heap) {
			earlier := newHeap()
			earlier.commit(quadsOf(0), nil)
			f.save(t, build(t, earlier))
		}, "most of the graph changed"},
		{"a directory in its place", func(t *testing.T, f filed, _ *heap) {
			if err := os.Mkdir(f.path, 0o700); err != nil {
				t.Fatal(err)
			}
		}, "view"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			f := newFiled(filepath.Join(t.TempDir(), "view"))
			h := newHeap()
			h.commit(quadsOf(0), nil)
			h.commit(quadsOf(1), nil)
			tt.prepare(t, f, h)
			v := f.open(t, h)
			if diff := cmp.Diff(oracle(h.quads), contentOf(v.Snapshot(), nil)); diff != "" {
				t.Errorf("content (-want +got):\n%s", diff)
			}
			if log := f.log.String(); !strings.Contains(log, tt.says) || (log == "") != (tt.says == "") {
				t.Errorf("log %q, want one that says %q", log, tt.says)
			}
		})
	}
}

func write(t *testing.T, path string, content []byte) {
	t.Helper()
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestOpenTellsThatTheStoreLostRevisions(t *testing.T) {
	f := newFiled(filepath.Join(t.TempDir(), "view"))
	h := newHeap()
	h.commit(quadsOf(0), nil)
	h.commit(quadsOf(1), nil)
	f.save(t, build(t, h))
	h.undo()
	_, err := f.Open(context.Background(), h)
	if !errors.Is(err, view.ErrAhead) || !errors.Is(err, store.ErrLost) || !strings.Contains(err.Error(), "revision 2") {
		t.Errorf("got %v, want the loss", err)
	}
}

func TestSaveIsWholeOrNothing(t *testing.T) {
	dir := t.TempDir()
	f := newFiled(filepath.Join(dir, "view"))
	h := newHeap()
	h.commit(quadsOf(0), nil)
	v := build(t, h)
	f.save(t, v)
	before, err := os.ReadFile(f.path)
	if err != nil {
		t.Fatal(err)
	}
	// A directory in the way of the temporary file makes the next save fail.
	if err := os.Mkdir(f.path+".tmp", 0o700); err != nil {
		t.Fatal(err)
	}
	apply(t, v, h.commit(quadsOf(1), nil))
	if err := f.Save(v); !errors.Is(err, kg.ErrUnavailable) || !strings.Contains(err.Error(), f.path) {
		t.Errorf("got %v, want unavailable with the path", err)
	}
	if after, err := os.ReadFile(f.path); err != nil || !bytes.Equal(before, after) {
		t.Errorf("the file changed: %v", err)
	}
	if err := os.Remove(f.path + ".tmp"); err != nil {
		t.Fatal(err)
	}
	f.save(t, v)
	after, err := os.ReadFile(f.path)
	if err != nil || !bytes.Equal(after, fileOf(t, v.Snapshot())) {
		t.Errorf("the file is not that of the version: %v", err)
	}
	if names, err := os.ReadDir(dir); err != nil || len(names) != 1 {
		t.Errorf("left in the directory: %v, %v", names, err)
	}
}

// TestRunSavesAfterManyRevisions waits for the file, as nothing else tells of it.
func TestRunSavesAfterManyRevisions(t *testing.T) {
	f := newFiled(filepath.Join(t.TempDir(), "view"))
	h := newHeap()
	v := build(t, h)
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	done := make(chan struct{})
	go func() { defer close(done); f.Run(ctx, v) }()
	for n := range 1000 {
		if n%2 == 0 {
			apply(t, v, h.commit(quadsOf(0)[:1], nil))
		} else {
			apply(t, v, h.commit(nil, quadsOf(0)[:1]))
		}
	}
	look := time.NewTicker(5 * time.Millisecond)
	defer look.Stop()
	for saved := false; !saved; {
		select {
		case <-look.C:
			_, err := os.Stat(f.path)
			saved = err == nil
		case <-ctx.Done():
			t.Fatal("no file")
		}
	}
	cancel()
	<-done
	if got := newFiled(f.path).open(t, h).Snapshot().Revision(); got != 1000 {
		t.Errorf("revision %d, want 1000", got)
	}
}

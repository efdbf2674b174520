package view_test

import (
	"context"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"weak"

	"huipu/internal/kg"
	"huipu/internal/view"
)

func TestDifferencesNamesTheNodes(t *testing.T) {
	h := newHeap()
	h.commit(quadsOf(0), nil)
	v := build(t, h)
	before := v.Snapshot()
	if got := view.Differences(before, build(t, h).Snapshot()); got != nil {
		t.Errorf("equal versions: %q", got)
	}
	// A person's name and a link of it to a meeting; the revisions differ besides.
	c := contribution(0)
	added := quadsOf(1)[:0:0]
	for _, q := range disagreements() {
		if strings.Contains(q.Subject.String(), c.Attendances[0].ID.Key()) {
			added = append(added, q)
		}
	}
	apply(t, v, h.commit(added, nil))
	want := []string{
		"the revisions up to 1 and up to 2 differ",
		string(c.Attendances[0].ID) + ": what documents state of it differs",
		"it is in the second version alone",
	}
	got := view.Differences(before, v.Snapshot())
	if len(got) != len(want) {
		t.Fatalf("got %q", got)
	}
	for i := range want {
		if !strings.Contains(got[i], want[i]) {
			t.Errorf("got %q, want %q", got[i], want[i])
		}
	}
	if back := view.Differences(v.Snapshot(), before); len(back) != len(want) || !strings.Contains(back[2], "in the first version alone") {
		t.Errorf("the other way: %q", back)
	}
}

func TestVerifyComparesTheFileWithTheStore(t *testing.T) {
	f := newFiled(filepath.Join(t.TempDir(), "view"))
	h := newHeap()
	verify := func() []string {
		t.Helper()
		problems, err := f.Verify(context.Background(), h)
		if err != nil {
			t.Fatal(err)
		}
		return problems
	}
	h.commit(quadsOf(0), nil)
	if got := verify(); got != nil {
		t.Errorf("no file: %q", got)
	}
	f.save(t, build(t, h))
	if got := verify(); got != nil {
		t.Errorf("a good file: %q", got)
	}
	// The store loses a statement behind the back of its revisions.
	lost := quadsOf(0)[3]
	delete(h.quads, lost)
	subject := strings.Trim(lost.Subject.String(), "<>")
	if got := verify(); len(got) != 1 || !strings.Contains(got[0], strings.TrimPrefix(subject, "hp:")) {
		t.Errorf("a lost statement of %s: %q", subject, got)
	}
	h.quads[lost] = true
	file, err := os.ReadFile(f.path)
	if err != nil {
		t.Fatal(err)
	}
	file[len(file)/3]++
	write(t, f.path, file)
	if got := verify(); len(got) != 1 || !strings.Contains(got[0], f.path) {
		t.Errorf("a damaged file: %q", got)
	}
}

// TestOldVersionsAreFreed keeps no version but the last, while nodes of each are read.
func TestOldVersionsAreFreed(t *testing.T) {
	h := newHeap()
	v := build(t, h)
	var old []weak.Pointer[view.Snapshot]
	for n := range 20 {
		apply(t, v, h.commit(quadsOf(n%5), quadsOf((n+4)%5)))
		old = append(old, weak.Make(v.Snapshot()))
		contentOf(v.Snapshot(), nil)
	}
	runtime.GC()
	for i, p := range old[:len(old)-1] {
		if p.Value() != nil {
			t.Errorf("version %d of %d is still there", i+1, len(old))
		}
	}
	if got := v.Snapshot().Count(kg.KindDocument); got == 0 {
		t.Error("the last version is empty")
	}
}

package ingest_test

import (
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"

	"huipu/internal/ingest"
	"huipu/internal/kg"
	"huipu/internal/store"
)

// TestADecisionIsMadeAnewWhenAnotherServiceWasFaster lets another service store a text of
// the same address between the decision and its commit: one of the texts must be left.
func TestADecisionIsMadeAnewWhenAnotherServiceWasFaster(t *testing.T) {
	shared := memory()
	other := newBench(t, shared)
	var once sync.Once
	b := newBench(t, broken{Store: shared, commit: func() error {
		once.Do(func() { other.ingest(t, input("b.txt", text(url, "会议 乙会", "出席 罗燕"))) })
		return nil
	}})
	o := b.ingest(t, input("a.txt", text(url, "会议 甲会", "出席 王小明")))
	if o.Status != ingest.Superseded || o.Revision != 2 {
		t.Errorf("outcome %+v", o)
	}
	if n := b.view.Snapshot().Count(kg.KindDocument); n != 1 {
		t.Errorf("%d documents of one address, want 1", n)
	}
	if c := b.Counters(); c != (ingest.Counters{Commits: 1, Conflicts: 1}) {
		t.Errorf("counters %+v", c)
	}
	b.sameAsRebuilt(t)
}

func TestAWriterThatIsAlwaysSlowerGivesUp(t *testing.T) {
	shared := memory()
	other := newBench(t, shared)
	n := 0
	b := newBench(t, broken{Store: shared, commit: func() error {
		n++
		other.ingest(t, input("b.txt", text("", fmt.Sprintf("会议 乙会%d", n))))
		return nil
	}})
	o, err := b.Ingest(t.Context(), input("a.txt", text("", "会议 甲会")), "x")
	if !errors.Is(err, kg.ErrConflict) || !errors.Is(err, store.ErrPremise) || o.Err != nil {
		t.Errorf("got %v, outcome %+v", err, o)
	}
	if c := b.Counters(); c.Commits != 0 || c.Conflicts != uint64(n) {
		t.Errorf("%d commits of the other, counters %+v", n, c)
	}
}

func TestAChangeCanBeBoundToARevision(t *testing.T) {
	s := memory()
	b, other := newBench(t, s), newBench(t, s)
	first := b.ingest(t, input("a.txt", text("", "会议 甲会")))
	other.ingest(t, input("b.txt", text("", "会议 乙会")))
	for _, revision := range []uint64{0, 1, 3} {
		bound := input("c.txt", text("", "会议 丙会"))
		bound.IfRevision = &revision
		_, err := b.Ingest(t.Context(), bound, "x")
		if !errors.Is(err, kg.ErrConflict) || !strings.Contains(err.Error(), fmt.Sprintf("follow revision %d, but the last one is 2", revision)) {
			t.Errorf("ingesting after revision %d: %v", revision, err)
		}
		if _, err := b.Retract(t.Context(), first.Document, "x", &revision); !errors.Is(err, kg.ErrConflict) {
			t.Errorf("retracting after revision %d: %v", revision, err)
		}
	}
	two := uint64(2)
	bound := input("c.txt", text("", "会议 丙会"))
	bound.IfRevision = &two
	if o := b.ingest(t, bound); o.Revision != 3 {
		t.Errorf("outcome %+v", o)
	}
	three := uint64(3)
	if r, err := other.Retract(t.Context(), first.Document, "x", &three); err != nil || r.Number != 4 {
		t.Errorf("revision %d, %v", r.Number, err)
	}
	other.sameAsRebuilt(t)
}

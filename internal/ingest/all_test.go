package ingest_test

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"slices"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"go.uber.org/goleak"

	"huipu/internal/ingest"
	"huipu/internal/kg"
	"huipu/internal/store"
	"huipu/internal/view"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// all names texts 0, 1, 2 ….
func all(texts ...[]byte) iter.Seq2[ingest.Input, error] {
	return func(yield func(ingest.Input, error) bool) {
		for i, raw := range texts {
			if !yield(input(fmt.Sprint(i), raw), nil) {
				return
			}
		}
	}
}

func TestIngestAllGoesOnAfterRefusedInputs(t *testing.T) {
	b := newBench(t, memory())
	good := text("", "会议 甲会一次全会", "出席 王小明", "代表 群", "不明 某处")
	inputs := func(yield func(ingest.Input, error) bool) {
		_ = yield(input("0", good), nil) && yield(input("1", nil), nil) && yield(input("2", text("", "恐慌")), nil) &&
			yield(input("3", nil), kg.ErrNotFound) && yield(input("4", good), nil) &&
			yield(input("5", text(url, "会议 乙会", "出席 罗燕")), nil) && yield(input("6", text(url, "会议 乙会", "出席 阿东", "提到 罗燕")), nil)
	}
	var names []string
	var statuses []ingest.Status
	var refused []*kg.Category
	report, err := b.IngestAll(t.Context(), inputs, "x", func(o ingest.Outcome) {
		names, statuses = append(names, o.Name), append(statuses, o.Status)
		refused = append(refused, kg.CategoryOf(o.Err))
	})
	if err != nil {
		t.Fatal(err)
	}
	if want := []string{"0", "1", "2", "3", "4", "5", "6"}; !slices.Equal(names, want) {
		t.Errorf("order: %v", names)
	}
	if want := []ingest.Status{ingest.Added, "", "", "", ingest.Unchanged, ingest.Added, ingest.Superseded}; !slices.Equal(statuses, want) {
		t.Errorf("statuses: %q", statuses)
	}
	if want := []*kg.Category{nil, kg.ErrInvalid, kg.ErrInternal, kg.ErrNotFound, nil, nil, nil}; !slices.Equal(refused, want) {
		t.Errorf("refused: %v", refused)
	}
	want := ingest.Report{
		Inputs: 7, Added: 2, Unchanged: 1, Superseded: 1, Refused: 3, Revision: 3,
		Meetings: 3, People: 4, Attendances: 3, Memberships: 3, GroupAttendances: 1, Unread: 1,
	}
	if diff := cmp.Diff(want, report); diff != "" {
		t.Errorf("report (-want +got):\n%s", diff)
	}
	b.sameAsRebuilt(t)
}

// TestIngestAllCommitsInTheOrderOfItsInputs runs many inputs, twice, and expects the same
// revisions of the same documents.
func TestIngestAllCommitsInTheOrderOfItsInputs(t *testing.T) {
	var texts [][]byte
	for i := range 60 {
		texts = append(texts, text("", fmt.Sprintf("会议 第%d次", i), fmt.Sprintf("出席 人%d", i%7), fmt.Sprintf("出席 客%d", i%5)))
	}
	run := func() []kg.Revision {
		b := newBench(t, memory())
		if _, err := b.IngestAll(t.Context(), all(texts...), "x", func(ingest.Outcome) {}); err != nil {
			t.Fatal(err)
		}
		b.sameAsRebuilt(t)
		return b.view.Snapshot().Revisions()
	}
	first := run()
	if len(first) != 60 || first[17].Message != "17" {
		t.Errorf("%d revisions, the 18th of %q", len(first), first[17].Message)
	}
	if diff := cmp.Diff(first, run()); diff != "" {
		t.Errorf("a second run (-first +second):\n%s", diff)
	}
}

func TestIngestAllOfNothingReportsNothing(t *testing.T) {
	report, err := newBench(t, memory()).IngestAll(t.Context(), all(), "x", func(ingest.Outcome) { t.Error("an outcome of nothing") })
	if err != nil || report != (ingest.Report{}) {
		t.Errorf("got %+v, %v", report, err)
	}
}

// TestContentThatGoesMeanwhileIsExtractedAfterAll gives A, then B that supersedes A, then A
// again, which a worker may well have met while it was still there.
func TestContentThatGoesMeanwhileIsExtractedAfterAll(t *testing.T) {
	b := newBench(t, memory())
	a := text(url, "会议 甲会", "出席 王小明")
	b.ingest(t, input("a", a))
	var statuses []ingest.Status
	_, err := b.IngestAll(t.Context(), all(text(url, "会议 甲会", "出席 罗燕"), a), "x", func(o ingest.Outcome) {
		statuses = append(statuses, o.Status)
	})
	if want := []ingest.Status{ingest.Superseded, ingest.Superseded}; err != nil || !slices.Equal(statuses, want) {
		t.Errorf("statuses %q, error %v", statuses, err)
	}
	if people := b.view.Snapshot().People(b.view.Snapshot().IDs(kg.KindPerson)); len(people) != 1 || people[0].Name != "王小明" {
		t.Errorf("people: %+v", people)
	}
	b.sameAsRebuilt(t)
}

func TestIngestAllStopsAtAFailureOfTheStore(t *testing.T) {
	full := errors.New("disk is full")
	commits := 0
	s := broken{Store: memory(), commit: func() error {
		if commits++; commits > 2 {
			return full
		}
		return nil
	}}
	b := newBench(t, s)
	report, err := b.IngestAll(t.Context(), endless(), "x", func(ingest.Outcome) {})
	if !errors.Is(err, full) || report.Inputs != 2 || report.Added != 2 {
		t.Errorf("got %v, report %+v", err, report)
	}
	b.sameAsRebuilt(t)
}

func endless() iter.Seq2[ingest.Input, error] {
	return func(yield func(ingest.Input, error) bool) {
		for i := 0; yield(input(fmt.Sprint(i), text("", fmt.Sprintf("会议 第%d次", i))), nil); i++ {
		}
	}
}

func TestIngestAllStopsWithItsContext(t *testing.T) {
	b := newBench(t, memory())
	ctx, cancel := context.WithCancel(t.Context())
	report, err := b.IngestAll(ctx, endless(), "x", func(o ingest.Outcome) {
		if o.Revision == 3 {
			cancel()
		}
	})
	if !errors.Is(err, kg.ErrTimeout) || !errors.Is(err, context.Canceled) || report.Inputs != 3 {
		t.Errorf("got %v, report %+v", err, report)
	}
	if got := b.view.Snapshot().Revision(); got != 3 {
		t.Errorf("the view stands at revision %d", got)
	}
	b.sameAsRebuilt(t)
}

// TestIngestAllStopsWorkUnderWay ends the context while an extraction waits for just that.
func TestIngestAllStopsWorkUnderWay(t *testing.T) {
	s := memory()
	v, err := view.Build(t.Context(), s)
	if err != nil {
		t.Fatal(err)
	}
	x := lines{make(chan struct{}, 1)}
	service := ingest.New(ingest.Options{Store: s, View: v, Extractor: func() (ingest.Extractor, error) { return x, nil }})
	ctx, cancel := context.WithCancel(t.Context())
	go func() {
		<-x.blocked
		cancel()
	}()
	report, err := service.IngestAll(ctx, all(text("", "等待")), "x", func(ingest.Outcome) {})
	if !errors.Is(err, kg.ErrTimeout) || !errors.Is(err, context.Canceled) || report.Inputs != 0 {
		t.Errorf("got %v, report %+v", err, report)
	}
}

// TestWritersTakeTurns writes from many goroutines while others read.
func TestWritersTakeTurns(t *testing.T) {
	b := newBench(t, memory())
	var writers sync.WaitGroup
	for w := range 4 {
		writers.Go(func() {
			for i := range 5 {
				raw := text(fmt.Sprintf("https://news.example/%d", i), fmt.Sprintf("会议 第%d次", i), fmt.Sprintf("出席 人%d", w))
				o, err := b.Ingest(context.Background(), input("a", raw), "x")
				if err != nil {
					t.Error(err)
					continue
				}
				if i%2 == 0 {
					_, err = b.Retract(context.Background(), o.Document, "x", nil)
					if err != nil && !errors.Is(err, kg.ErrNotFound) {
						t.Error(err)
					}
				}
				_ = b.view.Snapshot().People(b.view.Snapshot().IDs(kg.KindPerson))
			}
		})
	}
	writers.Wait()
	b.sameAsRebuilt(t)
	if n := b.view.Snapshot().Count(kg.KindDocument); n != 2 {
		t.Errorf("%d documents, want those of the two URLs that were not retracted", n)
	}
}

// TestWaitingForTheTurnEndsWithTheContext holds the turn in a commit.
func TestWaitingForTheTurnEndsWithTheContext(t *testing.T) {
	held, free := make(chan struct{}), make(chan struct{})
	s := broken{Store: memory(), commit: func() error {
		close(held)
		<-free
		return nil
	}}
	b := newBench(t, s)
	var first sync.WaitGroup
	first.Go(func() {
		if _, err := b.Ingest(context.Background(), input("a", text("", "会议 甲")), "x"); err != nil {
			t.Error(err)
		}
	})
	<-held
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := b.Retract(ctx, "document/1", "x", nil); !errors.Is(err, kg.ErrTimeout) {
		t.Errorf("got %v", err)
	}
	close(free)
	first.Wait()
}

var _ store.Store = broken{}

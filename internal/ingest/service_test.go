package ingest_test

import (
	"context"
	"errors"
	"iter"
	"strings"
	"testing"

	"github.com/cayleygraph/quad"
	"github.com/google/go-cmp/cmp"

	"huipu/internal/ingest"
	"huipu/internal/kg"
	"huipu/internal/release"
	"huipu/internal/resolve"
	"huipu/internal/store"
	"huipu/internal/view"
)

const url = "https://news.example/1"

func TestIngestAddsWhatAReleaseStates(t *testing.T) {
	b := newBench(t, memory())
	raw := text("", "会议 甲会一次全会", "出席 王小明", "出席 罗燕", "代表 甲会代表", "提到 阿东", "不明 某处")
	got := b.ingest(t, input("a.txt", raw))
	want := ingest.Outcome{
		Name: "a.txt", Document: got.Document, Status: ingest.Added, Revision: 1,
		Meetings: 1, People: 3, Attendances: 2, Memberships: 2, GroupAttendances: 1, Unread: got.Unread,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("outcome (-want +got):\n%s", diff)
	}
	if len(got.Unread) != 1 || got.Unread[0].Quote != "不明 某处" {
		t.Errorf("unread: %+v", got.Unread)
	}
	s := b.view.Snapshot()
	document := s.Documents([]kg.ID{got.Document})[0]
	if document == nil || document.Text != string(raw) || document.Extractor != "lines/1" || document.About != s.IDs(kg.KindMeeting)[0] {
		t.Errorf("document: %+v", document)
	}
	revision := s.Revisions()[0]
	if revision.Author != "tester" || revision.Cause != kg.CauseIngest || revision.Message != "a.txt" ||
		!cmp.Equal(revision.Documents, []kg.ID{got.Document}) || revision.Added != int(b.quads(t)) {
		t.Errorf("revision: %+v", revision)
	}
	b.sameAsRebuilt(t)
}

// TestTheViewShowsTheContributionAsResolved takes a release the whole way round.
func TestTheViewShowsTheContributionAsResolved(t *testing.T) {
	b := newBench(t, memory())
	raw := text(url, "会议 甲会一次全会", "出席 王小明", "提到 阿东")
	o := b.ingest(t, input("a.txt", raw))
	s := b.view.Snapshot()
	document := *s.Documents([]kg.ID{o.Document})[0]
	facts := factsOf(t, raw)
	facts.Document.Extractor = "lines/1"
	want := resolve.Resolve(facts)
	if diff := cmp.Diff(want.Document, document); diff != "" {
		t.Errorf("document (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(pointers(want.Persons), s.People(s.IDs(kg.KindPerson))); diff != "" {
		t.Errorf("people (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(pointers(want.Memberships), s.Memberships(s.IDs(kg.KindMembership))); diff != "" {
		t.Errorf("memberships (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(pointers(want.Attendances), s.Attendances(s.IDs(kg.KindAttendance))); diff != "" {
		t.Errorf("attendances (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(pointers(want.Meetings), s.Meetings(s.IDs(kg.KindMeeting))); diff != "" {
		t.Errorf("meetings (-want +got):\n%s", diff)
	}
}

func pointers[T any](list []T) []*T {
	var ps []*T
	for i := range list {
		ps = append(ps, &list[i])
	}
	return ps
}

func TestTheSameContentAgainChangesNothing(t *testing.T) {
	b := newBench(t, memory())
	raw := text("", "会议 甲会一次全会", "出席 王小明")
	first := b.ingest(t, input("a.txt", raw))
	version := b.view.Snapshot()
	for name, again := range map[string][]byte{
		"the same bytes": raw, "other line ends": []byte(strings.ReplaceAll(string(raw), "\n", "\r\n")),
	} {
		got := b.ingest(t, input("b.txt", again))
		want := ingest.Outcome{
			Name: "b.txt", Document: first.Document, Status: ingest.Unchanged, Meetings: 1, People: 1, Attendances: 1, Memberships: 1,
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: outcome (-want +got):\n%s", name, diff)
		}
	}
	if b.view.Snapshot() != version {
		t.Error("the view changed")
	}
}

func TestNewContentOfAURLTakesThePlaceOfTheOld(t *testing.T) {
	b := newBench(t, memory())
	other := b.ingest(t, input("other.txt", text("https://news.example/2", "会议 甲会一次全会", "出席 王小明")))
	old := b.ingest(t, input("a.txt", text(url, "会议 甲会一次全会", "出席 王小明", "出席 罗燕")))
	got := b.ingest(t, input("a.txt", text(url, "会议 甲会一次全会", "出席 王小明")))
	if got.Status != ingest.Superseded || got.Superseded != old.Document || got.Revision != old.Revision+1 {
		t.Errorf("outcome: %+v", got)
	}
	s := b.view.Snapshot()
	documents := s.Documents([]kg.ID{other.Document, old.Document, got.Document})
	if documents[0] == nil || documents[1] != nil || documents[2] == nil {
		t.Errorf("documents: %v", documents)
	}
	if n := s.Count(kg.KindPerson); n != 1 {
		t.Errorf("%d persons, want the one that is left", n)
	}
	revision := s.Revisions()[2]
	if len(revision.Documents) != 2 || revision.Added == 0 || revision.Removed == 0 {
		t.Errorf("revision: %+v", revision)
	}
	b.sameAsRebuilt(t)
	back := b.ingest(t, input("a.txt", text(url, "会议 甲会一次全会", "出席 王小明", "出席 罗燕")))
	if back.Status != ingest.Superseded || back.Document != old.Document || back.Superseded != got.Document {
		t.Errorf("the old content again: %+v", back)
	}
}

func TestRetractTakesOutExactlyOneDocument(t *testing.T) {
	b := newBench(t, memory())
	one := b.ingest(t, input("a.txt", text("", "会议 甲会一次全会", "出席 王小明", "出席 罗燕")))
	alone := content(b.view.Snapshot())
	two := b.ingest(t, input("b.txt", text("", "会议 甲会一次全会", "出席 王小明", "出席 阿东")))
	revision, err := b.Retract(t.Context(), two.Document, "curator", nil)
	if err != nil {
		t.Fatal(err)
	}
	if revision.Number != 3 || revision.Cause != kg.CauseRetract || revision.Author != "curator" || revision.Added != 0 {
		t.Errorf("revision: %+v", revision)
	}
	left := content(b.view.Snapshot())
	delete(left, "revisions")
	delete(alone, "revisions")
	if diff := cmp.Diff(alone, left); diff != "" {
		t.Errorf("what is left of the other document (-before +after):\n%s", diff)
	}
	if _, err := b.Retract(t.Context(), one.Document, "curator", nil); err != nil {
		t.Fatal(err)
	}
	if n := b.quads(t); n != 0 {
		t.Errorf("%d statements are left of nothing", n)
	}
	b.sameAsRebuilt(t)
	again := b.ingest(t, input("a.txt", text("", "会议 甲会一次全会", "出席 王小明", "出席 罗燕")))
	if again.Status != ingest.Added || again.Document != one.Document {
		t.Errorf("the same content after retraction: %+v", again)
	}
}

func TestRetractRefusesWhatIsNotThere(t *testing.T) {
	b := newBench(t, memory())
	if _, err := b.Retract(t.Context(), "document/0000000000000000", "x", nil); !errors.Is(err, kg.ErrNotFound) {
		t.Errorf("unknown document: %v", err)
	}
	if _, err := b.Retract(t.Context(), "person/0000000000000000", "x", nil); !errors.Is(err, kg.ErrInvalid) {
		t.Errorf("id of a person: %v", err)
	}
}

func TestIngestRefusesWhatItCannotRead(t *testing.T) {
	for _, tt := range []struct {
		name     string
		raw      []byte
		category *kg.Category
		says     string
	}{
		{"empty", nil, kg.ErrInvalid, "empty"},
		{"white space", []byte(" \n\t\n"), kg.ErrInvalid, "empty"},
		{"binary", []byte("\x7fELF\x02\x01\x01\x00\x00\x00\x00"), kg.ErrInvalid, "in.txt"},
		{"broken UTF-8", []byte("会议\xff\xfe\xfd 召开\x80"), kg.ErrInvalid, "in.txt"},
		{"too large", make([]byte, release.MaxBytes+1), kg.ErrLimit, "limit"},
		{"refused by the extractor", text("", "看不懂"), kg.ErrInvalid, "line 3"},
		{"panic of the extractor", text("", "恐慌"), kg.ErrInternal, "index out of range"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			b := newBench(t, memory())
			o, err := b.Ingest(t.Context(), input("in.txt", tt.raw), "x")
			if !errors.Is(err, tt.category) || !strings.Contains(err.Error(), tt.says) || !strings.Contains(err.Error(), "in.txt") {
				t.Errorf("got %v, want %v that says %q", err, tt.category, tt.says)
			}
			if !errors.Is(o.Err, err) || o.Status != "" || o.Revision != 0 {
				t.Errorf("outcome: %+v", o)
			}
			if b.quads(t) != 0 || b.view.Snapshot().Revision() != 0 {
				t.Error("something was written")
			}
		})
	}
}

func TestPanicKeepsTheStack(t *testing.T) {
	b := newBench(t, memory())
	_, err := b.Ingest(t.Context(), input("in.txt", text("", "恐慌")), "x")
	var p *ingest.PanicError
	if !errors.As(err, &p) || p.Value != "index out of range" || !strings.Contains(string(p.Stack), "lines.Extract") {
		t.Errorf("got %v", err)
	}
}

func TestTheExtractorStartsOnceAndItsFailureIsNoRefusal(t *testing.T) {
	starts := 0
	broken := errors.New("dictionary is gone")
	s := memory()
	v, err := view.Build(t.Context(), s)
	if err != nil {
		t.Fatal(err)
	}
	service := ingest.New(ingest.Options{Store: s, View: v, Extractor: func() (ingest.Extractor, error) {
		starts++
		return nil, broken
	}})
	if starts != 0 {
		t.Error("the extractor started before it was needed")
	}
	for range 2 {
		if o, err := service.Ingest(t.Context(), input("a.txt", text("", "会议 甲")), "x"); !errors.Is(err, broken) || o.Err != nil {
			t.Errorf("got %v, outcome %+v", err, o)
		}
	}
	report, err := service.IngestAll(t.Context(), all(text("", "会议 甲"), text("", "会议 乙")), "x", func(ingest.Outcome) {})
	if !errors.Is(err, broken) || report.Inputs != 0 || starts != 1 {
		t.Errorf("got %v, report %+v, %d starts", err, report, starts)
	}
}

// broken is a store that fails, or does something, before an operation.
type broken struct {
	store.Store
	commit    func() error
	match     error
	revisions error
}

func (s broken) Commit(ctx context.Context, c store.Change) (store.Committed, error) {
	if s.commit != nil {
		if err := s.commit(); err != nil {
			return store.Committed{}, err
		}
	}
	return s.Store.Commit(ctx, c)
}

func (s broken) Match(ctx context.Context, d quad.Direction, values []quad.Value) iter.Seq2[quad.Quad, error] {
	if s.match != nil {
		return func(yield func(quad.Quad, error) bool) { yield(quad.Quad{}, s.match) }
	}
	return s.Store.Match(ctx, d, values)
}

func (s broken) Heads(ctx context.Context, after uint64) iter.Seq2[kg.Revision, error] {
	if s.revisions != nil {
		return func(yield func(kg.Revision, error) bool) { yield(kg.Revision{}, s.revisions) }
	}
	return s.Store.Heads(ctx, after)
}

func TestFailuresOfTheStoreAreNoRefusals(t *testing.T) {
	full := errors.New("disk is full")
	for name, s := range map[string]broken{
		"commit":    {commit: func() error { return full }},
		"match":     {match: full},
		"revisions": {revisions: full},
	} {
		t.Run(name, func(t *testing.T) {
			sound := newBench(t, memory())
			old := sound.ingest(t, input("a.txt", text(url, "会议 甲", "出席 王小明")))
			s.Store = sound.store
			b := newBench(t, sound.store)
			b.Service = ingest.New(ingest.Options{
				Store: s, View: b.view, Extractor: func() (ingest.Extractor, error) { return lines{}, nil },
			})
			o, err := b.Ingest(t.Context(), input("a.txt", text(url, "会议 甲", "出席 罗燕")), "x")
			if !errors.Is(err, full) || o.Err != nil {
				t.Errorf("ingest: got %v, outcome %+v", err, o)
			}
			if _, err := b.Retract(t.Context(), old.Document, "x", nil); !errors.Is(err, full) {
				t.Errorf("retract: got %v", err)
			}
			if got := b.view.Snapshot().Revision(); got != 1 {
				t.Errorf("the view stands at revision %d", got)
			}
			b.sameAsRebuilt(t)
		})
	}
}

func TestStatementsThatTheStoreRefusesAreARefusedInput(t *testing.T) {
	s := broken{Store: memory(), commit: func() error { return kg.ErrInvalid }}
	o, err := newBench(t, s).Ingest(t.Context(), input("a.txt", text("", "会议 甲")), "x")
	if !errors.Is(err, kg.ErrInvalid) || !errors.Is(o.Err, kg.ErrInvalid) {
		t.Errorf("got %v, outcome %+v", err, o)
	}
}

// TestTheViewCatchesUpAfterACrash commits behind the view's back, as a process does that
// ends between the store's commit and the view's, and as other services do.
func TestTheViewCatchesUpAfterACrash(t *testing.T) {
	s := memory()
	b, behind := newBench(t, s), newBench(t, s)
	first := b.ingest(t, input("a.txt", text("", "会议 甲会一次全会", "出席 王小明")))
	if behind.view.Snapshot().Revision() != 0 {
		t.Fatal("the other view is not behind")
	}
	if o := behind.ingest(t, input("a.txt", text("", "会议 甲会一次全会", "出席 王小明"))); o.Status != ingest.Unchanged || o.Document != first.Document {
		t.Errorf("the same content by another service: %+v", o)
	}
	behind.ingest(t, input("b.txt", text("", "会议 乙会", "出席 罗燕")))
	behind.sameAsRebuilt(t)
	b.ingest(t, input("c.txt", text("", "会议 丙会", "出席 阿东")))
	b.sameAsRebuilt(t)
}

// TestTwoServicesMayCommitAtOnce lets another service commit between the look at the view
// and the commit.
func TestTwoServicesMayCommitAtOnce(t *testing.T) {
	shared := memory()
	other := newBench(t, shared)
	for name, meanwhile := range map[string][]byte{
		"another release":  text("", "会议 乙会", "出席 罗燕"),
		"the same release": text("", "会议 甲会", "出席 王小明"),
	} {
		t.Run(name, func(t *testing.T) {
			s := broken{Store: shared, commit: func() error {
				_, err := other.Ingest(t.Context(), input("b.txt", meanwhile), "other")
				return err
			}}
			b := newBench(t, s)
			o := b.ingest(t, input("a.txt", text("", "会议 甲会", "出席 王小明")))
			if _, err := b.Retract(t.Context(), o.Document, "x", nil); err != nil {
				t.Fatal(err)
			}
			b.sameAsRebuilt(t)
		})
	}
}

func TestIngestStopsWithItsContext(t *testing.T) {
	b := newBench(t, memory())
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	o, err := b.Ingest(ctx, input("a.txt", text("", "会议 甲", "出席 王小明")), "x")
	if !errors.Is(err, kg.ErrTimeout) || !errors.Is(err, context.Canceled) || o.Err != nil {
		t.Errorf("got %v, outcome %+v", err, o)
	}
	if b.quads(t) != 0 {
		t.Error("something was written")
	}
}

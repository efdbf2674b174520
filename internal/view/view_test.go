package view_test

import (
	"bytes"
	"context"
	"errors"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/cayleygraph/quad"
	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"huipu/internal/kg"
	"huipu/internal/store"
	"huipu/internal/view"
	"huipu/internal/vocab"
)

func build(t interface{ Fatal(...any) }, s store.Store) *view.View {
	v, err := view.Build(context.Background(), s)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// disagreements are statements that contradict those of the contributions: posts that move,
// second values, references to nodes that nobody states. Judgements on their persons, and what one is
// called, stand in graphs of their own.
func disagreements() []quad.Quad {
	other := kg.NewID(kg.KindOrganisation, "另一会")
	var quads []quad.Quad
	for n := range 3 {
		c := contribution(n)
		add := func(subject kg.ID, predicate quad.IRI, object kg.ID) {
			quads = append(quads, quad.Quad{
				Subject: vocab.Node(subject), Predicate: predicate, Object: vocab.Node(object), Label: vocab.Node(c.Document.ID),
			})
		}
		add(c.Posts[0].ID, vocab.PostIn, other)
		add(c.Posts[0].ID, vocab.RoleOf, kg.NewID(kg.KindRole, "另一职"))
		add(c.Memberships[0].ID, vocab.HeldPost, c.Posts[1].ID)
		add(c.Memberships[0].ID, vocab.Organisation, other)
		add(c.Attendances[0].ID, vocab.AtMeeting, kg.NewID(kg.KindMeeting, "另一会议"))
		add(c.Organisations[0].ID, vocab.SubOrganisationOf, other)
		// A text of the same length in bytes, so that evidence stays within it.
		quads = append(quads, quad.Quad{
			Subject: vocab.Node(c.Document.ID), Predicate: vocab.Text, Label: vocab.Node(c.Document.ID),
			Object: quad.LangString{Value: quad.String(strings.Replace(c.Document.Text, "会议", "大会", 1)), Lang: vocab.Lang},
		})
	}
	persons := contribution(0).Persons
	for n, graph := range []kg.ID{kg.GraphResolved, kg.GraphCurated} {
		quads = append(quads, vocab.EncodeJudgement(kg.Judgement{
			ID: kg.NewID(kg.KindJudgement, string(graph)), Between: []kg.ID{persons[n].ID, persons[n+1].ID},
			Names: []kg.ID{persons[n].ID}, Verdict: kg.Unsure, Score: 3, Threshold: 5,
		}, graph)...)
	}
	for _, of := range [][]kg.ID{{other, contribution(0).Organisations[0].ID}, {contribution(0).Meetings[0].ID, kg.NewID(kg.KindMeeting, "另一会议")}} {
		quads = append(quads, vocab.EncodeJudgement(kg.Judgement{
			ID: kg.NewID(kg.KindJudgement, string(of[0])), Between: of, Names: of, Verdict: kg.Different,
		}, kg.GraphCurated)...)
	}
	for n := range 2 {
		c := contribution(n)
		said := c
		said.Attendances = c.Attendances[1:]
		fact := c.Attendances[0].ID
		quads = append(quads, vocab.EncodeRestatement(c.Document.ID, vocab.Restate(c, said))...)
		quads = append(quads, vocab.EncodeCorrection(kg.Correction{
			ID: kg.CorrectionID(c.Document.ID, fact), Document: c.Document.ID, Action: kg.Reject, Fact: fact,
			Was: &kg.StatedFact{Attendance: &kg.StatedAttendance{Person: "甲", Capacities: []kg.Capacity{kg.Spoke}}, Evidence: c.Attendances[0].Evidence},
		})...)
	}
	for _, name := range []string{"甲", "乙"} { // two of one id
		quads = append(quads, vocab.EncodeRename(kg.Rename{ID: kg.RenameID(persons[0].ID), On: persons[0].ID, Name: name})...)
	}
	return quads
}

// TestApplyAndBuildGiveTheSameGraph adds and removes random statements. After every commit
// the view kept current, a view built anew and the plain reading of the quads are equal;
// what one refuses, the other refuses too.
func TestApplyAndBuildGiveTheSameGraph(t *testing.T) {
	var universe []quad.Quad
	for n := range 5 {
		universe = append(universe, quadsOf(n)...)
	}
	universe = append(universe, disagreements()...)
	ids := nodesIn(universe)
	rapid.Check(t, func(t *rapid.T) {
		h := newHeap()
		v := build(t, h)
		for range rapid.IntRange(1, 8).Draw(t, "commits") {
			add, remove := drawChange(t, h, universe)
			c := h.commit(add, remove)
			before := contentOf(v.Snapshot(), ids)
			old := v.Snapshot()
			err := v.Apply(c)
			if diff := difference(before, contentOf(old, ids)); diff != "" {
				t.Fatalf("the version before changed (-before +after):\n%s", diff)
			}
			if err != nil {
				if _, again := view.Build(context.Background(), h); again == nil || !errors.Is(err, kg.ErrInvalid) {
					t.Fatalf("Apply refuses what Build accepts: %v", err)
				}
				h.undo()
				continue
			}
			got := contentOf(v.Snapshot(), ids)
			if diff := difference(oracle(h.quads), got); diff != "" {
				t.Fatalf("revision %d: kept current (-want +got):\n%s", c.Number, diff)
			}
			rebuilt := build(t, h)
			if diff := difference(got, contentOf(rebuilt.Snapshot(), ids)); diff != "" {
				t.Fatalf("revision %d: built anew (-current +anew):\n%s", c.Number, diff)
			}
			if diff := difference(v.Snapshot().Revisions(), rebuilt.Snapshot().Revisions()); diff != "" {
				t.Fatalf("revisions (-current +anew):\n%s", diff)
			}
			file := fileOf(t, v.Snapshot())
			if !bytes.Equal(file, fileOf(t, rebuilt.Snapshot())) {
				t.Fatalf("revision %d: the files of the view kept current and built anew differ", c.Number)
			}
			read, err := view.Read(context.Background(), bytes.NewReader(file), int64(len(file)))
			if err != nil {
				t.Fatal(err)
			}
			if diff := difference(got, contentOf(read, ids)); diff != "" || !bytes.Equal(file, fileOf(t, read)) {
				t.Fatalf("revision %d: read from its file (-current +read):\n%s", c.Number, diff)
			}
		}
	})
}

// difference is cmp.Diff, which is slow, for what is not equal.
func difference(want, got any) string {
	if reflect.DeepEqual(want, got) {
		return ""
	}
	return cmp.Diff(want, got)
}

func nodesIn(quads []quad.Quad) []kg.ID {
	var ids []kg.ID
	for _, q := range quads {
		for _, v := range []quad.Value{q.Subject, q.Object} {
			if id, ok := vocab.IDOf(v); ok {
				ids = append(ids, id)
			}
		}
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

// drawChange draws whole releases to add or withdraw, with single statements beside them.
func drawChange(t *rapid.T, h *heap, universe []quad.Quad) (add, remove []quad.Quad) {
	for n := range 5 {
		switch rapid.IntRange(0, 3).Draw(t, "release") {
		case 0:
			add = append(add, quadsOf(n)...)
		case 1:
			label := vocab.Node(contribution(n).Document.ID)
			for q := range h.quads {
				if q.Label == label {
					remove = append(remove, q)
				}
			}
		}
	}
	for range rapid.IntRange(0, 6).Draw(t, "single statements") {
		q := rapid.SampledFrom(universe).Draw(t, "statement")
		if h.quads[q] {
			remove = append(remove, q)
		} else {
			add = append(add, q)
		}
	}
	add = slices.DeleteFunc(add, func(q quad.Quad) bool { return slices.Contains(remove, q) })
	return add, remove
}

func TestEvidenceQuotesTheTextOfItsDocument(t *testing.T) {
	h := newHeap()
	h.commit(quadsOf(1), nil)
	s := build(t, h).Snapshot()
	c := contribution(1)
	for i, got := range s.Attendances(s.IDs(kg.KindAttendance)) {
		if len(got.Evidence) != 1 || !strings.Contains(c.Document.Text, got.Evidence[0].Quote) || got.Evidence[0].Quote == "" {
			t.Errorf("attendance %d: evidence %+v", i, got.Evidence)
		}
	}
	group := s.GroupAttendances(s.IDs(kg.KindGroupAttendance))[0]
	if diff := cmp.Diff(c.GroupAttendances[0].Evidence, group.Evidence); diff != "" {
		t.Errorf("evidence outside the basic plane (-want +got):\n%s", diff)
	}
}

func TestMembershipsWithAPostHaveItsRoleAndOrganisation(t *testing.T) {
	h := newHeap()
	v := build(t, h)
	c := contribution(0)
	withPost := c.Memberships[0]
	bare := c
	bare.Posts = nil
	apply(t, v, h.commit(vocab.Encode(bare), nil))
	if m := v.Snapshot().Memberships([]kg.ID{withPost.ID})[0]; m.Post != withPost.Post || m.Role != "" || m.Organisation != "" {
		t.Errorf("membership in a post that nobody states: %+v", m)
	}
	apply(t, v, h.commit(quadsOf(0), nil))
	if m := v.Snapshot().Memberships([]kg.ID{withPost.ID})[0]; m.Role != c.Posts[0].Role || m.Organisation != c.Posts[0].Organisation {
		t.Errorf("membership in a stated post: %+v, want those of %+v", m, c.Posts[0])
	}
}

func apply(t *testing.T, v *view.View, c store.Committed) {
	t.Helper()
	if err := v.Apply(c); err != nil {
		t.Fatal(err)
	}
}

func TestLookUpsAreAlignedAndNilForTheUnknown(t *testing.T) {
	h := newHeap()
	h.commit(quadsOf(0), nil)
	s := build(t, h).Snapshot()
	c := contribution(0)
	person := c.Persons[0].ID
	got := s.People([]kg.ID{"person/none", person, c.Document.ID, "", person})
	if got[0] != nil || got[1] == nil || got[2] != nil || got[3] != nil || got[4] != got[1] {
		t.Errorf("People: %v", got)
	}
	lists := s.Follow([]kg.ID{"person/none", person, c.Document.ID, ""}, view.PersonAttendances)
	if want := [][]kg.ID{nil, {c.Attendances[0].ID}, nil, nil}; !cmp.Equal(lists, want) {
		t.Errorf("Follow: got %v, want %v", lists, want)
	}
	if lists := s.Follow([]kg.ID{person}, view.Edge(200)); len(lists) != 1 || lists[0] != nil {
		t.Errorf("Follow along no edge: %v", lists)
	}
}

// TestReferencesToUnstatedNodesAreKept removes a person that an attendance refers to.
func TestReferencesToUnstatedNodesAreKept(t *testing.T) {
	h := newHeap()
	c := contribution(0)
	person := c.Persons[0].ID
	h.commit(quadsOf(0), nil)
	v := build(t, h)
	var about []quad.Quad
	for q := range h.quads {
		if q.Subject == quad.Value(vocab.Node(person)) {
			about = append(about, q)
		}
	}
	apply(t, v, h.commit(nil, about))
	s := v.Snapshot()
	if s.People([]kg.ID{person})[0] != nil || slices.Contains(s.IDs(kg.KindPerson), person) {
		t.Error("the person is still stated")
	}
	if got := s.Follow([]kg.ID{person}, view.PersonAttendances)[0]; !slices.Equal(got, []kg.ID{c.Attendances[0].ID}) {
		t.Errorf("attendances of the person: %v", got)
	}
	if a := s.Attendances([]kg.ID{c.Attendances[0].ID})[0]; a.Person != person {
		t.Errorf("the attendance lost its person: %+v", a)
	}
}

func TestApplyTakesRevisionsInOrder(t *testing.T) {
	h := newHeap()
	v := build(t, h)
	one, two := h.commit(quadsOf(0), nil), h.commit(quadsOf(1), nil)
	if err := v.Apply(two); !errors.Is(err, kg.ErrConflict) {
		t.Errorf("a gap: got %v, want a conflict", err)
	}
	if err := v.Apply(store.Committed{Revision: one.Revision}); !errors.Is(err, kg.ErrConflict) {
		t.Errorf("a revision without its statements: got %v, want a conflict", err)
	}
	apply(t, v, one)
	version := v.Snapshot()
	apply(t, v, one)
	if v.Snapshot() != version {
		t.Error("a revision applied twice made a version")
	}
	apply(t, v, two)
	if got := v.Snapshot().Revision(); got != 2 {
		t.Errorf("revision: got %d, want 2", got)
	}
	if got := v.Snapshot().Revisions(); len(got) != 2 || got[0].Number != 1 || got[1].Number != 2 {
		t.Errorf("revisions: %+v", got)
	}
	if got := version.Revisions(); len(got) != 1 {
		t.Errorf("revisions of the version before: %+v", got)
	}
}

func TestApplyRefusesWhatDoesNotFitAndKeepsTheVersion(t *testing.T) {
	c := contribution(0)
	document := vocab.Node(c.Document.ID)
	person := vocab.Node(c.Persons[0].ID)
	attendance := vocab.Node(c.Attendances[0].ID)
	text := quad.LangString{Value: "文", Lang: vocab.Lang}
	evidence := func(span kg.Span) quad.Quad {
		return quad.Quad{
			Subject: person, Predicate: vocab.HasEvidence, Label: document,
			Object: vocab.Evidence(kg.Evidence{Span: span, Rule: "r", Confidence: 1}),
		}
	}
	resting := func(span kg.Span) quad.Quad {
		q := evidence(kg.Span{})
		q.Object = vocab.Evidence(kg.Evidence{Rule: "r", Basis: kg.Basis{Kind: kg.BasisVerb, Span: span}})
		return q
	}
	statement := func(s, p, o, l quad.Value) quad.Quad { return quad.Quad{Subject: s, Predicate: p, Object: o, Label: l} }
	tests := []struct {
		name           string
		added, removed []quad.Quad
		category       *kg.Category
		says           string
	}{
		{"unknown predicate", []quad.Quad{statement(person, quad.IRI("http://other.example/p"), text, document)}, nil, kg.ErrInvalid, "http://other.example/p"},
		{"predicate of another kind", []quad.Quad{statement(person, vocab.Headline, text, document)}, nil, kg.ErrInvalid, "headline"},
		{"subject of no kind", []quad.Quad{statement(quad.IRI("hp:thing/1"), vocab.PersonName, text, document)}, nil, kg.ErrInvalid, "hp:thing/1"},
		{"subject without a key", []quad.Quad{statement(quad.IRI("hp:person/"), vocab.PersonName, text, document)}, nil, kg.ErrInvalid, "hp:person/"},
		{"label that is no document", []quad.Quad{statement(person, vocab.PersonName, text, person)}, nil, kg.ErrInvalid, "label"},
		{"foreign class", []quad.Quad{statement(person, vocab.Type, vocab.ClassRole, document)}, nil, kg.ErrInvalid, "org#Role"},
		{"literal of another language", []quad.Quad{statement(person, vocab.PersonName, quad.LangString{Value: "a", Lang: "en"}, document)}, nil, kg.ErrInvalid, `"a"@en`},
		{"literal of another type", []quad.Quad{statement(person, vocab.PersonName, quad.TypedString{Value: "a", Type: "t"}, document)}, nil, kg.ErrInvalid, `"a"`},
		{"plain string", []quad.Quad{statement(person, vocab.PersonName, quad.String("a"), document)}, nil, kg.ErrInvalid, `"a"`},
		{"reference to another kind", []quad.Quad{statement(attendance, vocab.Attendee, document, document)}, nil, kg.ErrInvalid, "attendee"},
		{"value that cannot be read", []quad.Quad{statement(attendance, vocab.Capacity, quad.IRI(vocab.NSHuipu+"capacity/DANCED"), document)}, nil, kg.ErrInvalid, string(c.Attendances[0].ID)},
		{"evidence outside the text", []quad.Quad{evidence(kg.Span{Start: 0, End: 9999, EndChar: 9999, EndUTF16: 9999})}, nil, kg.ErrInvalid, string(c.Persons[0].ID)},
		{"evidence that cuts a character", []quad.Quad{evidence(kg.Span{Start: 0, End: 2, EndChar: 1, EndUTF16: 1})}, nil, kg.ErrInvalid, string(c.Persons[0].ID)},
		{"basis outside the text", []quad.Quad{resting(kg.Span{Start: 0, End: 9999, EndChar: 9999, EndUTF16: 9999})}, nil, kg.ErrInvalid, "9999"},
		{"basis that cuts a character", []quad.Quad{resting(kg.Span{Start: 0, End: 2, EndChar: 1, EndUTF16: 1})}, nil, kg.ErrInvalid, "cut a character"},
		{"evidence of a document that loses its text", nil, textOf(0), kg.ErrInvalid, "lie outside the 0 bytes"},
		{"added twice", quadsOf(0)[:1], nil, kg.ErrConflict, "there already"},
		{"removed but not there", nil, quadsOf(1)[:1], kg.ErrConflict, "not there"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			h := newHeap()
			first := h.commit(quadsOf(0), nil)
			v := build(t, h)
			version, before := v.Snapshot(), contentOf(v.Snapshot(), nil)
			second := store.Committed{Added: tt.added, Removed: tt.removed}
			second.Revision = kg.Revision{Number: first.Number + 1, Added: len(tt.added), Removed: len(tt.removed)}
			err := v.Apply(second)
			if !errors.Is(err, tt.category) || !strings.Contains(err.Error(), tt.says) {
				t.Errorf("got %v, want %v that says %q", err, tt.category, tt.says)
			}
			if v.Snapshot() != version || !cmp.Equal(before, contentOf(version, nil)) {
				t.Error("the version changed")
			}
			apply(t, v, h.commit(quadsOf(1), nil))
			if diff := cmp.Diff(oracle(h.quads), contentOf(v.Snapshot(), nil)); diff != "" {
				t.Errorf("after the next revision (-want +got):\n%s", diff)
			}
		})
	}
}

func textOf(n int) []quad.Quad {
	return slices.DeleteFunc(quadsOf(n), func(q quad.Quad) bool { return q.Predicate != quad.Value(vocab.Text) })
}

// TestReadersSeeWholeVersions reads while revisions come and go.
func TestReadersSeeWholeVersions(t *testing.T) {
	h := newHeap()
	v := build(t, h)
	done := make(chan struct{})
	var readers sync.WaitGroup
	for range 4 {
		readers.Go(func() {
			for {
				select {
				case <-done:
					return
				default:
					checkWhole(t, v.Snapshot())
				}
			}
		})
	}
	for round := range 12 {
		for n := range 5 {
			if round%2 == 0 {
				apply(t, v, h.commit(quadsOf(n), nil))
				continue
			}
			var gone []quad.Quad
			for q := range h.quads {
				if q.Label == quad.Value(vocab.Node(contribution(n).Document.ID)) {
					gone = append(gone, q)
				}
			}
			apply(t, v, h.commit(nil, gone))
		}
	}
	close(done)
	readers.Wait()
	if n := len(contentOf(v.Snapshot(), nil).Nodes); n != 0 {
		t.Errorf("%d nodes are left of nothing", n)
	}
}

// checkWhole expects every reference of a version to lead both ways.
func checkWhole(t *testing.T, s *view.Snapshot) {
	if got := s.Revisions(); uint64(len(got)) != s.Revision() {
		t.Errorf("revision %d has %d revisions", s.Revision(), len(got))
	}
	for _, a := range s.Attendances(s.IDs(kg.KindAttendance)) {
		if s.People([]kg.ID{a.Person})[0] == nil || s.Meetings([]kg.ID{a.Meeting})[0] == nil || len(a.Sources) == 0 {
			t.Errorf("revision %d: attendance %s leads nowhere", s.Revision(), a.ID)
		}
		if list := s.Follow([]kg.ID{a.Person}, view.PersonAttendances)[0]; !slices.Contains(list, a.ID) {
			t.Errorf("revision %d: attendance %s is missing with its person", s.Revision(), a.ID)
		}
	}
	for _, m := range s.Memberships(s.IDs(kg.KindMembership)) {
		if m.Post != "" && (m.Role == "" || m.Organisation == "") {
			t.Errorf("revision %d: membership %s lacks what its post has", s.Revision(), m.ID)
		}
	}
}

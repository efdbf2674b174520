package graph_test

import (
	"context"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"huipu/graph"
	"huipu/internal/ingest"
	"huipu/internal/kg"
	"huipu/internal/query"
	"huipu/internal/testkit"
)

// ingester answers with what it is given and notes what it was asked.
type ingester struct {
	outcome  ingest.Outcome
	revision kg.Revision
	err      error
	during   func()

	judgement kg.Judgement
	merged    []ingest.Merger
	split     []ingest.Separation
	unmade    []uint64

	renames []ingest.Renaming
	rename  kg.Rename

	words     []ingest.Word
	undone    []kg.ID
	inputs    []ingest.Input
	documents []kg.ID
	authors   []string
	follows   []*uint64
}

func (i *ingester) Ingest(_ context.Context, in ingest.Input, author string) (ingest.Outcome, error) {
	i.inputs, i.authors = append(i.inputs, in), append(i.authors, author)
	if i.during != nil {
		i.during()
	}
	return i.outcome, i.err
}

func (i *ingester) Retract(_ context.Context, document kg.ID, author string, ifRevision *uint64) (kg.Revision, error) {
	i.follows = append(i.follows, ifRevision)
	i.documents, i.authors = append(i.documents, document), append(i.authors, author)
	return i.revision, i.err
}

func (i *ingester) Judge(_ context.Context, w ingest.Word, author string) (kg.Judgement, kg.Revision, error) {
	i.words, i.authors = append(i.words, w), append(i.authors, author)
	return i.judgement, i.revision, i.err
}

func (i *ingester) Merge(_ context.Context, m ingest.Merger, author string) (kg.ID, []kg.Judgement, kg.Revision, error) {
	i.merged, i.authors = append(i.merged, m), append(i.authors, author)
	return m.IDs[0], []kg.Judgement{i.judgement}, i.revision, i.err
}

func (i *ingester) Split(_ context.Context, w ingest.Separation, author string) ([2]kg.ID, []kg.Judgement, kg.Revision, error) {
	i.split, i.authors = append(i.split, w), append(i.authors, author)
	return [2]kg.ID{w.ID, w.Apart[0]}, []kg.Judgement{i.judgement}, i.revision, i.err
}

func (i *ingester) Rename(_ context.Context, r ingest.Renaming, author string) (kg.Rename, kg.Revision, error) {
	i.renames, i.authors = append(i.renames, r), append(i.authors, author)
	return i.rename, i.revision, i.err
}

func (i *ingester) UndoRename(_ context.Context, rename kg.ID, _, author string, ifRevision *uint64) (kg.Revision, error) {
	i.follows = append(i.follows, ifRevision)
	i.undone, i.authors = append(i.undone, rename), append(i.authors, author)
	return i.revision, i.err
}

func (i *ingester) UndoRevision(_ context.Context, revision uint64, _, author string, ifRevision *uint64) (kg.Revision, error) {
	i.follows = append(i.follows, ifRevision)
	i.unmade, i.authors = append(i.unmade, revision), append(i.authors, author)
	return i.revision, i.err
}

func (i *ingester) Undo(_ context.Context, judgement kg.ID, _, author string, ifRevision *uint64) (kg.Revision, error) {
	i.follows = append(i.follows, ifRevision)
	i.undone, i.authors = append(i.undone, judgement), append(i.authors, author)
	return i.revision, i.err
}

const ingestDocument = `mutation ($text: String!) { ingestDocument(input: {text: $text}) {
	document { title meetings { totalCount } } outcome superseded revision { number author }
	unread { quote reason span { startChar endChar } } } }`

// TestIngestIsReadFromTheNewVersion: the request began before the document was there.
func TestIngestIsReadFromTheNewVersion(t *testing.T) {
	contributions := testkit.Qiaolian()
	versions := []query.Reader{snapshotOf(t, contributions[:1]), snapshotOf(t, contributions)}
	now := versions[0]
	in := &ingester{
		outcome: ingest.Outcome{
			Document: contributions[1].Document.ID, Status: ingest.Superseded, Superseded: "document/1", Revision: 2,
			Unread: []kg.Unread{{Span: kg.SpanOf("会议", 0, 6), Quote: "会议", Reason: "没有名称"}},
		},
		during: func() { now = versions[1] },
	}
	o := graph.Options{Query: query.New(func() query.Reader { return now }), Ingest: in}
	a := askIn(t, writer(), o, ingestDocument, map[string]any{"text": "一则新闻"})
	const want = `{"ingestDocument":{"document":{"title":"中国侨联十届六次常委会议召开","meetings":{"totalCount":1}},` +
		`"outcome":"SUPERSEDED","superseded":"document/1","revision":{"number":2,"author":"testkit"},` +
		`"unread":[{"quote":"会议","reason":"没有名称","span":{"startChar":0,"endChar":2}}]}}`
	if diff := cmp.Diff(want, string(a.Data)); diff != "" || len(a.Errors) > 0 {
		t.Errorf("%+v %s", a.Errors, diff)
	}
	if diff := cmp.Diff([]ingest.Input{{Name: "release.txt", Raw: []byte("一则新闻")}}, in.inputs); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"curator"}, in.authors); diff != "" {
		t.Error(diff)
	}
}

// TestIngestTakesWhatIsKnown of a release beside its text, and refuses what cannot be right.
func TestIngestTakesWhatIsKnown(t *testing.T) {
	contributions := testkit.Qiaolian()
	o := over(t, contributions)
	in := &ingester{outcome: ingest.Outcome{Document: contributions[0].Document.ID, Status: ingest.Unchanged}}
	o.Ingest = in
	const mutation = `mutation ($input: IngestDocumentInput!) { ingestDocument(input: $input) { outcome } }`
	given := map[string]any{
		"text": "<p>会议召开。", "name": "3", "title": "召开会议", "source": " 全国妇联 ", "author": "周远山",
		"url": "https://news.example/3", "published": "2021-05", "html": true,
	}
	if a := askIn(t, writer(), o, mutation, map[string]any{"input": given}); len(a.Errors) > 0 {
		t.Fatalf("%+v", a.Errors)
	}
	want := []ingest.Input{{Name: "3", Raw: []byte("<p>会议召开。"), Known: ingest.Known{
		Title: "召开会议", Source: "全国妇联", Author: "周远山", URL: "https://news.example/3",
		Published: kg.Date{Year: 2021, Month: 5}, HTML: true,
	}}}
	if diff := cmp.Diff(want, in.inputs); diff != "" {
		t.Error(diff)
	}
	for field, bad := range map[string]string{"url": "javascript:alert(1)", "published": "2021-13", "source": strings.Repeat("长", 101)} {
		code := "INVALID_INPUT"
		if field == "source" {
			code = "LIMIT_EXCEEDED"
		}
		if a := askIn(t, writer(), o, mutation, map[string]any{"input": map[string]any{"text": "x", field: bad}}); a.code(t) != code {
			t.Errorf("%s %q: %+v", field, bad, a.Errors)
		}
	}
	if len(in.inputs) != 1 {
		t.Errorf("asked %d times, want once", len(in.inputs))
	}
}

func TestIngestUnchanged(t *testing.T) {
	contributions := testkit.Qiaolian()
	o := over(t, contributions)
	o.Ingest = &ingester{outcome: ingest.Outcome{Document: contributions[0].Document.ID, Status: ingest.Unchanged}}
	var got struct {
		IngestDocument struct {
			Outcome    string
			Superseded *string
			Revision   *struct{}
			Unread     []struct{}
			Document   struct {
				Title    string
				Meetings struct{ TotalCount int }
			}
		}
	}
	askIn(t, writer(), o, ingestDocument, map[string]any{"text": "x"}).data(t, &got)
	if p := got.IngestDocument; p.Outcome != "UNCHANGED" || p.Superseded != nil || p.Revision != nil || p.Unread == nil {
		t.Errorf("%+v", p)
	}
}

// TestIngestIsRefused by what is wrong with the input.
func TestIngestIsRefused(t *testing.T) {
	o := over(t, testkit.Qiaolian())
	o.Ingest = &ingester{outcome: ingest.Outcome{Err: kg.ErrLimit}}
	if a := askIn(t, writer(), o, ingestDocument, map[string]any{"text": "x"}); a.code(t) != "LIMIT_EXCEEDED" {
		t.Errorf("%+v", a.Errors)
	}
}

func TestRetract(t *testing.T) {
	contributions := testkit.Qiaolian()
	o := over(t, contributions)
	in := &ingester{revision: kg.Revision{Number: 3}}
	o.Ingest = in
	document := contributions[0].Document.ID
	a := askIn(t, writer(), o, `mutation ($id: ID!) { retractDocument(id: $id) { id revision { number } } }`, map[string]any{"id": string(document)})
	want := `{"retractDocument":{"id":"` + string(document) + `","revision":{"number":3}}}`
	if diff := cmp.Diff(want, string(a.Data)); diff != "" || len(a.Errors) > 0 {
		t.Errorf("%+v %s", a.Errors, diff)
	}
	if a := askIn(t, writer(), o, `mutation { retractDocument(id: "person/1") { id } }`, nil); a.code(t) != "INVALID_INPUT" {
		t.Errorf("%+v", a.Errors)
	}
	if diff := cmp.Diff([]kg.ID{document}, in.documents); diff != "" {
		t.Errorf("retracted: %s", diff)
	}
}

// TestMutationsNeedAPrincipal tries every mutation of the schema without one, and with an empty
// one: nothing is asked of the ingester.
func TestMutationsNeedAPrincipal(t *testing.T) {
	documents := map[string]string{
		"ingestDocument":  `mutation { ingestDocument(input: {text: "x"}) { outcome } }`,
		"retractDocument": `mutation { retractDocument(id: "document/1") { id } }`,
		"judge":           `mutation { judge(input: {a: "person/1", b: "person/2", verdict: SAME, reason: ""}) { revision { number } } }`,
		"merge":           `mutation { merge(input: {ids: ["person/1", "person/2"], reason: ""}) { revision { number } } }`,
		"split":           `mutation { split(input: {id: "person/1", apart: ["document/1"], reason: ""}) { revision { number } } }`,
		"undo":            `mutation { undo(revision: 1, reason: "") { revision { number } } }`,
		"rename":          `mutation { rename(input: {id: "person/1", name: "王", reason: ""}) { revision { number } } }`,
		"undoRename":      `mutation { undoRename(id: "rename/1", reason: "") { id } }`,
		"undoJudgement":   `mutation { undoJudgement(id: "judgement/1", reason: "") { id } }`,
	}
	o := over(t, testkit.Qiaolian())
	in := &ingester{}
	o.Ingest = in
	for _, f := range schema(t).Mutation.Fields {
		if documents[f.Name] == "" {
			t.Errorf("mutation %s is not tried", f.Name)
		}
		for _, ctx := range []context.Context{context.Background(), graph.WithPrincipal(context.Background(), "")} {
			if a := askIn(t, ctx, o, documents[f.Name], nil); a.code(t) != "UNAUTHENTICATED" {
				t.Errorf("%s: %+v", f.Name, a.Errors)
			}
		}
	}
	if len(in.inputs)+len(in.documents)+len(in.words)+len(in.renames)+len(in.undone) > 0 {
		t.Errorf("asked: %+v", in)
	}
}

func TestMutationsWithoutIngester(t *testing.T) {
	o := over(t, testkit.Qiaolian())
	if a := askIn(t, writer(), o, `mutation { retractDocument(id: "document/1") { id } }`, nil); a.code(t) != "UNSUPPORTED" {
		t.Errorf("%+v", a.Errors)
	}
}

package graph_test

import (
	"fmt"
	"net/http/httptest"
	"strings"
	"testing"

	"huipu/graph"
	"huipu/internal/ingest"
	"huipu/internal/kg"
	"huipu/internal/query"
	"huipu/internal/testkit"
)

// post sends a document as somebody who may change the graph.
func post(t *testing.T, o graph.Options, media, document string) *httptest.ResponseRecorder {
	t.Helper()
	r := httptest.NewRequest("POST", "/", strings.NewReader(fmt.Sprintf(`{"query":%q}`, document)))
	r.Header.Set("Content-Type", mediaJSON)
	r.Header.Set("Accept", media)
	w := httptest.NewRecorder()
	graph.NewHandler(o).ServeHTTP(w, r.WithContext(graph.WithPrincipal(r.Context(), "editor")))
	return w
}

const (
	retract    = `mutation { retractDocument(id: "document/1") { id } }`
	retractAt3 = `mutation { retractDocument(id: "document/1", ifRevision: 3) { id } }`
)

func TestEveryAnswerCarriesItsRevision(t *testing.T) {
	contributions := testkit.Qiaolian()
	versions := []query.Reader{snapshotOf(t, contributions[:1]), snapshotOf(t, contributions[:2])}
	now := versions[0]
	o := graph.Options{
		Query: query.New(func() query.Reader { return now }),
		Ingest: &ingester{
			outcome: ingest.Outcome{Document: contributions[1].Document.ID, Status: ingest.Added, Revision: 2},
			during:  func() { now = versions[1] },
		},
	}
	for _, test := range []struct{ document, want string }{
		{"{ people { totalCount } }", "1"},
		{"{", "1"},
		{"{ nothing }", "1"},
		{"", "1"},
		{`mutation { ingestDocument(input: {text: "会议"}) { outcome } }`, "2"}, // that of the change
		{"{ people { totalCount } }", "2"},
	} {
		if got := post(t, o, mediaJSON, test.document).Header().Get("Huipu-Revision"); got != test.want {
			t.Errorf("%q: revision %q, want %s", test.document, got, test.want)
		}
	}
}

func TestChangesAreRefusedWhileTheStoreIsAway(t *testing.T) {
	away := fmt.Errorf("the secret of the connection: %w", kg.ErrUnavailable)
	for name, set := range map[string]func(*graph.Options){
		"known before":    func(o *graph.Options) { o.Writable = func() error { return away } },
		"found by trying": func(o *graph.Options) { o.Ingest = &ingester{err: away} },
	} {
		for _, media := range []string{mediaJSON, mediaResponse} {
			o := over(t, testkit.Qiaolian())
			o.Ingest = &ingester{}
			set(&o)
			w := post(t, o, media, retract)
			if w.Code != 503 || w.Header().Get("Retry-After") != "1" || !strings.Contains(w.Body.String(), `"code":"UNAVAILABLE"`) || strings.Contains(w.Body.String(), "secret") {
				t.Errorf("%s, %s: status %d, %s", name, media, w.Code, w.Body)
			}
			if w := post(t, o, media, "{ people { totalCount } }"); w.Code != 200 || strings.Contains(w.Body.String(), "errors") {
				t.Errorf("%s, %s: reading gives status %d, %s", name, media, w.Code, w.Body)
			}
		}
	}
}

func TestMutationsCanFollowARevision(t *testing.T) {
	o := over(t, testkit.Qiaolian())
	in := &ingester{outcome: ingest.Outcome{Document: testkit.Qiaolian()[0].Document.ID, Status: ingest.Unchanged}, revision: kg.Revision{Number: 1}}
	o.Ingest = in
	askIn(t, writer(), o, retract, nil)
	askIn(t, writer(), o, retractAt3, nil)
	askIn(t, writer(), o, `mutation { ingestDocument(input: {text: "会议"}, ifRevision: 0) { outcome } }`, nil)
	if len(in.follows) != 2 || in.follows[0] != nil || in.follows[1] == nil || *in.follows[1] != 3 {
		t.Errorf("retracting after %v", in.follows)
	}
	if len(in.inputs) != 1 || in.inputs[0].IfRevision == nil || *in.inputs[0].IfRevision != 0 {
		t.Errorf("ingesting %+v", in.inputs)
	}
	for _, document := range []string{
		`mutation { retractDocument(id: "document/1", ifRevision: -1) { id } }`,
		`mutation { ingestDocument(input: {text: "会议"}, ifRevision: -1) { outcome } }`,
	} {
		if a := askIn(t, writer(), o, document, nil); a.code(t) != "INVALID_INPUT" || !strings.Contains(a.Errors[0].Message, "ifRevision is -1") {
			t.Errorf("%s: %+v", document, a.Errors)
		}
	}
	in.err = fmt.Errorf("the last one is 4: %w", kg.ErrConflict)
	if a := askIn(t, writer(), o, retractAt3, nil); a.code(t) != "CONFLICT" {
		t.Errorf("%+v", a.Errors)
	}
}

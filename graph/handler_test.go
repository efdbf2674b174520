package graph_test

import (
	"context"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"testing"

	"huipu/graph"
	"huipu/internal/kg"
	"huipu/internal/query"
	"huipu/internal/testkit"
)

const (
	mediaJSON     = "application/json"
	mediaResponse = "application/graphql-response+json"
)

// TestHTTP holds the handler to the GraphQL-over-HTTP specification.
func TestHTTP(t *testing.T) {
	o := over(t, testkit.Qiaolian())
	o.Limits.MaxBodyBytes, o.Limits.MaxDepth = 2000, 4
	h := graph.NewHandler(o)
	const good = `{"query":"{ people { totalCount } }"}`
	for _, c := range []struct {
		name, method, target, contentType, accept, body string
		status                                          int
		media, code                                     string
		data                                            bool // whether the answer has the key
	}{
		{"post", "POST", "/", mediaJSON, mediaJSON, good, 200, mediaJSON, "", true},
		{"post with charset", "POST", "/", mediaJSON + "; charset=UTF-8", mediaJSON, good, 200, mediaJSON, "", true},
		{"post without accept", "POST", "/", mediaJSON, "", good, 200, mediaJSON, "", true},
		{"accept anything", "POST", "/", mediaJSON, "*/*", good, 200, mediaJSON, "", true},
		{"accept response", "POST", "/", mediaJSON, mediaResponse, good, 200, mediaResponse, "", true},
		{"accept both", "POST", "/", mediaJSON, mediaResponse + ", " + mediaJSON + ";q=0.9", good, 200, mediaResponse, "", true},
		{"accept by quality", "POST", "/", mediaJSON, mediaResponse + ";q=0.1, " + mediaJSON + ";q=0.9", good, 200, mediaJSON, "", true},
		{"accept neither", "POST", "/", mediaJSON, "text/html", good, 406, mediaJSON, "INVALID_INPUT", false},
		{"accept other charset", "POST", "/", mediaJSON, mediaJSON + "; charset=gb18030", good, 406, mediaJSON, "INVALID_INPUT", false},
		{"get", "GET", "/?query=" + url.QueryEscape("{ people { totalCount } }"), "", mediaJSON, "", 200, mediaJSON, "", true},
		{"get with all", "GET", "/?" + url.Values{
			"query": {"query a($n: Int) { people(first: $n) { totalCount } } query b { __typename }"}, "operationName": {"a"},
			"variables": {`{"n": 1}`}, "extensions": {`{}`},
		}.Encode(), "", mediaJSON, "", 200, mediaJSON, "", true},
		{"get mutation", "GET", "/?query=" + url.QueryEscape(`mutation { retractDocument(id: "document/1") { id } }`), "", mediaJSON, "", 405, mediaJSON, "INVALID_INPUT", false},
		{"get nothing", "GET", "/", "", mediaJSON, "", 400, mediaJSON, "INVALID_INPUT", false},
		{"get with bad variables", "GET", "/?query=%7B__typename%7D&variables=x", "", mediaJSON, "", 400, mediaJSON, "INVALID_INPUT", false},
		{"get with a bad query", "GET", "/?query=%zz", "", mediaJSON, "", 400, mediaJSON, "INVALID_INPUT", false},
		{"other method", "PUT", "/", mediaJSON, mediaJSON, good, 405, mediaJSON, "INVALID_INPUT", false},
		{"no content type", "POST", "/", "", mediaJSON, good, 415, mediaJSON, "INVALID_INPUT", false},
		{"form", "POST", "/", "application/x-www-form-urlencoded", mediaJSON, "query=%7B__typename%7D", 415, mediaJSON, "INVALID_INPUT", false},
		{"other charset", "POST", "/", mediaJSON + "; charset=gb18030", mediaJSON, good, 415, mediaJSON, "INVALID_INPUT", false},
		{"no body", "POST", "/", mediaJSON, mediaJSON, "", 400, mediaJSON, "INVALID_INPUT", false},
		{"no JSON", "POST", "/", mediaJSON, mediaJSON, "{", 400, mediaJSON, "INVALID_INPUT", false},
		{"more than one", "POST", "/", mediaJSON, mediaJSON, good + good, 400, mediaJSON, "INVALID_INPUT", false},
		{"a batch", "POST", "/", mediaJSON, mediaJSON, "[" + good + "]", 400, mediaJSON, "INVALID_INPUT", false},
		{"no query", "POST", "/", mediaJSON, mediaJSON, "{}", 400, mediaJSON, "INVALID_INPUT", false},
		{"query a number", "POST", "/", mediaJSON, mediaJSON, `{"query":1}`, 400, mediaJSON, "INVALID_INPUT", false},
		{"operation a number", "POST", "/", mediaJSON, mediaJSON, `{"query":"{__typename}","operationName":1}`, 400, mediaJSON, "INVALID_INPUT", false},
		{"variables a list", "POST", "/", mediaJSON, mediaJSON, `{"query":"{__typename}","variables":[]}`, 400, mediaJSON, "INVALID_INPUT", false},
		{"extensions a text", "POST", "/", mediaJSON, mediaResponse, `{"query":"{__typename}","extensions":""}`, 400, mediaResponse, "INVALID_INPUT", false},
		{"all null", "POST", "/", mediaJSON, mediaJSON, `{"query":"{__typename}","operationName":null,"variables":null,"extensions":null}`, 200, mediaJSON, "", true},
		{"body too large", "POST", "/", mediaJSON, mediaJSON, `{"query":"` + strings.Repeat(" ", 2000) + `{__typename}"}`, 413, mediaJSON, "LIMIT_EXCEEDED", false},
		{"parse failure", "POST", "/", mediaJSON, mediaJSON, `{"query":"{"}`, 200, mediaJSON, graph.CodeParseFailed, false},
		{"parse failure, response", "POST", "/", mediaJSON, mediaResponse, `{"query":"{"}`, 400, mediaResponse, graph.CodeParseFailed, false},
		{"invalid", "POST", "/", mediaJSON, mediaJSON, `{"query":"{ nothing }"}`, 200, mediaJSON, graph.CodeValidationFailed, false},
		{"invalid, response", "POST", "/", mediaJSON, mediaResponse, `{"query":"{ nothing }"}`, 400, mediaResponse, graph.CodeValidationFailed, false},
		{"variable, response", "POST", "/", mediaJSON, mediaResponse, `{"query":"query($n:Int!){people(first:$n){totalCount}}"}`, 400, mediaResponse, graph.CodeValidationFailed, false},
		{"unknown operation, response", "POST", "/", mediaJSON, mediaResponse, `{"query":"{__typename}","operationName":"a"}`, 400, mediaResponse, graph.CodeValidationFailed, false},
		{"above a limit", "POST", "/", mediaJSON, mediaJSON, `{"query":"{ people { nodes { posts { nodes { name } } } } }"}`, 200, mediaJSON, "LIMIT_EXCEEDED", false},
		{"above a limit, response", "POST", "/", mediaJSON, mediaResponse, `{"query":"{ people { nodes { posts { nodes { name } } } } }"}`, 400, mediaResponse, "LIMIT_EXCEEDED", false},
		{"field error, response", "POST", "/", mediaJSON, mediaResponse, `{"query":"{ person(id: \"role/1\") { name } }"}`, 200, mediaResponse, "INVALID_INPUT", true},
		{"null data", "POST", "/", mediaJSON, mediaJSON, `{"query":"{ people(first: 101) { totalCount } }"}`, 200, mediaJSON, "LIMIT_EXCEEDED", true},
		{"unauthenticated", "POST", "/", mediaJSON, mediaJSON, `{"query":"mutation { retractDocument(id: \"document/1\") { id } }"}`, 200, mediaJSON, "UNAUTHENTICATED", true},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := httptest.NewRequest(c.method, c.target, strings.NewReader(c.body))
			for name, value := range map[string]string{"Content-Type": c.contentType, "Accept": c.accept} {
				if value != "" {
					r.Header.Set(name, value)
				}
			}
			w := httptest.NewRecorder()
			h.ServeHTTP(w, r)
			if w.Code != c.status || w.Header().Get("Content-Type") != c.media+"; charset=utf-8" {
				t.Errorf("status %d, %s", w.Code, w.Header().Get("Content-Type"))
			}
			if w.Code == http.StatusMethodNotAllowed && w.Header().Get("Allow") == "" {
				t.Error("no Allow")
			}
			var answer map[string]json.RawMessage
			var errs []struct{ Extensions map[string]string }
			if err := json.Unmarshal(w.Body.Bytes(), &answer); err != nil {
				t.Fatalf("%v in %s", err, w.Body)
			}
			if _, ok := answer["data"]; ok != c.data {
				t.Errorf("data %v in %s", ok, w.Body)
			}
			if text, ok := answer["errors"]; ok {
				if err := json.Unmarshal(text, &errs); err != nil {
					t.Fatal(err)
				}
			}
			if c.code == "" && len(errs) > 0 || c.code != "" && (len(errs) == 0 || errs[0].Extensions["code"] != c.code || len(errs[0].Extensions["requestId"]) != 16) {
				t.Errorf("errors %s", answer["errors"])
			}
		})
	}
}

// TestBodyIsCutOff: a client that breaks off is answered as one that sent nonsense.
func TestBodyIsCutOff(t *testing.T) {
	h := graph.NewHandler(over(t, nil))
	r := httptest.NewRequest("POST", "/", io.MultiReader(strings.NewReader(`{"query":`), brokenReader{}))
	r.Header.Set("Content-Type", mediaJSON)
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	if w.Code != http.StatusBadRequest {
		t.Errorf("%d %s", w.Code, w.Body)
	}
}

type brokenReader struct{}

func (brokenReader) Read([]byte) (int, error) { return 0, io.ErrUnexpectedEOF }

// TestPrincipalOverHTTP comes from the context that the server made.
func TestPrincipalOverHTTP(t *testing.T) {
	o := over(t, testkit.Qiaolian())
	in := &ingester{revision: kg.Revision{Number: 1}}
	o.Ingest = in
	r := httptest.NewRequest("POST", "/", strings.NewReader(`{"query":"mutation { retractDocument(id: \"document/1\") { id } }"}`))
	r.Header.Set("Content-Type", mediaJSON)
	w := httptest.NewRecorder()
	graph.NewHandler(o).ServeHTTP(w, r.WithContext(graph.WithPrincipal(r.Context(), "editor")))
	if len(in.authors) != 1 || in.authors[0] != "editor" || strings.Contains(w.Body.String(), "errors") {
		t.Errorf("%v %s", in.authors, w.Body)
	}
}

// TestConcurrentRequests asks the same and different questions from many goroutines while the
// version changes: each answer fits one version.
func TestConcurrentRequests(t *testing.T) {
	contributions := testkit.Qiaolian()
	versions := make([]query.Reader, len(contributions))
	for i := range versions {
		versions[i] = snapshotOf(t, contributions[:i+1])
	}
	var mu sync.Mutex
	turn := 0
	h := graph.NewHandler(graph.Options{Query: query.New(func() query.Reader {
		mu.Lock()
		defer mu.Unlock()
		turn++
		return versions[turn%len(versions)]
	})})
	const document = `{ revisions { totalCount } documents { totalCount nodes { attendances { nodes { order person {
		name timeline { nodes { label } } memberships { nodes { post { name } } } evidence { document { title } } } } } } }
		people(orderBy: ATTENDANCE_COUNT_DESC, filter: {name: {prefix: "万"}}) { nodes { name } } }`
	body, err := json.Marshal(map[string]string{"query": document})
	if err != nil {
		t.Fatal(err)
	}
	var clients sync.WaitGroup
	for range 8 {
		clients.Go(func() {
			for range 15 {
				r := httptest.NewRequest("POST", "/", strings.NewReader(string(body))).WithContext(context.Background())
				r.Header.Set("Content-Type", mediaJSON)
				w := httptest.NewRecorder()
				h.ServeHTTP(w, r)
				var got struct {
					Data struct {
						Revisions, Documents struct{ TotalCount int }
					}
					Errors []any
				}
				if err := json.Unmarshal(w.Body.Bytes(), &got); err != nil {
					t.Error(err)
				}
				if d := got.Data; len(got.Errors) > 0 || d.Revisions != d.Documents || d.Documents.TotalCount == 0 {
					t.Errorf("%s", w.Body)
				}
			}
		})
	}
	clients.Wait()
}

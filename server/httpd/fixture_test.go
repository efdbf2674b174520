package httpd_test

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"huipu/internal/config"
	"huipu/internal/dump"
	"huipu/internal/follow"
	"huipu/internal/ingest"
	"huipu/server/httpd"
)

const token = "0123456789abcdef"

// options serve a small site and a GraphQL handler that says what it was asked.
func options() httpd.Options {
	c := config.Default()
	c.Token = token
	return httpd.Options{
		Config: c,
		GraphQL: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			body, err := io.ReadAll(r.Body)
			if err != nil {
				http.Error(w, err.Error(), http.StatusTeapot)
				return
			}
			_, limited := r.Context().Deadline()
			w.Header().Set("Content-Type", "application/graphql-response+json")
			_ = json.NewEncoder(w).Encode(map[string]any{"bytes": len(body), "limited": limited})
		}),
		SDL:      "type Query { meeting: String }\n",
		Replica:  &replica{status: follow.Status{View: 7, Store: 7}},
		Counters: func() ingest.Counters { return ingest.Counters{Commits: 5, Conflicts: 2} },
		Version:  func() (uint64, io.WriterTo) { return 6, strings.NewReader("view 6") },
		Export: func(_ context.Context, w io.Writer) (dump.Summary, error) {
			_, err := io.WriteString(w, "<s> <p> <o> <g> .\n")
			return dump.Summary{}, err
		},
		Site: httpd.Site{
			Files: fstest.MapFS{
				"index.html":          {Data: []byte("<!doctype html>explorer")},
				"graphiql/index.html": {Data: []byte("<!doctype html>graphiql")},
				"assets/app-1a2b.js":  {Data: []byte("export {}")},
				"assets/app-1a2b.css": {Data: []byte("a{}")},
				"seal.svg":            {Data: []byte("<svg/>")},
				"font.woff2":          {Data: []byte("wOF2")},
				"robots.txt":          {Data: []byte("User-agent: *")},
				"data.unknown":        {Data: []byte("plain")},
				"manifest.json":       {Data: []byte("{}")},
			},
			Index: "index.html",
			Asset: func(path string) (string, bool) {
				switch path = strings.Trim(path, "/"); path {
				case "", "people":
					return "index.html", true
				case "graphiql":
					return "graphiql/index.html", true
				case "absent":
					return "", false
				}
				return path, strings.Contains(path, ".") && path != "missing.js"
			},
			Immutable: func(name string) bool { return strings.HasPrefix(name, "assets/") },
			Policy:    func(string) string { return "default-src 'self'" },
		},
		Logger:       slog.New(slog.DiscardHandler),
		NewRequestID: func() string { return "new-id" },
	}
}

// replica stands as the test says.
type replica struct {
	status follow.Status
	reach  func(ctx context.Context, revision uint64) error
}

func (r *replica) Status() follow.Status { return r.status }

func (r *replica) Reach(ctx context.Context, revision uint64) error {
	if r.reach == nil {
		return nil
	}
	return r.reach(ctx, revision)
}

func handler(t *testing.T, o httpd.Options) *httpd.Handler {
	t.Helper()
	h, err := httpd.NewHandler(o)
	if err != nil {
		t.Fatal(err)
	}
	return h
}

// do sends a request with the headers, given as name and value in turn.
func do(h http.Handler, method, target string, body io.Reader, headers ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(method, target, body)
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

// code is the code of the only error in a response.
func code(t *testing.T, w *httptest.ResponseRecorder) string {
	t.Helper()
	var body struct {
		Errors []struct {
			Message    string
			Extensions struct{ Code, RequestID string }
		}
	}
	if err := json.Unmarshal(w.Body.Bytes(), &body); err != nil || len(body.Errors) != 1 {
		t.Fatalf("status %d, body %q: want one error (%v)", w.Code, w.Body, err)
	}
	e := body.Errors[0]
	if e.Message == "" || e.Extensions.RequestID != w.Header().Get("X-Request-Id") {
		t.Errorf("error %+v of request %q", e, w.Header().Get("X-Request-Id"))
	}
	return e.Extensions.Code
}

// journal is a log in memory.
type journal struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (j *journal) Write(p []byte) (int, error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.b.Write(p)
}

func (j *journal) String() string {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.b.String()
}

func (j *journal) logger() *slog.Logger { return slog.New(slog.NewTextHandler(j, nil)) }

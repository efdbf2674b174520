package httpd_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"

	"huipu/internal/dump"
	"huipu/internal/follow"
	"huipu/internal/kg"
	"huipu/server/httpd"
)

func TestRequestsWaitForTheRevisionThatTheyName(t *testing.T) {
	for _, path := range []string{"/graphql", "/export/nquads", "/export/view"} {
		for _, test := range []struct {
			header           string
			err              error
			status           int
			code, retryAfter string
		}{
			{"9", nil, 200, "", ""},
			{"", errors.New("not asked"), 200, "", ""},
			{"9", fmt.Errorf("the secret: %w", kg.ErrNotFound), 404, "NOT_FOUND", ""},
			{"9", fmt.Errorf("the secret: %w", kg.ErrTimeout), 504, "TIMEOUT", "1"},
			{"9", fmt.Errorf("the secret: %w", kg.ErrUnavailable), 503, "UNAVAILABLE", "1"},
			{"9", errors.New("the secret"), 500, "INTERNAL", ""},
			{"nine", nil, 400, "INVALID_INPUT", ""},
			{"-1", nil, 400, "INVALID_INPUT", ""},
			{"18446744073709551616", nil, 400, "INVALID_INPUT", ""},
		} {
			var asked []uint64
			o := options()
			o.Replica = &replica{status: follow.Status{View: 7, Store: 7}, reach: func(ctx context.Context, revision uint64) error {
				if _, bounded := ctx.Deadline(); !bounded {
					t.Errorf("%s: waiting has no end", path)
				}
				asked = append(asked, revision)
				return test.err
			}}
			w := do(handler(t, o), "GET", path, nil, "Huipu-Revision", test.header)
			if w.Code != test.status || w.Header().Get("Retry-After") != test.retryAfter {
				t.Errorf("%s at %q: status %d, Retry-After %q, want %d", path, test.header, w.Code, w.Header().Get("Retry-After"), test.status)
			}
			if test.code != "" && (code(t, w) != test.code || w.Header().Get("Huipu-Revision") != "7" || strings.Contains(w.Body.String(), "secret")) {
				t.Errorf("%s at %q: %s", path, test.header, w.Body)
			}
			if want := test.header == "9"; len(asked) != 0 != want || want && asked[0] != 9 {
				t.Errorf("%s at %q: waited for %v", path, test.header, asked)
			}
		}
	}
}

func TestExportsCarryTheirRevision(t *testing.T) {
	o := options()
	w := do(handler(t, o), "GET", "/export/nquads", nil)
	if got := w.Header().Get("Huipu-Revision"); got != "7" {
		t.Errorf("revision %q", got)
	}
	if got := do(handler(t, o), "GET", "/export/view", nil).Header().Get("Huipu-Revision"); got != "6" {
		t.Errorf("revision of the view %q, want that of its version", got)
	}
	o.Export = func(context.Context, io.Writer) (dump.Summary, error) { return dump.Summary{}, kg.ErrUnavailable }
	if w := do(handler(t, o), "GET", "/export/nquads", nil); w.Code != http.StatusServiceUnavailable || w.Header().Get("Retry-After") != "1" {
		t.Errorf("while the store is away: status %d, %v", w.Code, w.Header())
	}
}

func TestReadinessTellsTheLag(t *testing.T) {
	o := options()
	o.Replica = &replica{status: follow.Status{View: 7, Store: 9, Err: kg.ErrUnavailable}}
	h := handler(t, o)
	const want = `{"ready":true,"status":"ready","viewRevision":7,"storeRevision":9,"lag":2,"writable":false}`
	if w := do(h, "GET", "/readyz", nil); w.Code != http.StatusOK || strings.TrimSpace(w.Body.String()) != want {
		t.Errorf("status %d, %s", w.Code, w.Body)
	}
	h.Drain()
	if w := do(h, "GET", "/readyz", nil); w.Code != http.StatusServiceUnavailable || !strings.Contains(w.Body.String(), `"ready":false,"status":"stopping"`) {
		t.Errorf("stopping: status %d, %s", w.Code, w.Body)
	}
}

func TestMetrics(t *testing.T) {
	o := options()
	o.Replica = &replica{status: follow.Status{View: 7, Store: 9, Rebuilds: 1, Err: kg.ErrUnavailable}}
	h := handler(t, o)
	do(h, "GET", "/graphql", nil)
	do(h, "GET", "/graphql", nil)
	do(h, "GET", "/people", nil)
	do(h, "GET", "/absent", nil)
	do(h, "POST", "/export/nquads", nil)
	body := do(h, "GET", "/metrics", nil).Body.String()
	for _, want := range []string{
		`huipu_http_requests_total{code="200",route="/graphql"} 2`,
		`huipu_http_requests_total{code="200",route="site"} 1`,
		`huipu_http_requests_total{code="404",route="site"} 1`,
		`huipu_http_requests_total{code="405",route="/export/nquads"} 1`,
		`huipu_http_request_duration_seconds_count{route="/graphql"} 2`,
		"huipu_view_revision 7", "huipu_store_revision 9", "huipu_view_lag_revisions 2", "huipu_store_reachable 0",
		"huipu_view_rebuilds_total 1", "huipu_commits_total 5", "huipu_commit_conflicts_total 2", "go_goroutines ",
	} {
		if !strings.Contains(body, "\n"+want) {
			t.Errorf("no line %s", want)
		}
	}
	// Two handlers in one process count apart.
	if body := do(handler(t, o), "GET", "/metrics", nil).Body.String(); strings.Contains(body, `route="/graphql"`) {
		t.Error("a new handler starts with the counts of another")
	}
}

var _ httpd.Replica = (*follow.Follower)(nil)

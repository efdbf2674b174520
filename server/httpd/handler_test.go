package httpd_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/fstest"
	"testing/iotest"

	"huipu/internal/dump"
	"huipu/internal/kg"
	"huipu/server/httpd"
)

func TestRoutes(t *testing.T) {
	h := handler(t, options())
	tests := []struct {
		method, path, accept string
		status               int
		contentType, body    string
	}{
		{"GET", "/", "text/html", 200, "text/html; charset=utf-8", "explorer"},
		{"GET", "/people", "text/html", 200, "text/html; charset=utf-8", "explorer"},
		{"GET", "/graphiql", "text/html", 200, "text/html; charset=utf-8", "graphiql"},
		{"GET", "/assets/app-1a2b.js", "*/*", 200, "text/javascript; charset=utf-8", "export {}"},
		{"GET", "/assets/app-1a2b.css", "*/*", 200, "text/css; charset=utf-8", "a{}"},
		{"GET", "/seal.svg", "*/*", 200, "image/svg+xml", "<svg/>"},
		{"GET", "/font.woff2", "*/*", 200, "font/woff2", "wOF2"},
		{"GET", "/robots.txt", "*/*", 200, "text/plain; charset=utf-8", "User-agent"},
		{"GET", "/data.unknown", "*/*", 200, "text/plain; charset=utf-8", "plain"},
		{"GET", "/manifest.json", "*/*", 200, "application/json; charset=utf-8", "{}"},
		{"HEAD", "/", "text/html", 200, "text/html; charset=utf-8", ""},
		{"GET", "/absent", "text/html,*/*", 404, "text/html; charset=utf-8", "explorer"},
		{"HEAD", "/absent", "text/html", 404, "text/html; charset=utf-8", ""},
		{"GET", "/missing.js", "*/*", 404, "application/json; charset=utf-8", "NOT_FOUND"},
		{"POST", "/absent", "text/html", 404, "application/json; charset=utf-8", "NOT_FOUND"},
		{"POST", "/", "", 405, "application/json; charset=utf-8", "METHOD_NOT_ALLOWED"},
		{"POST", "/graphql", "", 200, "application/graphql-response+json", `"bytes":2`},
		{"GET", "/graphql?query=%7Bx%7D", "", 200, "application/graphql-response+json", `"limited":true`},
		{"GET", "/schema.graphql", "", 200, "text/plain; charset=utf-8", "type Query"},
		{"DELETE", "/schema.graphql", "", 405, "application/json; charset=utf-8", "METHOD_NOT_ALLOWED"},
		{"GET", "/export/nquads", "", 200, "application/n-quads", "<s> <p> <o> <g> .\n"},
		{"HEAD", "/export/nquads", "", 200, "application/n-quads", ""},
		{"POST", "/export/nquads", "", 405, "application/json; charset=utf-8", "METHOD_NOT_ALLOWED"},
		{"GET", "/export/view", "", 200, "application/octet-stream", "view 6"},
		{"HEAD", "/export/view", "", 200, "application/octet-stream", ""},
		{"POST", "/export/view", "", 405, "application/json; charset=utf-8", "METHOD_NOT_ALLOWED"},
		{"GET", "/export/absent", "", 404, "application/json; charset=utf-8", "NOT_FOUND"},
		{"GET", "/healthz", "", 200, "application/json; charset=utf-8", `{"status":"ok"}`},
		{"POST", "/healthz", "", 405, "application/json; charset=utf-8", "METHOD_NOT_ALLOWED"},
		{"GET", "/readyz", "", 200, "application/json; charset=utf-8", `{"ready":true,"status":"ready","viewRevision":7,"storeRevision":7,"lag":0,"writable":true}`},
		{"GET", "/metrics", "", 200, "text/plain; version=0.0.4; charset=utf-8; escaping=underscores", "huipu_view_revision 7\n"},
	}
	for _, test := range tests {
		t.Run(test.method+" "+test.path, func(t *testing.T) {
			w := do(h, test.method, test.path, strings.NewReader("{}"), "Accept", test.accept)
			if w.Code != test.status {
				t.Errorf("status %d, want %d", w.Code, test.status)
			}
			if got := w.Header().Get("Content-Type"); got != test.contentType {
				t.Errorf("type %q, want %q", got, test.contentType)
			}
			if !strings.Contains(w.Body.String(), test.body) || test.body == "" && w.Body.Len() > 0 {
				t.Errorf("body %q, want %q", w.Body, test.body)
			}
			if w.Code >= 400 && strings.HasPrefix(w.Header().Get("Content-Type"), "application/json") {
				code(t, w)
			}
			if w.Code == http.StatusMethodNotAllowed && w.Header().Get("Allow") != "GET, HEAD" {
				t.Errorf("Allow: %q", w.Header().Get("Allow"))
			}
			for name, want := range map[string]string{
				"X-Content-Type-Options": "nosniff", "Referrer-Policy": "same-origin", "X-Frame-Options": "DENY",
				"Cross-Origin-Opener-Policy": "same-origin", "X-Request-Id": "new-id",
			} {
				if got := w.Header().Get(name); got != want {
					t.Errorf("%s: %q, want %q", name, got, want)
				}
			}
			policy := w.Header().Get("Content-Security-Policy")
			if !strings.HasPrefix(policy, "default-src 'none'") && !strings.HasPrefix(policy, "default-src 'self'") || strings.Contains(policy, "unsafe") {
				t.Errorf("Content-Security-Policy: %q", policy)
			}
		})
	}
}

func TestAssetsAreCached(t *testing.T) {
	h := handler(t, options())
	for path, cache := range map[string]string{
		"/assets/app-1a2b.js": "public, max-age=31536000, immutable",
		"/":                   "no-cache",
		"/seal.svg":           "no-cache",
		"/schema.graphql":     "no-cache",
	} {
		first := do(h, "GET", path, nil)
		tag := first.Header().Get("ETag")
		if got := first.Header().Get("Cache-Control"); got != cache || tag == "" {
			t.Errorf("%s: Cache-Control %q and ETag %q, want %q and a tag", path, got, tag, cache)
		}
		if again := do(h, "GET", path, nil, "If-None-Match", tag); again.Code != http.StatusNotModified || again.Body.Len() > 0 {
			t.Errorf("%s with its own tag: status %d, %d bytes", path, again.Code, again.Body.Len())
		}
		if other := do(h, "GET", path, nil, "If-None-Match", `"other"`); other.Code != http.StatusOK {
			t.Errorf("%s with another tag: status %d", path, other.Code)
		}
	}
}

func TestAssetsAreCompressed(t *testing.T) {
	h := handler(t, options())
	plain := do(h, "GET", "/assets/app-1a2b.js", nil)
	for accept, want := range map[string]string{
		"gzip": "gzip", "br, gzip;q=0.5": "gzip", "deflate , gzip ": "gzip", "": "", "br": "", "gzip;q=0": "", "gzip; q=0.000": "", "x-gzip": "",
	} {
		w := do(h, "GET", "/assets/app-1a2b.js", nil, "Accept-Encoding", accept)
		if got := w.Header().Get("Content-Encoding"); got != want || w.Header().Get("Vary") != "Accept-Encoding" {
			t.Errorf("Accept-Encoding %q gives %q, want %q", accept, got, want)
		}
		if same := w.Header().Get("ETag") == plain.Header().Get("ETag"); same != (want == "") {
			t.Errorf("Accept-Encoding %q: the tags of both forms: %s", accept, w.Header().Get("ETag"))
		}
		var body io.Reader = w.Body
		if want != "" {
			var err error
			if body, err = gzip.NewReader(w.Body); err != nil {
				t.Fatal(err)
			}
		}
		if got, err := io.ReadAll(body); err != nil || string(got) != "export {}" {
			t.Errorf("Accept-Encoding %q: got %q, %v", accept, got, err)
		}
	}
	if w := do(h, "GET", "/assets/app-1a2b.js", nil, "Accept-Encoding", "gzip", "Range", "bytes=0-5"); w.Body.String() != "export" || w.Header().Get("Content-Encoding") != "" {
		t.Errorf("a range: %q, %v", w.Body, w.Header())
	}
	if w := do(h, "GET", "/font.woff2", nil, "Accept-Encoding", "gzip"); w.Header().Get("Content-Encoding") != "" {
		t.Error("a font was compressed again")
	}
}

func TestErrorsAreNotCached(t *testing.T) {
	w := do(handler(t, options()), "GET", "/missing.js", nil)
	if got := w.Header().Get("Cache-Control"); got != "no-store" {
		t.Errorf("Cache-Control: %q", got)
	}
}

func TestASiteNeedsItsIndex(t *testing.T) {
	o := options()
	o.Site.Files = fstest.MapFS{"other.html": {}}
	if _, err := httpd.NewHandler(o); err == nil || !strings.Contains(err.Error(), "index.html") {
		t.Errorf("got %v, want an error that names the page", err)
	}
}

func TestRequestID(t *testing.T) {
	h := handler(t, options())
	for given, want := range map[string]string{
		"abc-DEF_1.2":           "abc-DEF_1.2",
		strings.Repeat("a", 64): strings.Repeat("a", 64),
		strings.Repeat("a", 65): "new-id",
		"":                      "new-id",
		"with space":            "new-id",
		"break\u2028line":       "new-id",
		"<script>":              "new-id",
		"quote\"":               "new-id",
	} {
		if got := do(h, "GET", "/healthz", nil, "X-Request-Id", given).Header().Get("X-Request-Id"); got != want {
			t.Errorf("X-Request-Id %q gives %q, want %q", given, got, want)
		}
	}
	o := options()
	o.NewRequestID = nil
	h = handler(t, o)
	one, two := do(h, "GET", "/healthz", nil).Header().Get("X-Request-Id"), do(h, "GET", "/healthz", nil).Header().Get("X-Request-Id")
	if one == two || len(one) < 20 {
		t.Errorf("random ids %q and %q", one, two)
	}
}

func TestBodiesAreLimited(t *testing.T) {
	h := handler(t, options())
	const small, large = 1 << 20, 25 << 20
	for _, test := range []struct {
		authorization string
		size, status  int
	}{
		{"", small, 200},
		{"", small + 1, 413},
		{"Bearer " + token, large, 200},
		{"Bearer " + token, large + 1, 413},
	} {
		body := bytes.Repeat([]byte("x"), test.size)
		for name, reader := range map[string]io.Reader{
			"with its length": bytes.NewReader(body), "in chunks": io.MultiReader(bytes.NewReader(body)),
		} {
			w := do(h, "POST", "/graphql", reader, "Authorization", test.authorization)
			if w.Code != test.status {
				t.Errorf("%d bytes %s, %q: status %d, want %d", test.size, name, test.authorization, w.Code, test.status)
			} else if w.Code == http.StatusRequestEntityTooLarge && code(t, w) != kg.ErrLimit.Code {
				t.Errorf("%d bytes: %s", test.size, w.Body)
			}
		}
	}
	w := do(h, "POST", "/graphql", iotest.ErrReader(errors.New("cut off")))
	if w.Code != http.StatusBadRequest || code(t, w) != kg.ErrInvalid.Code {
		t.Errorf("a body that breaks off: status %d, %s", w.Code, w.Body)
	}
}

func TestPagesOfOthersCannotWrite(t *testing.T) {
	h := handler(t, options())
	for _, test := range []struct {
		method string
		header []string
		status int
	}{
		{"POST", nil, 200},
		{"POST", []string{"Sec-Fetch-Site", "same-origin"}, 200},
		{"POST", []string{"Sec-Fetch-Site", "cross-site"}, 403},
		{"POST", []string{"Origin", "https://evil.example"}, 403},
		{"GET", []string{"Sec-Fetch-Site", "cross-site"}, 200},
	} {
		w := do(h, test.method, "/graphql", nil, test.header...)
		if w.Code != test.status {
			t.Errorf("%s with %v: status %d, want %d", test.method, test.header, w.Code, test.status)
		} else if w.Code == http.StatusForbidden && code(t, w) != "CROSS_ORIGIN" {
			t.Errorf("%s with %v: %s", test.method, test.header, w.Body)
		}
	}
}

func TestRequestsAreLimited(t *testing.T) {
	o := options()
	o.Config.MaxRequests, o.Config.MaxExports = 3, 1
	entered, leave := make(chan struct{}), make(chan struct{})
	block := func() { entered <- struct{}{}; <-leave }
	o.GraphQL = http.HandlerFunc(func(http.ResponseWriter, *http.Request) { block() })
	o.Export = func(context.Context, io.Writer) (dump.Summary, error) { block(); return dump.Summary{}, nil }
	h := handler(t, o)

	answers := make(chan int)
	get := func(path string) { answers <- do(h, "GET", path, nil).Code }
	refused := func(path string) {
		t.Helper()
		w := do(h, "GET", path, nil)
		if w.Code != http.StatusServiceUnavailable || w.Header().Get("Retry-After") != "1" || code(t, w) != kg.ErrUnavailable.Code {
			t.Errorf("%s above the limit: status %d, Retry-After %q", path, w.Code, w.Header().Get("Retry-After"))
		}
	}
	go get("/export/nquads")
	<-entered
	refused("/export/nquads")
	refused("/export/view")
	go get("/graphql")
	<-entered
	go get("/graphql")
	<-entered
	refused("/graphql")
	refused("/")
	for _, path := range []string{"/healthz", "/readyz", "/metrics"} {
		if w := do(h, "GET", path, nil); w.Code != http.StatusOK {
			t.Errorf("%s of a busy server: status %d", path, w.Code)
		}
	}
	close(leave)
	for range 3 {
		if status := <-answers; status != http.StatusOK {
			t.Errorf("a request within the limit: status %d", status)
		}
	}
	if w := do(h, "GET", "/", nil); w.Code != http.StatusOK {
		t.Errorf("after the rush: status %d", w.Code)
	}
}

func TestPanicsAreHidden(t *testing.T) {
	var log journal
	o := options()
	o.Logger = log.logger()
	o.GraphQL = http.HandlerFunc(func(http.ResponseWriter, *http.Request) { panic("the secret reason") })
	w := do(handler(t, o), "GET", "/graphql", nil)
	if w.Code != http.StatusInternalServerError || code(t, w) != kg.ErrInternal.Code || strings.Contains(w.Body.String(), "secret") {
		t.Errorf("status %d, %s", w.Code, w.Body)
	}
	for _, want := range []string{"the secret reason", "handler_test.go", "new-id"} {
		if !strings.Contains(log.String(), want) {
			t.Errorf("the log does not say %q:\n%s", want, log.String())
		}
	}
}

func TestAnswersThatBreakOffAreCut(t *testing.T) {
	for name, spoil := range map[string]func(*httpd.Options){
		"a panic": func(o *httpd.Options) {
			o.Export = func(_ context.Context, w io.Writer) (dump.Summary, error) {
				_, _ = io.WriteString(w, "half")
				panic("broken")
			}
		},
		"an error": func(o *httpd.Options) {
			o.Export = func(_ context.Context, w io.Writer) (dump.Summary, error) {
				_, _ = io.WriteString(w, "half")
				return dump.Summary{}, kg.ErrInternal
			}
		},
	} {
		o := options()
		spoil(&o)
		server := httptest.NewServer(handler(t, o))
		response, err := server.Client().Get(server.URL + "/export/nquads")
		if err == nil {
			_, err = io.ReadAll(response.Body)
			_ = response.Body.Close()
		}
		if err == nil {
			t.Errorf("%s: half an export looks whole", name)
		}
		server.Close()
	}
}

func TestExportsThatCannotStartAreErrors(t *testing.T) {
	var log journal
	o := options()
	o.Logger = log.logger()
	o.Export = func(context.Context, io.Writer) (dump.Summary, error) {
		return dump.Summary{}, kg.ErrUnavailable
	}
	w := do(handler(t, o), "GET", "/export/nquads", nil)
	if w.Code != http.StatusServiceUnavailable || code(t, w) != kg.ErrUnavailable.Code || w.Header().Get("Content-Disposition") != "" {
		t.Errorf("status %d, headers %v, %s", w.Code, w.Header(), w.Body)
	}
	if !strings.Contains(log.String(), "export failed") {
		t.Errorf("the log does not tell:\n%s", log.String())
	}
}

func TestRequestsAreLogged(t *testing.T) {
	var log journal
	o := options()
	o.Logger = log.logger()
	do(handler(t, o), "GET", "/graphql?query=secret", nil, "Authorization", "Bearer "+token, "X-Request-Id", "mine")
	for _, want := range []string{"id=mine", "method=GET", "path=/graphql", "status=200", "aborted=false"} {
		if !strings.Contains(log.String(), want) {
			t.Errorf("the log does not say %s:\n%s", want, log.String())
		}
	}
	for _, secret := range []string{"secret", token} {
		if strings.Contains(log.String(), secret) {
			t.Errorf("the log tells %q:\n%s", secret, log.String())
		}
	}
}

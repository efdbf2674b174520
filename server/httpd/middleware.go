package httpd

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"runtime/debug"
	"strings"
	"time"

	"huipu/graph"
	"huipu/internal/kg"
)

// requestIDHeader carries the name of a request in both directions.
const requestIDHeader = "X-Request-Id"

type requestIDKey struct{}

// requestID is the name of the request with the context; empty outside of a request.
func requestID(ctx context.Context) string {
	id, _ := ctx.Value(requestIDKey{}).(string)
	return id
}

// withRequestID gives every request a name: the client's own when it can stand in a log as
// it is, a new one otherwise.
func withRequestID(newID func() string, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		id := r.Header.Get(requestIDHeader)
		if !validRequestID(id) {
			id = newID()
		}
		w.Header().Set(requestIDHeader, id)
		ctx := context.WithValue(r.Context(), requestIDKey{}, id)
		next.ServeHTTP(w, r.WithContext(graph.WithRequestID(ctx, id)))
	})
}

func validRequestID(s string) bool {
	bad := func(r rune) bool {
		return !('a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9' || r == '-' || r == '_' || r == '.')
	}
	return s != "" && len(s) <= 64 && strings.IndexFunc(s, bad) < 0
}

// recorder notes what was answered.
type recorder struct {
	http.ResponseWriter
	status int // 0 before the header is sent
	bytes  int64
}

// WriteHeader notes the first final status.
func (w *recorder) WriteHeader(status int) {
	if w.status == 0 && status >= http.StatusOK {
		w.status = status
	}
	w.ResponseWriter.WriteHeader(status)
}

// Write counts the bytes that were sent.
func (w *recorder) Write(p []byte) (int, error) {
	if w.status == 0 {
		w.status = http.StatusOK
	}
	n, err := w.ResponseWriter.Write(p)
	w.bytes += int64(n)
	return n, err
}

// Unwrap lets http.ResponseController find the connection.
func (w *recorder) Unwrap() http.ResponseWriter { return w.ResponseWriter }

// Flush sends what is buffered, for handlers that stream.
func (w *recorder) Flush() {
	if w.status == 0 {
		w.status = http.StatusOK
	}
	// Every connection of a server can flush, and a recorder of a test need not.
	_ = http.NewResponseController(w.ResponseWriter).Flush()
}

// observed counts each request and writes one line for it. The query of the address is left
// out: it may hold a whole GraphQL document.
func observed(logger *slog.Logger, m *metrics, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		start := time.Now()
		rec := &recorder{ResponseWriter: w}
		aborted := true
		defer func() {
			took := time.Since(start)
			m.observe(r.URL.Path, rec.status, took)
			logger.LogAttrs(r.Context(), slog.LevelInfo, "request",
				slog.String("id", requestID(r.Context())), slog.String("method", r.Method), slog.String("path", r.URL.Path),
				slog.Int("status", rec.status), slog.Int64("bytes", rec.bytes), slog.Duration("took", took),
				slog.String("from", r.RemoteAddr), slog.Bool("aborted", aborted))
		}()
		next.ServeHTTP(rec, r)
		aborted = false
	})
}

// recovered turns a panic into an answer without its text; the log has text and stack.
// When the answer has begun, the connection is cut so that nobody takes it for whole.
func recovered(logger *slog.Logger, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		rec := &recorder{ResponseWriter: w}
		defer func() {
			v := recover()
			if v == nil {
				return
			}
			aborted, _ := v.(error)
			if !errors.Is(aborted, http.ErrAbortHandler) {
				logger.LogAttrs(r.Context(), slog.LevelError, "panic in a request",
					slog.String("id", requestID(r.Context())), slog.Any("panic", v), slog.String("stack", string(debug.Stack())))
			}
			if errors.Is(aborted, http.ErrAbortHandler) || rec.status != 0 {
				panic(http.ErrAbortHandler)
			}
			writeProblem(w, r, problemOf(kg.ErrInternal, "internal error"))
		}()
		next.ServeHTTP(rec, r)
	})
}

// withHeaders sets what every answer carries. Pages set a wider content policy of their
// own.
func withHeaders(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "same-origin")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("X-Frame-Options", "DENY")
		h.Set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
		next.ServeHTTP(w, r)
	})
}

// limitRequests serves n requests at a time and turns the others away at once, because a
// queue would only make everyone wait longer.
func limitRequests(n int, next http.Handler) http.Handler {
	slots := make(chan struct{}, n)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		select {
		case slots <- struct{}{}:
			defer func() { <-slots }()
			next.ServeHTTP(w, r)
		default:
			w.Header().Set("Retry-After", "1")
			writeProblem(w, r, problemOf(kg.ErrUnavailable, fmt.Sprintf("%d requests are being served; try again in a second", n)))
		}
	})
}

// sameOrigin refuses unsafe requests that a browser sends from the pages of others.
func sameOrigin(next http.Handler) http.Handler {
	protection := http.NewCrossOriginProtection()
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if err := protection.Check(r); err != nil {
			writeProblem(w, r, problem{http.StatusForbidden, "CROSS_ORIGIN", "a page of another site may not send this request"})
			return
		}
		next.ServeHTTP(w, r)
	})
}

package httpd

import (
	"context"
	"crypto/rand"
	"io"
	"log/slog"
	"net/http"
	"sync/atomic"
	"time"

	"huipu/internal/config"
	"huipu/internal/dump"
	"huipu/internal/ingest"
)

// Options are what a [Handler] serves.
type Options struct {
	Config  config.Config
	GraphQL http.Handler // answers /graphql
	SDL     string       // the text of the GraphQL schema
	Replica Replica
	// Counters tells what this server has written.
	Counters func() ingest.Counters
	// Export writes the whole graph as N-Quads.
	Export func(ctx context.Context, w io.Writer) (dump.Summary, error)
	// Backup writes the store as an archive.
	Backup func(ctx context.Context, w io.Writer) error
	Site   Site
	Logger *slog.Logger
	// NewRequestID names a request that came without a name of its own; nil for random names.
	NewRequestID func() string
}

// Handler answers every request. It is safe for concurrent use.
type Handler struct {
	http.Handler
	draining atomic.Bool
}

// Principal is the name under which changes are recorded that a request with the token
// made.
const Principal = "token"

// MaxBody is the size of the largest request body, which only requests with the token may
// have: a release of 12 MiB fits even when its JSON spells out every Chinese character as
// \uXXXX.
const MaxBody = 25 << 20

// maxQuestion is the size of the largest body of a request without the token.
const maxQuestion = 1 << 20

// The addresses that are no pages.
const (
	routeGraphQL = "/graphql"
	routeSDL     = "/schema.graphql"
	routeNQuads  = "/export/nquads"
	routeBackup  = "/backup"
	routeHealth  = "/healthz"
	routeReady   = "/readyz"
	routeMetrics = "/metrics"
)

// NewHandler wires the routes and the middleware around them. The error is that of reading
// the site.
func NewHandler(o Options) (*Handler, error) {
	pages, err := newPages(o.Site)
	if err != nil {
		return nil, err
	}
	if o.NewRequestID == nil {
		o.NewRequestID = rand.Text
	}
	h := &Handler{}
	auth := authenticator{o.Config.Token}

	metrics := newMetrics(o.Replica, o.Counters)

	mux := http.NewServeMux()
	mux.Handle(routeGraphQL, auth.wrap(limitBody(withDeadline(o.Config.RequestTimeout, atRevision(o.Replica, o.GraphQL)))))
	mux.Handle(routeSDL, readOnly(text(o.SDL)))
	mux.Handle(routeNQuads, readOnly(limitRequests(o.Config.MaxExports, atRevision(o.Replica, exporter(o.Export, o.Replica, o.Logger)))))
	mux.Handle(routeBackup, auth.require(limitRequests(1, backups(o.Backup, o.Logger))))
	mux.Handle("/", pages)

	// Health and metrics are asked for by machines that decide whether this server gets any
	// requests, so they stand outside of the limit on requests.
	outer := http.NewServeMux()
	outer.Handle(routeHealth, readOnly(http.HandlerFunc(healthy)))
	outer.Handle(routeReady, readOnly(h.ready(o.Replica)))
	outer.Handle(routeMetrics, readOnly(metrics.handler()))
	outer.Handle("/", limitRequests(o.Config.MaxRequests, sameOrigin(mux)))

	h.Handler = withRequestID(o.NewRequestID, observed(o.Logger, metrics, recovered(o.Logger, withHeaders(outer))))
	return h, nil
}

// Drain makes the server answer that it is not ready, while requests are still served.
func (h *Handler) Drain() { h.draining.Store(true) }

func healthy(w http.ResponseWriter, _ *http.Request) {
	writeJSON(w, http.StatusOK, map[string]any{"status": "ok"})
}

// withDeadline ends the context of requests that take too long; what serves them answers.
func withDeadline(d time.Duration, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		ctx, cancel := context.WithTimeout(r.Context(), d)
		defer cancel()
		next.ServeHTTP(w, r.WithContext(ctx))
	})
}

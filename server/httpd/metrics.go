package httpd

import (
	"net/http"
	"strconv"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"huipu/internal/follow"
	"huipu/internal/ingest"
)

// metrics counts what this handler does, in a registry of its own.
type metrics struct {
	registry *prometheus.Registry
	requests *prometheus.CounterVec
	took     *prometheus.HistogramVec
}

func newMetrics(replica Replica, counters func() ingest.Counters) *metrics {
	m := &metrics{
		registry: prometheus.NewRegistry(),
		requests: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "huipu_http_requests_total", Help: "Requests answered, by route and status; status 0 was cut off before one.",
		}, []string{"route", "code"}),
		took: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name: "huipu_http_request_duration_seconds", Help: "Time from the request to the end of the answer, by route.",
			Buckets: []float64{0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 60},
		}, []string{"route"}),
	}
	m.registry.MustRegister(m.requests, m.took, collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	for _, g := range []struct {
		name, help string
		value      func(follow.Status) float64
	}{
		{"huipu_view_revision", "Last revision that requests see.", func(s follow.Status) float64 { return float64(s.View) }},
		{"huipu_store_revision", "Last revision of the store, as far as it is known.", func(s follow.Status) float64 { return float64(s.Store) }},
		{"huipu_view_lag_revisions", "Revisions by which requests are behind the store.", func(s follow.Status) float64 { return float64(s.Lag()) }},
		{"huipu_store_reachable", "1 while the view can follow the store, 0 otherwise.", func(s follow.Status) float64 {
			if s.Err != nil {
				return 0
			}
			return 1
		}},
	} {
		m.registry.MustRegister(prometheus.NewGaugeFunc(prometheus.GaugeOpts{Name: g.name, Help: g.help}, func() float64 { return g.value(replica.Status()) }))
	}
	for _, c := range []struct {
		name, help string
		value      func() uint64
	}{
		{"huipu_view_rebuilds_total", "How often the view was built anew because the store had lost revisions.", func() uint64 { return replica.Status().Rebuilds }},
		{"huipu_commits_total", "Revisions that this server made.", func() uint64 { return counters().Commits }},
		{"huipu_commit_conflicts_total", "Changes decided anew because another writer was faster.", func() uint64 { return counters().Conflicts }},
	} {
		m.registry.MustRegister(prometheus.NewCounterFunc(prometheus.CounterOpts{Name: c.name, Help: c.help}, func() float64 { return float64(c.value()) }))
	}
	return m
}

// handler answers with everything in the text format of Prometheus, or OpenMetrics.
func (m *metrics) handler() http.Handler {
	return promhttp.HandlerFor(m.registry, promhttp.HandlerOpts{})
}

// observe counts a request.
func (m *metrics) observe(path string, status int, took time.Duration) {
	route := routeOf(path)
	m.requests.WithLabelValues(route, strconv.Itoa(status)).Inc()
	m.took.WithLabelValues(route).Observe(took.Seconds())
}

// routeOf names what answers the path. Addresses of the site count as one, for clients can
// make up as many as they like.
func routeOf(path string) string {
	switch path {
	case routeGraphQL, routeSDL, routeNQuads, routeView, routeBackup, routeHealth, routeReady, routeMetrics:
		return path
	}
	return "site"
}

package httpd_test

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"

	"huipu/internal/kg"
	"huipu/server/httpd"
)

// server is one that runs in a test.
type server struct {
	url     string
	handler *httpd.Handler
	stop    context.CancelFunc
	done    chan error
}

func serve(t *testing.T, o httpd.Options) server {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	t.Cleanup(stop)
	s := server{"http://" + l.Addr().String(), handler(t, o), stop, make(chan error, 1)}
	go func() { s.done <- httpd.Serve(ctx, l, s.handler, o.Config, slog.New(slog.DiscardHandler)) }()
	return s
}

// get asks over a connection of its own, so that none stays open.
func (s server) get(path string) (int, string, error) {
	client := http.Client{Transport: &http.Transport{DisableKeepAlives: true}}
	response, err := client.Get(s.url + path)
	if err != nil {
		return 0, "", err
	}
	defer func() { _ = response.Body.Close() }()
	body, err := io.ReadAll(response.Body)
	return response.StatusCode, string(body), err
}

func TestServeAnswersAndStops(t *testing.T) {
	s := serve(t, options())
	if status, body, err := s.get("/healthz"); err != nil || status != http.StatusOK || !strings.Contains(body, "ok") {
		t.Errorf("status %d, %q, %v", status, body, err)
	}
	s.stop()
	if err := <-s.done; err != nil {
		t.Errorf("stopping: %v", err)
	}
	if _, _, err := s.get("/healthz"); err == nil {
		t.Error("the server answers after its stop")
	}
}

func TestServeFinishesRequestsUnderWay(t *testing.T) {
	o := options()
	entered, leave := make(chan struct{}), make(chan struct{})
	o.GraphQL = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		close(entered)
		<-leave
		if r.Context().Err() != nil {
			panic("cut off within the grace")
		}
		_, _ = io.WriteString(w, "done")
	})
	s := serve(t, o)
	answer := make(chan string, 1)
	go func() {
		_, body, err := s.get("/graphql")
		if err != nil {
			body = err.Error()
		}
		answer <- body
	}()
	<-entered
	s.stop()
	for {
		w := do(s.handler, "GET", "/readyz", nil)
		if w.Code == http.StatusServiceUnavailable {
			break
		}
	}
	close(leave)
	if got := <-answer; got != "done" {
		t.Errorf("the request under way got %q", got)
	}
	if err := <-s.done; err != nil {
		t.Errorf("stopping: %v", err)
	}
}

func TestServeCutsOffWhatTakesTooLong(t *testing.T) {
	o := options()
	o.Config.ShutdownTimeout = time.Millisecond
	entered := make(chan struct{})
	o.GraphQL = http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		close(entered)
		<-r.Context().Done()
	})
	s := serve(t, o)
	go func() { _, _, _ = s.get("/graphql") }()
	<-entered
	s.stop()
	if err := <-s.done; !errors.Is(err, kg.ErrTimeout) {
		t.Errorf("got %v, want %v", err, kg.ErrTimeout)
	}
}

func TestServeReportsABrokenListener(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	o := options()
	if err := httpd.Serve(t.Context(), l, handler(t, o), o.Config, o.Logger); !errors.Is(err, net.ErrClosed) {
		t.Errorf("got %v, want %v", err, net.ErrClosed)
	}
}

func TestRequestsHaveADeadline(t *testing.T) {
	o := options()
	o.Config.RequestTimeout = time.Nanosecond
	o.GraphQL = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		<-r.Context().Done()
		_, _ = io.WriteString(w, r.Context().Err().Error())
	})
	if got := do(handler(t, o), "GET", "/graphql", nil).Body.String(); got != context.DeadlineExceeded.Error() {
		t.Errorf("got %q", got)
	}
}

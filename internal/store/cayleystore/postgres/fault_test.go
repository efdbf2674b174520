package postgres_test

import (
	"bytes"
	"errors"
	"io"
	"net"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/cayleygraph/quad"
	"github.com/jackc/pgx/v5"

	"huipu/internal/kg"
	"huipu/internal/store"
	"huipu/internal/store/cayleystore/postgres"
	"huipu/internal/testkit/pgtest"
)

// patient waits for a database long enough for a loaded machine.
var patient = postgres.Options{RetryFor: time.Minute}

// own starts a cluster that the test may stop.
func own(t *testing.T) *pgtest.Cluster {
	pgtest.Need(t)
	c := pgtest.New(pgtest.Options{})
	t.Cleanup(func() {
		if err := c.Close(); err != nil {
			t.Error(err)
		}
	})
	return c
}

func openWith(t *testing.T, address string, opts postgres.Options) *postgres.Store {
	t.Helper()
	s, err := postgres.Open(t.Context(), address, opts)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

func TestCommitsAndReadsOutliveARestart(t *testing.T) {
	c := own(t)
	s := openWith(t, c.Database(t), patient)
	commit(t, s, store.Change{Add: sample(1)})
	for n, end := range []func() error{c.Stop, c.Kill} {
		if err := end(); err != nil {
			t.Fatal(err)
		}
		done := make(chan error, 1)
		go func() {
			_, err := s.Commit(t.Context(), store.Change{Add: sample(n + 2)})
			done <- err
		}()
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		if err := <-done; err != nil {
			t.Errorf("commit during a restart: %v", err)
		}
		if err := errors.Join(end(), c.Start()); err != nil {
			t.Fatal(err)
		}
		// The first read finds the connections of before.
		if got := len(all(t, s.Match(t.Context(), quad.Label, []quad.Value{quad.IRI("hp:document/1")}))); got != 4 {
			t.Errorf("%d statements after a restart, want 4", got)
		}
	}
	if got := all(t, s.Heads(t.Context(), 0)); len(got) != 3 {
		t.Errorf("%d revisions, want 3", len(got))
	}
}

func TestAnAbsentDatabaseIsUnavailable(t *testing.T) {
	c := own(t)
	address := c.Database(t)
	s := openWith(t, address, postgres.Options{RetryFor: time.Millisecond})
	commit(t, s, store.Change{Add: sample(1)})
	if err := c.Stop(); err != nil {
		t.Fatal(err)
	}
	check := func(what string, err error) {
		t.Helper()
		if kg.CategoryOf(err) != kg.ErrUnavailable || strings.Contains(err.Error(), pgtest.Password) {
			t.Errorf("%s: error %v, want ErrUnavailable without the password", what, err)
		}
	}
	_, err := s.Commit(t.Context(), store.Change{Add: sample(2)})
	check("Commit", err)
	_, err = s.Stats(t.Context())
	check("Stats", err)
	_, err = s.Wait(t.Context(), 1)
	check("Wait", err)
	_, err = s.Verify(t.Context())
	check("Verify", err)
	for _, err := range s.Quads(t.Context()) {
		check("Quads", err)
	}
	_, err = postgres.Open(t.Context(), address, postgres.Options{})
	check("Open", err)
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	commit(t, s, store.Change{Add: sample(2)})
}

// A store leaves out nodes that it knows to be there. After a restart, or when an older state
// was put back, they may be missing.
func TestCommitsWriteTheirNodesWhereAnOlderStateWasPutBack(t *testing.T) {
	for _, tc := range []struct {
		name    string
		restart bool
		state   string // of the head and the revision; the other tables are empty
	}{
		{"the server was restarted", true, "UPDATE huipu_revisions SET added = '' RETURNING 'x'"},
		{"revisions are gone", false, "DELETE FROM huipu_revisions RETURNING 'x'"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			c := own(t)
			address := c.Database(t)
			s := openWith(t, address, patient)
			commit(t, s, store.Change{Add: sample(1)})
			commit(t, s, store.Change{Remove: sample(1)[1:], Add: sample(2)[:1]}) // knows what is pinned
			query(t, address, "DELETE FROM nodes RETURNING 'x'")
			query(t, address, "DELETE FROM quads RETURNING 'x'")
			query(t, address, tc.state)
			query(t, address, "UPDATE huipu_revisions SET removed = '' RETURNING 'x'")
			query(t, address, "UPDATE huipu_head SET quads = 0, number = (SELECT count(*) FROM huipu_revisions) RETURNING 'x'")
			if tc.restart {
				if err := errors.Join(c.Stop(), c.Start()); err != nil {
					t.Fatal(err)
				}
			}
			commit(t, s, store.Change{Add: sample(1)})
			if problems, err := s.Verify(t.Context()); err != nil || len(problems) > 0 {
				t.Errorf("%q, %v; want a sound store", problems, err)
			}
			same(t, "statements", lines(sample(1)), lines(all(t, s.Quads(t.Context()))))
		})
	}
}

func TestWaitEndsWhenTheDatabaseGoesAway(t *testing.T) {
	c := own(t)
	s := openWith(t, c.Database(t), patient)
	ended := make(chan error, 1)
	go func() {
		_, err := s.Wait(t.Context(), 0)
		ended <- err
	}()
	listening := func() bool {
		return len(query(t, c.Database(t), "SELECT query FROM pg_stat_activity WHERE query LIKE 'LISTEN%' OR query LIKE 'SELECT number%'")) > 0
	}
	for !listening() {
		if t.Context().Err() != nil {
			t.Fatal("nobody listens")
		}
	}
	if err := c.Stop(); err != nil {
		t.Fatal(err)
	}
	if err := <-ended; kg.CategoryOf(err) != kg.ErrUnavailable {
		t.Errorf("error %v, want ErrUnavailable", err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	commit(t, s, store.Change{Add: sample(1)})
	if n, err := s.Wait(t.Context(), 0); err != nil || n != 1 {
		t.Errorf("%d, %v; want 1", n, err)
	}
}

// wire passes a connection on, until an answer of the server holds the text: then it cuts the
// connection instead, as often as cuts says.
type wire struct {
	listener net.Listener
	server   string
	text     []byte

	mu   sync.Mutex
	cuts int
}

// newWire puts a wire before the server of the address, and gives the address of its near end.
func newWire(t *testing.T, address, text string) (*wire, string) {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	config, err := pgx.ParseConfig(address)
	if err != nil {
		t.Fatal(err)
	}
	server := net.JoinHostPort(config.Host, strconv.Itoa(int(config.Port)))
	w := &wire{listener: l, server: server, text: []byte(text)}
	var wg sync.WaitGroup
	wg.Go(func() {
		for {
			near, err := l.Accept()
			if err != nil {
				return
			}
			wg.Go(func() { w.pass(t, near) })
		}
	})
	t.Cleanup(func() {
		l.Close()
		wg.Wait()
		if w.cuts != 0 {
			t.Errorf("%d connections were not cut", w.cuts)
		}
	})
	return w, strings.Replace(address, server, l.Addr().String(), 1)
}

func (w *wire) pass(t *testing.T, near net.Conn) {
	defer near.Close()
	far, err := net.Dial("tcp", w.server)
	if err != nil {
		t.Error(err)
		return
	}
	defer far.Close()
	var wg sync.WaitGroup
	defer wg.Wait()
	wg.Go(func() {
		_, _ = io.Copy(far, near) // until either end closes
		far.Close()
	})
	defer near.Close()
	buf := make([]byte, 1<<16)
	for {
		n, err := far.Read(buf)
		if err != nil || w.cutsAt(buf[:n]) {
			return
		}
		if _, err := near.Write(buf[:n]); err != nil {
			return
		}
	}
}

func (w *wire) cut(times int) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.cuts = times
}

func (w *wire) cutsAt(answer []byte) bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.cuts == 0 || !bytes.Contains(answer, w.text) {
		return false
	}
	w.cuts--
	return true
}

// The connection breaks before the change is done, or after that and before the answer: in
// both cases it is done once.
func TestABrokenConnectionDoesTheChangeOnce(t *testing.T) {
	for name, text := range map[string]string{"before the commit": "BEGIN\x00", "after the commit": "COMMIT\x00"} {
		t.Run(name, func(t *testing.T) {
			address := cluster.Schema(t)
			w, near := newWire(t, address, text)
			s := openWith(t, near, patient)
			w.cut(2)
			c := commit(t, s, store.Change{Author: "a", Add: sample(1), Documents: []kg.ID{"document/1"}})
			if c.Number != 1 || c.Author != "a" || len(c.Added) != len(sample(1)) || len(c.Documents) != 1 {
				t.Errorf("got %+v", c)
			}
			premise := uint64(1)
			if c := commit(t, s, store.Change{Premise: &premise, Remove: sample(1)[:2]}); c.Number != 2 || len(c.Removed) != 2 {
				t.Errorf("got %+v", c)
			}
			if heads := all(t, s.Heads(t.Context(), 0)); len(heads) != 2 {
				t.Errorf("%d revisions, want 2", len(heads))
			}
			if problems, err := s.Verify(t.Context()); err != nil || len(problems) > 0 {
				t.Errorf("%q, %v", problems, err)
			}
		})
	}
}

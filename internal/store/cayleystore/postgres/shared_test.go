package postgres_test

import (
	"fmt"
	"strings"
	"sync"
	"testing"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
	"github.com/jackc/pgx/v5"

	"huipu/internal/store"
)

// Many writers in several processes, at any level of isolation, leave a row of revisions
// without gaps that leads to what is there.
func TestWritersOfManyProcesses(t *testing.T) {
	for _, level := range []string{"read committed", "repeatable read", "serializable"} {
		t.Run(level, func(t *testing.T) {
			address := cluster.Schema(t) + "&default_transaction_isolation=" + strings.ReplaceAll(level, " ", "%20")
			const processes, writers, rounds = 3, 2, 6
			var wg sync.WaitGroup
			for p := range processes {
				s := openWith(t, address, patient)
				for w := range writers {
					wg.Go(func() {
						for i := range rounds {
							n := (p*writers+w)*rounds + i
							changes := []store.Change{{Add: sample(n)}}
							if i%2 == 1 {
								changes = append(changes, store.Change{Remove: sample(n)[:4]})
							}
							for _, change := range changes {
								if _, err := s.Commit(t.Context(), change); err != nil {
									t.Error(err)
								}
							}
						}
					})
				}
			}
			wg.Wait()
			s := open(t, address)
			heads := all(t, s.Heads(t.Context(), 0))
			if want := processes * writers * rounds * 3 / 2; len(heads) != want {
				t.Errorf("%d revisions, want %d", len(heads), want)
			}
			for i := range heads[1:] {
				if heads[i+1].Number != heads[i].Number+1 {
					t.Errorf("revision %d follows %d", heads[i+1].Number, heads[i].Number)
				}
			}
			if problems, err := s.Verify(t.Context()); err != nil || len(problems) > 0 {
				t.Errorf("%q, %v", problems, err)
			}
		})
	}
}

// A session outside takes the lock of the head, then waits for a node that a commit has
// written: a deadlock, out of which the commit has to find by itself.
func TestDeadlocksAreTriedAgain(t *testing.T) {
	address := cluster.Schema(t)
	open(t, address)
	// PostgreSQL looks for a deadlock once, when a session has waited for this long: the deadlock
	// has to be there by then, also on a loaded machine.
	s := openWith(t, address+"&deadlock_timeout=4s", patient)
	conn, err := pgx.Connect(t.Context(), address+"&deadlock_timeout=10min")
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(t.Context())
	exec := func(sql string) {
		t.Helper()
		if _, err := conn.Exec(t.Context(), sql); err != nil {
			t.Fatal(err)
		}
	}
	exec("BEGIN; SELECT FROM huipu_head FOR UPDATE")
	done := make(chan store.Committed, 1)
	go func() {
		c, err := s.Commit(t.Context(), store.Change{Add: sample(1)})
		if err != nil {
			t.Error(err)
		}
		done <- c
	}()
	waiting := fmt.Sprintf("SELECT pid::text FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE '%%huipu_head%%' AND %d = ANY (pg_blocking_pids(pid))", conn.PgConn().PID())
	for len(query(t, address, waiting)) == 0 {
		if t.Context().Err() != nil {
			t.Fatal("the commit does not wait")
		}
	}
	node := graph.HashOf(quad.IRI("hp:person/1"))
	if _, err := conn.Exec(t.Context(), "INSERT INTO nodes (hash, refs) VALUES ($1, 1)", node[:]); err != nil {
		t.Fatal(err)
	}
	exec("ROLLBACK")
	if c := <-done; c.Number != 1 {
		t.Errorf("revision %d, want 1", c.Number)
	}
}

func TestWaitSeesCommitsOfOtherProcesses(t *testing.T) {
	for name, commitElsewhere := range map[string]func(t *testing.T, address string){
		"with a notification": func(t *testing.T, address string) { commit(t, open(t, address), store.Change{Add: sample(1)}) },
		"without": func(t *testing.T, address string) {
			query(t, address, "UPDATE huipu_head SET number = 1 RETURNING 'x'")
		},
	} {
		t.Run(name, func(t *testing.T) {
			address := cluster.Schema(t)
			s := open(t, address)
			seen := make(chan uint64, 1)
			go func() {
				n, err := s.Wait(t.Context(), 0)
				if err != nil {
					t.Error(err)
				}
				seen <- n
			}()
			commitElsewhere(t, address)
			if n := <-seen; n != 1 {
				t.Errorf("%d, want 1", n)
			}
		})
	}
}

// A session that an administrator ends is one of a server that goes away.
func TestEndedSessionsAreTriedAgain(t *testing.T) {
	address := cluster.Schema(t)
	s := openWith(t, address+"&application_name=victim", patient)
	for n := range 3 {
		commit(t, s, store.Change{Add: sample(n)})
		query(t, address, "SELECT pg_terminate_backend(pid)::text FROM pg_stat_activity WHERE application_name = 'victim'")
		if got := len(all(t, s.Heads(t.Context(), 0))); got != n+1 {
			t.Errorf("%d revisions, want %d", got, n+1)
		}
		query(t, address, "SELECT pg_terminate_backend(pid)::text FROM pg_stat_activity WHERE application_name = 'victim'")
	}
}

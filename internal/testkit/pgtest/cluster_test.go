package pgtest_test

import (
	"errors"
	"os"
	"testing"

	"github.com/jackc/pgx/v5"

	"huipu/internal/testkit/pgtest"
)

func TestClusterOutlivesStopAndKill(t *testing.T) {
	pgtest.Need(t)
	cluster := pgtest.New(pgtest.Options{})
	t.Cleanup(func() {
		if err := cluster.Close(); err != nil {
			t.Error(err)
		}
	})
	address, other := cluster.Database(t), cluster.Database(t)
	if address == other {
		t.Errorf("two databases at %s", address)
	}
	ask := func(sql string) (n int) {
		t.Helper()
		conn, err := pgx.Connect(t.Context(), address)
		if err != nil {
			t.Fatal(err)
		}
		defer conn.Close(t.Context())
		if err := conn.QueryRow(t.Context(), sql).Scan(&n); err != nil && !errors.Is(err, pgx.ErrNoRows) {
			t.Fatal(err)
		}
		return n
	}
	ask("CREATE TABLE x (n int)")
	for i, end := range []func() error{cluster.Stop, cluster.Kill, cluster.Stop} {
		ask("INSERT INTO x VALUES (1) RETURNING n")
		if err := end(); err != nil {
			t.Fatal(err)
		}
		if _, err := pgx.Connect(t.Context(), address); err == nil {
			t.Error("connects to a server that was ended")
		}
		if err := cluster.Start(); err != nil {
			t.Fatal(err)
		}
		if n := ask("SELECT count(*) FROM x"); n != i+1 {
			t.Errorf("%d rows after end %d, want %d", n, i, i+1)
		}
	}
}

func TestUnusedClusterLeavesNothing(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	if err := pgtest.New(pgtest.Options{}).Close(); err != nil {
		t.Error(err)
	}
	if files, err := os.ReadDir(os.TempDir()); err != nil || len(files) > 0 {
		t.Errorf("%d files, %v; want none", len(files), err)
	}
}

package postgres_test

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/jackc/pgx/v5"
	"go.uber.org/goleak"

	"huipu/internal/store"
	"huipu/internal/store/cayleystore"
	"huipu/internal/store/cayleystore/postgres"
	"huipu/internal/store/storetest"
	"huipu/internal/testkit/pgtest"
)

// cluster serves all tests of the package; nothing runs before the first that asks for it.
var cluster = pgtest.New(pgtest.Options{})

func TestMain(m *testing.M) {
	goleak.VerifyTestMain(m, goleak.Cleanup(func(code int) {
		if err := cluster.Close(); err != nil {
			fmt.Fprintln(os.Stderr, err)
			code = 1
		}
		os.Exit(code)
	}), goleak.IgnoreAnyFunction("huipu/internal/testkit/pgtest.(*Cluster).launch.func1"))
}

func TestContract(t *testing.T) {
	pgtest.Need(t)
	storetest.Run(t, func(t *testing.T) storetest.Home {
		address := cluster.Schema(t)
		root := t.TempDir()
		empty, occupied := filepath.Join(root, "empty"), filepath.Join(root, "occupied")
		if err := errors.Join(os.Mkdir(empty, 0o755), os.MkdirAll(filepath.Join(occupied, "file"), 0o755)); err != nil {
			t.Fatal(err)
		}
		return storetest.Home{
			Open: func(now func() time.Time) (store.Store, error) {
				s, err := postgres.Open(context.Background(), address, postgres.Options{Now: now})
				if err != nil {
					return nil, err
				}
				return s, nil
			},
			Persistent: true, OnDisk: true,
			Backup: &storetest.Backup{
				Missing: filepath.Join(root, "new", "backup"), Empty: empty, Occupied: occupied,
				Open: func(dir string) (store.Store, error) { return cayleystore.Open(dir, cayleystore.Options{}) },
			},
		}
	})
}

func open(t testing.TB, address string) *postgres.Store {
	t.Helper()
	s, err := postgres.Open(t.Context(), address, postgres.Options{})
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

func commit(t testing.TB, s *postgres.Store, change store.Change) store.Committed {
	t.Helper()
	c, err := s.Commit(t.Context(), change)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func all[T any](t testing.TB, seq iter.Seq2[T, error]) []T {
	t.Helper()
	var items []T
	for item, err := range seq {
		if err != nil {
			t.Fatal(err)
		}
		items = append(items, item)
	}
	return items
}

// query reads the first column of every row.
func query(t testing.TB, address, sql string, args ...any) []string {
	t.Helper()
	conn, err := pgx.Connect(t.Context(), address)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(t.Context())
	rows, err := conn.Query(t.Context(), sql, args...)
	if err != nil {
		t.Fatal(err)
	}
	found, err := pgx.CollectRows(rows, pgx.RowTo[string])
	if err != nil {
		t.Fatalf("%s: %v", sql, err)
	}
	return found
}

func same(t testing.TB, what string, want, got []string) {
	t.Helper()
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", what, diff)
	}
}

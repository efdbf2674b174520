package postgres_test

import (
	"context"
	"fmt"
	"os"
	"testing"
	"time"

	"go.uber.org/goleak"

	"huipu/internal/store"
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
		address := cluster.Database(t)
		return storetest.Home{
			Open: func(now func() time.Time) (store.Store, error) {
				s, err := postgres.Open(context.Background(), address, postgres.Options{Now: now})
				if err != nil {
					return nil, err
				}
				return s, nil
			},
			Persistent: true, OnDisk: true,
		}
	})
}

package memstore_test

import (
	"testing"
	"time"

	"github.com/cayleygraph/quad"

	"huipu/internal/store"
	"huipu/internal/store/memstore"
	"huipu/internal/store/storetest"
)

func TestContract(t *testing.T) {
	storetest.Run(t, func(*testing.T) storetest.Home {
		return storetest.Home{Open: func(now func() time.Time) (store.Store, error) {
			return memstore.New(memstore.Options{Now: now}), nil
		}}
	})
}

func TestClockOfTheMachineIsTheDefault(t *testing.T) {
	s := memstore.New(memstore.Options{})
	before := time.Now().Add(-time.Second)
	c, err := s.Commit(t.Context(), store.Change{Add: []quad.Quad{{
		Subject: quad.IRI("s"), Predicate: quad.IRI("p"), Object: quad.IRI("o"), Label: quad.IRI("d"),
	}}})
	if err != nil || c.Time.Before(before) || c.Time.After(time.Now()) {
		t.Errorf("revision of %v, %v; want now", c.Time, err)
	}
}

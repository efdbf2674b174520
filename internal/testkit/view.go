package testkit

import (
	"context"
	"testing"
	"time"

	"huipu/internal/kg"
	"huipu/internal/store"
	"huipu/internal/view"
	"huipu/internal/vocab"
)

// Clock gives instants one second apart, from 2024-01-01 in UTC.
func Clock() func() time.Time {
	now := time.Date(2024, 1, 1, 0, 0, 0, 0, time.UTC)
	return func() time.Time {
		defer func() { now = now.Add(time.Second) }()
		return now
	}
}

// View commits the contributions to the store, each in a revision of its own, and builds a read
// model of it.
func View(t testing.TB, s store.Store, contributions []kg.Contribution) *view.View {
	t.Helper()
	ctx := context.Background()
	for _, c := range contributions {
		change := store.Change{
			Author: "testkit", Cause: kg.CauseIngest, Message: c.Document.Title, Documents: []kg.ID{c.Document.ID}, Add: vocab.Encode(c),
		}
		if _, err := s.Commit(ctx, change); err != nil {
			t.Fatalf("committing %q: %v", c.Document.Title, err)
		}
	}
	v, err := view.Build(ctx, s)
	if err != nil {
		t.Fatalf("building the view: %v", err)
	}
	return v
}

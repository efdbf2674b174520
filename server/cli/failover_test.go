//go:build failover

package cli_test

import (
	"context"
	"sync"
	"testing"
	"time"

	"huipu/internal/testkit/pgtest"
)

// TestFailover writes to two servers on a PostgreSQL that Patroni leads, while the primary
// and its Patroni are killed, the old primary comes back as a standby, and the leadership is
// handed back as planned: everything that was acknowledged is stored at the end, and the
// servers were never started anew. It tells how long no change was possible.
func TestFailover(t *testing.T) {
	cluster := pgtest.NewFailover(t)
	l := &load{t: t, revisions: map[uint64]string{}, kept: map[string]bool{}, gone: map[string]bool{}}
	for range 2 {
		l.replicas = append(l.replicas, newReplica(t, cluster.Address()))
	}
	ctx, cancel := context.WithTimeout(t.Context(), 110*time.Second)
	defer cancel()
	const url = "https://news.example/same"
	stop := make(chan struct{})
	var clients sync.WaitGroup
	for writer := range 2 {
		clients.Go(func() { l.write(ctx, stop, writer) })
	}
	clients.Go(func() { l.supersede(ctx, stop, 10, url) })
	more := func() {
		t.Helper()
		goal := l.acks.Load() + 30
		if err := eventually(ctx, func() bool { return l.acks.Load() >= goal || t.Failed() }); err != nil {
			t.Fatalf("the clients do not get on: %v", err)
		}
	}
	// outage does something to the cluster and measures the longest time without a change
	// until the clients have got on.
	outage := func(what string, do func()) {
		t.Helper()
		watching, done := context.WithCancel(ctx)
		longest := make(chan time.Duration)
		go func() { longest <- l.longestGap(watching) }()
		do()
		more()
		done()
		t.Logf("%s: no change for %v", what, (<-longest).Round(10*time.Millisecond))
	}
	more()
	var old int
	outage("fail-over after kill -9 of the primary and its Patroni", func() {
		var err error
		if old, err = cluster.KillPrimary(ctx); err != nil {
			t.Fatal(err)
		}
	})
	if err := cluster.StartMember(old); err != nil {
		t.Fatal(err)
	}
	if err := cluster.AwaitSynchronous(ctx); err != nil {
		t.Fatal(err)
	}
	outage("planned switchover", func() {
		if err := cluster.Switchover(ctx); err != nil {
			t.Fatal(err)
		}
	})
	close(stop)
	clients.Wait()
	l.checkEnd(ctx, url)
	l.mu.Lock()
	defer l.mu.Unlock()
	t.Logf("%d acknowledged, last revision %d", l.acks.Load(), l.last)
}

// longestGap is the longest time without an acknowledgement until the context ends.
func (l *load) longestGap(ctx context.Context) time.Duration {
	var longest time.Duration
	seen, since := l.acks.Load(), time.Now()
	_ = eventually(ctx, func() bool { // which ends with the context alone
		if n := l.acks.Load(); n != seen {
			longest = max(longest, time.Since(since))
			seen, since = n, time.Now()
		}
		return false
	})
	return longest
}

package cli_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"sync"
	"testing"
	"time"

	"huipu/internal/testkit/pgtest"
)

// TestReplicasAgreeAfterFaults writes to three servers on one PostgreSQL while servers are
// killed and the database goes away: at the end every server shows the same, byte by byte,
// and everything that was acknowledged is stored.
func TestReplicasAgreeAfterFaults(t *testing.T) {
	pgtest.Need(t)
	cluster := pgtest.New(pgtest.Options{})
	t.Cleanup(func() {
		if err := cluster.Close(); err != nil {
			t.Error(err)
		}
	})
	store := cluster.Database(t)
	l := &load{t: t, revisions: map[uint64]string{}, kept: map[string]bool{}, gone: map[string]bool{}}
	for range 3 {
		l.replicas = append(l.replicas, newReplica(t, store))
	}
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
	defer cancel()
	const url = "https://news.example/same"
	stop := make(chan struct{})
	var clients sync.WaitGroup
	for writer := range 3 {
		clients.Go(func() { l.write(ctx, stop, writer) })
	}
	for writer := 10; writer < 12; writer++ {
		clients.Go(func() { l.supersede(ctx, stop, writer, url) })
	}
	// more waits until the clients have got further.
	more := func() {
		t.Helper()
		goal := l.acks.Load() + 12
		if err := eventually(ctx, func() bool { return l.acks.Load() >= goal || t.Failed() }); err != nil {
			t.Errorf("the clients do not get on: %v", err)
		}
	}
	for _, victim := range l.replicas {
		more()
		victim.kill()
		more()
		victim.start(t)
	}
	more()
	if err := cluster.Stop(); err != nil {
		t.Fatal(err)
	}
	l.checkAway(ctx)
	if err := cluster.Start(); err != nil {
		t.Fatal(err)
	}
	more()
	if err := cluster.Kill(); err != nil {
		t.Fatal(err)
	}
	if err := cluster.Start(); err != nil {
		t.Fatal(err)
	}
	more()
	close(stop)
	clients.Wait()
	l.checkEnd(ctx, url)
	l.mu.Lock()
	defer l.mu.Unlock()
	t.Logf("%d acknowledged, last revision %d", l.acks.Load(), l.last)
}

// checkAway holds the servers to what they promise while the database is away.
func (l *load) checkAway(ctx context.Context) {
	l.t.Helper()
	for n, r := range l.replicas {
		err := eventually(ctx, func() bool {
			status, body, err := r.get(ctx, "/readyz", "")
			return err == nil && status == 200 && bytes.Contains(body, []byte(`"ready":true`)) && bytes.Contains(body, []byte(`"writable":false`))
		})
		if err != nil {
			l.t.Errorf("server %d does not tell that the database is away: %v", n, err)
		}
		if a, err := r.ask(ctx, "", "{ documents { totalCount } }", nil); err != nil || a.code != "" {
			l.t.Errorf("server %d does not read: %v, %+v", n, err, a)
		}
		a, err := r.ask(ctx, "", ingestRelease, map[string]any{"text": releaseText(99, n)})
		if err != nil || a.status != 503 || a.code != "UNAVAILABLE" || a.retry == "" {
			l.t.Errorf("server %d refuses a change with %v, %+v", n, err, a)
		}
	}
}

// checkEnd compares what the servers show, and looks for everything that was acknowledged.
func (l *load) checkEnd(ctx context.Context, url string) {
	l.t.Helper()
	var newest uint64 // of the store: some writers do not note their revisions
	for _, r := range l.replicas {
		var status struct{ StoreRevision uint64 }
		_, body, err := r.get(ctx, "/readyz", "")
		if err == nil {
			err = json.Unmarshal(body, &status)
		}
		if err != nil {
			l.t.Errorf("readiness: %v", err)
		}
		newest = max(newest, status.StoreRevision)
	}
	revision := fmt.Sprint(newest)
	var dumps, views [][]byte
	for _, r := range l.replicas {
		status, dump, err := r.get(ctx, "/export/nquads", revision)
		if err != nil || status != 200 {
			l.t.Fatalf("export: status %d, %v", status, err)
		}
		dumps, views = append(dumps, dump), append(views, l.shown(ctx, r, revision))
	}
	for n := range l.replicas {
		if !bytes.Equal(dumps[n], dumps[0]) || !bytes.Equal(views[n], views[0]) {
			l.t.Errorf("servers 0 and %d differ", n)
		}
	}
	l.checkRevisions(ctx, newest)
	for id := range l.kept {
		if !bytes.Contains(dumps[0], []byte(id+">")) {
			l.t.Errorf("%s was acknowledged and is not stored", id)
		}
	}
	for id := range l.gone {
		if bytes.Contains(dumps[0], []byte(id+">")) {
			l.t.Errorf("%s was taken out and is there", id)
		}
	}
	if n := bytes.Count(dumps[0], []byte(`"`+url+`"`)); n != 1 {
		l.t.Errorf("%d documents of one address", n)
	}
}

// shown is everything that a server shows of the graph.
func (l *load) shown(ctx context.Context, r *replica, revision string) []byte {
	l.t.Helper()
	var all []byte
	for _, list := range []string{
		"documents(first: 100, after: $after) { pageInfo { hasNextPage endCursor } nodes { id title meetings { nodes { id } } people { nodes { id } } } }",
		"people(first: 100, after: $after) { pageInfo { hasNextPage endCursor } nodes { id name attendances { totalCount } memberships { nodes { id } } } }",
		"meetings(first: 100, after: $after) { pageInfo { hasNextPage endCursor } nodes { id name date attendances { nodes { id } } } }",
		"revisions(first: 100, after: $after) { pageInfo { hasNextPage endCursor } nodes { number time documentIds added removed } }",
	} {
		var after *string
		for more := true; more; {
			a, err := r.ask(ctx, revision, "query ($after: String) { list: "+list+" }", map[string]any{"after": after})
			var data struct {
				List struct {
					PageInfo struct {
						HasNextPage bool
						EndCursor   *string
					}
				}
			}
			if err == nil {
				err = json.Unmarshal(a.data, &data)
			}
			if err != nil || a.code != "" {
				l.t.Fatalf("%s: %v, %+v", list, err, a)
			}
			all = append(all, a.data...)
			more, after = data.List.PageInfo.HasNextPage, data.List.PageInfo.EndCursor
		}
	}
	return all
}

// checkRevisions looks for every revision that was acknowledged, and for gaps.
func (l *load) checkRevisions(ctx context.Context, newest uint64) {
	l.t.Helper()
	for number := uint64(1); number <= newest; number++ {
		a, err := l.replicas[0].ask(ctx, "", `query ($id: ID!) { node(id: $id) { ... on Revision { number documentIds } } }`,
			map[string]any{"id": fmt.Sprintf("revision/%d", number)})
		var data struct {
			Node struct {
				Number      uint64
				DocumentIDs []string
			}
		}
		if err == nil {
			err = json.Unmarshal(a.data, &data)
		}
		id, acknowledged := l.revisions[number]
		if err != nil || data.Node.Number != number || acknowledged && fmt.Sprint(data.Node.DocumentIDs) != "["+id+"]" {
			l.t.Errorf("revision %d, acknowledged for %q: %v, %s", number, id, err, a.data)
		}
	}
}

package cli_test

import (
	"context"
	"encoding/json"
	"fmt"
	"strconv"
	"sync"
	"sync/atomic"
	"testing"
)

// load is clients that write to and read from several servers, and what was acknowledged to
// them.
type load struct {
	t        *testing.T
	replicas []*replica
	acks     atomic.Uint64

	mu        sync.Mutex
	revisions map[uint64]string // document by the revision that was acknowledged for it
	kept      map[string]bool   // documents that must be there at the end
	gone      map[string]bool   // documents that must not
	last      uint64            // highest revision acknowledged
}

const ingestRelease = `mutation ($text: String!, $url: String, $if: Int) { ingestDocument(input: {text: $text, url: $url}, ifRevision: $if) {
	document { id } outcome superseded revision { number documentIds } } }`

const retractRelease = `mutation ($id: ID!, $if: Int) { retractDocument(id: $id, ifRevision: $if) { revision { number documentIds } } }`

// send asks one server after the other until one answers for good.
func (l *load) send(ctx context.Context, first int, document string, variables map[string]any) (answered, bool) {
	var a answered
	n := first
	err := eventually(ctx, func() bool {
		var err error
		a, err = l.replicas[n%len(l.replicas)].ask(ctx, "", document, variables)
		n++
		if err == nil && a.status == 503 && a.retry == "" {
			l.t.Errorf("a refusal without Retry-After: %+v", a)
		}
		return err == nil && !a.transient()
	})
	return a, err == nil
}

// write ingests releases at addresses of their own until stopped, and reads each at the next
// server. Every fourth it takes out again, bound to the last revision that it knows.
func (l *load) write(ctx context.Context, stop <-chan struct{}, writer int) {
	for n := 0; ; n++ {
		select {
		case <-stop:
			return
		default:
		}
		a, ok := l.send(ctx, writer+n, ingestRelease, map[string]any{
			"text": releaseText(writer, n), "url": fmt.Sprintf("https://news.example/%d/%d", writer, n),
		})
		if !ok || a.code != "" {
			l.t.Errorf("writer %d, release %d: %+v", writer, n, a)
			return
		}
		id := l.acknowledge(a)
		l.read(ctx, writer+n+1, a.revision, id)
		if n%4 == 3 && !l.retract(ctx, writer+n, id, a.revision) {
			return
		}
	}
}

// acknowledge notes what the answer promises, and gives the document.
func (l *load) acknowledge(a answered) string {
	var data struct {
		IngestDocument struct {
			Document struct{ ID string }
			Revision *struct {
				Number      uint64
				DocumentIDs []string
			}
		}
	}
	if err := json.Unmarshal(a.data, &data); err != nil {
		l.t.Errorf("%v in %s", err, a.data)
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	id := data.IngestDocument.Document.ID
	l.kept[id] = true
	if r := data.IngestDocument.Revision; r != nil { // an attempt without an answer may have been the one that wrote
		if other, twice := l.revisions[r.Number]; twice {
			l.t.Errorf("revision %d was acknowledged for %s and %s", r.Number, other, id)
		}
		l.revisions[r.Number] = id
		l.last = max(l.last, r.Number)
	}
	l.acks.Add(1)
	return id
}

// read asks a server for a document at the revision that another server gave.
func (l *load) read(ctx context.Context, first int, revision, id string) {
	var a answered
	n := first
	err := eventually(ctx, func() bool {
		var err error
		a, err = l.replicas[n%len(l.replicas)].ask(ctx, revision, `query ($id: ID!) { document(id: $id) { id } }`, map[string]any{"id": id})
		n++
		return err == nil && !a.transient()
	})
	shown, _ := strconv.ParseUint(a.revision, 10, 64)
	asked, _ := strconv.ParseUint(revision, 10, 64)
	if want := fmt.Sprintf(`{"document":{"id":%q}}`, id); err != nil || string(a.data) != want || shown < asked {
		l.t.Errorf("reading %s at revision %s: %v, %+v", id, revision, err, a)
	}
}

// retract takes a document out, at first only if nobody else has written meanwhile.
func (l *load) retract(ctx context.Context, first int, id, revision string) bool {
	bound, _ := strconv.ParseUint(revision, 10, 64)
	variables := map[string]any{"id": id, "if": bound}
	a, ok := l.send(ctx, first, retractRelease, variables)
	if ok && a.code == "CONFLICT" {
		delete(variables, "if")
		a, ok = l.send(ctx, first, retractRelease, variables)
	}
	// An attempt without an answer may have been the one that took it out.
	if !ok || a.code != "" && a.code != "NOT_FOUND" {
		l.t.Errorf("retracting %s: %+v", id, a)
		return false
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	delete(l.kept, id)
	l.gone[id] = true
	l.acks.Add(1)
	return true
}

// supersede ingests ever new texts of one address until stopped; others do the same.
func (l *load) supersede(ctx context.Context, stop <-chan struct{}, writer int, url string) {
	for n := 0; ; n++ {
		select {
		case <-stop:
			return
		default:
		}
		a, ok := l.send(ctx, writer+n, ingestRelease, map[string]any{"text": releaseText(writer, n), "url": url})
		if !ok || a.code != "" {
			l.t.Errorf("writer %d, text %d: %+v", writer, n, a)
			return
		}
		l.acks.Add(1)
	}
}

package postgres

import (
	"fmt"
	"testing"
	"time"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
)

func someTerms(from, to int) []term {
	var terms []term
	for i := from; i < to; i++ {
		v := quad.IRI(fmt.Sprint("hp:node/", i))
		terms = append(terms, term{graph.HashOf(v), v})
	}
	return terms
}

func TestNamesStayBoundedAndKeepWhatIsUsed(t *testing.T) {
	on := &server{started: time.Unix(1, 0)}
	n := newNames(nameBytes)
	const count, step = 2_000_000, 10_000
	used := someTerms(0, 10)
	for from := 0; from < count; from += step {
		n.pin(someTerms(from, from+step), on)
		if missing := n.notPinned(used, on); len(missing) > 0 {
			t.Fatalf("after %d nodes %d of those used all the time are forgotten", from+step, len(missing))
		}
	}
	if missing := n.notPinned(someTerms(step, step+1), on); len(missing) != 1 {
		t.Error("a node of long ago is remembered beyond the bound")
	}
}

func TestNamesOfAnotherServerAreNotThere(t *testing.T) {
	one, other := &server{started: time.Unix(1, 0)}, &server{started: time.Unix(2, 0)}
	terms := someTerms(0, 3)
	n := newNames(nameBytes)
	n.learn(map[hash]quad.Value{terms[0].hash: terms[0].value})
	n.pin(terms[1:2], one)
	for _, tc := range []struct {
		on   *server
		want int
	}{{one, 2}, {other, 3}, {nil, 3}} {
		if missing := n.notPinned(terms, tc.on); len(missing) != tc.want {
			t.Errorf("%d nodes are not known on %v, want %d: one was read, one is pinned", len(missing), tc.on, tc.want)
		}
	}
	n.learn(map[hash]quad.Value{terms[1].hash: terms[1].value})
	if missing := n.notPinned(terms, one); len(missing) != 2 {
		t.Error("a node that was read again is not known as pinned any more")
	}
}

func TestServerIsAnotherAfterARestartOrAStepBack(t *testing.T) {
	s := &server{started: time.Unix(1, 0)}
	for _, tc := range []struct {
		name    string
		started time.Time
		number  int64
		want    bool
	}{
		{"first", time.Unix(1, 0), 7, true},
		{"the same number", time.Unix(1, 0), 7, true},
		{"further", time.Unix(1, 0).UTC(), 9, true},
		{"back", time.Unix(1, 0), 8, false},
		{"restarted", time.Unix(2, 0), 10, false},
	} {
		if got := s.is(tc.started, tc.number); got != tc.want {
			t.Errorf("%s: %v, want %v", tc.name, got, tc.want)
		}
	}
	if (*server)(nil).is(time.Time{}, 0) {
		t.Error("no server is the server")
	}
}

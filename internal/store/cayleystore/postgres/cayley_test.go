package postgres_test

import (
	"bytes"
	"fmt"
	"log"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/path"
	"github.com/cayleygraph/cayley/graph/shape"
	csql "github.com/cayleygraph/cayley/graph/sql"
	stock "github.com/cayleygraph/cayley/graph/sql/postgres"
	"github.com/cayleygraph/cayley/graph/sql/sqltest"
	"github.com/cayleygraph/quad"

	"huipu/internal/kg"
	"huipu/internal/store"
	"huipu/internal/store/cayleystore/postgres"
	"huipu/internal/testkit/pgtest"
)

// TestCayleySuite holds the dialect to Cayley's own suite for SQL.
func TestCayleySuite(t *testing.T) {
	postgres.Register()
	sqltest.TestAll(t, postgres.Flavour, func(t testing.TB) (string, graph.Options, func()) {
		return cluster.Schema(t), nil, func() {}
	}, &sqltest.Config{TimeInMcs: true})
}

// dialect opens the tables of a store in one of Cayley's dialects.
func dialect(t *testing.T, name, address string) graph.QuadStore {
	t.Helper()
	postgres.Register()
	qs, err := csql.New(name, address, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := qs.Close(); err != nil {
			t.Error(err)
		}
	})
	return qs
}

func apply(t *testing.T, qs graph.QuadStore, add, remove []quad.Quad) {
	t.Helper()
	tx := graph.NewTransaction()
	for _, q := range add {
		tx.AddQuad(q)
	}
	for _, q := range remove {
		tx.RemoveQuad(q)
	}
	if err := qs.ApplyDeltas(tx.Deltas, graph.IgnoreOpts{}); err != nil {
		t.Fatalf("Cayley: %v", err)
	}
}

// held reads everything that Cayley finds.
func held(t *testing.T, qs graph.QuadStore) []string {
	t.Helper()
	var lines []string
	it := qs.QuadsAllIterator()
	defer it.Close()
	for it.Next(t.Context()) {
		lines = append(lines, qs.Quad(it.Result()).NQuad())
	}
	if err := it.Err(); err != nil {
		t.Fatal(err)
	}
	slices.Sort(lines)
	return lines
}

func lines(quads []quad.Quad) []string {
	var out []string
	for _, q := range quads {
		out = append(out, q.NQuad())
	}
	slices.Sort(out)
	return out
}

func sample(n int) []quad.Quad {
	label := quad.IRI(fmt.Sprint("hp:document/", n))
	s := quad.IRI(fmt.Sprint("hp:person/", n))
	return []quad.Quad{
		{Subject: s, Predicate: quad.IRI("hp:type"), Object: quad.IRI("hp:Person"), Label: label},
		{Subject: s, Predicate: quad.IRI("hp:name"), Object: quad.LangString{Value: "齐全胜 \"'\\ \n", Lang: "zh-Hans"}, Label: label},
		{Subject: s, Predicate: quad.IRI("hp:count"), Object: quad.TypedString{Value: "07", Type: "http://www.w3.org/2001/XMLSchema#integer"}, Label: label},
		{Subject: s, Predicate: quad.IRI("hp:knows"), Object: quad.IRI(fmt.Sprint("hp:person/", n+1)), Label: label},
		{Subject: s, Predicate: quad.IRI("hp:knows"), Object: quad.IRI(fmt.Sprint("hp:person/", n+1)), Label: quad.IRI("hp:document/0")},
	}
}

// Cayley's own dialect reads, adds and removes beside the store, in tables that either made,
// and neither loses a node that the other needs.
func TestCayleyAndTheStoreShareTables(t *testing.T) {
	for name, prepare := range map[string]func(t *testing.T, address string){
		"tables of the store": func(*testing.T, string) {},
		"tables of Cayley": func(t *testing.T, address string) {
			if err := csql.Init(stock.Type, address, nil); err != nil {
				t.Fatal(err)
			}
		},
	} {
		for _, flavour := range []string{stock.Type, postgres.Flavour} {
			t.Run(name+", "+flavour, func(t *testing.T) {
				address := cluster.Schema(t)
				prepare(t, address)
				s := open(t, address)
				commit(t, s, store.Change{Add: slices.Concat(sample(1), sample(2))})
				qs := dialect(t, flavour, address)
				same(t, "Cayley reads", lines(slices.Concat(sample(1), sample(2))), held(t, qs))

				got, err := path.StartPath(qs, quad.IRI("hp:person/1")).Out(quad.IRI("hp:knows")).Out(quad.IRI("hp:name")).Unique().Iterate(t.Context()).AllValues(qs)
				if err != nil || len(got) != 1 || got[0] != sample(2)[1].Object {
					t.Errorf("a path of Cayley leads to %v, %v", got, err)
				}

				apply(t, qs, sample(3), sample(1))
				want := slices.Concat(sample(2), sample(3))
				same(t, "after Cayley's changes the store reads", lines(want), lines(all(t, s.Quads(t.Context()))))
				same(t, "of Cayley's document", lines(sample(3)[:4]), lines(all(t, s.Match(t.Context(), quad.Label, []quad.Value{quad.IRI("hp:document/3")}))))

				// Nodes that only Cayley counts are needed by the store, then removed by Cayley.
				commit(t, s, store.Change{Add: []quad.Quad{
					{Subject: quad.IRI("hp:person/9"), Predicate: quad.IRI("hp:knows"), Object: quad.IRI("hp:person/3"), Label: quad.IRI("hp:document/3")},
				}})
				commit(t, s, store.Change{Remove: sample(2)})
				apply(t, qs, nil, sample(3))
				left := all(t, s.Quads(t.Context()))
				same(t, "at the end Cayley reads", lines(left), held(t, qs))
				if len(left) != 1 {
					t.Errorf("%d statements at the end, want 1:\n%s", len(left), strings.Join(lines(left), "\n"))
				}
			})
		}
	}
}

func TestStatementsPastTheRevisionsAreToldByVerify(t *testing.T) {
	address := cluster.Schema(t)
	s := open(t, address)
	commit(t, s, store.Change{Add: sample(1)})
	apply(t, dialect(t, stock.Type, address), sample(2)[:1], sample(1)[:1])
	problems, err := s.Verify(t.Context())
	if err != nil || len(problems) != 2 ||
		!strings.Contains(problems[0], "which is not there") || !strings.Contains(problems[1], "no revision made the statement") {
		t.Errorf("%q, %v; want the statement too much and the one that is missing", problems, err)
	}
}

// The tables are those that Cayley makes, column for column.
func TestTablesAreThoseOfCayley(t *testing.T) {
	ours, theirs := cluster.Schema(t), cluster.Schema(t)
	open(t, ours)
	if err := csql.Init(stock.Type, theirs, nil); err != nil {
		t.Fatal(err)
	}
	const columns = `SELECT format('%s %s %s %s', table_name, column_name, data_type, is_nullable) FROM information_schema.columns
WHERE table_schema = current_schema AND table_name IN ('nodes', 'quads') ORDER BY table_name, ordinal_position`
	same(t, "columns", query(t, theirs, columns), query(t, ours, columns))
}

func TestQuadStoreAnswersPathsAndRefusesWrites(t *testing.T) {
	address := cluster.Schema(t)
	s := open(t, address)
	commit(t, s, store.Change{Add: slices.Concat(sample(1), sample(2))})
	qs, err := s.QuadStore(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if _, ok := qs.(shape.Optimizer); !ok {
		t.Error("paths do not become queries")
	}
	knows := quad.IRI("hp:knows")
	got, err := path.StartPath(qs, quad.IRI("hp:person/1")).Out(knows).Out(knows).Unique().Iterate(t.Context()).AllValues(qs)
	if err != nil || len(got) != 1 || got[0] != quad.IRI("hp:person/3") {
		t.Errorf("path leads to %v, %v; want the third person", got, err)
	}
	if err := qs.ApplyDeltas([]graph.Delta{{Quad: sample(3)[0], Action: graph.Add}}, graph.IgnoreOpts{}); err == nil || !strings.Contains(err.Error(), "read-only transaction") {
		t.Errorf("a write: error %v, want that of a read-only transaction", err)
	}
	if err := qs.Close(); err != nil {
		t.Error(err)
	}
	if n := len(all(t, s.Quads(t.Context()))); n != 10 {
		t.Errorf("%d statements once it is closed, want the store open with 10", n)
	}
}

// Cayley logs what it cannot open; the password must not be in it.
func TestQuadStoreKeepsThePassword(t *testing.T) {
	c := own(t)
	s := openWith(t, c.Database(t), patient)
	if err := c.Stop(); err != nil {
		t.Fatal(err)
	}
	var logged bytes.Buffer
	log.SetOutput(&logged) // Cayley's logger writes there
	defer log.SetOutput(os.Stderr)
	_, err := s.QuadStore(t.Context())
	if kg.CategoryOf(err) != kg.ErrUnavailable || strings.Contains(err.Error()+logged.String(), pgtest.Password) {
		t.Errorf("error %v, log %q; want ErrUnavailable and both without the password", err, &logged)
	}
}

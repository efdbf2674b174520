package postgres_test

import (
	"fmt"
	"strings"
	"testing"

	csql "github.com/cayleygraph/cayley/graph/sql"
	stock "github.com/cayleygraph/cayley/graph/sql/postgres"

	"huipu/internal/kg"
	"huipu/internal/store"
	"huipu/internal/store/cayleystore/postgres"
	"huipu/internal/testkit/pgtest"
)

func TestOpenTellsWhyItRefuses(t *testing.T) {
	fresh := cluster.Database(t)
	missing := fresh[:strings.LastIndex(fresh, "/")] + "/absent?sslmode=disable"
	latin := fresh[:strings.LastIndex(fresh, "/")] + "/latin?sslmode=disable"
	query(t, fresh, "CREATE DATABASE latin ENCODING LATIN1 LOCALE 'C' TEMPLATE template0")
	newer := cluster.Schema(t)
	open(t, newer)
	query(t, newer, "UPDATE huipu_schema SET version = 1000 RETURNING 'x'")
	foreign := cluster.Schema(t)
	if err := csql.Init(stock.Type, foreign, nil); err != nil {
		t.Fatal(err)
	}
	apply(t, dialect(t, stock.Type, foreign), sample(1), nil)
	lossy := cluster.Schema(t)
	if err := csql.Init(stock.Type, lossy, nil); err != nil {
		t.Fatal(err)
	}
	query(t, lossy, "CREATE UNIQUE INDEX one_label ON quads (subject_hash, predicate_hash, object_hash)")
	query(t, fresh, "CREATE ROLE guest LOGIN PASSWORD 'geheim-4712'")
	guest := strings.Replace(strings.Replace(cluster.Schema(t), "huipu:", "guest:", 1), pgtest.Password, "geheim-4712", 1)
	for _, tc := range []struct {
		name, address string
		want          *kg.Category
		text          string
	}{
		{"another scheme", "mysql://huipu:geheim-4711@h/d", kg.ErrInvalid, "does not start with postgres://"},
		{"no scheme", "huipu:geheim-4711@h/d", kg.ErrInvalid, "does not start with postgres://"},
		{"a port that is none", "postgres://huipu:geheim-4711@h:x/d", kg.ErrInvalid, "cannot be read"},
		{"a password with a slash", "postgres://huipu:geheim-4711/%@h/d", kg.ErrInvalid, "percent-encoded"},
		{"an option of the pool that is none", fresh + "&pool_max_conns=many", kg.ErrInvalid, "cannot be read"},
		{"nobody listens", "postgres://huipu:geheim-4711@127.0.0.1:1/d", kg.ErrUnavailable, "postgres://huipu@127.0.0.1:1/d"},
		{"a wrong password", strings.Replace(fresh, pgtest.Password, "geheim-4713", 1), kg.ErrUnavailable, "password authentication failed"},
		{"no such database", missing, kg.ErrNotFound, `database "absent" does not exist`},
		{"another encoding", latin, kg.ErrUnsupported, "encoding LATIN1"},
		{"a newer schema", newer, kg.ErrUnsupported, "schema has version 1000"},
		{"statements of Cayley", foreign, kg.ErrInvalid, "no revision made"},
		{"one label alone", lossy, kg.ErrUnsupported, "one_label"},
		{"no right in the schema", guest, kg.ErrInvalid, "no schema has been selected"},
		{"no right to make tables", guest + ",pg_catalog", kg.ErrUnavailable, "permission denied"},
		{"an option of the server that is none", fresh + "&statement_timeout=soon", kg.ErrInvalid, "statement_timeout"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			s, err := postgres.Open(t.Context(), tc.address, postgres.Options{})
			if err == nil {
				s.Close()
				t.Fatal("opens")
			}
			if kg.CategoryOf(err) != tc.want || !strings.Contains(err.Error(), tc.text) {
				t.Errorf("error %v, want %v that says %q", err, tc.want, tc.text)
			}
			if said := fmt.Sprintf("%v %+v %#v", err, err, err); strings.Contains(said, "geheim") {
				t.Errorf("the error holds the password: %s", said)
			}
			if strings.Count(err.Error(), "\n") > 0 {
				t.Errorf("the error is no single sentence: %v", err)
			}
		})
	}
}

func TestExistingMakesNothing(t *testing.T) {
	address := cluster.Schema(t)
	if _, err := postgres.Open(t.Context(), address, postgres.Options{Existing: true}); kg.CategoryOf(err) != kg.ErrNotFound {
		t.Errorf("error %v, want ErrNotFound", err)
	}
	if made := query(t, address, "SELECT table_name::text FROM information_schema.tables WHERE table_schema = current_schema"); len(made) > 0 {
		t.Errorf("made %v", made)
	}
	commit(t, open(t, address), store.Change{Add: sample(1)})
	if heads := all(t, openWith(t, address, postgres.Options{Existing: true}).Heads(t.Context(), 0)); len(heads) != 1 {
		t.Errorf("%d revisions, want 1", len(heads))
	}
}

// Servers that start at the same time on an empty database make the tables once.
func TestManyOpenAnEmptyDatabase(t *testing.T) {
	address := cluster.Schema(t)
	errs := make(chan error)
	const servers = 6
	for range servers {
		go func() {
			s, err := postgres.Open(t.Context(), address, postgres.Options{})
			if err == nil {
				err = s.Close()
			}
			errs <- err
		}()
	}
	for range servers {
		if err := <-errs; err != nil {
			t.Error(err)
		}
	}
}

func TestUnsuitableServersAreRefused(t *testing.T) {
	for _, tc := range []struct {
		version  string
		number   int
		encoding string
		want     *kg.Category
		text     string
	}{
		{"PostgreSQL 15.14 (Debian 15.14-0+deb12u1)", 150014, "UTF8", nil, ""},
		{"PostgreSQL 13.0", 130000, "UTF8", nil, ""},
		{"PostgreSQL 12.22", 120022, "UTF8", kg.ErrUnsupported, "it is PostgreSQL 12.22: the server is older than PostgreSQL 13"},
		{"PostgreSQL 15.14", 150014, "SQL_ASCII", kg.ErrUnsupported, "encoding SQL_ASCII"},
		{"CockroachDB CCL v23.1.11 (x86_64-pc-linux-gnu)", 130000, "UTF8", kg.ErrUnsupported, "CockroachDB"},
	} {
		err := postgres.JudgeServer(tc.version, tc.number, tc.encoding)
		if kg.CategoryOf(err) != tc.want || err != nil && !strings.Contains(err.Error(), tc.text) {
			t.Errorf("%s, %s: error %v, want %v that says %q", tc.version, tc.encoding, err, tc.want, tc.text)
		}
	}
	if err := postgres.RefusedFor("plan_cache_mode"); kg.CategoryOf(err) != kg.ErrUnsupported {
		t.Errorf("a server that does not know plan_cache_mode: error %v, want ErrUnsupported", err)
	}
	if err := postgres.RefusedFor("statement_timeouts"); kg.CategoryOf(err) == kg.ErrUnsupported {
		t.Errorf("an option of the address that no server knows: error %v, want another than ErrUnsupported", err)
	}
}

package postgres

import (
	"database/sql"
	"errors"
	"strconv"
	"sync"

	"github.com/cayleygraph/cayley/graph"
	graphlog "github.com/cayleygraph/cayley/graph/log"
	csql "github.com/cayleygraph/cayley/graph/sql"
	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	_ "github.com/jackc/pgx/v5/stdlib" // the driver of the dialect
)

// Flavour is the name of our dialect among those of Cayley.
const Flavour = "huipu-postgres"

// Register makes the dialect known to Cayley, which keeps dialects in a map of its own for
// the whole process; more calls do nothing. It must have returned before another goroutine
// opens any SQL store of Cayley.
func Register() { register() }

// register writes to Cayley's map once, because that map has no lock.
var register = sync.OnceFunc(func() {
	csql.Register(Flavour, csql.Registration{
		Driver: "pgx", HashType: "BYTEA", BytesType: "BYTEA", HorizonType: "BIGSERIAL", TimeType: "timestamp with time zone",
		QueryDialect: csql.QueryDialect{
			RegexpOp:    "~",
			FieldQuote:  func(name string) string { return pgx.Identifier{name}.Sanitize() },
			Placeholder: func(n int) string { return "$" + strconv.Itoa(n) },
		},
		ConditionalIndexes: true,
		NoForeignKeys:      true,
		Error: func(err error) error {
			if codeOf(err) == codeDuplicateTable {
				return graph.ErrDatabaseExists
			}
			return err
		},
		Estimated: func(table string) string {
			return "SELECT reltuples::BIGINT FROM pg_class WHERE oid = '" + table + "'::regclass"
		},
		RunTx: runTx,
	})
})

// runTx adds what Cayley wants added, in two statements, and counts uses as Cayley does.
func runTx(tx *sql.Tx, nodes []graphlog.NodeUpdate, quads []graphlog.QuadUpdate, opts graph.IgnoreOpts) error {
	columns := newNodes(len(nodes))
	for _, n := range nodes {
		if err := columns.add(n.Hash, n.Val, n.RefInc); err != nil {
			return err
		}
	}
	if _, err := tx.Exec(insertNodes+countUses, columns.args()...); err != nil {
		return err
	}
	statements := newHashes(len(quads))
	for _, q := range quads {
		statements.add(q.Quad)
	}
	insert := insertQuads
	if opts.IgnoreDup {
		insert += " ON CONFLICT DO NOTHING"
	}
	_, err := tx.Exec(insert, statements.args()...)
	if codeOf(err) == codeUnique {
		return &graph.DeltaError{Err: graph.ErrQuadExists}
	}
	return err
}

// codeOf is the SQLSTATE of an error of the server, or empty.
func codeOf(err error) string {
	if e, ok := errors.AsType[*pgconn.PgError](err); ok {
		return e.Code
	}
	return ""
}

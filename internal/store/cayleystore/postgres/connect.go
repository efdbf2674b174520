package postgres

import (
	"fmt"
	"net"
	"strconv"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgconn/ctxwatch"
	"github.com/jackc/pgx/v5/pgxpool"

	"huipu/internal/kg"
)

// Bounds of a connection, unless the address gives others.
const (
	connectTimeout   = 5 * time.Second
	statementTimeout = 30 * time.Second // of one statement; scans of the whole graph are exempt
	idleInTx         = 60 * time.Second // a server ends sessions of clients that vanished in a transaction
	poolSize         = 16
	cancelWait       = 2 * time.Second // for the server's answer to a cancellation
)

// settings reads the address of a database: postgres://user:password@host:port/database with
// PostgreSQL's options, and pool_max_conns and the like of pgx. The error never holds any of
// it, because a password can stand in every part of a malformed address.
func settings(address string) (*pgxpool.Config, error) {
	scheme, _, ok := strings.Cut(address, "://")
	if !ok || scheme != "postgres" && scheme != "postgresql" {
		return nil, fmt.Errorf("the address of the store does not start with postgres://: %w", kg.ErrInvalid)
	}
	config, err := pgxpool.ParseConfig(address)
	if err != nil {
		return nil, fmt.Errorf("the address of the store cannot be read; want postgres://user:password@host:port/database, with special characters of the password percent-encoded: %w", kg.ErrInvalid)
	}
	if !strings.Contains(address, "pool_max_conns") {
		config.MaxConns = poolSize
	}
	conn := config.ConnConfig
	if conn.ConnectTimeout == 0 {
		conn.ConnectTimeout = connectTimeout
	}
	config.PingTimeout = connectTimeout
	for name, value := range map[string]string{
		"application_name":                    "huipu",
		"default_transaction_isolation":       "read committed",
		"statement_timeout":                   milliseconds(statementTimeout),
		"idle_in_transaction_session_timeout": milliseconds(idleInTx),
		"timezone":                            "UTC",
		// Every query but the scan of everything takes few rows through an index. Without
		// this the first ones after a load, when there are no statistics yet, read all tables.
		"enable_seqscan": "off",
		laterSetting:     "force_generic_plan",
		"jit":            "off",
	} {
		if _, given := conn.RuntimeParams[name]; !given {
			conn.RuntimeParams[name] = value
		}
	}
	if conn.ValidateConnect == nil {
		// Of several hosts, and behind a proxy, only the primary serves.
		conn.ValidateConnect = pgconn.ValidateConnectTargetSessionAttrsReadWrite
	}
	// The server's own answer to a cancellation tells whether the work was done.
	conn.BuildContextWatcherHandler = func(c *pgconn.PgConn) ctxwatch.Handler {
		return &pgconn.CancelRequestContextWatcherHandler{Conn: c, DeadlineDelay: cancelWait}
	}
	return config, nil
}

func milliseconds(d time.Duration) string { return strconv.FormatInt(d.Milliseconds(), 10) }

// place names the database in messages, without the password.
func place(c *pgx.ConnConfig) string {
	host := c.Host
	if !strings.HasPrefix(host, "/") {
		host = net.JoinHostPort(host, strconv.Itoa(int(c.Port)))
	}
	return fmt.Sprintf("postgres://%s@%s/%s", c.User, host, c.Database)
}

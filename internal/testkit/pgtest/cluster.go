package pgtest

import (
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
)

// Password is that of the superuser, who is named huipu, over loopback. Tests look for it in
// messages, where it must never stand.
const Password = "geheim-4711"

const superuser = "huipu"

// Options tune a cluster.
type Options struct {
	// Durable clusters wait for the disk at each commit, as in production. Others lose
	// nothing when PostgreSQL is killed, only when the machine fails, and are faster.
	Durable bool
	// Settings are further lines of postgresql.conf.
	Settings []string
}

// Cluster is one PostgreSQL server. Nothing runs before the first use; the owner closes it
// when the test binary ends. The methods may be called by many goroutines at once.
type Cluster struct {
	opts  Options
	setUp func() error // once

	mu   sync.Mutex
	dir  string
	port int
	run  *process // nil while stopped
	made int      // databases and schemas
}

// New describes a cluster; nothing is started.
func New(opts Options) *Cluster {
	c := &Cluster{opts: opts}
	c.setUp = sync.OnceValue(c.create)
	return c
}

// require is the environment variable under which PostgreSQL must be there: make sets it.
const require = "HUIPU_REQUIRE_SERVERS"

// Need skips the test where PostgreSQL is not installed. Where the environment sets
// HUIPU_REQUIRE_SERVERS, as make test does, the test fails instead.
func Need(t testing.TB) {
	t.Helper()
	if _, err := binaries(); err == nil {
		return
	} else if os.Getenv(require) != "" {
		t.Fatal(err)
	}
	t.Skip("PostgreSQL is not on this machine")
}

// binaries finds the directory of initdb and postgres: Debian keeps one for each version,
// outside the path.
func binaries() (string, error) {
	if path, err := exec.LookPath("initdb"); err == nil {
		return filepath.Dir(path), nil
	}
	found, err := filepath.Glob("/usr/lib/postgresql/*/bin/initdb")
	if err != nil || len(found) == 0 {
		return "", errors.New("no initdb in the path nor in /usr/lib/postgresql: want the Debian package postgresql")
	}
	version := func(path string) int {
		n, _ := strconv.Atoi(filepath.Base(filepath.Dir(filepath.Dir(path)))) // 0 sorts first
		return n
	}
	slices.SortFunc(found, func(a, b string) int { return version(a) - version(b) })
	return filepath.Dir(found[len(found)-1]), nil
}

// credential is the user to run PostgreSQL as: it refuses the superuser.
func credential() (*syscall.Credential, error) {
	if os.Getuid() != 0 {
		return nil, nil
	}
	u, err := user.Lookup("postgres")
	if err != nil {
		return nil, fmt.Errorf("PostgreSQL refuses to run as root: %w", err)
	}
	uid, err := strconv.ParseUint(u.Uid, 10, 32)
	if err != nil {
		return nil, fmt.Errorf("user postgres: %w", err)
	}
	gid, err := strconv.ParseUint(u.Gid, 10, 32)
	if err != nil {
		return nil, fmt.Errorf("user postgres: %w", err)
	}
	return &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}, nil
}

// create makes the cluster's files and starts it for the first time.
func (c *Cluster) create() error {
	c.mu.Lock()
	defer c.mu.Unlock()
	bin, err := binaries()
	if err != nil {
		return err
	}
	cred, err := credential()
	if err != nil {
		return err
	}
	if c.dir, err = os.MkdirTemp("", "pgtest"); err != nil {
		return err
	}
	if c.port, err = freePort(); err != nil {
		return err
	}
	secret := filepath.Join(c.dir, "secret")
	if err := os.WriteFile(secret, []byte(Password+"\n"), 0o600); err != nil {
		return err
	}
	if cred != nil {
		if err := errors.Join(os.Chown(c.dir, int(cred.Uid), int(cred.Gid)), os.Chown(secret, int(cred.Uid), int(cred.Gid))); err != nil {
			return err
		}
	}
	initdb := exec.Command(filepath.Join(bin, "initdb"), "--pgdata", c.data(), "--username", superuser, "--pwfile", secret,
		"--auth-local", "trust", "--auth-host", "scram-sha-256", "--encoding", "UTF8", "--locale", "C", "--no-sync")
	initdb.SysProcAttr = &syscall.SysProcAttr{Credential: cred}
	initdb.Dir = c.dir
	if out, err := initdb.CombinedOutput(); err != nil {
		return fmt.Errorf("initdb: %w\n%s", err, out)
	}
	conf := []string{
		"listen_addresses = '127.0.0.1'", "port = " + strconv.Itoa(c.port),
		"unix_socket_directories = '" + c.dir + "'", "max_connections = 200", "shared_buffers = 256MB",
		"max_wal_size = 4GB", "max_logical_replication_workers = 0", "log_min_messages = warning", "log_destination = stderr",
	}
	if !c.opts.Durable {
		conf = append(conf, "fsync = off")
	}
	conf = append(conf, c.opts.Settings...)
	f, err := os.OpenFile(filepath.Join(c.data(), "postgresql.conf"), os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	_, err = f.WriteString("\n" + strings.Join(conf, "\n") + "\n")
	if err := errors.Join(err, f.Close()); err != nil {
		return err
	}
	return c.start()
}

// freePort finds a port of loopback that nobody listens on.
func freePort() (int, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return 0, err
	}
	defer l.Close()
	return l.Addr().(*net.TCPAddr).Port, nil
}

func (c *Cluster) data() string { return filepath.Join(c.dir, "data") }

// Database makes an empty database and gives its address over loopback, with the password.
// The test is skipped where PostgreSQL is not installed; see [Need].
func (c *Cluster) Database(t testing.TB) string {
	t.Helper()
	name := c.make(t, "DATABASE")
	return c.address(name)
}

// Schema makes an empty schema, which serves most tests as well as a database and is made
// much faster. Its address leads to a database that all schemas share. The test is skipped
// where PostgreSQL is not installed; see [Need].
func (c *Cluster) Schema(t testing.TB) string {
	t.Helper()
	name := c.make(t, "SCHEMA")
	return c.address("postgres") + "&search_path=" + name
}

// make makes an object of the kind under a name of its own, which it gives.
func (c *Cluster) make(t testing.TB, kind string) string {
	t.Helper()
	Need(t)
	if err := c.setUp(); err != nil {
		t.Fatalf("making a PostgreSQL cluster: %v", err)
	}
	c.mu.Lock()
	c.made++
	name := fmt.Sprintf("test%d", c.made)
	c.mu.Unlock()
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	if err := c.exec(ctx, "CREATE "+kind+" "+name); err != nil {
		t.Fatalf("making a %s: %v", strings.ToLower(kind), err)
	}
	return name
}

// address is the address of a database over loopback.
func (c *Cluster) address(database string) string {
	return fmt.Sprintf("postgres://%s:%s@127.0.0.1:%d/%s?sslmode=disable", superuser, Password, c.port, database)
}

// exec runs one statement as the superuser.
func (c *Cluster) exec(ctx context.Context, sql string) error {
	return Exec(ctx, c.address("postgres"), sql)
}

// Exec runs statements without arguments in the database of the address.
func Exec(ctx context.Context, address, sql string) error {
	conn, err := pgx.Connect(ctx, address)
	if err != nil {
		return err
	}
	_, err = conn.Exec(ctx, sql)
	return errors.Join(err, conn.Close(ctx))
}

// Close stops the server and removes its files. Nothing is left of a cluster that was never
// used.
func (c *Cluster) Close() error {
	err := c.end(syscall.SIGQUIT) // at once: nobody will read what it would write
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.dir == "" {
		return nil
	}
	return errors.Join(err, os.RemoveAll(c.dir))
}

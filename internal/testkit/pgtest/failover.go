package pgtest

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
)

// failoverPrograms are what a [Failover] needs beside PostgreSQL, with their Debian packages.
func failoverPrograms() map[string]string {
	return map[string]string{"etcd": "etcd-server", "patroni": "patroni", "haproxy": "haproxy"}
}

// NeedFailover is [Need] for a [Failover].
func NeedFailover(t testing.TB) {
	t.Helper()
	Need(t)
	for program, pkg := range failoverPrograms() {
		if _, err := findProgram(program); err == nil {
			continue
		} else if os.Getenv(require) != "" {
			t.Fatalf("%v: want the Debian package %s", err, pkg)
		}
		t.Skip("PostgreSQL is not on this machine")
	}
}

// findProgram also looks where programs of the superuser are, which is not in every path.
func findProgram(name string) (string, error) {
	if path, err := exec.LookPath(name); err == nil {
		return path, nil
	}
	return exec.LookPath("/usr/sbin/" + name)
}

// allBinaries finds the directory that has every program of PostgreSQL: in the path there may
// be links to some of them.
func allBinaries() (string, error) {
	bin, err := binaries()
	if err != nil {
		return "", err
	}
	initdb, err := filepath.EvalSymlinks(filepath.Join(bin, "initdb"))
	return filepath.Dir(initdb), err
}

// Failover is two PostgreSQL servers, one of them a synchronous standby, that Patroni leads
// by way of etcd, behind HAProxy, which sends everyone to the primary. Its methods are for
// one goroutine.
type Failover struct {
	dir     string
	bin     string
	cred    *syscall.Credential
	etcd    int // ports
	proxy   int
	members []*member
	running []*daemon
}

// NewFailover starts everything and waits until the standby is synchronous. It is stopped,
// and its files are removed, at the end of the test.
func NewFailover(t testing.TB) *Failover {
	t.Helper()
	NeedFailover(t)
	f := &Failover{}
	t.Cleanup(func() {
		if err := f.close(t.Failed(), t.Logf); err != nil {
			t.Error(err)
		}
	})
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Minute)
	defer cancel()
	if err := f.start(ctx); err != nil {
		t.Fatalf("starting Patroni: %v", err)
	}
	return f
}

func (f *Failover) start(ctx context.Context) (err error) {
	if f.bin, err = allBinaries(); err != nil {
		return err
	}
	if f.cred, err = credential(); err != nil {
		return err
	}
	if f.dir, err = os.MkdirTemp("", "failover"); err != nil {
		return err
	}
	if f.cred != nil {
		if err := os.Chown(f.dir, int(f.cred.Uid), int(f.cred.Gid)); err != nil {
			return err
		}
	}
	peer := 0
	for _, port := range []*int{&f.etcd, &f.proxy, &peer} {
		if *port, err = freePort(); err != nil {
			return err
		}
	}
	for n := range 2 {
		m := &member{name: fmt.Sprintf("node%d", n)}
		for _, port := range []*int{&m.rest, &m.port} {
			if *port, err = freePort(); err != nil {
				return err
			}
		}
		f.members = append(f.members, m)
	}
	client, peers := fmt.Sprintf("http://127.0.0.1:%d", f.etcd), fmt.Sprintf("http://127.0.0.1:%d", peer)
	if _, err := f.launch("etcd", "--data-dir", filepath.Join(f.dir, "etcd"), "--listen-client-urls", client, "--advertise-client-urls", client,
		"--listen-peer-urls", peers, "--initial-advertise-peer-urls", peers, "--initial-cluster", "default="+peers, "--unsafe-no-fsync"); err != nil {
		return err
	}
	for n, m := range f.members {
		if err := f.write(m.name+".yml", f.memberConfig(m)); err != nil {
			return err
		}
		if err := f.StartMember(n); err != nil {
			return err
		}
		if n == 0 { // the first one to come up makes the cluster
			if _, err := f.awaitPrimary(ctx); err != nil {
				return err
			}
		}
	}
	if err := f.write("haproxy.cfg", f.proxyConfig()); err != nil {
		return err
	}
	if _, err := f.launch("haproxy", "-db", "-f", filepath.Join(f.dir, "haproxy.cfg")); err != nil {
		return err
	}
	if err := f.AwaitSynchronous(ctx); err != nil {
		return err
	}
	return f.createDatabase(ctx)
}

func (f *Failover) write(name, text string) error {
	return os.WriteFile(filepath.Join(f.dir, name), []byte(text), 0o644)
}

// createDatabase makes the database by way of the proxy.
func (f *Failover) createDatabase(ctx context.Context) error {
	for {
		conn, err := pgx.Connect(ctx, f.address("postgres"))
		if err == nil {
			_, err = conn.Exec(ctx, "CREATE DATABASE graph")
			return errors.Join(err, conn.Close(ctx))
		}
		select {
		case <-ctx.Done():
			return err
		case <-time.After(100 * time.Millisecond):
		}
	}
}

// Address leads to the database on the primary, by way of the proxy.
func (f *Failover) Address() string { return f.address("graph") }

func (f *Failover) address(database string) string {
	return fmt.Sprintf("postgres://%s:%s@127.0.0.1:%d/%s?sslmode=disable&connect_timeout=2", superuser, Password, f.proxy, database)
}

// close stops everything, members first. With tell it shows the ends of the logs.
func (f *Failover) close(tell bool, logf func(string, ...any)) error {
	var errs []error
	for _, m := range f.members {
		if m.patroni != nil {
			errs = append(errs, m.patroni.end(syscall.SIGTERM)) // stops its PostgreSQL
		}
		errs = append(errs, f.killServer(m))
	}
	for _, d := range f.running {
		errs = append(errs, d.end(syscall.SIGKILL))
	}
	if tell {
		for _, log := range []string{"etcd.log", "haproxy.log", "node0.log", "node1.log"} {
			text, err := os.ReadFile(filepath.Join(f.dir, log))
			if err == nil {
				lines := strings.Split(string(text), "\n")
				logf("%s ends:\n%s", log, strings.Join(lines[max(0, len(lines)-60):], "\n"))
			}
		}
	}
	if f.dir != "" {
		errs = append(errs, os.RemoveAll(f.dir))
	}
	return errors.Join(errs...)
}

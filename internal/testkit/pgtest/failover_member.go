package pgtest

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// member is one PostgreSQL with its Patroni.
type member struct {
	name       string
	rest, port int
	patroni    *daemon // nil while it is down
}

// daemon is a process that runs until it is ended.
type daemon struct {
	cmd   *exec.Cmd
	ended chan struct{}
}

// launch starts a program as the user of PostgreSQL, with a log of the name of its first
// file or its own.
func (f *Failover) launch(program string, args ...string) (*daemon, error) {
	path, err := findProgram(program)
	if err != nil {
		return nil, err
	}
	d, err := f.spawn(program, path, args...)
	if err == nil {
		f.running = append(f.running, d)
	}
	return d, err
}

func (f *Failover) spawn(name, path string, args ...string) (*daemon, error) {
	log, err := os.OpenFile(filepath.Join(f.dir, name+".log"), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return nil, err
	}
	defer log.Close()
	d := &daemon{exec.Command(path, args...), make(chan struct{})}
	d.cmd.Stdout, d.cmd.Stderr, d.cmd.Dir = log, log, f.dir
	d.cmd.Env = []string{"PATH=/usr/sbin:/usr/bin:/bin", "HOME=" + f.dir, "LC_ALL=C.UTF-8"}
	d.cmd.SysProcAttr = &syscall.SysProcAttr{Credential: f.cred, Pdeathsig: syscall.SIGTERM}
	started := make(chan error, 1)
	go func() {
		// The process ends with the thread that started it, so that thread has to stay.
		runtime.LockOSThread()
		defer runtime.UnlockOSThread()
		defer close(d.ended)
		err := d.cmd.Start()
		started <- err
		if err == nil {
			_ = d.cmd.Wait() // how it ended stands in its log
		}
	}()
	return d, <-started
}

// end sends a signal and waits until the process has ended.
func (d *daemon) end(s syscall.Signal) error {
	err := d.cmd.Process.Signal(s)
	<-d.ended
	if errors.Is(err, os.ErrProcessDone) {
		return nil
	}
	return err
}

// over tells whether the process has ended.
func (d *daemon) over() bool {
	select {
	case <-d.ended:
		return true
	default:
		return false
	}
}

// StartMember starts the Patroni of a member, which starts its PostgreSQL, as a standby where
// there is a primary.
func (f *Failover) StartMember(n int) error {
	path, err := findProgram("patroni")
	if err != nil {
		return err
	}
	m := f.members[n]
	m.patroni, err = f.spawn(m.name, path, filepath.Join(f.dir, m.name+".yml"))
	return err
}

// KillPrimary kills the primary and its Patroni, as when their machine fails, and gives its
// number.
func (f *Failover) KillPrimary(ctx context.Context) (int, error) {
	n, err := f.awaitPrimary(ctx)
	if err != nil {
		return 0, err
	}
	m := f.members[n]
	err = errors.Join(m.patroni.end(syscall.SIGKILL), f.killServer(m))
	m.patroni = nil
	return n, err
}

// killServer kills the PostgreSQL of a member, if it runs.
func (f *Failover) killServer(m *member) error {
	text, err := os.ReadFile(filepath.Join(f.data(m), "postmaster.pid"))
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	first, _, _ := strings.Cut(string(text), "\n")
	pid, broken := strconv.Atoi(first)
	if err := errors.Join(err, broken); err != nil {
		return err
	}
	if err := syscall.Kill(pid, syscall.SIGKILL); err != nil && !errors.Is(err, syscall.ESRCH) {
		return err
	}
	return nil
}

// Switchover hands the leadership over as planned: the primary stops in order first.
func (f *Failover) Switchover(ctx context.Context) error {
	n, err := f.awaitPrimary(ctx)
	if err != nil {
		return err
	}
	leader, candidate := f.members[n], f.members[1-n]
	body, err := json.Marshal(map[string]string{"leader": leader.name, "candidate": candidate.name})
	if err != nil {
		return err
	}
	status, text, err := f.call(ctx, http.MethodPost, leader, "/switchover", body)
	if err == nil && status != http.StatusOK {
		err = fmt.Errorf("switchover: status %d: %s", status, text)
	}
	return err
}

// awaitPrimary waits for a member that says that it is the primary, and gives its number.
func (f *Failover) awaitPrimary(ctx context.Context) (primary int, err error) {
	err = await(ctx, "a primary", func() bool {
		for n, m := range f.members {
			if m.patroni != nil && m.patroni.over() {
				primary = -1
				return true
			}
			if status, _, err := f.call(ctx, http.MethodGet, m, "/primary", nil); err == nil && status == http.StatusOK {
				primary = n
				return true
			}
		}
		return false
	})
	if err == nil && primary < 0 {
		err = errors.New("a Patroni has ended by itself")
	}
	return primary, err
}

// AwaitSynchronous waits until one member is the primary and the other its synchronous
// standby.
func (f *Failover) AwaitSynchronous(ctx context.Context) error {
	return await(ctx, "a synchronous standby", func() bool {
		for _, m := range f.members {
			if status, _, err := f.call(ctx, http.MethodGet, m, "/synchronous", nil); err == nil && status == http.StatusOK {
				return true
			}
		}
		return false
	})
}

func await(ctx context.Context, what string, condition func() bool) error {
	for !condition() {
		select {
		case <-ctx.Done():
			return fmt.Errorf("waiting for %s: %w", what, ctx.Err())
		case <-time.After(50 * time.Millisecond):
		}
	}
	return nil
}

// call asks the Patroni of a member.
func (f *Failover) call(ctx context.Context, method string, m *member, path string, body []byte) (int, []byte, error) {
	request, err := http.NewRequestWithContext(ctx, method, fmt.Sprintf("http://127.0.0.1:%d%s", m.rest, path), bytes.NewReader(body))
	if err != nil {
		return 0, nil, err
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return 0, nil, err
	}
	text, err := io.ReadAll(response.Body)
	return response.StatusCode, text, errors.Join(err, response.Body.Close())
}

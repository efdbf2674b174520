package pgtest

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"syscall"
	"time"

	"github.com/jackc/pgx/v5"
)

// process is a running server.
type process struct {
	cmd   *exec.Cmd
	ended chan struct{} // closed when it has ended
}

// startTimeout bounds the start of a server, with recovery after a kill.
const startTimeout = time.Minute

// Start starts the server after a stop, and returns when it takes connections. It does
// nothing when the server runs.
func (c *Cluster) Start() error {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.start()
}

func (c *Cluster) start() error {
	if c.run != nil {
		return nil
	}
	ctx, cancel := context.WithTimeout(context.Background(), startTimeout)
	defer cancel()
	for {
		err := c.launch(ctx)
		if err == nil || ctx.Err() != nil {
			return err
		}
		// After a kill the old server's children may hold its shared memory a little longer.
		select {
		case <-ctx.Done():
			return err
		case <-time.After(50 * time.Millisecond):
		}
	}
}

func (c *Cluster) launch(ctx context.Context) error {
	bin, err := binaries()
	if err != nil {
		return err
	}
	cred, err := credential()
	if err != nil {
		return err
	}
	log, err := os.OpenFile(c.logFile(), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	defer log.Close()
	p := &process{exec.Command(filepath.Join(bin, "postgres"), "-D", c.data()), make(chan struct{})}
	p.cmd.Stdout, p.cmd.Stderr, p.cmd.Dir = log, log, c.dir
	p.cmd.SysProcAttr = &syscall.SysProcAttr{Credential: cred, Pdeathsig: syscall.SIGINT}
	started := make(chan error, 1)
	go func() {
		// The server ends with the thread that started it, so that thread has to stay.
		runtime.LockOSThread()
		defer runtime.UnlockOSThread()
		defer close(p.ended)
		err := p.cmd.Start()
		started <- err
		if err == nil {
			_ = p.cmd.Wait() // how it ended stands in its log
		}
	}()
	if err := <-started; err != nil {
		return err
	}
	for {
		conn, err := pgx.Connect(ctx, c.address("postgres"))
		if err == nil {
			c.run = p
			return conn.Close(ctx)
		}
		select {
		case <-p.ended:
			return fmt.Errorf("PostgreSQL ended at its start; the end of its log is:\n%s", c.logEnd())
		case <-ctx.Done():
			return errors.Join(err, p.signal(syscall.SIGQUIT))
		case <-time.After(20 * time.Millisecond):
		}
	}
}

func (c *Cluster) logFile() string { return filepath.Join(c.dir, "log") }

// logEnd is the last part of the server's log.
func (c *Cluster) logEnd() string {
	text, err := os.ReadFile(c.logFile())
	if err != nil {
		return err.Error()
	}
	return string(text[max(0, len(text)-2000):])
}

// signal sends a signal and waits until the server has ended.
func (p *process) signal(s syscall.Signal) error {
	err := p.cmd.Process.Signal(s)
	<-p.ended
	if errors.Is(err, os.ErrProcessDone) {
		return nil
	}
	return err
}

// Stop stops the server: sessions are cut, and what was committed is on disk. It does
// nothing when the server does not run.
func (c *Cluster) Stop() error { return c.end(syscall.SIGINT) }

// Kill kills the server as a crash does (kill -9).
func (c *Cluster) Kill() error { return c.end(syscall.SIGKILL) }

func (c *Cluster) end(s syscall.Signal) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.run == nil {
		return nil
	}
	err := c.run.signal(s)
	c.run = nil
	return err
}

package cli_test

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

const replicaToken = "0123456789abcdef"

// replica is a server process on a shared store, which can be killed and started again.
type replica struct {
	store  string
	client http.Client

	mu      sync.Mutex
	address string // changes with each start
	cmd     *exec.Cmd
	stderr  *bytes.Buffer
}

// newReplica starts a server, which is killed at the end of the test if not before.
func newReplica(t *testing.T, store string) *replica {
	t.Helper()
	r := &replica{store: store, client: http.Client{Timeout: 20 * time.Second}}
	r.start(t)
	t.Cleanup(func() {
		r.kill()
		if t.Failed() {
			t.Logf("what the server at %s logged:\n%s", r.url(), r.stderr)
		}
	})
	return r
}

// start starts the process and waits until it says where it listens.
func (r *replica) start(t *testing.T) {
	t.Helper()
	cmd := exec.Command("huipu", "serve", "--addr", "127.0.0.1:0", "--no-sample")
	cmd.Env = append(os.Environ(), "HUIPU_STORE="+r.store, "HUIPU_TOKEN="+replicaToken)
	stderr := &bytes.Buffer{}
	cmd.Stderr = stderr
	stdout, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(stdout)
	for lines.Scan() {
		if match := explorerLine.FindStringSubmatch(lines.Text()); match != nil {
			r.mu.Lock()
			defer r.mu.Unlock()
			r.address, r.cmd, r.stderr = match[1], cmd, stderr
			return
		}
	}
	t.Fatalf("the server did not start: %v\n%s", cmd.Wait(), stderr)
}

// kill kills the process as a crash does, and waits for its end.
func (r *replica) kill() {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.cmd != nil {
		_ = r.cmd.Process.Signal(syscall.SIGKILL) // it may have ended
		_ = r.cmd.Wait()                          // it was killed
		r.cmd = nil
	}
}

func (r *replica) url() string {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.address
}

// get reads an address of the server, at the revision or later.
func (r *replica) get(ctx context.Context, path, revision string) (status int, body []byte, err error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, r.url()+path, nil)
	if err != nil {
		return 0, nil, err
	}
	if revision != "" {
		request.Header.Set("Huipu-Revision", revision)
	}
	response, err := r.client.Do(request)
	if err != nil {
		return 0, nil, err
	}
	body, err = io.ReadAll(response.Body)
	return response.StatusCode, body, errors.Join(err, response.Body.Close())
}

// answered is the answer to a GraphQL request.
type answered struct {
	status   int
	retry    string // Retry-After
	revision string // Huipu-Revision
	data     json.RawMessage
	code     string // of the first error; empty without
	message  string
}

// ask sends a GraphQL request. The error is that no answer came.
func (r *replica) ask(ctx context.Context, revision, document string, variables map[string]any) (answered, error) {
	body, err := json.Marshal(map[string]any{"query": document, "variables": variables})
	if err != nil {
		return answered{}, err
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, r.url()+"/graphql", bytes.NewReader(body))
	if err != nil {
		return answered{}, err
	}
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("Authorization", "Bearer "+replicaToken)
	if revision != "" {
		request.Header.Set("Huipu-Revision", revision)
	}
	response, err := r.client.Do(request)
	if err != nil {
		return answered{}, err
	}
	text, err := io.ReadAll(response.Body)
	if err := errors.Join(err, response.Body.Close()); err != nil {
		return answered{}, err
	}
	var read struct {
		Data   json.RawMessage
		Errors []struct {
			Message    string
			Extensions struct{ Code string }
		}
	}
	if err := json.Unmarshal(text, &read); err != nil {
		return answered{}, fmt.Errorf("%w in %s", err, text)
	}
	a := answered{
		status: response.StatusCode, retry: response.Header.Get("Retry-After"), revision: response.Header.Get("Huipu-Revision"), data: read.Data,
	}
	if len(read.Errors) > 0 {
		a.code, a.message = read.Errors[0].Extensions.Code, read.Errors[0].Message
	}
	return a, nil
}

// transient tells whether the same request may succeed later, or at another server.
func (a answered) transient() bool {
	return a.code == "UNAVAILABLE" || a.code == "TIMEOUT"
}

// eventually tries until the condition holds or the context ends.
func eventually(ctx context.Context, condition func() bool) error {
	for !condition() {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(10 * time.Millisecond):
		}
	}
	return nil
}

// releaseText is a release about a meeting of its own; the same numbers give the same text.
func releaseText(writer, n int) string {
	return strings.NewReplacer("{w}", fmt.Sprint(writer+1), "{n}", fmt.Sprint(n+1), "{d}", fmt.Sprint(n%28+1)).Replace(
		"中国侨联第{w}届第{n}次主席办公会议召开\n\n2020-08-{d} 来源：中国侨联网站\n\n8月{d}日，中国侨联第{w}届第{n}次主席办公会议在北京召开。中国侨联主席万立骏出席会议并讲话，中国侨联副主席李卓彬主持会议。\n")
}

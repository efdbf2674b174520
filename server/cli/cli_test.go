package cli

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/alecthomas/kong"
	"github.com/google/go-cmp/cmp"

	"huipu/internal/config"
	"huipu/internal/kg"
)

// machine is a system of a test with what was printed.
type machine struct {
	System
	stdout, stderr bytes.Buffer
	env            map[string]string
}

func newMachine() *machine {
	m := &machine{env: map[string]string{}}
	m.System = System{
		Stdin: strings.NewReader(""), Stdout: &m.stdout, Stderr: &m.stderr,
		LookupEnv: func(name string) (string, bool) { v, ok := m.env[name]; return v, ok },
		Now:       func() time.Time { return time.Date(2024, 5, 1, 0, 0, 0, 0, time.UTC) },
	}
	return m
}

func (m *machine) run(ctx context.Context, args ...string) int {
	m.stdout.Reset()
	m.stderr.Reset()
	return Run(ctx, args, m.System)
}

// parse gives the table as the arguments and the environment of the machine fill it.
func (m *machine) parse(t *testing.T, args ...string) *commands {
	t.Helper()
	var table commands
	parser, err := newParser(&table, m.System, io.Discard, func(int) {})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := parser.Parse(args); err != nil {
		t.Fatal(err)
	}
	return &table
}

func TestFlagsHaveTheDefaultsOfTheConfiguration(t *testing.T) {
	serve := newMachine().parse(t, "serve").Serve
	got, err := settings(serve.dataFlags.apply, serve.namingFlags.apply, serve.apply)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(config.Default(), got); diff != "" {
		t.Errorf("settings of serve (-want +got):\n%s", diff)
	}
}

func TestTheEnvironmentSetsFlags(t *testing.T) {
	m := newMachine()
	m.env = map[string]string{
		"HUIPU_ADDR": "127.0.0.1:1", "HUIPU_DATA_DIR": "elsewhere", "HUIPU_NO_SAMPLE": "true", "HUIPU_MAX_REQUESTS": "5",
		"HUIPU_REQUEST_TIMEOUT": "3s", "HUIPU_TOKEN": "", "HUIPU_HELP": "true", "ADDR": "ignored", "HUIPU_FORMAT": "nonsense",
	}
	got := m.parse(t, "serve", "--addr", "127.0.0.1:2").Serve
	want := newMachine().parse(t, "serve").Serve
	want.Addr, want.DataDir, want.NoSample, want.MaxRequests, want.RequestTimeout = "127.0.0.1:2", "elsewhere", true, 5, 3*time.Second
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(serveCommand{})); diff != "" {
		t.Errorf("serve (-want +got):\n%s", diff)
	}
}

// TestEveryFlagIsDescribed holds the help texts together: a new flag or command cannot
// appear without words, and every command teaches by example.
func TestEveryFlagIsDescribed(t *testing.T) {
	var table commands
	parser, err := newParser(&table, newMachine().System, io.Discard, func(int) {})
	if err != nil {
		t.Fatal(err)
	}
	err = kong.Visit(parser.Model, func(node kong.Visitable, next kong.Next) error {
		switch node := node.(type) {
		case *kong.Node:
			if node.Help == "" || !strings.Contains(node.Detail, "Examples:\n\n\t"+node.FullPath()) {
				t.Errorf("command %s has no help or no examples", node.FullPath())
			}
		case *kong.Flag:
			if node.Help == "" || !strings.HasSuffix(node.Help, ".") {
				t.Errorf("flag --%s has the help %q", node.Name, node.Help)
			}
			if !node.IsBool() && node.PlaceHolder == "" {
				t.Errorf("flag --%s has no placeholder", node.Name)
			}
		}
		return next(nil)
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestExitCodes(t *testing.T) {
	for _, test := range []struct {
		err  error
		want int
	}{
		{errors.New("broken"), 1},
		{kg.ErrNotFound, 1},
		{kg.ErrConflict, 1},
		{context.Canceled, 1},
		{errReported, 1},
		{kg.ErrInvalid, 2},
		{kg.ErrUnsupported, 2},
		{&config.Error{Flag: "addr"}, 2},
		{usageError{errors.New("unknown flag"), ""}, 2},
		{errRefused, 3},
	} {
		for _, err := range []error{test.err, fmt.Errorf("wrapped: %w", test.err)} {
			if got := exitCode(err); got != test.want {
				t.Errorf("exit code of %v is %d, want %d", err, got, test.want)
			}
		}
	}
	if got := fail(io.Discard, nil); got != 0 {
		t.Errorf("exit code without an error is %d", got)
	}
}

func TestErrorsAreOneSentence(t *testing.T) {
	for _, test := range []struct {
		err  error
		want string
	}{
		{errors.New("broken"), "huipu: broken\n"},
		{errors.Join(errors.New("one"), errors.New("two")), "huipu: one; two\n"},
		{fmt.Errorf("no graph: %w", kg.ErrNotFound), "huipu: no graph\n"},
		{fmt.Errorf("extracting: %w: %w", kg.ErrTimeout, context.Canceled), "huipu: stopped before the end\n"},
		{errRefused, ""},
		{errReported, ""},
	} {
		var out strings.Builder
		fail(&out, test.err)
		if out.String() != test.want {
			t.Errorf("%v is printed as %q, want %q", test.err, &out, test.want)
		}
	}
}

func TestWriteFileKeepsWhatWasThere(t *testing.T) {
	dir := t.TempDir()
	name := filepath.Join(dir, "graph.nq")
	if err := os.WriteFile(name, []byte("before"), 0o666); err != nil {
		t.Fatal(err)
	}
	broken := errors.New("broken")
	err := writeFile(name, func(w io.Writer) error {
		_, _ = io.WriteString(w, "half")
		return broken
	})
	if !errors.Is(err, broken) {
		t.Errorf("got %v, want %v", err, broken)
	}
	check := func(want string) {
		t.Helper()
		if got, err := os.ReadFile(name); err != nil || string(got) != want {
			t.Errorf("the file holds %q (%v), want %q", got, err, want)
		}
		if entries, err := os.ReadDir(dir); err != nil || len(entries) != 1 {
			t.Errorf("the folder holds %v (%v)", entries, err)
		}
	}
	check("before")
	if err := writeFile(name, func(w io.Writer) error { _, err := io.WriteString(w, "after"); return err }); err != nil {
		t.Fatal(err)
	}
	check("after")
	if err := writeFile(dir, func(io.Writer) error { return nil }); err == nil {
		t.Error("a folder was replaced by a file")
	}
	if err := os.Remove(name); err != nil {
		t.Fatal(err)
	}
}

func TestAClosedOutputIsAFailure(t *testing.T) {
	m := newMachine()
	m.Stdout = brokenPipe{}
	for _, args := range [][]string{{"version"}, {"extract", "--format", "json", smallRelease(t)}, {"extract", smallRelease(t)}} {
		if code := m.run(t.Context(), args...); code != exitFailed || !strings.Contains(m.stderr.String(), "broken pipe") {
			t.Errorf("%v: exit code %d, %q", args, code, &m.stderr)
		}
	}
}

type brokenPipe struct{}

func (brokenPipe) Write([]byte) (int, error) { return 0, errors.New("broken pipe") }

// smallRelease is the path of a small release.
func smallRelease(t *testing.T) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "release.txt")
	const text = "中国侨联召开主席办公会议\n\n2020-08-03 来源：中国侨联网站\n\n8月3日，中国侨联在北京召开主席办公会议。中国侨联主席万立骏出席会议并讲话。\n"
	if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
	return name
}

// interrupting is an input that asks the command to stop when it is read.
type interrupting struct{ stop context.CancelFunc }

func (r interrupting) Read([]byte) (int, error) {
	r.stop()
	return 0, io.EOF
}

func TestInterruptStopsARun(t *testing.T) {
	dir, first := t.TempDir(), smallRelease(t)
	for _, args := range [][]string{
		{"ingest", "--data-dir", filepath.Join(dir, "data"), first, "-", first},
		{"extract", "--format", "json", "-", first},
		{"extract", "--format", "quads", "-", first},
	} {
		m := newMachine()
		ctx, stop := context.WithCancel(t.Context())
		m.Stdin = interrupting{stop}
		if code := m.run(ctx, args...); code != exitFailed || !strings.HasSuffix(m.stderr.String(), "huipu: stopped before the end\n") {
			t.Errorf("%v: exit code %d, %q", args[0], code, &m.stderr)
		}
	}
	// What was read before the interrupt may or may not be in the graph, which is whole.
	m := newMachine()
	if code := m.run(t.Context(), "ingest", "--data-dir", filepath.Join(dir, "data"), first); code != exitDone {
		t.Errorf("after an interrupt: exit code %d, %q", code, &m.stderr)
	}
}

func TestServeStopsWhileStarting(t *testing.T) {
	ctx, stop := context.WithCancel(t.Context())
	stop()
	m := newMachine()
	if code := m.run(ctx, "serve", "--addr", "127.0.0.1:0", "--data-dir", filepath.Join(t.TempDir(), "data")); code != exitDone {
		t.Errorf("exit code %d, %q", code, &m.stderr)
	}
}

func TestProgressIsShownToPeopleAlone(t *testing.T) {
	name := smallRelease(t)
	for _, terminal := range []bool{false, true} {
		m := newMachine()
		m.Terminal = terminal
		if code := m.run(t.Context(), "ingest", "--data-dir", filepath.Join(t.TempDir(), "data"), name); code != exitDone {
			t.Fatalf("exit code %d, %q", code, &m.stderr)
		}
		if shown := m.stderr.Len() > 0; shown != terminal {
			t.Errorf("terminal %v: standard error got %q", terminal, &m.stderr)
		}
	}
}

func TestTheServerWarnsWhenItIsOpenToAll(t *testing.T) {
	for _, args := range [][]string{{"--addr", "0.0.0.0:0"}, {"--addr", "0.0.0.0:0", "--token", "0123456789abcdef"}, {"--addr", "127.0.0.1:0"}} {
		ctx, stop := context.WithCancel(t.Context())
		m := newMachine()
		m.Stdout = writerFunc(func(p []byte) (int, error) { stop(); return len(p), nil })
		code := m.run(ctx, slices.Concat([]string{"serve", "--no-sample", "--data-dir", filepath.Join(t.TempDir(), "data")}, args)...)
		if code != exitDone {
			t.Errorf("%v: exit code %d, %q", args, code, &m.stderr)
		}
		if warned := strings.Contains(m.stderr.String(), "level=WARN"); warned != (len(args) == 2 && args[1] == "0.0.0.0:0") {
			t.Errorf("%v: %q", args, &m.stderr)
		}
	}
}

type writerFunc func([]byte) (int, error)

func (f writerFunc) Write(p []byte) (int, error) { return f(p) }

func TestVisibleAddress(t *testing.T) {
	for addr, want := range map[*net.TCPAddr]string{
		{IP: net.IPv6unspecified, Port: 8080}:      "localhost:8080",
		{IP: net.IPv4zero, Port: 80}:               "localhost:80",
		{IP: net.IPv4(127, 0, 0, 1), Port: 8080}:   "127.0.0.1:8080",
		{IP: net.ParseIP("2001:db8::1"), Port: 81}: "[2001:db8::1]:81",
	} {
		if got := visible(addr); got != want {
			t.Errorf("%v is shown as %s, want %s", addr, got, want)
		}
	}
}

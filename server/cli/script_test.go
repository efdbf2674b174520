package cli_test

import (
	"archive/tar"
	"archive/zip"
	"bufio"
	"bytes"
	"compress/gzip"
	"encoding/hex"
	"errors"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"golang.org/x/text/encoding/simplifiedchinese"

	"huipu/server/cli"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"huipu": func() { os.Exit(cli.Main()) }})
}

// TestScripts runs every script.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 filepath.Join("testdata", "script"),
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(env *testscript.Env) error {
			env.Values[serversKey{}] = map[string]*serving{}
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits": exits, "serve": serve, "interrupt": interrupt, "get": get,
			"sparse": sparse, "hex": writeHex, "gb18030": gb18030, "pack": pack,
			"damage": damage, "newer": newer, "unprivileged": unprivileged,
		},
	})
}

// exits CODE PROGRAM ARG… runs a program that must end with the exit code.
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits CODE PROGRAM ARG…")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		exit, ok := errors.AsType[*exec.ExitError](err)
		if !ok {
			ts.Fatalf("%v", err)
		}
		got = exit.ExitCode()
	}
	if got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}

// serving is a server that a script started.
type serving struct {
	cmd    *exec.Cmd
	stderr bytes.Buffer
	ended  chan struct{} // closed when err is set
	err    error         // how the process ended
}

var explorerLine = regexp.MustCompile(`^  explorer  (http://\S+)/$`)

// serve NAME ARG… starts "huipu serve ARG…" on a free port and waits until it says where it
// listens: $NAME is then its URL and $NAME_ADDR its address. It is stopped at the end of the script, if not before.
func serve(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 1 {
		ts.Fatalf("usage: serve NAME ARG…")
	}
	s := &serving{cmd: exec.Command("huipu", append([]string{"serve", "--addr", "127.0.0.1:0"}, args[1:]...)...), ended: make(chan struct{})}
	s.cmd.Dir = ts.MkAbs(".")
	s.cmd.Env = []string{"PATH=" + ts.Getenv("PATH"), "TMPDIR=" + ts.Getenv("TMPDIR"), "HUIPU_TOKEN=" + ts.Getenv("HUIPU_TOKEN")}
	s.cmd.Stderr = &s.stderr
	stdout, err := s.cmd.StdoutPipe()
	ts.Check(err)
	ts.Check(s.cmd.Start())
	ts.Defer(func() {
		// It has ended already when the script interrupted it.
		_ = s.cmd.Process.Kill()
		<-s.ended
	})
	url := ""
	lines := bufio.NewScanner(stdout)
	for url == "" && lines.Scan() {
		ts.Logf("%s", lines.Text())
		if match := explorerLine.FindStringSubmatch(lines.Text()); match != nil {
			url = match[1]
		}
	}
	go func() {
		// Everything must be read before Wait closes the pipe.
		_, _ = io.Copy(io.Discard, stdout)
		s.err = s.cmd.Wait()
		close(s.ended)
	}()
	if url == "" {
		<-s.ended
		ts.Fatalf("the server did not start: %v\n%s", s.err, &s.stderr)
	}
	ts.Setenv(args[0], url)
	ts.Setenv(args[0]+"_ADDR", strings.TrimPrefix(url, "http://"))
	servers(ts)[args[0]] = s
}

// interrupt NAME stops a server as Ctrl-C does; it must end with exit code 0.
func interrupt(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 || servers(ts)[args[0]] == nil {
		ts.Fatalf("usage: interrupt NAME")
	}
	s := servers(ts)[args[0]]
	ts.Check(s.cmd.Process.Signal(os.Interrupt))
	<-s.ended
	if s.err != nil {
		ts.Fatalf("the server ended with %v\n%s", s.err, &s.stderr)
	}
}

// get URL FILE downloads what the server answers.
func get(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: get URL FILE")
	}
	response, err := http.Get(args[0])
	ts.Check(err)
	body, err := io.ReadAll(response.Body)
	ts.Check(errors.Join(err, response.Body.Close()))
	if response.StatusCode != http.StatusOK {
		ts.Fatalf("status %s", response.Status)
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), body, 0o666))
}

// sparse FILE BYTES makes a file of zeros that takes no space.
func sparse(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: sparse FILE BYTES")
	}
	size, err := strconv.ParseInt(args[1], 10, 64)
	ts.Check(err)
	file := ts.MkAbs(args[0])
	ts.Check(os.WriteFile(file, nil, 0o666))
	ts.Check(os.Truncate(file, size))
}

// hex FILE DIGITS… makes a file of bytes.
func writeHex(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: hex FILE DIGITS…")
	}
	content, err := hex.DecodeString(strings.Join(args[1:], ""))
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), content, 0o666))
}

// gb18030 FILE writes the UTF-8 file anew in GB18030.
func gb18030(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: gb18030 FILE")
	}
	text, err := simplifiedchinese.GB18030.NewEncoder().String(ts.ReadFile(args[0]))
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(text), 0o666))
}

// pack ARCHIVE NAME=FILE… makes a .zip or .tar.gz archive of the files under the names.
func pack(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: pack ARCHIVE NAME=FILE…")
	}
	var b bytes.Buffer
	archive := zip.NewWriter(&b)
	compressed := gzip.NewWriter(&b)
	stream := tar.NewWriter(compressed)
	asZip := strings.HasSuffix(args[0], ".zip")
	for _, arg := range args[1:] {
		name, file, _ := strings.Cut(arg, "=")
		content := ts.ReadFile(file)
		var w io.Writer = stream
		var err error
		if asZip {
			w, err = archive.Create(name)
		} else {
			err = stream.WriteHeader(&tar.Header{Name: name, Typeflag: tar.TypeReg, Mode: 0o644, Size: int64(len(content))})
		}
		ts.Check(err)
		_, err = io.WriteString(w, content)
		ts.Check(err)
	}
	if asZip {
		ts.Check(archive.Close())
	} else {
		ts.Check(errors.Join(stream.Close(), compressed.Close()))
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), b.Bytes(), 0o666))
}

// servers are those that the script of ts started, by name.
func servers(ts *testscript.TestScript) map[string]*serving {
	return ts.Value(serversKey{}).(map[string]*serving)
}

type serversKey struct{}

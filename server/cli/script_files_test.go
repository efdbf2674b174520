package cli_test

import (
	"bytes"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"

	"github.com/rogpeppe/go-internal/testscript"
)

// damage WAY PATTERN damages the largest file that matches: "flip" changes a bit in its
// middle, "cut" takes its last byte, "remove" takes it as a whole.
func damage(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: damage flip|cut|remove PATTERN")
	}
	name, content := largest(ts, args[1])
	switch args[0] {
	case "flip":
		content[len(content)/2] ^= 4
	case "cut":
		content = content[:len(content)-1]
	case "remove":
		ts.Check(os.Remove(name))
		return
	default:
		ts.Fatalf("no such way: %s", args[0])
	}
	ts.Check(os.WriteFile(name, content, 0o666))
}

func largest(ts *testscript.TestScript, pattern string) (name string, content []byte) {
	names, err := filepath.Glob(ts.MkAbs(pattern))
	ts.Check(err)
	for _, n := range names {
		c, err := os.ReadFile(n)
		ts.Check(err)
		if name == "" || len(c) > len(content) {
			name, content = n, c
		}
	}
	if name == "" {
		ts.Fatalf("no file matches %s", pattern)
	}
	return name, content
}

// newer FILE makes the witness of a store one of the next version.
func newer(ts *testscript.TestScript, neg bool, args []string) {
	const block = 4096
	if neg || len(args) != 1 {
		ts.Fatalf("usage: newer FILE")
	}
	content := bytes.ReplaceAll([]byte(ts.ReadFile(args[0])), []byte("huipu witness 1\n"), []byte("huipu witness 2\n"))
	for b := 0; b < len(content); b += block {
		sum := crc32.Checksum(content[b+4:b+block], crc32.MakeTable(crc32.Castagnoli))
		binary.LittleEndian.PutUint32(content[b:], sum)
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), content, 0o666))
}

// unprivileged CODE PROGRAM ARG… is exits, but as nobody where the test runs as the
// superuser, whom permissions do not bind.
func unprivileged(ts *testscript.TestScript, neg bool, args []string) {
	const nobody = 65534
	if neg || len(args) < 2 {
		ts.Fatalf("usage: unprivileged CODE PROGRAM ARG…")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	program, err := exec.LookPath(args[1])
	ts.Check(err)
	cmd := exec.Command(program, args[2:]...)
	cmd.Dir = ts.MkAbs(".")
	cmd.Env = []string{"TMPDIR=" + ts.Getenv("TMPDIR")}
	if os.Geteuid() == 0 {
		for _, path := range []string{program, cmd.Dir} {
			for dir := path; dir != filepath.Dir(dir) && dir != os.TempDir(); dir = filepath.Dir(dir) {
				info, err := os.Stat(dir)
				ts.Check(err)
				ts.Check(os.Chmod(dir, info.Mode()|0o011))
			}
		}
		cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: nobody, Gid: nobody}}
	}
	out, err := cmd.CombinedOutput()
	ts.Logf("%s", out)
	got := 0
	if exit, ok := errors.AsType[*exec.ExitError](err); ok {
		got = exit.ExitCode()
	} else {
		ts.Check(err)
	}
	if got != want || strings.Count(string(out), "\n") != 1 || !strings.Contains(string(out), "permission denied") {
		ts.Fatalf("exit code %d and %q, want %d and one line about the permission", got, out, want)
	}
}

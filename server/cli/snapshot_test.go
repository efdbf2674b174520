package cli_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestServersStartFromSnapshots starts servers from the files of others and their own: all
// show the same, and a file that does not fit is told and done without.
func TestServersStartFromSnapshots(t *testing.T) {
	stores := databases(t, 2)
	huipu(t, stores[0], releaseText(0, 0), "ingest", "-")
	huipu(t, stores[0], releaseText(0, 1), "ingest", "-")
	own := filepath.Join(t.TempDir(), "view")
	newReplica(t, stores[0], "--snapshot", own).stop(t) // writes its file
	written, err := os.ReadFile(own)
	if err != nil {
		t.Fatal(err)
	}
	huipu(t, stores[0], releaseText(0, 2), "ingest", "-")
	built := newReplica(t, stores[0])
	want := view(t, built)
	if bytes.Equal(want, written) {
		t.Error("the file holds what came after it")
	}
	damaged := filepath.Join(t.TempDir(), "damaged")
	written[len(written)/2] ^= 1
	if err := os.WriteFile(damaged, written, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct{ name, snapshot, told string }{
		{"its own file", own, ""},
		{"the file of another server", built.url() + "/export/view", ""},
		{"a damaged file", damaged, "the view file cannot be used; the view is built from the store"},
		{"no file yet", filepath.Join(t.TempDir(), "new"), ""},
		{"a server that is away", "http://127.0.0.1:1/export/view", "the snapshot cannot be fetched; the view is built from the store"},
	} {
		t.Run(test.name, func(t *testing.T) {
			r := newReplica(t, stores[0], "--snapshot", test.snapshot)
			if !bytes.Equal(view(t, r), want) {
				t.Error("it shows something else than a server that was built from the store")
			}
			if log := r.stop(t); test.told == "" && log != "" || !strings.Contains(log, test.told) {
				t.Errorf("log %q, want %q", log, test.told)
			}
		})
	}
	// A store that lost everything is shown as it is.
	r := newReplica(t, stores[1], "--snapshot", own)
	if bytes.Equal(view(t, r), want) {
		t.Error("it shows what the store does not hold")
	}
	if log := r.stop(t); !strings.Contains(log, "the store has lost revisions") {
		t.Errorf("log %q", log)
	}
}

// view is the view file of the version that a server shows.
func view(t *testing.T, r *replica) []byte {
	t.Helper()
	status, body, err := r.get(t.Context(), "/export/view", "")
	if err != nil || status != 200 || len(body) == 0 {
		t.Fatalf("status %d, %d bytes, %v", status, len(body), err)
	}
	return body
}

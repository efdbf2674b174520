//go:build unix

package ingest_test

import (
	"errors"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"github.com/google/go-cmp/cmp"

	"huipu/internal/ingest"
	"huipu/internal/kg"
)

func TestFilesRefusesWhatIsNoFile(t *testing.T) {
	root := tree(t, "a.txt")
	// Nobody writes to the pipe: opening it would never come back.
	if err := syscall.Mkfifo(filepath.Join(root, "pipe.txt"), 0o600); err != nil {
		t.Fatal(err)
	}
	names, _, errs := read(root, ingest.WalkOptions{MaxBytes: 100}, root, os.DevNull)
	if !cmp.Equal(names, []string{"a.txt", "pipe.txt", os.DevNull}) || !errors.Is(errs["pipe.txt"], kg.ErrInvalid) || !errors.Is(errs[os.DevNull], kg.ErrInvalid) {
		t.Errorf("names %v, errors %v", names, errs)
	}
}

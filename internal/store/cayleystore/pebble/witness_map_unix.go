//go:build unix

package pebble

import (
	"fmt"
	"syscall"

	"github.com/cockroachdb/pebble/v2/vfs"
)

// mapWitness maps the witness into memory. The map is empty where the file is no file of the
// machine. A commit that writes to the map costs no call of the system, and the time of the
// file does not change with it, which the sync of the log would have to wait for.
func mapWitness(f vfs.File) ([]byte, error) {
	if f.Fd() == vfs.InvalidFd {
		return []byte{}, nil
	}
	m, err := syscall.Mmap(int(f.Fd()), 0, blockCount*blockSize, syscall.PROT_READ|syscall.PROT_WRITE, syscall.MAP_SHARED)
	if err != nil {
		return nil, fmt.Errorf("mapping %s: %w", witnessName, err)
	}
	return m, nil
}

func unmapWitness(m []byte) error {
	if len(m) == 0 {
		return nil
	}
	return syscall.Munmap(m)
}

package pebble

import (
	"encoding/binary"
	"errors"
	"log/slog"
	"testing"

	"github.com/cockroachdb/pebble/v2/vfs"
)

// These give the tests of package pebble_test what the package hides.
var (
	AppendValue    = appendValue
	DecodeValue    = decodeValue
	DecodeLogEntry = decodeLogEntry
	EncodeLogEntry = encodeLogEntry
	CountLimit     = int64(countLimit)
	Ahead          = ahead
	AheadBatch     = aheadBatch
	QuietLogger    = engineLogger{log: slog.New(slog.DiscardHandler)}
)

// SetKeys sets and deletes keys of a closed store behind its back.
func SetKeys(fs vfs.FS, dir string, set map[string][]byte, del ...string) error {
	lock, err := lockDir(dir, fs)
	if err != nil {
		return err
	}
	eng, err := openEngine(dir, lock, Options{FS: fs}.withDefaults())
	if err != nil {
		return errors.Join(err, lock.Close())
	}
	b := eng.newBatch(0)
	for k, v := range set {
		b.set([]byte(k), v)
	}
	for _, k := range del {
		b.delete([]byte(k))
	}
	err = eng.commit(b)
	b.close()
	return errors.Join(err, eng.close(), lock.Close())
}

// Tables are the names of the tables in the state of a store.
func Tables(t testing.TB, qs *QuadStore) []string {
	t.Helper()
	names, err := qs.eng.(*pebbleEngine).tables()
	if err != nil {
		t.Fatal(err)
	}
	return names
}

// KeyOf builds a key from a letter and ids.
func KeyOf(letter byte, ids ...ID) string {
	key := []byte{letter}
	for _, id := range ids {
		key = appendID(key, id)
	}
	return string(key)
}

// LogKeyOf is the key of a log entry.
func LogKeyOf(seq uint64) string { return string(logKey(seq)) }

// FormatStamp is the key and the value that a store of the given format has.
func FormatStamp(v uint32) (key string, value []byte) {
	return string(formatKey()), binary.BigEndian.AppendUint32(nil, v)
}

// Waiting is how many changes wait for the writers' lock.
func (qs *QuadStore) Waiting() int {
	qs.queue.mu.Lock()
	defer qs.queue.mu.Unlock()
	return len(qs.queue.waiting)
}

// MaxRecentLinks is how many statements of the last writes are remembered.
const MaxRecentLinks = maxRecentLinks

// SetLoadSizes makes the runs and the log entries of loads small.
func SetLoadSizes(qs *QuadStore, run, chunk int) { qs.loadRun, qs.logChunk = run, chunk }

// LoadDir matches the directories that loads work in.
var LoadDir = loadDir

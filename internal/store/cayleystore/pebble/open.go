package pebble

import (
	"errors"
	"fmt"
	"io"
	"log/slog"
	"strings"

	pebbledb "github.com/cockroachdb/pebble/v2"
	"github.com/cockroachdb/pebble/v2/vfs"

	"huipu/internal/store/cayleystore/cache"
)

// Options tune a store. The zero value is good for a server.
type Options struct {
	// FS is the file system that holds the store; nil is that of the machine. With another
	// one the directory is taken literally.
	FS vfs.FS
	// BlockCacheBytes is for parts of files as they lie on disk; 0 is 64 MiB.
	BlockCacheBytes int64
	// ValueCacheBytes is for decoded values, in each of the two directions; 0 is 64 MiB.
	ValueCacheBytes int
	// MemTableBytes is how much is written before a table is made of it; 0 is 32 MiB.
	MemTableBytes int
	// MinFreeBytes is how much space on the disk writes leave; 0 is 64 MiB.
	MinFreeBytes uint64
	// Logger gets the messages of the engine; nil drops them.
	Logger *slog.Logger
	// ReadOnly leaves every file as it is, but for the lock. There must be a store, and
	// writing to it is ErrReadOnly.
	ReadOnly bool
}

func (o Options) withDefaults() Options {
	const mib = 1 << 20
	if o.FS == nil {
		o.FS = vfs.Default
	}
	if o.BlockCacheBytes == 0 {
		o.BlockCacheBytes = 64 * mib
	}
	if o.ValueCacheBytes == 0 {
		o.ValueCacheBytes = 64 * mib
	}
	if o.MemTableBytes == 0 {
		o.MemTableBytes = 32 * mib
	}
	if o.MinFreeBytes == 0 {
		o.MinFreeBytes = 64 * mib
	}
	if o.Logger == nil {
		o.Logger = slog.New(slog.DiscardHandler)
	}
	return o
}

// Open opens the store in dir, or creates one when dir is missing or empty. One process can
// have it open, once. The error is ErrLocked when it is in use, ErrForeign when dir is
// something else, ErrNewer when the store is from a newer program, or that of the file
// system.
func Open(dir string, opts Options) (*QuadStore, error) {
	opts = opts.withDefaults()
	qs, err := open(dir, opts)
	if err != nil {
		return nil, fmt.Errorf("opening graph store %s: %w", dir, err)
	}
	return qs, nil
}

func open(dir string, opts Options) (*QuadStore, error) {
	dir, err := realPath(dir, opts.FS)
	if err != nil {
		return nil, err
	}
	if err := prepareDir(dir, opts); err != nil {
		return nil, err
	}
	lock, err := lockDir(dir, opts.FS)
	if err != nil {
		return nil, err
	}
	if !opts.ReadOnly {
		if err := removeLoads(dir, opts.FS); err != nil {
			return nil, errors.Join(err, lock.Close())
		}
	}
	eng, err := openEngine(dir, lock, opts)
	if err != nil {
		return nil, errors.Join(err, lock.Close())
	}
	qs := newQuadStore(dir, eng, lock, opts)
	if err := qs.load(); err != nil {
		return nil, errors.Join(err, qs.Close())
	}
	return qs, nil
}

// newQuadStore is a store on an engine, before anything is read from it.
func newQuadStore(dir string, eng engine, lock io.Closer, opts Options) *QuadStore {
	qs := &QuadStore{
		dir: dir, eng: eng, files: opts.FS, lock: lock, minFree: opts.MinFreeBytes,
		loadRun: loadRun, logChunk: logChunk,
		values:     newValues(opts.ValueCacheBytes),
		ids:        cache.New(opts.ValueCacheBytes, func(valueHash, ID) int { return costOfHash }),
		view:       eng.snapshot(),
		predicates: map[ID]uint64{},
		readers:    map[*reader]struct{}{},
	}
	if opts.ReadOnly {
		qs.broken = ErrReadOnly
	}
	return qs
}

// openEngine checks that the files are as they were written before the engine sees them.
func openEngine(dir string, lock *pebbledb.Lock, opts Options) (*pebbleEngine, error) {
	n, damage, err := checkFiles(opts.FS, dir)
	if err != nil {
		return nil, err
	}
	if len(damage) > 0 {
		return nil, damaged(damage)
	}
	if opts.ReadOnly {
		if n.generation == 0 || n.state == stateCreating {
			return nil, fmt.Errorf("%w: there is none in the directory", ErrForeign)
		}
		return openPebble(dir, lock, nil, opts)
	}
	if n.generation == 0 {
		if n, err = createWitness(opts.FS, dir); err != nil {
			return nil, err
		}
	}
	g, err := newGuard(opts.FS, dir, n)
	if err != nil {
		return nil, err
	}
	return openPebble(dir, lock, g, opts)
}

// damaged is the error of a store with damaged files.
func damaged(all []Damage) error {
	if all[0] == missingWitness() {
		return fmt.Errorf("%w: the file %s is missing; the directory is the database of another program, or the file was lost", ErrForeign, witnessName)
	}
	var texts []string
	for _, d := range all {
		texts = append(texts, "the file "+d.String())
	}
	return fmt.Errorf("%w: %s", ErrCorrupt, strings.Join(texts, "; "))
}

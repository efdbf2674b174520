package pebble

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	pebbledb "github.com/cockroachdb/pebble/v2"
	"github.com/cockroachdb/pebble/v2/vfs"
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
		values:     newValueCache(opts.ValueCacheBytes),
		ids:        newCache(opts.ValueCacheBytes, func(valueHash, ID) int { return costOfHash }),
		view:       eng.snapshot(),
		predicates: map[ID]uint64{},
		readers:    map[*reader]struct{}{},
	}
	if opts.ReadOnly {
		qs.broken = ErrReadOnly
	}
	return qs
}

// realPath makes the path the same for everyone who means this directory, because the lock
// goes by the path within a process.
func realPath(dir string, files vfs.FS) (string, error) {
	if files != vfs.Default {
		return dir, nil
	}
	abs, err := filepath.Abs(dir)
	if err != nil {
		return "", err
	}
	real, err := filepath.EvalSymlinks(abs)
	if errors.Is(err, fs.ErrNotExist) {
		return abs, nil
	}
	return real, err
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

// storeFile is how the engine and the store name their files, and how the file of the view is
// named that may stand beside them.
var storeFile = regexp.MustCompile(
	`^(WITNESS(\.new)?|view(\.tmp)?|LOCK|(MANIFEST|OPTIONS)-\d+|marker\.[a-z-]+\.\d+\.[\w.-]+|\d+\.(log|sst|blob)|\d+-\d+\.log|(CURRENT|temporary)\.\d+\.dbtmp)$`)

// loadDir is how loads name the directories that they work in.
var loadDir = regexp.MustCompile(`^` + loadPrefix + `[0-9a-f]{16}$`)

// prepareDir makes sure that dir is a directory and holds nothing but files of the engine,
// and creates it when it is missing.
func prepareDir(dir string, opts Options) error {
	files := opts.FS
	info, err := files.Stat(dir)
	if errors.Is(err, fs.ErrNotExist) && !opts.ReadOnly {
		return createDir(dir, files)
	}
	if err != nil {
		return err
	}
	if !info.IsDir() {
		return fmt.Errorf("%w: it is not a directory", ErrForeign)
	}
	names, err := files.List(dir)
	if err != nil {
		return err
	}
	for _, name := range names {
		if !storeFile.MatchString(name) && !loadDir.MatchString(name) {
			return fmt.Errorf("%w: the directory holds %q", ErrForeign, name)
		}
	}
	return nil
}

// createDir makes the directory and its parents and syncs each entry, so that a crash does
// not lose the directory with everything committed to it.
func createDir(dir string, files vfs.FS) error {
	parent := files.PathDir(dir)
	if parent == dir {
		return nil
	}
	if _, err := files.Stat(parent); errors.Is(err, fs.ErrNotExist) {
		if err := createDir(parent, files); err != nil {
			return err
		}
	}
	if err := files.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	d, err := files.OpenDir(parent)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}

// lockDir takes the lock of the directory, or fails at once.
func lockDir(dir string, files vfs.FS) (*pebbledb.Lock, error) {
	lock, err := pebbledb.LockDirectory(dir, files)
	if err == nil {
		return lock, nil
	}
	// Failing to create the lock file names a path; a lock that is held does not.
	if _, ok := errors.AsType[*os.PathError](err); ok {
		return nil, err
	}
	return nil, fmt.Errorf("%w by another process or by this one", ErrLocked)
}

// load reads the format stamp and the counters, or writes them into an empty store.
func (qs *QuadStore) load() error {
	stamp, ok, err := qs.get(formatKey())
	if err != nil {
		return err
	}
	if !ok {
		return qs.initialise()
	}
	if len(stamp) != 4 {
		return fmt.Errorf("%w: format stamp %x", ErrCorrupt, stamp)
	}
	if v := binary.BigEndian.Uint32(stamp); v > format {
		return fmt.Errorf("%w: format %d, this program reads up to %d", ErrNewer, v, format)
	}
	b, ok, err := qs.get(countersKey())
	if err != nil {
		return err
	}
	if !ok {
		return fmt.Errorf("%w: no counters", ErrCorrupt)
	}
	if qs.counters, err = decodeCounters(b); err != nil {
		return err
	}
	return qs.loadPredicates()
}

// initialise stamps a database that has just been created, and refuses one that another
// program has filled.
func (qs *QuadStore) initialise() error {
	r, err := qs.newReader(nil, nil)
	if err != nil {
		return err
	}
	defer r.close()
	err = r.use(func(c cursor) error {
		if c.seek(nil) {
			return fmt.Errorf("%w: it is the database of another program", ErrForeign)
		}
		return c.err()
	})
	if err != nil {
		return err
	}
	qs.counters = counters{next: 1}
	b := qs.eng.newBatch(0)
	defer b.close()
	b.set(formatKey(), binary.BigEndian.AppendUint32(nil, format))
	b.set(countersKey(), qs.counters.encode())
	if err := qs.eng.commit(b); err != nil {
		return err
	}
	if err := qs.eng.establish(); err != nil {
		return err
	}
	old := qs.view
	qs.view = qs.eng.snapshot()
	return old.close()
}

func (qs *QuadStore) loadPredicates() error {
	lower, upper := rangeOf(keyPredicate)
	r, err := qs.newReader(lower, upper)
	if err != nil {
		return err
	}
	defer r.close()
	return r.use(func(c cursor) error {
		for ok := c.seek(lower); ok; ok = c.next() {
			id, err := idOfKey(c.key())
			if err != nil {
				return err
			}
			value, err := c.value()
			if err != nil {
				return err
			}
			if len(value) != 8 {
				return fmt.Errorf("%w: count of predicate %d has %d bytes", ErrCorrupt, id, len(value))
			}
			qs.predicates[id] = binary.BigEndian.Uint64(value)
		}
		return c.err()
	})
}

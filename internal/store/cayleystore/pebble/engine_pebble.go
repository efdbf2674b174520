package pebble

import (
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"path/filepath"
	"regexp"
	"strings"

	pebbledb "github.com/cockroachdb/pebble/v2"
	"github.com/cockroachdb/pebble/v2/bloom"
	"github.com/cockroachdb/pebble/v2/sstable"
	"github.com/cockroachdb/pebble/v2/vfs"
)

// engineFormat is Pebble's own on-disk format. It is pinned so that a newer Pebble does not
// silently write what an older program cannot read.
const engineFormat = pebbledb.FormatTableFormatV6

// pebbleEngine runs the engine on Pebble.
type pebbleEngine struct {
	db      *pebbledb.DB
	guard   *guard
	files   vfs.FS
	dir     string
	reading sstable.ReaderOptions
	options *pebbledb.Options
}

// openPebble opens or creates the database in dir under a lock that the caller has taken
// and behind a guard, which it closes on an error. There is no guard where nothing is
// written.
func openPebble(dir string, lock *pebbledb.Lock, guard *guard, opts Options) (*pebbleEngine, error) {
	options := &pebbledb.Options{
		FS:                 opts.FS,
		ReadOnly:           opts.ReadOnly,
		Lock:               lock,
		CacheSize:          opts.BlockCacheBytes + 3*int64(opts.MemTableBytes), // of which Pebble takes what its memory tables have
		FormatMajorVersion: engineFormat,
		MemTableSize:       uint64(opts.MemTableBytes),
		BytesPerSync:       1 << 20,
		WALBytesPerSync:    1 << 20,
		// Two jobs keep compaction ahead of a bulk load without taking a small machine over.
		CompactionConcurrencyRange: func() (int, int) { return 1, 2 },
		Logger:                     engineLogger{opts.Logger, dir},
		// Whoever reads the damaged part gets the error; without a listener Pebble would end
		// the process.
		EventListener: &pebbledb.EventListener{DataCorruption: func(info pebbledb.DataCorruptionInfo) {
			opts.Logger.Error("a file of the graph store is damaged", "file", info.Path, "error", info.Details)
		}},
	}
	for i := range options.Levels {
		// Most look-ups of a load ask for keys that do not exist yet.
		options.Levels[i].FilterPolicy = bloom.FilterPolicy(10)
		// One index block for most tables saves each look-up a block.
		options.Levels[i].IndexBlockSize = 512 << 10
	}
	if guard != nil {
		options.FS = guard
	}
	options.EnsureDefaults()
	db, err := pebbledb.Open(dir, options)
	if err != nil {
		guard.prepareClose()
		return nil, errors.Join(nameTable(err), guard.close())
	}
	e := &pebbleEngine{db: db, guard: guard, files: opts.FS, dir: dir, reading: options.MakeReaderOptions(), options: options}
	if err := guard.opened(); err != nil {
		return nil, errors.Join(err, e.close())
	}
	return e, nil
}

func (e *pebbleEngine) snapshot() view { return pebbleView{e.db.NewSnapshot()} }
func (e *pebbleEngine) newBatch(bytes int) batch {
	return pebbleBatch{e.db.NewBatchWithSize(bytes)}
}

func (e *pebbleEngine) commit(b batch) error {
	if err := e.guard.failure(); err != nil {
		return err
	}
	if err := e.db.Apply(b.(pebbleBatch).b, pebbledb.Sync); err != nil {
		return err
	}
	return e.guard.failure()
}

func (e *pebbleEngine) establish() error { return e.guard.establish() }

func (e *pebbleEngine) checkpoint(dir string) error {
	if err := e.guard.failure(); err != nil {
		return err
	}
	err := nameFile(e.db.Checkpoint(dir, pebbledb.WithFlushedWAL()))
	if errors.Is(err, fs.ErrExist) {
		return err // and what is there stays
	}
	// What was kept from Pebble is why it does not find its files.
	err = errors.Join(e.guard.failure(), e.guard.copyFailure(), err)
	if err == nil {
		err = e.attest(dir)
	}
	if err != nil {
		return errors.Join(err, e.files.RemoveAll(dir))
	}
	return nil
}

// attest gives a copy a witness of its own.
func (e *pebbleEngine) attest(dir string) error {
	n, err := noteOf(e.files, dir)
	if err != nil {
		return err
	}
	return writeWitness(e.files, dir, n)
}

func (e *pebbleEngine) diskBytes() uint64 { return e.db.Metrics().DiskSpaceUsage() }

func (e *pebbleEngine) freeBytes() (uint64, bool) {
	usage, err := e.files.GetDiskUsage(e.dir)
	return usage.AvailBytes, err == nil
}

func (e *pebbleEngine) close() error {
	e.guard.prepareClose()
	return errors.Join(e.db.Close(), e.guard.close())
}

// tableInError is how Pebble names a table that it does not find as it left it.
var tableInError = regexp.MustCompile(`(?m)^L\d+: (\d+): `)

// nameTable names the tables in an error of opening.
func nameTable(err error) error {
	var names []string
	for _, m := range tableInError.FindAllStringSubmatch(err.Error(), -1) {
		names = append(names, m[1]+".sst")
	}
	if len(names) == 0 {
		return nameFile(err)
	}
	return fmt.Errorf("%w: the file %s is damaged: %w", ErrCorrupt, strings.Join(names, ", "), err)
}

// nameFile names the file in an error about damage.
func nameFile(err error) error {
	if err == nil {
		return nil
	}
	if info := pebbledb.ExtractDataCorruptionInfo(err); info != nil {
		return fmt.Errorf("%w: the file %s is damaged: %w", ErrCorrupt, filepath.Base(info.Path), err)
	}
	if pebbledb.IsCorruptionError(err) {
		return fmt.Errorf("%w: %w", ErrCorrupt, err)
	}
	return err
}

// pebbleView reads a Pebble snapshot.
type pebbleView struct{ s *pebbledb.Snapshot }

func (v pebbleView) get(key, buf []byte) ([]byte, bool, error) {
	value, closer, err := v.s.Get(key)
	if errors.Is(err, pebbledb.ErrNotFound) {
		return buf, false, nil
	}
	if err != nil {
		return buf, false, nameFile(err)
	}
	buf = append(buf, value...)
	return buf, true, closer.Close()
}

func (v pebbleView) cursor(lower, upper []byte) (cursor, error) {
	it, err := v.s.NewIter(&pebbledb.IterOptions{LowerBound: lower, UpperBound: upper})
	if err != nil {
		return nil, nameFile(err)
	}
	return pebbleCursor{it}, nil
}

func (v pebbleView) close() error { return v.s.Close() }

// pebbleCursor walks a Pebble iterator.
type pebbleCursor struct{ it *pebbledb.Iterator }

func (c pebbleCursor) seek(key []byte) bool { return c.it.SeekGE(key) }
func (c pebbleCursor) next() bool           { return c.it.Next() }
func (c pebbleCursor) last() bool           { return c.it.Last() }
func (c pebbleCursor) key() []byte          { return c.it.Key() }
func (c pebbleCursor) err() error           { return nameFile(c.it.Error()) }
func (c pebbleCursor) close() error         { return c.it.Close() }

func (c pebbleCursor) value() ([]byte, error) {
	value, err := c.it.ValueAndErr()
	return value, nameFile(err)
}

// pebbleBatch is a Pebble batch; adding to one returns no errors before it is committed.
type pebbleBatch struct{ b *pebbledb.Batch }

func (b pebbleBatch) set(key, value []byte) { _ = b.b.Set(key, value, nil) }
func (b pebbleBatch) delete(key []byte)     { _ = b.b.Delete(key, nil) }
func (b pebbleBatch) close()                { _ = b.b.Close() }

// engineLogger passes Pebble's messages on.
type engineLogger struct {
	log *slog.Logger
	dir string
}

func (l engineLogger) Infof(format string, args ...any) {
	l.log.Debug(fmt.Sprintf(format, args...), "dir", l.dir)
}

func (l engineLogger) Errorf(format string, args ...any) {
	l.log.Error(fmt.Sprintf(format, args...), "dir", l.dir)
}

// Fatalf must not return: Pebble calls it where going on would damage the database. What
// was acknowledged is on disk, so ending the process loses nothing.
func (l engineLogger) Fatalf(format string, args ...any) {
	panic(fmt.Sprintf("graph store %s: "+format, append([]any{l.dir}, args...)...))
}

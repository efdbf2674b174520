package pebble

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"math/rand/v2"

	"github.com/cayleygraph/quad"
	"github.com/cockroachdb/pebble/v2/vfs"
)

// Loaded counts what a load stored.
type Loaded struct {
	Changes uint64 // entries of the log
	Quads   uint64 // distinct statements
}

const (
	// logChunk is the largest number of statements in a log entry of a load.
	logChunk = 1 << 16
	// loadRun is how many statements of a load are held in memory at a time, unless their
	// values take more than loadRunBytes.
	loadRun      = 8 * logChunk
	loadRunBytes = 64 << 20
)

// Load puts many statements into an empty store in one atomic step; it is ErrNotEmpty when
// the store has ever been written to, or is until the load comes to its end. Each chunk of
// 65,536 statements is one logged change, in the order of their N-Quads; statements that came
// before are left out of it. Meta makes the bytes of an entry from its number and the number
// of its statements, as for Commit.
//
// The sequence is iterated in a goroutine of its own, up to a few thousand statements ahead,
// which has ended when Load returns.
//
// Memory is bounded: statements and values are sorted on disk, in a directory within that of
// the store which is gone when Load returns, or when the store is opened after a crash. An
// error of the sequence, or any other, leaves the store as it was.
func (qs *QuadStore) Load(
	ctx context.Context, quads iter.Seq2[quad.Quad, error], meta func(seq uint64, added int) ([]byte, error),
) (Loaded, error) {
	if err := qs.loadable(); err != nil {
		return Loaded{}, err
	}
	l := &loader{
		qs: qs, ctx: ctx, meta: meta,
		dir: qs.files.PathJoin(qs.dir, fmt.Sprintf("%s%016x", loadPrefix, rand.Uint64())), predicates: map[ID]uint64{},
	}
	if err := qs.files.MkdirAll(l.dir, 0o755); err != nil {
		return Loaded{}, err
	}
	err := l.load(quads)
	if err := errors.Join(err, qs.files.RemoveAll(l.dir)); err != nil {
		return Loaded{}, err
	}
	return Loaded{Changes: l.counters.seq, Quads: l.counters.quads}, nil
}

// loadPrefix starts the name of a directory that a load works in.
const loadPrefix = "loading-"

// loadable tells why a load cannot be taken in, if so.
func (qs *QuadStore) loadable() error {
	if err := qs.writable(); err != nil {
		return err
	}
	qs.mu.RLock()
	defer qs.mu.RUnlock()
	if qs.counters != (counters{next: 1}) {
		return ErrNotEmpty
	}
	return nil
}

// loader is a load under way. It works in rounds over runs of statements:
//
//  1. collect: number the values of a run, keep its statements by these numbers
//  2. name: merge the values of all runs by hash, which gives each an id
//  3. order: sort the statements of each run, by ids, for each index
//  4. write: merge the sorted runs into the index, and make the log entries
type loader struct {
	qs   *QuadStore
	ctx  context.Context // of the call of Load
	meta func(seq uint64, added int) ([]byte, error)
	dir  string

	runs       []*run
	counters   counters
	predicates map[ID]uint64
}

func (l *loader) load(quads iter.Seq2[quad.Quad, error]) error {
	if err := l.collect(quads); err != nil {
		return err
	}
	if len(l.runs) == 0 {
		return l.ctx.Err()
	}
	if err := l.name(); err != nil {
		return err
	}
	ing, err := l.qs.eng.newIngest(l.dir)
	if err != nil {
		return err
	}
	defer ing.close()
	err = both(
		func() error { return errors.Join(ing.write(true, l.writeHashes), ing.write(false, l.writeValues)) },
		l.order,
	)
	if err != nil {
		return err
	}
	err = both(
		func() error {
			if err := ing.write(false, l.writeSubjects); err != nil {
				return err
			}
			return ing.write(false, l.writeLog) // leaves out what writeSubjects found twice
		},
		func() error {
			return errors.Join(ing.write(false, l.writeIndex(byObject)), ing.write(false, l.writeIndex(byLabel)))
		},
	)
	if err != nil {
		return err
	}
	if err := errors.Join(ing.write(false, l.writePredicates), ing.write(false, l.writeCounters)); err != nil {
		return err
	}
	return l.finish(ing)
}

// finish shows the load to readers.
func (l *loader) finish(ing ingest) error {
	qs := l.qs
	qs.write.Lock()
	defer qs.write.Unlock()
	if err := qs.loadable(); err != nil {
		return err
	}
	if err := qs.space(0); err != nil {
		return err
	}
	if err := l.ctx.Err(); err != nil {
		return err
	}
	if err := ing.commit(); err != nil {
		return qs.fail(fmt.Errorf("loading into graph store %s: %w", qs.dir, err))
	}
	qs.recent = recent{from: qs.version + 1}
	if err := qs.publish(l.counters, l.predicates); err != nil {
		return qs.fail(err)
	}
	return nil
}

// both runs two functions at the same time.
func both(a, b func() error) error {
	done := make(chan error, 1)
	go func() { done <- a() }()
	err := b()
	return errors.Join(<-done, err)
}

// removeLoads removes what loads left that a crash ended.
func removeLoads(dir string, files vfs.FS) error {
	names, err := files.List(dir)
	if err != nil {
		return err
	}
	for _, name := range names {
		if loadDir.MatchString(name) {
			if err := files.RemoveAll(files.PathJoin(dir, name)); err != nil {
				return err
			}
		}
	}
	return nil
}

package pebble

import (
	"cmp"
	"context"
	"fmt"
	"sync"

	"github.com/cockroachdb/pebble/v2/objstorage/objstorageprovider"
	"github.com/cockroachdb/pebble/v2/sstable"
	"github.com/cockroachdb/pebble/v2/vfs"
)

// ingestTableBytes is the size at which a table of an ingestion ends and the next starts.
const ingestTableBytes = 64 << 20

// pebbleIngest writes tables that Pebble takes in as they are.
type pebbleIngest struct {
	engine *pebbleEngine
	dir    string

	mu     sync.Mutex
	tables []string
}

func (e *pebbleEngine) newIngest(scratch string) (ingest, error) {
	return &pebbleIngest{engine: e, dir: scratch}, nil
}

func (g *pebbleIngest) write(asked bool, part func(put putter) error) error {
	var w *sstable.Writer
	n := 0
	err := part(func(key, value []byte) error {
		if n++; n%4096 == 0 && w != nil && w.Raw().EstimatedSize() > ingestTableBytes {
			if err := w.Close(); err != nil {
				return err
			}
			w = nil
		}
		if w == nil {
			var err error
			if w, err = g.newTable(asked); err != nil {
				return err
			}
		}
		return w.Set(key, value)
	})
	if w != nil {
		err = cmp.Or(err, w.Close())
	}
	return err
}

func (g *pebbleIngest) newTable(asked bool) (*sstable.Writer, error) {
	g.mu.Lock()
	defer g.mu.Unlock()
	e := g.engine
	path := e.guard.PathJoin(g.dir, fmt.Sprintf("%d.sst", len(g.tables)))
	f, err := e.guard.Create(path, vfs.WriteCategoryUnspecified)
	if err != nil {
		return nil, err
	}
	g.tables = append(g.tables, path)
	// Tables of an empty database come to lie on the last level.
	options := e.options.MakeWriterOptions(len(e.options.Levels)-1, e.db.TableFormat())
	if !asked {
		options.FilterPolicy = nil
	}
	return sstable.NewWriter(objstorageprovider.NewFileWritable(f), options), nil
}

func (g *pebbleIngest) commit() error {
	if err := g.engine.guard.failure(); err != nil {
		return err
	}
	// The memory table holds the counters too. On disk they do not keep the tables waiting.
	if err := g.engine.db.Flush(); err != nil {
		return err
	}
	if err := g.engine.db.Ingest(context.Background(), g.tables); err != nil {
		return err
	}
	return g.engine.guard.failure()
}

func (g *pebbleIngest) close() {}

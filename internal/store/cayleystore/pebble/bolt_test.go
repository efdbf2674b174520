package pebble

import (
	"bytes"
	"context"
	"errors"
	"io"
	"sync"
	"sync/atomic"

	"github.com/cockroachdb/pebble/v2/vfs"
	"go.etcd.io/bbolt"
)

// boltBucket holds all keys.
const boltBucket = "graph"

// boltEngine runs the engine on bbolt, to compare.
type boltEngine struct{ db *bbolt.DB }

// OpenBolt opens a store on bbolt in the directory.
func OpenBolt(dir string) (*QuadStore, error) {
	opts := Options{}.withDefaults()
	if err := opts.FS.MkdirAll(dir, 0o755); err != nil {
		return nil, err
	}
	// The file must not outgrow its place in memory while an iterator is open.
	options := *bbolt.DefaultOptions
	options.InitialMmapSize, options.FreelistType, options.NoFreelistSync = 1<<35, bbolt.FreelistMapType, true
	db, err := bbolt.Open(vfs.Default.PathJoin(dir, "bolt.db"), 0o644, &options)
	if err != nil {
		return nil, err
	}
	err = db.Update(func(tx *bbolt.Tx) error {
		_, err := tx.CreateBucketIfNotExists([]byte(boltBucket))
		return err
	})
	if err != nil {
		return nil, errors.Join(err, db.Close())
	}
	qs := newQuadStore(dir, &boltEngine{db}, io.NopCloser(nil), opts)
	if err := qs.load(); err != nil {
		return nil, errors.Join(err, qs.Close())
	}
	return qs, nil
}

func (e *boltEngine) snapshot() view {
	tx, err := e.db.Begin(false)
	if err != nil {
		return &boltView{err: err}
	}
	v := &boltView{bucket: tx.Bucket([]byte(boltBucket)), end: tx.Rollback}
	v.users.Store(1)
	return v
}

func (e *boltEngine) newBatch(int) batch { return &boltBatch{} }

func (e *boltEngine) commit(b batch) error {
	return e.db.Update(func(tx *bbolt.Tx) error { return b.(*boltBatch).apply(tx.Bucket([]byte(boltBucket))) })
}

func (e *boltEngine) newIngest(string) (ingest, error) {
	tx, err := e.db.Begin(true)
	if err != nil {
		return nil, err
	}
	bucket := tx.Bucket([]byte(boltBucket))
	bucket.FillPercent = 1 // keys come in order
	return &boltIngest{tx: tx, bucket: bucket}, nil
}

func (e *boltEngine) establish() error                               { return nil }
func (e *boltEngine) checkFiles(context.Context, func(Damage)) error { return nil }
func (e *boltEngine) freeBytes() (uint64, bool)                      { return 0, false }
func (e *boltEngine) close() error                                   { return e.db.Close() }

func (e *boltEngine) checkpoint(dir string) error {
	if err := vfs.Default.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	return e.db.View(func(tx *bbolt.Tx) error { return tx.CopyFile(vfs.Default.PathJoin(dir, "bolt.db"), 0o644) })
}

func (e *boltEngine) diskBytes() uint64 {
	var n int64
	err := e.db.View(func(tx *bbolt.Tx) error {
		n = tx.Size()
		return nil
	})
	if err != nil {
		return 0
	}
	return uint64(n)
}

// boltView is a transaction that ends with the last of its users.
type boltView struct {
	bucket *bbolt.Bucket
	users  atomic.Int64
	end    func() error
	err    error
}

func (v *boltView) get(key, buf []byte) ([]byte, bool, error) {
	if v.err != nil {
		return buf, false, v.err
	}
	value := v.bucket.Get(key)
	return append(buf, value...), value != nil, nil
}

func (v *boltView) cursor(lower, upper []byte) (cursor, error) {
	if v.err != nil {
		return nil, v.err
	}
	v.users.Add(1)
	return &boltCursor{view: v, c: v.bucket.Cursor(), lower: lower, upper: upper}, nil
}

func (v *boltView) close() error {
	if v.err != nil || v.users.Add(-1) > 0 {
		return nil
	}
	return v.end()
}

type boltCursor struct {
	view         *boltView
	c            *bbolt.Cursor
	lower, upper []byte
	k, v         []byte
}

func (c *boltCursor) at(k, v []byte) bool {
	c.k, c.v = k, v
	return k != nil && bytes.Compare(k, c.lower) >= 0 && (c.upper == nil || bytes.Compare(k, c.upper) < 0)
}

func (c *boltCursor) seek(key []byte) bool {
	if bytes.Compare(key, c.lower) < 0 {
		key = c.lower
	}
	return c.at(c.c.Seek(key))
}

func (c *boltCursor) next() bool { return c.at(c.c.Next()) }

func (c *boltCursor) last() bool {
	if c.upper == nil {
		return c.at(c.c.Last())
	}
	if k, _ := c.c.Seek(c.upper); k == nil {
		return c.at(c.c.Last())
	}
	return c.at(c.c.Prev())
}

func (c *boltCursor) key() []byte            { return c.k }
func (c *boltCursor) value() ([]byte, error) { return c.v, nil }
func (c *boltCursor) err() error             { return nil }
func (c *boltCursor) close() error           { return c.view.close() }

// boltBatch keeps writes until they are applied; a nil value is a delete.
type boltBatch struct{ keys, values [][]byte }

func (b *boltBatch) set(key, value []byte) {
	b.keys = append(b.keys, bytes.Clone(key))
	b.values = append(b.values, append([]byte{}, value...))
}

func (b *boltBatch) delete(key []byte) {
	b.keys = append(b.keys, bytes.Clone(key))
	b.values = append(b.values, nil)
}

func (b *boltBatch) close() {}

func (b *boltBatch) apply(bucket *bbolt.Bucket) error {
	for i, key := range b.keys {
		var err error
		if b.values[i] == nil {
			err = bucket.Delete(key)
		} else {
			err = bucket.Put(key, b.values[i])
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// boltIngest puts everything into one transaction.
type boltIngest struct {
	mu     sync.Mutex
	tx     *bbolt.Tx
	bucket *bbolt.Bucket
}

func (g *boltIngest) write(_ bool, part func(put putter) error) error {
	g.mu.Lock()
	defer g.mu.Unlock()
	return part(func(key, value []byte) error {
		return g.bucket.Put(bytes.Clone(key), append([]byte{}, value...))
	})
}

func (g *boltIngest) commit() error { return g.tx.Commit() }

func (g *boltIngest) close() {
	_ = g.tx.Rollback() // after a commit it does nothing
}

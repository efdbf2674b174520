package pebble

import (
	"runtime"
	"sync/atomic"
	"testing"

	"github.com/cockroachdb/pebble/v2/vfs"
)

// countingEngine knows how many cursors were open when it was closed.
type countingEngine struct {
	engine
	open, left *atomic.Int32
}

func (e countingEngine) close() error {
	e.left.Store(e.open.Load())
	return e.engine.close()
}

// slowView has cursors that take their time to close.
type slowView struct {
	view
	open    *atomic.Int32
	closing chan<- struct{}
	shut    func() bool // whether the store is being closed
}

func (v slowView) cursor(lower, upper []byte) (cursor, error) {
	c, err := v.view.cursor(lower, upper)
	v.open.Add(1)
	return slowCursor{c, v}, err
}

type slowCursor struct {
	cursor
	view slowView
}

func (c slowCursor) close() error {
	c.view.closing <- struct{}{}
	for !c.view.shut() {
		runtime.Gosched()
	}
	for range 1000 { // so that Close gets ahead, if it can
		runtime.Gosched()
	}
	defer c.view.open.Add(-1)
	return c.cursor.close()
}

// An iterator that is just being closed must not be overtaken by the store.
func TestCloseWaitsForReadersThatClose(t *testing.T) {
	qs, err := Open("store", Options{FS: vfs.NewMem()})
	if err != nil {
		t.Fatal(err)
	}
	var open, left atomic.Int32
	closing := make(chan struct{}, 1)
	qs.eng = countingEngine{qs.eng, &open, &left}
	shut := func() bool {
		qs.mu.RLock()
		defer qs.mu.RUnlock()
		return qs.closed
	}
	qs.view = slowView{qs.view, &open, closing, shut}
	r, err := qs.newReader(nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	closed := make(chan error)
	go func() { closed <- r.close() }()
	<-closing
	if err := qs.Close(); err != nil {
		t.Errorf("Close: %v", err)
	}
	if err := <-closed; err != nil {
		t.Errorf("closing the reader: %v", err)
	}
	if n := left.Load(); n != 0 {
		t.Errorf("the engine was closed under %d cursors", n)
	}
}

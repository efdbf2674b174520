package view

import (
	"bufio"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"huipu/internal/kg"
)

// read reads a view file of the given size, which bounds all memory that it takes. The
// error is [kg.ErrInvalid] and says what is wrong with the file: nothing of one is served
// that is not exactly what [Snapshot.WriteTo] wrote.
func read(ctx context.Context, r io.Reader, size int64) (*Snapshot, error) {
	sum := sha256.New()
	summed := io.TeeReader(io.LimitReader(r, size-sha256.Size), sum)
	f := &fileReader{r: bufio.NewReaderSize(io.MultiReader(summed, r), 1<<18), left: size}
	if magic := f.bytes(uint64(len(fileMagic))); string(magic) != fileMagic {
		return nil, fmt.Errorf("it is no view file: %w", kg.ErrInvalid)
	}
	if format := f.number(); f.err == nil && format != fileFormat {
		return nil, fmt.Errorf("it has format %d, this program reads %d: %w", format, fileFormat, kg.ErrInvalid)
	}
	print := bytes.Clone(f.bytes(sha256.Size))
	revisions := f.revisions()
	nodes := f.nodes()
	links := bytes.Clone(f.bytes(sha256.Size))
	switch stored := f.bytes(sha256.Size); {
	case f.err == nil && !bytes.Equal(stored, sum.Sum(nil)):
		f.fail("its checksum is wrong")
	case f.err == nil && f.left > 0:
		f.fail(fmt.Sprintf("%d bytes follow its end", f.left))
	}
	if f.err != nil {
		return nil, f.err
	}
	c := newCodec()
	if !bytes.Equal(print, c.print[:]) {
		return nil, fmt.Errorf("it was written with another vocabulary: %w", kg.ErrInvalid)
	}
	return restore(ctx, c, nodes, revisions, links)
}

// restore makes the version out of what the file holds.
func restore(ctx context.Context, c *codec, nodes []stored, revisions []kg.Revision, links []byte) (*Snapshot, error) {
	records := make([]record, len(nodes))
	err := inParallel(ctx, assembleTasks, func(task int) error {
		v := verifier{checker: checker{codec: c}}
		from, to := share(len(nodes), task, assembleTasks)
		for i := from; i < to; i++ {
			if i > 0 && compareRefs(string(nodes[i-1].node), string(nodes[i].node)) >= 0 {
				return fmt.Errorf("%s is out of order: %w", nodes[i].node.id(), kg.ErrInvalid)
			}
			var err error
			if records[i], err = v.record(nodes[i]); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	s, err := assemble(ctx, records)
	if err != nil {
		return nil, err
	}
	if err := s.check(ctx); err != nil {
		return nil, err
	}
	if !bytes.Equal(links, s.linkSum()) {
		return nil, fmt.Errorf("its links do not follow from its statements: %w", kg.ErrInvalid)
	}
	s.revisions, s.revision = revisions, uint64(len(revisions))
	return s, nil
}

func (s *Snapshot) linkSum() []byte {
	h := sha256.New()
	var buffer []byte
	for code := range byte(kindCodes) {
		for r, e := range s.all(code) {
			hashLinks(h, &buffer, r, e)
		}
	}
	return h.Sum(nil)
}

// stored is a node as it stands in a view file.
type stored struct {
	node  ref
	parts string
}

// fileReader reads a view file; after an error everything is zero.
type fileReader struct {
	r      *bufio.Reader
	left   int64 // bytes to come
	buffer []byte
	memory arena
	err    error
}

func (f *fileReader) fail(what string) {
	if f.err == nil {
		f.err = fmt.Errorf("%s: %w", what, kg.ErrInvalid)
	}
}

// bytes are the next n bytes, valid until the next call.
func (f *fileReader) bytes(n uint64) []byte {
	if f.err == nil && (f.left < 0 || n > uint64(f.left)) {
		f.fail("it ends early")
	}
	if f.err != nil {
		return nil
	}
	if uint64(cap(f.buffer)) < n {
		f.buffer = make([]byte, n)
	}
	b := f.buffer[:n]
	if _, err := io.ReadFull(f.r, b); err != nil {
		f.broken(err)
		return nil
	}
	f.left -= int64(n)
	return b
}

func (f *fileReader) broken(err error) {
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		f.fail("it ends early")
		return
	}
	f.err = fmt.Errorf("%w: %w", kg.ErrUnavailable, err)
}

func (f *fileReader) number() uint64 {
	var text [binary.MaxVarintLen64]byte
	for i := range text {
		b := f.bytes(1)
		if f.err != nil {
			return 0
		}
		if text[i] = b[0]; b[0] < 0x80 {
			n, width := uvarint(string(text[:i+1]))
			if width <= 0 {
				break
			}
			return n
		}
	}
	f.fail("it holds a number of more than 64 bits")
	return 0
}

// count reads how many items follow, each of at least so many bytes.
func (f *fileReader) count(least int64) uint64 {
	n := f.number()
	if f.err == nil && n > uint64(max(f.left, 0)/least) {
		f.fail("it ends early")
	}
	if f.err != nil {
		return 0
	}
	return n
}

func (f *fileReader) revisions() []kg.Revision {
	n := f.count(2)
	var revisions []kg.Revision
	for i := range n {
		b := f.bytes(f.number())
		if f.err != nil {
			return nil
		}
		var r revisionRecord
		if err := json.Unmarshal(b, &r); err != nil {
			f.fail(fmt.Sprintf("its revision %d cannot be read", i+1))
			return nil
		}
		revisions = append(revisions, kg.Revision{
			Number: i + 1, Time: r.Time.UTC(), Author: r.Author, Cause: r.Cause, Documents: r.Documents,
			Message: r.Message, Added: r.Added, Removed: r.Removed,
		})
	}
	return revisions
}

func (f *fileReader) nodes() []stored {
	n := f.count(3)
	var nodes []stored
	for range n {
		node := f.ref()
		parts := f.memory.hold(f.bytes(f.number()))
		if f.err != nil {
			return nil
		}
		nodes = append(nodes, stored{node, parts})
	}
	return nodes
}

// ref reads a ref: enough to know its length, and then the rest.
func (f *fileReader) ref() ref {
	head := f.bytes(1)
	if f.err != nil {
		return ""
	}
	b := []byte{head[0]}
	if head[0]&otherKey == 0 {
		b = append(b, f.bytes(plainRef-1)...)
	} else {
		n := f.number()
		b = binary.AppendUvarint(b, n)
		b = append(b, f.bytes(n)...)
	}
	r, ok := firstRef(string(b))
	if f.err == nil && (!ok || len(r) != len(b)) {
		f.fail("it holds a node of no known kind")
	}
	return r
}

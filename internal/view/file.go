package view

import (
	"bufio"
	"crypto/sha256"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"hash"
	"io"
	"time"

	"huipu/internal/kg"
)

// A view file holds one version, always in the same bytes for the same graph and revisions:
//
//	magic, format                        text, uvarint
//	fingerprint of the codec             32 bytes
//	number of revisions, and each        uvarint; length as uvarint, JSON
//	number of nodes, and each            uvarint; ref, length as uvarint, parts, by id
//	SHA-256 of the links of all nodes    32 bytes
//	SHA-256 of everything before         32 bytes
//
// Links follow from the parts, so that they are made again when the file is read.
const (
	fileMagic  = "huipu view\n"
	fileFormat = 1
)

// WriteTo writes the version as a view file. The bytes depend on nothing but the graph and
// its revisions: two versions of the same content, however they came about, give the same.
// It implements [io.WriterTo].
func (s *Snapshot) WriteTo(w io.Writer) (int64, error) {
	sum := sha256.New()
	f := &fileWriter{w: bufio.NewWriterSize(io.MultiWriter(w, sum), 1<<18), links: sha256.New()}
	f.text(fileMagic)
	f.number(fileFormat)
	f.text(string(s.codec.print[:]))
	f.number(uint64(len(s.revisions)))
	for _, r := range s.revisions {
		f.revision(r)
	}
	n := 0
	for _, t := range s.kinds {
		n += t.stated
	}
	f.number(uint64(n))
	for code := range byte(kindCodes) {
		for r, e := range s.all(code) {
			f.node(r, e)
		}
	}
	f.text(string(f.links.Sum(nil)))
	f.flush() // the sum is of all before it
	f.text(string(sum.Sum(nil)))
	if f.flush(); f.err != nil {
		return f.n, fmt.Errorf("writing the view of revision %d: %w", s.revision, f.err)
	}
	return f.n, nil
}

// fileWriter writes a view file; after an error it does nothing.
type fileWriter struct {
	w      *bufio.Writer
	links  hash.Hash
	buffer []byte
	n      int64
	err    error
}

func (f *fileWriter) flush() {
	if f.err == nil {
		f.err = f.w.Flush()
	}
}

func (f *fileWriter) bytes(b []byte) {
	if f.err != nil {
		return
	}
	n, err := f.w.Write(b)
	f.n, f.err = f.n+int64(n), err
}

func (f *fileWriter) text(s string) {
	f.buffer = append(f.buffer[:0], s...)
	f.bytes(f.buffer)
}

func (f *fileWriter) number(n uint64) {
	f.buffer = binary.AppendUvarint(f.buffer[:0], n)
	f.bytes(f.buffer)
}

// node writes what documents state of the node, if they do, and hashes its links.
func (f *fileWriter) node(r ref, e *entry) {
	size := 0
	for chunk := range e.parts.chunks() {
		size += len(chunk)
	}
	if size > 0 {
		f.text(string(r))
		f.number(uint64(size))
		for chunk := range e.parts.chunks() {
			f.text(chunk)
		}
	}
	hashLinks(f.links, &f.buffer, r, e)
}

// hashLinks adds the links of a node to the hash.
func hashLinks(h hash.Hash, buffer *[]byte, r ref, e *entry) {
	b := append((*buffer)[:0], r...)
	for chunk := range e.links.chunks() {
		b = append(b, chunk...)
	}
	*buffer = b
	_, _ = h.Write(b) // a hash takes everything
}

// revisionRecord is a revision in a view file.
type revisionRecord struct {
	Time      time.Time `json:"time"`
	Author    string    `json:"author,omitempty"`
	Cause     kg.Cause  `json:"cause,omitempty"`
	Documents []kg.ID   `json:"documents,omitempty"`
	Message   string    `json:"message,omitempty"`
	Added     int       `json:"added,omitempty"`
	Removed   int       `json:"removed,omitempty"`
}

func (f *fileWriter) revision(r kg.Revision) {
	b, err := json.Marshal(revisionRecord{
		Time: r.Time.UTC(), Author: r.Author, Cause: r.Cause, Documents: r.Documents, Message: r.Message,
		Added: r.Added, Removed: r.Removed,
	})
	if err != nil {
		f.err = fmt.Errorf("revision %d: %w", r.Number, err)
		return
	}
	f.number(uint64(len(b)))
	f.bytes(b)
}

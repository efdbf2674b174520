package dump

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"hash"
	"io"
)

// sink writes lines and sums them up.
type sink struct {
	out     *bufio.Writer
	hash    hash.Hash
	summary Summary
}

func newSink(w io.Writer) *sink {
	h := sha256.New()
	return &sink{out: bufio.NewWriterSize(io.MultiWriter(w, h), 1<<18), hash: h}
}

// line writes the line of a statement.
func (s *sink) line(line []byte) error {
	if _, err := s.out.Write(line); err != nil {
		return fmt.Errorf("writing: %w", err)
	}
	s.summary.Quads++
	s.summary.Bytes += int64(len(line))
	return nil
}

// close hands everything over to the writer and tells what was written.
func (s *sink) close() (Summary, error) {
	if err := s.out.Flush(); err != nil {
		return Summary{}, fmt.Errorf("writing: %w", err)
	}
	s.summary.SHA256 = hex.EncodeToString(s.hash.Sum(nil))
	return s.summary, nil
}

package dump

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
)

// run is a temporary file of sorted lines, each with a line end.
type run struct{ file *os.File }

// runBuffer is the size of the buffer between a run and its file.
const runBuffer = 1 << 16

func newRun(dir string) (*run, error) {
	file, err := os.CreateTemp(dir, "huipu-sort-*")
	if err != nil {
		return nil, fmt.Errorf("making a temporary file to sort in: %w", err)
	}
	return &run{file}, nil
}

// fill writes the lines; it may be called once.
func (r *run) fill(lines iter.Seq2[[]byte, error]) error {
	w := bufio.NewWriterSize(r.file, runBuffer)
	for line, err := range lines {
		if err != nil {
			return err
		}
		if _, err := w.Write(line); err != nil {
			return fmt.Errorf("writing a sorted run: %w", err)
		}
	}
	if err := w.Flush(); err != nil {
		return fmt.Errorf("writing a sorted run: %w", err)
	}
	return nil
}

// lines yields the lines, each valid until the next; an error is yielded last.
func (r *run) lines() iter.Seq2[[]byte, error] {
	return func(yield func([]byte, error) bool) {
		if _, err := r.file.Seek(0, io.SeekStart); err != nil {
			yield(nil, fmt.Errorf("reading a sorted run: %w", err))
			return
		}
		reader := bufio.NewReaderSize(r.file, runBuffer)
		var line []byte
		for {
			part, err := reader.ReadSlice('\n')
			line = append(line, part...)
			switch {
			case errors.Is(err, bufio.ErrBufferFull):
				continue // a line longer than the buffer comes in parts
			case errors.Is(err, io.EOF) && len(line) == 0:
				return
			case err != nil:
				yield(nil, fmt.Errorf("reading a sorted run: %w", err))
				return
			}
			if !yield(line, nil) {
				return
			}
			line = line[:0]
		}
	}
}

// remove closes and deletes the file. Its errors change nothing of the result.
func (r *run) remove() {
	_ = r.file.Close()
	_ = os.Remove(r.file.Name())
}

package view_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"slices"
	"testing"

	"huipu/internal/kg"
	"huipu/internal/view"
	"huipu/internal/vocab"
)

func fileOf(t interface{ Fatal(...any) }, s *view.Snapshot) []byte {
	var b bytes.Buffer
	n, err := s.WriteTo(&b)
	if err != nil || n != int64(b.Len()) {
		t.Fatal(n, b.Len(), err)
	}
	return b.Bytes()
}

func readFile(file []byte) (*view.Snapshot, error) {
	return view.Read(context.Background(), bytes.NewReader(file), int64(len(file)))
}

// smallFile is the view file of two releases, and of ids with keys of every form.
func smallFile(t interface{ Fatal(...any) }) []byte {
	h := newHeap()
	h.commit(quadsOf(0), nil)
	c := contribution(1)
	c.Persons[0].ID = "person/someone-else"
	c.Persons[1].ID = "person/a"
	c.Memberships[0].Person, c.Attendances[1].Person = c.Persons[0].ID, c.Persons[1].ID
	h.commit(vocab.Encode(c), nil)
	return fileOf(t, build(t, h).Snapshot())
}

func TestReadRefusesAFileWithAnyByteChanged(t *testing.T) {
	file := smallFile(t)
	if _, err := readFile(file); err != nil {
		t.Fatal(err)
	}
	for i := range file {
		bad := slices.Clone(file)
		bad[i] ^= byte(1 + i%255)
		if _, err := readFile(bad); !errors.Is(err, kg.ErrInvalid) {
			t.Fatalf("byte %d of %d changed: got %v, want invalid input", i, len(file), err)
		}
	}
}

func TestReadRefusesAFileThatIsCutShortOrGoesOn(t *testing.T) {
	file := smallFile(t)
	for n := range file {
		if _, err := readFile(file[:n]); !errors.Is(err, kg.ErrInvalid) {
			t.Fatalf("%d of %d bytes: got %v, want invalid input", n, len(file), err)
		}
	}
	if _, err := readFile(append(file, 0)); !errors.Is(err, kg.ErrInvalid) {
		t.Errorf("a byte more: got %v, want invalid input", err)
	}
	// The file may grow shorter than it was when its size was taken.
	if _, err := view.Read(context.Background(), bytes.NewReader(file[:100]), int64(len(file))); !errors.Is(err, kg.ErrInvalid) {
		t.Errorf("shorter than its size: got %v, want invalid input", err)
	}
}

// FuzzRead reads files with a good checksum and any content. A file is refused, or gives a
// version of which everything can be read, and that takes a revision more.
func FuzzRead(f *testing.F) {
	file := smallFile(f)
	f.Add(file[:len(file)-sha256.Size])
	f.Add(fileOf(f, build(f, newHeap()).Snapshot()))
	f.Fuzz(func(t *testing.T, content []byte) {
		sum := sha256.Sum256(content)
		s, err := readFile(append(slices.Clip(content), sum[:]...))
		if err != nil {
			if !errors.Is(err, kg.ErrInvalid) {
				t.Fatal(err)
			}
			return
		}
		contentOf(s, nil)
	})
}

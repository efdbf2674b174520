package pebble

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// The witness is the file in which a store notes, beside the files of the engine, what
// these must hold. The engine takes a log or a manifest that ends early for one that a
// crash cut off, and a missing marker for a new database; the note tells damage from that.
//
// The file is four blocks, each with a checksum over the whole of it. Two take turns for
// the note, which is written and synced before and after a change of the set of files. The
// other two take turns for the progress of the log that is being written: a commit writes
// one of them after the sync of the log and does not sync it. What a crash leaves of the
// witness is thus at worst an older note, which asks for less than there is. Opening and
// closing a store replace the file as a whole, so that after Close every bit of it counts.
const (
	witnessName    = "WITNESS"
	newSuffix      = ".new" // of a witness that is to replace the other
	witnessVersion = 1
	blockSize      = 4096
	blockCount     = 4
	sumBytes       = 4
)

// The states of a store by its note.
const (
	stateCreating = "creating" // nothing was ever acknowledged
	stateOpen     = "open"     // or not closed before a crash
	stateClosed   = "closed"
)

// extent is the beginning of a file: its length and checksum.
type extent struct {
	length int64
	sum    uint32
}

// castagnoli is the polynomial that processors have an instruction for.
func castagnoli() *crc32.Table { return crc32.MakeTable(crc32.Castagnoli) }

// grow is the extent with p behind it.
func (e extent) grow(p []byte) extent {
	return extent{e.length + int64(len(p)), crc32.Update(e.sum, castagnoli(), p)}
}

// note says how each file must begin.
type note struct {
	generation uint64
	state      string
	files      map[string]extent // by name; those whose names are on stable storage
}

// progress is how the log that is being written must begin, while the note with the
// generation holds.
type progress struct {
	generation uint64
	name       string
	extent     extent
}

// encode writes the note as text that a person can read.
func (n note) encode() string {
	var b strings.Builder
	fmt.Fprintf(&b, "huipu witness %d\ngeneration %d\nstate %s\n", witnessVersion, n.generation, n.state)
	for _, name := range slices.Sorted(maps.Keys(n.files)) {
		writeExtent(&b, name, n.files[name])
	}
	return b.String()
}

func (p progress) encode() string {
	var b strings.Builder
	fmt.Fprintf(&b, "huipu witness %d\ngeneration %d\nstate %s\n", witnessVersion, p.generation, stateOpen)
	if p.name != "" {
		writeExtent(&b, p.name, p.extent)
	}
	return b.String()
}

func writeExtent(b *strings.Builder, name string, e extent) {
	fmt.Fprintf(b, "file %s %d %08x\n", name, e.length, e.sum)
}

// seal puts a text into a block.
func seal(text string) ([]byte, error) {
	if len(text) > blockSize-sumBytes {
		return nil, fmt.Errorf("note of %d bytes does not fit into a block of %d", len(text), blockSize)
	}
	block := make([]byte, blockSize)
	copy(block[sumBytes:], text)
	binary.LittleEndian.PutUint32(block, crc32.Checksum(block[sumBytes:], castagnoli()))
	return block, nil
}

// errBlock is a block that cannot be read.
var errBlock = errors.New("damaged block")

// unseal reads what seal and encode made. A block of a newer version is ErrNewer.
func unseal(block []byte) (note, error) {
	if len(block) != blockSize ||
		binary.LittleEndian.Uint32(block) != crc32.Checksum(block[sumBytes:], castagnoli()) {
		return note{}, errBlock
	}
	lines := strings.Split(strings.TrimRight(string(block[sumBytes:]), "\x00"), "\n")
	n := note{files: map[string]extent{}}
	for i, line := range lines[:len(lines)-1] { // the last line is empty
		fields := strings.Split(line, " ")
		var err error
		switch {
		case i == 0 && len(fields) == 3 && fields[0] == "huipu" && fields[1] == "witness":
			if fields[2] != strconv.Itoa(witnessVersion) {
				return note{}, fmt.Errorf("%w: %s has version %s, this program reads version %d", ErrNewer, witnessName, fields[2], witnessVersion)
			}
		case i == 1 && len(fields) == 2 && fields[0] == "generation":
			n.generation, err = strconv.ParseUint(fields[1], 10, 64)
		case i == 2 && len(fields) == 2 && fields[0] == "state":
			n.state = fields[1]
		case i > 2 && len(fields) == 4 && fields[0] == "file":
			n.files[fields[1]], err = readExtent(fields[2], fields[3])
		default:
			err = errBlock
		}
		if err != nil {
			return note{}, fmt.Errorf("%w: line %q", errBlock, line)
		}
	}
	if len(lines) < 4 {
		return note{}, errBlock
	}
	return n, nil
}

func readExtent(length, sum string) (extent, error) {
	n, err := strconv.ParseInt(length, 10, 64)
	if err != nil {
		return extent{}, fmt.Errorf("length: %w", err)
	}
	s, err := strconv.ParseUint(sum, 16, 32)
	if err != nil {
		return extent{}, fmt.Errorf("checksum: %w", err)
	}
	return extent{n, uint32(s)}, nil
}

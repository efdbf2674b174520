package eval

import "crypto/sha256"

// Part says which documents of a folder are scored. One document in three is put aside by
// its file name: its total is measured, but nobody who improves the extractor looks at its
// differences, so that the total shows how new texts will fare.
type Part string

// The parts.
const (
	All  Part = "all"
	Open Part = "open" // the documents to learn from
	Held Part = "held" // the documents put aside
)

// PutAside reports whether the release with the base name belongs to [Held]: whether the
// SHA-256 of the name, read as one big-endian number, is divisible by three.
func PutAside(name string) bool {
	// 256 leaves 1 when divided by three, so the number and the sum of its bytes leave
	// the same.
	sum := 0
	for _, b := range sha256.Sum256([]byte(name)) {
		sum += int(b)
	}
	return sum%3 == 0
}

// holds reports whether a document is of the part.
func (p Part) holds(held bool) bool { return p == All || held == (p == Held) }

// shows reports whether what a document says may be shown, and not just counted.
func (p Part) shows(held bool) bool { return !held || p == Held }

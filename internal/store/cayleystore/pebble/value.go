package pebble

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"time"
	"unicode/utf8"

	"github.com/cayleygraph/quad"
)

// The first byte of an encoded value.
const (
	tagIRI    = 'I'
	tagBNode  = 'B'
	tagString = 'S'
	tagTyped  = 'T'
	tagLang   = 'L'
	tagInt    = 'i'
	tagFloat  = 'f'
	tagBool   = 'b'
	tagTime   = 't'
)

// maxValueBytes bounds one encoded value, far above any text and far below what the engine
// can hold in one batch.
const maxValueBytes = 64 << 20

// appendValue appends the encoding of v: a tag, then the content. Equal values have equal
// encodings, and different values different ones: unlike their text, 5 and
// "5"^^xsd:integer differ, and so do two times within a second. It refuses nil, empty
// identifiers, invalid UTF-8, and types it does not know.
func appendValue(buf []byte, v quad.Value) ([]byte, error) {
	switch v := v.(type) {
	case nil:
		return nil, errors.New("no value")
	case quad.IRI:
		if v == "" {
			return nil, errors.New("empty IRI")
		}
		return appendText(buf, tagIRI, string(v))
	case quad.BNode:
		if v == "" {
			return nil, errors.New("empty blank node")
		}
		return appendText(buf, tagBNode, string(v))
	case quad.String:
		return appendText(buf, tagString, string(v))
	case quad.TypedString:
		return appendPair(buf, tagTyped, string(v.Type), string(v.Value))
	case quad.LangString:
		return appendPair(buf, tagLang, v.Lang, string(v.Value))
	case quad.Int:
		return binary.BigEndian.AppendUint64(append(buf, tagInt), uint64(v)), nil
	case quad.Float:
		return binary.BigEndian.AppendUint64(append(buf, tagFloat), math.Float64bits(float64(v))), nil
	case quad.Bool:
		if v {
			return append(buf, tagBool, 1), nil
		}
		return append(buf, tagBool, 0), nil
	case quad.Time:
		t := time.Time(v)
		buf = binary.BigEndian.AppendUint64(append(buf, tagTime), uint64(t.Unix()))
		return binary.BigEndian.AppendUint32(buf, uint32(t.Nanosecond())), nil
	}
	return nil, fmt.Errorf("value of unknown type %T", v)
}

// appendText appends a tag and one string, which takes the rest of the encoding.
func appendText(buf []byte, tag byte, text string) ([]byte, error) {
	if err := checkText(text); err != nil {
		return nil, err
	}
	return append(append(buf, tag), text...), nil
}

// appendPair appends a tag and two strings, with the length of the first.
func appendPair(buf []byte, tag byte, first, second string) ([]byte, error) {
	if err := errors.Join(checkText(first), checkText(second)); err != nil {
		return nil, err
	}
	buf = binary.AppendUvarint(append(buf, tag), uint64(len(first)))
	return append(append(buf, first...), second...), nil
}

func checkText(text string) error {
	if !utf8.ValidString(text) {
		return fmt.Errorf("%.80q is not valid UTF-8", text)
	}
	if len(text) > maxValueBytes {
		return fmt.Errorf("text of %d bytes, the limit is %d", len(text), maxValueBytes)
	}
	return nil
}

// decodeValue reads what appendValue wrote. Any other bytes are an error.
func decodeValue(b []byte) (quad.Value, error) {
	if len(b) == 0 {
		return nil, errors.New("encoded value is empty")
	}
	tag, content := b[0], b[1:]
	switch tag {
	case tagIRI, tagBNode, tagString:
		return decodeText(tag, content)
	case tagTyped, tagLang:
		return decodePair(tag, content)
	case tagInt:
		if len(content) == 8 {
			return quad.Int(binary.BigEndian.Uint64(content)), nil
		}
	case tagFloat:
		if len(content) == 8 {
			return quad.Float(math.Float64frombits(binary.BigEndian.Uint64(content))), nil
		}
	case tagBool:
		if len(content) == 1 && content[0] <= 1 {
			return quad.Bool(content[0] == 1), nil
		}
	case tagTime:
		if len(content) == 12 {
			return decodeTime(content)
		}
	}
	return nil, fmt.Errorf("encoded value %.40x: unknown form", b)
}

func decodeText(tag byte, content []byte) (quad.Value, error) {
	if !utf8.Valid(content) {
		return nil, fmt.Errorf("encoded value %c%.40x: invalid UTF-8", tag, content)
	}
	switch {
	case tag == tagString:
		return quad.String(content), nil
	case len(content) == 0:
		return nil, fmt.Errorf("encoded value %c: empty", tag)
	case tag == tagIRI:
		return quad.IRI(content), nil
	}
	return quad.BNode(content), nil
}

func decodePair(tag byte, content []byte) (quad.Value, error) {
	n, width := binary.Uvarint(content)
	if width <= 0 || n > uint64(len(content)-width) || width != len(binary.AppendUvarint(nil, n)) {
		return nil, fmt.Errorf("encoded value %c%.40x: wrong length", tag, content)
	}
	first, second := content[width:width+int(n)], content[width+int(n):]
	if !utf8.Valid(first) || !utf8.Valid(second) {
		return nil, fmt.Errorf("encoded value %c%.40x: invalid UTF-8", tag, content)
	}
	if tag == tagTyped {
		return quad.TypedString{Value: quad.String(second), Type: quad.IRI(first)}, nil
	}
	return quad.LangString{Value: quad.String(second), Lang: string(first)}, nil
}

func decodeTime(content []byte) (quad.Value, error) {
	nanos := binary.BigEndian.Uint32(content[8:])
	if nanos >= uint32(time.Second) {
		return nil, fmt.Errorf("encoded value %c%x: more than a second of nanoseconds", tagTime, content)
	}
	return quad.Time(time.Unix(int64(binary.BigEndian.Uint64(content)), int64(nanos)).UTC()), nil
}

// hashBytes is the length of the hash by which a value is found. 160 bits of SHA-256 keep
// even a deliberate collision out of reach.
const hashBytes = 20

type valueHash [hashBytes]byte

// hashOf is the hash of an encoded value.
func hashOf(encoded []byte) valueHash {
	sum := sha256.Sum256(encoded)
	return valueHash(sum[:hashBytes])
}

func (h valueHash) compare(other valueHash) int { return bytes.Compare(h[:], other[:]) }

func (h valueHash) key(buf []byte) []byte { return append(append(buf, keyHash), h[:]...) }

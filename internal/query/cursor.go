package query

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"hash/crc32"

	"huipu/internal/kg"
)

// ErrCursor is a cursor that is damaged or that another list gave. It is a [kg.ErrInvalid].
var ErrCursor = fmt.Errorf("cursor: %w", kg.ErrInvalid)

// cursorVersion is the first byte of every cursor; a change of the form changes it.
const cursorVersion = 1

// source is the list that a cursor belongs to: what is listed, of which node, under which
// filter and in which order.
type source struct {
	name   string
	of     kg.ID
	order  string
	filter any
}

// fingerprint stands for a source within a cursor.
type fingerprint [8]byte

func (s source) fingerprint() (fingerprint, error) {
	text, err := json.Marshal([]any{s.name, s.of, s.order, s.filter})
	if err != nil {
		return fingerprint{}, fmt.Errorf("list %s of %q: %w: %w", s.name, s.of, kg.ErrInternal, err)
	}
	sum := sha256.Sum256(text)
	return fingerprint(sum[:8]), nil
}

// encodeCursor writes the place of an item in a list:
// version, fingerprint, number, length of text, text, id, checksum of all that.
func encodeCursor(list fingerprint, it item) string {
	b := append([]byte{cursorVersion}, list[:]...)
	b = binary.AppendVarint(b, it.number)
	b = binary.AppendUvarint(b, uint64(len(it.text)))
	b = append(b, it.text...)
	b = append(b, it.id...)
	b = binary.BigEndian.AppendUint32(b, crc32.ChecksumIEEE(b))
	return base64.RawURLEncoding.EncodeToString(b)
}

// decodeCursor reads what encodeCursor wrote for the same list, and nothing else.
func decodeCursor(list fingerprint, cursor string) (item, error) {
	bad := func(why string) (item, error) {
		return item{}, fmt.Errorf("%q: %s: %w", cursor, why, ErrCursor)
	}
	b, err := base64.RawURLEncoding.Strict().DecodeString(cursor)
	if err != nil || len(b) < 1+len(list)+1+1+4 {
		return bad("not a cursor")
	}
	body, sum := b[:len(b)-4], binary.BigEndian.Uint32(b[len(b)-4:])
	if body[0] != cursorVersion {
		return bad("made by another version")
	}
	if crc32.ChecksumIEEE(body) != sum {
		return bad("damaged")
	}
	if fingerprint(body[1:1+len(list)]) != list {
		return bad("given by another list, filter or order")
	}
	rest := body[1+len(list):]
	n, size := binary.Varint(rest)
	if size <= 0 {
		return bad("damaged")
	}
	rest = rest[size:]
	length, size := binary.Uvarint(rest)
	if size <= 0 || length > uint64(len(rest)-size) {
		return bad("damaged")
	}
	rest = rest[size:]
	it := item{key{string(rest[:length]), n}, kg.ID(rest[length:])}
	if encodeCursor(list, it) != cursor {
		return bad("damaged") // a number written longer than needed
	}
	return it, nil
}

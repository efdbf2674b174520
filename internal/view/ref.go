package view

import (
	"cmp"
	"encoding/binary"
	"encoding/hex"
	"strings"

	"huipu/internal/kg"
)

// ref is an id in few bytes: one for the kind and, for a key of sixteen hexadecimal digits
// such as [kg.NewID] makes, eight for the key. Any other key stands as text behind its
// length, and the byte of the kind has its highest bit set. A ref tells its own length, so
// refs can stand among other bytes.
type ref string

const (
	keyDigits = 16
	plainRef  = 1 + keyDigits/2 // bytes of a ref with a key of hexadecimal digits
	otherKey  = 0x80            // marks the kind of a ref with any other key
)

// kindCode numbers the kinds of nodes, and that of graphs, in the order of their names, so that refs of two
// kinds sort as their ids do; 0 stands for anything else.
func kindCode(kind kg.Kind) byte {
	switch kind {
	case kg.KindAttendance:
		return 1
	case kg.KindCorrection:
		return 2
	case kg.KindDocument:
		return 3
	case kg.KindGraph:
		return 4
	case kg.KindGroupAttendance:
		return 5
	case kg.KindJudgement:
		return 6
	case kg.KindMeeting:
		return 7
	case kg.KindMembership:
		return 8
	case kg.KindOrganisation:
		return 9
	case kg.KindPerson:
		return 10
	case kg.KindPost:
		return 11
	case kg.KindRename:
		return 12
	case kg.KindTextRepair:
		return 13
	case kg.KindRole:
		return 14
	case kg.KindMeetingSeries:
		return 15
	case kg.KindVenue:
		return 16
	}
	return 0
}

// kindCodes is the number of kind codes, with 0.
const kindCodes = 17

// kindOf is the kind with the code; empty for none.
func kindOf(code byte) kg.Kind {
	names := [kindCodes]kg.Kind{
		"", kg.KindAttendance, kg.KindCorrection, kg.KindDocument, kg.KindGraph, kg.KindGroupAttendance, kg.KindJudgement, kg.KindMeeting,
		kg.KindMembership, kg.KindOrganisation, kg.KindPerson, kg.KindPost, kg.KindRename, kg.KindTextRepair,
		kg.KindRole, kg.KindMeetingSeries, kg.KindVenue,
	}
	if code >= kindCodes {
		return ""
	}
	return names[code]
}

// split takes an id apart: the code of its kind, and its key as a number when that has
// sixteen hexadecimal digits (plain). The code is 0 when the id is none of a node.
func split(id kg.ID) (code byte, key uint64, plain bool) {
	kind, digits, _ := strings.Cut(string(id), "/")
	code = kindCode(kg.Kind(kind))
	if code == 0 || digits == "" {
		return 0, 0, false
	}
	if len(digits) != keyDigits {
		return code, 0, false
	}
	for i := range keyDigits {
		c := digits[i]
		switch {
		case '0' <= c && c <= '9':
			key = key<<4 | uint64(c-'0')
		case 'a' <= c && c <= 'f':
			key = key<<4 | uint64(c-'a'+10)
		default:
			return code, 0, false
		}
	}
	return code, key, true
}

// refOf packs an id; ok is false when it is none of a node.
func refOf(id kg.ID) (r ref, ok bool) {
	code, key, plain := split(id)
	switch {
	case code == 0:
		return "", false
	case plain:
		return plainRefOf(code, key), true
	}
	text := id.Key()
	b := binary.AppendUvarint([]byte{code | otherKey}, uint64(len(text)))
	return ref(append(b, text...)), true
}

func plainRefOf(code byte, key uint64) ref {
	var b [plainRef]byte
	b[0] = code
	binary.BigEndian.PutUint64(b[1:], key)
	return ref(b[:])
}

// code is the code of the kind.
func (r ref) code() byte { return r[0] &^ otherKey }

// plain is the key as a number, when it has sixteen hexadecimal digits.
func (r ref) plain() (key uint64, ok bool) {
	if r[0]&otherKey != 0 {
		return 0, false
	}
	_ = r[8]
	return uint64(r[1])<<56 | uint64(r[2])<<48 | uint64(r[3])<<40 | uint64(r[4])<<32 |
		uint64(r[5])<<24 | uint64(r[6])<<16 | uint64(r[7])<<8 | uint64(r[8]), true
}

// id is the id that the ref packs, in memory of its own.
func (r ref) id() kg.ID { return kg.ID(r.appendID(make([]byte, 0, 40))) }

// appendID appends the text of the id.
func (r ref) appendID(b []byte) []byte {
	b = append(append(b, kindOf(r.code())...), '/')
	if r[0]&otherKey == 0 {
		return hex.AppendEncode(b, []byte(r[1:plainRef]))
	}
	_, width := uvarint(string(r[1:]))
	return append(b, r[1+width:]...)
}

// firstRef is the ref at the front of data; ok is false when there is none.
func firstRef(data string) (r ref, ok bool) {
	if data == "" {
		return "", false
	}
	if code := data[0] &^ otherKey; code == 0 || code >= kindCodes {
		return "", false
	}
	if data[0]&otherKey == 0 {
		if len(data) < plainRef {
			return "", false
		}
		return ref(data[:plainRef]), true
	}
	n, width := uvarint(data[1:])
	if width <= 0 || n == 0 || n > uint64(len(data)-1-width) {
		return "", false
	}
	return ref(data[:1+width+int(n)]), true
}

// refSize is the length of the ref at the front of data, which must have one.
func refSize(data string) int {
	if data[0]&otherKey == 0 {
		return plainRef
	}
	n, width := uvarint(data[1:])
	return 1 + width + int(n)
}

// compareRefs orders refs, at the front of data, as their ids.
func compareRefs(a, b string) int {
	if (a[0]|b[0])&otherKey == 0 {
		return strings.Compare(a[:plainRef], b[:plainRef])
	}
	first, second := ref(a[:refSize(a)]), ref(b[:refSize(b)])
	return cmp.Or(cmp.Compare(first.code(), second.code()), compareIDs(first.id(), second.id()))
}

func compareIDs(a, b kg.ID) int { return strings.Compare(string(a), string(b)) }

// uvarint is [binary.Uvarint] of a string.
func uvarint(s string) (n uint64, width int) {
	for shift := uint(0); width < len(s) && shift < 64; shift += 7 {
		c := s[width]
		width++
		if c < 0x80 {
			if shift == 63 && c > 1 {
				return 0, -width
			}
			return n | uint64(c)<<shift, width
		}
		n |= uint64(c&0x7f) << shift
	}
	return 0, 0
}

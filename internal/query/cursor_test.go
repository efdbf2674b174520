package query

import (
	"encoding/base64"
	"errors"
	"testing"

	"huipu/internal/kg"
)

// FuzzCursor reads any text as a cursor: it never panics, refuses what it did not write with
// ErrCursor, and writes again exactly what it accepts.
func FuzzCursor(f *testing.F) {
	list, err := source{name: "Query.people", order: "NAME_ASC"}.fingerprint()
	if err != nil {
		f.Fatal(err)
	}
	for _, it := range []item{{}, {key{"万立骏", 20200731}, "person/5f2b3fefbd90a1c2"}, {key{"", -1}, "revision/1"}} {
		f.Add(encodeCursor(list, it))
	}
	f.Add("")
	f.Add("AQ")
	f.Add("not base64 !")
	f.Fuzz(func(t *testing.T, text string) {
		it, err := decodeCursor(list, text)
		if err != nil {
			if !errors.Is(err, ErrCursor) || !errors.Is(err, kg.ErrInvalid) {
				t.Errorf("%q: %v", text, err)
			}
			return
		}
		if again := encodeCursor(list, it); again != text {
			t.Errorf("%q is accepted but written %q", text, again)
		}
	})
}

// TestDamagedCursor changes each byte of a cursor, and cuts it at each place.
func TestDamagedCursor(t *testing.T) {
	list, err := source{name: "Query.people"}.fingerprint()
	if err != nil {
		t.Fatal(err)
	}
	want := item{key{"万立骏", 42}, "person/5f2b3fefbd90a1c2"}
	cursor := encodeCursor(list, want)
	if got, err := decodeCursor(list, cursor); err != nil || got != want {
		t.Fatalf("got %+v, %v", got, err)
	}
	raw, err := base64.RawURLEncoding.DecodeString(cursor)
	if err != nil {
		t.Fatal(err)
	}
	for i := range raw {
		for _, damaged := range [][]byte{flip(raw, i), raw[:i], append([]byte{0}, raw...)} {
			if _, err := decodeCursor(list, base64.RawURLEncoding.EncodeToString(damaged)); !errors.Is(err, ErrCursor) {
				t.Errorf("damage at byte %d: %v", i, err)
			}
		}
	}
}

func flip(raw []byte, i int) []byte {
	damaged := append([]byte(nil), raw...)
	damaged[i] ^= 0x40
	return damaged
}

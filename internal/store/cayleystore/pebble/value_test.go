package pebble_test

import (
	"bytes"
	"testing"
	"time"

	"github.com/cayleygraph/quad"

	"huipu/internal/store/cayleystore/pebble"
)

// Whatever decodes encodes to the same bytes, so that a value cannot have two ids.
func FuzzDecodeValue(f *testing.F) {
	for _, v := range []quad.Value{
		quad.IRI("a"), quad.BNode("a"), quad.String("长"),
		quad.TypedString{Value: "1", Type: "t"},
		quad.LangString{Value: "a", Lang: "en"},
		quad.Int(-1), quad.Float(1.5), quad.Bool(true), quad.Time(time.Unix(1, 2)),
	} {
		b, err := pebble.AppendValue(nil, v)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(b)
	}
	f.Add([]byte{})
	f.Add([]byte("T\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01x"))
	f.Add([]byte("T\x81\x00xy"))
	f.Fuzz(func(t *testing.T, b []byte) {
		v, err := pebble.DecodeValue(b)
		if err != nil {
			return
		}
		again, err := pebble.AppendValue(nil, v)
		if err != nil || !bytes.Equal(again, b) {
			t.Errorf("%x decodes to %#v, which encodes to %x, %v", b, v, again, err)
		}
	})
}

func FuzzDecodeLogEntry(f *testing.F) {
	key := []byte(pebble.LogKeyOf(1))
	f.Add(pebble.EncodeLogEntry([]byte("meta"), []pebble.Link{{S: 1, P: 2, O: 300, L: 0}}, []pebble.Link{{S: 1, P: 2, O: 3, L: 4}}))
	f.Add([]byte{0, 0xff, 0xff, 0xff, 0xff, 0x0f})
	f.Fuzz(func(t *testing.T, b []byte) {
		_, _ = pebble.DecodeLogEntry(key, b) // must not panic, nor ask for more memory than b explains
	})
}

package pebble

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"

	"github.com/cayleygraph/quad"

	"huipu/internal/store/cayleystore/cache"
)

// valueOf is the value with the id.
func (qs *QuadStore) valueOf(id ID) (quad.Value, error) {
	values, err := qs.valuesOf([]ID{id}, qs.values)
	if err != nil {
		return nil, err
	}
	return values[0], nil
}

// newValues is a cache of decoded values.
func newValues(budget int) *cache.Cache[ID, quad.Value] {
	return cache.New(budget, func(_ ID, v quad.Value) int { return cache.CostOfValue(v) })
}

// valuesOf are the values with the ids, in their order; id 0 is nil. Those that are not in
// the cache are read in one pass over the dictionary, and kept there.
func (qs *QuadStore) valuesOf(ids []ID, known *cache.Cache[ID, quad.Value]) ([]quad.Value, error) {
	values := make([]quad.Value, len(ids))
	var missing []int
	known.GetAll(ids, values, func(i int) {
		if ids[i] != 0 {
			missing = append(missing, i)
		}
	})
	if len(missing) == 0 {
		return values, nil
	}
	slices.SortFunc(missing, func(a, b int) int { return cmp.Compare(ids[a], ids[b]) })
	if err := qs.loadValues(ids, values, missing); err != nil {
		return nil, err
	}
	keys, loaded := make([]ID, len(missing)), make([]quad.Value, len(missing))
	for n, i := range missing {
		keys[n], loaded[n] = ids[i], values[i]
	}
	known.PutAll(keys, loaded)
	return values, nil
}

// loadValues reads the values at the indexes in missing, which are sorted by id.
func (qs *QuadStore) loadValues(ids []ID, values []quad.Value, missing []int) error {
	if len(missing) < 4 {
		for _, i := range missing {
			b, ok, err := qs.get(idKey(nil, keyValue, ids[i]))
			if err != nil {
				return err
			}
			if values[i], err = decodeEntry(ids[i], ok, b); err != nil {
				return err
			}
		}
		return nil
	}
	lower, upper := rangeOf(keyValue)
	r, err := qs.newReader(lower, upper)
	if err != nil {
		return err
	}
	defer r.close()
	return r.use(func(c cursor) error {
		var key []byte
		last, lastValue := ID(0), quad.Value(nil)
		for _, i := range missing {
			if id := ids[i]; id != last {
				key = idKey(key[:0], keyValue, id)
				found := moveTo(c, key, last != 0 && id-last <= nearIDs)
				if err := c.err(); err != nil {
					return err
				}
				var b []byte
				if found {
					if b, err = c.value(); err != nil {
						return err
					}
				}
				if lastValue, err = decodeEntry(id, found, b); err != nil {
					return err
				}
				last = id
			}
			values[i] = lastValue
		}
		return nil
	})
}

// nearIDs is up to which distance a cursor steps to the next id instead of seeking it.
const nearIDs = 8

// moveTo moves the cursor to the key, in steps when it is near, and tells whether it is there.
func moveTo(c cursor, key []byte, near bool) bool {
	ok := false
	if near {
		for ok = c.next(); ok && bytes.Compare(c.key(), key) < 0; {
			ok = c.next()
		}
	} else {
		ok = c.seek(key)
	}
	return ok && bytes.Equal(c.key(), key)
}

// decodeEntry reads the value that the dictionary has for an id.
func decodeEntry(id ID, found bool, encoded []byte) (quad.Value, error) {
	if !found {
		return nil, fmt.Errorf("%w: id %d has no value", ErrCorrupt, id)
	}
	return decodeStored(id, encoded)
}

// decodeStored reads the encoded value of an id.
func decodeStored(id ID, encoded []byte) (quad.Value, error) {
	v, err := decodeValue(encoded)
	if err != nil {
		return nil, fmt.Errorf("%w: id %d: %w", ErrCorrupt, id, err)
	}
	return v, nil
}

// quadsOf are the statements of the links, in their order. Statements side by side share most
// of their values, so these are looked up once.
func (qs *QuadStore) quadsOf(links []Link, known *cache.Cache[ID, quad.Value]) ([]quad.Quad, error) {
	const memory = 256
	type place struct {
		id    ID
		index int32 // in ids, plus one
	}
	var seen [memory]place // the last places of ids, by their last bits
	ids := make([]ID, 0, 2*len(links)+4)
	places := make([][4]int32, len(links))
	for i, l := range links {
		for k, id := range l.ids() {
			if i > 0 && links[i-1].ids()[k] == id {
				places[i][k] = places[i-1][k]
				continue
			}
			at := &seen[id%memory]
			if at.id != id || at.index == 0 {
				ids = append(ids, id)
				*at = place{id, int32(len(ids))}
			}
			places[i][k] = at.index - 1
		}
	}
	values, err := qs.valuesOf(ids, known)
	if err != nil {
		return nil, err
	}
	quads := make([]quad.Quad, len(links))
	for i, p := range places {
		quads[i] = quad.Quad{Subject: values[p[0]], Predicate: values[p[1]], Object: values[p[2]], Label: values[p[3]]}
	}
	return quads, nil
}

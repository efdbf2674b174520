package pebble

// recent remembers what the last writes did, so that a change that was looked up before them
// need not be looked up again. It is used by the one writer.
type recent struct {
	from   uint64 // every write after this version is remembered
	writes []written
	links  int // in all of them
}

// written is what one write did.
type written struct {
	version uint64 // of the state that it made
	fresh   map[valueHash]ID
	links   map[Link]presence
}

// maxRecentLinks bounds the memory of the last writes.
const maxRecentLinks = 1 << 13

// add remembers a write and forgets the oldest ones that are too many.
func (r *recent) add(w written) {
	r.writes = append(r.writes, w)
	r.links += len(w.links)
	for r.links > maxRecentLinks {
		r.from = r.writes[0].version
		r.links -= len(r.writes[0].links)
		r.writes[0] = written{}
		r.writes = r.writes[1:]
	}
}

// id is the id of a value that was not in the dictionary as of base, or 0 when it still is
// not.
func (r *recent) id(qs *QuadStore, base uint64, h valueHash) (ID, error) {
	if base < r.from {
		return qs.idOfHash(h)
	}
	for i := len(r.writes) - 1; i >= 0 && r.writes[i].version > base; i-- {
		if id, ok := r.writes[i].fresh[h]; ok {
			return id, nil
		}
	}
	return 0, nil
}

// isThere tells whether a statement is there that was, or was not, as of base.
func (r *recent) isThere(qs *QuadStore, base uint64, l Link, was bool) (bool, error) {
	if base < r.from {
		_, ok, err := qs.get(bySubject.key(nil, l))
		return ok, err
	}
	for i := len(r.writes) - 1; i >= 0 && r.writes[i].version > base; i-- {
		if p, ok := r.writes[i].links[l]; ok {
			return p.is, nil
		}
	}
	return was, nil
}

package dump

import (
	"bytes"
	"hash/maphash"

	"github.com/cayleygraph/quad"
)

// termCache remembers terms as they were written, so that repeats cost neither a check nor
// memory. An entry gives way to the next with its hash.
type termCache struct {
	seed    maphash.Seed
	entries []cachedTerm
	texts   map[string]string
}

type cachedTerm struct {
	raw   []byte
	value quad.Value
}

const (
	cachedTerms   = 1 << 14
	maxCachedTerm = 128
	maxTexts      = 256
)

func newTermCache() *termCache {
	return &termCache{seed: maphash.MakeSeed(), entries: make([]cachedTerm, cachedTerms), texts: map[string]string{}}
}

func (c *termCache) entry(raw []byte) *cachedTerm {
	return &c.entries[maphash.Bytes(c.seed, raw)%cachedTerms]
}

func (c *termCache) get(raw []byte) (quad.Value, bool) {
	if len(raw) > maxCachedTerm {
		return nil, false
	}
	e := c.entry(raw)
	if e.value == nil || !bytes.Equal(e.raw, raw) {
		return nil, false
	}
	return e.value, true
}

func (c *termCache) put(raw []byte, v quad.Value) {
	if len(raw) <= maxCachedTerm {
		e := c.entry(raw)
		e.raw, e.value = append(e.raw[:0], raw...), v
	}
}

// text is a string of the bytes, which are likely to come again.
func (c *termCache) text(b []byte) string {
	if s, ok := c.texts[string(b)]; ok {
		return s
	}
	s := string(b)
	if len(c.texts) < maxTexts {
		c.texts[s] = s
	}
	return s
}

package pebble

import (
	"cmp"
	"slices"
)

// writeLog writes the log entries: for each chunk of a run the statements that are new, in
// the order of their N-Quads.
func (l *loader) writeLog(put putter) error {
	type ranked struct {
		ranks [2]uint64 // of the four values, two in each number
		quad  int32
	}
	var chunk []ranked
	var links []Link
	for _, r := range l.runs {
		ids, err := l.ids(r)
		if err != nil {
			return err
		}
		ranks, err := l.readUint32s(r, "ranks", r.values)
		if err != nil {
			return err
		}
		quads, err := l.quads(r)
		if err != nil {
			return err
		}
		for start := 0; start < len(quads); start += l.qs.logChunk {
			chunk = chunk[:0]
			for i := start; i < min(start+l.qs.logChunk, len(quads)); i++ {
				if r.dead.has(i) {
					continue
				}
				c := ranked{quad: int32(i)}
				for k, n := range quads[i] {
					if n != noTerm { // no label comes first
						c.ranks[k/2] |= (uint64(ranks[n]) + 1) << (32 * (1 - k%2))
					}
				}
				chunk = append(chunk, c)
			}
			if len(chunk) == 0 {
				continue
			}
			slices.SortFunc(chunk, func(a, b ranked) int {
				return cmp.Or(cmp.Compare(a.ranks[0], b.ranks[0]), cmp.Compare(a.ranks[1], b.ranks[1]))
			})
			links = links[:0]
			for _, c := range chunk {
				links = append(links, linkOf(ids, quads[c.quad]))
			}
			l.counters.seq++
			meta, err := l.meta(l.counters.seq, len(links))
			if err != nil {
				return err
			}
			if err := put(logKey(l.counters.seq), encodeLogEntry(meta, links, nil)); err != nil {
				return err
			}
		}
	}
	return nil
}

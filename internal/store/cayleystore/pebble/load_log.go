package pebble

import "github.com/cayleygraph/quad"

// writeLog writes the log entries: for each chunk of a run the statements that are new, in
// the order of their N-Quads.
func (l *loader) writeLog(put putter) error {
	links := make([]Link, 0, min(l.qs.logChunk, l.qs.loadRun))
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
		s := newSorter(r, quads, ranks)
		s.sort(quad.Directions) // no label comes first
		s.chunked(l.qs.logChunk)
		for start := 0; start < len(quads); start += l.qs.logChunk {
			links = links[:0]
			for _, i := range s.order[start:min(start+l.qs.logChunk, len(quads))] {
				if !r.dead.has(int(i)) {
					links = append(links, linkOf(ids, quads[i]))
				}
			}
			if len(links) == 0 {
				continue
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

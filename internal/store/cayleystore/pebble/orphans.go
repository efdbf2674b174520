package pebble

// writeOrphans marks the values that occur in no statement once the group is written, and
// takes the mark from those that occur again.
func (g *group) writeOrphans(b batch, added, removed []Link, predicates map[ID]uint64) error {
	if g.qs.counters.orphans == 0 && len(added) == len(g.order) {
		return nil // no value was an orphan, and no statement went
	}
	settled := map[ID]struct{}{0: {}} // values known to occur, or already marked
	var key []byte
	for _, l := range added {
		for _, id := range l.ids() {
			if _, ok := settled[id]; ok {
				continue
			}
			settled[id] = struct{}{}
			orphan, err := g.qs.isOrphan(id)
			if err != nil {
				return err
			}
			if orphan {
				g.counters.orphans--
				key = idKey(key[:0], keyOrphan, id)
				b.delete(key)
			}
		}
	}
	mark := func(id ID) {
		g.counters.orphans++
		key = idKey(key[:0], keyOrphan, id)
		b.set(key, nil)
	}
	for _, v := range g.values {
		if _, ok := settled[v.id]; !ok {
			settled[v.id] = struct{}{}
			mark(v.id)
		}
	}
	if len(removed) == 0 {
		return nil
	}
	r, err := g.qs.newReader(nil, nil)
	if err != nil {
		return err
	}
	defer r.close()
	return r.use(func(cur cursor) error {
		for _, l := range removed {
			for _, id := range l.ids() {
				if _, ok := settled[id]; ok {
					continue
				}
				settled[id] = struct{}{}
				occurs, err := g.stillOccurs(cur, id, predicates)
				if err != nil {
					return err
				}
				if !occurs {
					mark(id)
				}
			}
		}
		return nil
	})
}

// stillOccurs tells whether a statement with the value stays when those of the group are
// removed: it looks in each index until it finds one. Statements that the group adds are not
// asked for.
func (g *group) stillOccurs(cur cursor, id ID, predicates map[ID]uint64) (bool, error) {
	n, changed := predicates[id]
	if !changed {
		n = g.qs.predicates[id]
	}
	if n > 0 {
		return true, nil
	}
	for _, ix := range indexes() {
		lower, _ := ix.bounds(id)
		for ok := cur.seek(lower); ok && len(cur.key()) == linkBytes && cur.key()[0] == ix.prefix; ok = cur.next() {
			l, err := ix.link(cur.key())
			if err != nil {
				return false, err
			}
			if l.Get(ix.order[0]) != id {
				break
			}
			if p, touched := g.links[l]; !touched || p.is {
				return true, nil
			}
		}
		if err := cur.err(); err != nil {
			return false, err
		}
	}
	return false, nil
}

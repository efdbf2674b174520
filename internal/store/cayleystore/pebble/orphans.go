package pebble

// writeOrphans marks the values that occur in no statement once the change is made. A value
// is looked up in each index until a statement is found that stays.
func (c *change) writeOrphans(b batch, added, removed []Link, predicates map[ID]uint64) error {
	if len(removed) == 0 {
		return nil
	}
	settled := map[ID]struct{}{0: {}} // values known to occur, or already marked
	for _, l := range added {
		for _, id := range [...]ID{l.S, l.P, l.O, l.L} {
			settled[id] = struct{}{}
		}
	}
	r, err := c.qs.newReader(nil, nil)
	if err != nil {
		return err
	}
	defer r.close()
	return r.use(func(cur cursor) error {
		for _, l := range removed {
			for _, id := range [...]ID{l.S, l.P, l.O, l.L} {
				if _, ok := settled[id]; ok {
					continue
				}
				settled[id] = struct{}{}
				occurs, err := c.stillOccurs(cur, id, predicates)
				if err != nil {
					return err
				}
				if !occurs {
					c.counters.orphans++
					c.buf = idKey(c.buf[:0], keyOrphan, id)
					b.set(c.buf, nil)
				}
			}
		}
		return nil
	})
}

// stillOccurs tells whether a statement with the value stays when those of the change are
// removed. Statements that it adds are not asked for.
func (c *change) stillOccurs(cur cursor, id ID, predicates map[ID]uint64) (bool, error) {
	n, changed := predicates[id]
	if !changed {
		n = c.qs.predicates[id]
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
			if !c.removes(l) {
				return true, nil
			}
		}
		if err := cur.err(); err != nil {
			return false, err
		}
	}
	return false, nil
}

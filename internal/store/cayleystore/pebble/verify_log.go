package pebble

// verifyLog checks that the log is complete and readable, and, where every change was
// logged, that its changes, made one after the other, lead to the statements that are
// there: a statement is added once more than it is removed, or as often.
func (v *verifier) verifyLog() error {
	var replayed digest
	lower, upper := rangeOf(keyLog)
	err := v.each(lower, upper, func(key, value []byte) error {
		entry, err := decodeLogEntry(key, value)
		if err != nil {
			v.problem(key, "%v", err)
			return nil
		}
		if v.report.Changes++; entry.sequence != v.report.Changes {
			v.problem(key, "change %d follows change %d", entry.sequence, v.report.Changes-1)
			v.report.Changes = entry.sequence
		}
		for _, l := range entry.added {
			replayed = replayed.plus(v.digestOf(l))
		}
		for _, l := range entry.removed {
			replayed = replayed.minus(v.digestOf(l))
		}
		for _, links := range [...][]Link{entry.added, entry.removed} {
			for _, l := range links {
				if !v.known.has(l.S) || !v.known.has(l.P) || !v.known.has(l.O) || l.L != 0 && !v.known.has(l.L) {
					v.problem(key, "change names statement %v with a value that is missing", l)
				}
			}
		}
		return nil
	})
	c := v.qs.counters
	if c.seq != v.report.Changes {
		v.problem(countersKey(), "last change is %d, the log ends at %d", c.seq, v.report.Changes)
	}
	switch {
	case c.unlogged > 0 || replayed == v.digest:
	case replayed.n != v.digest.n:
		v.problem([]byte{keyLog}, "the log comes to %d statements, there are %d", int64(replayed.n), v.report.Quads)
	default:
		v.problem([]byte{keyLog}, "the log leads to other statements than there are")
	}
	return err
}

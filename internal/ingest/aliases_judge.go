package ingest

import (
	"slices"

	"huipu/internal/kg"
	"huipu/internal/resolve"
	"huipu/internal/view"
)

// meaning is what names of organisations mean: what documents say of them, and over it what
// curators said.
type meaning struct {
	learned map[kg.ID]kg.ID
	changed map[kg.ID]kg.ID // before learned; empty for a name that is learned no more
	judged  map[kg.ID]kg.ID // before both
}

// meaning gives what names mean once what is learned of some has changed, under words.
func (a *aliases) meaning(changed map[kg.ID]kg.ID, words []resolve.JudgedPair) meaning {
	m := meaning{learned: a.learned, changed: changed}
	if len(words) > 0 {
		m.judged = resolve.JudgedNames(m.all, words)
	}
	return m
}

// all yields what is learned.
func (m meaning) all(yield func(name, meant kg.ID) bool) {
	for name, meant := range m.learned {
		if _, changed := m.changed[name]; !changed && !yield(name, meant) {
			return
		}
	}
	for name, meant := range m.changed {
		if meant != "" && !yield(name, meant) {
			return
		}
	}
}

// of gives what a name means; empty for itself.
func (m meaning) of(name kg.ID) kg.ID {
	if meant, ok := m.judged[name]; ok {
		if meant == name {
			return ""
		}
		return meant
	}
	if meant, ok := m.changed[name]; ok {
		return meant
	}
	return m.learned[name]
}

// restated lists the documents that state organisations by names whose meaning changes.
func restated(base *view.Snapshot, before, after meaning) []kg.ID {
	var shown []kg.ID
	for _, names := range []map[kg.ID]kg.ID{after.changed, before.judged, after.judged} {
		for name := range names {
			was := before.of(name)
			if was == after.of(name) {
				continue
			}
			if shown = append(shown, name); was != "" {
				shown = append(shown, was)
			}
		}
	}
	return sorted(slices.Concat(base.StatedBy(sorted(shown))...))
}

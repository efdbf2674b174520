package resolve

import (
	"slices"
	"strings"

	"huipu/internal/kg"
)

// tidy takes out what nothing refers to any more, and lets the document name whom it now shows at no
// meeting.
func (e *editor) tidy() {
	r := e.now
	used := map[kg.ID]bool{}
	for _, m := range r.memberships {
		used[m.Post], used[m.Role] = true, true
	}
	for _, m := range r.meetings {
		used[m.Series] = true
	}
	keepUsed(r.posts, used)
	keepUsed(r.roles, used)
	keepUsed(r.series, used)
	e.mention()
	e.prove()
}

func keepUsed[N any](n nodes[N], used map[kg.ID]bool) {
	for id := range n {
		if !used[id] {
			delete(n, id)
		}
	}
}

// mention links the document to the persons whom it shows at no meeting now: those whom it named so
// before, who were at one before, or who are new.
func (e *editor) mention() {
	attended, attends := map[kg.ID]bool{}, map[kg.ID]bool{}
	for _, a := range e.before.attendances {
		attended[a.Person] = true
	}
	for _, a := range e.now.attendances {
		attends[a.Person] = true
	}
	var list []kg.ID
	for id := range e.now.persons {
		named := slices.Contains(e.before.document.Mentions, id) || attended[id] || e.before.persons[id] == nil
		if named && !attends[id] {
			list = append(list, id)
		}
	}
	slices.Sort(list)
	e.now.document.Mentions = list
}

// prove gives the persons and organisations that no passage of their own or of a fact names any more
// the passage of a fact that was taken out.
func (e *editor) prove() {
	before, now := e.before.quoted(), e.now.quoted()
	for id, p := range e.now.persons {
		p.Evidence = e.proof(p.Evidence, before[id], now[id], append([]string{p.Name}, p.Aliases...))
	}
	for id, o := range e.now.organisations {
		o.Evidence = e.proof(o.Evidence, before[id], now[id], append([]string{o.Name}, o.Aliases...))
	}
}

func (e *editor) proof(own []kg.Evidence, before, now [][]kg.Evidence, names []string) []kg.Evidence {
	if len(own) > 0 || len(before) == 0 || len(now) > 0 && !lost(before, now) {
		return own
	}
	passages := slices.Concat(before...)
	slices.SortFunc(passages, kg.CompareEvidence)
	for _, list := range now {
		for _, one := range list {
			if _, in := within(one, e.before.document.Text, names); in {
				return own
			}
		}
	}
	for _, one := range passages {
		if found, in := within(one, e.before.document.Text, names); in {
			return []kg.Evidence{found}
		}
	}
	return passages[:min(1, len(passages))]
}

// lost reports whether passages that were there are not any more.
func lost(before, now [][]kg.Evidence) bool {
	kept := slices.Concat(now...)
	return slices.ContainsFunc(slices.Concat(before...), func(e kg.Evidence) bool { return !slices.Contains(kept, e) })
}

// within narrows a passage to the first of the names that stands in it.
func within(e kg.Evidence, text string, names []string) (kg.Evidence, bool) {
	if e.Span.End > len(text) {
		return e, false
	}
	for _, name := range names {
		if name != "" && strings.Contains(text[e.Span.Start:e.Span.End], name) {
			return narrowed(e, text, name), true
		}
	}
	return e, false
}

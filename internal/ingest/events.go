package ingest

import (
	"slices"

	"huipu/internal/kg"
	"huipu/internal/resolve"
	"huipu/internal/view"
)

// events decides which meetings of documents are one. It knows the reports of the version it
// decided on last by the keys under which they meet, so that a document that comes or goes is
// compared with those alone that it may concern. It is for one goroutine at a time.
type events struct {
	following
	reports map[kg.ID][]*reported // by document; nil until the first use
	byKey   map[uint64][]*reported
}

// reported is a meeting as a document reports it, and the node that the graph shows for it.
type reported struct {
	resolve.Report
	keys []uint64
	id   kg.ID
}

// meetings are what a change of the graph means for meetings.
type meetings struct {
	own    map[kg.ID]kg.ID           // ids that the new document's meetings get, where they are not those that it gives by itself
	others map[kg.ID]map[kg.ID]kg.ID // ids that change, by the other documents that state them
	gone   []kg.ID                   // documents whose reports go
	fresh  []*reported
	ids    map[*reported]kg.ID // of the meetings concerned, after the change
}

// decide tells which meetings are one after documents have gone from the version, the reports of
// another have come, and words have changed. The error is that of the view.
func (e *events) decide(base *view.Snapshot, gone []kg.ID, fresh []*reported, said said) (meetings, error) {
	if err := e.follow(base); err != nil {
		return meetings{}, err
	}
	concerned := slices.Clone(fresh)
	for _, document := range gone {
		concerned = append(concerned, e.reports[document]...)
	}
	for _, j := range said.changed {
		for _, id := range j.Between {
			concerned = append(concerned, e.report(id)...)
		}
	}
	all := e.connected(concerned, said)
	leaving := func(r *reported) bool { return slices.Contains(gone, r.Document) && !slices.Contains(fresh, r) }
	m := e.tell(slices.DeleteFunc(all, leaving), fresh, said)
	m.gone, m.fresh = gone, fresh
	return m, nil
}

// tell tells which of some reports are one meeting. Some of them are fresh, of a new document.
func (e *events) tell(all, fresh []*reported, said said) meetings {
	m := meetings{own: map[kg.ID]kg.ID{}, others: map[kg.ID]map[kg.ID]kg.ID{}, ids: map[*reported]kg.ID{}}
	list := make([]resolve.Report, len(all))
	for i, r := range all {
		list[i] = r.Report
	}
	found, _ := resolve.Events(list, said.pairs(kg.KindMeeting))
	ids := resolve.Assignment(found)
	for _, r := range all {
		is := r.Meeting
		if other, ok := ids[r.Document][r.Meeting]; ok {
			is = other
		}
		m.ids[r] = is
		switch {
		case slices.Contains(fresh, r):
			if is != r.Meeting {
				m.own[r.Meeting] = is
			}
		case r.id != is:
			if m.others[r.Document] == nil {
				m.others[r.Document] = map[kg.ID]kg.ID{}
			}
			m.others[r.Document][r.id] = is
		}
	}
	return m
}

// report gives the report with the id, or none where its document is not in the graph.
func (e *events) report(id kg.ID) []*reported {
	_, document, _ := kg.MentionOf(id)
	for _, r := range e.reports[document] {
		if r.ID() == id {
			return []*reported{r}
		}
	}
	return nil
}

// connected gives the reports and those that shared keys and words lead to from them, each once.
func (e *events) connected(reports []*reported, said said) []*reported {
	known, walked := map[*reported]bool{}, map[uint64]bool{}
	var all []*reported
	for todo := reports; len(todo) > 0; {
		r := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		if known[r] {
			continue
		}
		known[r] = true
		all = append(all, r)
		for _, key := range r.keys {
			if !walked[key] {
				walked[key] = true
				todo = append(todo, e.byKey[key]...)
			}
		}
		for _, other := range said.beside(r.Meeting, r.ID) {
			todo = append(todo, e.report(other)...)
		}
	}
	return all
}

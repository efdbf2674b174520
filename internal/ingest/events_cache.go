package ingest

import (
	"hash/fnv"
	"slices"
	"unique"

	"huipu/internal/kg"
	"huipu/internal/resolve"
	"huipu/internal/view"
)

// reportsOf gives the reports of a reading, as they are kept.
func reportsOf(reading kg.Contribution) []*reported {
	reports := resolve.Reports(reading)
	list := make([]*reported, len(reports))
	for i, r := range reports {
		list[i] = &reported{Report: compactReport(r), keys: keysOf(&r), id: r.Meeting}
	}
	return list
}

// compactReport gives a report that holds what events are told by and no memory of its
// document.
func compactReport(r resolve.Report) resolve.Report {
	r.Evidence = nil
	r.Document, r.Meeting, r.Name = unique.Make(r.Document).Value(), unique.Make(r.Meeting).Value(), unique.Make(r.Name).Value()
	for _, list := range [][]string{r.Conveners, r.People} {
		for i := range list {
			list[i] = unique.Make(list[i]).Value()
		}
	}
	return r
}

// keysOf are the hashes of the blocks of a report. Two blocks of one hash make more reports be
// compared, and change nothing else.
func keysOf(r *resolve.Report) []uint64 {
	blocks := r.Blocks()
	keys := make([]uint64, len(blocks))
	for i, block := range blocks {
		h := fnv.New64a()
		h.Write([]byte(block))
		keys[i] = h.Sum64()
	}
	return keys
}

// committed takes in a change that was decided and became a revision.
func (e *events) committed(m meetings, r kg.Revision) {
	if e.reports == nil || !e.step(r) {
		return // see follow
	}
	for _, document := range m.gone {
		e.forget(document)
	}
	e.add(m.fresh)
	for report, id := range m.ids {
		report.id = id
	}
}

func (e *events) add(reports []*reported) {
	for _, r := range reports {
		e.reports[r.Document] = append(e.reports[r.Document], r)
		for _, key := range r.keys {
			e.byKey[key] = append(e.byKey[key], r)
		}
	}
}

func (e *events) forget(document kg.ID) {
	for _, r := range e.reports[document] {
		for _, key := range r.keys {
			if rest := slices.DeleteFunc(e.byKey[key], func(other *reported) bool { return other == r }); len(rest) > 0 {
				e.byKey[key] = rest
			} else {
				delete(e.byKey, key)
			}
		}
	}
	delete(e.reports, document)
}

// follow takes in what revisions of others changed, up to the version.
func (e *events) follow(base *view.Snapshot) error {
	fresh, lost := e.since(base)
	if e.reports == nil || lost || slices.ContainsFunc(fresh, unnamed) {
		return e.readAll(base)
	}
	for _, revision := range fresh {
		for _, document := range revision.Documents {
			if err := e.read(base, document); err != nil {
				e.reports = nil // it is half of one version and half of another
				return err
			}
		}
		e.at = revision
	}
	return nil
}

// readAll reads the reports of a version.
func (e *events) readAll(base *view.Snapshot) error {
	e.reports, e.byKey = map[kg.ID][]*reported{}, map[uint64][]*reported{}
	for _, document := range sorted(slices.Concat(base.StatedBy(base.IDs(kg.KindMeeting))...)) {
		if err := e.read(base, document); err != nil {
			e.reports = nil
			return err
		}
	}
	e.reach(base)
	return nil
}

// read puts the reports of a document in a version in the place of those known.
func (e *events) read(base *view.Snapshot, document kg.ID) error {
	e.forget(document)
	c, err := base.Outline(document)
	if err != nil {
		return err
	}
	ids := map[kg.ID]kg.ID{}
	for _, m := range c.Meetings {
		ids[resolve.MeetingID(m.Name, m.Date, document)] = m.ID
	}
	reports := reportsOf(resolve.Reading(c))
	for _, r := range reports {
		r.id = ids[r.Meeting]
	}
	e.add(reports)
	return nil
}

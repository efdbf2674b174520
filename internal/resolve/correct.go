package resolve

import (
	"cmp"
	"reflect"
	"slices"

	"huipu/internal/kg"
)

// Corrected is what corrections make of the reading of a document.
type Corrected struct {
	Contribution kg.Contribution // with the ids that the document gives by itself
	Outcomes     []Outcome       // of the corrections of the document, by their ids
	ids          map[kg.ID]kg.ID // what ids became with the names and days that they derive from
	read         *resolver       // the reading; nil where nothing was corrected
}

// Outcome is what one correction comes to.
type Outcome struct {
	Correction kg.Correction
	State      kg.CorrectionState
	At         kg.ID          // the fact that the reading has in the place; zero where there is none
	Found      *kg.StatedFact // that fact; nil where there is none
	Fact       kg.ID          // the fact that stands corrected instead; zero where there is none
	value      kg.ID          // Fact before the names and days changed from which its id derives
}

// Correct gives what a document states by the words of curators. Its reading must have the ids that
// [Resolve] gives and is left as it is. The result depends on the set of the corrections, not on
// their order; those of other documents are passed over, and no two may contradict each other
// ([AgreeOn]). Without corrections of the document it is the reading itself.
//
//   - A correction is on the fact with its id or, where the extractor now reads the place otherwise, on
//     the one fact of the same subject that overlaps the passages from which the fact was read then.
//   - With a person, an organisation or a meeting that is rejected go the facts that are about it. A
//     person or organisation all of whose facts are rejected stays named by the document: to be
//     mentioned is not to attend.
//   - What is stated instead, or added, comes with the nodes that [Resolve] gives it. It takes the
//     place of the fact; where the extractor reads the same, both passages prove it.
//   - Where a person, organisation or meeting gets another name or day, every fact of the document
//     follows.
//   - Memberships are dated by the meetings that show them then.
func Correct(reading kg.Contribution, corrections []kg.Correction) Corrected {
	var mine []kg.Correction
	for _, c := range corrections {
		if c.Document == reading.Document.ID {
			mine = append(mine, c)
		}
	}
	if len(mine) == 0 {
		return Corrected{Contribution: reading}
	}
	slices.SortFunc(mine, func(a, b kg.Correction) int { return cmp.Compare(a.ID, b.ID) })
	e := newEditor(reading)
	e.locate(mine)
	e.value()
	e.judge()
	e.takeOut()
	e.putIn()
	e.date()
	e.tidy()
	contribution, ids := relabel(e.now.contribution(), e.renamed)
	out := Corrected{Contribution: contribution, ids: ids, read: e.before}
	for _, p := range e.places {
		o := Outcome{Correction: p.Correction, State: p.state, At: p.at, Found: p.found, value: p.id}
		if p.id != "" {
			o.Fact = out.become(p.id)
		}
		out.Outcomes = append(out.Outcomes, o)
	}
	return out
}

func (c Corrected) become(id kg.ID) kg.ID {
	if to, ok := c.ids[id]; ok {
		return to
	}
	return id
}

// Behind tells what a fact of the corrected contribution comes from: the facts of the reading that it
// is, and the corrections that state it; both sorted. Names that became one make one fact of several.
func (c Corrected) Behind(fact kg.ID) (read []kg.ID, said []kg.ID) {
	put := map[kg.ID]bool{}
	for _, o := range c.Outcomes {
		if o.value != "" {
			put[o.value] = true
			if o.Fact == fact {
				said = append(said, o.Correction.ID)
			}
		}
	}
	for from, to := range c.ids {
		if to == fact && !put[from] {
			read = append(read, from)
		}
	}
	if stands := c.become(fact) == fact && !put[fact]; stands {
		if c.read == nil {
			return []kg.ID{fact}, nil
		}
		if _, has := c.read.stated(fact); has {
			read = append(read, fact)
		}
	}
	slices.Sort(read)
	return slices.Compact(read), said
}

// editor changes the reading of a document.
type editor struct {
	before, now *resolver // as the document is read, and as it is corrected
	places      []*spot
	renamed     map[kg.ID]kg.ID // persons, organisations and meetings whose names or days change
	fresh       map[kg.ID]bool  // memberships that corrections state or name
	gone        map[kg.ID]bool  // nodes that corrections took out
}

// spot is a correction and where it stands in the reading.
type spot struct {
	kg.Correction
	at    kg.ID          // the fact that the reading has there; zero where there is none
	exact bool           // whether it has the id of the correction
	found *kg.StatedFact // what is read there
	value *resolver      // the nodes that the correction states; nil where it states none
	id    kg.ID          // of the fact among them
	loose bool           // whether the meeting of the value had to be guessed or is missing
	state kg.CorrectionState
}

func newEditor(reading kg.Contribution) *editor {
	return &editor{before: loaded(reading), now: loaded(reading), renamed: map[kg.ID]kg.ID{}, fresh: map[kg.ID]bool{}, gone: map[kg.ID]bool{}}
}

// loaded collects the nodes of a contribution again. Their lists are shared.
func loaded(c kg.Contribution) *resolver {
	r := newResolver(kg.Facts{Document: c.Document})
	collect(r.persons, c.Persons, personID)
	collect(r.organisations, c.Organisations, organisationID)
	collect(r.roles, c.Roles, func(n *kg.Role) kg.ID { return n.ID })
	collect(r.posts, c.Posts, postID)
	collect(r.memberships, c.Memberships, membershipID)
	collect(r.series, c.MeetingSeries, seriesID)
	collect(r.meetings, c.Meetings, meetingID)
	collect(r.venues, c.Venues, venueID)
	collect(r.attendances, c.Attendances, attendanceID)
	collect(r.groups, c.GroupAttendances, groupID)
	collect(r.repairs, c.TextRepairs, func(n *kg.TextRepair) kg.ID { return n.ID })
	return r
}

func collect[N any](into nodes[N], list []N, id func(*N) kg.ID) {
	for i := range list {
		into.at(id(&list[i]), list[i])
	}
}

// judge tells how each correction stands to what is read now.
func (e *editor) judge() {
	for _, p := range e.places {
		p.state = e.stateOf(p)
	}
}

func (e *editor) stateOf(p *spot) kg.CorrectionState {
	if p.Action == kg.Reject {
		switch {
		case p.found == nil:
			return kg.CorrectionSettled
		case SameFact(p.found, p.Was):
			return kg.CorrectionApplied
		}
		return kg.CorrectionConflict
	}
	if p.id == "" {
		return kg.CorrectionConflict
	}
	stated, _ := p.value.stated(p.id)
	read, has := e.before.stated(p.id)
	switch {
	case has && SameFact(&read, &stated) && (p.at == "" || p.at == p.id):
		return kg.CorrectionSettled
	case p.loose, p.Action == kg.Add && has, p.Action == kg.Replace && (p.found == nil || !SameFact(p.found, p.Was)):
		return kg.CorrectionConflict
	}
	return kg.CorrectionApplied
}

// SameFact reports whether two facts say the same, whatever passages prove them. A nil fact says
// nothing.
func SameFact(a, b *kg.StatedFact) bool {
	if a == nil || b == nil {
		return a == b
	}
	one, other := *a, *b
	one.Evidence, other.Evidence = nil, nil
	return reflect.DeepEqual(one, other)
}

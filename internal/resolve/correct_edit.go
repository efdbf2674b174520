package resolve

import (
	"slices"

	"huipu/internal/kg"
)

// takeOut takes out the facts that are rejected and those that others take the place of, but for
// persons, organisations and meetings that are another: those are changed where they stand.
func (e *editor) takeOut() {
	for _, p := range e.places {
		if p.at == "" || p.Action == kg.Replace && (p.id == "" || entity(p.at.Kind())) {
			continue
		}
		e.drop(p.at)
	}
}

// drop takes out a node with what is about it.
func (e *editor) drop(id kg.ID) {
	r := e.now
	e.gone[id] = true
	switch id.Kind() {
	case kg.KindPerson:
		delete(r.persons, id)
		e.dropAll(func(m *kg.Membership) bool { return m.Person == id }, func(a *kg.Attendance) bool { return a.Person == id }, nil)
	case kg.KindOrganisation:
		delete(r.organisations, id)
		e.dropAll(func(m *kg.Membership) bool { return m.Organisation == id }, nil, nil)
		e.forgetBody(id)
	case kg.KindMeeting:
		delete(r.meetings, id)
		e.dropAll(nil, func(a *kg.Attendance) bool { return a.Meeting == id }, func(g *kg.GroupAttendance) bool { return g.Meeting == id })
		for _, v := range r.venues.sorted() {
			if v.Meeting == id {
				delete(r.venues, v.ID)
			}
		}
		if r.document.About == id {
			r.document.About = ""
		}
	case kg.KindMembership:
		delete(r.memberships, id)
		for _, a := range r.attendances {
			a.Memberships = other(a.Memberships, id)
		}
	case kg.KindAttendance:
		delete(r.attendances, id)
	case kg.KindGroupAttendance:
		delete(r.groups, id)
	}
}

func (e *editor) dropAll(memberships func(*kg.Membership) bool, attendances func(*kg.Attendance) bool, groups func(*kg.GroupAttendance) bool) {
	var ids []kg.ID
	pick(&ids, e.now.memberships, memberships)
	pick(&ids, e.now.attendances, attendances)
	pick(&ids, e.now.groups, groups)
	for _, id := range ids {
		e.drop(id)
	}
}

func pick[N any](ids *[]kg.ID, n nodes[N], wanted func(*N) bool) {
	for id, node := range n {
		if wanted != nil && wanted(node) {
			*ids = append(*ids, id)
		}
	}
}

// forgetBody takes an organisation out of what refers to it.
func (e *editor) forgetBody(id kg.ID) {
	for _, o := range e.now.organisations {
		if o.Parent == id {
			o.Parent = ""
		}
		o.ReplacedBy = other(o.ReplacedBy, id)
	}
	for _, s := range e.now.series {
		if s.Organisation == id {
			s.Organisation = ""
		}
	}
	for _, m := range e.now.meetings {
		m.ConvenedBy = other(m.ConvenedBy, id)
	}
	for _, a := range e.now.attendances {
		a.OnBehalfOf = other(a.OnBehalfOf, id)
	}
	for _, g := range e.now.groups {
		g.Organisations = other(g.Organisations, id)
	}
}

// other gives the ids of a list but one.
func other(ids []kg.ID, id kg.ID) []kg.ID {
	if !slices.Contains(ids, id) {
		return ids
	}
	rest := slices.DeleteFunc(slices.Clone(ids), func(one kg.ID) bool { return one == id })
	if len(rest) == 0 {
		return nil
	}
	return rest
}

// putIn puts in the facts that are stated, with the nodes that they refer to.
func (e *editor) putIn() {
	for _, p := range e.places {
		if p.id == "" {
			continue
		}
		e.take(p)
		if p.Action == kg.Replace && p.at.Kind() == kg.KindMembership {
			e.follow(p)
		}
	}
}

// follow lets the attendances that named a membership name the one in its place.
func (e *editor) follow(p *spot) {
	for id, a := range e.now.attendances {
		was := e.before.attendances[id]
		if was != nil && slices.Contains(was.Memberships, p.at) && e.now.memberships[p.id].Person == a.Person {
			a.Memberships = both(a.Memberships, []kg.ID{p.id})
		}
	}
}

// take puts in the nodes of a correction that are not there, and the fact itself in any case.
func (e *editor) take(p *spot) {
	r, v := e.now, p.value
	if p.Action == kg.Replace && p.at != p.id && entity(p.id.Kind()) && (r.persons[p.at] != nil || r.organisations[p.at] != nil || r.meetings[p.at] != nil) {
		e.restate(p)
		return
	}
	e.support(v)
	switch p.id.Kind() {
	case kg.KindPerson:
		put(r.persons, v.persons, p, unitePersons)
	case kg.KindOrganisation:
		put(r.organisations, v.organisations, p, uniteOrganisations)
	case kg.KindMeeting:
		put(r.meetings, v.meetings, p, uniteMeetings)
	case kg.KindMembership:
		put(r.memberships, v.memberships, p, uniteMemberships)
	case kg.KindAttendance:
		put(r.attendances, v.attendances, p, uniteAttendances)
	case kg.KindGroupAttendance:
		put(r.groups, v.groups, p, uniteGroups)
	}
}

// restate puts a person, organisation or meeting in the place of one that has another name or day. It
// keeps the id until all facts follow to the new one.
func (e *editor) restate(p *spot) {
	r, v := e.now, p.value
	switch p.id.Kind() {
	case kg.KindPerson:
		node := v.persons[p.id]
		delete(v.persons, p.id)
		node.ID, r.persons[p.at] = p.at, node
	case kg.KindOrganisation:
		node := v.organisations[p.id]
		delete(v.organisations, p.id)
		node.ID, r.organisations[p.at] = p.at, node
	case kg.KindMeeting:
		node := v.meetings[p.id]
		node.ID, r.meetings[p.at] = p.at, node
	}
	e.support(v)
	e.renamed[p.at] = p.id
}

// support puts in the nodes beside a fact that are not there yet.
func (e *editor) support(v *resolver) {
	r := e.now
	add(r.persons, v.persons)
	add(r.organisations, v.organisations)
	add(r.roles, v.roles)
	add(r.posts, v.posts)
	add(r.series, v.series)
	add(r.venues, v.venues)
	for id, m := range v.memberships {
		e.fresh[id] = true
		known := r.memberships.at(id, *m)
		for _, event := range kg.TenureEvents() {
			*daysOf(known, event) = days(*daysOf(known, event), *daysOf(m, event))
		}
	}
}

func add[N any](into, from nodes[N]) {
	for id, n := range from {
		into.at(id, *n)
	}
}

// put puts a fact in the place of what is read; where the same is read, both prove it.
func put[N any](into, from nodes[N], p *spot, unite func(into, more *N)) {
	node := *from[p.id]
	if read := into[p.id]; read != nil && p.state == kg.CorrectionSettled {
		unite(&node, read)
	}
	into[p.id] = &node
}

func entity(kind kg.Kind) bool {
	return kind == kg.KindPerson || kind == kg.KindOrganisation || kind == kg.KindMeeting
}

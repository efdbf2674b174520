package generate

// person is somebody who is at a meeting, with the posts that a release names.
type person struct {
	name  string
	posts []post
}

// post is a role in an organisation; parent is the organisation above, where the name tells it.
type post struct{ organisation, role, parent string }

// roster is who is at a meeting, in the groups in which releases print them. The people of
// one group hold the same posts.
type roster struct {
	chair     person
	deputies  []person
	secretary person
	above     []person // from the body above, none or one
	below     []person // heads of the bodies below, each with a post of his own
	standing  []person // members of the standing committee
	members   []person // members of the full committee
	guests    []person // each with a post of his own
	staff     []person // of the body's departments, each with a post of his own
	away      []person // a deputy who is excused, none or one
	before    []person // the head of the term before, none or one
}

// scale is how many of a group come to a meeting of a sort.
type scale struct{ deputies, standing, members, below, guests [2]int }

func (s sort) scale() scale {
	switch s {
	case plenary:
		return scale{[2]int{2, 9}, [2]int{0, 8}, [2]int{0, 9}, [2]int{0, 5}, [2]int{0, 2}}
	case board:
		return scale{[2]int{2, 9}, [2]int{2, 12}, [2]int{0, 0}, [2]int{0, 4}, [2]int{0, 1}}
	case ofChairs:
		return scale{[2]int{2, 7}, [2]int{0, 0}, [2]int{0, 0}, [2]int{0, 0}, [2]int{0, 1}}
	case congress:
		return scale{[2]int{3, 10}, [2]int{0, 9}, [2]int{0, 16}, [2]int{0, 3}, [2]int{0, 4}}
	}
	return scale{[2]int{1, 4}, [2]int{0, 3}, [2]int{0, 2}, [2]int{0, 5}, [2]int{0, 5}}
}

// heads is how many posts the heads of a body share: the head, the deputies and the
// secretary-general, who is the last.
func (t terms) heads() int { return 5 + int(hash(t.body, tagHolder)%8) }

// roster is the same for all releases about the meeting.
func (w world) roster(e *event) roster {
	d := dice{hash(e.key, tagRoster)}
	size, k := e.sort.scale(), e.body.kind
	last := e.terms.heads() - 1
	r := roster{
		chair:     w.head(e.body, e.terms, e.serves),
		secretary: person{name(e.terms.holder(last, last, e.serves)), []post{{e.body.name, "秘书长", ""}}},
	}
	for _, i := range d.some(d.within(size.deputies), last-1) {
		r.deputies = append(r.deputies, person{name(e.terms.holder(1+i, last, e.serves)), []post{{e.body.name, k.deputy, ""}}})
	}
	r.standing = w.seats(&d, e, d.within(size.standing), 0, k.standing)
	r.members = w.seats(&d, e, d.within(size.members), 1000, k.member)
	for _, i := range d.some(d.within(size.below), fan) {
		child := bodyAt(e.body.child(i))
		terms := w.termsOf(child.number)
		term, _ := terms.at(e.date.Year)
		r.below = append(r.below, w.head(child, terms, term))
	}
	if !e.body.isRoot() && d.chance(35) {
		parent := bodyAt(e.body.parent())
		terms := w.termsOf(parent.number)
		term, _ := terms.at(e.date.Year)
		last := terms.heads() - 1
		r.above = []person{{name(terms.holder(1+d.below(last-1), last, term)), []post{{parent.name, k.deputy, ""}}}}
	}
	for range d.within(size.guests) {
		r.guests = append(r.guests, w.guest(&d, e))
	}
	for range max(0, d.below(5)-2) {
		r.staff = append(r.staff, w.official(&d, e))
	}
	if d.chance(4) {
		r.away = []person{{name(e.terms.holder(1+d.below(last-1), last, e.serves)), []post{{e.body.name, k.deputy, ""}}}}
	}
	if e.sort == plenary && e.session == 1 && e.serves > e.terms.first && d.chance(60) {
		last := e.terms.heads() - 1
		r.before = []person{{name(e.terms.holder(0, last, e.serves-1)), []post{{e.body.name, k.chair, ""}}}}
	}
	return r
}

// head is the head of a body in a term, who mostly leads its party group too.
func (w world) head(b body, t terms, term int) person {
	last := t.heads() - 1
	p := person{name(t.holder(0, last, term)), nil}
	if b.kind.party && hash(t.body, tagChange, uint64(term))%100 < 65 {
		p.posts = append(p.posts, post{b.name, "党组书记", ""})
	}
	p.posts = append(p.posts, post{b.name, b.kind.chair, ""})
	return p
}

// seats draws members of a committee: a few come to every meeting and most to few.
func (w world) seats(d *dice, e *event, n, from int, role string) []person {
	list := make([]person, 0, n)
	posts := []post{{e.body.name, role, ""}}
	for range n {
		list = append(list, person{name(e.terms.seat(from+d.rank(2, 7), e.serves)), posts})
	}
	return list
}

// guest draws somebody who is not of the body.
func (w world) guest(d *dice, e *event) person {
	bare := barePlace(e.body.place)
	switch roll := d.below(100); {
	case roll < 8:
		return person{foreignName(hash(w.seed, d.next())), []post{{pick(d, foreignPlaces) + pick(d, abroad), "会长", ""}}}
	case roll < 54:
		school := bare + pick(d, schools)
		return person{w.resident(e, d.rank(8, 6)), []post{{school, pick(d, scholars), ""}}}
	}
	return person{w.resident(e, 1000+d.rank(8, 6)), []post{{bare + pick(d, trades) + "集团", pick(d, managers), ""}}}
}

// resident is the name of somebody who lives where the body is.
func (w world) resident(e *event, number int) string {
	return name(hash(w.seed, tagPlain, uint64(e.body.place), uint64(number)))
}

// official is the head of a department of the body.
func (w world) official(d *dice, e *event) person {
	i := d.below(len(departments))
	key := hash(e.terms.body, tagDepartment, uint64(i), uint64(e.serves))
	return person{name(key), []post{{e.body.name + departments[i], departmentHead(i), e.body.name}}}
}

// departmentHead is the title of who leads a department.
func departmentHead(i int) string {
	if i == 0 {
		return "主任"
	}
	return "部长"
}

// within draws from a range.
func (d *dice) within(r [2]int) int { return d.between(r[0], r[1]) }

// some draws k of the numbers below n in ascending order, all of them when k is larger.
func (d *dice) some(k, n int) []int {
	list := make([]int, 0, max(0, min(k, n)))
	for i := range n {
		if d.below(n-i) < k-len(list) {
			list = append(list, i)
		}
	}
	return list
}

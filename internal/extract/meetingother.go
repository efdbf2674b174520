package extract

import (
	"slices"
	"strings"
)

// another reports an event of another kind than the main meeting, with no name but its kind:
// the 座谈会 of an open day, the 晚宴 after talks.
func (d *document) another(main *meetingState, c candidate) bool {
	if c.class != fullEvent || c.sentence <= main.sentence || c.generic == main.generic || c.title || c.future {
		return false
	}
	if festive(c.generic) {
		return c.held && (main.rule == "reception" || festive(main.generic))
	}
	switch main.generic {
	case "活动", "主题活动", "仪式", "揭牌仪式", "开放日", "启动仪式", "签约仪式", "开馆仪式":
		return (c.held || c.rule == "presided") && c.name == c.generic && strings.HasSuffix(c.generic, "会")
	}
	return false
}

// ownSession reports names with a 届 or 次 of their own: what is held together with another
// meeting, rather than as a part of it.
func ownSession(name string) bool {
	_, term, session := seriesOf(name)
	return term > 0 || session > 0
}

// sideBySide reports two meetings with nothing but a joining mark between their names.
func (d *document) sideBySide(a, b candidate) bool {
	if b.i < a.i {
		a, b = b, a
	}
	if a.j > b.i {
		return false
	}
	switch d.src.str(a.j, b.i) {
	case "，", "、", "和", "及", "以及", "与":
		return true
	}
	return false
}

// otherMeetings adds meetings that the text says were held besides the main one.
func (d *document) otherMeetings(all []candidate) {
	main := d.meetings[0]
	for _, c := range all {
		aside := d.another(main, c)
		if beside := main.rule == "reception" && c.rule == "presided" && ownSession(c.name); beside {
			aside, c.during = true, true
		}
		if !aside && (!c.held || c.bare || c.rule == "named") || c.title || c.sentence == main.sentence && c.i == main.i {
			continue
		}
		same := false
		for _, m := range d.meetings {
			same = same || sameMeeting(m.name, c.name) || c.sentence == m.sentence && c.j == m.j
		}
		if same || c.future {
			continue
		}
		if c.when.year > 0 && d.ref.Year > 0 && c.when.year < d.ref.Year {
			continue
		}
		together := c.sentence == main.sentence && !c.follows && c.rule == main.rule && d.sideBySide(main.candidate, c) && (ownSession(main.name) && ownSession(c.name) || main.class == bodyEvent && c.class == bodyEvent && main.rule == "held-before")
		apart := d.ownDay(main, c)
		if c.sentence == main.sentence && !together && !c.follows && !c.earlier && !c.just && !c.during {
			continue
		}
		if !together && !c.follows && !c.earlier && !c.just && !c.during && !apart && !aside && c.sentence > main.sentence+1 {
			continue
		}
		if len(d.meetings) == maxMeetings {
			return
		}
		m := &meetingState{candidate: c}
		if together {
			main.withNext = true
		}
		d.meetings = append(d.meetings, m)
	}
	d.announced(all)
}

// announced adds sessions of bodies that the text says are to come: 将于三月召开的某会第四次会议.
func (d *document) announced(all []candidate) {
	for _, c := range all {
		if !c.future && !c.toCome || c.held || c.bare || c.title || !ownSession(c.name) || endsWithAny(c.name, "常委会", "理事会", "董事会", "监事会", "执委会", "委员会") || c.leadOrg == "" && !congress(c.name, c.generic) || len(d.meetings) == maxMeetings {
			continue
		}
		if slices.ContainsFunc(d.meetings, func(m *meetingState) bool { return sameMeeting(m.name, c.name) }) {
			continue
		}
		c.convener, c.future = nil, true
		d.meetings = append(d.meetings, &meetingState{candidate: c})
	}
}

// ownDay reports a session of a body that the text places on another day than the main
// meeting.
func (d *document) ownDay(main *meetingState, c candidate) bool {
	return c.hasWhen && c.when.day > 0 && main.hasWhen && main.when.day > 0 && c.when.day != main.when.day && ownSession(c.name) && c.held
}

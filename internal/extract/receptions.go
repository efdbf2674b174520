package extract

import "strings"

// moreReceptions adds the receptions of a text besides its main meeting: those for which
// somebody takes time before, during or after another meeting, and those of further guests
// whom one host receives one after the other (分别会见甲、乙).
func (d *document) moreReceptions() {
	main := d.meetings[0]
	if main.rule == "reception" {
		d.oneByOne(main)
		return
	}
	for k := range d.sentences {
		s := &d.sentences[k]
		if s.headline() || k == main.sentence || len(d.meetings) == maxMeetings {
			continue
		}
		if c, ok := d.receptionOf(k); ok && aroundMeeting(d.src.str(s.lo, c.i)) {
			c.alone = true
			d.meetings = append(d.meetings, &meetingState{candidate: c})
		}
	}
}

// aroundMeeting reports words that place an event before, beside or after a meeting.
func aroundMeeting(before string) bool {
	return containsAny(before, "会前", "会议前", "幕前", "召开前", "开始前", "活动前", "仪式前", "期间", "间隙", "会后", "幕后", "结束后")
}

// oneByOne parts a reception of several people who were received one after the other.
func (d *document) oneByOne(main *meetingState) {
	s := &d.sentences[main.sentence]
	var guests []token
	apart := false
	for _, t := range s.toks {
		switch {
		case t.i < main.verb.i:
			apart = isForm(d.src, t, "分别", "先后")
		case t.kind == kName && t.j <= main.j:
			guests = append(guests, t)
		}
	}
	if !apart || len(guests) < 2 || len(d.meetings)+len(guests) > maxMeetings {
		return
	}
	at := strings.Index(main.name, main.generic)
	if at < 0 {
		return
	}
	hosts := main.name[:at+len(main.generic)]
	for n, g := range guests {
		m := main
		if n > 0 {
			m = &meetingState{candidate: main.candidate}
			d.meetings = append(d.meetings, m)
		}
		m.guest = d.src.str(g.i, g.j)
		m.name = hosts + m.guest
	}
}

// received are the meetings of a person in a sentence that tells of receptions one after
// the other: a guest's own, and all for the others. It is nil in other sentences.
func (d *document) received(s *sentence, person string) []int {
	if d.meetings[0].guest == "" || s != &d.sentences[d.meetings[0].sentence] {
		return nil
	}
	var all []int
	for n, m := range d.meetings {
		if m.guest == person {
			return []int{n}
		}
		if m.guest != "" {
			all = append(all, n)
		}
	}
	return all
}

// receives reports a sentence that begins with somebody's reception: 在会见甲时.
func (d *document) receives(k int, guest string) bool {
	toks := d.sentences[k].toks
	for n := 0; n+2 < len(toks) && n < 2; n++ {
		if (toks[n].kind == kVerb && toks[n].class == meet || toks[n].kind == kEvent) && toks[n+1].kind == kName && d.src.str(toks[n+1].i, toks[n+1].j) == guest {
			return true
		}
	}
	return false
}

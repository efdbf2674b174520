package extract

import (
	"slices"
	"strconv"
	"unicode/utf8"

	"huipu/internal/kg"
)

// maxMeetings and maxAliases bound what one text can report, far above any release, so that
// work stays linear in hostile texts.
const (
	maxMeetings = 24
	maxAliases  = 16
)

// meetingState is a meeting of the document.
type meetingState struct {
	candidate
	key      string
	aliases  []string
	main     bool
	from, to kg.Date
	format   kg.MeetingFormat
	venues   []kg.VenueFact
	venueAt  map[kg.VenueFact]bool // those in venues
	stated   kg.Count
	withNext bool // held together with the meeting after it
	evidence []kg.Evidence
}

// readMeetings finds the meetings and says of which each sentence speaks.
func (d *document) readMeetings() {
	f := meetingFinder{d.src}
	var all []candidate
	for k := range d.sentences {
		s := &d.sentences[k]
		toks := s.toks
		if s.headline() {
			toks = markGaps(toks)
		}
		s.meets = f.find(toks, k, s.headline())
		all = append(all, s.meets...)
	}
	main, ok := d.mainMeeting(all)
	if met, found := d.reception(); found && d.receptionLeads(main, ok, met) {
		main, ok = met, true
	}
	if !ok {
		return
	}
	d.meetings = append(d.meetings, &meetingState{candidate: main, main: true})
	d.otherMeetings(all)
	d.moreReceptions()
	d.assignSentences()
	for k, m := range d.meetings {
		m.key = "m" + strconv.Itoa(k+1)
		d.describe(m, all)
	}
}

// receptionLeads reports a reception that the text is about, rather than the meeting found
// beside it: the headline tells of it, nothing else was held, or what was held came after it
// in its honour.
func (d *document) receptionLeads(main candidate, ok bool, met candidate) bool {
	if _, headline := d.receptionIn(true); headline && d.namesGuest(met) {
		return true
	}
	if !ok || !main.held || main.bare {
		return !(ok && !main.bare && main.rule == "attended" && main.sentence == met.sentence && !d.namesGuest(met))
	}
	return festive(main.generic) && met.sentence < main.sentence
}

// festive reports what accompanies talks and conferences rather than being one.
func festive(generic string) bool {
	switch generic {
	case "晚宴", "宴会", "欢迎宴会", "午宴", "欢迎晚宴", "招待晚宴", "欢迎仪式", "酒会", "签字仪式", "欢送仪式":
		return true
	}
	return false
}

// mainMeeting chooses the meeting that the release is about: the first that its body says
// was held, else the best other source.
func (d *document) mainMeeting(all []candidate) (candidate, bool) {
	best, score := candidate{}, -1
	convened := d.convened(all)
	others := slices.ContainsFunc(all, func(c candidate) bool { return c.rule == "attended" && !c.describes && !c.bare && !c.title })
	for _, c := range all {
		n := 0
		switch c.rule {
		case "named":
			// A name without a verb is the meeting of a text that speaks of its 会议.
			if !convened || c.sentence > 4 {
				continue
			}
			n = 12
		case "acted":
			n = 25
		case "held-after", "held-before":
			n = 40
		case "presided":
			n = 21
		case "attended", "spoken-at":
			n = 20
		}
		if c.bare {
			n -= 15
		}
		if utf8.RuneCountInString(c.name) <= 4 {
			n -= 4
		}
		if c.generic == "活动" || c.generic == "主题活动" {
			n -= 6
			if !c.held {
				n -= 20
			}
		}
		if c.name == c.generic {
			n -= 6
		}
		if c.title {
			n -= 4
		}
		if c.future || c.just {
			n -= 30
		}
		if c.earlier || c.follows {
			n -= 5
		}
		if c.rule == "attended" && c.describes && others {
			n -= 12
		}
		n -= min(c.sentence, 12) / 2
		if n > score {
			best, score = c, n
		}
	}
	if score < 0 || best.bare && score < 4 && !best.held && best.rule != "presided" {
		return best, false
	}
	return best, true
}

// convened reports a text that speaks of a meeting as taking place, if only as 会议.
func (d *document) convened(all []candidate) bool {
	for _, c := range all {
		if c.bare && (c.rule == "presided" || c.rule == "attended" || c.held || c.rule == "spoken-at") {
			return true
		}
	}
	for k := range d.sentences {
		for _, r := range d.sentences[k].facts.readings {
			if r.rule.capacity == kg.Elected || r.rule.capacity == kg.Presided {
				return true
			}
		}
	}
	return false
}

// assignSentences gives every sentence its meeting: the main one until another begins.
func (d *document) assignSentences() {
	current := 0
	for k := range d.sentences {
		d.sentences[k].at = current
		for n, m := range d.meetings {
			if m.alone && m.sentence == k {
				d.sentences[k].at = n
				continue
			}
			if m.guest != "" && d.receives(k, m.guest) {
				current = n
				d.sentences[k].at = n
				continue
			}
			if n > 0 && m.guest == "" && m.sentence == k && !m.future && !m.earlier && !m.just && !m.during && !d.meetings[0].withNext {
				if m.sentence < d.meetings[0].sentence {
					continue
				}
				current = n
				d.sentences[k].at = n
			}
		}
		if d.meetings[0].sentence == k {
			current = 0
			d.sentences[k].at = 0
		}
		for n, m := range d.meetings {
			// 刚刚闭幕的某会议: its own sentence and those that go on about it.
			if m.just && n > 0 && m.sentence <= k && k <= m.sentence+2 && (m.sentence == k || d.goesOn(k)) {
				d.sentences[k].at = n
			}
		}
	}
}

// goesOn reports sentences that continue the list or the meeting of the one before.
func (d *document) goesOn(k int) bool {
	lo := d.sentences[k].lo
	for _, form := range []string{"他们是", "她们是", "分别是", "会议还", "名单如下"} {
		if d.src.has(lo, form) {
			return true
		}
	}
	return false
}

// meetingsOf are the meetings that a sentence speaks of; two held together share all.
func (d *document) meetingsOf(s *sentence) []int {
	if s.at == 0 && d.meetings[0].withNext {
		return []int{0, 1}
	}
	return []int{s.at}
}

// emitMeetings turns the meetings into facts.
func (d *document) emitMeetings() {
	for _, m := range d.meetings {
		f := kg.MeetingFact{
			Key: m.key, Name: m.name, Aliases: m.aliases, Date: m.from, EndDate: m.to, Places: m.places,
			Venues: m.venues, Format: m.format, ConvenedBy: m.convener, Stated: m.stated, Main: m.main, Evidence: m.evidence,
		}
		f.Series, f.Term, f.Session = seriesOf(m.name)
		d.facts.Meetings = append(d.facts.Meetings, f)
	}
}

package extract

import (
	"slices"
	"strconv"

	"huipu/internal/kg"
	"huipu/internal/release"
)

// describe completes a meeting: dates, places, format, count.
func (d *document) describe(m *meetingState, all []candidate) {
	if !m.just && !m.future && (!m.earlier || m.hasWhen) {
		w, ok := m.when, m.hasWhen
		for _, c := range all {
			if !ok && c.name == m.name && c.hasWhen && !c.title {
				w, ok = c.when, true
			}
		}
		if !ok {
			w, ok = d.whenNear(m)
		}
		if ok {
			ref := d.ref
			if w.relative != notRelative && w.day == 0 && w.month == 0 {
				ref = d.dispatched()
			}
			if w.year == 0 && ref.IsZero() {
				w.year = yearOf(m.name)
			}
			m.from, m.to = w.resolve(ref)
			if w.damaged > 0 && !m.from.IsZero() {
				d.repair(w, m.from)
			}
		}
	}
	for _, c := range all {
		if m.rule == "reception" && c.bare && c.generic != "会议" && c.generic != "大会" && c.generic != "活动" && !slices.Contains(m.aliases, c.generic) {
			m.aliases = append(m.aliases, c.generic) // the talk that went with it
		}
		if c.bare || c.name == m.name || runsOn(c.name, m.name) || !sameMeeting(m.name, c.name) && !(m.main && c.title && c.held) {
			continue
		}
		if len(m.aliases) < maxAliases && !slices.Contains(m.aliases, c.name) {
			m.aliases = append(m.aliases, c.name)
		}
		if len(m.places) == 0 {
			m.places = c.places
		}
		if len(m.convener) == 0 && c.held {
			m.convener = c.convener
		}
	}
	d.hosts(m)
	d.formatAndVenues(m)
	d.countPeople(m)
	m.evidence = append(m.evidence, d.resting(d.evidence(m.spanI, m.spanJ, ofMeetings, "meeting-"+m.rule), m.verb))
}

// yearOf is the year that a meeting's name begins with: 2019年某某年会. It is 0 where there
// is none.
func yearOf(name string) int {
	n, _, digits := numberAt([]rune(name), 0)
	if digits != 4 || n < 1900 || n >= 2100 {
		return 0
	}
	return n
}

// hosts reads 大会由甲主办 behind the sentence that names the meeting.
func (d *document) hosts(m *meetingState) {
	f := meetingFinder{d.src}
	for k := m.sentence + 1; k < len(d.sentences) && k <= m.sentence+3; k++ {
		s := &d.sentences[k]
		if s.at < 0 || d.meetings[s.at] != m || len(s.toks) < 4 {
			continue
		}
		first := 0
		if f.is(s.toks[0], "该", "本次", "此次", "本届", "本") {
			first = 1
		}
		if s.toks[first].kind != kEvent && !f.is(s.toks[first], "活动") || !f.is(s.toks[first+1], "由") {
			continue
		}
		if orgs := f.hosts(s.toks); len(orgs) > 0 {
			m.convener = orgs
		}
	}
}

// dispatched is the day of 新华社北京6月11日电, which 今天 in the text refers to; it is the
// day of publication where the text has no such line.
func (d *document) dispatched() kg.Date {
	f := meetingFinder{d.src}
	for k := range d.sentences {
		s := &d.sentences[k]
		for m, t := range s.toks {
			if t.kind == kTime && t.when.month > 0 && t.when.day > 0 && f.dispatch(s.toks, m) {
				if day, _ := t.when.resolve(d.ref); !day.IsZero() {
					return day
				}
			}
		}
		if k > 5 {
			break
		}
	}
	return d.ref
}

// whenNear looks for the day in the sentences up to the meeting's own.
func (d *document) whenNear(m *meetingState) (when, bool) {
	f := meetingFinder{d.src}
	var found when
	ok := false
	last := m.sentence
	for m.title && last+1 < len(d.sentences) && d.sentences[last].kind != release.Body {
		last++ // the headline names the meeting: its day stands where the text begins
	}
	for k := range d.sentences {
		s := &d.sentences[k]
		if s.headline() && k < m.sentence || s.kind == release.Header {
			continue
		}
		if k > last && ok || k > last+1 {
			break
		}
		for n, t := range s.toks {
			if t.kind == kTime && t.when.dated() && !f.dispatch(s.toks, n) && (t.when.month > 0 || t.when.day > 0 || t.when.relative != notRelative) && (t.when.year == 0 || d.ref.Year == 0 || t.when.year >= d.ref.Year-1) {
				if !ok || k <= last {
					found, ok = t.when, true
				}
				break
			}
		}
	}
	return found, ok
}

// repair records how a damaged date was read.
func (d *document) repair(w when, day kg.Date) {
	for _, r := range d.facts.Repairs {
		if r.Span.Start == int(d.src.at[w.i]) {
			return
		}
	}
	_, j, _ := numberAt(d.src.runes, w.i)
	reason := "数字后缺“月”和“日”，按发布日期读为最近的一天"
	if j < len(d.src.runes) && d.src.runes[j] == '日' {
		j++
		reason = "数字与“日”之间缺“月”，按发布日期读为最近的一天"
	}
	d.facts.Repairs = append(d.facts.Repairs, kg.RepairFact{
		Span: d.src.span(w.i, j), Before: d.src.quote(w.i, j),
		After:  strconv.Itoa(day.Month) + "月" + strconv.Itoa(day.Day) + "日",
		Reason: reason,
	})
}

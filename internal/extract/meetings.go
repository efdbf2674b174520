package extract

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"huipu/internal/kg"
	"huipu/internal/release"
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

// sameMeeting reports names that can stand for one meeting: one contains the other, or they
// share most of their characters.
func sameMeeting(a, b string) bool {
	if preparesFor(a, b) || preparesFor(b, a) {
		return false
	}
	if strings.Contains(a, b) || strings.Contains(b, a) {
		return true
	}
	return sharedRunes(a, b)*10 >= 9*max(utf8.RuneCountInString(a), utf8.RuneCountInString(b)) || sameSession(a, b)
}

// sharedRunes counts the characters that two names have in common.
func sharedRunes(a, b string) int {
	count := map[rune]int{}
	for _, r := range a {
		count[r]++
	}
	common := 0
	for _, r := range b {
		if count[r] > 0 {
			count[r]--
			common++
		}
	}
	return common
}

// sameSession reports two ways of writing one session: 政协第十四届全国委员会第四次会议 and
// 全国政协十四届四次会议.
func sameSession(a, b string) bool {
	sa, ta, na := seriesOf(a)
	sb, tb, nb := seriesOf(b)
	if ta == 0 || na == 0 || ta != tb || na != nb || strings.Contains(sa, "常") != strings.Contains(sb, "常") {
		return false
	}
	return sharedRunes(sa, sb) == min(utf8.RuneCountInString(sa), utf8.RuneCountInString(sb))
}

// preparesFor reports the meeting before a session that bears its name: 某会一次会议预备会议.
func preparesFor(a, b string) bool {
	rest, ok := strings.CutPrefix(a, b)
	return ok && (strings.HasPrefix(rest, "预备") || strings.HasPrefix(rest, "筹备"))
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

// runsOn reports a name that goes on from another into the manner of holding it:
// 某会议采用电视电话会议.
func runsOn(name, shorter string) bool {
	rest, ok := strings.CutPrefix(name, shorter)
	return ok && (strings.HasPrefix(rest, "采用") || strings.HasPrefix(rest, "采取") || strings.HasPrefix(rest, "通过") || strings.HasPrefix(rest, "以"))
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

// formatAndVenues reads the sentences of the meeting.
func (d *document) formatAndVenues(m *meetingState) {
	own := d.src.str(d.sentences[m.sentence].lo, d.sentences[m.sentence].hi)
	m.format = formatOf(m.name)
	if m.format == "" {
		m.format = formatOf(own)
	}
	if m.main {
		if m.format == "" {
			m.format = d.statedFormat(m)
		}
		for k := range d.sentences {
			s := &d.sentences[k]
			if s.at != 0 {
				continue
			}
			text := d.src.str(s.lo, s.hi)
			if m.format == "" && (strings.HasPrefix(text, "会议") || strings.Contains(text, "分会场") || containsAny(text, "视频连线", "收听收看")) && k != m.sentence {
				m.format = formatOf(text)
				if m.format == "" && strings.Contains(text, "分会场") {
					m.format = kg.Video
				}
			}
			d.venuesIn(m, s, text)
		}
	}
	if m.format == "" {
		m.format = kg.InPerson
	}
	if len(m.places) == 0 {
		for _, v := range m.venues {
			if v.Kind == kg.MainVenue && v.Place != "" {
				m.places = append(m.places, v.Place)
			}
		}
	}
}

// statedFormat is the format that a sentence with the name of the meeting tells: 某会议以
// 电视电话会议的方式召开.
func (d *document) statedFormat(m *meetingState) kg.MeetingFormat {
	for k := range d.sentences {
		s := &d.sentences[k]
		text := d.src.str(s.lo, s.hi)
		if s.at == 0 && strings.Contains(text, m.name) {
			if format := formatOf(text); format != "" {
				return format
			}
		}
	}
	return ""
}

// venuesIn reads 主会场设在某地, 某地是主会场, 分会场设在甲、乙, 甲、乙设分会场 and 在某地
// 分会场.
func (d *document) venuesIn(m *meetingState, s *sentence, text string) {
	add := func(kind kg.VenueKind, place string) {
		v := kg.VenueFact{Kind: kind, Place: place}
		if m.venueAt[v] {
			return
		}
		if m.venueAt == nil {
			m.venueAt = map[kg.VenueFact]bool{}
		}
		m.venueAt[v] = true
		m.venues = append(m.venues, v)
	}
	if !strings.Contains(text, "会场") {
		text = "" // nearly every sentence
	}
	for _, part := range strings.FieldsFunc(text, func(r rune) bool { return r == '，' || r == '；' || r == '。' }) {
		for _, v := range []struct {
			form string
			kind kg.VenueKind
		}{{"主会场设在", kg.MainVenue}, {"分会场设在", kg.BranchVenue}} {
			if at := strings.Index(part, v.form); at >= 0 {
				for _, place := range splitPlaces(part[at+len(v.form):]) {
					add(v.kind, place)
				}
			}
		}
		for _, v := range []struct {
			form string
			kind kg.VenueKind
		}{
			{"是主会场", kg.MainVenue},
			{"为主会场", kg.MainVenue},
			{"设主会场", kg.MainVenue},
			{"设立主会场", kg.MainVenue},
			{"是分会场", kg.BranchVenue},
			{"为分会场", kg.BranchVenue},
			{"设分会场", kg.BranchVenue},
			{"设立分会场", kg.BranchVenue},
		} {
			if places, ok := strings.CutSuffix(part, v.form); ok {
				for _, place := range splitPlaces(strings.TrimPrefix(places, "在")) {
					add(v.kind, place)
				}
			}
		}
	}
	for _, r := range s.facts.readings {
		if r.venue.Kind == kg.BranchVenue && r.venue.Place != "" {
			add(r.venue.Kind, r.venue.Place)
		}
	}
}

// splitPlaces separates coordinated places; a shared ending is given to each: 香港、澳门
// 特别行政区.
func splitPlaces(s string) []string {
	var out []string
	for _, part := range strings.FieldsFunc(strings.ReplaceAll(strings.ReplaceAll(s, "以及", "、"), "和", "、"), func(r rune) bool { return r == '、' }) {
		if n := utf8.RuneCountInString(part); n >= 1 && n <= 16 {
			out = append(out, part)
		}
	}
	for k := len(out) - 2; k >= 0; k-- {
		if strings.HasSuffix(out[k+1], "特别行政区") && utf8.RuneCountInString(out[k]) == 2 {
			out[k] += "特别行政区"
		}
	}
	return out
}

// countPeople reads 共800余人, 近60名委员 of the sentences on attendance.
func (d *document) countPeople(m *meetingState) {
	for k := range d.sentences {
		s := &d.sentences[k]
		if s.at < 0 || d.meetings[s.at] != m || s.headline() {
			continue
		}
		attended := false
		for _, t := range s.toks {
			attended = attended || t.kind == kVerb && (t.class == attend || t.class == nonvote)
		}
		if !attended {
			continue
		}
		for n, t := range s.toks {
			if t.kind == kNum && t.num > 0 {
				if c, ok := d.countAt(s.toks, n); ok && c.Number > m.stated.Number {
					m.stated = c
				}
			}
		}
	}
}

func (d *document) countAt(toks []token, n int) (kg.Count, bool) {
	c := kg.Count{Number: toks[n].num, Qualifier: kg.Exactly}
	m := n + 1
	if last := d.src.runes[toks[n].j-1]; last == '人' || last == '名' || last == '位' {
		m = n // the measure is part of the token
	}
	for m > n && m < len(toks) && isForm(d.src, toks[m], "余", "多", "余名", "多名", "余位", "多位", "余人", "多人") {
		c.Qualifier = kg.MoreThan
		if strings.HasSuffix(d.src.str(toks[m].i, toks[m].j), "名") || strings.HasSuffix(d.src.str(toks[m].i, toks[m].j), "人") || strings.HasSuffix(d.src.str(toks[m].i, toks[m].j), "位") {
			return c, true
		}
		m++
	}
	if m >= len(toks) {
		return c, false
	}
	if m > n {
		switch d.src.runes[toks[m].i] {
		case '人', '名', '位':
		default:
			return c, false
		}
	}
	if n > 0 {
		switch d.src.str(toks[n-1].i, toks[n-1].j) {
		case "约", "近", "大约":
			c.Qualifier = kg.About
		case "超过", "逾", "超":
			c.Qualifier = kg.MoreThan
		}
	}
	return c, true
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

// seriesOf takes 届 and 次 out of a name: 中国侨联十届五次常委会议 is session 5 of term 10 of
// 中国侨联常委会议.
func seriesOf(name string) (series string, term, session int) {
	r := []rune(name)
	var rest []rune
	for i := 0; i < len(r); {
		j := i
		if r[j] == '第' {
			j++
		}
		n, end, _ := numberAt(r, j)
		if end > j && end < len(r) && n > 0 && n < 1000 {
			switch {
			case r[end] == '届' && term == 0:
				term, i = n, end+1
				continue
			case r[end] == '次' && session == 0:
				session, i = n, end+1
				continue
			}
		}
		rest = append(rest, r[i])
		i++
	}
	if term == 0 && session == 0 || len(rest) < 3 {
		return "", term, session
	}
	return string(rest), term, session
}

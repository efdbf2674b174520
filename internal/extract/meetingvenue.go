package extract

import (
	"strings"
	"unicode/utf8"

	"huipu/internal/kg"
)

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
			if t.kind == kNum && t.num > 0 && !countsOffices(s.toks, n) {
				if c, ok := d.countAt(s.toks, n); ok && c.Number > m.stated.Number {
					m.stated = c
				}
			}
		}
	}
}

// countsOffices reports a number that sums up names by the office that they hold, and so counts
// them and nobody else: 甲、乙等两位市政协副主席.
func countsOffices(toks []token, n int) bool {
	if n == 0 || toks[n-1].kind != kEtc {
		return false
	}
	for _, t := range toks[n+1:] {
		switch t.kind {
		case kRole:
			return t.class != famPerson && t.class != famLeader
		case kVerb, kPunct, kEnum, kName:
			return false
		}
	}
	return false
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

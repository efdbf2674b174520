package eval

import (
	"cmp"
	"slices"
	"strings"
)

// mark says that a stretch of the text is what a finding is about.
type mark struct {
	start, end int // bytes
	finding    int // index
}

// marked lists the relations whose right findings are marked; the others would mark the same
// words again or every second word.
func marked() []Relation { return []Relation{Persons, Attendance, Memberships, Meetings, Groups} }

// marks finds the place of every finding worth marking, in text order. A finding whose words
// do not stand in the text has none.
func (d Document) marks() []mark {
	var out []mark
	text := d.Facts.Document.Text
	body := 0 // where the text goes on after its headline
	if at := strings.Index(text, d.Facts.Document.Title); at >= 0 {
		body = at + len(d.Facts.Document.Title)
	}
	for k, f := range d.Findings {
		if !f.differs() && (f.Verdict != Right || !slices.Contains(marked(), f.Relation)) {
			continue
		}
		for _, place := range f.places(text, body) {
			out = append(out, mark{place[0], place[1], k})
		}
	}
	slices.SortStableFunc(out, func(a, b mark) int { return cmp.Or(a.start-b.start, a.end-b.end) })
	return out
}

// maxPlaces bounds the marks of one finding in a text that repeats itself.
const maxPlaces = 64

// places gives the stretches of text, in bytes, that the finding is about: where its
// evidence has the words, or else where the text has them, in the body rather than above it.
func (f Finding) places(text string, body int) [][2]int {
	var out [][2]int
	for _, e := range f.Evidence {
		place := [2]int{e.Span.Start, e.Span.End}
		if f.Relation != Memberships { // whose evidence is the title with its organisation
			at := strings.Index(e.Quote, f.sought)
			if at < 0 {
				continue
			}
			place = [2]int{e.Span.Start + at, e.Span.Start + at + len(f.sought)}
		}
		if !slices.Contains(out, place) && len(out) < maxPlaces {
			out = append(out, place)
		}
	}
	switch {
	case len(out) > 0:
		return out
	case f.near != "":
		return beside(text, f.near, f.sought)
	case f.Relation == Persons:
		return occurrences(text, f.sought, maxPlaces)
	}
	if at := strings.Index(text[body:], f.sought); at >= 0 {
		return [][2]int{{body + at, body + at + len(f.sought)}}
	}
	if out = occurrences(text, f.sought, 1); out == nil {
		out = longestPart(text, f.sought)
	}
	if out == nil && len(f.Evidence) > 0 {
		out = [][2]int{{f.Evidence[0].Span.Start, f.Evidence[0].Span.End}}
	}
	return out
}

// occurrences gives the first places of the words in the text, at most limit.
func occurrences(text, words string, limit int) [][2]int {
	var out [][2]int
	for from := 0; words != "" && len(out) < limit; {
		at := strings.Index(text[from:], words)
		if at < 0 {
			break
		}
		out = append(out, [2]int{from + at, from + at + len(words)})
		from += at + len(words)
	}
	return out
}

// reach is how far from a name, in bytes, its title is looked for.
const reach = 240

// beside gives the place of the words that is closest to an occurrence of the name; none when
// there is no name with the words in reach.
func beside(text, name, words string) [][2]int {
	var best [][2]int
	distance := reach + 1
	take := func(at, gap int) {
		if gap < distance {
			best, distance = [][2]int{{at, at + len(words)}}, gap
		}
	}
	for _, n := range occurrences(text, name, maxPlaces) {
		from := max(0, n[0]-reach)
		if at := strings.LastIndex(text[from:n[0]], words); at >= 0 {
			take(from+at, n[0]-from-at-len(words))
		}
		if at := strings.Index(text[n[1]:min(len(text), n[1]+reach)], words); at >= 0 {
			take(n[1]+at, at)
		}
	}
	return best
}

// leastPart is how many characters of a name must stand in the text to be marked for it.
const leastPart = 4

// longestPart gives the place of the longest part of the words that stands in the text, the
// earliest part among equals: names of meetings are put together from pieces of a sentence.
func longestPart(text, words string) [][2]int {
	runes := []rune(words)
	for n := len(runes) - 1; n >= leastPart; n-- {
		for from := 0; from+n <= len(runes); from++ {
			if out := occurrences(text, string(runes[from:from+n]), 1); out != nil {
				return out
			}
		}
	}
	return nil
}

// stretch is a piece of text under the same marks throughout.
type stretch struct {
	start, end int   // bytes
	findings   []int // indexes, ascending; none for plain text
	ending     []int // of them, those whose first mark ends here
}

// stretches cuts the text at the ends of the marks. Together they are the whole text.
func stretches(text string, marks []mark) []stretch {
	cuts := []int{0, len(text)}
	for _, m := range marks {
		cuts = append(cuts, m.start, m.end)
	}
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	var out []stretch
	var live []mark
	ended := map[int]bool{}
	next := 0
	for k := range len(cuts) - 1 {
		s := stretch{start: cuts[k], end: cuts[k+1]}
		live = slices.DeleteFunc(live, func(m mark) bool { return m.end <= s.start })
		for ; next < len(marks) && marks[next].start == s.start; next++ {
			live = append(live, marks[next])
		}
		for _, m := range live {
			s.findings = append(s.findings, m.finding)
			if m.end == s.end && !ended[m.finding] {
				ended[m.finding] = true
				s.ending = append(s.ending, m.finding)
			}
		}
		slices.Sort(s.findings)
		s.findings = slices.Compact(s.findings)
		slices.Sort(s.ending)
		out = append(out, s)
	}
	return out
}

package extract

import (
	"huipu/internal/kg"
	"huipu/internal/release"
)

// roster reads lists that stand in lines of their own: a heading that says what people
// are, and their names below, parted by white space.
//
//	副主任委员（8人）
//	王某某  李  某  赵某某（女）
type roster struct {
	post     *post // what the names below are; nil outside a list
	election bool  // the list says who was elected
	elects   basis // the word that says so
}

// minRoster is how many names make a line a list where no heading says so.
const minRoster = 4

// rosterLine gives the names of a line that consists of names alone, or nil.
func (d *document) rosterLine(s *sentence) []token {
	if !listed(s.kind) {
		return nil
	}
	src := d.src
	var out []token
	odd, sure := 0, 0 // names of another shape, and names that brackets tell
	for i := s.lo; i < s.hi; {
		if r := src.runes[i]; r == '、' || r == '，' {
			i++
			continue
		} else if r == '（' {
			end := closing(src.runes, i, s.hi)
			if end == 0 || len(out) == 0 || end-i > maxAside {
				return nil
			}
			if aside := src.runes[i+1 : end-1]; len(aside) == 1 && (aside[0] == '女' || aside[0] == '男') || len(aside) > 1 && aside[len(aside)-1] == '族' {
				sure++
			}
			i = end
			continue
		}
		j := i + 1
		for j < s.hi && han(src.runes[j]) && !src.gap[j] {
			j++
		}
		if j == i+1 && j < s.hi && src.gap[j] && han(src.runes[j]) && (j+1 == s.hi || src.gap[j+1] || !han(src.runes[j+1])) {
			j++ // a name of two characters, set apart: 周 庆
		}
		if n := j - i; n < 2 || n > 4 || !han(src.runes[i]) {
			return nil
		}
		if !d.lex.nameShaped(src.runes[i:j]) {
			odd++
		}
		out = append(out, token{i: i, j: j, kind: kName, class: knownName, ref: -1})
		i = j
	}
	if len(out) == 0 || odd > sure && odd*5 > len(out) {
		return nil
	}
	return out
}

// maxAside bounds what brackets behind a name of a list hold: （女，回族）, （市教育局）.
const maxAside = 24

// nameShaped reports a surname with a given name.
func (l *lexicon) nameShaped(r []rune) bool {
	if len(r) >= 3 && l.compound.holds(r[0], r[1]) {
		return true
	}
	if _, ok := l.surnames.get(r[0]); !ok || len(r) > 3 {
		return false
	}
	for _, c := range r[1:] {
		if !l.givenChar(c) {
			return false
		}
	}
	return !l.words.holds(string(r), kWord) && !l.words.holds(string(r), kSuffix) && !l.words.holds(string(r), kGroup)
}

// heading notes a line that says what the people below are; any other line ends the list.
func (r *roster) heading(d *document, toks []token, org string) {
	r.post = nil
	end := len(toks)
	for end > 0 && (toks[end-1].kind == kParen || toks[end-1].kind == kPunct && toks[end-1].mark == '：') {
		end--
	}
	if end == 0 || end > longestName || toks[end-1].kind != kRole {
		// 成员：甲（某局）goes on in the lines below.
		for k, t := range toks {
			if t.kind == kPunct && t.mark == '：' && k > 0 && (toks[k-1].kind == kRole || isForm(d.src, toks[k-1], "成员")) && k <= 2 {
				r.set(d, toks[:k], org)
				return
			}
		}
		return
	}
	for _, t := range toks[:end] {
		switch t.kind {
		case kVerb, kName, kFunc, kPunct, kEnum, kTime, kEvent:
			return
		}
	}
	r.set(d, toks[:end], org)
}

// set makes the title at the end of the tokens what the names below are.
func (r *roster) set(d *document, toks []token, org string) {
	last := toks[len(toks)-1]
	p := post{class: last.class, i: last.i, j: last.j, org: org, inherited: org != "", how: titleInRoster}
	p.role, p.former = bareRole(d.src.str(last.i, last.j))
	if own, i := orgOf(d.src, toks[:len(toks)-1]); own != "" {
		p.org, p.i, p.inherited = own, i, false
	}
	r.post = &p
}

// facts are what the names of a line say.
func (r *roster) facts(names []token, d *document) sentenceFacts {
	out := sentenceFacts{election: r.election}
	for _, t := range names {
		m := &mentioned{name: d.src.str(t.i, t.j), i: t.i, j: t.j, sure: true}
		if r.post != nil {
			m.posts = []post{*r.post}
		}
		out.persons = append(out.persons, m)
		if r.election && r.post != nil {
			out.readings = append(out.readings, reading{person: m, rule: rule{"elected-roster", kg.Elected, false}, i: t.i, j: t.j, order: t.i, from: r.elects})
		}
	}
	return out
}

// rosterHeading reports a short line with a title at its end, or before a colon.
func (d *document) rosterHeading(s *sentence) bool {
	var r roster
	r.heading(d, s.toks, "")
	return r.post != nil && listed(s.kind)
}

// listed reports paragraphs that may be part of a list; short lines at the front of a text
// count as subtitles.
func listed(k release.Kind) bool { return k == release.Body || k == release.Subtitle }

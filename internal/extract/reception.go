package extract

import (
	"strings"

	"huipu/internal/kg"
)

// reception finds a 会见 as the event of a release: the first sentence in which somebody
// receives somebody. Its name is 甲会见乙.
func (d *document) reception() (candidate, bool) {
	if c, ok := d.receptionIn(false); ok {
		return c, true
	}
	return d.receptionIn(true)
}

// receptionIn looks in the headline or in the first sentences of the body.
func (d *document) receptionIn(headline bool) (candidate, bool) {
	for k := range d.sentences {
		s := &d.sentences[k]
		if k > 12 {
			break
		}
		if s.headline() != headline {
			continue
		}
		for m, t := range s.toks {
			if t.kind != kVerb || t.class != meet {
				continue
			}
			hosts := d.hostsOf(s, t)
			if hosts == "" {
				continue
			}
			verb := strings.TrimSuffix(strings.TrimPrefix(d.src.str(t.i, t.j), "亲切"), "了")
			guests, end := d.guestsOf(s, m)
			if guests == "" {
				guests, end = d.partnersOf(s, t), t.j
				if guests == "" {
					continue
				}
				verb, hosts = "", guests+strings.TrimPrefix(verb, "举行")
				guests = ""
			}
			c := candidate{name: hosts + verb + guests, i: t.i, j: end, spanI: s.lo, spanJ: end, rule: "reception", held: true, sentence: k, title: s.headline(), generic: verb}
			f := meetingFinder{d.src}
			f.time(&c, s.toks, m)
			c.places = f.placesBetween(s.toks, 0, m)
			return c, true
		}
	}
	return candidate{}, false
}

// hostsOf are the names of the people who receive.
func (d *document) hostsOf(s *sentence, verb token) string {
	var names []string
	for _, r := range s.facts.readings {
		if r.rule.capacity == kg.Met && r.rule.name == "meet" && r.person != nil && r.person.i < verb.i {
			names = append(names, r.person.name)
		}
	}
	return strings.Join(names, "、")
}

// partnersOf is 甲同乙 of 甲同乙举行会谈: the words from the first name to the predicate,
// without times and places; empty where nobody else is named.
func (d *document) partnersOf(s *sentence, verb token) string {
	var parts []token
	joint, where := false, false
	for _, t := range s.toks {
		with := isForm(d.src, t, "同", "与", "和")
		switch {
		case t.i >= verb.i:
		case len(parts) == 0 && t.kind != kName:
		case isForm(d.src, t, "在"):
			where = true
		case t.kind == kTime || t.kind == kPunct || where && !with:
		default:
			joint, where = joint || with, false
			parts = append(parts, t)
		}
	}
	if !joint {
		return ""
	}
	return joined(d.src, parts)
}

// guestsOf is who is received: the rest of the clause, people by their bare names.
func (d *document) guestsOf(s *sentence, m int) (string, int) {
	end := m + 1
	for end < len(s.toks) && (s.toks[end].kind != kPunct || s.toks[end].mark == '-') {
		end++
	}
	from := m + 1
	for k := m + 1; k < end; k++ {
		if s.toks[k].kind == kName {
			from = k
			break
		}
	}
	if from >= end {
		return "", 0
	}
	return strings.TrimPrefix(joined(d.src, s.toks[from:end]), "了"), s.toks[end-1].j
}

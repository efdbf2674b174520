package extract

import (
	"slices"
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

// namesGuest reports a reception whose guest the text names.
func (d *document) namesGuest(c candidate) bool {
	for _, t := range d.sentences[c.sentence].toks {
		if t.kind == kName && t.i >= c.i && t.j <= c.j {
			return true
		}
	}
	return false
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
		if c, ok := d.receptionOf(k); ok {
			return c, true
		}
	}
	return candidate{}, false
}

// receptionOf is the first reception that sentence k tells of.
func (d *document) receptionOf(k int) (candidate, bool) {
	for m, t := range d.sentences[k].toks {
		if t.kind != kVerb || t.class != meet {
			continue
		}
		if c, ok := d.receptionAt(k, m); ok {
			return c, true
		}
	}
	return candidate{}, false
}

// receptionAt reads the reception whose verb is token m of sentence k.
func (d *document) receptionAt(k, m int) (candidate, bool) {
	s := &d.sentences[k]
	t := s.toks[m]
	hosts := d.hostsOf(s, t)
	if hosts == "" {
		return candidate{}, false
	}
	verb := strings.TrimSuffix(strings.TrimPrefix(d.src.str(t.i, t.j), "亲切"), "了")
	guests, end := d.guestsOf(s, m)
	if guests == "" {
		guests, end = d.partnersOf(s, t), t.j
		if guests == "" {
			return candidate{}, false
		}
		verb, hosts = "", guests+strings.TrimPrefix(verb, "举行")
		guests = ""
	}
	c := candidate{name: hosts + verb + guests, i: t.i, j: end, spanI: s.lo, spanJ: end, rule: "reception", verb: verbAt(t), held: true, sentence: k, title: s.headline(), generic: verb}
	f := meetingFinder{d.src}
	f.time(&c, s.toks, m)
	c.places = f.placesBetween(s.toks, 0, m)
	return c, true
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

// partnersOf is 甲同乙 of 甲同乙举行会谈: the names before the joining word and all that stands
// between it and the predicate; empty where nobody else is named.
func (d *document) partnersOf(s *sentence, verb token) string {
	var hosts []string
	for k, t := range s.toks {
		switch {
		case t.i >= verb.i:
			return ""
		case t.kind == kName:
			hosts = append(hosts, d.src.str(t.i, t.j))
		case len(hosts) > 0 && isForm(d.src, t, "同", "与", "和"):
			end := k + 1
			for end < len(s.toks) && s.toks[end].i < verb.i {
				end++
			}
			rest := s.toks[k+1 : end]
			person := slices.ContainsFunc(rest, func(t token) bool { return t.kind == kName || t.kind == kGroup })
			if isForm(d.src, t, "和") && slices.ContainsFunc(rest, func(t token) bool { return isForm(d.src, t, "同", "与") }) {
				continue // 甲和乙同丙会谈
			}
			if person {
				if at := slices.IndexFunc(rest, func(t token) bool { return t.kind == kName }); at > 0 && !d.withOthers(rest) {
					rest = rest[at:] // people by their bare names
				}
				return strings.Join(hosts, "、") + d.src.str(t.i, t.j) + joined(d.src, rest)
			}
		}
	}
	return ""
}

// withOthers reports that a guest comes with others, whose party the text names in full:
// 某公司董事长甲一行.
func (d *document) withOthers(toks []token) bool {
	return len(toks) > 0 && isForm(d.src, toks[len(toks)-1], "一行") && !slices.ContainsFunc(toks, func(t token) bool { return isForm(d.src, t, "率领", "率") })
}

// guestsOf is who is received: the rest of the clause, people by their bare names.
func (d *document) guestsOf(s *sentence, m int) (string, int) {
	end := m + 1
	for end < len(s.toks) && (s.toks[end].kind != kPunct || s.toks[end].mark == '-') {
		if isForm(d.src, s.toks[end], "时", "后", "期间") {
			break // 会见某某时说
		}
		end++
	}
	from := m + 1
	if name := slices.IndexFunc(s.toks[from:end], func(t token) bool { return t.kind == kName }); name > 0 && !d.withOthers(s.toks[from:end]) {
		from += name
	}
	if from == m+1 {
		from = d.arrived(s.toks, from, end)
	}
	if from >= end || isForm(d.src, s.toks[from], "他们", "她们", "他", "她", "大家") {
		return "", 0
	}
	return strings.TrimPrefix(joined(d.src, s.toks[from:end]), "了"), s.toks[end-1].j
}

// arrived is where a guest is named behind words on the journey: 来访的某代表团.
func (d *document) arrived(toks []token, from, end int) int {
	for k := from; k+1 < end; k++ {
		if isForm(d.src, toks[k], "的") {
			if containsAny(d.src.str(toks[from].i, toks[k].i), "来", "抵", "访") {
				return k + 1
			}
			return from
		}
	}
	return from
}

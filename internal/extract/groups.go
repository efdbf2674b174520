package extract

import (
	"slices"
	"strings"
	"unicode/utf8"

	"huipu/internal/kg"
)

// emitGroups turns the readings of groups into facts: one for each organisation that a
// coordinated group stands for.
func (d *document) emitGroups() {
	if len(d.meetings) == 0 {
		return
	}
	for k := range d.sentences {
		s := &d.sentences[k]
		if s.at < 0 {
			continue
		}
		var list []reading // groups of one predicate
		for _, r := range s.facts.readings {
			if len(list) > 0 && (r.group == nil || r.j != list[0].j || r.rule.name != list[0].rule.name) {
				d.addGroups(s, list)
				list = nil
			}
			switch {
			case r.group == nil:
				d.addRepresented(s, r)
			case !r.rule.weak && groupCapacity(r.rule.capacity) && !d.vague(r):
				list = append(list, r)
			}
		}
		d.addGroups(s, list)
	}
}

// addRepresented adds the organisations that a person speaks for.
func (d *document) addRepresented(s *sentence, r reading) {
	if r.rule.weak && !d.attends(r.person.name) {
		return
	}
	r.manner += spokenFor
	for _, org := range r.behalf {
		d.addGroup(s, r, org, org)
	}
}

// attends reports people whom the text places at the main meeting.
func (d *document) attends(name string) bool {
	if d.present == nil {
		d.present = map[string]bool{}
		for _, a := range d.facts.Attendances {
			if a.Meeting == d.meetings[0].key {
				d.present[a.Person] = true
			}
		}
	}
	return d.present[name]
}

// vague reports groups of people from somewhere: 来自各地的代表, 海外嘉宾.
func (d *document) vague(r reading) bool {
	if r.rule.capacity == kg.Attended && strings.HasPrefix(d.src.str(r.group.i, r.group.j), "来自") {
		return true
	}
	return len(r.group.tokens) > 0 && r.group.tokens[0].kind == kPlace && r.group.tokens[0].class == region
}

// addGroups adds the groups of one predicate. Places before a body of their level share it,
// and the bodies after it: 北京、山西等7省市侨联; 青海、安徽等省区的宣传部、组织部.
func (d *document) addGroups(s *sentence, list []reading) {
	for k := 0; k < len(list); k++ {
		first := k
		for k < len(list) && placeOnly(list[k].group) {
			k++
		}
		if k == len(list) {
			d.addPlaces(s, list[first:])
			return
		}
		if shared, ok := d.coordination(list, first, k); ok {
			k = shared.last
			d.addCoordinated(s, list[k], shared)
			continue
		}
		d.addPlaces(s, list[first:k])
		for _, m := range d.groupMembers(list[k].group) {
			d.addGroup(s, list[k], m.org, m.label)
		}
	}
}

// addPlaces adds places that speak or report by themselves.
func (d *document) addPlaces(s *sentence, list []reading) {
	for _, p := range list {
		if p.rule.capacity == kg.Spoke || p.rule.capacity == kg.Reported {
			name := d.src.str(p.group.i, p.group.j)
			d.addGroup(s, p, name, name)
		}
	}
}

// coordination is a list of places with the bodies that each of them has.
type coordination struct {
	places []*group
	bodies []string
	full   bool // the bodies are those of whole divisions: 三省人民政府
	last   int  // index of the last reading that belongs to it
	i, j   int  // runes
}

// coordination reads the places list[first:k] and the bodies from list[k] on.
func (d *document) coordination(list []reading, first, k int) (coordination, bool) {
	g := list[k].group
	c := coordination{last: k, i: list[first].group.i, j: g.j}
	for _, r := range list[first:k] {
		c.places = append(c.places, r.group)
	}
	toks := g.tokens
	if len(g.posts) > 0 || len(toks) == 0 {
		return c, false
	}
	if len(toks) > 1 && toks[0].kind == kPlace {
		c.places = append(c.places, &group{i: g.i, j: toks[0].j, tokens: toks[:1]})
		toks = toks[1:]
	}
	if len(c.places) < 2 {
		return c, false
	}
	body, full, ok := d.levelBody(toks)
	if !ok {
		return c, false
	}
	c.bodies, c.full = []string{body}, full
	for n := k + 1; n < len(list); n++ {
		next := list[n].group
		body := orgName(d.src, next.tokens)
		if len(next.posts) > 0 || body == "" || len(next.tokens) == 0 || next.tokens[0].kind == kPlace || next.tokens[0].kind == kOrg || !d.adjacent(list[n-1].group, next) || genericWord(d.src, next.tokens[0]) {
			break
		}
		c.bodies, c.last, c.j = append(c.bodies, body), n, next.j
	}
	return c, true
}

// adjacent reports groups with nothing but a list mark between them.
func (d *document) adjacent(a, b *group) bool {
	switch d.src.str(a.j, b.i) {
	case "、", "和", "及", "以及", "与":
		return true
	}
	return false
}

// levelBody takes what sums up the places off the front of a body: 7省市侨联, 省区的宣传部,
// 三地党委统战部.
func (d *document) levelBody(toks []token) (body string, full, ok bool) {
	for len(toks) > 0 && (toks[0].kind == kNum || isForm(d.src, toks[0], "个", "等")) {
		toks = toks[1:]
	}
	toks = withoutPeople(d.src, toks)
	if len(toks) == 0 {
		return "", false, false
	}
	if toks[len(toks)-1].kind != kSuffix && toks[len(toks)-1].kind != kOrg {
		return "", false, false
	}
	text := strings.Replace(joined(d.src, toks), "的", "", 1)
	for _, level := range []string{"省区市", "省市区", "省区", "省份", "地", "国", "省（区、市）", "县市区"} {
		if rest, found := strings.CutPrefix(text, level); found && utf8.RuneCountInString(rest) >= 2 {
			return rest, false, true
		}
	}
	if rest, found := cutLevel(text); found {
		return rest, true, true
	}
	return "", false, false
}

// addCoordinated adds one group for each place and body, all with one label.
func (d *document) addCoordinated(s *sentence, r reading, c coordination) {
	label := d.src.str(c.i, c.j)
	r.i, r.manner = c.i, r.manner+coordinatedName
	for _, p := range c.places {
		name := d.src.str(p.tokens[0].i, p.tokens[0].j)
		if c.full {
			name = fullPlace(d.lex, d.src, p)
		}
		for _, body := range c.bodies {
			d.addGroup(s, r, name+body, label)
		}
	}
}

// groupCapacity reports what groups do at meetings; a body that elects or appoints is its
// convener.
func groupCapacity(c kg.Capacity) bool {
	switch c {
	case kg.Attended, kg.NonVoting, kg.Spoke, kg.Reported, kg.Met, kg.Convened:
		return true
	}
	return false
}

// levelOnly reports groups that name a level and no organisation: 省级侨联常委.
func levelOnly(org string) bool {
	for _, level := range []string{"省级", "市级", "地市级", "县级", "区级", "基层", "各级"} {
		if strings.HasPrefix(org, level) {
			return true
		}
	}
	return false
}

type groupMember struct{ org, label string }

// groupMembers are the organisations of a group, one for each title.
func (d *document) groupMembers(g *group) []groupMember {
	if len(g.posts) == 0 {
		if org := orgName(d.src, g.tokens); org != "" {
			return []groupMember{{org, d.src.str(g.i, g.j)}}
		}
		return nil
	}
	var out []groupMember
	for _, p := range g.posts {
		if p.org != "" && !p.inherited && !levelOnly(p.org) && p.class != famState {
			out = append(out, groupMember{p.org, d.src.str(p.i, p.j)})
		}
	}
	return out
}

func (d *document) addGroup(s *sentence, r reading, org, label string) {
	for _, m := range d.meetingsOf(s) {
		key := d.meetings[m].key
		at, known := d.groupAt[[3]string{key, org, label}]
		ev := d.readingEvidence(r, ofGroups)
		if known {
			f := &d.facts.GroupAttendances[at]
			if !slices.Contains(f.Capacities, r.rule.capacity) {
				f.Capacities = kg.SortCapacities(append(f.Capacities, r.rule.capacity))
				f.Evidence = append(f.Evidence, ev)
			}
			continue
		}
		d.groupAt[[3]string{key, org, label}] = len(d.facts.GroupAttendances)
		d.facts.GroupAttendances = append(d.facts.GroupAttendances, kg.GroupFact{
			Meeting: key, Label: label, Organisation: org, Capacities: []kg.Capacity{r.rule.capacity},
			Venue: r.venue, Evidence: []kg.Evidence{ev},
		})
	}
}

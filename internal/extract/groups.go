package extract

import (
	"slices"
	"strings"

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
		var places []reading
		for n, r := range s.facts.readings {
			if r.group == nil || r.rule.weak || !groupCapacity(r.rule.capacity) {
				if len(r.behalf) > 0 && r.person != nil && !r.rule.weak {
					r.manner += spokenFor
					for _, org := range r.behalf {
						d.addGroup(s, r, org, org)
					}
				}
				continue
			}
			if r.rule.capacity == kg.Attended && strings.HasPrefix(d.src.str(r.group.i, r.group.j), "来自") {
				continue
			}
			if len(r.group.tokens) > 0 && r.group.tokens[0].kind == kPlace && r.group.tokens[0].class == region {
				continue // 海外嘉宾
			}
			sameVerb := n+1 < len(s.facts.readings) && s.facts.readings[n+1].group != nil && s.facts.readings[n+1].j == r.j
			if placeOnly(r.group) && sameVerb {
				places = append(places, r)
				continue
			}
			if d.addCoordinated(s, places, r) {
				places = nil
				continue
			}
			for _, p := range places {
				if p.rule.capacity == kg.Spoke || p.rule.capacity == kg.Reported {
					name := d.src.str(p.group.i, p.group.j)
					d.addGroup(s, p, name, name)
				}
			}
			places = nil
			for _, m := range d.groupMembers(r.group) {
				d.addGroup(s, r, m.org, m.label)
			}
		}
	}
}

// addCoordinated adds the members of 北京、山西等7省市侨联 and of 河北、云南两省人民政府, one
// for each place, all with one label.
func (d *document) addCoordinated(s *sentence, places []reading, last reading) bool {
	if len(places) == 0 {
		return false
	}
	groups := make([]*group, len(places))
	for k, p := range places {
		groups[k] = p.group
	}
	g := last.group
	org := groupOrg(d.src, g)
	if len(g.tokens) > 1 && g.tokens[0].kind == kPlace {
		groups = append(groups, &group{i: g.i, j: g.tokens[0].j, tokens: g.tokens[:1]})
		org = strings.TrimPrefix(org, d.src.str(g.tokens[0].i, g.tokens[0].j))
	}
	tail, ok := cutLevel(org)
	if !ok {
		return false
	}
	label := d.src.str(groups[0].i, g.j)
	last.i, last.manner = groups[0].i, last.manner+coordinatedName
	for _, p := range groups {
		d.addGroup(s, last, fullPlace(d.lex, d.src, p)+tail, label)
	}
	return true
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
		if p.org != "" && !p.inherited && !levelOnly(p.org) {
			out = append(out, groupMember{p.org, d.src.str(p.i, p.j)})
		}
	}
	return out
}

func (d *document) addGroup(s *sentence, r reading, org, label string) {
	for _, m := range d.meetingsOf(s) {
		key := d.meetings[m].key
		at, known := d.groupAt[[3]string{key, org, label}]
		ev := d.readingEvidence(r)
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

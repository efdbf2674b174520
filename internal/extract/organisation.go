package extract

import (
	"slices"
	"strings"
	"unicode/utf8"

	"huipu/internal/kg"
)

// orgContext is what the sentence so far says of organisations.
type orgContext struct {
	committee string // last party committee: 闵行区委
}

// resolveOrg gives the organisation of a post as far as the document explains it.
func (d *document) resolveOrg(q post, c *orgContext) string {
	org := q.org
	if org == "" {
		return ""
	}
	if committeeDepartment(org) && c.committee != "" && !q.inherited {
		org = c.committee + org
	}
	if strings.HasSuffix(org, "委") && utf8.RuneCountInString(org) >= 2 && utf8.RuneCountInString(org) <= 8 {
		c.committee = org
	}
	return org
}

// committeeDepartment reports departments that a party committee has.
func committeeDepartment(org string) bool {
	switch org {
	case "统战部", "宣传部", "组织部", "政法委", "社会工作部", "党委统战部":
		return org != "党委统战部"
	}
	return false
}

// collectAliases reads 某某有限公司（以下简称某某）.
func (d *document) collectAliases() {
	for k := range d.sentences {
		s := &d.sentences[k]
		for m, t := range s.toks {
			if t.kind != kParen || m == 0 {
				continue
			}
			stop := t.i + 2
			for stop < t.j-1 && !d.src.gap[stop] {
				stop++
			}
			inner := d.src.str(t.i+1, stop)
			alias := ""
			for _, lead := range []string{"以下简称", "下称", "简称"} {
				if rest, ok := strings.CutPrefix(inner, lead); ok {
					alias = strings.Trim(strings.TrimLeft(rest, "为：:"), "“”《》")
				}
			}
			if at := strings.IndexAny(alias, "，；股 "); at > 0 {
				alias = alias[:at]
			}
			if n := utf8.RuneCountInString(alias); n < 2 || n > 12 {
				continue
			}
			from := m
			for from > 0 && insideName(s.toks[from-1]) {
				from--
			}
			if full := orgName(d.src, s.toks[from:m]); full != "" && full != alias {
				d.aliases[alias] = full
			}
		}
	}
}

// emitOrganisations lists the organisations of posts, conveners and groups, and the
// national bodies that the text names.
func (d *document) emitOrganisations(people []*personState) {
	seen := map[string]int{}
	add := func(name string, i, j int) {
		if name == "" {
			return
		}
		if _, ok := seen[name]; ok {
			return
		}
		seen[name] = len(d.facts.Organisations)
		f := kg.OrganisationFact{Name: name, Place: d.placeOf(name)}
		if j > i {
			f.Evidence = []kg.Evidence{d.evidence(i, j, "organisation", 0.9)}
		}
		d.facts.Organisations = append(d.facts.Organisations, f)
	}
	for _, m := range d.meetings {
		for _, o := range m.convener {
			add(o, m.spanI, m.spanJ)
		}
	}
	for _, p := range people {
		for _, q := range p.posts {
			add(q.org, q.i, q.j)
		}
	}
	for _, g := range d.facts.GroupAttendances {
		if g.Organisation != "" {
			if _, ok := seen[g.Organisation]; !ok {
				seen[g.Organisation] = len(d.facts.Organisations)
				d.facts.Organisations = append(d.facts.Organisations, kg.OrganisationFact{Name: g.Organisation, Place: d.placeOf(g.Organisation), Evidence: g.Evidence[:1]})
			}
		}
	}
	for k := range d.sentences {
		for _, t := range d.sentences[k].toks {
			if t.kind == kOrg {
				if name := d.src.str(t.i, t.j); name != "中央" && name != "军委" && name != "中共" {
					add(name, t.i, t.j)
				}
			}
		}
	}
	shortened := map[string][]string{}
	for alias, full := range d.aliases {
		shortened[full] = append(shortened[full], alias)
	}
	for k := range d.facts.Organisations {
		f := &d.facts.Organisations[k]
		f.Aliases = append(f.Aliases, shortened[f.Name]...)
		if full := d.aliases[f.Name]; full != "" {
			f.Aliases = append(f.Aliases, full)
		}
		for _, b := range d.lex.bodies {
			if b.full != f.Name && slices.Contains(b.aliases, f.Name) {
				f.Aliases = append(f.Aliases, b.full)
			}
		}
		slices.Sort(f.Aliases)
		f.Aliases = slices.Compact(f.Aliases)
	}
	for k := range d.facts.Organisations {
		f := &d.facts.Organisations[k]
		f.Parent = parentOf(f.Name, seen)
	}
}

// parentOf is the longest other organisation of the document whose name begins this one.
func parentOf(name string, seen map[string]int) string {
	best := ""
	for at := range name {
		if _, ok := seen[name[:at]]; ok && at > 0 {
			best = name[:at]
		}
	}
	return best
}

// placeOf is the division at the front of an organisation's name.
func (d *document) placeOf(name string) string {
	r := []rune(name)
	place := ""
	d.lex.words.each(r, 0, func(end int, first int32) {
		for at := first; at >= 0; at = d.lex.words.list[at].more {
			if e := d.lex.words.list[at]; e.kind == kPlace && e.ref >= 0 && end < len(r) {
				place = d.lex.places[e.ref].name
			}
		}
	})
	return place
}

package eval

import "slices"

// compareOrganisations looks for every annotated organisation among the names, aliases and short
// forms of those read.
func (c *comparison) compareOrganisations() {
	read := map[string]bool{}
	for _, o := range c.facts.Organisations {
		read[fold(o.Name)] = true
		for _, alias := range slices.Concat(o.Aliases, o.ShortForms) {
			read[fold(alias)] = true
		}
	}
	for _, name := range c.gold.Organisations {
		f := Finding{Relation: Organisations, Verdict: Missed, Gold: name, sought: name}
		if read[fold(name)] {
			f.Verdict, f.Read = Right, name
		}
		c.find(f)
	}
}

// compareGroups compares the bodies and groups represented, whatever the meeting: a group is
// named by its organisation, or as the text describes it where it has none.
func (c *comparison) compareGroups() {
	var gold, read []string
	for _, g := range c.gold.Groups {
		gold = append(gold, g.Organisation)
	}
	for _, g := range c.facts.GroupAttendances {
		read = append(read, or(g.Organisation, g.Label))
	}
	c.compareNames(gold, read, func(i, j int) {
		f := Finding{Relation: Groups, Verdict: verdict(i != none, j != none)}
		if i != none {
			f.Gold, f.sought = gold[i], gold[i]
		}
		if j != none {
			f.Read, f.sought, f.Evidence = read[j], c.facts.GroupAttendances[j].Label, c.facts.GroupAttendances[j].Evidence
		}
		c.find(f)
	})
}

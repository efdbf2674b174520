package extract

import "huipu/internal/kg"

// What qualifies the rule of a reading, at the end of its name.
const (
	byPronoun       = "-pronoun"     // 他强调
	spokenFor       = "-on-behalf"   // an organisation that somebody stands for
	coordinatedName = "-coordinated" // 北京市侨联 of 北京、山西等7省市侨联
)

// antecedent is the person that a pronoun stands for.
func antecedent(p *mentioned) basis { return basis{kg.BasisAntecedent, p.i, p.j} }

// elects is the word that says that the sentence, which has units, lists the elected; of the
// sentence before where it has none.
func (c *clauses) elects() basis {
	return electionWord(c.src, c.units[0].i, c.units[len(c.units)-1].j, c.before.elects)
}

// showOn records one reading and what else it rests on; where a pronoun names the person,
// that is whom it stands for.
func (c *clauses) showOn(u unit, r rule, i, j int, from basis) {
	n := len(c.out.readings)
	c.show(u, r, i, j)
	switch {
	case len(c.out.readings) == n:
	case u.meant:
		c.out.readings[n].from, c.out.readings[n].manner = antecedent(u.person), byPronoun
	default:
		c.out.readings[n].from = from
	}
}

// readingEvidence is the evidence of a capacity in a relation: that of a person or a group.
func (d *document) readingEvidence(r reading, relation string) kg.Evidence {
	return d.resting(d.evidence(r.i, r.j, relation, r.rule.name+r.manner), r.from)
}

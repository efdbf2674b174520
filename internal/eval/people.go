package eval

import (
	"huipu/internal/kg"
)

// comparePersons compares who is named and which posts they hold. Those who wrote the
// release count nowhere.
func (c *comparison) comparePersons() {
	read := map[string]kg.PersonFact{}
	var extra []string // folded names, in text order
	annotated := map[string]bool{}
	for _, p := range c.gold.Persons {
		annotated[fold(p.Name)] = true
	}
	writers := map[string]bool{}
	for _, name := range c.facts.Document.Bylines {
		writers[fold(name)] = true
	}
	for _, p := range c.facts.Persons {
		name := fold(p.Name)
		if c.bylines[name] || writers[name] {
			continue
		}
		if _, ok := read[name]; !ok && !annotated[name] {
			extra = append(extra, name)
		}
		read[name] = p
	}
	for _, p := range c.gold.Persons {
		name := fold(p.Name)
		if c.bylines[name] {
			continue
		}
		f, ok := read[name]
		c.find(Finding{
			Relation: Persons, Verdict: verdict(true, ok), Gold: p.Name, Read: f.Name, Evidence: f.Evidence, sought: p.Name,
		})
		c.comparePosts(p.Name, goldPosts(p), readPosts(f))
	}
	for _, name := range extra {
		f := read[name]
		c.find(Finding{Relation: Persons, Verdict: Wrong, Read: f.Name, Evidence: f.Evidence, sought: f.Name})
		c.comparePosts(f.Name, nil, readPosts(f))
	}
}

func goldPosts(p GoldPerson) []post {
	var out []post
	for _, r := range p.Roles {
		if r.Title == nil {
			continue
		}
		organisations := []string{""}
		if r.Organisation != nil {
			organisations[0] = *r.Organisation
		}
		if r.FullOrganisation != "" {
			organisations = append(organisations, r.FullOrganisation)
		}
		if q, ok := newPost(*r.Title, organisations...); ok {
			q.open, q.full = r.Organisation == nil, r.FullOrganisation
			out = append(out, q)
		}
	}
	return out
}

func readPosts(p kg.PersonFact) []post {
	var out []post
	for _, m := range p.Memberships {
		if q, ok := newPost(m.Role, m.Organisation); ok {
			q.full, q.evidence = m.Organisation, m.Evidence
			out = append(out, q)
		}
	}
	return out
}

// comparePosts compares the posts of one person, once by title alone and once with the
// organisation. A difference in titles follows from one in memberships.
func (c *comparison) comparePosts(person string, gold, read []post) {
	c.comparePostsBy(Finding{Relation: Titles, Subject: person, Follows: true}, gold, read, sameTitle)
	c.comparePostsBy(Finding{Relation: Memberships, Subject: person, near: person}, gold, read, samePost)
}

func (c *comparison) comparePostsBy(f Finding, gold, read []post, same func(gold, read post) bool) {
	p := pair(len(gold), len(read), func(i, j int) float64 {
		if same(gold[i], read[j]) {
			return 1
		}
		return 0
	}, 1)
	say := func(f Finding, q post) string {
		if f.Relation == Titles {
			return q.sought
		}
		return q.shown
	}
	for i, j := range p.ofGold {
		f := f
		f.Verdict, f.Gold, f.sought = verdict(true, j != none), say(f, gold[i]), gold[i].sought
		if j != none {
			f.Read = say(f, read[j])
			if f.Relation == Memberships {
				f.Evidence = read[j].evidence
				c.compareFullName(f.Subject, gold[i], read[j])
			}
		}
		c.find(f)
	}
	for j, i := range p.ofRead {
		if i == none {
			f := f
			f.Verdict, f.Read, f.sought = Wrong, say(f, read[j]), read[j].sought
			if f.Relation == Memberships {
				f.Evidence = read[j].evidence
			}
			c.find(f)
		}
	}
}

// compareFullName compares the organisation of a post that was found with the one that the
// annotation completes it to, if it does.
func (c *comparison) compareFullName(person string, gold, read post) {
	if gold.full == "" {
		return
	}
	f := Finding{
		Relation: FullNames, Verdict: Wrong, Subject: person, Gold: gold.sought + " @ " + gold.full, Read: read.shown,
		Evidence: read.evidence, sought: gold.sought, near: person,
	}
	if completed(gold, read) {
		f.Verdict = Right
	}
	c.find(f)
}

package extract

import (
	"slices"

	"huipu/internal/kg"
)

// titleRule is the way in which a text joins a title to a name.
type titleRule string

// The ways to join a title to a name; the first holds where nothing else is said.
const (
	titleBefore    titleRule = "title-before-name"  // 主席某某
	titleShared    titleRule = "title-shared"       // 副主席甲、乙: the title of 乙
	titleAfter     titleRule = "title-after-name"   // 某某局长
	titleAround    titleRule = "title-around-name"  // 某校某某书记
	titleInList    titleRule = "title-in-list"      // 主席：某某
	titleInRoster  titleRule = "title-in-roster"    // a heading above lines of names
	titleStated    titleRule = "title-stated"       // 主任为某某
	titleServed    titleRule = "title-served"       // 担任团长的某某
	titleElected   titleRule = "title-elected"      // 当选为会长
	titleAppointed titleRule = "title-appointed"    // 任命某某为秘书长
	titleRemoved   titleRule = "title-removed"      // 免去某某的局长职务
	titleOfList    titleRule = "title-of-list"      // 甲、乙等副市级以上领导
	titleOfThose   titleRule = "title-of-attendees" // 出席会议的常委有甲、乙
)

// How the organisation of a title was completed, at the end of the title's rule.
const (
	inheritedOrganisation = "-inherited" // it stands elsewhere
	completedOrganisation = "-completed" // 统战部 behind 某区委
)

// event is the event that the way tells of; empty for one that shows a title alone.
func (r titleRule) event() kg.TenureEvent {
	switch r {
	case titleElected:
		return kg.TenureElected
	case titleAppointed:
		return kg.TenureAppointed
	case titleRemoved:
		return kg.TenureEnded
	}
	return ""
}

// joinedBy are the titles with the way in which they are joined to a name, in a slice of
// their own.
func joinedBy(posts []post, how titleRule) []post {
	posts = slices.Clone(posts)
	for k := range posts {
		posts[k].how = how
	}
	return posts
}

// given is how the predicate at hand joins the titles that it gives or takes.
func (c *clauses) given() titleRule {
	switch c.cur.class {
	case elect:
		return titleElected
	case appoint:
		return titleAppointed
	}
	return titleRemoved
}

// titleEvidence is the evidence of a title that a person holds.
func (d *document) titleEvidence(p *personState, q postState) kg.Evidence {
	how, from := q.how, q.from
	if how == "" {
		how = titleBefore
	}
	if q.inherited && from.kind == "" {
		from = d.headings[q.org]
	}
	rule := string(how)
	switch {
	case q.org == "":
		from = basis{}
	case how == titleAround:
	case from.kind == kg.BasisCommittee, from.kind == kg.BasisFullName, from.kind == kg.BasisDivision:
		rule += completedOrganisation
	case q.inherited || from.kind != "":
		rule += inheritedOrganisation
	}
	i, j := q.i, q.j
	if j <= i {
		i, j = p.spans[0][0], p.spans[0][1]
	}
	return d.resting(d.evidence(i, j, ofMemberships, rule), from)
}

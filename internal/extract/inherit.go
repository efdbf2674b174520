package extract

import (
	"slices"
	"strings"

	"huipu/internal/kg"
)

// shared marks a title that a release names with several organisations; no name is empty.
const shared = ""

// inheritOffices completes titles that stand without an organisation. Such a title belongs
// to the organisation in which the release names the same title in full (甲会副主席张三 …
// 副主席李四); failing that, offices of a body belong to the body that the main meeting is
// named after, where people of that body are named with it. The offices of an association that
// are left belong to the one last named.
func (d *document) inheritOffices(people []*personState) {
	homes := map[string]string{} // title to the organisation named with it; shared where there are several
	bodies := map[string]bool{}  // organisations named with any office
	places := map[string]basis{} // title to where the release names it with its organisation
	for _, p := range people {
		for _, q := range p.posts {
			if q.org == "" || q.former || !inherits(q.class, q.role) {
				continue
			}
			if home, ok := homes[q.role]; ok && home != q.org {
				homes[q.role] = shared
			} else {
				homes[q.role] = q.org
			}
			bodies[q.org] = true
			if _, seen := places[q.role]; !seen || !q.inherited {
				places[q.role] = basis{kg.BasisSameTitle, q.i, q.j}
			}
		}
	}
	host := d.host(bodies)
	electing := d.electingBody(host)
	at := d.ofMeeting(electing)
	for _, p := range people {
		for k := range p.posts {
			q := &p.posts[k]
			if q.org != "" || q.former || !inherits(q.class, q.role) {
				continue
			}
			home, named := homes[q.role]
			head := deputyOf(q.role)
			switch {
			case q.elected && electing != "":
				q.org, q.inherited, q.from = electing, true, at
			case named && home != shared && headOf(q.role) && headed(people, p, q.role, home):
				// 英国汇丰集团主席某某 does not make 习近平主席 another head of it
			case named && home != shared:
				q.org, q.inherited, q.from = home, true, places[q.role]
			case !named && host != "" && bodyOffice(q.class):
				q.org, q.inherited, q.from = host, true, at
			case !named && homes[head] != shared:
				q.org, q.inherited, q.from = homes[head], true, places[head]
			}
			if last := d.lastAssociation(q.i); q.org == "" && last.name != "" && ofAssociation(q.role) {
				q.org, q.inherited, q.from = last.name, true, basis{kg.BasisBody, last.i, last.j}
			}
		}
	}
}

// headOf reports titles of which a body gives one at a time.
func headOf(role string) bool {
	switch role {
	case "主席", "总书记", "书记", "总统", "总理", "首相", "国王", "委员长", "议长", "会长", "理事长", "董事长", "总裁", "省长", "市长", "县长", "区长", "州长", "秘书长":
		return true
	}
	return false
}

// headed reports that the text names somebody else with the title and the organisation.
func headed(people []*personState, but *personState, role, org string) bool {
	return slices.ContainsFunc(people, func(p *personState) bool {
		return p != but && slices.ContainsFunc(p.posts, func(q postState) bool {
			return q.role == role && q.org == org && !q.inherited && !q.former
		})
	})
}

// ofAssociation reports offices that only bodies with members give.
func ofAssociation(role string) bool {
	return endsWithAny(role, "会长", "理事长", "常务理事") || role == "理事"
}

// lastAssociation is the association last named before rune i by a name that begins with the
// place or the country that it is of; other names may be cut short.
func (d *document) lastAssociation(i int) fullName {
	last := fullName{}
	for _, f := range d.full {
		if f.j <= i && f.i >= last.i && endsWithAny(f.name, associations()...) && (d.placeOf(f.name) != "" || strings.HasPrefix(f.name, "中国") || strings.HasPrefix(f.name, "中华") || strings.HasPrefix(f.name, "全国")) {
			last = f
		}
	}
	return last
}

// deputyOf is the head whom a deputy or assistant serves under (所长 of 副所长 and 所长助理), and
// any other role itself.
func deputyOf(role string) string {
	for _, p := range []string{"常务副", "第一副", "副"} {
		if head, ok := strings.CutPrefix(role, p); ok && head != "" {
			return head
		}
	}
	if head, ok := strings.CutSuffix(role, "助理"); ok && head != "" {
		return head
	}
	return role
}

// electingBody is the body whose main meeting elects: the one that convenes it, else the
// host.
func (d *document) electingBody(host string) string {
	if len(d.meetings) > 0 && len(d.meetings[0].convener) == 1 && len(d.meetings[0].convener[0]) > len(host) {
		return d.meetings[0].convener[0]
	}
	if host == "" && len(d.meetings) > 0 {
		return d.meetings[0].leadOrg
	}
	return host
}

// host is the longest name of an organisation that begins the name of the main meeting.
func (d *document) host(bodies map[string]bool) string {
	host := ""
	if len(d.meetings) == 0 {
		return host
	}
	for org := range bodies {
		if strings.HasPrefix(d.meetings[0].name, org) && len(org) > len(host) {
			host = org
		}
	}
	return host
}

// ofMeeting is the main meeting's name where it begins with the organisation, else where the
// text first names the organisation; none for the empty name.
func (d *document) ofMeeting(org string) basis {
	if org == "" {
		return basis{}
	}
	if m := d.meetings[0]; strings.HasPrefix(m.name, org) {
		return basis{kg.BasisMeetingName, m.i, m.j}
	}
	return findBasis(d.src, kg.BasisBody, 0, len(d.src.runes), org)
}

// bodyOffice reports titles that a body with a chair gives: 副主席, 秘书长, 副会长.
func bodyOffice(c class) bool {
	return c == famConsult || c == famMass || c == famCongress
}

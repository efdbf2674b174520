package extract

import (
	"slices"
	"strings"
)

// inheritOffices completes titles that stand without an organisation. Such a title belongs
// to the organisation in which the release names the same title in full (甲会副主席张三 …
// 副主席李四); failing that, offices of a body belong to the body that the main meeting is
// named after, where people of that body are named with it.
func (d *document) inheritOffices(people []*personState) {
	homes := map[string][]string{} // title to the organisations named with it
	var bodies []string            // organisations named with any office
	for _, p := range people {
		for _, q := range p.posts {
			if q.org == "" || q.former || !inherits(q.class, q.role) {
				continue
			}
			if !slices.Contains(homes[q.role], q.org) {
				homes[q.role] = append(homes[q.role], q.org)
			}
			if !slices.Contains(bodies, q.org) {
				bodies = append(bodies, q.org)
			}
		}
	}
	host := d.host(bodies)
	for _, p := range people {
		for k := range p.posts {
			q := &p.posts[k]
			if q.org != "" || q.former || !inherits(q.class, q.role) {
				continue
			}
			switch {
			case len(homes[q.role]) == 1:
				q.org, q.inherited = homes[q.role][0], true
			case len(homes[q.role]) == 0 && host != "" && bodyOffice(q.class):
				q.org, q.inherited = host, true
			}
		}
	}
}

// host is the one organisation of the list that begins the name of the main meeting.
func (d *document) host(bodies []string) string {
	host := ""
	if len(d.meetings) == 0 {
		return host
	}
	for _, org := range bodies {
		if strings.HasPrefix(d.meetings[0].name, org) && len(org) > len(host) {
			host = org
		}
	}
	return host
}

// bodyOffice reports titles that a body with a chair gives: 副主席, 秘书长, 副会长.
func bodyOffice(c class) bool {
	return c == famConsult || c == famMass || c == famCongress
}

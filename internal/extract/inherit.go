package extract

import "strings"

// shared marks a title that a release names with several organisations; no name is empty.
const shared = ""

// inheritOffices completes titles that stand without an organisation. Such a title belongs
// to the organisation in which the release names the same title in full (甲会副主席张三 …
// 副主席李四); failing that, offices of a body belong to the body that the main meeting is
// named after, where people of that body are named with it.
func (d *document) inheritOffices(people []*personState) {
	homes := map[string]string{} // title to the organisation named with it; shared where there are several
	bodies := map[string]bool{}  // organisations named with any office
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
		}
	}
	host := d.host(bodies)
	for _, p := range people {
		for k := range p.posts {
			q := &p.posts[k]
			if q.org != "" || q.former || !inherits(q.class, q.role) {
				continue
			}
			home, named := homes[q.role]
			switch {
			case q.elected && d.electingBody(host) != "":
				q.org, q.inherited = d.electingBody(host), true
			case named && home != shared:
				q.org, q.inherited = home, true
			case !named && host != "" && bodyOffice(q.class):
				q.org, q.inherited = host, true
			}
		}
	}
}

// electingBody is the body whose main meeting elects: the one that convenes it, else the
// host.
func (d *document) electingBody(host string) string {
	if len(d.meetings) > 0 && len(d.meetings[0].convener) == 1 && len(d.meetings[0].convener[0]) > len(host) {
		return d.meetings[0].convener[0]
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

// bodyOffice reports titles that a body with a chair gives: 副主席, 秘书长, 副会长.
func bodyOffice(c class) bool {
	return c == famConsult || c == famMass || c == famCongress
}

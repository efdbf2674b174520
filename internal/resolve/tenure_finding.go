package resolve

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"huipu/internal/kg"
)

// Tenure is what one document says of somebody who holds a post, not formerly.
type Tenure struct {
	Document, Person kg.ID
	Name             string // of the person
	ObservedOn       []kg.Date
	ChangedOn        []kg.Date // days on which the document has the person elected, appointed or removed
	Evidence         []kg.Evidence
}

// SoleOffice reports a post that one person holds at a time: the head of one body. Deputies,
// members and those who share an office are none, and neither is the head of a body whose name
// many have (市委), because each document means its own by it.
func SoleOffice(organisation, role string) bool {
	if organisation == "" || genericName(organisation) {
		return false
	}
	role = Fold(role)
	for _, shared := range []string{"副", "名誉", "荣誉", "联合", "共同", "联席", "执行", "轮值", "常务", "助理", "候任", "代理", "候选", "历任", "首任", "终身", "永远"} {
		if strings.Contains(role, shared) {
			return false
		}
	}
	return endsWith(role,
		"主席", "书记", "主任", "委员长", "秘书长", "总统", "总理", "首相", "国王", "女王", "总督", "外长", "防长", "财长", "议长", "院长", "校长", "部长", "省长",
		"市长", "区长", "县长", "州长", "局长", "厅长", "署长", "会长", "理事长", "董事长", "总经理", "总裁", "行长", "社长", "台长", "馆长", "所长", "检察长", "司令员", "政委",
	)
}

// Rivals gives the contradiction between documents that see different persons in a sole office
// on one day; ok is false when there is none. The day on which one of the two comes or goes is
// no contradiction, and neither is what is told to the month or year alone. The claims are the
// persons, by name and id.
func Rivals(post kg.ID, name string, tenures []Tenure) (f kg.Finding, ok bool) {
	seen := map[kg.Date][]*Tenure{}
	changed := map[kg.Date]map[kg.ID]bool{}
	for i := range tenures {
		t := &tenures[i]
		for _, day := range t.ObservedOn {
			if day.Precision() == kg.PrecisionDay {
				seen[day] = append(seen[day], t)
			}
		}
		for _, day := range t.ChangedOn {
			if changed[day] == nil {
				changed[day] = map[kg.ID]bool{}
			}
			changed[day][t.Person] = true
		}
	}
	claims := map[kg.ID]*kg.Claim{} // by person
	for day, all := range seen {
		for _, t := range all {
			rival := func(o *Tenure) bool {
				return o.Person != t.Person && !changed[day][o.Person] && !changed[day][t.Person]
			}
			if !slices.ContainsFunc(all, rival) {
				continue
			}
			c := claims[t.Person]
			if c == nil {
				c = &kg.Claim{Value: t.Name}
				claims[t.Person] = c
			}
			c.Value = min(c.Value, t.Name)
			c.Documents = union(c.Documents, t.Document)
			c.Evidence = append(c.Evidence, t.Evidence...)
		}
	}
	if len(claims) == 0 {
		return kg.Finding{}, false
	}
	f = kg.Finding{Kind: kg.FindingHolders, About: post, Name: name}
	persons := slices.SortedFunc(maps.Keys(claims), func(a, b kg.ID) int {
		return cmp.Or(cmp.Compare(claims[a].Value, claims[b].Value), cmp.Compare(a, b))
	})
	for _, person := range persons {
		c := claims[person]
		slices.SortFunc(c.Evidence, kg.CompareEvidence)
		c.Evidence = slices.Compact(c.Evidence)
		f.Claims = append(f.Claims, *c)
	}
	return f, true
}

package extract

import (
	"slices"
	"strings"
	"unicode/utf8"

	"huipu/internal/kg"
)

// maxFullNames bounds the full names that short forms are compared with, so that work stays
// linear in hostile texts.
const maxFullNames = 256

// fullName is the full name of an organisation, and the passage that shows it: where the text
// first names it, or the division that it belongs to. The zero fullName stands for none.
type fullName struct {
	name string
	kind kg.BasisKind
	i, j int
}

// completeOrganisations gives posts the full name of the organisation that they name by a
// short form (市委, 公司, 我校, 本会), where exactly one can be meant. The written form stays
// with the post.
func (d *document) completeOrganisations(people []*personState) {
	for _, p := range people {
		for k := range p.posts {
			q := &p.posts[k]
			full := d.fullOf(q.org)
			if full.name == "" {
				full = d.lastNamed(q.org, q.i)
			}
			if full.name == "" {
				continue
			}
			q.org = full.name
			if q.from.kind == "" {
				q.from = basis{full.kind, full.i, full.j}
			}
		}
	}
}

// readFullNames lists the organisations that sentences and posts name, each once, in the
// order in which they are found.
func (d *document) readFullNames(people []*personState) {
	seen := map[string]bool{}
	add := func(name string, i, j int) {
		if j > i && !seen[name] && len(d.full) < maxFullNames && !localBody(name) {
			seen[name] = true
			d.full = append(d.full, fullName{name, kg.BasisFullName, i, j})
		}
	}
	for k := range d.sentences {
		d.namedOrganisations(d.sentences[k].toks, add)
	}
	for _, p := range people {
		for _, q := range p.posts {
			add(q.org, q.i, q.j)
		}
	}
}

// fullOf is the full name that a short form stands for, wherever in the text; the zero
// fullName where the name is no short form or can stand for several.
func (d *document) fullOf(short string) fullName {
	if full, asked := d.fullOfShort[short]; asked {
		return full
	}
	full := d.onlyFull(short)
	switch {
	case d.otherParty(short):
		full = fullName{}
	case full.name == "" && consultCommittee(short):
		full = d.ofConsultative(short)
	case full.name == "":
		full = d.fullByHome(short)
		if full.name == "" {
			full = d.ofCommittee(short)
		}
	case d.strayBody(short):
		full = fullName{}
	}
	d.fullOfShort[short] = full
	return full
}

// ofCommittee is the department (市委宣传部) of the committee that a short name begins with,
// where the text tells which committee that is.
func (d *document) ofCommittee(short string) fullName {
	level, rest := levelName(short)
	department, ok := strings.CutPrefix(rest, "委")
	if level == "" || !ok || !endsWithAny(department, "部", "办公室", "局", "校", "委", "委员会", "研究室") {
		return fullName{} // 省委带头 is none
	}
	full := d.fullOf(level + "委")
	if full.name != "" {
		full.name += department
	}
	return full
}

// otherParty reports the short name of a committee in a text on a meeting of another party
// at that level (民进某市委), whose committee may be meant.
func (d *document) otherParty(short string) bool {
	level, rest := levelName(short)
	return level != "" && rest == "委" && len(d.meetings) > 0 && containsAny(d.meetings[0].name, "民革", "民盟", "民建", "民进", "农工党", "农工民主党", "致公党", "九三学社", "台盟", "国民党革命委员会", "民主同盟", "民主建国会", "民主促进会", "自治同盟")
}

// consultCommittee reports the special committees (专门委员会) that a 政协 has.
func consultCommittee(name string) bool {
	switch name {
	case "提案委员会", "经济委员会", "农业和农村委员会", "人口资源环境委员会", "教科卫体委员会", "教科文卫体委员会", "社会和法制委员会", "民族和宗教委员会", "港澳台侨委员会", "文化文史和学习委员会", "文史和学习委员会":
		return true
	}
	return false
}

// ofConsultative is the special committee of the one 政协 that the text names.
func (d *document) ofConsultative(committee string) fullName {
	only := fullName{}
	for _, f := range d.full {
		lead, ok := strings.CutSuffix(f.name, "政协")
		if !ok || lead != "全国" && !d.isDivision(lead) {
			continue
		}
		if only.name != "" && only.name != f.name {
			return fullName{}
		}
		only = f
	}
	if only.name != "" {
		only.name += committee
	}
	return only
}

// onlyFull is the one full name that a short form can stand for.
func (d *document) onlyFull(short string) fullName {
	only := fullName{}
	endings := shortEndings(short)
	if len(endings) == 0 && d.ownName(short) {
		return only
	}
	for _, f := range d.full {
		if utf8.RuneCountInString(f.name) < utf8.RuneCountInString(short)+2 {
			continue
		}
		if len(endings) == 0 {
			lead, ok := strings.CutSuffix(f.name, short)
			if !ok || !d.isDivision(lead) {
				continue
			}
		} else if !endsWithAny(f.name, endings...) || !d.properLead(f.name, short) {
			continue
		}
		if only.name != "" && !strings.HasSuffix(only.name, f.name) && !strings.HasSuffix(f.name, only.name) {
			return fullName{}
		}
		if len(f.name) > len(only.name) {
			only = f
		}
	}
	return only
}

// ownName reports names that say which body they are without a division before them: those
// that begin with a place, and national bodies.
func (d *document) ownName(name string) bool {
	return utf8.RuneCountInString(name) < 3 || d.placeOf(name) != "" || d.lex.words.holds(name, kOrg)
}

// minNamed is how long a name must be for 该院 to refer back to it.
const minNamed = 5

// lastNamed is the full name last named before rune i that 该院 and its like refer back to.
func (d *document) lastNamed(short string, i int) fullName {
	last := fullName{}
	if !strings.HasPrefix(short, "该") {
		return last
	}
	endings := shortEndings(short)
	for _, f := range d.full {
		if f.j <= i && f.i >= last.i && endsWithAny(f.name, endings...) && utf8.RuneCountInString(f.name) >= minNamed {
			last = f
		}
	}
	return last
}

// properLead reports that what stands before the ending of a full name is proper to it: the
// division of a local body and nothing else (民建某市委 is not the 市委), or a place at the front
// of any other name (一定不负公司 is no name).
func (d *document) properLead(full, short string) bool {
	level, rest := levelName(short)
	if level == "" {
		return d.placeOf(full) != "" || strings.HasSuffix(full, "有限公司")
	}
	return d.isDivision(strings.TrimPrefix(strings.TrimSuffix(full, rest), "中共"))
}

// strayBody reports that the text names bodies of several divisions of the level that a
// short name begins with (禅城区, 南海区 for 区政协), so that it may mean any of them.
func (d *document) strayBody(short string) bool {
	level, _ := levelName(short)
	if level == "" {
		return false
	}
	head := ""
	for _, f := range d.full {
		next := d.divisionIn(f.name, level)
		if next == "" {
			continue
		}
		if head != "" && !strings.HasSuffix(next, head) && !strings.HasSuffix(head, next) {
			return true
		}
		head = next
	}
	return false
}

// divisionIn is the longest division that ends with the first level in a name: 北京市 in
// 民革北京市委. It is empty where there is none.
func (d *document) divisionIn(name, level string) string {
	at := strings.Index(name, level)
	for from := range name[:max(at, 0)] {
		if next := name[from : at+len(level)]; d.isDivision(next) {
			return next
		}
	}
	return ""
}

// associations are the endings of bodies with members.
func associations() []string {
	return []string{"协会", "学会", "商会", "联合会", "研究会", "促进会", "联谊会", "基金会"}
}

// shortEndings are the endings of the full names that a short form can stand for; none where
// the name is no short form.
func shortEndings(short string) []string {
	switch short {
	case "公司", "集团", "协会", "学会", "商会", "医院", "学院", "研究院", "研究所", "研究会", "基金会", "联合会", "促进会", "联谊会", "管委会", "委员会":
		return []string{short}
	case "我校", "本校", "该校", "学校", "校":
		return []string{"大学", "学院", "学校", "中学", "小学"}
	case "我院", "本院", "该院":
		return []string{"医院", "学院", "研究院"}
	case "我所", "本所", "该所":
		return []string{"研究所", "事务所"}
	case "我会", "本会", "该会":
		return associations()
	case "我司", "本公司", "该公司", "我公司":
		return []string{"公司"}
	}
	if level, _ := levelName(short); level != "" {
		return []string{short}
	}
	return nil
}

// noteShort notes a name under which the text speaks of an organisation; one that stands for
// several is noted for none.
func (d *document) noteShort(short, full string) {
	if before, noted := d.shortOf[short]; noted && before != full {
		full = ""
	}
	d.shortOf[short] = full
}

// shortFormsOf gives the noted names by the organisation that they stand for, sorted.
func (d *document) shortFormsOf() map[string][]string {
	of := map[string][]string{}
	for short, full := range d.shortOf {
		of[full] = append(of[full], short)
	}
	for _, forms := range of {
		slices.Sort(forms)
	}
	return of
}

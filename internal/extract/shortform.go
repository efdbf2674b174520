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

// fullName is an organisation that the text names in full, and where it first does.
type fullName struct {
	name string
	i, j int
}

// completeOrganisations gives posts the full name of the organisation that they name by a
// short form (市委, 公司, 我校, 本会), where exactly one organisation that the text names can
// be meant. The written form stays with the post.
func (d *document) completeOrganisations(people []*personState) {
	full := d.fullNames(people)
	done := map[string]*fullName{}
	for _, p := range people {
		for k := range p.posts {
			q := &p.posts[k]
			found, asked := done[q.org]
			if !asked {
				found = d.onlyFull(q.org, full)
				if found != nil && strayBody(q.org, full) {
					found = nil
				}
				done[q.org] = found
			}
			if found != nil {
				q.org = found.name
				if q.from.kind == "" {
					q.from = basis{kg.BasisBody, found.i, found.j}
				}
			}
		}
	}
}

// fullNames lists the organisations that sentences and posts name, each once, in text order.
func (d *document) fullNames(people []*personState) []fullName {
	var full []fullName
	seen := map[string]bool{}
	add := func(name string, i, j int) {
		if j > i && !seen[name] && len(full) < maxFullNames && !localBody(name) {
			seen[name] = true
			full = append(full, fullName{name, i, j})
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
	return full
}

// onlyFull is the one full name that a short form can stand for; nil where there is none or
// more than one.
func (d *document) onlyFull(short string, full []fullName) *fullName {
	endings := shortEndings(short)
	if len(endings) == 0 {
		return nil
	}
	var only *fullName
	for k := range full {
		f := &full[k]
		if f.name == short || !endsWithAny(f.name, endings...) || utf8.RuneCountInString(f.name) < utf8.RuneCountInString(short)+2 || !d.properLead(f.name, short) {
			continue
		}
		if only != nil && !strings.HasSuffix(only.name, f.name) && !strings.HasSuffix(f.name, only.name) {
			return nil
		}
		if only == nil || len(f.name) > len(only.name) {
			only = f
		}
	}
	return only
}

// properLead reports that what stands before the ending of a full name is proper to it: the
// division of a local body and nothing else (民建某市委 is not the 市委), or a place at the front
// of any other name (一定不负公司 is no name).
func (d *document) properLead(full, short string) bool {
	if !localBody(short) {
		return d.placeOf(full) != "" || strings.HasSuffix(full, "有限公司")
	}
	_, size := utf8.DecodeRuneInString(short)
	division := strings.TrimPrefix(strings.TrimSuffix(full, short[size:]), "中共")
	return d.isDivision(division)
}

// strayBody reports that the text names bodies of several divisions of the kind that a local
// body's short name begins with (禅城区, 南海区 for 区政协), so that it may mean any of them.
func strayBody(short string, full []fullName) bool {
	first, _ := utf8.DecodeRuneInString(short)
	if !localBody(short) {
		return false
	}
	head := ""
	for _, f := range full {
		at := strings.IndexRune(f.name, first)
		if at < 0 || utf8.RuneCountInString(f.name[:at]) < 2 {
			continue
		}
		next := strings.TrimPrefix(f.name[:at], "中共")
		if head != "" && !strings.HasSuffix(next, head) && !strings.HasSuffix(head, next) {
			return true
		}
		head = next
	}
	return false
}

// shortEndings are the endings of the full names that a short form can stand for; none where
// the name is no short form.
func shortEndings(short string) []string {
	switch short {
	case "公司", "集团", "协会", "学会", "商会", "医院", "学院", "研究院", "研究所", "基金会", "联合会", "促进会", "联谊会":
		return []string{short}
	case "我校", "本校", "该校", "学校", "校":
		return []string{"大学", "学院", "学校", "中学", "小学"}
	case "我院", "本院", "该院":
		return []string{"医院", "学院", "研究院"}
	case "我所", "本所", "该所":
		return []string{"研究所", "事务所"}
	case "我会", "本会", "该会":
		return []string{"协会", "学会", "商会", "联合会", "研究会", "促进会", "联谊会", "基金会"}
	case "我司", "本公司", "该公司", "我公司":
		return []string{"公司"}
	}
	if r := []rune(short); localBody(short) && slices.Contains([]rune("省市区县州旗"), r[0]) {
		return []string{short}
	}
	return nil
}

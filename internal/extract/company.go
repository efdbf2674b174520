package extract

import "maps"

// maxCompanies and maxShort bound the search for short forms, so that it stays linear.
const (
	maxCompanies = 24
	maxShort     = 8
)

// shortForms finds the names that a text uses for a company or school after naming it in
// full: those it defines in brackets, and a beginning of the full name that stands alone at
// least twice (商圈网 for 商圈网电子商务有限公司).
func (d *document) shortForms() map[string]string {
	forms := map[string]string{}
	maps.Copy(forms, d.aliases)
	seen := 0
	for k := range d.sentences {
		toks := d.sentences[k].toks
		for m, t := range toks {
			if t.kind != kSuffix || t.class != strong || seen >= maxCompanies || !isForm(d.src, t, "有限公司", "股份有限公司", "有限责任公司", "公司", "集团") {
				continue
			}
			from := m
			for from > 0 && insideName(toks[from-1]) {
				from--
			}
			full := d.src.runes[toks[from].i:t.j]
			if len(full) < 6 || from == m {
				continue
			}
			seen++
			for n := min(maxShort, len(full)-3); n >= 3; n-- {
				if d.standsAlone(full, n) >= 2 {
					forms[string(full[:n])] = string(full)
					break
				}
			}
		}
	}
	return forms
}

func insideName(t token) bool {
	switch t.kind {
	case kWord, kOther, kPlace, kName, kLatin, kNum, kSuffix, kOrg:
		return true
	}
	return false
}

// standsAlone counts the places where the first n runes of a name stand and the name does
// not go on.
func (d *document) standsAlone(full []rune, n int) int {
	count := 0
	s := d.src.runes
next:
	for i := 0; i+n <= len(s); i++ {
		for k := range n {
			if s[i+k] != full[k] {
				continue next
			}
		}
		if i+n < len(s) && s[i+n] == full[n] {
			continue
		}
		count++
	}
	return count
}

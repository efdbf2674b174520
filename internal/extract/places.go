package extract

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// place is an administrative division, or an area that is named like one.
type place struct {
	name   string // full name, such as 三门峡市
	short  string // without its kind; empty where it has no such form
	level  class
	within int32 // index of the division around it, or -1
	twin   int32 // index of the next division of the same name (和平区), or -1
}

// placeLoader adds divisions to a lexicon.
type placeLoader struct {
	*lexicon
	byName map[string]int32 // the first division of each name
	byHand bool             // the file was written by hand: its short forms are deliberate
}

// load reads a line of level, division around and names, in which a mark ends the short
// form: one before · may stand alone, one before / only with the last character of the
// kind behind it.
func (p *placeLoader) load(cols []string) error {
	if len(cols) != 3 {
		return fmt.Errorf("%d columns, want 3", len(cols))
	}
	if cols[0] == "zone" {
		for form := range strings.FieldsSeq(cols[2]) {
			p.words.add(form, entry{kind: kSuffix, class: strong, cost: costStrong, ref: -1})
		}
		return nil
	}
	level, ok := classNames()[cols[0]]
	if !ok {
		return fmt.Errorf("unknown level %q", cols[0])
	}
	within := int32(-1)
	if cols[1] != "" {
		if within, ok = p.byName[cols[1]]; !ok {
			return fmt.Errorf("unknown division %q", cols[1])
		}
	}
	for form := range strings.FieldsSeq(cols[2]) {
		mark := strings.IndexAny(form, "·/")
		if mark < 0 {
			p.add(place{name: form, level: level, within: within}, false)
			continue
		}
		kind := strings.TrimLeft(form[mark:], "·/")
		p.add(place{name: form[:mark] + kind, short: form[:mark], level: level, within: within}, form[mark] != '/')
	}
	return nil
}

// add adds a division and its forms; alone says that the short form may stand by itself.
func (p *placeLoader) add(a place, alone bool) {
	ref := p.find(&a)
	meaning := entry{kind: kPlace, class: a.level, cost: costPlace, ref: ref}
	p.words.add(a.name, meaning)
	if a.short == "" {
		return
	}
	if strings.Contains(a.name, "自治") {
		_, size := utf8.DecodeLastRuneInString(a.name)
		p.words.add(a.short+a.name[len(a.name)-size:], meaning)
	}
	if alone && (p.byHand || a.level != county || !p.namelike(a.short)) {
		meaning.cost++
		p.words.add(a.short, meaning)
	}
}

// find is the index of a division, which is appended where it is new.
func (p *placeLoader) find(a *place) int32 {
	a.twin = -1
	ref := int32(len(p.places))
	if at, ok := p.byName[a.name]; ok {
		for {
			have := &p.places[at]
			if have.within == a.within {
				have.short = a.short
				return at
			}
			if have.twin < 0 {
				have.twin = ref
				break
			}
			at = have.twin
		}
	} else {
		p.byName[a.name] = ref
	}
	p.places = append(p.places, *a)
	return ref
}

// maxNamelike is what a form may cost as a person's name and still be taken for one.
const maxNamelike = 30

// namelike reports forms of two characters that are as good a name of a person: 高平, 石林.
func (l *lexicon) namelike(form string) bool {
	s := &source{runes: []rune(form)}
	if len(s.runes) > 2 {
		return false
	}
	s.gap = make([]bool, len(s.runes))
	for _, e := range l.hanNamesAt(nil, s, 0, len(s.runes)) {
		if e.j == len(s.runes) && e.cost <= maxNamelike {
			return true
		}
	}
	return false
}

// divisionOf is the division that the name of an organisation begins with and how many of
// its runes name it: the innermost of several, as in 江苏省南京市鼓楼区教育局. It is -1 where
// there is none.
func (l *lexicon) divisionOf(name []rune) (ref int32, end int) {
	ref = -1
	for {
		next, stop := l.placeAt(name, end, ref)
		if next < 0 {
			return ref, end
		}
		ref, end = next, stop
	}
}

// placeAt is the longest form of a division at rune i. Where around is a division it must
// lie within. A short form is not all of a name, and that of a county is only a word in the
// name of a company.
func (l *lexicon) placeAt(name []rune, i int, around int32) (ref int32, end int) {
	ref = -1
	l.words.each(name, i, func(j int, first int32) {
		for at := first; at >= 0; at = l.words.list[at].more {
			e := &l.words.list[at]
			if e.kind != kPlace {
				continue
			}
			for p := e.ref; p >= 0; p = l.places[p].twin {
				if string(name[i:j]) == l.places[p].short && (j == len(name) || e.class == county && company(string(name[j:]))) {
					continue
				}
				if around < 0 || l.inside(p, around) {
					ref, end = p, j
					break
				}
			}
		}
	})
	return ref, end
}

// company reports what ends the names of those who choose them freely: 方正集团.
func company(rest string) bool {
	for _, end := range []string{"集团", "公司", "银行", "证券", "保险", "企业", "酒店", "大学", "学院", "医院"} {
		if strings.HasSuffix(rest, end) {
			return true
		}
	}
	return false
}

func (l *lexicon) inside(ref, around int32) bool {
	for ref = l.places[ref].within; ref >= 0; ref = l.places[ref].within {
		if ref == around {
			return true
		}
	}
	return false
}

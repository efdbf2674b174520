package extract

import (
	"embed"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// The lexicons are tables of tab-separated columns; a line that starts with # names the
// source of a file.
//
//go:embed lexicon/*.tsv
var lexiconFiles embed.FS

// lexicon is all that is known before a text is read. It is not modified after loading.
type lexicon struct {
	words     *trie               // everything but titles
	roles     *trie               // titles without modifiers
	modifiers *trie               // what may stand before a title
	sure      confidences         // how often rules are right
	elements  *trie               // elements of minority names
	ideas     *trie               // what makes a name part of an idea: 新时代…思想
	formal    map[string][]string // alias of a national body to full names
	places    []place             // administrative divisions
	surnames  *runeTable[int32]   // single surname to cost
	compound  *pairs              // surnames of two characters
	given     *runeTable[[3]int8] // what it saves as only, first and second character of a given name
	translit  *runeTable[int8]    // log-odds in transliterated names
	begins    []begin             // by character of the basic plane; empty while loading
}

// begin tells in a set what may begin with a character, so that most searches end with one
// look at one table.
type begin uint8

const (
	beginsTitle begin = 1 << iota
	beginsElement
	beginsName
	beginsIdea
)

func (l *lexicon) setBegins() {
	l.begins = make([]begin, 1<<16)
	for r := range rune(len(l.begins)) {
		b := begin(0)
		if l.roles.begin(r).node != 0 || l.modifiers.begin(r).node != 0 {
			b |= beginsTitle
		}
		if l.elements.begin(r).node != 0 {
			b |= beginsElement
		}
		if l.ideas.begin(r).node != 0 {
			b |= beginsIdea
		}
		_, single := l.surnames.get(r)
		if double, _ := l.compound.first.get(r); single || double {
			b |= beginsName
		}
		l.begins[r] = b
	}
}

// mayBegin reports whether anything of the kind might begin with a character.
func (l *lexicon) mayBegin(r rune, what begin) bool {
	return uint32(r) >= uint32(len(l.begins)) || l.begins[r]&what != 0
}

// Costs of the lattice, in tenths: a path pays for each token, so that few long tokens win
// over many short ones.
const (
	costOther  = 20
	costFunc   = 8
	costVerb   = 6
	costRole   = 6
	costOrg    = 4
	costStrong = 6
	costWeak   = 13
	costPlace  = 5
	costLetter = 15
	costGroup  = 6
	costEvent  = 5
	costHon    = 6
)

func loadLexicon() (*lexicon, error) {
	l := &lexicon{
		words: newTrie(), roles: newTrie(), modifiers: newTrie(), elements: newTrie(), ideas: newTrie(),
		formal: map[string][]string{}, surnames: newRuneTable[int32](), compound: newPairs(),
		given: newRuneTable[[3]int8](), translit: newRuneTable[int8](),
	}
	classes := classNames()
	// listed loads a file of class and forms into a trie.
	listed := func(t *trie, k kind, cost func(class, string) int32) func(cols []string) error {
		return func(cols []string) error {
			c, ok := classes[cols[0]]
			if !ok {
				return fmt.Errorf("unknown class %q", cols[0])
			}
			for form := range strings.FieldsSeq(cols[1]) {
				t.add(form, entry{kind: k, class: c, cost: cost(c, form), ref: -1})
			}
			return nil
		}
	}
	flat := func(n int32) func(class, string) int32 { return func(class, string) int32 { return n } }
	places := &placeLoader{lexicon: l, byName: map[string]int32{}}
	byHand := &placeLoader{lexicon: l, byName: places.byName, byHand: true}
	files := []struct {
		name string
		load func(cols []string) error
	}{
		{"surnames", l.loadSurnames},
		{"given", l.loadGiven},
		{"translit", l.loadTranslit},
		{"roles", listed(l.roles, kRole, flat(costRole))},
		{"modifiers", l.loadModifiers},
		{"bodies", l.loadBodies},
		{"suffixes", listed(l.words, kSuffix, suffixCost)},
		{"groups", l.loadGroups},
		{"verbs", listed(l.words, kVerb, verbCost)},
		{"functions", l.loadFunctions},
		{"events", listed(l.words, kEvent, flat(costEvent))},
		{"honorifics", l.loadHonorifics},
		{"regions", l.loadRegions},
		{"words", l.loadWords},
		{"divisions", places.load},
		{"places", byHand.load},
		{"ideas", l.loadIdeas},
		{"elements", l.loadElements},
		{"confidence", l.sure.load},
	}
	for _, f := range files {
		if err := eachLine(f.name, f.load); err != nil {
			return nil, err
		}
	}
	l.sure.settle()
	for _, t := range []*trie{l.words, l.roles, l.modifiers, l.elements, l.ideas} {
		t.pack()
	}
	l.setBegins()
	return l, nil
}

func eachLine(name string, load func(cols []string) error) error {
	raw, err := table(name)
	if err != nil {
		return fmt.Errorf("lexicon %s: %w", name, err)
	}
	n := 0
	for line := range strings.Lines(raw) {
		n++
		line = strings.TrimRight(line, "\r\n")
		if line == "" || line[0] == '#' {
			continue
		}
		if err := load(strings.Split(line, "\t")); err != nil {
			return fmt.Errorf("lexicon %s, line %d: %w", name, n, err)
		}
	}
	return nil
}

// verbCost makes predicates of one character dear: most of them also stand inside words.
func verbCost(_ class, form string) int32 {
	if utf8.RuneCountInString(form) == 1 {
		return costVerb + 8
	}
	return costVerb
}

func suffixCost(c class, form string) int32 {
	if c == weak && utf8.RuneCountInString(form) == 1 {
		return costWeak
	}
	return costStrong
}

func (l *lexicon) loadSurnames(cols []string) error {
	costs := map[string]int32{"1": 0, "2": 8, "3": 22}
	for form := range strings.FieldsSeq(cols[1]) {
		if cols[0] == "c" {
			r := []rune(form)
			l.compound.put(r[0], r[1])
			continue
		}
		for _, r := range form {
			if _, ok := l.surnames.get(r); !ok {
				l.surnames.put(r, costs[cols[0]])
			}
		}
	}
	return nil
}

func (l *lexicon) loadGiven(cols []string) error {
	r, _ := utf8.DecodeRuneInString(cols[0])
	var odds [3]int8
	for i := range odds {
		n, err := strconv.ParseInt(cols[i+1], 10, 8)
		if err != nil {
			return err
		}
		odds[i] = int8(min(max(n/2, -maxOdds), maxOdds))
	}
	l.given.put(r, odds)
	return nil
}

func (l *lexicon) loadTranslit(cols []string) error {
	n, err := strconv.ParseInt(cols[0], 10, 8)
	if err != nil {
		return err
	}
	for _, r := range cols[1] {
		l.translit.put(r, int8(n))
	}
	return nil
}

func (l *lexicon) loadModifiers(cols []string) error {
	c := classNone
	if cols[0] == "former" {
		c = remove
	}
	for form := range strings.FieldsSeq(cols[1]) {
		l.modifiers.add(form, entry{kind: kRole, class: c, ref: -1})
	}
	return nil
}

func (l *lexicon) loadBodies(cols []string) error {
	full, aliases := cols[0], []string(nil)
	if len(cols) > 1 {
		aliases = strings.Fields(cols[1])
	}
	for _, form := range append([]string{full}, aliases...) {
		l.words.add(form, entry{kind: kOrg, cost: costOrg, ref: -1})
		if form != full {
			l.formal[form] = append(l.formal[form], full)
		}
	}
	return nil
}

func (l *lexicon) loadGroups(cols []string) error {
	for form := range strings.FieldsSeq(cols[1]) {
		l.words.add(form, entry{kind: kGroup, cost: costGroup, ref: -1})
	}
	return nil
}

func (l *lexicon) loadFunctions(cols []string) error {
	classes := classNames()
	for form := range strings.FieldsSeq(cols[1]) {
		e := entry{kind: kFunc, class: classes[cols[0]], cost: costFunc, ref: -1}
		switch cols[0] {
		case "etc":
			e.kind = kEtc
		case "and":
			e.kind = kAnd
		case "noun", "other":
			e.kind = kWord
		}
		l.words.add(form, e)
	}
	return nil
}

func (l *lexicon) loadHonorifics(cols []string) error {
	for form := range strings.FieldsSeq(cols[0]) {
		l.words.add(form, entry{kind: kHon, cost: costHon, ref: -1})
	}
	return nil
}

func (l *lexicon) loadRegions(cols []string) error {
	c := classNames()[cols[0]]
	cost := int32(costPlace)
	if c == letter {
		cost = costLetter
	}
	for form := range strings.FieldsSeq(cols[1]) {
		l.words.add(form, entry{kind: kPlace, class: c, cost: cost, ref: -1})
	}
	return nil
}

func (l *lexicon) loadIdeas(cols []string) error {
	for form := range strings.FieldsSeq(cols[0]) {
		l.ideas.add(form, entry{kind: kDoctrine, class: idea, ref: -1})
	}
	return nil
}

func (l *lexicon) loadElements(cols []string) error {
	for form := range strings.FieldsSeq(cols[1]) {
		l.elements.add(form, entry{kind: kName, ref: -1})
	}
	return nil
}

func (l *lexicon) loadWords(cols []string) error {
	n, err := strconv.Atoi(cols[0])
	if err != nil {
		return err
	}
	cost := int32(17 - 2*n)
	for form := range strings.FieldsSeq(cols[1]) {
		k, c := kWord, classNone
		if bureau(form) {
			k, c = kSuffix, strong
		}
		l.words.add(form, entry{kind: k, class: c, cost: cost, ref: -1})
	}
	return nil
}

// bureau reports words of the general vocabulary that name offices: 林业局, 公安厅.
func bureau(form string) bool {
	if n := utf8.RuneCountInString(form); n < 3 {
		return false
	}
	switch form {
	case "候机厅", "多功能厅", "宴会厅", "展览厅", "游戏厅", "电影厅", "音乐厅", "董事局":
		return false
	}
	for _, tail := range []string{"局", "厅", "学院", "大学", "公司", "研究院", "研究所", "医院", "法院", "检察院", "学会", "协会"} {
		if strings.HasSuffix(form, tail) {
			return true
		}
	}
	return false
}

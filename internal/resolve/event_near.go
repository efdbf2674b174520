package resolve

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// Bounds on names and people of one event.
const (
	commonEnd   = 4 // characters at the end of names that are compared
	fewPeople   = 2 // that two reports with like names have in common
	manyPeople  = 3 // that two reports with a name for any meeting have in common
	mostlyShare = 5 // all but one in so many of the smaller list are in the other
)

// bySimilarName joins reports of one day whose names say the same with more or fewer words:
// with the number of the term or session or a year and without, or as [eventLinker.near] tells.
func (l *eventLinker) bySimilarName() {
	tells := func(i int) bool {
		n := &l.names[i]
		return l.days[i] != "" && !n.press && (!n.generic || n.jubilee) && n.head != "" && !slices.Contains([]string{"会见", "会谈", "会晤", "通话"}, n.head)
	}
	for _, block := range l.blocks(func(i int) string {
		if !tells(i) {
			return ""
		}
		return l.days[i] + l.names[i].bare
	}) {
		numbers := map[string]int{} // a report with each of the numbers
		for _, i := range block {
			if _, ok := numbers[l.names[i].numbers]; !ok {
				numbers[l.names[i].numbers] = i
			}
		}
		if plain, ok := numbers[""]; ok && len(numbers) == 2 {
			for n, i := range numbers {
				if n != "" { // one alone
					l.joinApart(min(plain, i), max(plain, i), SimilarName)
				}
			}
		}
	}
	for _, block := range l.blocks(func(i int) string {
		if !tells(i) {
			return ""
		}
		return l.days[i] + l.names[i].likeKey()
	}) {
		seen := map[string]bool{}
		var names []int // one report of each name
		for _, i := range block {
			if !seen[l.names[i].normal] {
				seen[l.names[i].normal] = true
				names = append(names, i)
			}
		}
		for k, a := range names {
			for _, b := range names[:k] {
				if l.near(a, b) {
					l.joinApart(b, a, SimilarName)
				}
			}
		}
	}
}

// near tells whether two names with one kind of event and the same numbers name one event of
// a day: they are made of the same characters, or one leaves words out and both can be borne
// only once or some people are the same.
func (l *eventLinker) near(a, b int) bool {
	x, y := &l.names[a], &l.names[b]
	short, long := x.normal, y.normal
	if len(short) > len(long) {
		short, long = long, short
	}
	switch {
	case len(short) == len(long):
		return sameRunes(short, long)
	case !subsequence([]rune(short), []rune(long)):
		return false
	}
	return x.once && y.once || sharedNames(l.reports[a].People, l.reports[b].People) >= fewPeople
}

func sameRunes(a, b string) bool {
	x, y := []rune(a), []rune(b)
	slices.Sort(x)
	slices.Sort(y)
	return slices.Equal(x, y)
}

// sharedNames counts the values that two sorted lists have in common.
func sharedNames(a, b []string) int {
	n := 0
	for len(a) > 0 && len(b) > 0 {
		switch c := strings.Compare(a[0], b[0]); {
		case c < 0:
			a = a[1:]
		case c > 0:
			b = b[1:]
		default:
			n++
			a, b = a[1:], b[1:]
		}
	}
	return n
}

// byPeople joins reports of one day with one name that any meeting may bear, when nearly all
// people of the shorter list are in the other and are many, or all are and one body convened it.
func (l *eventLinker) byPeople() {
	for _, block := range l.anyMeetings(true) {
		at := map[string][]int{}
		for _, i := range block {
			for _, p := range l.reports[i].People {
				at[p] = append(at[p], i)
			}
		}
		for _, i := range block {
			common := map[int]int{}
			for _, p := range l.reports[i].People {
				for _, j := range at[p] {
					if j < i {
						common[j]++
					}
				}
			}
			for _, j := range block {
				n := common[j]
				few := min(len(l.reports[i].People), len(l.reports[j].People))
				many := n >= manyPeople && n*mostlyShare >= few*(mostlyShare-1)
				convened := n > 0 && n == few && !l.names[i].press && sharedNames(l.reports[i].Conveners, l.reports[j].Conveners) > 0
				if many || convened {
					l.joinApart(j, i, SamePeople)
				}
			}
		}
	}
}

// anyMeetings gives the reports of one day and one name that any meeting may bear, with press
// conferences or without.
func (l *eventLinker) anyMeetings(press bool) [][]int {
	return l.blocks(func(i int) string {
		n := &l.names[i]
		if l.days[i] == "" || !n.generic && !n.press || n.press && !press {
			return ""
		}
		return l.days[i] + n.normal
	})
}

// byGathering joins reports of one day with one name that any meeting may bear, when their
// documents report one other event of that day: the lecture after the closing of a session.
func (l *eventLinker) byGathering() {
	beside := map[string][]int{} // events of known names, by document and day
	for i := range l.reports {
		if n := &l.names[i]; !n.generic && !n.press && l.days[i] != "" && utf8.RuneCountInString(n.normal) > commonEnd {
			key := string(l.reports[i].Document) + l.days[i]
			beside[key] = union(beside[key], l.root(i)+1)
		}
	}
	type edge struct{ a, b int }
	var edges []edge
	for _, block := range l.anyMeetings(false) {
		first := map[int]int{} // a report of the block beside each event
		for _, i := range block {
			for _, root := range beside[string(l.reports[i].Document)+l.days[i]] {
				if j, ok := first[root]; ok {
					edges = append(edges, edge{j, i})
				} else {
					first[root] = i
				}
			}
		}
	}
	for _, e := range edges {
		l.joinApart(e.a, e.b, SameGathering)
	}
}

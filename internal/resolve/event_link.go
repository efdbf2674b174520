package resolve

import (
	"slices"

	"huipu/internal/kg"
)

// eventLinker joins reports of one event. Reports are in order, and a component is named by
// its first report, so that nothing depends on the order in which they came.
type eventLinker struct {
	reports []*Report
	names   []eventName
	days    []string // empty where the day is not known
	parent  []int
	reasons []map[EventReason]bool     // of a root
	in      []map[kg.ID]map[kg.ID]bool // of a root: its documents, and the local ids of each
	judged  []bool                     // of a root: whether a curator's word joined some of it; nil without words
	apart   [][2]int                   // reports that are judged different
}

func newEventLinker(reports []Report) *eventLinker {
	l := &eventLinker{reports: make([]*Report, len(reports))}
	for i := range reports {
		l.reports[i] = &reports[i]
	}
	slices.SortFunc(l.reports, CompareReports)
	l.names = make([]eventName, len(reports))
	l.days = make([]string, len(reports))
	l.parent = make([]int, len(reports))
	l.reasons = make([]map[EventReason]bool, len(reports))
	l.in = make([]map[kg.ID]map[kg.ID]bool, len(reports))
	known := map[string]eventName{}
	for i, r := range l.reports {
		name, ok := known[r.Name]
		if !ok {
			name = readEventName(r.Name)
			known[r.Name] = name
		}
		l.names[i], l.parent[i] = name, i
		if r.Day.Precision() == kg.PrecisionDay {
			l.days[i] = r.Day.String()
		}
	}
	return l
}

func (l *eventLinker) root(i int) int {
	for l.parent[i] != i {
		l.parent[i] = l.parent[l.parent[i]]
		i = l.parent[i]
	}
	return i
}

// join makes two reports one event, as far as words leave it to rules.
func (l *eventLinker) join(a, b int, why EventReason) {
	a, b = l.root(a), l.root(b)
	if l.refused(a, b) {
		return
	}
	if l.reasons[a] == nil {
		l.reasons[a] = map[EventReason]bool{}
	}
	l.reasons[a][why] = true
	if a == b {
		return
	}
	if b < a {
		a, b = b, a
	}
	l.parent[b] = a
	if l.reasons[a] == nil {
		l.reasons[a] = map[EventReason]bool{}
	}
	for reason := range l.reasons[b] {
		l.reasons[a][reason] = true
	}
	l.reasons[a][why] = true
	all := l.documents(a)
	for document, meetings := range l.documents(b) {
		if all[document] == nil {
			all[document] = map[kg.ID]bool{}
		}
		for meeting := range meetings {
			all[document][meeting] = true
		}
	}
	l.reasons[b], l.in[b] = nil, nil
	if l.judged != nil {
		l.judged[a] = l.judged[a] || l.judged[b]
	}
}

// documents gives the documents of a root with the local ids of each.
func (l *eventLinker) documents(root int) map[kg.ID]map[kg.ID]bool {
	if l.in[root] == nil { // most reports stay alone and need none
		l.in[root] = map[kg.ID]map[kg.ID]bool{l.reports[root].Document: {l.reports[root].Meeting: true}}
	}
	return l.in[root]
}

// joinApart joins two reports unless a document tells the meetings of both apart.
func (l *eventLinker) joinApart(a, b int, why EventReason) {
	if !l.clash(l.root(a), l.root(b)) {
		l.join(a, b, why)
	}
}

// clash reports two roots of whose meetings a document tells some apart.
func (l *eventLinker) clash(a, b int) bool {
	if a == b {
		return false
	}
	small, large := l.documents(a), l.documents(b)
	if len(small) > len(large) {
		small, large = large, small
	}
	for document, meetings := range small {
		for meeting := range meetings {
			if others := large[document]; len(others) > 0 && (len(others) > 1 || !others[meeting]) {
				return true
			}
		}
	}
	return false
}

// blocks gives the reports that share a key, the keys in order; reports without a key are in
// none.
func (l *eventLinker) blocks(key func(i int) string) [][]int {
	by := map[string]int{}
	var blocks [][]int
	for i := range l.reports {
		k := key(i)
		if k == "" {
			continue
		}
		at, ok := by[k]
		if !ok {
			at = len(blocks)
			by[k] = at
			blocks = append(blocks, nil)
		}
		blocks[at] = append(blocks[at], i)
	}
	return blocks // by their first reports, which is an order of the reports alone
}

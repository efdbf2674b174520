package resolve

import (
	"strings"
	"unicode/utf8"

	"huipu/internal/kg"
)

// bodyName is what a name of an organisation comes to: the one name under which the body is
// a node, and its row of the table where it has one.
type bodyName struct {
	name string
	row  *bodyRow // nil for a body that the table does not have
}

// canonical gives the name under which the organisation is a node, so that the forms of one
// name lead to one body: the table's name of a body that it has, with or without the number
// of the term (第十四届全国政协), and the short form of the organs of parties, people's
// congresses, conferences and federations of an administrative division. A document of the
// day names the body; the day may be unknown. Any other name stays as it is.
func canonical(name string, on kg.Date) bodyName {
	rows := bodyRows()
	for _, form := range []string{name, withoutTerm(name)} {
		if row := rows[fold(form)]; row != nil && row.named(on) {
			return bodyName{row.name, row}
		}
		if short := localName(form); short != "" {
			return bodyName{name: short}
		}
		if form != name && organOf(form) != "" {
			return bodyName{name: form}
		}
	}
	return bodyName{name: name}
}

// named tells whether a document of the day can mean the body. A ministry that was dissolved
// before bears a name that other states' ministries bear too, such as 卫生部.
func (b *bodyRow) named(on kg.Date) bool {
	plain := strings.HasSuffix(b.name, "部") && utf8.RuneCountInString(b.name) <= 5
	return !plain || b.until == 0 || on.Year <= b.until
}

// withoutTerm takes the number of the term out of a name: 第十四届全国政协 is 全国政协. Other
// names stay as they are.
func withoutTerm(name string) string {
	lead, rest, found := strings.Cut(name, "届")
	if !found {
		return name
	}
	before := []rune(lead)
	for i := range before {
		n, end := numeral(before, i)
		if end != len(before) || n == 0 {
			continue
		}
		if i > 0 && before[i-1] == '第' {
			i--
		}
		return string(before[:i]) + rest
	}
	return name
}

// ofAnother tells whether the table gives a name to a body, and to another one than name.
func ofAnother(other, name string, on kg.Date) bool {
	row := canonical(other, on).row
	return row != nil && row != canonical(name, on).row
}

// describe adds what the table says of a body; nothing for a body without a row.
func (r *resolver) describe(o *kg.Organisation, row *bodyRow) {
	if row == nil {
		return
	}
	o.FullName = row.full
	o.Aliases = alias(o.Aliases, o.Name, row.full)
	o.Parent = r.named(row.parent)
	for _, name := range row.successors {
		o.ReplacedBy = union(o.ReplacedBy, r.named(name))
	}
	o.Until = kg.Date{Year: row.until}
}

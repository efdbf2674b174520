package extract

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"huipu/internal/explain"
	"huipu/internal/kg"
)

// WriteText writes the facts of the file at path for people to read: the meetings with who
// was there in the printed order, then who is only mentioned, repairs and what was not
// read. Errors are those of w.
func WriteText(w io.Writer, path string, f kg.Facts) error { return writeText(w, path, f, false) }

// WriteExplainedText is [WriteText] with a line below each fact that says in Chinese and in
// English why it was read so.
func WriteExplainedText(w io.Writer, path string, f kg.Facts) error {
	return writeText(w, path, f, true)
}

func writeText(w io.Writer, path string, f kg.Facts, explained bool) error {
	b := textWriter{bufio.NewWriter(w), explained}
	fmt.Fprintf(b, "%s  %s\n", path, f.Document.Title)
	persons := map[string]kg.PersonFact{}
	for _, p := range f.Persons {
		persons[p.Name] = p
	}
	for _, m := range f.Meetings {
		fmt.Fprintf(b, "\n会议 %s  %s\n", m.Key, m.Name)
		b.explain("  ", explain.Fact(m.Evidence))
		line(b, "日期", dates(m.Date, m.EndDate))
		line(b, "地点", strings.Join(m.Places, "、"))
		line(b, "形式", string(m.Format))
		line(b, "召开", strings.Join(m.ConvenedBy, "、"))
		if !m.Stated.IsZero() {
			line(b, "人数", fmt.Sprintf("%d %s", m.Stated.Number, m.Stated.Qualifier))
		}
		for _, a := range f.Attendances {
			if a.Meeting == m.Key {
				p := persons[a.Person]
				fmt.Fprintf(b, "  %2d  %s  %s%s  %s\n", a.Order, a.Person, capacities(a.Capacities), venueText(a.Venue), postsText(p))
				b.explain("      ", explain.Fact(a.Evidence))
				b.explainPosts(p)
			}
		}
		for _, g := range f.GroupAttendances {
			if g.Meeting == m.Key {
				fmt.Fprintf(b, "      %s  %s%s  %s\n", g.Label, capacities(g.Capacities), venueText(g.Venue), g.Organisation)
				b.explain("      ", explain.Fact(g.Evidence))
			}
		}
	}
	if len(f.MentionedOnly) > 0 {
		fmt.Fprintf(b, "\n仅提及  %s\n", strings.Join(f.MentionedOnly, "、"))
		for _, name := range f.MentionedOnly {
			b.explain("      ", explain.Fact(persons[name].Evidence))
			b.explainPosts(persons[name])
		}
	}
	if len(f.Document.Bylines) > 0 {
		fmt.Fprintf(b, "署名  %s\n", strings.Join(f.Document.Bylines, "、"))
	}
	for _, r := range f.Repairs {
		fmt.Fprintf(b, "校正  %s → %s  %s\n", r.Before, r.After, r.Reason)
		b.explain("      ", repairText(f, r))
	}
	for _, u := range f.Unread {
		fmt.Fprintf(b, "未读  %s  (%s)\n", u.Quote, u.Reason)
	}
	if err := b.Flush(); err != nil {
		return fmt.Errorf("facts of %q as text: %w", path, err)
	}
	return nil
}

// textWriter writes the facts of a document, with explanations if they are asked for.
type textWriter struct {
	*bufio.Writer
	explained bool
}

func (b textWriter) explain(indent string, why explain.Text) {
	if b.explained {
		fmt.Fprintf(b, "%s依据  %s  %s\n", indent, why.ZH, why.EN)
	}
}

// explainPosts explains each post of a person.
func (b textWriter) explainPosts(p kg.PersonFact) {
	for _, m := range p.Memberships {
		b.explain("      "+postText(m)+"  ", explain.Fact(m.Evidence))
	}
}

func repairText(f kg.Facts, r kg.RepairFact) explain.Text {
	return explain.Repair(kg.TextRepair{Before: r.Before, After: r.After, Reason: r.Reason}, f.Document.Published)
}

func line(w io.Writer, label, value string) {
	if value != "" {
		fmt.Fprintf(w, "  %s  %s\n", label, value)
	}
}

func dates(from, to kg.Date) string {
	if to.IsZero() {
		return from.String()
	}
	return from.String() + " – " + to.String()
}

func capacities(cs []kg.Capacity) string {
	out := make([]string, len(cs))
	for i, c := range cs {
		out[i] = string(c)
	}
	return strings.Join(out, ",")
}

func venueText(v kg.VenueFact) string {
	if v.Kind == "" {
		return ""
	}
	return "@" + string(v.Kind) + v.Place
}

func postsText(p kg.PersonFact) string {
	out := make([]string, len(p.Memberships))
	for i, m := range p.Memberships {
		out[i] = postText(m)
	}
	return strings.Join(out, "；")
}

func postText(m kg.MembershipFact) string {
	if m.Former {
		return m.Organisation + m.Role + "（前）"
	}
	return m.Organisation + m.Role
}

package extract

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"huipu/internal/kg"
)

// WriteText writes the facts of the file at path for people to read: the meetings with who
// was there in the printed order, then who is only mentioned, repairs and what was not
// read. Errors are those of w.
func WriteText(w io.Writer, path string, f kg.Facts) error {
	b := bufio.NewWriter(w)
	fmt.Fprintf(b, "%s  %s\n", path, f.Document.Title)
	posts := map[string]string{}
	for _, p := range f.Persons {
		posts[p.Name] = postsText(p)
	}
	for _, m := range f.Meetings {
		fmt.Fprintf(b, "\n会议 %s  %s\n", m.Key, m.Name)
		line(b, "日期", dates(m.Date, m.EndDate))
		line(b, "地点", strings.Join(m.Places, "、"))
		line(b, "形式", string(m.Format))
		line(b, "召开", strings.Join(m.ConvenedBy, "、"))
		if !m.Stated.IsZero() {
			line(b, "人数", fmt.Sprintf("%d %s", m.Stated.Number, m.Stated.Qualifier))
		}
		for _, a := range f.Attendances {
			if a.Meeting == m.Key {
				fmt.Fprintf(b, "  %2d  %s  %s%s  %s\n", a.Order, a.Person, capacities(a.Capacities), venueText(a.Venue), posts[a.Person])
			}
		}
		for _, g := range f.GroupAttendances {
			if g.Meeting == m.Key {
				fmt.Fprintf(b, "      %s  %s%s  %s\n", g.Label, capacities(g.Capacities), venueText(g.Venue), g.Organisation)
			}
		}
	}
	if len(f.MentionedOnly) > 0 {
		fmt.Fprintf(b, "\n仅提及  %s\n", strings.Join(f.MentionedOnly, "、"))
	}
	if len(f.Document.Bylines) > 0 {
		fmt.Fprintf(b, "署名  %s\n", strings.Join(f.Document.Bylines, "、"))
	}
	for _, r := range f.Repairs {
		fmt.Fprintf(b, "校正  %s → %s  %s\n", r.Before, r.After, r.Reason)
	}
	for _, u := range f.Unread {
		fmt.Fprintf(b, "未读  %s  (%s)\n", u.Quote, u.Reason)
	}
	if err := b.Flush(); err != nil {
		return fmt.Errorf("facts of %q as text: %w", path, err)
	}
	return nil
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
		out[i] = m.Organisation + m.Role
		if m.Former {
			out[i] += "（前）"
		}
	}
	return strings.Join(out, "；")
}

package eval

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"strings"
)

// WriteResolutionJSON writes the comparison as one indented JSON object. Errors are those
// of w.
func WriteResolutionJSON(w io.Writer, r Resolution) error {
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", " ")
	if err := encoder.Encode(r); err != nil {
		return fmt.Errorf("resolution as JSON: %w", err)
	}
	return nil
}

// WriteResolution writes the comparison for people to read: errors first, so that the
// totals stand at the end of a terminal. Errors are those of w.
func WriteResolution(w io.Writer, r Resolution) error {
	b := bufio.NewWriter(w)
	for _, e := range r.Errors {
		var groups []string
		for _, g := range e.Groups {
			groups = append(groups, g.text())
		}
		fmt.Fprintf(b, "%s  %s  %s\n", e.Kind, e.Entity, strings.Join(groups, " | "))
	}
	if len(r.Errors) > 0 {
		fmt.Fprintln(b)
	}
	lines := [][]string{{"part", "mentions", "entities", "found", "missing", "precision", "recall", "f1", "precision of found", "recall of found", "f1 of found"}}
	for _, row := range r.Rows {
		s, f := row.Score, row.Found
		lines = append(lines, []string{
			string(row.Part), whole(s.Mentions), whole(row.Entities), whole(f.Mentions), whole(s.Missing),
			three(s.Precision), three(s.Recall), three(s.F1), three(f.Precision), three(f.Recall), three(f.F1),
		})
	}
	table(b, lines)
	if r.Elsewhere > 0 {
		fmt.Fprintf(b, "\n%s left out: their documents were not read, or gave way to a newer version\n", counted(r.Elsewhere, "mention"))
	}
	if r.NotShown > 0 {
		fmt.Fprintf(b, "\nerrors of %s put aside are counted but not listed\n", counted(r.NotShown, "mention"))
	}
	if err := b.Flush(); err != nil {
		return fmt.Errorf("resolution as text: %w", err)
	}
	return nil
}

// text gives the entity with its mentions, each name with the items that have it.
func (p ResolutionPart) text() string {
	var order []string
	items := map[string][]string{}
	for _, m := range p.Mentions {
		if items[m.Name] == nil {
			order = append(order, m.Name)
		}
		items[m.Name] = append(items[m.Name], m.Item)
	}
	var names []string
	for _, name := range order {
		names = append(names, name+" "+strings.Join(items[name], " "))
	}
	if p.Entity == "" {
		return strings.Join(names, ", ")
	}
	return fmt.Sprintf("%s (%s)", p.Entity, strings.Join(names, ", "))
}

package eval

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"
)

// WriteJSON writes the report as one indented JSON object. The same report gives the same
// bytes. Errors are those of w.
func WriteJSON(w io.Writer, r Report) error {
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", " ")
	if err := encoder.Encode(r); err != nil {
		return fmt.Errorf("report as JSON: %w", err)
	}
	return nil
}

// WriteText writes the report for people to read: differences first, so that the totals stand
// at the end of a terminal. Errors are those of w.
func WriteText(w io.Writer, r Report) error {
	b := bufio.NewWriter(w)
	for _, d := range r.Differences {
		fmt.Fprintf(b, "%s  %s  %s  %s%s\n", d.Document, d.Verdict, d.Relation, d.text, by(d.Rules))
	}
	if len(r.Differences) > 0 {
		fmt.Fprintln(b)
	}
	writeDocuments(b, r.ByDocument)
	writeRules(b, r.Rules)
	writeCalibration(b, r.Calibration)
	writeRelations(b, r.Relations)
	fmt.Fprintf(b, "\n%s\n", coverage(r))
	if err := b.Flush(); err != nil {
		return fmt.Errorf("report as text: %w", err)
	}
	return nil
}

func by(rules []string) string {
	if len(rules) == 0 {
		return ""
	}
	return " [" + strings.Join(rules, ", ") + "]"
}

// coverage says in one sentence what the figures are about.
func coverage(r Report) string {
	s := fmt.Sprintf("%s scored", counted(r.Documents, "document"))
	if r.PutAside > 0 {
		s += fmt.Sprintf(", %d of them put aside", r.PutAside)
	}
	if r.Unannotated > 0 {
		s += fmt.Sprintf("; %s without annotation left out", counted(r.Unannotated, "release"))
	}
	if r.NotShown > 0 && (r.ByDocument != nil || r.Differences != nil) {
		s += "; what was put aside is counted but not listed"
	}
	return s + "; " + r.Extractor
}

func counted(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// table writes lines of cells in columns, numbers to the right, and a blank line after them.
// Errors stay in the buffered writer until it is flushed.
func table(b *bufio.Writer, rows [][]string) {
	t := tabwriter.NewWriter(b, 0, 0, 2, ' ', 0)
	for _, row := range rows {
		fmt.Fprintln(t, strings.Join(row, "\t"))
	}
	_ = t.Flush()
}

func three(f float64) string { return fmt.Sprintf("%.3f", f) }

func whole(n int) string { return fmt.Sprint(n) }

func writeRelations(b *bufio.Writer, rows []Row) {
	lines := [][]string{{"relation", "measure", "value", "precision", "recall", "right", "wrong", "missed"}}
	for _, r := range rows {
		precision, recall, wrong, missed := three(r.Precision), three(r.Recall), whole(r.Wrong), whole(r.Missed)
		if r.Measure != F1 {
			precision, recall = "-", "-"
		}
		if r.Measure == Recall {
			wrong = "-"
		}
		if r.Measure == Accuracy {
			missed = "-"
		}
		lines = append(lines, []string{string(r.Relation), string(r.Measure), three(r.Value), precision, recall, whole(r.Right), wrong, missed})
	}
	table(b, lines)
}

func writeDocuments(b *bufio.Writer, documents []DocumentRow) {
	if documents == nil {
		return
	}
	shown := []Relation{Persons, Attendance, Capacities, Memberships, Meetings, Conveners, Groups, MeetingDates}
	head := []string{"document"}
	for _, r := range shown {
		head = append(head, string(r))
	}
	lines := [][]string{append(head, "wrong", "missed")}
	for _, d := range documents {
		line := []string{d.Document}
		for _, r := range d.Relations {
			for _, want := range shown {
				if r.Relation == want {
					line = append(line, three(r.Value))
				}
			}
		}
		lines = append(lines, append(line, whole(d.Wrong), whole(d.Missed)))
	}
	table(b, lines)
	fmt.Fprintln(b)
}

func writeRules(b *bufio.Writer, rules []RuleRow) {
	if rules == nil {
		return
	}
	lines := [][]string{{"rule", "relation", "made", "right", "wrong", "precision", "smoothed", "confidence"}}
	for _, r := range rules {
		lines = append(lines, []string{
			r.Rule, string(r.Relation), whole(r.Made), whole(r.Right), whole(r.Wrong), three(r.Precision), three(r.Smoothed), three(r.Confidence),
		})
	}
	table(b, lines)
	fmt.Fprintln(b)
}

func writeCalibration(b *bufio.Writer, tables []Reliability) {
	for _, t := range tables {
		fmt.Fprintf(b, "calibration of %s: expected calibration error %s over %s\n", t.Relation, three(t.Error), counted(t.Facts, "fact"))
		lines := [][]string{{"confidence", "facts", "mean", "precision"}}
		for _, bin := range t.Bins {
			lines = append(lines, []string{fmt.Sprintf("%.2f–%.2f", bin.From, bin.To), whole(bin.Facts), three(bin.Confidence), three(bin.Precision)})
		}
		table(b, lines)
		fmt.Fprintln(b)
	}
}

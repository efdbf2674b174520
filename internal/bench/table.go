package bench

import (
	"fmt"
	"io"
	"strings"
)

// Table writes the medians as a table in Markdown: a row for each measure, a column for each
// size. The results are those of one run.
func Table(w io.Writer, results []Result) error {
	var b strings.Builder
	row := func(cells ...string) { fmt.Fprintf(&b, "| %s |\n", strings.Join(cells, " | ")) }
	head, rule, quads, releases := []string{"Measure"}, []string{"---"}, []string{"quads"}, []string{"releases"}
	for _, r := range results {
		head, rule = append(head, short(r.Size)), append(rule, "--:")
		quads = append(quads, thousands(float64(r.Quads)))
		releases = append(releases, thousands(float64(r.Releases)))
	}
	row(head...)
	row(rule...)
	row(quads...)
	row(releases...)
	if len(results) > 0 {
		for i, m := range results[0].Measures {
			cells := []string{m.Name + ", " + m.Unit}
			for _, r := range results {
				cells = append(cells, figure(r.Measures[i].Median))
			}
			row(cells...)
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// short names a size: 10 k, 5 M.
func short(n int) string {
	switch {
	case n >= 1_000_000 && n%100_000 == 0:
		return strings.TrimSuffix(fmt.Sprintf("%.1f", float64(n)/1e6), ".0") + " M"
	case n >= 1000 && n%1000 == 0:
		return fmt.Sprintf("%d k", n/1000)
	}
	return fmt.Sprint(n)
}

// figure writes a number with about three digits.
func figure(v float64) string {
	switch {
	case v >= 100:
		return thousands(v)
	case v >= 10:
		return fmt.Sprintf("%.1f", v)
	case v >= 1:
		return fmt.Sprintf("%.2f", v)
	}
	return fmt.Sprintf("%.3f", v)
}

// thousands writes a whole number in groups of three digits.
func thousands(v float64) string {
	s := fmt.Sprintf("%.0f", v)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// Package eval owns the measuring of extraction and resolution: it compares what is read from annotated
// releases with what careful readers found in them.
//
// A folder gives pairs of a release and its annotation (folder.go, gold.go). Score compares
// one pair and lists every agreement and every difference as a finding (score.go); all
// tables are sums over findings (tally.go, rules.go, reliability.go, report.go), and the
// page for people marks them in the text (page.go, marks.go). The same folder and the same
// extractor give the same bytes.
//
// It measures resolution as well: an annotated partition of mentions (partition.go) is
// compared with the persons of a graph (locate.go, resolution.go) by B-cubed (bcubed.go).
package eval

package eval

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"

	"huipu/internal/kg"
)

// GoldReport is a passage that tells of a meeting which a careful reader knows.
type GoldReport struct {
	Document   kg.ID
	Start, End int // bytes of the text of the document
	Entity     Entity
}

// Mention is the passage as [BCubed] compares it.
func (r GoldReport) Mention() Mention {
	return Mention{Document: r.Document, Start: r.Start, End: r.End}
}

// ReadReports reads an annotated partition of reports: lines of a document, start, end and
// entity with tabs between them, below a line that says so, in the order of documents and
// places. The error is [kg.ErrInvalid] and names the file, the line and what was expected.
func ReadReports(name string, raw []byte) ([]GoldReport, error) {
	const columns = "document\tstart\tend\tentity"
	head, rest, _ := strings.Cut(string(bytes.TrimSuffix(raw, []byte("\n"))), "\n")
	if head != columns {
		return nil, fmt.Errorf("reports %q line 1: want the columns %q: %w", name, columns, kg.ErrInvalid)
	}
	var reports []GoldReport
	line := 1
	for text := range strings.SplitSeq(rest, "\n") {
		line++
		r, err := parseReport(text)
		if err == nil && len(reports) > 0 && compareMentions(reports[len(reports)-1].Mention(), r.Mention()) >= 0 {
			err = fmt.Errorf("does not come after the line before it")
		}
		if err != nil {
			return nil, fmt.Errorf("reports %q line %d: %w: %w", name, line, err, kg.ErrInvalid)
		}
		reports = append(reports, r)
	}
	return reports, nil
}

func parseReport(line string) (GoldReport, error) {
	cells := strings.Split(line, "\t")
	if len(cells) != 4 {
		return GoldReport{}, fmt.Errorf("want 4 cells, got %d", len(cells))
	}
	start, errStart := strconv.Atoi(cells[1])
	end, errEnd := strconv.Atoi(cells[2])
	switch {
	case kg.ID(cells[0]).Kind() != kg.KindDocument:
		return GoldReport{}, fmt.Errorf("%q is not the id of a document", cells[0])
	case errStart != nil || errEnd != nil || start < 0 || end <= start:
		return GoldReport{}, fmt.Errorf("want a span, got %s to %s", cells[1], cells[2])
	case cells[3] == "":
		return GoldReport{}, fmt.Errorf("want an entity")
	}
	return GoldReport{kg.ID(cells[0]), start, end, Entity(cells[3])}, nil
}

// FoundMeeting is a meeting that was read from a document, with the passages that tell of it.
type FoundMeeting struct {
	ID       kg.ID
	Passages []kg.Span
}

// LocateReport is the meeting of a document that a passage tells of: the one with a passage
// that has most bytes in common with it, of several the shortest such passage, the first among
// equals; ok is false when none has any.
func LocateReport(r GoldReport, meetings []FoundMeeting) (id kg.ID, ok bool) {
	best, length := 0, 0
	for _, m := range meetings {
		for _, p := range m.Passages {
			common := min(p.End, r.End) - max(p.Start, r.Start)
			if common > best || common == best && best > 0 && p.End-p.Start < length {
				best, length, id = common, p.End-p.Start, m.ID
			}
		}
	}
	return id, best > 0
}

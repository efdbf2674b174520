package eval

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"huipu/internal/kg"
)

// GoldMention is a mention whose person a careful reader knows.
type GoldMention struct {
	Mention
	Entity Entity
	Held   bool   // whether it is put aside, with every mention of its name and its person
	Item   string // where a reader finds the document
	Note   string // who the person is, in a word or two
}

// goldColumns head the lines of an annotated partition.
func goldColumns() []string {
	return []string{"document", "name", "start", "end", "entity", "part", "item", "note"}
}

// ReadPartition reads an annotated partition of mentions: lines of cells with tabs between
// them, below a line with the names of the columns (document, name, start, end, entity,
// part, item, note), in the order of documents and places. The span counts bytes and is as
// long as the name; the part is [Open] or [Held], one for all mentions that share a name or a
// person, directly or through others. The error is [kg.ErrInvalid] and names the file, the
// line and what was expected.
func ReadPartition(name string, raw []byte) ([]GoldMention, error) {
	head, rest, _ := strings.Cut(string(bytes.TrimSuffix(raw, []byte("\n"))), "\n")
	if want := strings.Join(goldColumns(), "\t"); head != want {
		return nil, fmt.Errorf("partition %q line 1: want the columns %q: %w", name, want, kg.ErrInvalid)
	}
	var mentions []GoldMention
	held := map[string]bool{} // whether what is named so is put aside
	line := 1
	for text := range strings.SplitSeq(rest, "\n") {
		line++
		m, err := parseMention(text)
		if err == nil && len(mentions) > 0 && compareMentions(mentions[len(mentions)-1].Mention, m.Mention) >= 0 {
			err = fmt.Errorf("does not come after the line before it")
		}
		for _, key := range []string{"name " + m.Name, "entity " + string(m.Entity)} {
			if other, ok := held[key]; err == nil && ok && other != m.Held {
				err = fmt.Errorf("%s is in both parts", key)
			}
			held[key] = m.Held
		}
		if err != nil {
			return nil, fmt.Errorf("partition %q line %d: %w: %w", name, line, err, kg.ErrInvalid)
		}
		mentions = append(mentions, m)
	}
	return mentions, nil
}

func parseMention(line string) (GoldMention, error) {
	cells := strings.Split(line, "\t")
	if len(cells) != len(goldColumns()) {
		return GoldMention{}, fmt.Errorf("want %d cells, got %d", len(goldColumns()), len(cells))
	}
	document := kg.ID(cells[0])
	start, errStart := strconv.Atoi(cells[2])
	end, errEnd := strconv.Atoi(cells[3])
	switch {
	case document.Kind() != kg.KindDocument:
		return GoldMention{}, fmt.Errorf("%q is not the id of a document", cells[0])
	case cells[1] == "" || cells[4] == "":
		return GoldMention{}, fmt.Errorf("want a name and an entity")
	case errStart != nil || errEnd != nil || start < 0 || end-start != len(cells[1]):
		return GoldMention{}, fmt.Errorf("want a span of the %d bytes of %s, got %s to %s", len(cells[1]), cells[1], cells[2], cells[3])
	case !slices.Contains([]Part{Open, Held}, Part(cells[5])):
		return GoldMention{}, fmt.Errorf("want %s or %s, got %q", Open, Held, cells[5])
	}
	return GoldMention{
		Mention: Mention{document, cells[1], start, end}, Entity: Entity(cells[4]), Held: Part(cells[5]) == Held, Item: cells[6], Note: cells[7],
	}, nil
}

// compareMentions orders mentions by document and place.
func compareMentions(a, b Mention) int {
	if c := strings.Compare(string(a.Document), string(b.Document)); c != 0 {
		return c
	}
	return a.Start - b.Start
}

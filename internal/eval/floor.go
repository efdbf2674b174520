package eval

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"huipu/internal/kg"
)

// Floor holds for each relation the value below which it must not fall, rounded to three
// digits. A relation that is not in it has no floor.
type Floor map[Relation]float64

// FloorOf gives the floor that the report would just keep.
func FloorOf(r Report) Floor {
	f := Floor{}
	for _, row := range r.Relations {
		f[row.Relation] = rounded(row.Value)
	}
	return f
}

// rounded gives the value that three digits show.
func rounded(v float64) float64 {
	v, err := strconv.ParseFloat(three(v), 64)
	if err != nil {
		panic(err) // what three writes is a number
	}
	return v
}

// ReadFloor reads a floor as WriteFloor writes it. The error is [kg.ErrInvalid] and names the
// file, the line and what was expected.
func ReadFloor(name string, raw []byte) (Floor, error) {
	f := Floor{}
	lines := bufio.NewScanner(bytes.NewReader(raw))
	for n := 1; lines.Scan(); n++ {
		line := strings.TrimSpace(lines.Text())
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		relation, value, _ := strings.Cut(line, "\t")
		r := Relation(relation)
		v, err := strconv.ParseFloat(value, 64)
		_, twice := f[r]
		switch {
		case !slices.Contains(Relations(), r):
			return nil, fmt.Errorf("floor %q line %d: %q is no relation: %w", name, n, relation, kg.ErrInvalid)
		case twice:
			return nil, fmt.Errorf("floor %q line %d: %s stands twice: %w", name, n, relation, kg.ErrInvalid)
		case err != nil || !(v >= 0 && v <= 1):
			return nil, fmt.Errorf("floor %q line %d: want a tab and a number from 0 to 1 after %s: %w", name, n, relation, kg.ErrInvalid)
		}
		f[r] = rounded(v)
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("floor %q: %w: %w", name, err, kg.ErrInvalid)
	}
	return f, nil
}

// WriteFloor writes one line for each relation with a floor: its name, a tab and the value to
// three digits. Errors are those of w.
func WriteFloor(w io.Writer, f Floor) error {
	var b bytes.Buffer
	fmt.Fprintln(&b, "# The value of each relation, to three digits, below which it must not fall.")
	for _, r := range Relations() {
		if v, ok := f[r]; ok {
			fmt.Fprintf(&b, "%s\t%s\n", r, three(v))
		}
	}
	if _, err := w.Write(b.Bytes()); err != nil {
		return fmt.Errorf("writing a floor: %w", err)
	}
	return nil
}

// Change is a relation whose value is not that of the floor.
type Change struct {
	Relation     Relation
	Floor, Value float64 // to three digits
}

// String says how the value compares with the floor.
func (c Change) String() string {
	how := "fell"
	if c.Value > c.Floor {
		how = "rose"
	}
	return fmt.Sprintf("%s %s from %s to %s", c.Relation, how, three(c.Floor), three(c.Value))
}

// Compare gives the relations that fell below the floor and those that rose above it, by
// three digits, each in the order of [Relations].
func (f Floor) Compare(r Report) (fell, rose []Change) {
	for _, row := range r.Relations {
		floor, ok := f[row.Relation]
		c := Change{row.Relation, floor, rounded(row.Value)}
		switch {
		case !ok || c.Value == floor:
		case c.Value < floor:
			fell = append(fell, c)
		default:
			rose = append(rose, c)
		}
	}
	return fell, rose
}

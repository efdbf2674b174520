package resolve

import (
	_ "embed" // the table of bodies
	"fmt"
	"strconv"
	"strings"
	"sync"

	"huipu/internal/kg"
)

//go:embed bodies.tsv
var bodiesFile string

// bodyRow is a body of the table.
type bodyRow struct {
	name       string   // that releases use most
	full       string   // 全称; empty where it is the name
	others     []string // 简称 and other names
	parent     string   // name of the body above; empty for none
	successors []string // names of the bodies that took its place
	until      int      // the year in which they did; 0 for a body that has none
}

// bodyRows gives the rows by each of their names, folded. The table is read once.
var bodyRows = sync.OnceValue(func() map[string]*bodyRow {
	list, err := readBodies(bodiesFile)
	if err != nil {
		panic(err) // the table is part of the program and tested
	}
	rows := make(map[string]*bodyRow, 3*len(list))
	for i := range list {
		for _, name := range list[i].names() {
			rows[fold(name)] = &list[i]
		}
	}
	return rows
})

// names lists all names of the body.
func (b *bodyRow) names() []string {
	list := []string{b.name}
	if b.full != "" {
		list = append(list, b.full)
	}
	return append(list, b.others...)
}

// readBodies reads a table of bodies, as its head describes it. The error is [kg.ErrInvalid]
// and names the line.
func readBodies(file string) ([]bodyRow, error) {
	var rows []bodyRow
	number := 0
	for line := range strings.Lines(file) {
		number++
		line = strings.TrimSuffix(line, "\n")
		if strings.HasPrefix(line, "#") {
			continue
		}
		cells := strings.Split(line, "\t")
		if len(cells) > 6 || cells[0] == "" {
			return nil, fmt.Errorf("bodies line %d: want a name and up to 5 other cells, got %q: %w", number, line, kg.ErrInvalid)
		}
		cells = append(cells, make([]string, 6-len(cells))...)
		row := bodyRow{
			name: cells[0], full: cells[1], others: strings.Fields(cells[2]), parent: cells[3], successors: strings.Fields(cells[4]),
		}
		if cells[5] != "" {
			year, err := strconv.Atoi(cells[5])
			if err != nil {
				return nil, fmt.Errorf("bodies line %d: want a year, got %q: %w", number, cells[5], kg.ErrInvalid)
			}
			row.until = year
		}
		rows = append(rows, row)
	}
	return rows, nil
}

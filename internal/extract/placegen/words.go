package main

import (
	"bufio"
	"compress/gzip"
	"fmt"
	"os"
	"strconv"
	"strings"
)

// dictionary holds the frequent words of the language.
type dictionary map[string]word

type word struct {
	frequency float64
	tag       string // part of speech; ns is a place
}

// maxFrequency is how frequent a word tagged as a place may be: what is met more often is
// a word as well, or a greater place than a county (古城, 江南, 南海).
const maxFrequency = 250

// common reports what a reader takes for a word before a place.
func (d dictionary) common(form string) bool {
	w, ok := d[form]
	return ok && (w.tag != "ns" || w.frequency > maxFrequency)
}

// readWords reads lines of word, frequency and part of speech.
func readWords(path string) (dictionary, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("read the dictionary: %w", err)
	}
	defer f.Close()
	zip, err := gzip.NewReader(f)
	if err != nil {
		return nil, fmt.Errorf("read the dictionary %s: %w", path, err)
	}
	d := dictionary{}
	lines := bufio.NewScanner(zip)
	for lines.Scan() {
		cols := strings.Fields(lines.Text())
		if len(cols) != 3 || cols[0] == "#" {
			continue
		}
		frequency, err := strconv.ParseFloat(cols[1], 64)
		if err != nil {
			return nil, fmt.Errorf("read the dictionary %s: %q: %w", path, lines.Text(), err)
		}
		d[cols[0]] = word{frequency, cols[2]}
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("read the dictionary %s: %w", path, err)
	}
	return d, nil
}

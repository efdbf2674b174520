// Command lexgen derives the statistical lexicons of package extract from the dictionary of
// gse.
//
//	go run ./internal/extract/lexgen -dict $(go list -m -f {{.Dir}} github.com/go-ego/gse)/data/dict/zh/s_1.txt -out internal/extract/lexicon
package main

import (
	"bufio"
	"errors"
	"flag"
	"fmt"
	"log"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

func main() {
	dict := flag.String("dict", "", "dictionary of gse: word, frequency, tag")
	out := flag.String("out", "", "folder of the lexicons; holds surnames.tsv")
	flag.Parse()
	if err := run(*dict, *out); err != nil {
		log.Fatal(err)
	}
}

func run(dict, out string) error {
	words, err := readDictionary(dict)
	if err != nil {
		return err
	}
	surnames, err := readSurnames(filepath.Join(out, "surnames.tsv"))
	if err != nil {
		return err
	}
	const gse = "Derived by lexgen from the dictionary of github.com/go-ego/gse (jieba, MIT)"
	return errors.Join(
		write(out, "given.tsv", gse+": given-name characters. Columns: character; log-odds against running text, in tenths, as the only, the first of two and the second of two characters.", givenLines(words, surnames)),
		write(out, "words.tsv", gse+": frequent words, which names must beat. Columns: class of frequency, words.", wordLines(words, surnames)),
		write(out, "translit.tsv", gse+": characters of transliterated names. Columns: log-odds against running text, in tenths, characters.", translitLines(words)),
	)
}

type word struct {
	text string
	freq float64
	tag  string
}

func readDictionary(path string) ([]word, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var words []word
	for sc := bufio.NewScanner(f); ; {
		if !sc.Scan() {
			return words, sc.Err()
		}
		parts := strings.Fields(sc.Text())
		if len(parts) < 3 || strings.IndexFunc(parts[0], func(r rune) bool { return !unicode.Is(unicode.Han, r) && r != '·' }) >= 0 {
			continue
		}
		freq, err := strconv.ParseFloat(parts[1], 64)
		if err != nil {
			return nil, fmt.Errorf("%s: %q: %w", path, sc.Text(), err)
		}
		words = append(words, word{parts[0], freq, parts[2]})
	}
}

func readSurnames(path string) (map[rune]bool, error) {
	raw, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	set := map[rune]bool{}
	for line := range strings.Lines(string(raw)) {
		tier, forms, ok := strings.Cut(strings.TrimSpace(line), "\t")
		if !ok || strings.HasPrefix(line, "#") || tier == "c" {
			continue
		}
		for _, r := range forms {
			set[r] = true
		}
	}
	return set, nil
}

// background is how often a character stands in running text.
func background(words []word) (map[rune]float64, float64) {
	counts, total := map[rune]float64{}, 0.0
	for _, w := range words {
		for _, r := range w.text {
			counts[r] += w.freq
			total += w.freq
		}
	}
	return counts, total
}

func givenLines(words []word, surnames map[rune]bool) []string {
	text, total := background(words)
	var seen [3]map[rune]float64
	var sums [3]float64
	for i := range seen {
		seen[i] = map[rune]float64{}
	}
	count := func(slot int, r rune) {
		seen[slot][r]++
		sums[slot]++
	}
	for _, w := range words {
		r := []rune(w.text)
		if w.tag != "nr" || len(r) < 2 || !surnames[r[0]] {
			continue
		}
		switch len(r) {
		case 2:
			count(0, r[1])
		case 3:
			count(1, r[1])
			count(2, r[2])
		}
	}
	var lines []string
	for _, r := range sortedKeys(text) {
		var cols [3]string
		use := false
		for i := range cols {
			p := (seen[i][r] + 0.2) / (sums[i] + 1000)
			q := (text[r] + 50) / (total + 50*6000)
			score := math.Round(10 * math.Log(p/q))
			score = min(max(score, -60), 40)
			use = use || seen[i][r] > 0
			cols[i] = strconv.Itoa(int(score))
		}
		if use {
			lines = append(lines, string(r)+"\t"+strings.Join(cols[:], "\t"))
		}
	}
	return lines
}

// crosses reports entries that hide a boundary of the genre: 在·校本部, 还·有, 座谈会时·说.
func crosses(text string) bool { return text == "在校" || text == "还有" || text == "时说" }

func wordLines(words []word, surnames map[rune]bool) []string {
	classes := map[int][]string{}
	for _, w := range words {
		n := utf8.RuneCountInString(w.text)
		first, _ := utf8.DecodeRuneInString(w.text)
		least := 100.0
		if surnames[first] && n <= 3 {
			least = 12
		}
		if strings.HasPrefix(w.tag, "nr") {
			// The dictionary tags many common nouns as names; rare ones are left to the
			// model of names.
			least = 300
		}
		if crosses(w.text) || n < 2 || n > 4 || n > 2 && strings.HasPrefix(w.tag, "nr") || w.freq < least || strings.Contains(w.text, "·") {
			continue
		}
		class := min(int(math.Log10(w.freq)), 4)
		classes[class] = append(classes[class], w.text)
	}
	var lines []string
	for class := 4; class >= 0; class-- {
		slices.Sort(classes[class])
		for chunk := range slices.Chunk(classes[class], 400) {
			lines = append(lines, strconv.Itoa(class)+"\t"+strings.Join(chunk, " "))
		}
	}
	return lines
}

func translitLines(words []word) []string {
	text, total := background(words)
	seen, sum := map[rune]float64{}, 0.0
	for _, w := range words {
		if w.tag != "nrt" && !strings.Contains(w.text, "·") {
			continue
		}
		for _, r := range w.text {
			if r != '·' {
				seen[r]++
				sum++
			}
		}
	}
	classes := map[int][]rune{}
	for _, r := range sortedKeys(seen) {
		if seen[r] < 3 {
			continue
		}
		score := math.Log((seen[r] / sum) / ((text[r] + 50) / (total + 50*6000)))
		if score > -1 {
			tenths := int(math.Round(score)) * 10
			classes[tenths] = append(classes[tenths], r)
		}
	}
	var lines []string
	for s := 60; s >= -10; s -= 10 {
		if len(classes[s]) > 0 {
			lines = append(lines, strconv.Itoa(s)+"\t"+string(classes[s]))
		}
	}
	return lines
}

func sortedKeys(m map[rune]float64) []rune {
	keys := make([]rune, 0, len(m))
	for r := range m {
		keys = append(keys, r)
	}
	slices.Sort(keys)
	return keys
}

func write(dir, name, source string, lines []string) error {
	text := "# " + source + "\n" + strings.Join(lines, "\n") + "\n"
	return os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644)
}

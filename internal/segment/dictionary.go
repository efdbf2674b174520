package segment

import (
	"bufio"
	"compress/gzip"
	_ "embed"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

//go:generate go run ./gendict -o words.txt.gz -licence words.LICENSE

// words is the trimmed dictionary of gse: lines of word, frequency and part of speech.
//
//go:embed words.txt.gz
var words string

// dictionarySize is about the number of entries; space for them is taken at once.
const dictionarySize = 70_000

// eachWord calls yield with every entry of the embedded dictionary, in its order.
func eachWord(yield func(Word) error) error {
	zip, err := gzip.NewReader(strings.NewReader(words))
	if err != nil {
		return fmt.Errorf("segment: embedded dictionary: %w", err)
	}
	lines := bufio.NewScanner(zip)
	for n := 1; lines.Scan(); n++ {
		if strings.HasPrefix(lines.Text(), "#") {
			continue
		}
		w, err := parseWord(lines.Text())
		if err == nil {
			err = yield(w)
		}
		if err != nil {
			return fmt.Errorf("segment: embedded dictionary: line %d: %w", n, err)
		}
	}
	if err := lines.Err(); err != nil {
		return fmt.Errorf("segment: embedded dictionary: %w", err)
	}
	return nil
}

func parseWord(line string) (Word, error) {
	text, rest, _ := strings.Cut(line, " ")
	number, tag, _ := strings.Cut(rest, " ")
	frequency, err := strconv.ParseFloat(number, 64)
	if err != nil {
		return Word{}, fmt.Errorf("%q: want word, frequency, tag: %w", line, err)
	}
	if utf8.RuneCountInString(text) == 1 {
		// Taken at its own frequency, a character such as 和 or 万 breaks the names
		// that it stands in more often than it separates them.
		frequency = singleFrequency
	}
	return Word{text, tag, frequency}, nil
}

// singleFrequency is what a word of one character counts, as in gse's own loader.
const singleFrequency = 2

package segment

import (
	"fmt"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/go-ego/gse"
)

// maxPiece bounds the bytes that gse sees at once. It adds up path lengths in 32 bits, and
// no word reaches across punctuation, so pieces cost nothing and keep the sums exact.
const maxPiece = 1024

// New loads the dictionary with the extra words, which win over entries of the same text,
// and gives a ready segmenter. It takes some tenths of a second and 20 MB; [Lazy] puts
// that off until it is needed. Of extra words with one text the first counts. One that is
// empty, holds anything but Chinese characters or has a negative frequency is an error.
func New(extra ...Word) (Segmenter, error) {
	// Without a call of gse's loaders its own dictionaries of 38 MB and the model for
	// unknown words stay out of the program. The model is left out on purpose: it
	// guesses words without parts of speech and joins names to their neighbours.
	cutter := &gse.Segmenter{Dict: gse.NewDict(), NotLoadHMM: true, SkipLog: true}
	cutter.Dict.Tokens = make([]gse.Token, 0, dictionarySize+len(extra))
	add := func(w Word) error {
		if err := cutter.AddToken(w.Text, w.Frequency, w.Tag); err != nil {
			return fmt.Errorf("word %q: %w", w.Text, err)
		}
		return nil
	}
	// gse keeps the first entry of a text.
	for _, w := range extra {
		if err := check(w); err != nil {
			return nil, err
		}
		if w.Frequency == 0 {
			w.Frequency = ExtraFrequency
		}
		if err := add(w); err != nil {
			return nil, fmt.Errorf("segment: extra %w", err)
		}
	}
	if err := eachWord(add); err != nil {
		return nil, err
	}
	cutter.CalcToken()
	return &gseSegmenter{cutter.Segment}, nil
}

func check(w Word) error {
	switch {
	case w.Text == "":
		return fmt.Errorf("segment: extra word is empty")
	case strings.ContainsFunc(w.Text, func(r rune) bool { return !unicode.Is(unicode.Han, r) }):
		return fmt.Errorf("segment: extra word %q: want Chinese characters only", w.Text)
	case w.Frequency < 0:
		return fmt.Errorf("segment: extra word %q: negative frequency %v", w.Text, w.Frequency)
	}
	return nil
}

// Lazy gives a function that loads a segmenter as [New] does on its first call and
// answers every later call with the same one, or with the same error. It may be called by
// several goroutines at once.
func Lazy(extra ...Word) func() (Segmenter, error) {
	return sync.OnceValues(func() (Segmenter, error) { return New(extra...) })
}

// gseSegmenter holds gse's method, not its Segmenter: as a field the type would be open
// to reflection and the linker would keep all its methods, the embedded dictionaries with
// them. The segmenter behind it is only read once it is built.
type gseSegmenter struct {
	cut func([]byte) []gse.Segment
}

func (s *gseSegmenter) Segment(text string) []Token {
	tokens := make([]Token, 0, len(text)/bytesPerToken)
	raw := []byte(text)
	for start := 0; start < len(text); {
		end := pieceEnd(text, start)
		for _, found := range s.cut(raw[start:end]) {
			token := Token{start + found.Start(), start + found.End(), found.Token().Pos()}
			if token.Tag == unknownTag {
				token.Tag = ""
			}
			tokens = append(tokens, token)
		}
		start = end
	}
	return tokens
}

// bytesPerToken is about what a token of running text takes.
const bytesPerToken = 4

// unknownTag marks what gse does not know, and a few stray characters of its dictionary.
const unknownTag = "x"

// pieceEnd is the end of the piece of text at start: after the next mark of punctuation or
// line end, or at a character boundary once the piece has reached maxPiece.
func pieceEnd(text string, start int) int {
	for i := start; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		i += size
		if size > 1 && unicode.IsPunct(r) || r == '\n' || i-start >= maxPiece {
			return i
		}
	}
	return len(text)
}

package release

import (
	_ "embed"
	"strings"
	"sync"
	"unicode/utf8"
)

// minTraditional is the share of the Chinese characters of a text that have a simplified
// form from which the text is traditional. Traditional texts have above 0.25; simplified
// ones that quote a name or a signboard stay below 0.02.
const minTraditional = 0.1

// Plain gives the text as patterns and lexicons are written: compatibility forms and
// radicals (⼈, U+2F08) are the characters that they look like, and in a traditional text
// the characters are simplified ones. The result has the same length, and each character
// starts at the same byte, so that places in it are places in the text.
//
// Characters are replaced one by one. Words that the scripts write differently (軟體, 软件)
// stay as they are, and of a character with two simplified forms the commoner is taken.
func Plain(text string) string {
	table := characters()
	forms, traditional, ideographs := 0, 0, 0
	for i := 0; i < len(text); {
		r, size := rune(text[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(text[i:])
		}
		i += size
		if !ideograph(r) {
			continue
		}
		ideographs++
		switch c := table[r]; {
		case c.form:
			forms++
		case c.plain != 0:
			traditional++
		}
	}
	simplify := float64(traditional) >= minTraditional*float64(ideographs)
	if forms == 0 && (traditional == 0 || !simplify) {
		return text
	}
	var b strings.Builder
	b.Grow(len(text))
	from := 0 // what is before it is in b
	for i, r := range text {
		if !ideograph(r) || table[r].plain == 0 || !simplify && !table[r].form {
			continue
		}
		b.WriteString(text[from:i])
		b.WriteRune(table[r].plain)
		from = i + utf8.RuneLen(r)
	}
	b.WriteString(text[from:])
	return b.String()
}

// ideograph reports the characters of the basic plane that the table may hold.
func ideograph(r rune) bool {
	return r >= 0x2E80 && r <= 0x2FDF || r >= 0x3400 && r <= 0x9FFF || r >= 0xF900 && r <= 0xFAFF
}

// character is what is read in the place of another.
type character struct {
	plain rune // zero where nothing is
	form  bool // another form of the same character, in every script
}

//go:embed characters.tsv
var charactersFile string

// characters gives the table, by code point. It is read once and takes half a megabyte;
// every character of every text is looked up in it.
var characters = sync.OnceValue(func() []character {
	table := make([]character, 0xFB00)
	for line := range strings.Lines(charactersFile) {
		class, pairs, ok := strings.Cut(strings.TrimSpace(line), "\t")
		if !ok || strings.HasPrefix(class, "#") {
			continue
		}
		for pair := range strings.FieldsSeq(pairs) {
			from, size := utf8.DecodeRuneInString(pair)
			plain, _ := utf8.DecodeRuneInString(pair[size:])
			table[from] = character{plain, class == "form"}
		}
	}
	return table
})

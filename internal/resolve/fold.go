package resolve

import (
	"strings"
	"unicode"
)

// Fold gives the spelling of a name that identifies it: without spaces and quotation marks,
// with one form of the middle dot and of letters, digits and brackets. Names that fold to
// the same text are one name. Folding a folded name changes nothing.
func Fold(name string) string { return fold(name) }

func fold(name string) string {
	return strings.Map(func(r rune) rune {
		switch r {
		case '•', '‧', '∙', '⋅', '・', '･', '●', '．':
			return '·'
		case '“', '”', '‘', '’', '"', '\'', '「', '」', '『', '』', '《', '》', '〈', '〉', '\u200b', '\ufeff':
			return -1
		}
		if r >= '！' && r <= '～' {
			r -= '！' - '!' // the wide forms stand in the order of ASCII
		}
		if unicode.IsSpace(r) {
			return -1
		}
		return unicode.ToLower(r)
	}, name)
}

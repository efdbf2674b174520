package explain

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Language is a language of explanations.
type Language string

// The languages of explanations.
const (
	Chinese Language = "ZH"
	English Language = "EN"
)

// Languages lists every language in its fixed order. The slice is fresh.
func Languages() []Language { return []Language{Chinese, English} }

// Text is the same sentence in each language.
type Text struct{ ZH, EN string }

// In gives the text in the language, which must be one of [Languages].
func (t Text) In(l Language) string {
	if l == Chinese {
		return t.ZH
	}
	return t.EN
}

// sentence makes one sentence of clauses.
func sentence(clauses []Text) Text {
	zh, en := make([]string, len(clauses)), make([]string, len(clauses))
	for i, c := range clauses {
		zh[i], en[i] = c.ZH, c.EN
	}
	return Text{strings.Join(zh, "；") + "。", capital(strings.Join(en, "; ")) + "."}
}

func capital(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[size:]
}

// A quote of more than longQuote runes is shown by its ends, of shortEnd runes each.
const (
	longQuote = 40
	shortEnd  = 16
)

// quoted puts a passage in quotation marks, on one line, the middle of a long one left out.
// Marks within it become single ones.
func quoted(passage string) string {
	r := []rune(strings.Join(strings.Fields(passage), " "))
	if len(r) > longQuote {
		r = append(append(r[:shortEnd:shortEnd], []rune("……")...), r[len(r)-shortEnd:]...)
	}
	for i := range r {
		switch r[i] {
		case '“':
			r[i] = '‘'
		case '”':
			r[i] = '’'
		}
	}
	return "“" + string(r) + "”"
}

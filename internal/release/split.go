package release

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Blank reports characters that print nothing: white space of every width, and what editors,
// phones and pages leave between characters, such as the byte order mark, zero-width spaces
// and joiners, marks of direction and variation selectors.
func Blank(r rune) bool {
	switch {
	case r <= ' ':
		return r == ' ' || r >= '\t' && r <= '\r'
	case r < 0x85, r > 0x3164 && r < 0xFE00, r > 0x3000 && r < 0x3164:
		return false
	}
	return unicode.IsSpace(r) || r == '\uFFFC' ||
		unicode.In(r, unicode.Cf, unicode.Variation_Selector, unicode.Other_Default_Ignorable_Code_Point)
}

func lineEnd(r rune) bool {
	return r == '\n' || r == '\r' || r == '\v' || r == '\f' || r == '\u0085' || r == '\u2028' || r == '\u2029'
}

// paragraphs gives one body paragraph for every line that is not blank.
func paragraphs(text string) []Paragraph {
	var list []Paragraph
	for start := 0; start < len(text); {
		end := len(text)
		next := end
		if i := strings.IndexFunc(text[start:], lineEnd); i >= 0 {
			end = start + i
			_, size := utf8.DecodeRuneInString(text[end:])
			next = end + size
		}
		if from, to := trim(text, start, end); from < to {
			list = append(list, Paragraph{Start: from, End: to, Kind: Body})
		}
		start = next
	}
	return list
}

// trim narrows a range of text by the white space at its ends.
func trim(text string, start, end int) (int, int) {
	s := text[start:end]
	left := strings.TrimLeftFunc(s, Blank)
	start += len(s) - len(left)
	return start, start + len(strings.TrimRightFunc(left, Blank))
}

// sentences splits the range of one paragraph.
func sentences(text string, start, end int) []Sentence {
	var list []Sentence
	p := text[start:end]
	inside := pairs(p)
	from := 0
	add := func(to int) {
		if a, b := trim(p, from, to); a < b {
			list = append(list, Sentence{start + a, start + b})
		}
		from = to
	}
	depth := 0
	for i := 0; i < len(p); {
		r, size := utf8.DecodeRuneInString(p[i:])
		depth += int(inside[i])
		next := i + size
		if depth == 0 && (stopAt(p, i, r) || closesSentence(p, i, r)) {
			next = takeClosing(p, next, inside)
			add(next)
		}
		i = next
	}
	add(len(p))
	return list
}

func stop(r rune) bool {
	return r == '。' || r == '！' || r == '？' || r == '!' || r == '?' || r == '｡'
}

// stopAt reports whether the character r at i ends a sentence. An ASCII mark before
// another ASCII character is part of an address or a name.
func stopAt(p string, i int, r rune) bool {
	if r == '!' || r == '?' {
		return i+1 == len(p) || p[i+1] <= ' ' || p[i+1] >= utf8.RuneSelf || p[i+1] == ')' || p[i+1] == '"'
	}
	return stop(r)
}

// closesSentence reports whether the closing quote or bracket r at i ends a sentence
// because of the full stop before it, as in “……。”. Question and exclamation marks do
// not count: they stand inside names as well (“中国梦！”活动). A comma behind the quote goes
// on with the sentence.
func closesSentence(p string, i int, r rune) bool {
	const closing = "”’」』）)"
	if !strings.ContainsRune(closing, r) {
		return false
	}
	next, _ := utf8.DecodeRuneInString(p[i+utf8.RuneLen(r):])
	if strings.ContainsRune("，、；：,;:", next) {
		return false
	}
	near := p[max(0, i-4*len("”")):i] // deeper nesting does not occur
	return strings.HasSuffix(strings.TrimRight(near, closing), "。")
}

// takeClosing moves end over marks and unpaired closing quotes that belong to the
// sentence before it.
func takeClosing(p string, end int, inside []int8) int {
	for end < len(p) {
		r, size := utf8.DecodeRuneInString(p[end:])
		if inside[end] != 0 || !stop(r) && !strings.ContainsRune("”’」』）)】]》\"", r) {
			break
		}
		end += size
	}
	return end
}

// pairs finds quotes and brackets that have a partner in p. For each byte of p it gives +1
// at an opening and -1 at a closing mark, else 0; marks without a partner are left out, so
// that a lost quote does not swallow the rest of the paragraph.
func pairs(p string) []int8 {
	type open struct{ kind, at int }
	var stack []open
	var waiting [pairKinds]int // opened and not yet closed, by kind
	matched := make([]int8, len(p))
	for i, r := range p {
		kind, opening := pairMark(r)
		switch {
		case kind < 0:
		case opening:
			stack = append(stack, open{kind, i})
			waiting[kind]++
		case waiting[kind] > 0:
			for {
				top := stack[len(stack)-1]
				stack = stack[:len(stack)-1]
				waiting[top.kind]--
				if top.kind == kind {
					matched[top.at], matched[i] = 1, -1
					break
				}
			}
		}
	}
	return matched
}

const pairKinds = 9

// pairMark tells which pair a mark belongs to and whether it opens it; the kind is -1 for
// any other character.
func pairMark(r rune) (kind int, opening bool) {
	switch r {
	case '“', '”':
		return 0, r == '“'
	case '‘', '’':
		return 1, r == '‘'
	case '「', '」':
		return 2, r == '「'
	case '『', '』':
		return 3, r == '『'
	case '（', '）':
		return 4, r == '（'
	case '(', ')':
		return 5, r == '('
	case '【', '】':
		return 6, r == '【'
	case '[', ']':
		return 7, r == '['
	case '《', '》':
		return 8, r == '《'
	}
	return -1, false
}

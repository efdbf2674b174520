package extract

import (
	"slices"
	"strings"
	"unicode/utf8"

	"huipu/internal/kg"
	"huipu/internal/release"
)

// source is a text prepared for matching: traditional and simplified, full-width and
// half-width forms are one, white space is gone, and every character still knows where it
// stood. Quotes are of the text as it is. Positions in this package
// are indexes of runes unless a name says otherwise.
type source struct {
	text  string
	runes []rune
	at    []int32 // first byte of each rune
	end   []int32 // byte after each rune
	chars []int32 // code points before each rune
	units []int32 // UTF-16 units before each rune
	gap   []bool  // white space stood before the rune
	// What layers compare and keep are pieces of one folded text, with a space between
	// letters that white space parted, so that no piece is ever copied.
	folded string
	from   []int32 // first byte of each rune in folded
}

// read folds a text in the memory of a source that is no longer needed; that may be the zero
// value.
func (s *source) read(text string) *source {
	n := utf8.RuneCountInString(text)
	*s = source{
		text: text, runes: slices.Grow(s.runes[:0], n), at: slices.Grow(s.at[:0], n), end: slices.Grow(s.end[:0], n),
		chars: slices.Grow(s.chars[:0], n), units: slices.Grow(s.units[:0], n), gap: slices.Grow(s.gap[:0], n),
		from: slices.Grow(s.from[:0], n),
	}
	var chars, units, lastBlank int32
	gap, open := true, false
	for i, r := range release.Plain(text) {
		width := int32(1)
		if r > 0xFFFF {
			width = 2
		}
		if release.Blank(r) {
			gap, lastBlank = true, int32(i)
		} else {
			size := utf8.RuneLen(r)
			if r == utf8.RuneError {
				_, size = utf8.DecodeRuneInString(text[i:])
			}
			f := foldRune(r)
			if f == '"' {
				f = '“'
				if open {
					f = '”'
				}
				open = !open
			}
			if n := len(s.runes); gap && n > 0 && digit(f) && digit(s.runes[n-1]) {
				s.runes = append(s.runes, ' ') // 2023-08-06 20:55 are two expressions
				s.at = append(s.at, lastBlank)
				s.end = append(s.end, int32(i))
				s.chars = append(s.chars, chars-1)
				s.units = append(s.units, units-1)
				s.gap = append(s.gap, true)
			}
			s.runes = append(s.runes, f)
			s.at = append(s.at, int32(i))
			s.end = append(s.end, int32(i+size))
			s.chars = append(s.chars, chars)
			s.units = append(s.units, units)
			s.gap = append(s.gap, gap)
			gap = false
		}
		chars++
		units += width
	}
	s.fold()
	return s
}

// fold writes the folded text.
func (s *source) fold() {
	size := 0
	for _, r := range s.runes {
		size += utf8.RuneLen(r)
	}
	var b strings.Builder
	b.Grow(size)
	for k, r := range s.runes {
		if k > 0 && s.gap[k] && latin(r) && latin(s.runes[k-1]) {
			b.WriteByte(' ')
		}
		s.from = append(s.from, int32(b.Len()))
		b.WriteRune(r)
	}
	s.folded = b.String()
}

// indented reports white space of a paragraph's start before rune k: more than the line end.
func (s *source) indented(k int) bool {
	if k == 0 {
		return true
	}
	blanks := 0
	for _, r := range s.text[s.end[k-1]:s.at[k]] {
		if r != '\n' && r != '\r' {
			blanks++
		} else if blanks == 0 {
			continue
		}
	}
	return blanks > 0
}

// foldRune gives the one form of a character that the lexicons use.
func foldRune(r rune) rune {
	switch r {
	case ',', '，', '﹐':
		return '，'
	case ';', '；':
		return '；'
	case ':', '：', '∶':
		return '：'
	case '(', '（', '﹙', '〔', '[', '［':
		return '（'
	case ')', '）', '﹚', '〕', ']', '］':
		return '）'
	case '!', '！':
		return '！'
	case '?', '？':
		return '？'
	case '·', '•', '・', '‧', '∙', '･', '﹒':
		return '·'
	case '〈', '「', '『', '﹁', '﹃', '‘':
		return '“'
	case '〉', '」', '』', '﹂', '﹄', '’':
		return '”'
	case '—', '–', '－', '〜', '～', '‑', '−':
		return '-'
	case '○', '〇', 'Ｏ':
		return '〇'
	}
	if r >= '！' && r <= '～' {
		return r - '！' + '!'
	}
	return r
}

// span measures the runes i to j in all units.
func (s *source) span(i, j int) kg.Span {
	if i >= j {
		return kg.Span{}
	}
	last := j - 1
	width := int32(1)
	if r, _ := utf8.DecodeRuneInString(s.text[s.at[last]:]); r > 0xFFFF {
		width = 2
	}
	return kg.Span{
		Start: int(s.at[i]), End: int(s.end[last]),
		StartChar: int(s.chars[i]), EndChar: int(s.chars[last]) + 1,
		StartUTF16: int(s.units[i]), EndUTF16: int(s.units[last] + width),
	}
}

// quote is the text as it stands, white space included.
func (s *source) quote(i, j int) string {
	if i >= j {
		return ""
	}
	return s.text[s.at[i]:s.end[j-1]]
}

// str is the folded text without white space; between letters a space is kept.
func (s *source) str(i, j int) string {
	if i >= j {
		return ""
	}
	return s.folded[s.from[i] : int(s.from[j-1])+utf8.RuneLen(s.runes[j-1])]
}

// isAny reports runes i to j that are one of the forms.
func (s *source) isAny(i, j int, forms []string) bool { return slices.Contains(forms, s.str(i, j)) }

func (s *source) has(i int, form string) bool {
	for _, r := range form {
		if i >= len(s.runes) || s.runes[i] != r {
			return false
		}
		i++
	}
	return true
}

// indexFrom is the first rune at or after the byte, searching on from rune k.
func (s *source) indexFrom(k, byteAt int) int {
	for k < len(s.at) && int(s.at[k]) < byteAt {
		k++
	}
	return k
}

func latin(r rune) bool { return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' }
func digit(r rune) bool { return r >= '0' && r <= '9' }
func han(r rune) bool {
	return r >= 0x4E00 && r <= 0x9FFF || r >= 0x3400 && r <= 0x4DBF || r >= 0x20000 && r <= 0x3FFFF
}

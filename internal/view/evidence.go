package view

import (
	"encoding/binary"
	"fmt"
	"slices"
	"strings"

	"huipu/internal/kg"
	"huipu/internal/vocab"
)

// An evidence is packed as its span, the number of its kind of basis (0 for none), the span
// of the basis, the confidence in hundredths and the rule behind its length. A span is six
// numbers: start and length in bytes, start and length in code points, and by how much the
// two in UTF-16 exceed those.

// packEvidence packs the literal of an evidence. It is strict: ok is true only where
// [vocab.Evidence] writes exactly this literal, so that unpacking gives it back.
func (c *codec) packEvidence(literal string) (object string, ok bool) {
	s := scanner{rest: literal}
	b := append(make([]byte, 0, 48), byte(formEvidence))
	b = s.span(b)
	if strings.HasPrefix(s.rest, "+") {
		name, _, _ := strings.Cut(s.rest[1:], ":")
		basis := slices.Index(c.bases, kg.BasisKind(name))
		s.skip("+" + name + ":")
		s.failed = s.failed || basis < 0
		b = append(b, byte(basis+1))
		b = s.span(b)
	} else {
		b = append(b, 0)
	}
	s.skip(" ")
	b = append(b, s.hundredths())
	s.skip(" ")
	if s.failed || s.rest == "" {
		return "", false
	}
	b = binary.AppendUvarint(b, uint64(len(s.rest)))
	return string(append(b, s.rest...)), true
}

// unpackEvidence reads the content of a packed evidence. The document and the quotes are
// not in it.
func (c *codec) unpackEvidence(content string) kg.Evidence {
	var e kg.Evidence
	e.Span, content = readSpan(content)
	basis := content[0]
	content = content[1:]
	if basis > 0 {
		e.Basis.Kind = c.bases[basis-1]
		e.Basis.Span, content = readSpan(content)
	}
	e.Confidence = float64(content[0]) / 100
	e.Rule = textIn(content[1:])
	return e
}

// evidenceSize is the length of the packed evidence at the front of content; ok is false
// when there is none.
func (c *codec) evidenceSize(content string) (n int, ok bool) {
	if n, ok = spanSize(content); !ok || n == len(content) {
		return 0, false
	}
	basis := content[n]
	n++
	if basis > 0 {
		width, ok := spanSize(content[n:])
		if !ok || int(basis) > len(c.bases) {
			return 0, false
		}
		n += width
	}
	if n == len(content) || content[n] > 100 {
		return 0, false
	}
	n++
	length, width := uvarint(content[n:])
	if width <= 0 || length == 0 || length > uint64(len(content)-n-width) {
		return 0, false
	}
	return n + width + int(length), true
}

// maxOffset bounds the offsets of a packed span, above any text.
const maxOffset = 1 << 40

// scanner reads the parts of a literal; after a failure all else is of no meaning.
type scanner struct {
	rest   string
	failed bool
}

func (s *scanner) skip(prefix string) {
	rest, ok := strings.CutPrefix(s.rest, prefix)
	s.rest, s.failed = rest, s.failed || !ok
}

// number reads a decimal number without leading zeros.
func (s *scanner) number() int {
	n, digits := 0, 0
	for digits < len(s.rest) && '0' <= s.rest[digits] && s.rest[digits] <= '9' && n < maxOffset {
		n = 10*n + int(s.rest[digits]-'0')
		digits++
	}
	if digits == 0 || digits > 1 && s.rest[0] == '0' || n >= maxOffset {
		s.failed = true
	}
	s.rest = s.rest[digits:]
	return n
}

// span reads three ranges, as in "201,209;67,71;67,71", and appends them packed.
func (s *scanner) span(b []byte) []byte {
	var n [6]int
	for i := range n {
		if i > 0 {
			s.skip(string(",;"[(i+1)%2]))
		}
		n[i] = s.number()
	}
	start, end, char, endChar, unit, endUnit := n[0], n[1], n[2], n[3], n[4], n[5]
	if end < start || endChar < char || endUnit < unit {
		s.failed = true
		return b
	}
	b = binary.AppendUvarint(b, uint64(start))
	b = binary.AppendUvarint(b, uint64(end-start))
	b = binary.AppendUvarint(b, uint64(char))
	b = binary.AppendUvarint(b, uint64(endChar-char))
	b = binary.AppendVarint(b, int64(unit-char))
	return binary.AppendVarint(b, int64(endUnit-unit-(endChar-char)))
}

// hundredths reads a number from 0.00 to 1.00.
func (s *scanner) hundredths() byte {
	whole := s.number()
	s.skip(".")
	if len(s.rest) < 2 || s.rest[0] < '0' || s.rest[0] > '9' || s.rest[1] < '0' || s.rest[1] > '9' || whole > 1 {
		s.failed = true
		return 0
	}
	n := 100*whole + 10*int(s.rest[0]-'0') + int(s.rest[1]-'0')
	s.rest, s.failed = s.rest[2:], s.failed || n > 100
	return byte(n)
}

// spanNumbers reads the numbers of a packed span; width is 0 when there is none.
func spanNumbers(content string) (n [6]int64, width int) {
	for i := range n {
		u, w := uvarint(content[width:])
		if w <= 0 || u >= 2*maxOffset {
			return n, 0
		}
		width += w
		n[i] = int64(u)
		if i >= 4 {
			n[i] = int64(u>>1) ^ -int64(u&1)
		}
	}
	return n, width
}

func spanSize(content string) (n int, ok bool) {
	numbers, width := spanNumbers(content)
	// The ranges must be ranges in UTF-16 as well.
	return width, width > 0 && numbers[2]+numbers[4] >= 0 && numbers[3]+numbers[5] >= 0
}

func readSpan(content string) (span kg.Span, rest string) {
	n, width := spanNumbers(content)
	return kg.Span{
		Start: int(n[0]), End: int(n[0] + n[1]), StartChar: int(n[2]), EndChar: int(n[2] + n[3]),
		StartUTF16: int(n[2] + n[4]), EndUTF16: int(n[2] + n[4] + n[3] + n[5]),
	}, content[width:]
}

// evidence reads the object of an evidence stated by the document, in either form.
func (c *codec) evidence(object string, document kg.ID) (kg.Evidence, error) {
	if form(object[0]) == formEvidence {
		e := c.unpackEvidence(object[1:])
		e.Document = document
		return e, nil
	}
	e, err := vocab.EvidenceOf(c.object(0, object), document)
	if err != nil {
		return kg.Evidence{}, fmt.Errorf("stated by %s: %w", document, err)
	}
	return e, nil
}

package release

import "regexp"

// tail reads the fields below the body, on lines of their own or at the end of the last.
func (h *headerReader) tail() {
	h.splitTail()
	for i := len(h.r.Paragraphs) - 1; i > h.body && i > len(h.r.Paragraphs)-1-maxTailLines; i-- {
		found, ok := h.labels.parseHeaderLine(h.line(i))
		if !ok || !found.labelled && !found.bare {
			return
		}
		h.r.Paragraphs[i].Kind = Header
		h.found.merge(found.fields)
	}
}

// tailPattern finds fields that a damaged text runs into the end of its body.
var tailPattern = regexp.MustCompile(`[（(【\[]? ?(?:来源|稿源|责任编辑|责编|编辑) ?[:：]`)

// maxTailBytes is how far before the end of the text such fields begin.
const maxTailBytes = 450

// splitTail makes such fields a paragraph of their own.
func (h *headerReader) splitTail() {
	last := len(h.r.Paragraphs) - 1
	p := h.r.Paragraphs[last]
	line := h.line(last)
	if last < h.body || p.Kind != Body {
		return
	}
	from := max(0, len(line)-maxTailBytes)
	at := tailPattern.FindStringIndex(line[from:])
	if at == nil || from+at[0] == 0 {
		return
	}
	if _, ok := h.labels.parseHeaderLine(line[from+at[0]:]); !ok {
		return
	}
	rest := p
	rest.Start += from + at[0]
	_, p.End = trim(h.r.Text, p.Start, rest.Start)
	h.r.Paragraphs[last] = p
	h.r.Paragraphs = append(h.r.Paragraphs, rest)
}

// captionPattern is how the line of a picture begins; creditPattern is how it ends.
var (
	captionPattern = regexp.MustCompile(`^[（(]?(?:图为|[上下左右本]?图[一二三四五六0-9]{0,2} ?[:：/]|图片(?:说明)?[:：]|▲|△|▼|↑|↓)`)
	creditPattern  = regexp.MustCompile(`(?:摄|摄影|供图|配图|图片)[）)]?$`)
)

// A caption has at most so many characters; one that only the credit at its end tells has
// fewer, because short news end with the credit of their picture as well.
const (
	maxCaptionRunes = 120
	maxCreditRunes  = 48
)

// captions marks the lines that describe pictures, unless nothing else is left.
func (h *headerReader) captions() {
	var found []int
	body := 0
	for i := h.body; i < len(h.r.Paragraphs); i++ {
		if h.r.Paragraphs[i].Kind != Body {
			continue
		}
		body++
		line := h.line(i)
		switch n := runes(line); {
		case n <= maxCaptionRunes && captionPattern.MatchString(line), n <= maxCreditRunes && creditPattern.MatchString(line):
			found = append(found, i)
		}
	}
	if len(found) == body {
		return
	}
	for _, i := range found {
		h.r.Paragraphs[i].Kind = Caption
	}
}

package release

import "strings"

// Bounds of the parts of a release, in characters and lines. Beyond them a line is body.
const (
	maxTitleRunes    = 80
	maxLongTitle     = 140 // of a title that the header fields follow
	maxSubtitleRunes = 50
	maxSubtitles     = 3
	maxLeadLines     = 14 // lines that title and header take at most
	maxTailLines     = 8  // likewise the fields below the body
)

// readHeader marks the paragraphs of r that are not body and reads the fields in them. Known
// fields stay as they are, and a known title is the first paragraph. What the text does not
// say is taken from meta, which a page states in its head, and at last the source from the
// dateline and the day from the address.
func readHeader(r *Release, known, meta fields) fields {
	h := &headerReader{r: r, plain: Plain(r.Text), labels: headerLabels(), found: known}
	h.lead()
	h.tail()
	h.captions()
	h.found.merge(meta)
	h.found.merge(fields{source: h.dateline()})
	h.found.merge(fields{published: urlDate(h.found.url)})
	return h.found
}

// headerReader works on the paragraphs of one release.
type headerReader struct {
	r      *Release
	plain  string // of the text of r
	labels labels
	found  fields
	body   int // index of the first body paragraph
}

// line is the text of paragraph i, for patterns.
func (h *headerReader) line(i int) string {
	p := h.r.Paragraphs[i]
	return h.plain[p.Start:p.End]
}

// title is the headline in the paragraph, as it is written and without what is printed
// before it.
func (h *headerReader) title(p Paragraph) string {
	stripped := titleText(h.plain[p.Start:p.End])
	return h.r.Text[p.End-len(stripped) : p.End]
}

// lead reads title, subtitles and fields above the body.
func (h *headerReader) lead() {
	minutes := h.isMinutes()
	subtitles := 0
	title := ""
	if h.found.title != "" {
		title = h.line(0)
		h.r.Paragraphs[0].Kind = Title
		h.body = 1
	}
	for ; h.body < len(h.r.Paragraphs) && h.body < maxLeadLines; h.body++ {
		line := h.line(h.body)
		p := &h.r.Paragraphs[h.body]
		if found, ok := h.labels.parseHeaderLine(line); ok && !(minutes && found.onlyMeetings) {
			if title == "" && headlineBefore(line, found.first) {
				title = h.splitHeadline(found)
				continue
			}
			if found.labelled || title != "" || !datedHeadline(line) {
				p.Kind = Header
				h.found.merge(found.fields)
				continue
			}
		}
		switch {
		case title != "" && line == title:
			p.Kind = Title
		case strings.HasPrefix(line, originalTitle):
			h.original(title == "")
			if title == "" {
				title = h.line(h.body)
			}
		case title == "" && h.isTitle(h.body):
			title = line
			p.Kind = Title
			h.found.merge(fields{title: h.title(*p), published: bracketedDate(line)})
		case title != "" && subtitles < maxSubtitles && subtitleLike(line) && h.body+1 < len(h.r.Paragraphs):
			subtitles++
			p.Kind = Subtitle
		default:
			if title == "" {
				h.runIn()
			}
			return
		}
	}
}

// isMinutes tells minutes and notices, in which 时间 is when the meeting was, by the 地点
// beside it.
func (h *headerReader) isMinutes() bool {
	for i := range min(len(h.r.Paragraphs), maxLeadLines) {
		line := h.line(i)
		if runes(line) > maxHeaderRunes {
			continue
		}
		line = strings.ReplaceAll(fold(line).text, " ", "")
		for _, word := range []string{"地点:", "会议地点:", "主持人:", "主持:", "参会人员:", "出席人员:", "出席:"} {
			if strings.HasPrefix(line, word) {
				return true
			}
		}
	}
	return false
}

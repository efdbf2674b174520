package ingest

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"huipu/internal/kg"
	"huipu/internal/release"
)

// Split says which files are taken apart at their headings.
type Split string

// The ways to split.
const (
	// SplitAuto takes bulletins apart, which are known by their shape: a first heading with a
	// date (# …), and at least two items under headings of the third level (### …).
	SplitAuto Split = "auto"
	// SplitHeadings takes every file apart that has headings of the third level, or else of
	// the second, dated or not.
	SplitHeadings Split = "headings"
	// SplitNone leaves files whole.
	SplitNone Split = "none"
)

// items yields the releases of a file that may be a bulletin. Another file is one release
// itself if it is wanted whole.
func (o WalkOptions) items(in Input, whole bool, yield yieldFunc) bool {
	list, ok := o.Split.items(in)
	switch {
	case !ok && whole:
		return yield(in, nil)
	case !ok:
		return true
	}
	for _, item := range list {
		var err error
		if len(item.Raw) == 0 {
			err = fmt.Errorf("%q has a heading and no text: %w", item.Name, kg.ErrInvalid)
		}
		if !yield(item, err) {
			return false
		}
	}
	return true
}

// items takes a bulletin apart. What stands above its first item, such as the list of the
// headlines, belongs to none.
func (s Split) items(in Input) ([]Input, bool) {
	if s == SplitNone || formOf(in.Name) == formPage || !mayHaveItems(in.Raw) {
		return nil, false
	}
	text, _, err := release.Decode(in.Raw)
	if err != nil {
		return nil, false
	}
	lines := strings.Split(strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text), "\n")
	day, count := shape(lines)
	level := 3
	if s == SplitHeadings && count[level] == 0 {
		level = 2
	}
	if count[level] == 0 || s != SplitHeadings && (day.IsZero() || count[level] < 2) {
		return nil, false
	}
	var items []Input
	var current *bulletinItem
	finish := func() {
		if current != nil {
			items = append(items, current.input(fmt.Sprintf("%s#%d", in.Name, len(items)+1), day))
		}
	}
	for _, line := range lines {
		switch n, title := heading(line); {
		case n == level:
			finish()
			current = &bulletinItem{title: title}
		case n > 0 && n < level:
			finish()
			current = nil
		case current != nil:
			current.lines = append(current.lines, line)
		}
	}
	if current != nil {
		current.dropFoot()
	}
	finish()
	return items, true
}

// mayHaveItems spares files without headings the work; in UTF-16 a zero byte stands between.
func mayHaveItems(raw []byte) bool {
	return bytes.Contains(raw, []byte("##")) || bytes.Contains(raw, []byte("#\x00#"))
}

// shape gives the day in the first heading, if that opens the text, and how many headings
// there are of each level.
func shape(lines []string) (day kg.Date, count [7]int) {
	opening := true
	for _, line := range lines {
		level, title := heading(line)
		count[level]++
		if opening && strings.TrimSpace(line) != "" {
			opening = false
			if level == 1 {
				day = release.FindDate(title)
			}
		}
	}
	return day, count
}

var headingPattern = regexp.MustCompile(`^(#{1,6})[ \t]+(.*?)[ \t]*#*[ \t]*$`)

// heading gives the level of a heading and its text; the level is 0 where there is none.
func heading(line string) (level int, title string) {
	if !strings.HasPrefix(line, "#") {
		return 0, ""
	}
	m := headingPattern.FindStringSubmatch(line)
	if m == nil {
		return 0, ""
	}
	return len(m[1]), m[2]
}

// bulletinItem is what stands under the heading of an item.
type bulletinItem struct {
	title string
	lines []string
}

var (
	rulePattern = regexp.MustCompile(`^(?:-{3,}|\*{3,}|_{3,})\s*$`)
	// linkPattern is a line that is one link: [查看原文](https://…).
	linkPattern = regexp.MustCompile(`^\s*\[[^\]]*\]\((https?://[!-~]+)\)\s*$`)
	// tagPattern is a tag of running text.
	tagPattern = regexp.MustCompile(`(?i)<(?:p|div|br|strong|b|span|section)[ />]`)
)

// dropFoot cuts the foot of the file off its last item: what stands behind the last rule.
func (b *bulletinItem) dropFoot() {
	for i, line := range slices.Backward(b.lines) {
		if rulePattern.MatchString(line) {
			b.lines = b.lines[:i]
			return
		}
	}
}

// input makes an input of the item. A link on its last line is its address.
func (b *bulletinItem) input(name string, day kg.Date) Input {
	in := Input{Name: name, Known: release.Known{Title: b.title, Published: day}}
	end := len(b.lines)
	for end > 0 && strings.TrimSpace(b.lines[end-1]) == "" {
		end--
	}
	if end > 0 {
		if m := linkPattern.FindStringSubmatch(b.lines[end-1]); m != nil {
			in.Known.URL = m[1]
			end--
		}
	}
	content := strings.TrimSpace(strings.Join(b.lines[:end], "\n"))
	in.Known.HTML = tagPattern.MatchString(content)
	in.Raw = []byte(content)
	return in
}

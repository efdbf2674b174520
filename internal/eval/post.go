package eval

import (
	"slices"
	"strings"

	"huipu/internal/kg"
)

// post is a title with the organisations that it may be said of.
type post struct {
	title    string // folded, without a leading 原, 前, 时任, 现任 or 新任
	forms    []form // every way to say it, at least one
	open     bool   // the annotation knows no organisation in the sentence
	full     string // the organisation as the document resolves it; empty where it does not
	shown    string
	sought   string
	evidence []kg.Evidence
}

// form is one way to divide a post into title and organisation, both folded.
type form struct{ title, organisation string }

// newPost makes a post of a title and the spellings of its organisation, of which there is
// at least one; an empty one stands for "none". It is false for titles that are not scored.
func newPost(title string, organisations ...string) (post, bool) {
	if title == "" || generic(fold(title)) {
		return post{}, false
	}
	p := post{title: bare(title), sought: title, shown: title}
	if organisations[0] != "" {
		p.shown += " @ " + organisations[0]
	}
	for _, organisation := range organisations {
		p.forms = append(p.forms, forms(p.title, fold(organisation))...)
	}
	return p, true
}

// bare folds a title and drops one word of time before it.
func bare(title string) string {
	folded := fold(title)
	for _, word := range []string{"原", "前", "时任", "现任", "新任"} {
		if rest, ok := strings.CutPrefix(folded, word); ok {
			return rest
		}
	}
	return folded
}

// forms gives the ways to divide a post. A body between title and organisation may stand on
// either side (党委书记@X, 书记@X党委); the head of a division names it already (市长@X市, 市长).
func forms(title, organisation string) []form {
	out := []form{{title, organisation}}
	for _, body := range []string{"党委", "党组", "工委", "团委", "纪委", "支部", "党总支"} {
		if rest, ok := strings.CutPrefix(title, body); ok {
			out = append(out, form{rest, organisation + body})
		}
		if rest, ok := strings.CutSuffix(organisation, body); ok {
			out = append(out, form{body + title, rest})
		}
	}
	for _, head := range []string{"省长", "市长", "县长", "区长", "州长"} {
		if strings.HasSuffix(title, head) {
			out = append(out, form{title, ""})
		}
	}
	return out
}

// generic reports whether a folded title only says that someone is a leader or a guest, so
// that annotators may or may not have noted it.
func generic(title string) bool {
	leader := title
	for _, word := range []string{"人", "同志"} {
		if rest, ok := strings.CutSuffix(title, word); ok {
			leader = rest
			break
		}
	}
	if whose, ok := strings.CutSuffix(leader, "领导"); ok {
		return slices.Contains([]string{"", "校", "县", "省", "市", "区", "院", "部", "党和国家", "单位"}, whose)
	}
	return slices.Contains([]string{"投资人", "专家", "学者", "嘉宾", "代表", "同志", "先生", "女士", "教授"}, title)
}

// sameTitle reports whether two posts have a title in common.
func sameTitle(a, b post) bool {
	return a.title == b.title || slices.ContainsFunc(a.forms, func(f form) bool {
		return slices.ContainsFunc(b.forms, func(g form) bool { return f.title == g.title })
	})
}

// samePost reports whether what was read is the annotated post: a form in common; or one
// title in organisations of which one name ends in the other (北京市侨联, 市侨联); or one title
// where the sentence gives no organisation, so that any that was resolved is accepted.
func samePost(gold, read post) bool {
	return slices.ContainsFunc(gold.forms, func(g form) bool {
		return slices.ContainsFunc(read.forms, func(r form) bool {
			switch {
			case g == r:
				return true
			case g.title != r.title:
				return false
			case g.organisation == "":
				return gold.open
			}
			return ends(g.organisation, r.organisation)
		})
	})
}

// ends reports whether one name of at least two characters is the end of the other.
func ends(a, b string) bool {
	short, long := a, b
	if len(short) > len(long) {
		short, long = long, short
	}
	return len([]rune(short)) >= 2 && strings.HasSuffix(long, short)
}

// completed reports whether a post was read with the full name of its organisation: the
// annotated one, a longer one, or one that lacks only the divisions or the party before it
// (宽城区人大 for 长春市宽城区人大) and is more than what the sentence has.
func completed(gold, read post) bool {
	full, got := fold(gold.full), fold(read.full)
	if got == "" {
		return slices.ContainsFunc(forms(gold.title, full), func(f form) bool { return f.organisation == "" })
	}
	for _, f := range forms(gold.title, full) {
		for _, g := range forms(read.title, got) {
			if f == g || f.title == g.title && ends(f.organisation, g.organisation) && len(g.organisation) > len(gold.written()) {
				return true
			}
		}
	}
	return false
}

// written is the organisation as the sentence has it, folded; empty where it has none.
func (p post) written() string {
	if p.open {
		return ""
	}
	return p.forms[0].organisation
}

package resolve

import (
	"slices"
	"strings"
	"unicode/utf8"

	"huipu/internal/kg"
)

// longestFounding bounds what stands between 前身为 and the name: 1955年1月成立的, in bytes.
const longestFounding = 60

// succession is what a sentence says of one organisation that came out of another.
type succession struct{ before, after string }

// successions reads which of the named organisations took the place of another: 甲于某年更名为乙,
// 乙前身是甲. The first of the two must begin the sentence and the second follow the words,
// but for 某年成立的; anything else is left alone. They come in text order.
func successions(text string, names []string) []succession {
	if !slices.ContainsFunc(changeWords(), func(w changeWord) bool { return strings.Contains(text, w.word) }) {
		return nil
	}
	names = slices.Clone(names)
	slices.SortFunc(names, func(a, b string) int { return len(b) - len(a) })
	var found []succession
	for sentence := range strings.FieldsFuncSeq(text, func(r rune) bool { return strings.ContainsRune("。！？；\n", r) }) {
		sentence = strings.TrimLeft(sentence, " 　\t")
		for _, w := range changeWords() {
			lead, rest, ok := strings.Cut(sentence, w.word)
			if !ok {
				continue
			}
			first, second := starting(lead, names), renamed(rest, names)
			if first == "" || second == "" || first == second {
				continue
			}
			if w.backwards {
				first, second = second, first
			}
			found = append(found, succession{first, second})
		}
	}
	return found
}

type changeWord struct {
	word      string
	backwards bool // the earlier organisation follows it
}

func changeWords() []changeWord {
	return []changeWord{{"更名为", false}, {"改名为", false}, {"改称", false}, {"改组为", false}, {"重组为", false}, {"前身是", true}, {"前身为", true}}
}

// starting is the longest of the names at the start of the text, longest first.
func starting(text string, names []string) string {
	for _, name := range names {
		if name != "" && strings.HasPrefix(text, name) {
			return name
		}
	}
	return ""
}

// renamed is the name that follows the words of a change, with or without quotation marks or
// what says when it was founded.
func renamed(rest string, names []string) string {
	if at := strings.Index(rest, "成立的"); at >= 0 && at < longestFounding && !strings.ContainsAny(rest[:at], "，、") {
		rest = rest[at+len("成立的"):]
	}
	rest = strings.TrimLeft(rest, "“《")
	name := starting(rest, names)
	next, _ := utf8.DecodeRuneInString(rest[len(name):])
	if next != utf8.RuneError && !strings.ContainsRune("，、”》（(：:和与", next) {
		return "" // the name goes on
	}
	return name
}

// replace tells organisations of the document which of them took their place.
func (r *resolver) replace(organisations []kg.OrganisationFact) {
	var names []string
	for _, o := range organisations {
		names = append(append(names, o.Name), o.Aliases...)
	}
	for _, s := range successions(r.document.Text, names) {
		before, after := r.organisations[r.named(s.before)], r.named(s.after)
		if before.ID != after {
			before.ReplacedBy = union(before.ReplacedBy, after)
		}
	}
}

package extract

import (
	"strings"
	"unicode/utf8"
)

// groupOrg names a group by its organisation; it is empty for groups of people alone.
func groupOrg(src *source, g *group) string {
	if len(g.posts) > 0 {
		p := g.posts[len(g.posts)-1]
		if p.org == "" || p.inherited {
			return ""
		}
		return p.org
	}
	return orgName(src, g.tokens)
}

// cutLevel takes what sums up the places off the front: 省市侨联 gives 侨联.
func cutLevel(org string) (string, bool) {
	if r := []rune(org); len(r) > 0 {
		if _, end, _ := numberAt(r, 0); end > 0 {
			org = string(r[end:])
		}
	}
	org = strings.TrimPrefix(org, "个")
	for _, level := range []string{"省（区）", "省（市）", "省、自治区、直辖市", "省市", "市县", "区县", "县区", "县市区", "市区", "市州", "省", "市", "县", "区"} {
		if tail, ok := strings.CutPrefix(org, level); ok && utf8.RuneCountInString(tail) >= 2 {
			return tail, true
		}
	}
	return "", false
}

// fullPlace is the full name of the place that a group consists of.
func fullPlace(lex *lexicon, src *source, g *group) string {
	last := g.tokens[len(g.tokens)-1]
	if last.kind == kPlace && last.ref >= 0 {
		return lex.places[last.ref].name
	}
	return joined(src, g.tokens)
}

// placeOnly reports a group that is one place and nothing else.
func placeOnly(g *group) bool {
	return len(g.posts) == 0 && len(g.tokens) == 1 && g.tokens[0].kind == kPlace
}

package extract

import (
	"strings"

	"huipu/internal/release"
)

// readBylines finds the people who wrote, took or edited: in brackets behind a dispatch
// line, with 记者, 通讯员, 摄, and alone in brackets at the end.
func (d *document) readBylines(s *sentence) {
	for k, t := range s.toks {
		if t.kind != kParen {
			continue
		}
		inner := d.src.runes[t.i+1 : t.j-1]
		text := string(inner)
		signed := containsAny(text, "记者", "通讯员", "审校", "编辑", "责编", "作者", "供稿", "撰稿", "报道", "校对", "审核", "摄影") ||
			strings.HasSuffix(text, "摄") || strings.HasSuffix(text, "文") && len(inner) <= 6
		dispatch := k > 0 && (d.src.runes[t.i-1] == '电' || d.src.runes[t.i-1] == '讯')
		last := t.j >= s.hi-1 && d.wholeName(t.i+1, t.j-1)
		if signed || dispatch || last {
			d.namesIn(t.i+1, t.j-1)
		}
	}
	if s.kind != release.Header {
		return
	}
	// A header line may end with a name that no label explains.
	for k, t := range s.toks {
		ends := k+1 == len(s.toks) || s.toks[k+1].gap || s.toks[k+1].kind == kPunct
		if t.kind == kName && t.class == classNone && t.cost <= maxListed && (t.gap || k > 0 && s.toks[k-1].kind == kPunct) && ends {
			d.byline(d.src.str(t.i, t.j))
		}
	}
}

// wholeName reports that the runes are one personal name, or several with blanks.
func (d *document) wholeName(i, j int) bool {
	if j-i < 2 || j-i > 4 {
		return false
	}
	for _, e := range d.lex.namesAt(nil, d.src, i, j, false) {
		if e.j == j && e.class == classNone {
			return true
		}
	}
	return false
}

// namesIn takes the names between marks, blanks and the words of the trade.
func (d *document) namesIn(i, j int) {
	from := i
	part := func(a, b int) {
		if b-a >= 2 && b-a <= 4 {
			for _, e := range d.lex.namesAt(nil, d.src, a, b, false) {
				if e.j == b && (e.class == classNone || e.class == foreignName) {
					d.byline(d.src.str(a, b))
					return
				}
			}
		}
	}
	words := []string{"记者", "通讯员", "审校", "责任编辑", "编辑", "责编", "作者", "供稿", "撰稿", "报道", "校对", "审核", "摄影", "摄", "特约", "实习生", "文", "图"}
	for k := i; k < j; {
		if k > from && d.src.gap[k] || d.src.runes[k] == '、' || d.src.runes[k] == '，' || d.src.runes[k] == '：' || d.src.runes[k] == '/' {
			part(from, k)
			from = k
			if r := d.src.runes[k]; r == '、' || r == '，' || r == '：' || r == '/' {
				from, k = k+1, k+1
			}
			if k < j {
				if n := wordAt(d.src, k, words); n > 0 {
					from, k = k+n, k+n
					continue
				}
			}
			if from == k {
				k++
			}
			continue
		}
		if n := wordAt(d.src, k, words); n > 0 {
			part(from, k)
			from, k = k+n, k+n
			continue
		}
		k++
	}
	part(from, j)
}

func wordAt(src *source, k int, words []string) int {
	for _, w := range words {
		if src.has(k, w) {
			return len([]rune(w))
		}
	}
	return 0
}

func (d *document) byline(name string) {
	if !d.isByline[name] {
		d.bylines = append(d.bylines, name)
	}
	d.isByline[name] = true
}

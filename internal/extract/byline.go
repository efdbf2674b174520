package extract

import (
	"slices"
	"strings"
)

// readBylines finds the people who wrote, took or edited: in brackets behind a dispatch
// line, with 记者, 通讯员, 摄, and alone in brackets at the end.
func (d *document) readBylines(s *sentence, units []unit) {
	for k, u := range units {
		if u.kind != uParen {
			continue
		}
		inner := d.src.runes[u.i+1 : u.j-1]
		text := string(inner)
		signed := containsAny(text, "记者", "通讯员", "审校", "编辑", "责编", "作者", "供稿", "撰稿", "报道", "校对", "审核", "摄影") ||
			strings.HasSuffix(text, "摄") || strings.HasSuffix(text, "文") && len(inner) <= 6
		dispatch := k > 0 && (strings.HasSuffix(d.src.str(units[k-1].i, units[k-1].j), "电") || strings.HasSuffix(d.src.str(units[k-1].i, units[k-1].j), "讯"))
		last := u.j >= s.hi-1 && len(inner) <= 8
		if !signed && !dispatch && !last {
			continue
		}
		if last && !signed && !dispatch && !d.wholeName(u.i+1, u.j-1) {
			continue
		}
		d.namesIn(u.i+1, u.j-1)
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
	if !slices.Contains(d.bylines, name) {
		d.bylines = append(d.bylines, name)
	}
	d.isByline[name] = true
}

package extract

import (
	"fmt"
	"runtime"
	"strings"
	"testing"

	"huipu/internal/release"
)

// work is what reading a text took, counted rather than timed.
type work struct {
	steps  int // of the lattice
	bytes  int // allocated
	blocks int // allocated
}

// workOf reads a release. It counts from the folding of the text on; what package release
// does before is its own affair.
func workOf(tb testing.TB, x *Extractor, r *release.Release) work {
	tb.Helper()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	d := newDocument(x.lex, r, new(memory))
	d.segment = x.segment
	for _, stage := range d.stages() {
		stage()
	}
	runtime.ReadMemStats(&after)
	if d.err != nil {
		tb.Fatal(d.err)
	}
	return work{d.la.steps, int(after.TotalAlloc - before.TotalAlloc), int(after.Mallocs - before.Mallocs)}
}

// family is a kind of text that grows without end.
type family struct {
	name string
	text func(size int) string
}

// families are texts that a search without bounds would read in more than linear time:
// nothing that ends a sentence, marks that never close, names that are all different.
func families(tb testing.TB) []family {
	tb.Helper()
	const start = "云城市安全会议举行\n5月1日，云城市安全会议在云城举行。"
	repeat := func(name, unit string) family {
		return family{name, func(size int) string { return cutText(start+strings.Repeat(unit, size/len(unit)+1), size) }}
	}
	// In count every @ is a person and every # a word, all different.
	count := func(name, unit string) family {
		return family{name, func(size int) string {
			var b strings.Builder
			b.WriteString(start)
			for n := 0; b.Len() < size; {
				for _, r := range unit {
					switch n++; r {
					case '@':
						b.WriteString(invented(n))
					case '#':
						b.WriteString(coined(n))
					default:
						b.WriteRune(r)
					}
				}
			}
			return cutText(b.String(), size)
		}}
	}
	return []family{
		{"natural", func(size int) string { return natural(tb, size) }},
		repeat("no marks", "会议要求深入学习贯彻落实各项工作部署推动发展"),
		repeat("list marks", "、"),
		repeat("surnames", "王李张刘陈杨赵黄周吴"),
		repeat("surnames in a list", "王、李、"),
		repeat("open brackets", "（"),
		repeat("open quotes", "“"),
		repeat("open titles", "《某"),
		repeat("times in brackets", "今天（"),
		repeat("digits", "1234567890"),
		repeat("Chinese digits", "一二三十百"),
		repeat("dates", "1月1日"),
		repeat("letters", "A B "),
		repeat("letters and names", "Bruce Lau 王明"),
		repeat("middle dots", "·张"),
		repeat("titles", "主席副主席常务副"),
		repeat("titles with colons", "主席：王明"),
		repeat("organisations", "云城市教育局和"),
		repeat("companies", "公司"),
		repeat("divisions", "江苏省南京市鼓楼区"),
		repeat("events", "第一届第二次会议"),
		repeat("predicates", "出席会议并讲话的有"),
		repeat("places", "会议在北京召开，"),
		repeat("paragraphs", "\n某"),
		repeat("quoted names", "“王明”（王明）"),
		repeat("characters outside the basic plane", "𠮷"),
		count("people", "@、"),
		count("people in sentences", "@出席会议并讲话。"),
		count("people with posts", "云城#协会会长@出席会议。"),
		count("people of two posts", "主席@，副主席@。"),
		count("bodies in a list", "出席会议的有#局@、"),
		count("groups", "#局代表发言。"),
		count("meetings", "随后，举行了#第一次代表大会。"),
		count("meetings in a list", "#论坛、"),
		count("venues", "分会场设在#、甲#。"),
		count("short forms", "云城#有限公司（以下简称云城#）代表出席。"),
		count("receptions", "今日，@会见@一行。"),
		count("elections", "选举@为#局局长，"),
		count("bylines", "（记者@）\n"),
		count("rosters", "\n@"),
		count("headings", "\n#协会第一届理事会名单：@、@"),
		count("messages", "会议宣读了#的贺信，"),
		count("conveners", "会议由#协会主办。"),
	}
}

// TestWorkIsLinear reads every family at two sizes. A search that looks at the text again
// for each thing it finds would need four times the work for twice the text. The sizes are
// far above that of the longest sentence, and below it work may well be quadratic.
func TestWorkIsLinear(t *testing.T) {
	x := warm(t, []*release.Release{readRelease(t, natural(t, 10_000))})
	const size = 24 << 10
	for _, f := range families(t) {
		t.Run(f.name, func(t *testing.T) {
			// Run by itself, a size gives TestStatementsAreLinear its counts.
			var once, twice *work
			t.Run("once", func(t *testing.T) { w := workOf(t, x, readRelease(t, f.text(size))); once = &w })
			t.Run("twice", func(t *testing.T) { w := workOf(t, x, readRelease(t, f.text(2*size))); twice = &w })
			if once == nil || twice == nil {
				return
			}
			// Slices and maps grow in leaps, so memory gets some room.
			for _, c := range []struct {
				what        string
				once, twice int
				limit       float64
			}{
				{"steps of the lattice", once.steps, twice.steps, 2.2},
				{"allocated bytes", once.bytes, twice.bytes, 2.5},
				{"allocated blocks", once.blocks, twice.blocks, 2.5},
			} {
				if float64(c.twice) > c.limit*float64(c.once)+1000 {
					t.Errorf("%s: %d for a text and %d for one twice as long", c.what, c.once, c.twice)
				}
			}
			if err := overBudget(*twice, 2*size); err != nil {
				t.Error(err)
			}
		})
	}
}

// What a byte of text may take, however hostile it is. A byte of a release takes less than
// two steps and 200 bytes.
const (
	maxStepsPerByte  = 40
	maxMemoryPerByte = 3000
	fixedMemory      = 2 << 20 // the tables of the lattice
)

func overBudget(w work, size int) error {
	if w.steps > maxStepsPerByte*size+1000 || w.bytes > maxMemoryPerByte*size+fixedMemory {
		return fmt.Errorf("a text of %d bytes took %d steps and %d bytes of memory", size, w.steps, w.bytes)
	}
	return nil
}

// TestLargestRelease reads as much natural text as package release lets through.
func TestLargestRelease(t *testing.T) {
	size := release.MaxBytes
	if raceDetector {
		size /= 16 // the detector takes ten times as long
	}
	x := warm(t, []*release.Release{readRelease(t, natural(t, 10_000))})
	w := workOf(t, x, readRelease(t, natural(t, size)))
	if w.steps > 3*size || w.bytes > 300*size {
		t.Errorf("a text of %d bytes took %d steps and %d bytes of memory", size, w.steps, w.bytes)
	}
}

// FuzzWork looks for texts that take more work than their size allows.
func FuzzWork(f *testing.F) {
	for _, family := range families(f) {
		f.Add(family.text(300))
	}
	x := warm(f, []*release.Release{readRelease(f, natural(f, 10_000))})
	f.Fuzz(func(t *testing.T, text string) {
		r, err := release.Read("release.txt", []byte(text))
		if err != nil {
			return
		}
		if err := overBudget(workOf(t, x, r), len(r.Text)); err != nil {
			t.Error(err)
		}
	})
}

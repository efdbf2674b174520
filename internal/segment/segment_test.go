package segment_test

import (
	"errors"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"huipu/internal/segment"
)

// shared loads the dictionary once for all tests that add no words.
var shared = segment.Lazy()

func load(tb testing.TB, words ...segment.Word) segment.Segmenter {
	tb.Helper()
	s, err := shared()
	if len(words) > 0 {
		s, err = segment.New(words...)
	}
	if err != nil {
		tb.Fatal(err)
	}
	return s
}

// show writes tokens as word/tag, separated by spaces.
func show(text string, tokens []segment.Token) string {
	var parts []string
	for _, t := range tokens {
		part := text[t.Start:t.End]
		if t.Tag != "" {
			part += "/" + t.Tag
		}
		parts = append(parts, part)
	}
	return strings.Join(parts, " ")
}

func TestSegment(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"empty", "", ""},
		{"words and tags", "秘书长在主会场主持会议", "秘书长/n 在/p 主/b 会场/n 主持/v 会议/n"},
		{"places", "会议在北京召开", "会议/n 在/p 北京/ns 召开/v"},
		{"organisations", "全国人大常委会闭幕", "全国人大常委会/nt 闭幕/v"},
		{"a conjunction is not drawn into a name", "江成与大家", "江/nr 成/n 与/p 大家/n"},
		{"punctuation has no tag", "主席、秘书长。", "主席/n 、 秘书长/n 。"},
		{"letters and digits stay together", "GDP增长2020年", "GDP 增长/v 2020 年/m"},
		{"full-width digits", "１０月", "１ ０ 月/m"},
		{"line ends", "会议\r\n召开", "会议/n \r \n 召开/v"},
		{"character beyond the dictionary", "𫚺讲话", "𫚺 讲话/n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, show(tt.in, load(t).Segment(tt.in))); diff != "" {
				t.Errorf("Segment(%q) (-want +got):\n%s", tt.in, diff)
			}
		})
	}
}

func TestExtraWords(t *testing.T) {
	const text = "市红十字会理事孟栖原讲话"
	got := show(text, load(t, segment.Word{Text: "孟栖原", Tag: "nr"}, segment.Word{Text: "市红十字会", Tag: "nt", Frequency: 50}).Segment(text))
	if diff := cmp.Diff("市红十字会/nt 理事/n 孟栖原/nr 讲话/n", got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if plain := show(text, load(t).Segment(text)); strings.Contains(plain, "孟栖原") {
		t.Errorf("a segmenter without extra words knows %s", plain)
	}
}

func TestExtraWordsWinOverTheDictionary(t *testing.T) {
	const text = "会议"
	if got := show(text, load(t, segment.Word{Text: text, Tag: "other"}).Segment(text)); got != "会议/other" {
		t.Errorf("got %s, want 会议/other", got)
	}
}

func TestBadExtraWords(t *testing.T) {
	for _, w := range []segment.Word{{}, {Text: "GDP"}, {Text: "主 席"}, {Text: "主席", Frequency: -1}} {
		if s, err := segment.New(w); err == nil || s != nil {
			t.Errorf("New(%+v) = %v, %v; want an error alone", w, s, err)
		} else if !strings.Contains(err.Error(), w.Text) {
			t.Errorf("New(%+v): error %q does not name the word", w, err)
		}
	}
}

// cover fails unless tokens cover text in order.
func cover(t *testing.T, text string, tokens []segment.Token) {
	t.Helper()
	at := 0
	for i, token := range tokens {
		if token.Start != at || token.End <= token.Start {
			t.Fatalf("token %d of %q is %d to %d, want a start at %d", i, text, token.Start, token.End, at)
		}
		at = token.End
	}
	if at != len(text) {
		t.Fatalf("tokens of %q end at %d, want %d", text, at, len(text))
	}
}

func TestTokensCoverTheText(t *testing.T) {
	s := load(t)
	for _, text := range []string{
		"", " ", "\n", "a", "会", "会议", "\xff\xfe", "会\xe4\xbc议", "a\u0301会",
		"ＡＢＣ（会议）“召开”……—— ½²", strings.Repeat("会", 5000), strings.Repeat("a", 5000),
		strings.Repeat("主席甲乙、", 3000), "𠮷野\u00a0万\u200b立骏",
	} {
		cover(t, text, s.Segment(text))
	}
}

func FuzzSegment(f *testing.F) {
	s := load(f)
	f.Add("主席、秘书长出席2020年会议。")
	f.Add("A\xff會議\n")
	f.Fuzz(func(t *testing.T, text string) {
		tokens := s.Segment(text)
		cover(t, text, tokens)
		if again := s.Segment(text); !slices.Equal(tokens, again) {
			t.Fatalf("second run differs: %v, %v", tokens, again)
		}
	})
}

func TestConcurrentUse(t *testing.T) {
	s := load(t)
	texts := []string{"秘书长在主会场主持会议", "会议在北京召开", strings.Repeat("主席、副主席", 200)}
	want := make([]string, len(texts))
	for i, text := range texts {
		want[i] = show(text, s.Segment(text))
	}
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			for i, text := range texts {
				if got := show(text, s.Segment(text)); got != want[i] {
					t.Errorf("got %s, want %s", got, want[i])
				}
			}
		})
	}
	group.Wait()
}

func TestLazyLoadsOnce(t *testing.T) {
	get := segment.Lazy(segment.Word{Text: "会议", Tag: "first"})
	var group sync.WaitGroup
	got := make([]segment.Segmenter, 4)
	for i := range got {
		group.Go(func() {
			s, err := get()
			if err != nil {
				t.Error(err)
			}
			got[i] = s
		})
	}
	group.Wait()
	for _, s := range got {
		if s != got[0] {
			t.Errorf("two calls gave %p and %p", got[0], s)
		}
	}
}

func TestLazyKeepsTheError(t *testing.T) {
	get := segment.Lazy(segment.Word{Text: "?"})
	_, first := get()
	_, second := get()
	if first == nil || !errors.Is(first, second) {
		t.Errorf("got %v and %v, want one error", first, second)
	}
}

// TestSize guards against a call that pulls gse's own dictionaries of 38 MB into every
// program: this test's own program links the package.
func TestSize(t *testing.T) {
	name, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(name)
	if err != nil {
		t.Fatal(err)
	}
	if limit := int64(24 << 20); info.Size() > limit {
		t.Errorf("the program has %d bytes, want at most %d", info.Size(), limit)
	}
}

func BenchmarkNew(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := segment.New(); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkSegment(b *testing.B) {
	s := load(b)
	text := strings.Repeat("主席周远山出席并讲话，副主席林秋、陈一鸣，秘书长孟栖原在主会场出席会议。", 30)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		s.Segment(text)
	}
}

package extract

import (
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"

	"huipu/internal/release"
)

func newSource(text string) *source { return new(source).read(text) }

func TestSourceFoldsForMatchingAndKeepsQuotes(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"simplified", "主席周远山出席。", "主席周远山出席。"},
		{"traditional", "主席周遠山出席會議並講話。", "主席周远山出席会议并讲话。"},
		{"radicals and compatibility forms", "⼈⼤主席李\uF9E9明", "人大主席李里明"},
		{"full width", "８月２日，Ｂｒｕｃｅ：“（５０％）”", "8月2日，Bruce：“（50%）”"},
		{"no-break and full-width spaces", "周\u00a0远\u3000山", "周远山"},
		{"zero width", "\uFEFF周\u200b远\u200d\u2060山\u00ad\uFE0F", "周远山"},
		{"dates apart", "2023-08-06\u300020:55", "2023-08-06 20：55"},
		{"beyond the basic plane", "𠮷先生、周远山", "𠮷先生、周远山"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := newSource(tt.text)
			if got := string(s.runes); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
			checkPlaces(t, s)
		})
	}
}

// checkPlaces demands that each character is found at its place in each unit.
func checkPlaces(t *testing.T, s *source) {
	t.Helper()
	for i := range s.runes {
		for j := i + 1; j <= len(s.runes); j++ {
			span := s.span(i, j)
			quote := s.text[span.Start:span.End]
			if quote != s.quote(i, j) || !utf8.ValidString(quote) && utf8.ValidString(s.text) {
				t.Fatalf("%d to %d is %q and %q", i, j, quote, s.quote(i, j))
			}
			if chars := utf8.RuneCountInString(s.text[:span.Start]); chars != span.StartChar || span.EndChar-span.StartChar != utf8.RuneCountInString(quote) {
				t.Fatalf("%q is %+v, after %d characters", quote, span, chars)
			}
			if units := len(utf16.Encode([]rune(s.text[:span.Start]))); units != span.StartUTF16 || span.EndUTF16-span.StartUTF16 != len(utf16.Encode([]rune(quote))) {
				t.Fatalf("%q is %+v, after %d units", quote, span, units)
			}
		}
	}
}

// TestATraditionalReleaseIsReadAsASimplifiedOne compares the facts of one text in both
// scripts: the same names and posts, and quotes in the script of each text.
func TestATraditionalReleaseIsReadAsASimplifiedOne(t *testing.T) {
	const (
		simplified = "澄江侨联召开常委会议\n2024-09-10 来源：澄江侨报\n9月9日，澄江市侨联召开常委会议。主席周远山主持会议并讲话，副主席陈一鸣、秘书长苏合出席会议。"
		tradition  = "澄江僑聯召開常委會議\n2024-09-10 來源：澄江僑報\n9月9日，澄江市僑聯召開常委會議。主席周遠山主持會議並講話，副主席陳一鳴、秘書長蘇合出席會議。"
	)
	x, err := New()
	if err != nil {
		t.Fatal(err)
	}
	read := func(text string) []string {
		r, err := release.Read("release.txt", []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		f, err := x.Extract(t.Context(), r)
		if err != nil {
			t.Fatal(err)
		}
		var b strings.Builder
		if err := WriteText(&b, "release.txt", f); err != nil {
			t.Fatal(err)
		}
		for _, p := range f.Persons {
			for _, e := range p.Evidence {
				if e.Quote != text[e.Span.Start:e.Span.End] || text == tradition && p.Name == "周远山" && e.Quote != "周遠山" {
					t.Errorf("%s is quoted as %q", p.Name, e.Quote)
				}
			}
		}
		_, facts, _ := strings.Cut(b.String(), "\n")
		return strings.Split(facts, "\n")
	}
	want, got := read(simplified), read(tradition)
	if !strings.Contains(strings.Join(want, "\n"), "周远山") || strings.Join(want, "\n") != strings.Join(got, "\n") {
		t.Errorf("got %q, want %q", got, want)
	}
}

func FuzzSource(f *testing.F) {
	f.Add("⼈⼤\xff主席周遠山\u200b　出席８\u00a0９𠮷會議\"並\"講話")
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 300 {
			return
		}
		checkPlaces(t, newSource(text))
	})
}

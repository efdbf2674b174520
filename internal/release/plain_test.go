package release_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"huipu/internal/release"
)

func TestPlain(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"simplified", "主席周远山出席会议。", "主席周远山出席会议。"},
		{"traditional", "主席周遠山出席會議並講話。", "主席周远山出席会议并讲话。"},
		{"one of two simplified forms", "祕書長餘秋在會後發言。", "秘书长余秋在会后发言。"},
		{"what names keep", "連乾昇主席於會議後講話。", "连乾昇主席于会议后讲话。"},
		{"simplified with a traditional name", "主席周远山与锺書銘在市人民大会堂出席会议开幕式并发表讲话。", "主席周远山与锺書銘在市人民大会堂出席会议开幕式并发表讲话。"},
		{"radicals", "⼈⼤主席林秋⾦", "人大主席林秋金"},
		{"compatibility forms", "主席李\uF9E9明", "主席李里明"},
		{"words are left alone", "軟體園區會議", "软体园区会议"},
		{"other characters", "𠮷先生、José、ﾊ９", "𠮷先生、José、ﾊ９"},
		{"broken", "會議\xff召開", "会议\xff召开"},
		{"empty", "", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := release.Plain(tt.in); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

// FuzzPlain demands that every character stays at its place.
func FuzzPlain(f *testing.F) {
	f.Add("主席周遠山出席會議。")
	f.Add("⼈⼤\xff\xe4\xb8會𠮷")
	f.Fuzz(func(t *testing.T, text string) {
		plain := release.Plain(text)
		if len(plain) != len(text) || utf8.RuneCountInString(plain) != utf8.RuneCountInString(text) {
			t.Fatalf("%q is %q", text, plain)
		}
		for i, r := range plain {
			if original, size := utf8.DecodeRuneInString(text[i:]); size != len(string(r)) && r != utf8.RuneError || (r == utf8.RuneError) != (original == utf8.RuneError) {
				t.Fatalf("byte %d of %q is %q in %q", i, text, r, plain)
			}
		}
	})
}

func TestBlank(t *testing.T) {
	for _, r := range " \t\n\v\f\r\u0085\u00A0\u00AD\u1680\u2003\u200B\u200C\u200D\u200E\u202A\u202F\u2028\u205F\u2060\u2066\u3000\u3164\uFE0F\uFEFF\uFFA0\uFFFC\U000E0100" {
		if !release.Blank(r) {
			t.Errorf("%U prints something", r)
		}
	}
	for _, r := range "a0!\x00\x7f·é“”…—、。〇一鿿한！～￥\uE000\uFFFD𠮷😀" {
		if release.Blank(r) {
			t.Errorf("%U prints nothing", r)
		}
	}
	if strings.ContainsFunc("市侨联召开会议", release.Blank) {
		t.Error("Chinese prints nothing")
	}
}

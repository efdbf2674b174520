package release_test

import (
	"strings"
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"

	"huipu/internal/release"
)

func TestCharsets(t *testing.T) {
	const (
		modern      = "市侨联召开会议\r\n\u00a0８月２日，主席周远山出席“全委会议”并讲话。𠮷先生、José列席。\n"
		traditional = "市僑聯召開會議\n８月２日，主席周遠山出席「全委會議」並講話，秘書長孟棲原主持。\n"
	)
	encode := func(e encoding.Encoding, text string) string {
		t.Helper()
		s, err := e.NewEncoder().String(text)
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	page := func(charset, text string) string {
		return "<html><head><meta charset=" + charset + "></head><body><p>" + strings.ReplaceAll(text, "\n", "<p>") + "</body></html>"
	}
	noExtra := strings.NewReplacer("𠮷先生、José", "吉先生", "\u00a0", "").Replace(modern)
	tests := []struct{ name, raw, charset, want string }{
		{"UTF-8", modern, "UTF-8", modern},
		{"UTF-8 with mark", "\uFEFF" + modern, "UTF-8", modern},
		{"UTF-16LE", encode(unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), modern), "UTF-16LE", modern},
		{"UTF-16BE", encode(unicode.UTF16(unicode.BigEndian, unicode.UseBOM), modern), "UTF-16BE", modern},
		{"GB18030", encode(simplifiedchinese.GB18030, modern), "GB18030", modern},
		{"GB18030 with mark", "\x84\x31\x95\x33" + encode(simplifiedchinese.GB18030, modern), "GB18030", modern},
		{"GBK", encode(simplifiedchinese.GBK, noExtra), "GB18030", noExtra},
		{"GBK, traditional characters", encode(simplifiedchinese.GBK, traditional), "GB18030", traditional},
		{"declared GB 2312", encode(simplifiedchinese.GBK, page("gb2312", "周远山主持。")), "GBK", "周远山主持。"},
		{"declared Big5", encode(traditionalchinese.Big5, page("big5", "周遠山主持。")), "BIG5", "周遠山主持。"},
		{"declared GB 2312, is UTF-8", page("gb2312", "周远山主持。"), "UTF-8", "周远山主持。"},
		{"undeclared page in GBK", encode(simplifiedchinese.GBK, "<html><body><p>周远山主持全委会议。</body></html>"), "GB18030", "周远山主持全委会议。"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r, err := release.Read("x", []byte(tt.raw))
			if err != nil {
				t.Fatal(err)
			}
			if r.Text != tt.want || r.Charset != tt.charset {
				t.Errorf("got %s %q, want %s %q", r.Charset, r.Text, tt.charset, tt.want)
			}
		})
	}
}

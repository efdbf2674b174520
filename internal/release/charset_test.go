package release_test

import (
	"errors"
	"strings"
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"

	"huipu/internal/kg"
	"huipu/internal/release"
)

// encode gives the text in another charset.
func encode(t testing.TB, e encoding.Encoding, text string) string {
	t.Helper()
	s, err := e.NewEncoder().String(text)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

const (
	modern      = "市侨联召开会议\r\n\u00a0８月２日，主席周远山出席“全委会议”并讲话。𠮷先生、José列席。\n"
	traditional = "市僑聯召開會議\n８月２日，主席周遠山出席「全委會議」並講話，秘書長孟棲原主持。\n"
)

func TestCharsets(t *testing.T) {
	page := func(charset, text string) string {
		return "<html><head><meta charset=" + charset + "></head><body><p>" + strings.ReplaceAll(text, "\n", "<p>") + "</body></html>"
	}
	utf16 := func(order unicode.Endianness, mark unicode.BOMPolicy, text string) string {
		return encode(t, unicode.UTF16(order, mark), text)
	}
	gb, big5 := simplifiedchinese.GBK, traditionalchinese.Big5
	noExtra := strings.NewReplacer("𠮷先生、José", "吉先生", "\u00a0", "").Replace(modern)
	const spoken, spokenLong = "周远山主持。", "周遠山主持。"
	tests := []struct{ name, raw, charset, want string }{
		{"UTF-8", modern, "UTF-8", modern},
		{"UTF-8 with mark", "\uFEFF" + modern, "UTF-8", modern},
		{"UTF-16LE", utf16(unicode.LittleEndian, unicode.UseBOM, modern), "UTF-16LE", modern},
		{"UTF-16BE", utf16(unicode.BigEndian, unicode.UseBOM, modern), "UTF-16BE", modern},
		{"UTF-16LE without mark", utf16(unicode.LittleEndian, unicode.IgnoreBOM, modern), "UTF-16LE", modern},
		{"UTF-16BE without mark", utf16(unicode.BigEndian, unicode.IgnoreBOM, modern), "UTF-16BE", modern},
		{"UTF-16LE without mark, traditional", utf16(unicode.LittleEndian, unicode.IgnoreBOM, traditional), "UTF-16LE", traditional},
		{"UTF-16BE without mark, no line end", utf16(unicode.BigEndian, unicode.IgnoreBOM, spoken), "UTF-16BE", spoken},
		{"UTF-16LE without mark, page", utf16(unicode.LittleEndian, unicode.IgnoreBOM, page("utf-16", spoken)), "UTF-16LE", spoken},
		{"GB18030", encode(t, simplifiedchinese.GB18030, modern), "GB18030", modern},
		{"GB18030 with mark", "\x84\x31\x95\x33" + encode(t, simplifiedchinese.GB18030, modern), "GB18030", modern},
		{"GBK", encode(t, gb, noExtra), "GB18030", noExtra},
		{"GBK, traditional characters", encode(t, gb, traditional), "GB18030", traditional},
		{"Big5", encode(t, big5, traditional), "Big5", traditional},
		{"Big5, short", encode(t, big5, spokenLong), "Big5", spokenLong},
		{"declared GB 2312", encode(t, gb, page("gb2312", spoken)), "GB18030", spoken},
		{"declared Big5", encode(t, big5, page("big5", spokenLong)), "Big5", spokenLong},
		{"declared GB 2312, is UTF-8", page("gb2312", spoken), "UTF-8", spoken},
		{"declared GB 2312, is Big5", encode(t, big5, page("gb2312", traditional)), "Big5", strings.TrimSuffix(traditional, "\n")},
		{"declared Big5, is GBK", encode(t, gb, page("big5", spoken)), "GB18030", spoken},
		{"declared UTF-8, is GBK", encode(t, gb, page("utf-8", spoken)), "GB18030", spoken},
		{"declared Latin, is GBK", encode(t, gb, page("iso-8859-1", spoken)), "GB18030", spoken},
		{"declared Big5, could be either", encode(t, big5, page("big5", "講話")), "Big5", "講話"},
		{"declared nothing, could be either", encode(t, gb, "代表部长"), "GB18030", "代表部长"},
		{"undeclared page in GBK", encode(t, gb, "<html><body><p>周远山主持全委会议。</body></html>"), "GB18030", "周远山主持全委会议。"},
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

func TestOtherCharsetsAreRefused(t *testing.T) {
	tests := []struct{ name, raw, want string }{
		{"UTF-32LE", "\xFF\xFE\x00\x00\x1A\x4F\x00\x00", "is marked as UTF-32, which is not read"},
		{"UTF-32BE", "\x00\x00\xFE\xFF\x00\x00\x4F\x1A", "is marked as UTF-32, which is not read"},
		{"declared Latin", "<html><meta charset=windows-1252><p>R\xe9union du comit\xe9 \xe0 Gen\xe8ve", "is neither UTF-8, UTF-16, GB18030 nor Big5: byte 0xE9 at offset 37"},
		{"Korean", "\xc8\xb8\xc0\xc7\xb8\xa6 \xbf\xad\xbe\xfa\xb4\xd9. \xc0\xa7\xbf\xf8\xc0\xe5\xc0\xcc \xc1\xd6\xc0\xe7\xc7\xdf\xb4\xd9\xff", "is neither"},
		{"half of UTF-16", "\x1A\x4F\xAE\x8B\x00", "control character"},
		{"cut UTF-8 that is GB18030 as well", "今天部长大会出席大会大会\xe3\x82", "is neither"},
		{"one broken byte in UTF-8", "市侨联召开会议，主席周远山出席\xe4\xb8并讲话。", "byte 0xE4 at offset 45"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r, err := release.Read("x.txt", []byte(tt.raw))
			if r != nil || !errors.Is(err, kg.ErrInvalid) || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("got %v, %v; want %q", r, err, tt.want)
			}
		})
	}
}

// FuzzCharset gives texts in every charset to the reader.
func FuzzCharset(f *testing.F) {
	f.Add(modern, uint8(0))
	f.Add(traditional, uint8(3))
	f.Add("<meta charset=big5>会", uint8(2))
	encodings := []encoding.Encoding{
		unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM),
		simplifiedchinese.GB18030, traditionalchinese.Big5,
	}
	f.Fuzz(func(t *testing.T, text string, charset uint8) {
		raw, err := encodings[int(charset)%len(encodings)].NewEncoder().String(text)
		if err != nil {
			return
		}
		r, err := release.Read("a", []byte(raw))
		if err != nil {
			if r != nil || kg.CategoryOf(err) != kg.ErrInvalid && kg.CategoryOf(err) != kg.ErrLimit {
				t.Fatalf("got %v, %v", r, err)
			}
			return
		}
		check(t, r)
	})
}

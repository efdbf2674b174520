package release_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"huipu/internal/kg"
	"huipu/internal/release"
)

func TestReadKnown(t *testing.T) {
	day := kg.Date{Year: 2025, Month: 8, Day: 26}
	tests := []struct {
		name   string
		known  release.Known
		text   string
		want   string
		header header
	}{
		{
			"nothing",
			release.Known{},
			"8月2日，市侨联召开会议。", "BODY 8月2日，市侨联召开会议。\n",
			header{},
		},
		{
			"title above the text",
			release.Known{Title: "市侨联召开会议"},
			"8月2日，会议召开。", "TITLE 市侨联召开会议\nBODY 8月2日，会议召开。\n",
			header{Title: "市侨联召开会议"},
		},
		{
			"title is there",
			release.Known{Title: "市侨联 召开会议"},
			"\n　市侨联召开会议\n8月2日，会议召开。", "TITLE 市侨联召开会议\nBODY 8月2日，会议召开。\n",
			header{Title: "市侨联 召开会议"},
		},
		{
			"title as a Markdown heading",
			release.Known{Title: "市侨联召开会议"},
			"### 市侨联召开会议\n\n8月2日，会议召开。", "TITLE ### 市侨联召开会议\nBODY 8月2日，会议召开。\n",
			header{Title: "市侨联召开会议"},
		},
		{
			"title that looks like a body",
			release.Known{Title: "8月2日，市侨联召开会议，周远山讲话；林秋主持。"},
			"会议召开。",
			"TITLE 8月2日，市侨联召开会议，周远山讲话；林秋主持。\nBODY 会议召开。\n",
			header{Title: "8月2日，市侨联召开会议，周远山讲话；林秋主持。"},
		},
		{
			"title on two lines",
			release.Known{Title: "市侨联\n召开会议 "},
			"会议召开。", "TITLE 市侨联 召开会议\nBODY 会议召开。\n",
			header{Title: "市侨联 召开会议"},
		},
		{
			"fields go before those of the text",
			release.Known{Source: "甲网", Author: "孟栖原", URL: "https://a.example/1", Published: day},
			"市侨联召开会议\n2020-08-03 来源：乙网 作者：乔正\n8月2日，会议召开。",
			"TITLE 市侨联召开会议\nHEADER 2020-08-03 来源：乙网 作者：乔正\nBODY 8月2日，会议召开。\n",
			header{"市侨联召开会议", "2025-08-26", "甲网", "孟栖原", "https://a.example/1"},
		},
		{
			"gaps are filled from the text",
			release.Known{Source: "甲网"},
			"市侨联召开会议\n2020-08-03 来源：乙网\n8月2日，会议召开。",
			"TITLE 市侨联召开会议\nHEADER 2020-08-03 来源：乙网\nBODY 8月2日，会议召开。\n",
			header{Title: "市侨联召开会议", Published: "2020-08-03", Source: "甲网"},
		},
		{
			"day of the address",
			release.Known{URL: "https://a.example/2025/08/26/c_1.html"},
			"8月2日，会议召开。", "BODY 8月2日，会议召开。\n",
			header{Published: "2025-08-26", URL: "https://a.example/2025/08/26/c_1.html"},
		},
		{
			"part of a page",
			release.Known{HTML: true, Title: "市侨联召开会议"},
			"<span>8月2日，会议召开，</span>林秋主持。<br>散会，明天再来。",
			"TITLE 市侨联召开会议\nBODY 8月2日，会议召开，林秋主持。\nBODY 散会，明天再来。\n",
			header{Title: "市侨联召开会议"},
		},
		{
			"title within the page",
			release.Known{HTML: true, Title: "市侨联召开会议"},
			"<h1>要闻</h1><h2>市侨联召开会议</h2><p>8月2日，会议召开。</p>",
			"TITLE 市侨联召开会议\nBODY 8月2日，会议召开。\n",
			header{Title: "市侨联召开会议"},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r, err := release.ReadKnown("a", []byte(tt.text), tt.known)
			if err != nil {
				t.Fatal(err)
			}
			check(t, r)
			if diff := cmp.Diff(tt.want, layout(r)); diff != "" {
				t.Errorf("layout (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(tt.header, headerOf(r)); diff != "" {
				t.Errorf("header (-want +got):\n%s", diff)
			}
		})
	}
}

func TestKnownTitlesAreChecked(t *testing.T) {
	for title, want := range map[string]error{strings.Repeat("会", 301): kg.ErrLimit, "会\x00议": kg.ErrInvalid} {
		if r, err := release.ReadKnown("a", []byte("会议召开。"), release.Known{Title: title}); r != nil || !errors.Is(err, want) {
			t.Errorf("%.20q: got %v, %v; want %v", title, r, err, want)
		}
	}
}

func TestDayOfTheAddress(t *testing.T) {
	for address, want := range map[string]string{
		"https://a.example/2025/08/26/c_1.html":            "2025-08-26",
		"https://a.example/2025/0826/c1.html":              "2025-08-26",
		"https://a.example/2025-08/26/content_1.htm":       "2025-08-26",
		"https://a.example/2025-08-26/1.htm":               "2025-08-26",
		"https://a.example/art/202508/t20250826_5012.html": "2025-08-26",
		"https://a.example/20250826/abc.html":              "2025-08-26",
		"https://a.example/c_20250826.shtml":               "2025-08-26",
		"https://a.example/20251399/20250826.html":         "2025-08-26",
		"https://a.example/2025/02/30/20250301.html":       "2025-03-01",
		"https://a.example/n1/2025/0826/c64094-4054.html":  "2025-08-26",
		"https://a.example/202508/1.html":                  "",
		"https://a.example/1202508261.html":                "",
		"https://a.example/120250826.html":                 "",
		"https://a.example/?day=20250826":                  "",
		"https://20250826.example/1.html":                  "",
		"https://a.example/%zz/2025/08/26/":                "",
		"https://a.example/video/VIDE250826.shtml":         "",
	} {
		r, err := release.ReadKnown("a", []byte("会议召开。"), release.Known{URL: address})
		if err != nil {
			t.Fatal(err)
		}
		if got := r.Published.String(); got != want {
			t.Errorf("%s: got %q, want %q", address, got, want)
		}
	}
}

package ingest_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"

	"huipu/internal/ingest"
	"huipu/internal/kg"
	"huipu/internal/release"
)

const bulletin = `
# 《澄江新闻》 (20250120)

## 内容提要

1.市侨联召开会议；
2.市残联召开会议。

## 详细内容

### 市侨联召开会议 周远山讲话

<p><strong>澄江网消息</strong>：市侨联今天召开会议，主席周远山讲话。</p><p>林秋主持。</p>

[查看原文](https://news.example/2025/01/20/a1.shtml)

### 市残联召开会议 ###

澄江网消息：市残联昨天召开会议，主席陈一鸣出席。

沈知秋主持。

---

(更新时间 1737377955245)
`

// split gives the inputs of a file with the text, whose path is given.
func split(t *testing.T, name, text string, s ingest.Split) (inputs []ingest.Input, errs []error) {
	t.Helper()
	_, path := file(t, name, []byte(text))
	for in, err := range ingest.Files([]string{path}, ingest.WalkOptions{MaxBytes: 1 << 20, Split: s}) {
		in.Name = filepath.Base(in.Name)
		inputs, errs = append(inputs, in), append(errs, err)
	}
	return inputs, errs
}

func TestABulletinIsTakenApart(t *testing.T) {
	day := kg.Date{Year: 2025, Month: 1, Day: 20}
	want := []ingest.Input{
		{
			Name: "20250120.md#1", Raw: []byte("<p><strong>澄江网消息</strong>：市侨联今天召开会议，主席周远山讲话。</p><p>林秋主持。</p>"),
			Known: release.Known{Title: "市侨联召开会议 周远山讲话", URL: "https://news.example/2025/01/20/a1.shtml", Published: day, HTML: true},
		},
		{
			Name: "20250120.md#2", Raw: []byte("澄江网消息：市残联昨天召开会议，主席陈一鸣出席。\n\n沈知秋主持。"),
			Known: release.Known{Title: "市残联召开会议", Published: day},
		},
	}
	gb, err := simplifiedchinese.GB18030.NewEncoder().String(bulletin)
	if err != nil {
		t.Fatal(err)
	}
	utf16, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(bulletin)
	if err != nil {
		t.Fatal(err)
	}
	for what, text := range map[string]string{"UTF-8": bulletin, "line ends": strings.ReplaceAll(bulletin, "\n", "\r\n"), "GB18030": gb, "UTF-16": utf16} {
		t.Run(what, func(t *testing.T) {
			inputs, errs := split(t, "20250120.md", text, ingest.SplitAuto)
			if diff := cmp.Diff(want, inputs); diff != "" || errors.Join(errs...) != nil {
				t.Errorf("(-want +got):\n%s errors %v", diff, errs)
			}
		})
	}
	inputs, _ := split(t, "20250120.md", bulletin, "")
	if len(inputs) != 2 {
		t.Errorf("without a word on splitting: %v", inputs)
	}
	r, err := release.ReadKnown(inputs[0].Name, inputs[0].Raw, inputs[0].Known)
	if err != nil {
		t.Fatal(err)
	}
	if r.Text != "市侨联召开会议 周远山讲话\n澄江网消息：市侨联今天召开会议，主席周远山讲话。\n林秋主持。" || r.Published != day || r.Source != "澄江网" {
		t.Errorf("the first item is read as %+v", r.Document)
	}
}

func TestWhatIsTakenApart(t *testing.T) {
	two := "### 甲会议\n\n甲。\n\n### 乙会议\n\n乙。\n"
	tests := []struct {
		name, text              string
		file                    string
		auto, headings, nowhere int
	}{
		{"bulletin", "# 新闻（2025-01-20）\n" + two, "a.txt", 2, 2, 1},
		{"no day", "# 新闻\n" + two, "a.txt", 1, 2, 1},
		{"day not in the first heading", "新闻\n# 2025-01-20\n" + two, "a.txt", 1, 2, 1},
		{"one item", "# 新闻（2025-01-20）\n### 甲会议\n甲。\n", "a.md", 1, 1, 1},
		{"second level", "# 新闻（2025-01-20）\n## 甲会议\n甲。\n## 乙会议\n乙。\n", "a.md", 1, 2, 1},
		{"no headings", "市侨联召开会议\n#1号文件\n####会议召开。", "a.md", 1, 1, 1},
		{"page", "<p>会议</p>\n" + two, "a.html", 1, 1, 1},
		{"deeper headings stay", "# 新闻（2025-01-20）\n### 甲会议\n#### 一\n甲。\n### 乙会议\n乙。\n", "a.txt", 2, 2, 1},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			for s, want := range map[ingest.Split]int{ingest.SplitAuto: tt.auto, ingest.SplitHeadings: tt.headings, ingest.SplitNone: tt.nowhere} {
				inputs, errs := split(t, tt.file, tt.text, s)
				if len(inputs) != want || errors.Join(errs...) != nil {
					t.Errorf("%s: %d inputs, want %d: %v", s, len(inputs), want, errs)
				}
			}
		})
	}
}

func TestOneItemIsTakenOutOnlyOnDemand(t *testing.T) {
	const text = "# 新闻（2025-01-20）\n### 甲会议\n甲。\n"
	for s, want := range map[ingest.Split]string{ingest.SplitAuto: "a.txt", ingest.SplitHeadings: "a.txt#1"} {
		if inputs, _ := split(t, "a.txt", text, s); len(inputs) != 1 || inputs[0].Name != want {
			t.Errorf("%s: inputs %v, want %s", s, inputs, want)
		}
	}
}

func TestItemsEndAtHigherHeadings(t *testing.T) {
	inputs, _ := split(t, "a.txt", "# 新闻（2025-01-20）\n### 甲会议\n甲。\n## 广告\n不读。\n### 乙会议\n乙。\n---\n丙。\n***\n尾。", ingest.SplitAuto)
	var got []string
	for _, in := range inputs {
		got = append(got, in.Known.Title+" "+string(in.Raw))
	}
	if diff := cmp.Diff([]string{"甲会议 甲。", "乙会议 乙。\n---\n丙。"}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestAnItemWithoutTextIsRefused(t *testing.T) {
	inputs, errs := split(t, "a.md", "# 新闻（2025-01-20）\n### 甲会议\n\n[原文](https://a.example/1)\n### 乙会议\n乙。", ingest.SplitAuto)
	if len(inputs) != 2 || !errors.Is(errs[0], kg.ErrInvalid) || !strings.Contains(errs[0].Error(), `a.md#1" has a heading and no text`) || errs[1] != nil {
		t.Errorf("inputs %v, errors %v", inputs, errs)
	}
}

// TestMarkdownInFoldersAndArchives reads bulletins and leaves other notes alone.
func TestMarkdownInFoldersAndArchives(t *testing.T) {
	entries := []entry{{"1.md", bulletin, 0}, {"README.md", "# 说明\n\n## 用法\n\n会议。\n", 0}, {"2.txt", "会议召开。", 0}}
	root, _ := file(t, "a.zip", zipOf(t, entries...))
	for _, e := range entries {
		if err := os.WriteFile(filepath.Join(root, e.name), []byte(e.content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for s, want := range map[ingest.Split][]string{
		ingest.SplitAuto:     {"1.md#1", "1.md#2", "2.txt", "a.zip!/1.md#1", "a.zip!/1.md#2", "a.zip!/2.txt"},
		ingest.SplitHeadings: {"1.md#1", "1.md#2", "2.txt", "README.md#1", "a.zip!/1.md#1", "a.zip!/1.md#2", "a.zip!/README.md#1", "a.zip!/2.txt"},
		ingest.SplitNone:     {"2.txt", "a.zip!/2.txt"},
	} {
		names, _, errs := read(root, ingest.WalkOptions{MaxBytes: 1 << 20, Split: s}, root)
		if diff := cmp.Diff(want, names); diff != "" || len(errs) != 0 {
			t.Errorf("%s (-want +got):\n%s errors %v", s, diff, errs)
		}
	}
}

package release_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"huipu/internal/kg"
	"huipu/internal/release"
)

// header is what the tables below expect of a release.
type header struct {
	Title, Published, Source, Author, URL string
}

func headerOf(r *release.Release) header {
	return header{r.Title, r.Published.String(), r.Source, r.Author, r.URL}
}

const body = "\n8月2日，市侨联召开会议。主席周远山出席并讲话。\n"

func TestHeaderLines(t *testing.T) {
	tests := []struct {
		name, line string
		want       header
	}{
		{"time, source, empty author", "时间:2020-08-03 来源:澄江侨联网站 作者:", header{"", "2020-08-03", "澄江侨联网站", "", ""}},
		{"full-width colons and Chinese date", "发布时间：2025年4月27日　来源：新华网", header{"", "2025-04-27", "新华网", "", ""}},
		{"date first", "2025-04-27 19:00 来源: 央视网", header{"", "2025-04-27", "央视网", "", ""}},
		{"only a time", "2020年08月03日 10:22", header{"", "2020-08-03", "", "", ""}},
		{"seconds", "2015-05-09 08:29:27", header{"", "2015-05-09", "", "", ""}},
		{"slashes and dots", "2015/10/9", header{"", "2015-10-09", "", "", ""}},
		{"dots", "[2015.10.09]", header{"", "2015-10-09", "", "", ""}},
		{"brackets", "（2020-08-03）", header{"", "2020-08-03", "", "", ""}},
		{"eight digits", "20181116", header{"", "2018-11-16", "", "", ""}},
		{"ISO 8601", "2025-04-27T19:00:05+08:00", header{"", "2025-04-27", "", "", ""}},
		{"full-width digits", "时间：２０２５年４月２７日　来源：新华网", header{"", "2025-04-27", "新华网", "", ""}},
		{"Chinese digits", "二〇二五年十二月三十一日", header{"", "2025-12-31", "", "", ""}},
		{"Chinese digits, tens", "二○二五年十月二十日", header{"", "2025-10-20", "", "", ""}},
		{"weekday", "2025年4月27日 星期日 上午 9:05", header{"", "2025-04-27", "", "", ""}},
		{"hours in words", "2025年4月27日9时05分", header{"", "2025-04-27", "", "", ""}},
		{"no such day", "2025-02-30 来源：新华网", header{"", "", "新华网", "", ""}},
		{"bars", "来源：澄江日报 | 作者：孟栖原 | 2025-04-27", header{"", "2025-04-27", "澄江日报", "孟栖原", ""}},
		{"wide bars", "来源：澄江日报丨作者：孟栖原", header{"", "", "澄江日报", "孟栖原", ""}},
		{"no separators", "来源:澄江日报作者:孟栖原2025-04-27", header{"", "2025-04-27", "澄江日报", "孟栖原", ""}},
		{"spaces in labels", "来  源：澄江日报　作　者：孟栖原", header{"", "", "澄江日报", "孟栖原", ""}},
		{"source before date", "来源：澄江日报  2023年07月29日 09:14", header{"", "2023-07-29", "澄江日报", "", ""}},
		{"noise", "发布时间：2025-04-27 来源：澄江日报 浏览次数：123 【字体：大 中 小】 打印本页 关闭窗口", header{"", "2025-04-27", "澄江日报", "", ""}},
		{"updated later", "发布时间：2025-04-27 更新时间：2025-05-01", header{"", "2025-04-27", "", "", ""}},
		{"published after updated", "更新时间：2025-05-01 发布时间：2025-04-27", header{"", "2025-04-27", "", "", ""}},
		{"link", "原文链接: https://a.example/2025/04/27/x.html", header{"", "2025-04-27", "", "", "https://a.example/2025/04/27/x.html"}},
		{"bar behind the label", "来源 | 澄江日报", header{"", "", "澄江日报", "", ""}},
		{"zero-width characters", "来\u200b源：澄江\u200b日报\u2060　发布时间：2025\u200d-04-27", header{"", "2025-04-27", "澄江日报", "", ""}},
		{"link in brackets", "2025-04-27 来源：澄江日报（http://a.example/1.html）", header{"", "2025-04-27", "澄江日报", "", "http://a.example/1.html"}},
		{"bare publisher", "2025-04-27 澄江日报", header{"", "2025-04-27", "澄江日报", "", ""}},
		{"bare author", "2015/10/23 孟栖原", header{"", "2015-10-23", "", "孟栖原", ""}},
		{"programme", "（《新闻联播》 20221213 19:00）", header{"", "2022-12-13", "", "", ""}},
		{"unknown label", "来源：澄江日报 审稿人：方圆 2025-04-27", header{"", "2025-04-27", "澄江日报", "", ""}},
		{"byline", "本报记者 孟栖原 通讯员 乔正", header{}},
		{"byline with a stroke", "文/孟栖原 图/乔正", header{}},
		{"compiled from several", "来源：澄江日报综合临水网、云山网", header{"", "", "澄江日报", "", ""}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			tt.want.Title = "市侨联召开会议"
			r := read(t, "a.txt", tt.want.Title+"\n"+tt.line+body)
			if diff := cmp.Diff(tt.want, headerOf(r)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			if got := r.Paragraphs[1].Kind; got != release.Header {
				t.Errorf("the line is %s, want HEADER", got)
			}
		})
	}
}

// TestHeadlines holds headlines that look like fields.
func TestHeadlines(t *testing.T) {
	for _, line := range []string{
		"记者会举行 五位负责人答问",
		"外媒记者参观澄江",
		"全国政协召开远程协商会 围绕“来源：信任”议政",
		"周远山：时间不等人",
		"2025年全国两会开幕",
		"市侨联会见临水报社一行",
	} {
		r := read(t, "a.txt", line+"\n2025-04-27 来源：新华网"+body)
		if got := (header{line, "2025-04-27", "新华网", "", ""}); headerOf(r) != got {
			t.Errorf("%q gives %+v", line, headerOf(r))
		}
	}
}

// TestBodyLines holds first lines that look like fields but are text.
func TestBodyLines(t *testing.T) {
	for _, line := range []string{
		"新华社北京4月27日电 市侨联27日在北京召开会议，主席周远山出席。",
		"2025年4月27日，市侨联召开会议。",
		"2025年4月27日市侨联在澄江召开全委会议，主席周远山出席并在会上讲话，林秋主持",
		"会议时间：4月27日，主席周远山出席。",
		"据了解，来源：不明的说法很多。",
	} {
		r := read(t, "a.txt", "市侨联召开会议\n"+line+"\n林秋主持。\n")
		if got := r.Paragraphs[1].Kind; got != release.Body {
			t.Errorf("%q is %s, want BODY", line, got)
		}
		if !r.Published.IsZero() {
			t.Errorf("%q gives the date %v, want none", line, r.Published)
		}
	}
}

func TestLayout(t *testing.T) {
	tests := []struct {
		name, in, want string
		header         header
	}{
		{
			"headline of three lines", "要闻之一\n市侨联全委会议强调\n团结起来\n2025-04-27\n8月2日，会议召开。\n",
			"TITLE 要闻之一\nSUBTITLE 市侨联全委会议强调\nSUBTITLE 团结起来\nHEADER 2025-04-27\nBODY 8月2日，会议召开。\n",
			header{Title: "要闻之一", Published: "2025-04-27"},
		},
		{
			"date above the title", "2025-04-27\n市侨联召开会议\n8月2日，会议召开。\n",
			"HEADER 2025-04-27\nTITLE 市侨联召开会议\nBODY 8月2日，会议召开。\n",
			header{Title: "市侨联召开会议", Published: "2025-04-27"},
		},
		{
			"no title", "2025-04-27\n8月2日，会议召开。林秋主持。\n",
			"HEADER 2025-04-27\nBODY 8月2日，会议召开。|林秋主持。\n",
			header{Published: "2025-04-27"},
		},
		{
			"one line is body", "8月2日，会议召开，林秋主持\n",
			"BODY 8月2日，会议召开，林秋主持\n",
			header{},
		},
		{
			"only a title", "市侨联召开会议\n", "TITLE 市侨联召开会议\n", header{Title: "市侨联召开会议"},
		},
		{
			"column and date in the title", "（时政）市侨联召开会议（2025-04-27）\n8月2日，会议召开。\n",
			"TITLE （时政）市侨联召开会议（2025-04-27）\nBODY 8月2日，会议召开。\n",
			header{Title: "市侨联召开会议（2025-04-27）", Published: "2025-04-27"},
		},
		{
			"headline and fields on one line", "市侨联召开会议 2025-04-27 来源：澄江日报\n8月2日，会议召开。\n",
			"TITLE 市侨联召开会议\nHEADER 2025-04-27 来源：澄江日报\nBODY 8月2日，会议召开。\n",
			header{Title: "市侨联召开会议", Published: "2025-04-27", Source: "澄江日报"},
		},
		{
			"headline with words of controls", "全市经验分享会议召开 2025-04-27 打印 关闭窗口\n8月2日，会议召开。\n",
			"TITLE 全市经验分享会议召开\nHEADER 2025-04-27 打印 关闭窗口\nBODY 8月2日，会议召开。\n",
			header{Title: "全市经验分享会议召开", Published: "2025-04-27"},
		},
		{
			"original title below", "市侨联开会了\n原标题：市侨联召开会议\n8月2日，会议召开。\n",
			"TITLE 市侨联开会了\nSUBTITLE 原标题：市侨联召开会议\nBODY 8月2日，会议召开。\n",
			header{Title: "市侨联开会了"},
		},
		{
			"original title run into the body", "2025-04-27\n原标题：市侨联：团结起来，共同奋斗据澄江日报官微消息，8月2日，会议召开。\n",
			"HEADER 2025-04-27\nTITLE 原标题：市侨联：团结起来，共同奋斗\nBODY 据澄江日报官微消息，8月2日，会议召开。\n",
			header{Title: "市侨联：团结起来，共同奋斗", Published: "2025-04-27", Source: "澄江日报"},
		},
		{
			"headline run into the body", "市侨联召开全委会议决定增补委员7月29日，市侨联全委会议召开。林秋主持。\n",
			"TITLE 市侨联召开全委会议决定增补委员\nBODY 7月29日，市侨联全委会议召开。|林秋主持。\n",
			header{Title: "市侨联召开全委会议决定增补委员"},
		},
		{
			"day within the sentence", "市侨联召开的全委会议定于7月29日，在澄江举行。\n",
			"BODY 市侨联召开的全委会议定于7月29日，在澄江举行。\n",
			header{},
		},
		{
			"fields below", "市侨联召开会议\n8月2日，会议召开。\n来源：澄江日报\n（责任编辑：方圆）\n2025年8月3日\n",
			"TITLE 市侨联召开会议\nBODY 8月2日，会议召开。\nHEADER 来源：澄江日报\nHEADER （责任编辑：方圆）\nHEADER 2025年8月3日\n",
			header{Title: "市侨联召开会议", Published: "2025-08-03", Source: "澄江日报"},
		},
		{
			"dated list at the end", "市侨联召开会议\n8月2日，会议召开。\n2025-08-03 开幕会\n2025-08-04 闭幕会\n",
			"TITLE 市侨联召开会议\nBODY 8月2日，会议召开。\nBODY 2025-08-03 开幕会\nBODY 2025-08-04 闭幕会\n",
			header{Title: "市侨联召开会议"},
		},
		{
			"fields run into the end", "市侨联召开会议\n8月2日，会议召开。来源：澄江日报 编辑：方圆\n",
			"TITLE 市侨联召开会议\nBODY 8月2日，会议召开。\nHEADER 来源：澄江日报 编辑：方圆\n",
			header{Title: "市侨联召开会议", Source: "澄江日报"},
		},
		{
			"captions", "市侨联召开会议\n8月2日，会议召开。\n图为会议现场\n林秋主持。\n周远山讲话。孟栖原 摄\n",
			"TITLE 市侨联召开会议\nBODY 8月2日，会议召开。\nCAPTION =图为会议现场\nBODY 林秋主持。\nCAPTION =周远山讲话。 =孟栖原 摄\n",
			header{Title: "市侨联召开会议"},
		},
		{
			"minutes", "市侨联会议纪要\n时间：2025年8月2日\n地点：澄江\n林秋主持会议。\n",
			"TITLE 市侨联会议纪要\nSUBTITLE 时间：2025年8月2日\nSUBTITLE 地点：澄江\nBODY 林秋主持会议。\n",
			header{Title: "市侨联会议纪要"},
		},
		{
			"Markdown heading", "## 市侨联召开会议\n8月2日，会议召开。\n",
			"TITLE ## 市侨联召开会议\nBODY 8月2日，会议召开。\n",
			header{Title: "市侨联召开会议"},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := read(t, "a.txt", tt.in)
			if diff := cmp.Diff(tt.want, layout(r)); diff != "" {
				t.Errorf("layout (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(tt.header, headerOf(r)); diff != "" {
				t.Errorf("header (-want +got):\n%s", diff)
			}
		})
	}
}

func TestDateline(t *testing.T) {
	tests := []struct{ in, want string }{
		{"新华社北京4月27日电 会议召开。", "新华社"},
		{"新华社澄江８月２２日电（记者孟栖原）会议召开。", "新华社"},
		{"本报北京十一月七日讯记者孟栖原报道：会议召开。", "本报"},
		{"本报讯 （记者 孟栖原）会议召开。", "本报"},
		{"澄江日报讯（记者 孟栖原）会议召开。", "澄江日报"},
		{"央视网消息（新闻联播）：会议召开。", "央视网"},
		{"中国台湾网8月17日北京讯 （记者孟栖原）会议召开。", "中国台湾网"},
		{"据临水大学网站消息，会议召开。", "临水大学网站"},
		{"8月2日，会议召开。", ""},
		{"市委党报发行会议召开。", ""},
	}
	for _, tt := range tests {
		r := read(t, "a.txt", "市侨联召开会议\n"+tt.in)
		if r.Source != tt.want {
			t.Errorf("%q gives source %q, want %q", tt.in, r.Source, tt.want)
		}
		if got := r.Paragraphs[1].Kind; got != release.Body {
			t.Errorf("%q is %s, want BODY", tt.in, got)
		}
	}
	if r := read(t, "a.txt", "市侨联召开会议\n来源：临水网\n新华社北京4月27日电 会议召开。"); r.Source != "临水网" {
		t.Errorf("source %q, want that of the header", r.Source)
	}
	if r := read(t, "a.txt", "市侨联召开会议\n新华社北京4月27日电 会议召开。"); r.Published != (kg.Date{}) {
		t.Errorf("a dateline without a year gives the date %v", r.Published)
	}
}

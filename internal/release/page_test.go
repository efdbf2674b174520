package release_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"huipu/internal/kg"
	"huipu/internal/release"
)

func TestPages(t *testing.T) {
	want := map[string]header{
		"government": {"市红十字会召开第五届理事会第二次会议", "2025-04-27", "澄江日报", "", "http://www.example.gov.cn/news/2025/0428.html"},
		"table":      {"民进临水区工委换届", "2024-03-04", "临水在线", "", ""},
		// A sidebar with running text, a pager, a foot; the paragraphs are div elements.
		"portal": {"澄江市文联召开第六次代表大会", "2025-08-26", "澄江日报", "", "https://www.cj.example/2025/0826/c1.html"},
		// More running text in the comments than in the article.
		"comments": {"市科协举行青年论坛", "2024-05-20", "澄江在线", "", ""},
		// People in a table and lists, also behind the running text.
		"roll": {"市工商联第七届执委会领导班子名单", "2023-11-02", "市工商联", "", ""},
		// Hidden until a script runs; sections and spans; the title of the window is empty.
		"wechat": {"澄江大学召开统战工作会议", "2024-06-13", "学校统战部", "学校统战部", ""},
		// One sentence.
		"short": {"区残联召开主席团会议", "2022-03-08", "", "", ""},
		// A summary, and the body twice.
		"repeated":    {"市妇联召开执委会议", "2023-03-04", "澄江妇女网", "", ""},
		"traditional": {"澄江僑聯召開常委會議", "2024-09-10", "澄江侨报", "叶青", ""},
	}
	for name, header := range want {
		t.Run(name, func(t *testing.T) {
			raw, err := os.ReadFile(filepath.Join("testdata", name+".html"))
			if err != nil {
				t.Fatal(err)
			}
			lines, err := os.ReadFile(filepath.Join("testdata", name+".want"))
			if err != nil {
				t.Fatal(err)
			}
			r := read(t, name+".html", string(raw))
			if diff := cmp.Diff(string(lines), layout(r)); diff != "" {
				t.Errorf("layout (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(header, headerOf(r)); diff != "" {
				t.Errorf("header (-want +got):\n%s", diff)
			}
			if !r.HTML {
				t.Error("HTML is not set")
			}
		})
	}
}

func TestPageIsRecognised(t *testing.T) {
	tests := []struct {
		name, text string
		want       bool
	}{
		{"a.HTML", "会议<b>召开</b>。", true},
		{"a.htm", "会议召开，没有标签。", false},
		{"a.txt", "\n <!DOCTYPE html><p>会议召开。", true},
		{"a", "<html><body>会议召开。</body></html>", true},
		{"a", "<!-- 注 --><html><body>会议召开。</body></html>", true},
		{"a.txt", "会议召开，1<2。", false},
		{"a.txt", "<会议>召开。", false},
	}
	for _, tt := range tests {
		if r := read(t, tt.name, tt.text); r.HTML != tt.want {
			t.Errorf("%s %q: HTML is %v, want %v", tt.name, tt.text, r.HTML, tt.want)
		}
	}
}

func TestPageParts(t *testing.T) {
	tests := []struct{ name, body, want string }{
		{"entities", "<p>“A&amp;B”&#12289;C&nbsp;D。", "“A&B”、C\u00a0D。"},
		{"white space", "<p>\n  周远山\n  主持  会议。\n</p>", "周远山 主持 会议。"},
		{"inline elements", "<p>主席<b>周</b><span>远</span>山<sup>1</sup>。", "主席周远山1。"},
		{"breaks", "<p>一。<br>二。<br/><br>三。", "一。\n二。\n三。"},
		{"preformatted", "<pre>一。\n二。</pre>", "一。\n二。"},
		{"cells", "<table><tr><td>主席</td><td>周远山。</td></tr><tr><td>秘书长</td><td>林秋。</td></tr></table>", "主席 周远山。\n秘书长 林秋。"},
		{"page in a form", "<form id=aspnet><p>一。</p><input value=x><p>二。</p></form>", "一。\n二。"},
		{"form alone", "<form>查询：<input></form><p>一。</p>", "一。"},
		{"header in an article", "<header>网站名</header><article><header>市侨联召开会议，团结起来。</header><p>一，二。</p></article>", "市侨联召开会议，团结起来。\n一，二。"},
		{"hidden", "<p hidden>零。</p><p>一。</p><p style='color:red; DISPLAY: none'>二。</p>", "一。"},
		{"more hidden than shown", "<div style='display:none'>" + strings.Repeat("<p>隐藏的文字，隐藏的文字，隐藏的文字，隐藏的文字，隐藏的文字。</p>", 9) + "</div><div><p>会议召开，周远山主持，林秋出席会议并讲话。</p><p>会议审议通过了报告，部署了工作。</p></div><div class=comment>" + strings.Repeat("<p>网友的评论，网友的评论，网友的评论，网友的评论。</p>", 4) + "</div>", "会议召开，周远山主持，林秋出席会议并讲话。\n会议审议通过了报告，部署了工作。"},
		{"comments and scripts", "<!-- 零。 --><p>一<script>x()</script>。<style>a{}</style></p>", "一。"},
		{"link lists", "<p>会议召开，周远山主持。</p><ul><li><a href=x>市残联召开会议</a></li></ul><p>散会。</p>", "会议召开，周远山主持。\n散会。"},
		{"furniture", "<p>首页 &gt; 要闻</p><p>会议召开，周远山主持。</p><p>【打印本页】【关闭窗口】</p><p>上一篇：无</p><p>下一页</p><p>分享到：</p><p>扫一扫，关注我们</p><p>版权所有：澄江网</p>", "会议召开，周远山主持。"},
		{
			"what is like furniture", "<p>打印技术座谈会召开，周远山主持。</p><p>分享会上，林秋致辞。</p><p>相关新闻发布会今天在澄江市人民政府新闻办公室举行，市政府秘书长陈一鸣出席并介绍有关情况，市卫生健康委员会主任苏合主持发布会并回答记者的提问，三十家媒体到场。</p>",
			"打印技术座谈会召开，周远山主持。\n分享会上，林秋致辞。\n相关新闻发布会今天在澄江市人民政府新闻办公室举行，市政府秘书长陈一鸣出席并介绍有关情况，市卫生健康委员会主任苏合主持发布会并回答记者的提问，三十家媒体到场。",
		},
		{
			"lists around the running text", "<div class=nav><a href=x>首页</a></div><div class=article><ul class=share-list><li>会长：乔正</li><li>时间：上午</li></ul><p>会议召开，周远山主持，林秋、陈一鸣、沈知秋、孟栖原、苏合出席会议并讲话。</p><p>会议审议通过了工作报告，选举产生了新一届理事会，名单如下。</p><ul class=sidebar><li>主席：周远山</li><li>秘书长：叶青</li></ul></div><div class=foot><p>版权所有：澄江网</p><p>电话：1</p></div>",
			"会长：乔正\n时间：上午\n会议召开，周远山主持，林秋、陈一鸣、沈知秋、孟栖原、苏合出席会议并讲话。\n会议审议通过了工作报告，选举产生了新一届理事会，名单如下。\n主席：周远山\n秘书长：叶青",
		},
		{"picture with a caption", "<p>会议召开，周远山主持。</p><figure><img src=a><figcaption>周远山（左二）与来宾</figcaption></figure><p>散会。</p>", "会议召开，周远山主持。\n散会。"},
		{"link within a sentence", "<p><a href=x>市侨联</a>召开会议。</p>", "市侨联召开会议。"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := read(t, "a.html", "<html><body>"+tt.body+"</body></html>")
			if diff := cmp.Diff(tt.want, r.Text); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestPageTitles(t *testing.T) {
	const content = "<p>8月2日，会议召开，周远山主持。</p><p>林秋出席，散会。</p>"
	tests := []struct{ name, head, body, want string }{
		{"heading", "", "<h1>市侨联召开会议</h1>" + content, "市侨联召开会议"},
		{"heading of the site", "<title>市侨联召开会议_澄江网</title>", "<h1>澄江网</h1><h1>市侨联召开会议</h1>" + content, "市侨联召开会议"},
		{"window", "<title>市侨联召开会议_要闻_澄江网</title>", content, "市侨联召开会议"},
		{"window with dash", "<title>市侨联召开会议 - 澄江网</title>", content, "市侨联召开会议"},
		{"window alone", "<title>市侨联召开会议</title>", content, "市侨联召开会议"},
		{"Open Graph", `<title>澄江网</title><meta property="og:title" content="市侨联召开会议">`, content, "市侨联召开会议"},
		{"none", "", content, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := read(t, "a.html", "<html><head>"+tt.head+"</head><body>"+tt.body+"</body></html>")
			if r.Title != tt.want {
				t.Errorf("title %q, want %q; text %q", r.Title, tt.want, r.Text)
			}
			if strings.Count(r.Text, "市侨联召开会议") > 1 {
				t.Errorf("the title is repeated: %q", r.Text)
			}
		})
	}
}

func TestPageMeta(t *testing.T) {
	const linked = `<script type="application/ld+json">{"@graph":[{"headline":"市侨联召开会议","datePublished":"2025-04-27T08:00:00+08:00","author":{"name":"孟栖原"}}]}</script>`
	tests := []struct {
		name, head string
		want       header
	}{
		{
			"meta tags", `<link rel="canonical" href="https://a.example/1.html">
<meta name="publishdate" content="2025/4/27 19:00:00"><meta name="source" content="临水网"><meta name="author" content="孟栖原">`,
			header{"", "2025-04-27", "临水网", "孟栖原", "https://a.example/1.html"},
		},
		{"item property", `<meta itemprop="datePublished" content="2025-04-27">`, header{"", "2025-04-27", "", "", ""}},
		{"linked data", linked, header{"市侨联召开会议", "2025-04-27", "", "孟栖原", ""}},
		{"linked data after meta tags", `<meta name="pubdate" content="2025-04-28">` + linked, header{"市侨联召开会议", "2025-04-28", "", "孟栖原", ""}},
		{
			"linked data of a search engine", `<script type="application/ld+json">{"title":"市侨联召开会议","pubDate":"2025-04-27T08:00:00"}</script>`,
			header{"市侨联召开会议", "2025-04-27", "", "", ""},
		},
		{"broken linked data", `<script type="application/ld+json">{"headline":"市侨联</script>`, header{}},
		{"another script", `<script>{"headline":"市侨联召开会议"}</script>`, header{}},
		{
			"address", `<link rel="canonical" href="https://a.example/202504/t20250427_5012.html">`,
			header{"", "2025-04-27", "", "", "https://a.example/202504/t20250427_5012.html"},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			page := "<html><head>" + tt.head + "</head><body><p>会议召开，周远山主持。</p></body></html>"
			if diff := cmp.Diff(tt.want, headerOf(read(t, "a.html", page))); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestPageWithoutText(t *testing.T) {
	r, err := release.Read("a.html", []byte("<html><head><title>x</title></head><body><script>会议</script></body></html>"))
	if err == nil && r.Text != "x" {
		t.Errorf("got %q, want the title at most", r.Text)
	}
	if _, err := release.Read("a.html", []byte("<html><body><nav>会议</nav></body></html>")); !errors.Is(err, kg.ErrInvalid) {
		t.Errorf("got %v, want ErrInvalid", err)
	}
}

// TestHostilePages reads pages made to be slow or deep. In more than about linear time it would
// not end before the test binary is stopped.
func TestHostilePages(t *testing.T) {
	repeat := func(s string) string { return strings.Repeat(s, 1<<20/len(s)) }
	few := func(s string) string { return strings.Repeat(s, 49_000/strings.Count(s, "<")) }
	tests := []struct {
		name, page string
		category   *kg.Category // nil where the page is read
	}{
		{"many tags", repeat("<p>会"), kg.ErrLimit},
		{"deep", few("<div>") + "会", kg.ErrLimit},
		{"deep formatting", few("<b><p>会"), nil},
		{"misnested", few("<a><b></a><i></b>会</i>"), nil},
		{"tables", few("<table><tr>会"), nil},
		{"flat", few("<p>会"), nil},
		{"breaks", few("会<br>"), nil},
		{"many attributes", "<p " + repeat("a=b ") + ">会", nil},
		{"distinct attributes", "<p " + manyAttributes(100_000) + ">会", nil},
		{"one long line", "<p>" + repeat("会，"), nil},
		{"quotes", "<p>" + repeat("“（”"), nil},
		{"closing quotes", "<p>会" + repeat("”"), nil},
		{"unclosed comment", "<p>会<!--" + repeat("-"), nil},
		{"entities", "<p>" + repeat("&#20250;"), nil},
		{"nested forms", "<p>会</p>" + few("<form><div></form>会</div>"), nil},
		{"paragraphs far down", strings.Repeat("<div>", 400) + few("<p>会议，召开，主持，讲话，出席，会议，召开。</p>"), nil},
		{"divisions in divisions", few(strings.Repeat("<div>会议，召开，主持，讲话，出席，会议，召开。", 400) + strings.Repeat("</div>", 400)), nil},
		{"links", "<p>会</p>" + few("<a href=x>会议</a>"), nil},
		{"breaks alone", "<div>会" + few("<br><br>") + "议</div>", nil},
		{"spans", few("<div><span>会议，</span></div>"), nil},
		{"headings", few("<h1>会议</h1>"), nil},
		{"tables of cells", few("<table><tr><td>会议，召开，主持。</td></tr></table>"), nil},
		{"lists", few("<ul><li>会议，</li></ul>"), nil},
		{"pictures", "<p>会</p>" + few("<img src=data:image/png;base64,AAAA>"), nil},
		{"hidden parts", "<p>会</p>" + few("<p style=display:none>会</p>"), nil},
		{"linked data", "<p>会</p><script type=application/ld+json>" + strings.Repeat("[", 60_000) + "</script>", nil},
		{"nested headers", "<p>会</p>" + strings.Repeat("<header>", 400) + "会", nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r, err := release.Read("a.html", []byte("<html><body>"+tt.page))
			if tt.category != nil && !errors.Is(err, tt.category) || tt.category == nil && err != nil {
				t.Fatalf("got %v, want %v", err, tt.category)
			}
			if err == nil {
				check(t, r)
			}
		})
	}
}

func manyAttributes(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString("a")
		for ; i > 0; i /= 26 {
			b.WriteByte(byte('a' + i%26))
		}
		b.WriteString("=1 ")
	}
	return b.String()
}

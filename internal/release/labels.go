package release

import (
	"regexp"
	"slices"
	"strings"
	"sync"
)

// label is what a word before a colon or a bar announces.
type label int

const (
	labelOther       label = iota // of no use here, but part of a header: 编辑, 浏览次数
	labelPublication              // 发布时间
	labelDate                     // 时间, which in minutes is the time of the meeting
	labelSource
	labelAuthor
	labelURL
)

// labelWords lists the labels of the genre. Spaces between their characters (作  者) do
// not matter.
func labelWords() map[string]label {
	table := map[string]label{}
	add := func(meaning label, words string) {
		for word := range strings.FieldsSeq(words) {
			table[word] = meaning
		}
	}
	add(labelPublication, "发布时间 发布日期 发表时间 发表日期 发稿时间 发稿日期 刊发时间 播出时间 更新时间 更新日期 成文日期 录入时间 上传时间 添加时间")
	add(labelDate, "时间 日期")
	add(labelSource, "来源 信息来源 文章来源 新闻来源 稿件来源 消息来源 内容来源 稿源 发布机构 发布单位")
	add(labelAuthor, "作者 文章作者 撰稿 撰稿人 供稿 供稿人 撰文 文")
	add(labelURL, "原文链接 原文地址 来源链接 文章链接 链接 网址 原文 url")
	add(labelOther, "责任编辑 责编 编辑 值班编辑 编审 审核 审校 校对 一审 二审 三审 初审 复审 终审 监制 摄影 "+
		"浏览次数 浏览量 浏览 阅读次数 阅读量 阅读 点击次数 点击量 点击率 点击数 点击 访问次数 访问量 "+
		"字号 字体 分享 分享到 打印 关键词 关键字 栏目 分类 索引号 主题分类 文号 发文字号")
	return table
}

// labels finds the labels of folded lines.
type labels struct {
	meaning map[string]label
	pattern *regexp.Regexp
}

// headerLabels gives the labels, compiled once.
var headerLabels = sync.OnceValue(newLabels)

func newLabels() labels {
	meaning := labelWords()
	words := make([]string, 0, len(meaning))
	for word := range meaning {
		words = append(words, strings.Join(strings.Split(word, ""), " *"))
	}
	// Of two words that begin alike the longer is tried first.
	slices.SortFunc(words, func(a, b string) int {
		if len(a) != len(b) {
			return len(b) - len(a)
		}
		return strings.Compare(a, b)
	})
	return labels{meaning, regexp.MustCompile(`(?i)(` + strings.Join(words, "|") + `) ?[:|]`)}
}

// labelled is a label found in a line: its meaning, where it starts and where its value
// starts.
type labelled struct {
	meaning           label
	start, valueStart int
}

// find gives the labels of text in order. A label stands apart from what is before it;
// only the longer ones may follow a field without a space, as in 来源:澄江日报作者:孟栖原.
// So 会议时间 holds none.
func (l labels) find(text string) []labelled {
	var found []labelled
	for _, at := range l.pattern.FindAllStringSubmatchIndex(text, -1) {
		word := strings.ToLower(strings.ReplaceAll(text[at[2]:at[3]], " ", ""))
		meaning := l.meaning[word]
		apart := at[0] == 0 || strings.IndexByte(" |[]()/,;", text[at[0]-1]) >= 0 || strings.HasSuffix(text[:at[0]], "【")
		if !apart && (len(found) == 0 || meaning == labelDate || word == "文") {
			continue
		}
		found = append(found, labelled{meaning, at[0], at[1]})
	}
	return found
}

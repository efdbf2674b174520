package resolve

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"
)

// eventName is the name of a meeting with what it says of which meeting it is.
type eventName struct {
	normal  string // folded, with the canonical names of bodies of the table in it
	head    string // the word that says what kind of event it is
	numbers string // the numbers in it, in order
	bare    string // without the numbers of terms and sessions and without a year
	session SessionName
	generic bool // many meetings of a day may bear it: 座谈会, 新闻发布会, 国庆招待会
	press   bool // a press conference: an office holds several of one name in a day
	once    bool // it can be borne only once: it holds a year or an anniversary
	jubilee bool // it holds an anniversary, which is kept on one day
}

func readEventName(name string) eventName {
	e := eventName{normal: withCanonicalBodies(fold(name)), session: ReadSessionName(name)}
	for _, head := range eventHeads() {
		if strings.HasSuffix(e.normal, head) && len(head) > len(e.head) {
			e.head = head
		}
	}
	e.press = slices.Contains([]string{"发布会", "吹风会", "见面会", "记者会"}, e.head)
	runes := []rune(e.normal)
	for i := 0; i < len(runes); {
		n, end := numeral(runes, i)
		if end == i {
			i++
			continue
		}
		e.numbers += strconv.Itoa(n) + " "
		e.jubilee = e.jubilee || n > 0 && hasAt(runes, end, "周年")
		e.once = e.once || e.jubilee || end-i == 4 && n >= 1900 && n < 2100
		i = end
	}
	e.bare = unnumbered(runes)
	e.generic = genericEvent(e.normal)
	e.once = e.once && !e.generic
	return e
}

// unnumbered is a name without the numbers of terms and sessions and without a year.
func unnumbered(name []rune) string {
	name, _ = withoutYear(name)
	for {
		o := nextOrdinal(name, false)
		if o.number == 0 {
			return string(name)
		}
		name = slices.Concat(name[:o.start], name[o.end:])
	}
}

// whole tells whether the name is of a numbered session or edition, or a part that it has once,
// and says whose it is.
func (e *eventName) whole() bool {
	if part := e.session.Event; part != "" && nextOrdinal([]rune(part), false).number == 0 && !strings.HasPrefix(part, "开幕") && !strings.HasPrefix(part, "闭幕") && !strings.HasPrefix(part, "预备") {
		return false // 记者会, of which a session has several
	}
	return e.session.Series() != "" && (e.session.Body != "" || utf8.RuneCountInString(e.session.Kind) >= longKind)
}

// longKind is how long the kind of a numbered meeting must be, in characters, to say which
// meetings are counted: 中国国际进口博览会 and not 职工运动会.
const longKind = 6

// withCanonicalBodies replaces the names of bodies of the table in a folded name, the longest
// first: 上海合作组织 in 上海合作组织峰会 by 上合组织.
func withCanonicalBodies(name string) string {
	var b strings.Builder
	for rest := name; rest != ""; {
		word := bodyWords().longest(rest)
		if word == "" {
			_, size := utf8.DecodeRuneInString(rest)
			b.WriteString(rest[:size])
			rest = rest[size:]
			continue
		}
		b.WriteString(fold(bodyRows()[word].name))
		rest = rest[len(word):]
	}
	return b.String()
}

// bodyWords are the folded names of the bodies of the table. They are read once.
var bodyWords = sync.OnceValue(func() wordsByStart { return startWords(slices.Collect(maps.Keys(bodyRows()))) })

// genericWordsOfEvents are all words that the name of any meeting may be made of.
var genericWordsOfEvents = sync.OnceValue(func() wordsByStart { return startWords(append(eventHeads(), genericEventWords()...)) })

// wordsByStart are words by their first character, longest first.
type wordsByStart map[rune][]string

func startWords(list []string) wordsByStart {
	words := wordsByStart{}
	for _, w := range list {
		first, _ := utf8.DecodeRuneInString(w)
		words[first] = append(words[first], w)
	}
	for _, some := range words {
		slices.SortFunc(some, func(a, b string) int { return cmp.Or(len(b)-len(a), strings.Compare(a, b)) })
	}
	return words
}

// longest is the longest of the words at the start of a text; empty for none.
func (w wordsByStart) longest(text string) string {
	first, _ := utf8.DecodeRuneInString(text)
	for _, word := range w[first] {
		if strings.HasPrefix(text, word) {
			return word
		}
	}
	return ""
}

// eventHeads are the words that say what kind of event a name names.
func eventHeads() []string {
	return []string{
		"会议", "大会", "全会", "年会", "峰会", "论坛", "座谈会", "招待会", "晚会", "宴会", "茶话会", "团拜会", "联欢会", "音乐会", "报告会", "汇报会",
		"研讨会", "推进会", "动员会", "部署会", "发布会", "吹风会", "见面会", "记者会", "讲座", "仪式", "典礼", "开幕式", "闭幕式", "开幕会", "闭幕会",
		"活动", "会见", "会谈", "会晤", "通话", "运动会", "博览会", "交易会", "洽谈会", "展览会", "艺术节", "电影节", "理事会", "委员会", "常委会", "培训班",
		"研讨班", "进修班", "协商会", "沙龙", "通报会", "对话会", "听证会", "调度会", "预备会议", "全体会议", "揭牌仪式", "欢迎仪式", "启动仪式",
	}
}

// genericEvent tells whether a name is made of words that any meeting may be called by, and
// perhaps one character more.
func genericEvent(name string) bool {
	n := 0
	for rest := name; rest != "" && n < 2; {
		if word := genericWordsOfEvents().longest(rest); word != "" {
			rest = rest[len(word):]
			continue
		}
		r, size := utf8.DecodeRuneInString(rest)
		if !numeralRune(r) && !strings.ContainsRune("年月日第次届会的暨和及-·", r) {
			n++
		}
		rest = rest[size:]
	}
	return n < 2
}

// genericEventWords are what else such names are made of.
func genericEventWords() []string {
	return []string{
		"中外记者", "电视电话", "国庆", "春节", "新春", "新年", "元旦", "中秋", "专题", "工作", "座谈", "调研", "学习", "动员", "部署", "视频", "紧急", "特别",
		"公开", "全体", "分组", "联组", "代表", "系列", "主题", "首场", "首次", "例行", "政策", "新闻", "见面", "多边", "双边", "三方", "高级别", "部长级",
		"领导人", "国际", "庆祝", "纪念", "表彰", "欢迎", "欢送", "迎接", "授旗", "升国旗", "升旗", "开馆", "开幕", "闭幕", "启动", "发布", "颁奖", "揭牌",
		"签约", "远程", "协商", "聘任", "颁发", "任命书", "文艺", "宣誓", "抗议", "示威", "游行", "磋商", "新一轮", "非正式", "扩大", "常务", "主席", "理事",
		"成立", "交流", "合作", "推进", "总结", "年度", "有关", "重要", "多次", "本次", "这次", "此次", "本届", "安葬", "敬献", "花篮", "市委", "省委", "中央",
	}
}

package resolve

import (
	"slices"
	"strings"
	"unicode/utf8"

	"huipu/internal/kg"
)

// SessionName is what the name of a meeting says of the session that it is, or that it belongs
// to. The zero SessionName stands for a name that says nothing of one.
type SessionName struct {
	Body     string // the body that meets, under its canonical name; empty when the name has none
	Kind     string // what meets: 会议, 全体会议, 主席会议, 会员代表大会, 博览会
	Term     int    // 届; 0 when not said
	Session  int    // 次; 0 when not said
	Year     int    // 2024 of 2024年度; 0 when not said
	Enlarged bool   // 扩大: with others who are no members
	Event    string // what of the session it is: 开幕式, 记者会, 第二次全体会议; empty for the whole
}

// Series is the name of the row of sessions, the same for all ways of writing one. It is empty
// where the meeting has no number, and where the name does not say whose sessions they are:
// 第一次全体会议, 市人大常委会第十一次会议.
func (s SessionName) Series() string {
	name := s.Body + s.Kind + s.Event
	if s.Term == 0 && s.Session == 0 || genericName(s.Body+s.Kind) || s.Body == "" && utf8.RuneCountInString(s.Kind) < shortestKind {
		return ""
	}
	return name
}

// shortestKind is how long the kind of a meeting must be, in characters, to say by itself
// whose sessions they are: 世界华商大会 and not 会谈.
const shortestKind = 4

// ReadSessionName reads the name of a meeting: 十届五次, 第十届委员会第二十三次会议, 二十届四中全会,
// 2024年度, 扩大会议, 首届, in Chinese and Arabic numerals. In a name for two meetings (暨) the
// first that has a number counts. A number of times (三次会议) and a meeting on what another one
// decided (四中全会精神宣讲动员会) have no session.
func ReadSessionName(name string) SessionName {
	if first, second, joint := strings.Cut(name, "暨"); joint && strings.ContainsRune("会议坛式节班", lastRune(first)) {
		if s := readSession(first); s.Term > 0 || s.Session > 0 {
			if s.Event == "" {
				_, s.Event = cutEvent(second)
			}
			return s
		}
		return ReadSessionName(second)
	}
	return readSession(name)
}

func readSession(name string) SessionName {
	if aboutAnother(name) {
		return SessionName{}
	}
	var s SessionName
	name, s.Enlarged = withoutEnlarged(name)
	r := []rune(name)
	r, s.Year = withoutYear(r)
	before, after, number := r, []rune(nil), ordinal{}
	for {
		o := nextOrdinal(before, s.Term > 0)
		if o.number == 0 {
			break
		}
		if o.unit == '届' && s.Term == 0 {
			s.Term = o.number
			before = slices.Concat(before[:o.start], before[o.end:])
			number = ordinal{start: o.start, end: o.start, unit: o.unit}
			continue
		}
		if o.unit != '届' {
			s.Session, number = o.number, o
		}
		break
	}
	if number.unit == 0 {
		return SessionName{Year: s.Year, Enlarged: s.Enlarged}
	}
	before, after = before[:number.start], before[number.end:]
	s.name(strings.TrimSpace(string(before)), string(after), number.unit)
	return s
}

// name fills in body, kind and event: what stands before the number and behind it.
func (s *SessionName) name(before, after string, unit rune) {
	if unit == '中' { // 四中全会
		after = "全体会议" + strings.TrimPrefix(after, "全会")
	}
	if s.Session > 0 {
		s.Kind, s.Event = afterKind(after)
	} else {
		s.Kind, s.Event = cutEvent(after)
	}
	if s.Event == "会议" {
		s.Event = ""
	}
	switch s.Kind {
	case "全会", "全委会", "全委会议", "全体委员会议":
		s.Kind = "全体会议"
	}
	s.Body = bodyOfSession(before)
	switch {
	case s.Kind == "全体会议" && (before == "" && unit == '中' || before == "党的" || before == "中共" || before == "党" || before == "中国共产党"):
		s.Body = "中共中央"
	case s.Kind == "执委会议" || s.Kind == "执委会会议":
		s.Body, s.Kind = s.Body+"执行委员会", "会议"
	case s.Kind == "常委会议" || s.Kind == "常委会会议":
		s.Body, s.Kind = bodyOfSession(s.Body+"常委会"), "会议"
	case s.Body == "" && s.Session == 0:
		if lead, ok := strings.CutSuffix(s.Kind, "全体会议"); ok && bodyRows()[fold(lead)] != nil {
			s.Body, s.Kind = bodyOfSession(lead), "全体会议"
		}
	}
	if whole, ok := strings.CutSuffix(s.Body, "常委会"); ok && s.Kind == "会议" && bodyRows()[fold(s.Body)] == nil && !strings.HasSuffix(whole, "人大") && !strings.HasSuffix(whole, "政协") {
		s.Body, s.Kind = whole, "常委会议"
	}
	if s.Body != "" && !endsLikeBody(s.Body) {
		s.Body, s.Kind = "", s.Body+s.Kind // 全国运动会 is no meeting of a body
	}
}

// bodyOfSession is the canonical name of the body of a session; of a unit of a body of the
// table, with the body's canonical name in front.
func bodyOfSession(name string) string {
	if c := canonical(name, kg.Date{}); c.row != nil || c.name != name {
		return c.name
	}
	for at := len(name); at > 0; {
		_, size := utf8.DecodeLastRuneInString(name[:at])
		at -= size
		if row := bodyRows()[fold(name[:at])]; row != nil && at > 0 && !strings.ContainsAny(name[:at], "《“") {
			return row.name + name[at:]
		}
	}
	return name
}

// afterKind cuts what follows the number of a session behind the kind of meeting.
func afterKind(text string) (kind, event string) {
	end := len(text)
	for _, word := range meetingWords() {
		if at := strings.Index(text, word); at >= 0 && at+len(word) < end {
			end = at + len(word)
		}
	}
	for _, word := range meetingWords() { // 理事会 in 理事会议, 座谈会 in 座谈会议
		if strings.HasSuffix(text[:end], word) && strings.HasPrefix(text[end:], "议") {
			end += len("议")
			break
		}
	}
	return text[:end], text[end:]
}

// meetingWords end the kind of a meeting.
func meetingWords() []string {
	return []string{"会议", "大会", "全会", "年会", "峰会", "论坛", "座谈会", "理事会", "董事会", "全委会", "会晤", "会谈", "对话", "讲座", "博览会", "运动会", "交易会", "洽谈会"}
}

// cutEvent cuts from the name of an edition what of it the meeting is.
func cutEvent(text string) (kind, event string) {
	for _, word := range []string{
		"开幕式", "闭幕式", "开幕会", "闭幕会", "开幕大会", "闭幕大会", "记者会", "新闻发布会", "预备会议", "启动仪式", "颁奖典礼", "颁奖仪式",
		"火种采集仪式", "奖牌发布仪式", "倒计时100天启动仪式", "欢迎宴会", "全会",
	} {
		if lead, ok := strings.CutSuffix(text, word); ok && utf8.RuneCountInString(lead) > 1 && len(lead) < len(text)-len(event) {
			kind, event = lead, word
		}
	}
	if event == "" {
		return text, ""
	}
	return kind, event
}

// aboutAnother tells whether a meeting is on what a numbered one decided (四中全会精神宣讲), or
// what is given as a name is part of a sentence (热烈祝贺十四届全国人大三次会议).
func aboutAnother(name string) bool {
	if strings.Contains(name, "精神") && !strings.Contains(name, "精神文明") || strings.ContainsAny(name, "、，") && !strings.ContainsAny(name, "（《“") {
		return true
	}
	return slices.ContainsFunc([]string{
		"毕业生", "会见", "祝贺", "祝愿", "印发", "距离", "直播", "关于", "表决", "即将", "任务", "介绍", "建议", "安排", "情况", "总书记",
	}, func(word string) bool { return strings.Contains(name, word) })
}

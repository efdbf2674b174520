package resolve

import (
	"strings"
)

// walk is the walk of life that a role belongs to.
type walk int

const (
	ordinary walk = iota // what a person is or does: 村民, 运动员, 记者
	scholar              // what many who hold offices are as well: 教授, 院士
	member               // one of many in a body: 委员, 代表, 理事
	state                // offices of a state: 总统, 首相, 外长
	official             // any other office: 书记, 主任, 部长
)

// seat is a post as far as it tells who holds it.
type seat struct {
	Held
	key       string // the same for one post however it is written; empty where it tells little
	body      body
	role      string
	title     string // the role, of ministers the short one
	former    bool
	walk      walk
	stateless bool // neither the body nor the state is told
}

func seatOf(h Held) seat {
	s := seat{Held: h, body: bodyOf(h.Organisation), role: roleOf(h.Role), former: h.Former}
	s.ofState()
	s.walk = walkOf(s.title)
	if s.headsState() && !s.body.place.Known() && !s.body.chinese {
		s.body, s.stateless = body{}, true // what stands before the title is not the name of a state
	}
	if s.role != "" && (s.body.name != "" || ownBody(s.role)) {
		s.key = s.body.name + "\x00" + s.role
	}
	return s
}

// roleOf gives a role the form in which it is compared: those that stand in for an office,
// are about to take it or carry it out hold that office.
func roleOf(role string) string {
	role = Fold(role)
	for _, prefix := range []string{"候任", "代理", "代", "联邦", "执行", "常务"} {
		if rest := strings.TrimPrefix(role, prefix); rest != role && len(rest) >= len("主席") && role != "代表" {
			role = rest
			break
		}
	}
	switch role {
	case "外交部长", "外交大臣", "外相", "外务大臣":
		return "外长"
	case "国防部长", "国防大臣":
		return "防长"
	case "财政部长", "财政大臣":
		return "财长"
	case "总统新闻秘书":
		return "新闻秘书"
	}
	return role
}

// ofState gives a minister the short title, and abroad the state as the body, so that
// 美国财政部部长 and 美国财长 are one post. Where the name of the ministry does not tell the state
// the body stays, and only the title is like others.
func (s *seat) ofState() {
	s.title, s.stateless = s.role, s.body.name == ""
	role, deputy := strings.CutPrefix(s.role, "副")
	if role != "部长" && role != "大臣" {
		return
	}
	for _, m := range [][2]string{{"外交", "外长"}, {"国防", "防长"}, {"财政", "财长"}} {
		if !strings.HasSuffix(strings.TrimSuffix(s.body.name, "部"), m[0]) {
			continue
		}
		if s.title = m[1]; deputy {
			s.title = "副" + s.title
		}
		if s.stateless = !s.body.place.Known(); s.body.place.Foreign() {
			s.role, s.body = s.title, bodyOf(s.body.place.Country)
		}
		return
	}
}

// headsState reports the heads of states and governments, whose body is the state.
func (s *seat) headsState() bool {
	return endsWith(s.role, "总统", "国王", "女王", "王储", "首相", "总理")
}

// ownBody reports roles that name their body themselves.
func ownBody(role string) bool {
	switch role {
	case "国家主席", "国家副主席", "国务委员", "委员长", "副委员长", "总书记":
		return true
	}
	return false
}

func walkOf(role string) walk {
	switch {
	case role == "":
		return member
	case endsWith(role, "主任委员"):
		return official
	case endsWith(role, "教授", "研究员", "院士", "博士", "学者", "专家", "工程师", "科学家", "经济学家", "医师"):
		return scholar
	case endsWith(role, "教师", "老师", "讲师", "学生", "研究生", "村民", "居民", "市民", "农民", "工人",
		"职工", "工匠", "群众", "业主", "医生", "护士", "护师", "记者", "编辑", "主持人", "评论员", "演员", "导演", "歌手", "作者", "家", "大师",
		"运动员", "选手", "队员", "球员", "冠军", "教练", "青年", "志愿者", "传承人", "讲解员", "创始人", "烈士", "英雄", "劳动模范", "劳模", "校友",
		"儿子", "女儿", "妻子", "夫人", "分析师", "律师", "会计师", "消费者", "嘉宾", "同志"):
		return ordinary
	case endsWith(role, "贸易代表", "常驻代表", "全权代表", "首席代表", "特别代表", "总代表", "国务委员"):
		return official
	case endsWith(role, "委员", "常委", "代表", "成员", "理事", "议员", "干事", "会员", "人士", "领导人", "领导", "老同志", "干部"):
		return member
	case beginsWith(role, "总统"), endsWith(role, "总统", "国王", "女王", "王储", "首相", "总理", "元首", "外长", "防长", "财长", "大臣", "国务卿", "议长", "国家主席", "次官", "酋长"):
		return state
	}
	return official
}

func endsWith(s string, ends ...string) bool {
	for _, end := range ends {
		if strings.HasSuffix(s, end) {
			return true
		}
	}
	return false
}

// leading reports the offices whose holders are so few that two of one name are rare: those
// at the head of a central body of China, of a ministry or of a province, and their deputies
// at the very top. Whether a ministry is China's its name does not tell, so chinese says
// whether anything does.
func (s *seat) leading() (leads, chinese bool) {
	b := &s.body
	switch {
	case b.name == "":
		return ownBody(s.role) || s.role == "党和国家领导人" || endsWith(s.role, "省长") && !s.deputy(), true
	case s.walk == state && s.role != "总理" || b.place.Foreign() || strings.Contains(b.name, "驻"):
		return false, false
	case b.name == "中央政治局" || b.name == "中央政治局常委":
		return true, true
	case b.name == "主席团":
		return s.walk == official, false
	case s.walk < state:
		return false, false
	case s.deputy():
		return beginsWith(b.name, "中央军") || b.name == "国务院" || b.name == "全国人大常委" || b.name == "全国政协", true
	case b.place.Province != "":
		return b.place.City == "" && b.place.County == "" && b.territorial(), true
	case b.central:
		return true, true
	}
	return endsWith(b.name, "部", "委", "总局", "署", "银行") && endsWith(s.role, "部长", "主任", "书记", "局长", "署长", "行长"), false
}

// prominent reports the offices whose holders are named without them as well: those that lead,
// and deputies in central bodies.
func (s *seat) prominent() bool {
	leads, _ := s.leading()
	return leads || s.walk >= state && s.body.central
}

func (s *seat) deputy() bool { return strings.HasPrefix(s.role, "副") }

// evident reports seats that tell who holds them. Abroad several hold a plural office, and
// names are given in part.
func (s *seat) evident() bool {
	return s.key != "" && !(s.plural() && s.body.place.Foreign())
}

// plural reports offices that several hold at one time: deputies and members.
func (s *seat) plural() bool { return strings.HasPrefix(s.title, "副") || s.walk <= member }

// full reports the offices that leave no time for another: the head of a ministry or of a
// province. A former one leaves all of it.
func (s *seat) full() bool {
	return !s.former && !strings.HasPrefix(s.role, "副") && (s.body.territorial() || !s.body.central && endsWith(s.body.name, "部", "委", "局", "署"))
}

// text is the post as the document has it: 全国政协副主席, 原科技部部长.
func (s *seat) text() string {
	former := ""
	if s.former {
		former = "原"
	}
	return former + s.Organisation + s.Role
}

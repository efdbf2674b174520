package extract

import (
	"strings"
	"unicode/utf8"

	"huipu/internal/kg"
)

// time takes the day that stands before the meeting's name, else behind it; the date of a
// dispatch is not one.
func (f meetingFinder) time(c *candidate, toks []token, k int) {
	for m := range toks {
		t := toks[m]
		if m > k && (c.hasWhen || t.kind == kPunct && t.mark != '-' && t.mark != '，') {
			return
		}
		if t.kind != kTime || !t.when.dated() || f.dispatch(toks, m) {
			continue
		}
		if !c.hasWhen || t.when.day > 0 && c.when.day == 0 {
			c.when, c.hasWhen = t.when, true
		}
	}
}

// dispatch reports the date of 新华社北京6月11日电.
func (f meetingFinder) dispatch(toks []token, m int) bool {
	if m+1 >= len(toks) {
		return false
	}
	next := f.src.runes[toks[m+1].i]
	return next == '电' || next == '讯' || f.is(toks[m+1], "消息", "报道") || m+2 < len(toks) && f.src.runes[toks[m+2].i] == '讯'
}

func (f meetingFinder) markers(c *candidate, toks []token, k int) {
	var before strings.Builder
	for _, t := range toks[:k] {
		if t.i >= c.i {
			break
		}
		before.WriteString(f.src.str(t.i, t.j))
	}
	s := before.String()
	c.earlier = containsAny(s, "会前", "会议前", "开幕前", "召开前", "开始前", "此前", "之前")
	c.follows = containsAny(s, "随后", "会后", "闭幕会后", "结束后", "接着", "之后")
	c.during = containsAny(s, "期间", "同日", "当天还", "同期")
	c.just = containsAny(s, "刚刚闭幕的", "刚刚结束的", "刚刚召开的", "日前闭幕的")
	c.toCome = containsAny(s, "提请", "提交", "将召开", "拟于", "审议") || f.prepared(toks, k)
	c.future = containsAny(s, "将提请", "筹备", "即将", "将于", "将在", "筹办", "迎接")
	c.written = inWriting(s)
}

// prepared reports a name with the papers of a session behind it, which are decided on
// before it: 某会第七次代表大会代表名额分配方案.
func (f meetingFinder) prepared(toks []token, k int) bool {
	if f.standing(toks[k]) || k+1 < len(toks) && f.is(toks[k+1], "至", "期间", "以来") {
		return false // 理事会名单 is of a body, 某会议至某会议期间 of the time between two
	}
	end := k + 1
	for end < len(toks) && toks[end].kind != kPunct && end < k+8 {
		end++
	}
	return end > k+1 && containsAny(f.src.str(toks[k+1].i, toks[end-1].j), "筹备", "议程", "日程", "名单", "名额", "选举办法", "相关办法", "产生办法", "候选人")
}

// inWriting reports words for a meeting whose members voted by letter.
func inWriting(s string) bool {
	return containsAny(s, "通讯方式", "通讯形式", "通信方式", "书面方式")
}

// placesBetween reads 在某地 between the tokens.
func (f meetingFinder) placesBetween(toks []token, from, to int) []string {
	for m := from; m < to; m++ {
		if !f.is(toks[m], "在", "于") && !f.is(toks[m], "在京") {
			continue
		}
		end := m + 1
		for end < to {
			t := toks[end]
			if t.kind == kPunct || t.kind == kTime || t.kind == kVerb && t.class != stopVerb || t.kind == kFunc || f.is(t, "隆重", "成功", "顺利", "胜利", "圆满", "如期", "正式", "组织", "联合", "共同", "盛大") || t.kind == kEvent || f.is(t, "同", "与") && t.kind == kAnd {
				break
			}
			end++
		}
		if end > m+1 {
			name := f.src.str(toks[m+1].i, toks[end-1].j)
			if place := strings.TrimSuffix(name, "同时"); place != "" && !containsAny(place, "期间", "之际", "基础", "下", "年") && utf8.RuneCountInString(place) <= 20 {
				return []string{place}
			}
		}
	}
	return nil
}

// formatOf reads how people came together from a passage.
func formatOf(s string) kg.MeetingFormat {
	switch {
	case containsAny(s, "通讯方式", "通讯形式", "通信方式", "书面方式召开"):
		return kg.Correspondence
	case containsAny(s, "电视电话会", "电话会议"):
		return kg.Teleconference
	case containsAny(s, "视频会议", "视频形式", "视频方式", "视频连线", "远程", "收听收看", "线上线下", "线上会议", "网络视频", "云端", "视频调度", "以视频"):
		return kg.Video
	}
	return ""
}

package resolve

import (
	"testing"
	"unicode/utf8"
)

func TestSessionsInNames(t *testing.T) {
	for name, want := range map[string]SessionName{
		"中国侨联十届五次常委会议":                 {Body: "中国侨联", Kind: "常委会议", Term: 10, Session: 5},
		"中国侨联第十届常委会第五次会议":              {Body: "中国侨联", Kind: "常委会议", Term: 10, Session: 5},
		"上海市第十六届人大常委会第四次会议（扩大）":        {Body: "上海市人大常委会", Kind: "会议", Term: 16, Session: 4, Enlarged: true},
		"十四届全国人大常委会第十七次会议":             {Body: "全国人大常委会", Kind: "会议", Term: 14, Session: 17},
		"十四届全国人大常委会１７次会议第二次全体会议":       {Body: "全国人大常委会", Kind: "会议", Event: "第二次全体会议", Term: 14, Session: 17},
		"十四届全国人大三次会议":                  {Body: "全国人大", Kind: "会议", Term: 14, Session: 3},
		"第十四届全国人民代表大会第三次会议":            {Body: "全国人大", Kind: "会议", Term: 14, Session: 3},
		"十四届全国人大三次会议记者会":               {Body: "全国人大", Kind: "会议", Event: "记者会", Term: 14, Session: 3},
		"政协第十四届全国委员会常务委员会第十次会议":        {Body: "全国政协常委会", Kind: "会议", Term: 14, Session: 10},
		"全国政协十四届常委会第十次会议":              {Body: "全国政协常委会", Kind: "会议", Term: 14, Session: 10},
		"政协第十四届全国委员会第三十一次主席会议":         {Body: "全国政协", Kind: "主席会议", Term: 14, Session: 31},
		"中国共产党第二十届中央委员会第四次全体会议":        {Body: "中共中央", Kind: "全体会议", Term: 20, Session: 4},
		"党的二十届四中全会":                    {Body: "中共中央", Kind: "全体会议", Term: 20, Session: 4},
		"中共二十届四中全会":                    {Body: "中共中央", Kind: "全体会议", Term: 20, Session: 4},
		"二十届四中全会":                      {Body: "中共中央", Kind: "全体会议", Term: 20, Session: 4},
		"浙江省委十一届八次全会":                  {Body: "浙江省委", Kind: "全体会议", Term: 11, Session: 8},
		"二十届中央纪委四次全会":                  {Body: "中央纪委", Kind: "全体会议", Term: 20, Session: 4},
		"全国工商联十三届一次执委会议":               {Body: "全国工商联执行委员会", Kind: "会议", Term: 13, Session: 1},
		"中华全国工商业联合会十三届执行委员会一次会议":       {Body: "全国工商联执行委员会", Kind: "会议", Term: 13, Session: 1},
		"十四届全国人大宪法和法律委员会全体会议":          {Body: "全国人大宪法和法律委员会", Kind: "全体会议", Term: 14},
		"第十一次全国归侨侨眷代表大会":               {Kind: "全国归侨侨眷代表大会", Session: 11},
		"中国工会第十八次全国代表大会":               {Body: "中国工会", Kind: "全国代表大会", Session: 18},
		"第十八届世界华商大会":                   {Kind: "世界华商大会", Term: 18},
		"首届世界人形机器人运动会":                 {Kind: "世界人形机器人运动会", Term: 1},
		"中美经贸磋商机制首次会议":                 {Kind: "中美经贸磋商机制会议", Session: 1},
		"2025年第九届亚洲冬季运动会开幕式":           {Kind: "亚洲冬季运动会", Event: "开幕式", Term: 9, Year: 2025},
		"总理事会2025年度第三次会议":              {Body: "总理事会", Kind: "会议", Session: 3, Year: 2025},
		"某市侨联2024年度总结会":                {Year: 2024},
		"二〇二五年春节团拜会":                   {Year: 2025},
		"某市委常委会扩大会议":                   {Enlarged: true},
		"纪念孔子诞辰2575周年研讨会暨国际儒学会第七届会员大会": {Body: "国际儒学会", Kind: "会员大会", Term: 7},
		"全国第十二届残运会暨第九届特奥会启动仪式":         {Kind: "全国残运会", Event: "启动仪式", Term: 12},
		"第七次全国自强模范暨助残先进表彰大会":           {Kind: "全国自强模范暨助残先进表彰大会", Session: 7},
		// no session
		"三次会议":      {},
		"中央政治局2次会议": {},
		"党的二十届四中全会精神宣讲动员会": {},
		"2026届高校毕业生招聘会":    {Year: 0},
		"热烈祝贺全国政协十四届三次会议":  {},
		"3次会议、中央政治局2次会议":   {},
		"建党一百周年大会":         {},
		"国务院常务会议":          {},
		"":                 {},
		"第九九九九九届大会":        {},
	} {
		if got := ReadSessionName(name); got != want {
			t.Errorf("%s:\n got %+v\nwant %+v", name, got, want)
		}
	}
}

func TestSeriesSayWhoseSessionsTheyAre(t *testing.T) {
	for name, want := range map[string]string{
		"政协第十四届全国委员会常务委员会第十次会议": "全国政协常委会会议", "全国政协十四届常委会第十次会议": "全国政协常委会会议", "中国侨联十届五次常委会议": "中国侨联常委会议",
		"第十八届世界华商大会": "世界华商大会", "第一次全体会议": "", "常委会第十五次会议": "", "市十九届人大常委会第十一次会议": "", "大会主席团第三次会议": "",
		"第二次会谈": "", "2025年春节团拜会": "", "十四届全国人大三次会议记者会": "全国人大会议记者会",
	} {
		if got := ReadSessionName(name).Series(); got != want {
			t.Errorf("%s: got %q, want %q", name, got, want)
		}
	}
}

func TestNumerals(t *testing.T) {
	for text, want := range map[string]int{
		"5": 5, "１５": 15, "十": 10, "十五": 15, "二十": 20, "五十一": 51, "一百零二": 102, "一百二十三": 123, "二〇二五": 2025, "二○二五": 2025,
		"一百一": 101, "两": 2, "三千": 3000, "9999": 9999, "10000": 0, "十十": 0, "二百三百": 0, "百": 0, "五一十": 0, "甲": 0, "": 0,
	} {
		n, end := numeral([]rune(text), 0)
		if n != want || (n > 0) != (end > 0) {
			t.Errorf("%q: got %d to %d, want %d", text, n, end, want)
		}
	}
}

func FuzzReadSessionName(f *testing.F) {
	for _, name := range []string{
		"十四届全国人大常委会第十七次会议第二次全体会议", "第七次全国自强模范暨助残先进表彰大会", "首届", "第届次", "暨暨", "二〇二五年第第三届", "\xff届", "一届中全会",
		"（扩大）扩大会议扩大会", "第1届第2次第3次会议", "《联合国公约》第30次缔约方大会",
	} {
		f.Add(name)
	}
	f.Fuzz(func(t *testing.T, name string) {
		s := ReadSessionName(name)
		if s != ReadSessionName(name) {
			t.Fatalf("%q: not the same twice", name)
		}
		if s.Term < 0 || s.Term > maxNumeral || s.Session < 0 || s.Session > maxNumeral || s.Year < 0 || s.Year > maxNumeral {
			t.Fatalf("%q: numbers out of range: %+v", name, s)
		}
		if s.Series() != "" && s.Term == 0 && s.Session == 0 {
			t.Fatalf("%q: a series without a number: %+v", name, s)
		}
		if utf8.ValidString(name) && !utf8.ValidString(s.Body+s.Kind+s.Event) {
			t.Fatalf("%q: cut inside a character: %+v", name, s)
		}
	})
}

package resolve

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// name weighs how rare the name is: the rarer, the more it tells that two bear it (Newcombe and
// others, "Automatic Linkage of Vital Records", Science 130, 1959). A name that is seen to be of
// several people is not rare, whatever it looks like.
func (c *comparison) name() {
	name := c.all[c.a.mentions[0]].Name
	length := utf8.RuneCountInString(name)
	whole := strings.Contains(name, "·") || !partial(c.all, c.a, c.b) &&
		(chinese(name) || c.a.hanAbroad() || c.b.hanAbroad() || length > 3 && (c.a.atHome() || c.b.atHome()))
	if !whole || length < 3 {
		return
	}
	weight := 3
	if c.homonyms {
		weight = 1
	}
	if c.a.postless() || c.b.postless() {
		weight++ // without a post there is nothing that could contradict
	}
	c.because(Reason{Kind: RareName, Weight: weight}, c.a.mentions[0], c.b.mentions[0])
}

// partial reports that the name is one part of the names of foreigners, as releases mostly give
// it, which many bear. Names from countries that write them in Chinese characters are whole.
func partial(all []*Mention, a, b *group) bool {
	return !strings.Contains(all[a.mentions[0]].Name, "·") && (a.abroad() && !a.hanAbroad() || b.abroad() && !b.hanAbroad())
}

// abroad reports groups with an office of another state.
func (g *group) abroad() bool {
	return g.inCountry(func(string) bool { return true })
}

// hanAbroad reports groups with an office of another state whose names are written in Chinese
// characters.
func (g *group) hanAbroad() bool {
	return g.inCountry(func(country string) bool {
		return country == "日本" || country == "韩国" || country == "朝鲜" || country == "越南" || country == "新加坡"
	})
}

// atHome reports groups with an office of China, whose peoples with longer names give them
// whole.
func (g *group) atHome() bool {
	return slices.ContainsFunc(g.seats, func(s groupSeat) bool { return s.body.chinese && g.main(&s) })
}

func (g *group) inCountry(of func(country string) bool) bool {
	return slices.ContainsFunc(g.seats, func(s groupSeat) bool {
		return s.body.place.Foreign() && of(s.body.place.Country) && g.main(&s)
	})
}

// chinese reports names of two or three characters that begin with one of the two hundred most
// frequent surnames of China, which nearly all people bear. A given name of two characters
// behind one makes a rare name; one of a single character does not.
func chinese(name string) bool {
	first, _ := utf8.DecodeRuneInString(name)
	return utf8.RuneCountInString(name) <= 3 && strings.ContainsRune(surnames, first)
}

const surnames = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪" +
	"范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤" +
	"常温康施牛樊葛邢齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷曲盛冉翁蓝路游辛靳管柴鲍" +
	"喻祁蒲房滕屈饶牟尤阳时卓缪简车项连芦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟边卞师仇栾隋商"

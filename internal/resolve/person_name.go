package resolve

import (
	"strings"
	"unicode/utf8"
)

// name weighs how rare the name is: the rarer, the more it tells that two bear it (Newcombe and
// others, "Automatic Linkage of Vital Records", Science 130, 1959).
func (c *comparison) name() {
	name := c.all[c.a.mentions[0]].Name
	if strings.Contains(name, "·") || utf8.RuneCountInString(name) == 3 && surnamed(name) && !c.a.abroad() && !c.b.abroad() {
		c.because(Reason{Kind: RareName, Weight: 3}, c.a.mentions[0], c.b.mentions[0])
	}
}

// abroad reports groups with an office of another state. Of foreigners releases mostly give
// one part of the name alone, which is common.
func (g *group) abroad() bool {
	for i := range g.seats {
		if g.seats[i].body.place.Foreign() && g.main(&g.seats[i]) {
			return true
		}
	}
	return false
}

// surnamed reports names that begin with one of the hundred most frequent surnames of China,
// which six in seven people bear. A given name of two characters behind one makes a rare
// name; one of a single character does not.
func surnamed(name string) bool {
	first, _ := utf8.DecodeRuneInString(name)
	return strings.ContainsRune(surnames, first)
}

const surnames = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪" +
	"范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"

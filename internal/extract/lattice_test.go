package extract

import (
	"strings"
	"testing"
)

func testLexicon(t testing.TB) *lexicon {
	t.Helper()
	l, err := loadLexicon()
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// TestNames marks the names of sentences; every other word must not be one.
func TestNames(t *testing.T) {
	lex := testLexicon(t)
	for _, marked := range []string{
		"主席[王明]、[李卫红]出席",
		"秘书长[欧阳明高]主持会议",
		"会长[范徐丽华]致辞",
		"市领导[高峰]、[白云]、[文斌]、[于长江]、[杜中国]出席",
		"部长[卡拉辛]分别宣读",
		"主席[阿不力孜·吐尔逊]出席",
		"国务秘书[马库斯· 埃德雷尔]共同主持",
		"副市长[罗   燕]讲话",
		"局长[张一]在会上发言",
		"[李国强]董事长表示",
		"[林建平][李长河][张伯文]等出席",
		"全国普法办召开会议",
		"会议强调关于党的建设",
		"要广泛学习贯彻会议精神",
		"青海、吉林、武汉等地代表发言",
		"新一届领导班子产生",
		"张校长主持会议",
		"贺信指出，时代在发展",
	} {
		text := strings.NewReplacer("[", "", "]", "").Replace(marked)
		src := newSource(text)
		la := &lattice{lex: lex, src: src}
		var b strings.Builder
		at := 0
		for _, tok := range la.read(0, len(src.runes)) {
			if tok.kind != kName {
				continue
			}
			b.WriteString(text[at:src.at[tok.i]] + "[" + src.quote(tok.i, tok.j) + "]")
			at = int(src.end[tok.j-1])
		}
		b.WriteString(text[at:])
		if b.String() != marked {
			t.Errorf("got  %s\nwant %s", b.String(), marked)
		}
	}
}

// TestTokensCoverTheSentence holds for any text: tokens are in order and leave no gap.
func TestTokensCoverTheSentence(t *testing.T) {
	lex := testLexicon(t)
	for _, text := range []string{"市委书记王明7月1日在京出席（线上）“某某”论坛", "ABC·D 12，34", "·", "的", "𠮷𠮷𠮷"} {
		src := newSource(text)
		la := &lattice{lex: lex, src: src}
		at := 0
		for _, tok := range la.read(0, len(src.runes)) {
			if tok.i != at || tok.j <= tok.i {
				t.Fatalf("%s: token %d-%d after %d", text, tok.i, tok.j, at)
			}
			at = tok.j
		}
		if at != len(src.runes) {
			t.Errorf("%s: tokens end at %d of %d", text, at, len(src.runes))
		}
	}
}

// TestPosts reads titles: organisation and role of each post, in order.
func TestPosts(t *testing.T) {
	lex := testLexicon(t)
	for text, want := range map[string]string{
		"中国某协会党组书记、主席王明":        "中国某协会/党组书记 中国某协会/主席",
		"全国人大常委会副委员长、农工党中央主席王明": "全国人大常委会/副委员长 农工党中央/主席",
		"国防部长王明":                "国防部/部长",
		"公安部部长王明":               "公安部/部长",
		"上海市市长王明":               "上海市/市长",
		"佛山市长王明":                "佛山市/市长",
		"县委副书记、县长王明":            "县委/副书记 /县长",
		"国务委员兼国务院秘书长王明":         "/国务委员 国务院/秘书长",
		"某协会副会长兼秘书长王明":          "某协会/副会长 某协会/秘书长",
		"国家某管理局原副局长王明":          "国家某管理局/副局长",
		"意大利前总理贝尔蒂":             "意大利/总理",
		"中央党校常务副校长王明":           "中央党校/常务副校长",
		"军队有关单位的领导王明":           "军队有关单位/领导",
		"市委统战部分管日常工作的副部长王明":     "市委统战部/副部长",
		"中共中央政治局委员、中央书记处书记王明":   "中共中央政治局/委员 中央书记处/书记",
		"某大学机关党委书记王明":           "某大学机关党委/书记",
		"某公司（简称：甲公司）董事、总经理王明":   "某公司/董事 某公司/总经理",
		"第十四届全国政协常委、经济委员会副主任王明": "第十四届全国政协/常委 经济委员会/副主任",
		"某某企业家联谊会会长王明":          "某某企业家联谊会/会长",
		"世界气象组织秘书长克劳斯":          "世界气象组织/秘书长",
		"澳门特区行政长官王明":            "澳门特区/行政长官",
		"外交部驻澳门特派员公署特派员王明":      "外交部驻澳门特派员公署/特派员",
		"省领导王明":                 "/省领导",
	} {
		src := newSource(text + "出席会议")
		la := &lattice{lex: lex, src: src}
		var got []string
		for _, u := range readNominal(src, normalise(src, la.lex, la.read(0, len(src.runes))), "") {
			if u.kind == uPerson {
				for _, p := range u.person.posts {
					got = append(got, p.org+"/"+p.role)
				}
			}
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s\ngot  %s\nwant %s", text, strings.Join(got, " "), want)
		}
	}
}

// TestMeetingNames reads the name and place of a meeting out of a sentence.
func TestMeetingNames(t *testing.T) {
	lex := testLexicon(t)
	for text, want := range map[string]string{
		"3月1日，某协会二届三次理事会议在京召开。":            "某协会二届三次理事会议@京",
		"某公司在总部大楼召开了第一届第三次董事会议。":           "某公司第一届第三次董事会议@总部大楼",
		"市委常委会召开扩大会议。":                     "市委常委会扩大会议@",
		"校党委在行政楼召开双月座谈会。":                  "双月座谈会@行政楼",
		"由某部、某省主办的第二届茶业论坛在杭州举行。":           "第二届茶业论坛@杭州",
		"中德信息技术合作第一次会议今天在柏林开幕。":            "中德信息技术合作第一次会议@柏林",
		"纪念某条约签订80周年大会25日在京召开。":            "纪念某条约签订80周年大会@京",
		"县长王明主持召开县政府第21次常务会议。":             "县政府第21次常务会议@",
		"十四届全国人大常委会第六次会议21日上午在京举行第二次全体会议。": "十四届全国人大常委会第六次会议第二次全体会议@京",
	} {
		src := newSource(text)
		la := &lattice{lex: lex, src: src}
		toks := normalise(src, la.lex, la.read(0, len(src.runes)))
		got := ""
		for _, c := range (meetingFinder{src}).find(toks, 0, false) {
			if c.held {
				got = c.name + "@" + strings.Join(c.places, "|")
			}
		}
		if got != want {
			t.Errorf("%s\ngot  %s\nwant %s", text, got, want)
		}
	}
}

package extract

import (
	"slices"
	"strings"
	"testing"
)

// TestPlaceForms says which forms of divisions are places by themselves.
func TestPlaceForms(t *testing.T) {
	lex := testLexicon(t)
	for _, form := range []string{
		"广东", "广东省", "内蒙古", "佛山", "佛山市", "徐汇区", "徐汇", "三门县", "昆山", "浦东", "浦东新区", "雄安新区",
		"延边", "延边州", "延边朝鲜族自治州", "凉山", "克孜勒苏", "锡林郭勒", "喀什", "莫力达瓦旗", "通道县", "双江县", "神农架",
		"义乌", "即墨", "萧山市", "崇文区", "襄樊", "和安县", "西咸新区",
		"和平区", "长安区", "南山区", "朝阳区", "高明区", "向阳区", // full forms always
	} {
		if !lex.words.holds(form, kPlace) {
			t.Errorf("%s is not a place", form)
		}
	}
	for _, form := range []string{
		"和平", "长安", "南山", "向阳", "高峰", "新城", "城关", // words, and names of several divisions
		"江南", "古城", "合作", "通道", "方正", // words
		"高平", "石林", "江华", "高明", // names of persons
		"赵", "前", "北戴河新", "鄂托克前", "万柏", "中西", "东", // no forms
	} {
		if lex.words.holds(form, kPlace) {
			t.Errorf("%s is a place", form)
		}
	}
	for _, form := range []string{"经开区", "高新区", "经济技术开发区", "开发区", "新区", "综保区"} {
		if !lex.words.holds(form, kSuffix) {
			t.Errorf("%s does not end the name of a zone", form)
		}
	}
}

// TestDivisionOf finds the innermost division that the name of an organisation begins with.
func TestDivisionOf(t *testing.T) {
	lex := testLexicon(t)
	for org, want := range map[string]string{
		"广东省侨联":        "广东省",
		"广东侨联":         "广东省",
		"佛山市南海区政协":     "南海区 佛山市 广东省",
		"江苏省南京市鼓楼区教育局": "鼓楼区 南京市 江苏省",
		"江苏省徐州市鼓楼区教育局": "鼓楼区 徐州市 江苏省",
		"上海市金山区作协":     "金山区 上海市",
		"上海金山作协":       "金山区 上海市",
		"崇明作协":         "崇明区 上海市",
		"恩施州恩施市委":      "恩施市 恩施土家族苗族自治州 湖北省",
		"吉林市政协":        "吉林市 吉林省",
		"吉林省政协":        "吉林省",
		"海南州委":         "海南藏族自治州 青海省",
		"青浦区":          "青浦区 上海市",
		"云南":           "",
		"方正集团":         "",
		"惠民银行":         "",
		"中国侨联":         "",
		"":             "",
	} {
		var got []string
		ref, end := lex.divisionOf([]rune(org))
		for at := ref; at >= 0; at = lex.places[at].within {
			got = append(got, lex.places[at].name)
		}
		if strings.Join(got, " ") != want || (ref >= 0) != (end > 0) {
			t.Errorf("%s: got %v to rune %d, want %s", org, got, end, want)
		}
	}
}

// TestDivisionsAreOnce makes sure that the table written by hand agrees with the generated
// one: the same county is not listed in two cities by mistake.
func TestDivisionsAreOnce(t *testing.T) {
	lex := testLexicon(t)
	counts := map[class]int{}
	for _, p := range lex.places {
		counts[p.level]++
		if (p.within < 0) != (p.level == province) {
			t.Errorf("%s lies within %d", p.name, p.within)
		}
		if p.within >= 0 && lex.places[p.within].level >= p.level {
			t.Errorf("%s lies within %s", p.name, lex.places[p.within].name)
		}
	}
	if counts[province] != 34 || counts[city] < 333 || counts[county] < 2850 {
		t.Errorf("%d provinces, %d cities, %d counties", counts[province], counts[city], counts[county])
	}
	generated := map[string][]string{}
	if err := eachLine("divisions", func(cols []string) error {
		for form := range strings.FieldsSeq(cols[2]) {
			name := strings.NewReplacer("·", "", "/", "").Replace(form)
			generated[name] = append(generated[name], cols[1])
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	if err := eachLine("places", func(cols []string) error {
		for form := range strings.FieldsSeq(cols[2]) {
			name := strings.ReplaceAll(form, "·", "")
			// 东山区 of 广州市 is history, that of 鹤岗市 is not.
			if in, ok := generated[name]; ok && !slices.Contains(in, cols[1]) && name != "东山区" {
				t.Errorf("%s: in %s by hand, in %v by table", name, cols[1], in)
			}
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
}

func TestPlacesRefuseBrokenLines(t *testing.T) {
	for _, cols := range [][]string{
		{"county", "某市"},
		{"hamlet", "", "某村"},
		{"county", "无此市", "某·县"},
	} {
		p := &placeLoader{lexicon: &lexicon{words: newTrie()}, byName: map[string]int32{}}
		if err := p.load(cols); err == nil {
			t.Errorf("%q was read", cols)
		}
	}
}

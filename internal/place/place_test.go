package place_test

import (
	"testing"

	"huipu/internal/place"
)

func TestOf(t *testing.T) {
	in := func(names ...string) place.Place {
		p := place.Place{Country: place.China}
		for i, field := range []*string{&p.Province, &p.City, &p.County} {
			if i < len(names) {
				*field = names[i]
			}
		}
		return p
	}
	abroad := func(country string) place.Place { return place.Place{Country: country} }
	for name, want := range map[string]place.Place{
		"安徽省委":       in("安徽省"),
		"安徽代表团":      in("安徽省"),
		"北京大学":       in("北京市"),
		"新疆维吾尔自治区":   in("新疆维吾尔自治区"),
		"湖北省武汉市公安局":  in("湖北省", "武汉市"),
		"武汉大学":       in("湖北省", "武汉市"),
		"江苏南京鼓楼区教育局": in("江苏省", "南京市", "鼓楼区"),
		"鼓楼区教育局":     {}, // there are several
		"定日县医院":      in("西藏自治区", "日喀则市", "定日县"),
		"定日中学":       {}, // the short form of a county may be any word
		"中国侨联":       in(),
		"美国财政部":      abroad("美国"),
		"沙特阿拉伯国防部":   abroad("沙特"),
		"沙特":         abroad("沙特"),
		"几内亚比绍政府":    abroad("几内亚比绍"),
		"俄外交部":       abroad("俄罗斯"),
		"乌克兰国防部":     abroad("乌克兰"),
		"法工委":        {},
		"以及":         {},
		"联合国":        {},
		"中非合作论坛":     {},
		"外交部":        {},
		"":           {},
	} {
		if got := place.Of(name); got != want {
			t.Errorf("%s: %+v, want %+v", name, got, want)
		}
	}
}

func TestCountry(t *testing.T) {
	for name, want := range map[string]string{
		"沙特": "沙特", "沙特阿拉伯": "沙特", "新加坡共和国": "新加坡", "越南社会主义共和国": "越南", "俄罗斯联邦": "俄罗斯", "美国国会": "", "共和国": "", "": "",
	} {
		if got := place.Country(name); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}

func TestFrom(t *testing.T) {
	for name, want := range map[string]string{
		"裁定美国总统府": "美国总统府", "美国总统府": "美国总统府", "驻美国使馆": "驻美国使馆", "总统府": "总统府", "": "",
	} {
		if got := place.From(name); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}

func TestWithin(t *testing.T) {
	for _, test := range []struct {
		inner, outer string
		want         bool
	}{
		{"湖北省武汉市公安局", "湖北省委", true},
		{"湖北省委", "湖北省委", true},
		{"湖北省委", "武汉市委", false},
		{"安徽省委", "湖北省委", false},
		{"安徽省委", "中国侨联", true},
		{"美国国会", "美国", true},
		{"外交部", "外交部", false},
		{"安徽省委", "外交部", false},
	} {
		if got := place.Of(test.inner).Within(place.Of(test.outer)); got != test.want {
			t.Errorf("%s within %s: %v", test.inner, test.outer, got)
		}
	}
}

func TestKnownAndForeign(t *testing.T) {
	for name, want := range map[string][2]bool{"外交部": {false, false}, "安徽省委": {true, false}, "美国": {true, true}} {
		if p := place.Of(name); p.Known() != want[0] || p.Foreign() != want[1] {
			t.Errorf("%s: known %v, foreign %v", name, p.Known(), p.Foreign())
		}
	}
}

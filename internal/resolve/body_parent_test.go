package resolve

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"huipu/internal/kg"
)

func TestBodiesAboveByName(t *testing.T) {
	for _, tt := range []struct{ name, others, want string }{
		{"佛山市委统战部", "", "佛山市委"},
		{"市委宣传部", "", "市委"},
		{"全国政协机关党委", "", "全国政协"},
		{"上海市人大常委会", "", "上海市人大"},
		{"共青团上海市委", "", "共青团"},
		{"民进长沙市委", "", "民进"},
		{"外交部新闻司", "", "外交部"},
		{"中华全国总工会第十七届执行委员会", "", "全国总工会"},
		{"上海交通大学医学院", "上海交通大学", "上海交通大学"},
		{"武汉大学中南医院", "武汉大学", "武汉大学"},
		{"湖北省文联主席团", "", "湖北省文联"},
		{"国家烟草专卖局烟叶管理处", "", "国家烟草专卖局"},
		{"三胞集团董事会", "三胞集团", "三胞集团"},
		// names that only look as if the body above stood in front
		{"中国人民大学", "中国 中国人民", ""},
		{"中国人民保险集团总部", "中国 中国人民", ""},
		{"北京大学", "北京", ""},
		{"北京市财政局", "北京市", ""},
		{"美国国防部", "美国", ""},
		{"上海海关学院", "上海海关", ""},
		{"中国银行业协会", "中国银行", ""},
		{"中国科学院大学", "", ""},
		{"全国人大代表研究会办公室", "", ""},
		{"广东省委省政府", "", ""},
		{"阿拉斯加航空公司由于数据中心", "阿拉斯加航空公司", ""},
		{"武汉大学中南医院", "", ""},
		{"国务院各部门党组", "", ""},
		{"政府间气候变化专门委员会", "政府", ""},
		{"农业农村部门派出工作组", "", ""},
		{"教育部国家文物局", "", ""},
		{"教育部甲乙丙丁戊己庚辛壬癸办公室", "", ""},
		{"欧盟委员会认定美国苹果公司", "", ""},
	} {
		f := kg.Facts{Document: kg.Document{ID: "document/0000000000000001"}}
		for _, name := range append(strings.Fields(tt.others), tt.name) {
			f.Organisations = append(f.Organisations, kg.OrganisationFact{Name: name})
		}
		got := ""
		byID := map[kg.ID]string{}
		c := Resolve(f)
		for _, o := range c.Organisations {
			byID[o.ID] = o.Name
		}
		for _, o := range c.Organisations {
			if o.Name == tt.name {
				got = byID[o.Parent]
			}
		}
		if got != tt.want {
			t.Errorf("%s beside %q: above is %q, want %q", tt.name, tt.others, got, tt.want)
		}
	}
}

func TestDivisionsServedByName(t *testing.T) {
	for name, want := range map[string]string{
		"上海市政协": "上海市", "政协佛山市委员会": "佛山市", "安徽省委": "安徽省", "西藏自治区党委": "西藏自治区", "民革北京市委员会": "北京市",
		"浙江省侨联": "浙江省", "陕西省人民政府": "陕西省", "佛山市南海区政协": "", "全国政协": "", "市委": "", "中国侨联": "", "北京大学": "",
	} {
		f := kg.Facts{Document: kg.Document{ID: "document/0000000000000001"}}
		f.Organisations = []kg.OrganisationFact{{Name: name}}
		id := kg.NewID(kg.KindOrganisation, fold(canonical(name, kg.Date{}).name))
		for _, o := range Resolve(f).Organisations {
			if o.ID == id && o.Place != want {
				t.Errorf("%s: serves %q, want %q", name, o.Place, want)
			}
		}
	}
}

func TestSuccessionsInTexts(t *testing.T) {
	names := []string{"天津大学", "北洋大学", "甲协会", "甲乙联合会", "国家京剧院", "中国京剧院", "北京大学", "北京大学医学部"}
	for text, want := range map[string][]succession{
		"天津大学前身为北洋大学，始建于1895年。":               {{"北洋大学", "天津大学"}},
		"国家京剧院前身是1955年1月成立的中国京剧院，梅兰芳任院长。":     {{"中国京剧院", "国家京剧院"}},
		"大会决定。甲协会正式更名为“甲乙联合会”。":               {{"甲协会", "甲乙联合会"}},
		"甲协会于2018年改组为甲乙联合会":                   {{"甲协会", "甲乙联合会"}},
		"该公司前身为北洋大学。":                         nil,
		"与会者说，甲协会更名为甲乙联合会。":                   nil, // the sentence begins with something else
		"国家京剧院2007年更名为国家京剧院。":                 nil,
		"甲协会前身是北京大学校友会。":                      nil, // the name goes on
		"甲协会出版的丛书改称《论文集》。":                    nil,
		"北京大学医学部前身是北洋大学。北京大学更名为北京大学医学部的传闻不实。": {{"北洋大学", "北京大学医学部"}},
	} {
		if got := successions(text, names); !slices.Equal(got, want) {
			t.Errorf("%s: got %v, want %v", text, got, want)
		}
	}
}

func TestSuccessorsBecomePartOfTheirPredecessors(t *testing.T) {
	f := kg.Facts{Document: kg.Document{ID: "document/0000000000000001", Text: "甲协会更名为甲乙联合会。"}}
	f.Organisations = []kg.OrganisationFact{{Name: "甲协会"}, {Name: "甲乙联合会"}, {Name: "国家旅游局"}}
	got := map[string][]kg.ID{}
	for _, o := range Resolve(f).Organisations {
		got[o.Name] = o.ReplacedBy
		if o.Name == "国家旅游局" && o.Until != (kg.Date{Year: 2018}) {
			t.Errorf("%s until %v", o.Name, o.Until)
		}
	}
	want := map[string][]kg.ID{
		"甲协会": {kg.NewID(kg.KindOrganisation, "甲乙联合会")}, "甲乙联合会": nil,
		"国家旅游局": {kg.NewID(kg.KindOrganisation, "文化和旅游部")}, "文化和旅游部": nil, "国务院": nil,
	}
	if !maps.EqualFunc(got, want, slices.Equal) {
		t.Errorf("got %v, want %v", got, want)
	}
}

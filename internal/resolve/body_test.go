package resolve

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"huipu/internal/kg"
)

func TestTableOfBodiesIsConsistent(t *testing.T) {
	rows, err := readBodies(bodiesFile)
	if err != nil {
		t.Fatal(err)
	}
	if len(rows) < 300 {
		t.Errorf("only %d bodies", len(rows))
	}
	byName, owner := map[string]*bodyRow{}, map[string]string{}
	for i := range rows {
		row := &rows[i]
		byName[row.name] = row
		for _, name := range row.names() {
			if other, taken := owner[fold(name)]; taken {
				t.Errorf("%s is a name of %s and of %s, or twice of one", name, other, row.name)
			}
			owner[fold(name)] = row.name
			if fold(withoutTerm(name)) != fold(name) || localName(name) != "" {
				t.Errorf("%s, a name of %s, comes to another name", name, row.name)
			}
		}
	}
	for _, row := range rows {
		if (len(row.successors) > 0) != (row.until > 0) {
			t.Errorf("%s: successors %v, but the year %d", row.name, row.successors, row.until)
		}
		for _, other := range append(slices.Clone(row.successors), row.parent) {
			if other != "" && byName[other] == nil {
				t.Errorf("%s refers to %s, which has no row", row.name, other)
			}
		}
		for _, next := range row.successors {
			if until := byName[next].until; until != 0 && until <= row.until {
				t.Errorf("%s gave way in %d to %s, which gave way in %d", row.name, row.until, next, until)
			}
		}
		for steps, up := 0, row.parent; up != ""; steps, up = steps+1, byName[up].parent {
			if steps > len(rows) {
				t.Fatalf("%s is below itself", row.name)
			}
		}
	}
}

func TestTablesOfBodiesThatCannotBeRead(t *testing.T) {
	for _, file := range []string{"\t甲\n", "甲\t\t\t\t乙\t去年\n", "甲\t\t\t\t\t\t乙\n"} {
		if _, err := readBodies("# 头\n" + file); !errors.Is(err, kg.ErrInvalid) || !strings.Contains(err.Error(), "line 2") {
			t.Errorf("%q: got error %v", file, err)
		}
	}
}

func TestCanonicalNames(t *testing.T) {
	for name, want := range map[string]string{
		// the table
		"中华全国归国华侨联合会": "中国侨联", "中国侨联": "中国侨联", "全国人民代表大会常务委员会": "全国人大常委会",
		"党中央": "中共中央", "国家发改委": "国家发展改革委", "国办": "国务院办公厅", "中国致公党": "致公党",
		"致公党中央委员会": "致公党中央委员会", "中国致公党中央委员会": "致公党中央",
		// its bodies in a term
		"十四届全国人大常委会": "全国人大常委会", "政协第十四届全国委员会": "全国政协", "第14届全国政协": "全国政协",
		"中国共产党第二十届中央委员会": "中共中央", "二十届中央纪委": "中央纪委", "政协第十四届全国委员会常务委员会": "全国政协常委会",
		"中国农工民主党第十七届中央委员会": "农工党中央",
		// organs of divisions
		"中国人民政治协商会议上海市委员会": "上海市政协", "政协佛山市南海区委员会": "佛山市南海区政协", "上海市第十六届人大常委会": "上海市人大常委会",
		"上海市第十六届人民代表大会常务委员会": "上海市人大常委会", "中国共产党安徽省委员会": "安徽省委", "中共安徽省委": "安徽省委",
		"中共西藏自治区委员会": "西藏自治区党委", "中共浙江省委宣传部": "浙江省委宣传部", "浙江省归国华侨联合会": "浙江省侨联",
		"民革北京市委员会": "民革北京市委", "中国国民党革命委员会北京市委员会": "民革北京市委", "民革北京市委": "民革北京市委",
		// what only looks like one of these
		"人民政协": "人民政协", "中央": "中央", "中国侨联第十届委员会": "中国侨联第十届委员会", "各省归国华侨联合会": "各省归国华侨联合会",
		"中共满洲省委旧址纪念馆": "中共满洲省委旧址纪念馆", "中国人民政治协商会议": "中国人民政治协商会议", "第八届世界华商大会": "第八届世界华商大会",
		"园区工商业联合会": "园区工商业联合会", "本届全国政协": "本届全国政协", "越共中央": "越共中央", "市人大": "市人大",
	} {
		if got := canonical(name, kg.Date{}).name; got != want {
			t.Errorf("%s: got %s, want %s", name, got, want)
		}
	}
}

func TestDissolvedMinistriesAreKnownInTheirTime(t *testing.T) {
	for _, tt := range []struct {
		name  string
		year  int
		known bool
	}{
		{"卫生部", 2012, true},
		{"卫生部", 2013, true},
		{"卫生部", 2025, false},
		{"卫生部", 0, true},
		{"国家旅游局", 2025, true},
		{"中华人民共和国卫生部", 2025, false},
		{"外交部", 2025, true},
	} {
		if got := canonical(tt.name, kg.Date{Year: tt.year}).row != nil; got != tt.known {
			t.Errorf("%s in %d: known %v, want %v", tt.name, tt.year, got, tt.known)
		}
	}
}

// TestCanonicalNamesAreTheirOwn checks that a canonical name comes to itself, so that it does
// not matter how often a name is looked up.
func TestCanonicalNamesAreTheirOwn(t *testing.T) {
	rows, err := readBodies(bodiesFile)
	if err != nil {
		t.Fatal(err)
	}
	var parts []string
	for _, row := range rows {
		parts = append(parts, row.names()...)
	}
	for _, organ := range localOrgans() {
		parts = append(parts, organ.long, organ.short)
	}
	parts = append(parts, "第十四届", "3届", "届", "中共", "政协", "上海市", "某省", "委员会", "委", "民革", "中国共产党")
	rapid.Check(t, func(t *rapid.T) {
		name := strings.Join(rapid.SliceOfN(rapid.SampledFrom(parts), 1, 4).Draw(t, "parts"), "")
		once := canonical(name, kg.Date{}).name
		if again := canonical(once, kg.Date{}).name; again != once {
			t.Fatalf("%s comes to %s, and that to %s", name, once, again)
		}
	})
}

package main

import (
	"compress/gzip"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// write lays out a package with the areas, which are lines of code and name, and a
// dictionary; it gives the paths of both.
func write(t *testing.T, areas string) (pkg, words string) {
	t.Helper()
	dir := t.TempDir()
	var table strings.Builder
	table.WriteString("const areaList = {\n")
	for line := range strings.FieldsSeq(areas) {
		fmt.Fprintf(&table, "        %s: %+q,\n", line[:6], line[6:])
	}
	for n := range 3000 { // the real table is large, and what is not is refused
		fmt.Fprintf(&table, "        %d: \"\\u67D0\\u9547\",\n", 110120+n%9+1000*(n/9)+70)
	}
	table.WriteString("};\n")
	words = filepath.Join(dir, "words.txt.gz")
	for name, text := range map[string]string{
		"package.json":  `{"name": "@vant/area-data", "version": "9.9.9", "license": "MIT"}`,
		"dist/index.js": table.String(),
	} {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	f, err := os.Create(words)
	if err != nil {
		t.Fatal(err)
	}
	zip := gzip.NewWriter(f)
	fmt.Fprint(zip, "# source\n古城 1866 ns\n海淀 103 ns\n和平 7998 nz\n")
	if err := zip.Close(); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	return dir, words
}

func TestTable(t *testing.T) {
	pkg, words := write(t, `
110000北京市 110100北京市 110101东城区 110108海淀区
230000黑龙江省 230100哈尔滨市 230102道里区
220000吉林省 220200吉林市 220202昌邑区 222400延边朝鲜族自治州
320000江苏省 320100南京市 320101市辖区 320106鼓楼区 320171南京经济技术开发区 320190高新区 320300徐州市 320302鼓楼区
429000省直辖县 420000湖北省 429021神农架林区 429004古城市
440000广东省 441900东莞市 441901中堂镇
450000广西壮族自治区 450100南宁市 450101通道侗族自治县
710000台湾省 710100台北市 710101中正区
810000香港特别行政区 810100香港岛 810101中西区 810103东区
820000澳门特别行政区 820100澳门半岛 820105大堂区`)
	out := filepath.Join(t.TempDir(), "divisions.tsv")
	if err := run(pkg, words, out); err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	const want = `# Administrative divisions of China down to the county, from the npm package @vant/area-data 9.9.9 (MIT licence).
# Written by placegen; do not edit. Columns: level, division around, names. What stands before
# the mark · is a short form; before the mark / it is one with 州, 县 or 旗 behind it alone.
province		北京·市 吉林·省 黑龙江·省 江苏·省 湖北·省 广东·省 广西·壮族自治区 台湾·省 香港·特别行政区 澳门·特别行政区
city	吉林省	吉林市 延边·朝鲜族自治州
city	黑龙江省	哈尔滨·市
city	江苏省	南京·市 徐州·市
city	广东省	东莞·市
city	广西壮族自治区	南宁·市
city	台湾省	台北·市
county	北京市	东城·区 海淀·区
county	吉林市	昌邑·区
county	哈尔滨市	道里·区
county	南京市	鼓楼区
county	徐州市	鼓楼区
county	湖北省	古城市 神农架·林区
county	南宁市	通道·侗族自治县
county	香港特别行政区	中西区
`
	if string(got) != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

func TestShortForm(t *testing.T) {
	for name, want := range map[string]string{
		"北京市":             "北京",
		"内蒙古自治区":          "内蒙古",
		"新疆维吾尔自治区":        "新疆",
		"宁夏回族自治区":         "宁夏",
		"黔西南布依族苗族自治州":     "黔西南",
		"克孜勒苏柯尔克孜自治州":     "克孜勒苏",
		"伊犁哈萨克自治州":        "伊犁",
		"三都水族自治县":         "三都",
		"龙胜各族自治县":         "龙胜",
		"莫力达瓦达斡尔族自治旗":     "莫力达瓦",
		"鄂温克族自治旗":         "",
		"东乡族自治县":          "",
		"阿克苏地区":           "阿克苏",
		"锡林郭勒盟":           "锡林郭勒",
		"杭锦旗":             "杭锦",
		"杭锦后旗":            "",
		"达尔罕茂明安联合旗":       "",
		"滨海新区":            "",
		"井陉矿区":            "",
		"管城回族区":           "",
		"大新县":             "大新",
		"万柏林区":            "万柏林",
		"六枝特区":            "六枝",
		"丰县":              "",
		"塔什库尔干塔吉克自治县":     "塔什库尔干",
		"双江拉祜族佤族布朗族傣族自治县": "双江",
	} {
		if got := shortForm(name); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}

func TestRunRefuses(t *testing.T) {
	good, words := write(t, "110000北京市")
	lies, _ := write(t, "110000北京市 990101某县")
	twice, _ := write(t, "110000北京市 120000天津市 130000河北省 130100某市 130200某市")
	for name, args := range map[string][2]string{
		"no package":         {t.TempDir(), words},
		"no dictionary":      {good, filepath.Join(good, "none")},
		"not a dictionary":   {good, filepath.Join(good, "package.json")},
		"a county nowhere":   {lies, words},
		"two of one name":    {twice, words},
		"a dictionary alone": {words, words},
	} {
		if err := run(args[0], args[1], filepath.Join(t.TempDir(), "out")); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
	if err := os.WriteFile(filepath.Join(good, "package.json"), []byte(`{"name": "other", "version": "1", "license": "MIT"}`), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := run(good, words, filepath.Join(t.TempDir(), "out")); err == nil {
		t.Error("another package was read")
	}
}

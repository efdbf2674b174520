package extract

import (
	"testing"

	"huipu/internal/kg"
)

func TestTimeAt(t *testing.T) {
	reference := kg.Date{Year: 2021, Month: 3, Day: 2}
	for _, c := range []struct{ text, from, to string }{
		{"2020年7月31日", "2020-07-31", ""},
		{"7月31日上午", "2020-07-31", ""},
		{"4月5日", "2021-04-05", ""},
		{"2月28日", "2021-02-28", ""},
		{"3月1日至4日", "2021-03-01", "2021-03-04"},
		{"2月27日-3月1日", "2021-02-27", "2021-03-01"},
		{"12月30日", "2020-12-30", ""},
		{"1日", "2021-03-01", ""},
		{"28日", "2021-02-28", ""},
		{"今天下午", "2021-03-02", ""},
		{"昨日", "2021-03-01", ""},
		{"前天", "2021-02-28", ""},
		{"次日", "", ""},
		{"今天（3月1日）", "2021-03-01", ""},
		{"十一月七日", "2020-11-07", ""},
		{"二〇一九年五月", "2019-05", ""},
		{"２０１９年", "2019", ""},
		{"2013-08-20", "2013-08-20", ""},
		{"2月30日", "", ""},
		{"731日", "2020-07-31", ""},
		{"228日", "2021-02-28", ""},
		{"1112日", "2020-11-12", ""},
		{"999日", "", ""},
	} {
		src := newSource(c.text)
		w, ok := timeAt(src.runes, 0)
		if !ok {
			t.Errorf("%s is not read as a time", c.text)
			continue
		}
		from, to := w.resolve(reference)
		if from.String() != c.from || to.String() != c.to {
			t.Errorf("%s on %s: %q to %q, want %q to %q", c.text, reference, from, to, c.from, c.to)
		}
	}
	for _, text := range []string{"", "三峡", "年会", "月亮", "日报", "13月1", "会议"} {
		if w, ok := timeAt(newSource(text).runes, 0); ok {
			t.Errorf("%q is read as a time: %+v", text, w)
		}
	}
}

func TestTimeWithoutReferenceNeedsAYear(t *testing.T) {
	w, _ := timeAt([]rune("7月31日"), 0)
	if from, _ := w.resolve(kg.Date{}); !from.IsZero() {
		t.Errorf("a day without a year became %s", from)
	}
}

func TestNumberAt(t *testing.T) {
	for text, want := range map[string]int{
		"800余人": 800, "1，200名": 1200, "3百": 300, "2万": 20000, "十": 10, "二十五": 25, "一百二十": 120,
		"百余": 100, "两": 2, "三千": 3000, "二〇二三": 2023, "八": 8,
	} {
		if n, end, _ := numberAt([]rune(text), 0); n != want || end == 0 {
			t.Errorf("%s is %d, want %d", text, n, want)
		}
	}
	if _, end, _ := numberAt([]rune("万里"), 0); end != 0 {
		t.Error("万里 is read as a number")
	}
}

func TestSeriesOf(t *testing.T) {
	for _, c := range []struct {
		name, series  string
		term, session int
	}{
		{"某协会十届五次常委会议", "某协会常委会议", 10, 5},
		{"十四届全国人大常委会第六次会议", "全国人大常委会会议", 14, 6},
		{"第八届论坛", "", 8, 0},
		{"某某论坛第十二届年会", "某某论坛年会", 12, 0},
		{"工作会议", "", 0, 0},
	} {
		series, term, session := seriesOf(c.name)
		if series != c.series || term != c.term || session != c.session {
			t.Errorf("%s: %q %d %d, want %q %d %d", c.name, series, term, session, c.series, c.term, c.session)
		}
	}
}

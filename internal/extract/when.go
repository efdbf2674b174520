package extract

import (
	"strings"

	"huipu/internal/kg"
)

// when is an expression of time as it stands in the text. Parts that are not said are 0.
type when struct {
	i, j       int // runes
	year       int
	month, day int
	endMonth   int
	endDay     int
	relative   relative
	damaged    int  // digits run together before 日, such as 731; 0 when sound
	thisYear   bool // 今年
}

// relative is a day named from the day of writing.
type relative int8

const (
	notRelative relative = iota
	today
	yesterday
	dayBefore
	nextDay
)

// dated reports whether the expression names a day or a month.
func (w when) dated() bool {
	return w.month > 0 || w.day > 0 || w.relative != notRelative || w.damaged > 0
}

var relativeWords = []struct {
	form string
	rel  relative
}{{"今天", today}, {"今日", today}, {"今晚", today}, {"今晨", today}, {"今早", today}, {"今年", notRelative}, {"昨天", yesterday}, {"昨日", yesterday}, {"昨晚", yesterday}, {"前天", dayBefore}, {"前日", dayBefore}, {"次日", nextDay}, {"翌日", nextDay}}

var partsOfDay = []string{"上午", "下午", "晚上", "早上", "中午", "晚间", "傍晚", "凌晨", "清晨", "当晚", "晚", "夜间"}

// timeAt reads an expression of time at rune i; ok is false where there is none.
func timeAt(s []rune, i int) (w when, ok bool) { return timeWithin(s, i, true) }

// timeWithin reads an expression of time; one in brackets may follow unless it stands in
// brackets itself.
func timeWithin(s []rune, i int, brackets bool) (w when, ok bool) {
	w.i = i
	j := i
	for _, r := range relativeWords {
		if match(s, j, r.form) {
			w.relative = r.rel
			w.thisYear = r.form == "今年"
			j += 2
			break
		}
	}
	if w.relative != notRelative {
		j = partOfDay(s, j)
		if k := j; brackets && k < len(s) && s[k] == '（' { // 今天（10月12日）
			if inner, good := timeWithin(s, k+1, false); good && inner.j < len(s) && s[inner.j] == '）' {
				w.year, w.month, w.day, j = inner.year, inner.month, inner.day, inner.j+1
			}
		}
		w.j = partOfDay(s, j)
		return w, true
	}
	n, end, digits := numberAt(s, j)
	if end == j {
		if w.thisYear {
			w.j = j
			return w, true
		}
		return w, false
	}
	if end < len(s) && s[end] == '年' && n >= 1900 && n < 2100 {
		w.year, j = n, end+1
		if n, end, digits = numberAt(s, j); end == j {
			w.j = j
			return w, true
		}
	} else if digits == 4 && n >= 1900 && n < 2100 && end < len(s) && (s[end] == '-' || s[end] == '/' || s[end] == '.') {
		return isoAt(s, w, n, end)
	}
	switch {
	case end < len(s) && s[end] == '月' && n >= 1 && n <= 12:
		w.month, j = n, end+1
		if j < len(s) && s[j] == '份' {
			j++
		}
		n, end, _ = numberAt(s, j)
		if end > j && n >= 1 && n <= 31 && end < len(s) && (s[end] == '日' || s[end] == '号') {
			w.day, j = n, end+1
		} else if end > j && n >= 1 && n <= 31 && end < len(s) && dash(s[end]) {
			w.day, j = n, end
		}
	case end < len(s) && (s[end] == '日' || s[end] == '号') && n >= 1 && n <= 31 && digits <= 2:
		w.day, j = n, end+1
	case end < len(s) && s[end] == '日' && digits >= 3 && digits <= 4:
		w.damaged, j = n, end+1
	case digits == 7 && end < len(s) && s[end] == '日' && n/1000 >= 1900 && n/1000 < 2100 && n%1000 >= 100:
		w.year, w.damaged, j = n/1000, n%1000, end+1 // 2023922日
	case digits == 8 && compactDay(&w, n) && dayEnds(s, end):
		j = end
	case digits >= 3 && digits <= 4 && (n < 1900 || n >= 2100) && opensSentence(s, i) && dayEnds(s, end):
		w.damaged, j = n, end
	default:
		if w.year == 0 {
			return w, false
		}
		w.j = j
		return w, true
	}
	if w.day > 0 {
		j = rangeAt(s, &w, j)
	}
	w.j = partOfDay(s, j)
	return w, true
}

// compactDay reads the eight digits of 20111125.
func compactDay(w *when, n int) bool {
	d, err := kg.NewDate(n/10000, n/100%100, n%100)
	if err != nil || d.Year < 1900 || d.Year >= 2100 {
		return false
	}
	w.year, w.month, w.day = d.Year, d.Month, d.Day
	return true
}

// opensSentence reports that nothing of a sentence stands before rune i.
func opensSentence(s []rune, i int) bool {
	return i == 0 || strings.ContainsRune("\n。：）　 讯", s[i-1])
}

// dayEnds reports what follows a day whose own characters were lost: a comma or a part of
// the day.
func dayEnds(s []rune, end int) bool {
	return end < len(s) && (s[end] == '，' || partOfDay(s, end) > end)
}

// rangeAt reads the second half of 6月21日-23日, 19日至20日 or 9月30日至10月2日.
func rangeAt(s []rune, w *when, j int) int {
	if j >= len(s) || !dash(s[j]) {
		return j
	}
	k := j + 1
	for k < len(s) && dash(s[k]) {
		k++
	}
	n, end, _ := numberAt(s, k)
	if end > k && end < len(s) && s[end] == '月' && n <= 12 {
		w.endMonth, k = n, end+1
		n, end, _ = numberAt(s, k)
	}
	if end > k && end < len(s) && (s[end] == '日' || s[end] == '号') && n >= 1 && n <= 31 {
		w.endDay = n
		return end + 1
	}
	w.endMonth = 0
	return j
}

func dash(r rune) bool { return r == '-' || r == '至' || r == '到' }

// isoAt reads 2013-08-20 after its year.
func isoAt(s []rune, w when, year, at int) (when, bool) {
	mark := s[at]
	month, end, _ := numberAt(s, at+1)
	if end == at+1 || end >= len(s) || s[end] != mark || month < 1 || month > 12 {
		return w, false
	}
	day, last, _ := numberAt(s, end+1)
	if last == end+1 || day < 1 || day > 31 {
		return w, false
	}
	w.year, w.month, w.day, w.j = year, month, day, last
	return w, true
}

func partOfDay(s []rune, j int) int {
	for _, p := range partsOfDay {
		if match(s, j, p) {
			return j + len([]rune(p))
		}
	}
	return j
}

func match(s []rune, i int, form string) bool {
	for _, r := range form {
		if i >= len(s) || s[i] != r {
			return false
		}
		i++
	}
	return true
}

// numberAt reads an Arabic or Chinese number; digits counts its characters.
func numberAt(s []rune, i int) (n, end, digits int) {
	j := i
	for j < len(s) && digit(s[j]) && j-i < 9 {
		n = n*10 + int(s[j]-'0')
		j++
	}
	if j > i {
		if j-i <= 3 && j+3 < len(s) && s[j] == '，' && digit(s[j+1]) && digit(s[j+2]) && digit(s[j+3]) && !(j+4 < len(s) && digit(s[j+4])) {
			n = n*1000 + int(s[j+1]-'0')*100 + int(s[j+2]-'0')*10 + int(s[j+3]-'0')
			j += 4
		}
		for j < len(s) && n > 0 && n < 1e6 {
			unit := 0
			switch s[j] {
			case '百':
				unit = 100
			case '千':
				unit = 1000
			case '万':
				unit = 10000
			}
			if unit == 0 {
				break
			}
			n *= unit
			j++
		}
		return n, j, j - i
	}
	return chineseNumber(s, i)
}

// chineseNumber reads 十一, 二十五, 一百二十, 二〇二三, 百.
func chineseNumber(s []rune, i int) (n, end, digits int) {
	total, section, current, seen := 0, 0, 0, false
	plain := true // digits without units: 二〇二三
	j := i
	for ; j < len(s) && j-i < 9; j++ {
		d := chineseDigit(s[j])
		if d >= 0 {
			if seen && plain && j > i && chineseDigit(s[j-1]) >= 0 {
				current = current*10 + d
			} else {
				current = d
			}
			seen = true
			continue
		}
		unit := 0
		switch s[j] {
		case '十':
			unit = 10
		case '百':
			unit = 100
		case '千':
			unit = 1000
		case '万':
			if j == i {
				return 0, i, 0
			}
			total, section, current, seen = (total+section+current)*10000, 0, 0, true
			continue
		}
		if unit == 0 {
			break
		}
		if current == 0 {
			current = 1
		}
		section += current * unit
		current, seen, plain = 0, true, false
	}
	if !seen {
		return 0, i, 0
	}
	return total + section + current, j, j - i
}

func chineseDigit(r rune) int {
	switch r {
	case '〇', '零':
		return 0
	case '一':
		return 1
	case '二', '两':
		return 2
	case '三':
		return 3
	case '四':
		return 4
	case '五':
		return 5
	case '六':
		return 6
	case '七':
		return 7
	case '八':
		return 8
	case '九':
		return 9
	}
	return -1
}

// resolve turns an expression into days. Reference is the day of writing; where it is
// unknown only expressions with a year give a date.
func (w when) resolve(reference kg.Date) (from, to kg.Date) {
	if w.year == 0 && reference.IsZero() {
		return kg.Date{}, kg.Date{}
	}
	if w.damaged > 0 {
		if w.year > 0 && w.year != reference.Year {
			reference = kg.Date{Year: w.year, Month: 12, Day: 31}
		}
		d, ok := repairDay(w.damaged, reference)
		if !ok {
			return kg.Date{}, kg.Date{}
		}
		return d, kg.Date{}
	}
	year, month, day := w.year, w.month, w.day
	if year == 0 {
		year = reference.Year
		switch {
		case month == 0 && day == 0:
			from = shift(reference, w.relative)
			return from, kg.Date{}
		case month == 0:
			month = reference.Month
			if month > 0 && reference.Day > 0 && day > reference.Day+3 {
				if month--; month == 0 {
					month, year = 12, year-1
				}
			}
		case month > reference.Month+2 && reference.Month > 0:
			year-- // releases report what was, or what comes within weeks
		case reference.Month-month >= 11:
			year++
		}
	}
	from, err := kg.NewDate(year, month, day)
	if err != nil {
		return kg.Date{}, kg.Date{}
	}
	if w.endDay > 0 {
		endMonth := month
		if w.endMonth > 0 {
			endMonth = w.endMonth
		}
		if to, err = kg.NewDate(year, endMonth, w.endDay); err != nil || kg.CompareDates(to, from) <= 0 {
			to = kg.Date{}
		}
	}
	return from, to
}

func shift(d kg.Date, r relative) kg.Date {
	if d.Day == 0 {
		return kg.Date{}
	}
	back := map[relative]int{yesterday: 1, dayBefore: 2}[r]
	if r == nextDay || r == notRelative {
		return kg.Date{}
	}
	for range back {
		d = dayEarlier(d)
	}
	return d
}

func dayEarlier(d kg.Date) kg.Date {
	if d.Day > 1 {
		d.Day--
		return d
	}
	if d.Month > 1 {
		return kg.Date{Year: d.Year, Month: d.Month - 1}.Last()
	}
	return kg.Date{Year: d.Year - 1, Month: 12, Day: 31}
}

// repairDay reads digits whose 月 was lost, such as 731 before 日: the month and day that
// exist and lie nearest before the reference.
func repairDay(digits int, reference kg.Date) (kg.Date, bool) {
	var best kg.Date
	for _, split := range []int{10, 100} {
		month, day := digits/split, digits%split
		if split == 10 && digits >= 1000 || month == 0 || month > 12 || day == 0 {
			continue
		}
		d, err := kg.NewDate(reference.Year, month, day)
		if err != nil {
			continue
		}
		if kg.CompareDates(d, reference) > 0 {
			if d, err = kg.NewDate(reference.Year-1, month, day); err != nil {
				continue
			}
		}
		if kg.CompareDates(d, best) > 0 {
			best = d
		}
	}
	return best, !best.IsZero()
}

package resolve_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"huipu/internal/kg"
	"huipu/internal/resolve"
)

// TestEventsDoNotDependOnTheOrderOfReports also checks that every report is in one event.
func TestEventsDoNotDependOnTheOrderOfReports(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		reports := anyReports(t)
		events, findings := resolve.Events(reports, nil)
		again, findingsAgain := resolve.Events(rapid.Permutation(reports).Draw(t, "shuffled"), nil)
		if diff := cmp.Diff(events, again) + cmp.Diff(findings, findingsAgain); diff != "" {
			t.Fatalf("of %d reports:\n%s", len(reports), diff)
		}
		n, ids := 0, map[kg.ID]bool{}
		for _, e := range events {
			n += len(e.Reports)
			if ids[e.ID] {
				t.Fatalf("two events %s", e.ID)
			}
			ids[e.ID] = true
		}
		if n != len(reports) {
			t.Fatalf("%d reports in events, want %d", n, len(reports))
		}
	})
}

// TestEventsDependOnSharedBlocksAlone decides on the reports that blocks connect, each lot by
// itself.
func TestEventsDependOnSharedBlocksAlone(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		reports := anyReports(t)
		lot := make([]int, len(reports)) // the smallest report that blocks connect each with
		for i := range lot {
			lot[i] = i
		}
		for range reports {
			for i := range reports {
				for j := range reports {
					if overlap(reports[i].Blocks(), reports[j].Blocks()) {
						lot[i] = min(lot[i], lot[j])
					}
				}
			}
		}
		var apart []resolve.Event
		for k := range reports {
			var some []resolve.Report
			for i := range reports {
				if lot[i] == k {
					some = append(some, reports[i])
				}
			}
			events, _ := resolve.Events(some, nil)
			apart = append(apart, events...)
		}
		slices.SortFunc(apart, func(a, b resolve.Event) int { return strings.Compare(string(a.ID), string(b.ID)) })
		together, _ := resolve.Events(reports, nil)
		if diff := cmp.Diff(together, apart, cmpopts.EquateEmpty()); diff != "" {
			t.Fatalf("of %d reports (-together +apart):\n%s", len(reports), diff)
		}
	})
}

func overlap(a, b []string) bool {
	return slices.ContainsFunc(a, func(key string) bool { return slices.Contains(b, key) })
}

// anyReports draws reports that are near each other.
func anyReports(t *rapid.T) []resolve.Report {
	names := []string{
		"十四届全国人大常委会第十七次会议", "十四届全国人大常委会第十七次会议第一次全体会议", "全国政协十四届三次会议", "座谈会", "欢迎仪式", "国务院常务会议", "2025甲乙论坛",
		"甲乙论坛", "甲乙建院100周年大会", "建院100周年大会", "学习讲座", "第二次会议", "新闻发布会", "中央财经委员会第六次会议",
		"第61届甲乙安全论坛", "甲乙安全论坛",
	}
	people := []string{"甲", "乙", "丙", "丁", "戊"}
	days := []kg.Date{{}, date(3, 1), date(3, 2), date(9, 1), {Year: 2025, Month: 3}}
	var reports []resolve.Report
	seen := map[string]bool{}
	for range rapid.IntRange(0, 12).Draw(t, "reports") {
		day := rapid.SampledFrom(days).Draw(t, "day")
		r := report(rapid.IntRange(1, 5).Draw(t, "document"), rapid.SampledFrom(names).Draw(t, "name"), day,
			rapid.SliceOfNDistinct(rapid.SampledFrom(people), 0, 4, rapid.ID[string]).Draw(t, "people")...)
		r.Published = rapid.SampledFrom([]kg.Date{{}, day, date(3, 4), date(2, 27)}).Draw(t, "published")
		if day.IsZero() { // as a reading has it
			r.Meeting = kg.NewID(kg.KindMeeting, r.Name, string(r.Document))
		}
		if key := string(r.Document + r.Meeting); !seen[key] {
			seen[key] = true
			reports = append(reports, r)
		}
	}
	return reports
}

// BenchmarkEvents decides on a hundred thousand reports of ten years, most of them alone and
// every tenth of a meeting that two others report. The time grows with their number.
func BenchmarkEvents(b *testing.B) {
	reports := manyReports(100_000)
	for b.Loop() {
		if events, _ := resolve.Events(reports, nil); len(events) == 0 {
			b.Fatal("no events")
		}
	}
	b.ReportMetric(float64(len(reports)), "reports")
}

func manyReports(n int) []resolve.Report {
	kinds := []string{"座谈会", "新闻发布会", "工作会议", "常委会会议", "欢迎仪式", "工作推进会", "第%d次会议", "2025年论坛"}
	reports := make([]resolve.Report, 0, n)
	for i := range n {
		meeting := i
		if i%10 < 3 {
			meeting = i / 10 * 10
		}
		kind := kinds[meeting/10%len(kinds)]
		if kind == "第%d次会议" {
			kind = fmt.Sprintf(kind, meeting%20+1)
		}
		body := fmt.Sprintf("%c%c%c市", rune(0x4e00+meeting%3000), rune(0x5e00+meeting/7%2000), rune(0x6e00+meeting/11%50))
		name := body + kind
		if meeting%3 == 0 {
			name = kind
		}
		day := kg.Date{Year: 2015 + meeting%10, Month: 1 + meeting/10%12, Day: 1 + meeting/120%28}
		r := report(i, name, day, fmt.Sprint("甲", meeting%1000), fmt.Sprint("乙", meeting%5000), fmt.Sprint("丙", meeting%90000))
		reports = append(reports, convened(r, body))
	}
	return reports
}

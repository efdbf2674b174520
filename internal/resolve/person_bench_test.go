package resolve_test

import (
	"fmt"
	"testing"

	"huipu/internal/kg"
	"huipu/internal/resolve"
)

// manyMentions gives mentions of one name: most of one person in some of the posts, in ever
// the same company, and a few of other people and without posts.
func manyMentions(name string, n, posts int) []resolve.Mention {
	list := make([]resolve.Mention, n)
	for i := range list {
		m := &list[i]
		m.Document = kg.NewID(kg.KindDocument, name, fmt.Sprint(i))
		m.Name, m.Written = name, name
		m.Day = kg.Date{Year: 2000 + i%25, Month: 1 + i%12, Day: 1 + i%28}
		m.With = []string{fmt.Sprintf("甲%d", i%40), fmt.Sprintf("乙%d", i%60), "习近平"}
		m.Bodies = []string{"国务院", fmt.Sprintf("机构%d", i%70)}
		switch post := i % posts; {
		case i%10 == 9: // without a post
		case post%5 == 4:
			m.Held = []resolve.Held{{Organisation: fmt.Sprintf("第%d中学", post), Role: "教师"}}
		default:
			m.Held = []resolve.Held{{Organisation: "国务院", Role: fmt.Sprintf("职务%d", post/5)}, {Organisation: "全国政协", Role: "副主席"}}
		}
	}
	return list
}

func BenchmarkPersons(b *testing.B) {
	for _, size := range []struct{ mentions, posts int }{{10, 5}, {1000, 20}, {10000, 20}, {1000, 500}} {
		mentions := manyMentions("张建国", size.mentions, size.posts)
		b.Run(fmt.Sprintf("mentions=%d/posts=%d", size.mentions, size.posts), func(b *testing.B) {
			for b.Loop() {
				if _, err := resolve.Persons(mentions, nil); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkMillionMentions resolves a million mentions of 100,000 names.
func BenchmarkMillionMentions(b *testing.B) {
	const names, each = 100_000, 10
	all := make([][]resolve.Mention, names)
	for i := range all {
		all[i] = manyMentions(fmt.Sprintf("张建%d", i), each, 5)
	}
	for b.Loop() {
		for _, mentions := range all {
			if _, err := resolve.Persons(mentions, nil); err != nil {
				b.Fatal(err)
			}
		}
	}
	b.ReportMetric(float64(b.Elapsed().Seconds())/float64(b.N), "s/run")
}

package resolve_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"huipu/internal/explain"
	"huipu/internal/kg"
	"huipu/internal/resolve"
)

func TestPersonsAreOfOneName(t *testing.T) {
	mentions := append(mentionsOf(t, "张勇", "2025"), bearing(t, "张军", 1, "2025"))
	if _, err := resolve.Persons(mentions, nil); kg.CategoryOf(err) != kg.ErrInvalid {
		t.Errorf("error %v, want that the names differ", err)
	}
}

func TestLinksTellWhy(t *testing.T) {
	type told struct {
		A, B    kg.ID
		Verdict kg.Verdict
		Score   int
		Reasons []resolve.Reason
	}
	mentions := mentionsOf(t, "张建国",
		"2023 | 安徽省委/书记", "2025-03-20 | 农业农村部/部长 | 甲一 甲二 | 农业农村部", "2025-05-21 | 湖北省委/书记", "2025-03-22 | /村民",
		"2025-03-23 || 甲一 甲二 | 农业农村部",
	)
	d := func(n int) kg.ID { return mentions[n].Document }
	// A villager shows that the name is not as rare as it looks.
	rare := func(weight, a, b int) resolve.Reason {
		return resolve.Reason{Kind: resolve.RareName, Weight: weight, A: d(a), B: d(b)}
	}
	var got []told
	for _, l := range partitionOf(t, mentions).Links {
		got = append(got, told{l.A.Document, l.B.Document, l.Verdict, l.Score, l.Reasons})
	}
	want := []told{
		{d(0), d(1), kg.Same, 6, []resolve.Reason{
			{Kind: resolve.OneCareer, Weight: 5, A: d(0), B: d(1), Left: "安徽省委书记", Right: "农业农村部部长"}, rare(1, 0, 1),
		}},
		{d(0), d(3), kg.Different, -1, []resolve.Reason{
			{Kind: resolve.OtherWalk, Weight: -2, A: d(0), B: d(3), Left: "安徽省委书记", Right: "村民"}, rare(1, 0, 3),
		}},
		{d(0), d(4), kg.Same, 11, []resolve.Reason{
			{Kind: resolve.SameCompany, Weight: 4, A: d(1), B: d(4), Shared: []string{"甲一", "甲二"}},
			{Kind: resolve.WellKnown, Weight: 3, A: d(0), B: d(4)},
			rare(2, 0, 4),
			{Kind: resolve.SameSetting, Weight: 2, A: d(1), B: d(4), Shared: []string{"农业农村部"}},
		}},
		{d(0), d(2), kg.Same, 6, []resolve.Reason{
			{Kind: resolve.OneCareer, Weight: 5, A: d(0), B: d(2), Left: "安徽省委书记", Right: "湖北省委书记"}, rare(1, 0, 2),
		}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("links (-want +got):\n%s", diff)
	}
}

func TestEveryReasonHasWords(t *testing.T) {
	kinds := []resolve.ReasonKind{
		resolve.SamePost, resolve.NamedInFull, resolve.SimilarPost, resolve.SameBody, resolve.SameLineage, resolve.SamePlace, resolve.SameCountry,
		resolve.SameRole, resolve.OneCareer, resolve.SameMeeting, resolve.SameCompany, resolve.SameSetting, resolve.RareName, resolve.WellKnown,
		resolve.OtherCountry, resolve.OtherPlace, resolve.OtherWalk, resolve.OtherCompany, resolve.JudgedSame, resolve.JudgedApart,
	}
	for _, kind := range kinds {
		text := resolve.Reason{Kind: kind, Left: "甲会会长", Right: "乙会会长", Shared: []string{"丙"}}.Text()
		for language, sentence := range map[string]string{"Chinese": text.ZH, "English": text.EN} {
			if sentence == "" || strings.Contains(sentence, "%") {
				t.Errorf("%s in %s: %q", kind, language, sentence)
			}
		}
	}
	shared := resolve.Reason{Kind: resolve.SameCompany, Shared: []string{"一", "二", "三", "四", "五", "六", "七"}}.Text()
	if diff := cmp.Diff(explain.Text{ZH: "两处同时提到一、二、三、四、五等7人。", EN: "Both name 一, 二, 三, 四, 五 and 2 more."}, shared); diff != "" {
		t.Errorf("many in common (-want +got):\n%s", diff)
	}
}

func TestReasonsTellHowPostsAreAlike(t *testing.T) {
	const evident resolve.ReasonKind = "" // no link tells of one and the same post
	for _, test := range []struct {
		one, other string
		want       resolve.ReasonKind
	}{
		{"科技部/部长", "原科技部/部长", evident},
		{"政协第十四届全国委员会/主席", "政协全国委员会/主席", evident},
		{"世界贸易组织/总干事", "世贸组织/总干事", resolve.SamePost},
		{"法制工作委员会/主任", "法工委/主任", resolve.SamePost},
		{"裁定美国/总统", "美国/总统", evident},
		{"共和党籍众议院/议长", "美国会众议院共和党籍/议长", resolve.SimilarPost},
		{"阿盟/秘书长", "阿拉伯国家联盟/秘书长", resolve.SimilarPost},
		{"以军/总参谋长", "以色列国防军/总参谋长", resolve.SimilarPost},
		{"巴勒斯坦/常驻联合国代表", "巴勒斯坦/常驻联合国观察员", resolve.SamePost},
		{"甲乙大学/校长", "甲乙大学/书记", resolve.SameBody},
		{"甲乙大学历史系/主任", "甲乙大学数学院/院长", resolve.SameLineage},
		{"合肥市委/书记", "安徽省政府/省长", resolve.SamePlace},
		{"伊朗外交部/发言人", "伊朗议会/主席", resolve.SameCountry},
		{"/终身名誉主席", "国际奥委会/终身名誉主席", resolve.SameRole},
		{"安徽省委/书记", "农业农村部/部长", resolve.OneCareer},
	} {
		mentions := mentionsOf(t, "布朗", "2023-01-01 | "+test.one, "2025-01-01 | "+test.other)
		links := partitionOf(t, mentions).Links
		got := evident
		if len(links) > 0 {
			got = links[0].Reasons[0].Kind
		}
		if got != test.want {
			t.Errorf("%s and %s: %+v, want %s", test.one, test.other, links, test.want)
		}
	}
}

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
		Verdict resolve.Verdict
		Score   int
		Reasons []resolve.Reason
	}
	mentions := mentionsOf(t, "张建国",
		"2023 | 安徽省委/书记", "2025-03-20 | 农业农村部/部长 | 甲一 甲二 | 农业农村部", "2025-05-21 | 湖北省委/书记", "2025-03-22 | /村民",
		"2025-03-23 || 甲一 甲二 | 农业农村部",
	)
	d := func(n int) kg.ID { return mentions[n].Document }
	rare := func(weight, a, b int) resolve.Reason {
		return resolve.Reason{Kind: resolve.RareName, Weight: weight, A: d(a), B: d(b)}
	}
	var got []told
	for _, l := range partitionOf(t, mentions).Links {
		got = append(got, told{l.A.Document, l.B.Document, l.Verdict, l.Score, l.Reasons})
	}
	want := []told{
		{d(0), d(1), resolve.Same, 8, []resolve.Reason{
			{Kind: resolve.OneCareer, Weight: 5, A: d(0), B: d(1), Left: "安徽省委书记", Right: "农业农村部部长"}, rare(3, 0, 1),
		}},
		{d(0), d(3), resolve.Unsure, 1, []resolve.Reason{
			rare(3, 0, 3), {Kind: resolve.OtherWalk, Weight: -2, A: d(0), B: d(3), Left: "安徽省委书记", Right: "村民"},
		}},
		{d(0), d(4), resolve.Same, 13, []resolve.Reason{
			rare(4, 0, 4),
			{Kind: resolve.SameCompany, Weight: 4, A: d(1), B: d(4), Shared: []string{"甲一", "甲二"}},
			{Kind: resolve.WellKnown, Weight: 3, A: d(0), B: d(4)},
			{Kind: resolve.SameSetting, Weight: 2, A: d(1), B: d(4), Shared: []string{"农业农村部"}},
		}},
		{d(0), d(2), resolve.Same, 8, []resolve.Reason{
			{Kind: resolve.OneCareer, Weight: 5, A: d(0), B: d(2), Left: "安徽省委书记", Right: "湖北省委书记"}, rare(3, 0, 2),
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

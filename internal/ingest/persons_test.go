package ingest_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"huipu/internal/ingest"
	"huipu/internal/kg"
	"huipu/internal/resolve"
	"huipu/internal/view"
)

func TestTwoOfANameAreTwoPersonsUntilADocumentTellsThatTheyAreOne(t *testing.T) {
	b := newPersonBench(t, memory(), posts{})
	one := b.ingest(t, notice(3, "", "会", "人 王小明 甲会 主席", "人 罗燕 甲会 委员"))
	plain := resolve.PersonID("王小明")
	if diff := cmp.Diff(map[kg.ID]int{plain: 1}, who(b.view.Snapshot(), "王小明")); diff != "" {
		t.Fatalf("the first of a name (-want +got):\n%s", diff)
	}
	two := b.ingest(t, notice(5, "", "会", "人 王小明 乙会 书记"))
	if diff := cmp.Diff(map[kg.ID]int{plain: 1, resolve.Address{Document: two.Document, Name: "王小明"}.ID(): 1}, who(b.view.Snapshot(), "王小明")); diff != "" {
		t.Fatalf("two of a name (-want +got):\n%s", diff)
	}
	// The second person has been there longer, and so becomes the first.
	three := b.ingest(t, notice(1, "", "人 王小明 乙会 书记"))
	if diff := cmp.Diff(map[kg.ID]int{resolve.Address{Document: one.Document, Name: "王小明"}.ID(): 1, plain: 2}, who(b.view.Snapshot(), "王小明")); diff != "" {
		t.Fatalf("an earlier document (-want +got):\n%s", diff)
	}
	last := b.view.Snapshot().Revisions()[2]
	if diff := cmp.Diff(sortedIDs(one.Document, two.Document, three.Document), last.Documents); diff != "" {
		t.Errorf("documents of the revision (-want +got):\n%s", diff)
	}
	apart := graph(t, b.store)
	bridge := b.ingest(t, notice(10, "", "人 王小明 甲会 主席 乙会 书记"))
	if diff := cmp.Diff(map[kg.ID]int{plain: 4}, who(b.view.Snapshot(), "王小明")); diff != "" {
		t.Fatalf("one person after all (-want +got):\n%s", diff)
	}
	b.sameAsRebuilt(t)
	if _, err := b.Retract(t.Context(), bridge.Document, "x", nil); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(apart, graph(t, b.store)); diff != "" {
		t.Errorf("without the document that told so (-before +after):\n%s", diff)
	}
	b.sameAsRebuilt(t)
}

// A short name leads to the person of the full one who holds the same post, unless a document
// states both.
func TestPersonsOfAShortNameArePersonsOfAFullOne(t *testing.T) {
	b := newBenchWith(t, memory(), posts{}, resolve.Persons)
	short, full := resolve.PersonID("卡尼"), resolve.PersonID("马克·卡尼")
	b.ingest(t, notice(3, "", "人 卡尼 加拿大 总理"))
	if diff := cmp.Diff(map[kg.ID]int{short: 1}, who(b.view.Snapshot(), "卡尼")); diff != "" {
		t.Fatalf("the short name alone (-want +got):\n%s", diff)
	}
	both := b.ingest(t, notice(5, "", "人 马克·卡尼 加拿大 总理"))
	p := b.view.Snapshot().People([]kg.ID{full, short})
	if p[1] != nil || p[0] == nil || len(p[0].Sources) != 2 || p[0].Name != "卡尼" || !slices.Equal(p[0].Aliases, []string{"马克·卡尼"}) {
		t.Errorf("with the full name: %+v", p)
	}
	b.sameAsRebuilt(t)
	b.ingest(t, notice(7, "", "人 卡尼 大学 教授"))
	if n := len(b.view.Snapshot().IDs(kg.KindPerson)); n != 2 {
		t.Errorf("%d persons with a professor of the short name, want 2", n)
	}
	together := b.ingest(t, notice(9, "", "人 卡尼 加拿大 总理", "人 马克·卡尼 加拿大 总理"))
	if p := b.view.Snapshot().People([]kg.ID{short}); p[0] == nil {
		t.Error("a document that states both: the persons are one, want them apart")
	}
	for _, document := range []kg.ID{together.Document, both.Document} {
		if _, err := b.Retract(t.Context(), document, "x", nil); err != nil {
			t.Fatal(err)
		}
	}
	b.sameAsRebuilt(t)
	fresh := newBenchWith(t, memory(), posts{}, resolve.Persons)
	fresh.ingest(t, notice(7, "", "人 卡尼 大学 教授"))
	fresh.ingest(t, notice(3, "", "人 卡尼 加拿大 总理"))
	if diff := cmp.Diff(graph(t, fresh.store), graph(t, b.store)); diff != "" {
		t.Errorf("without the full name (-new +left):\n%s", diff)
	}
}

func sortedIDs(ids ...kg.ID) []kg.ID {
	slices.Sort(ids)
	return ids
}

// meetingNames are names of meetings that may be one: of a session in two forms, of an edition
// with its year and without, and such as many meetings bear.
var meetingNames = []string{
	"政协第十四届全国委员会常务委员会第十次会议", "全国政协十四届常委会第十次会议", "2020甲乙论坛", "甲乙论坛", "座谈会", "欢迎仪式", "甲乙建院100周年大会", "建院100周年大会", "学习讲座", "新闻发布会",
}

// drawReleases draws documents about persons of six names, of which one is short for two, in
// bodies of seven names, of which some are others of others, at meetings of ten.
func drawReleases(t *rapid.T) []ingest.Input {
	var list []ingest.Input
	for i := range rapid.IntRange(2, 12).Draw(t, "releases") {
		lines := []string{fmt.Sprintf("第%d号", i)}
		day := rapid.SampledFrom([]int{3, 4, 9, 20}).Draw(t, "day")
		if rapid.IntRange(0, 3).Draw(t, "plain meeting") == 0 {
			lines = append(lines, "会")
		}
		if n := rapid.IntRange(0, 5).Draw(t, "other name"); n < 3 {
			lines = append(lines, "称 "+[]string{"甲乙协会 甲协", "甲乙丙协会 甲协", "甲乙丙协会 甲乙协会"}[n])
		}
		for _, name := range rapid.SliceOfNDistinct(rapid.SampledFrom(meetingNames), 0, 3, rapid.ID).Draw(t, "meetings") {
			lines = append(lines, fmt.Sprintf("会 %s %d", name, rapid.SampledFrom([]int{0, 3, 4, 20}).Draw(t, "meeting day")))
			if rapid.Bool().Draw(t, "with people") {
				lines = append(lines, "人 阿一", "人 阿二", "人 阿三")
			}
		}
		for _, name := range rapid.SliceOfNDistinct(rapid.SampledFrom([]string{"王小明", "罗燕", "阿东", "卡尼", "马克·卡尼", "约翰·卡尼"}), 1, 3, rapid.ID).Draw(t, "names") {
			line := "人 " + name
			for _, body := range rapid.SliceOfNDistinct(rapid.SampledFrom([]string{"甲会", "乙会", "丙会", "丁会", "甲协", "甲乙协会", "甲乙丙协会"}), 0, 2, rapid.ID).Draw(t, "bodies") {
				line += " " + body + " " + rapid.SampledFrom([]string{"委员", "总理"}).Draw(t, "title")
			}
			lines = append(lines, line)
		}
		url := ""
		if rapid.IntRange(0, 3).Draw(t, "address") == 0 {
			url = fmt.Sprintf("https://news.example/%d", rapid.IntRange(0, 1).Draw(t, "page"))
		}
		list = append(list, notice(day, url, lines...))
	}
	return list
}

// TestTheGraphIsThatOfItsDocumentsWhateverTheOrder ingests the same documents in two ways,
// by one service and by two that take turns, with others that come and go in between.
func TestTheGraphIsThatOfItsDocumentsWhateverTheOrder(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		list := drawReleases(rt)
		who := rapid.SampledFrom([]ingest.Partitioner{byBody, resolve.Persons}).Draw(rt, "partitioner")
		straight := newBenchWith(t, memory(), posts{}, who)
		var kept []ingest.Input
		for _, in := range list {
			o := straight.ingest(t, in)
			if o.Status == ingest.Superseded {
				kept = slices.DeleteFunc(kept, func(k ingest.Input) bool { return strings.Contains(string(k.Raw), urlOf(in)) })
			}
			kept = append(kept, in)
		}
		down := errors.New("the store is away")
		shared := broken{Store: memory(), commit: func() error {
			if rapid.IntRange(0, 4).Draw(rt, "away") == 0 {
				return down
			}
			return nil
		}}
		services := []bench{newBenchWith(t, shared, posts{}, who), newBenchWith(t, shared, posts{}, who)}
		either := func() bench { return rapid.SampledFrom(services).Draw(rt, "service") }
		ingestAt := func(b bench, in ingest.Input) ingest.Outcome {
			for {
				o, err := b.Ingest(t.Context(), in, "x")
				if err == nil {
					return o
				}
				if !errors.Is(err, down) {
					rt.Fatal(err)
				}
			}
		}
		for _, in := range rapid.Permutation(kept).Draw(rt, "order") {
			if rapid.IntRange(0, 2).Draw(rt, "visitor") == 0 {
				visitor := notice(rapid.IntRange(1, 28).Draw(rt, "day"), "", "访客", "会 "+rapid.SampledFrom(meetingNames).Draw(rt, "meeting")+" 3", rapid.SampledFrom([]string{"", "称 甲乙协会 甲协", "称 甲乙丙协会 甲协"}).Draw(rt, "other name"), "人 王小明 甲会 委员", "人 罗燕 "+rapid.SampledFrom([]string{"乙会", "丙会"}).Draw(rt, "body")+" 委员")
				o := ingestAt(either(), visitor)
				ingestAt(either(), in)
				for {
					if _, err := either().Retract(t.Context(), o.Document, "x", nil); err == nil {
						break
					} else if !errors.Is(err, down) {
						rt.Fatal(err)
					}
				}
				continue
			}
			ingestAt(either(), in)
		}
		if diff := cmp.Diff(graph(t, straight.store), graph(t, shared)); diff != "" {
			rt.Fatalf("statements (-straight +in another order):\n%s", diff)
		}
		rebuilt, err := view.Build(t.Context(), shared)
		if err != nil {
			rt.Fatal(err)
		}
		nothingLeftBehind(rt, rebuilt.Snapshot())
	})
}

func urlOf(in ingest.Input) string {
	_, after, _ := strings.Cut(string(in.Raw), "链接:")
	url, _, _ := strings.Cut(after, "\n")
	return url + "\n"
}

func TestAPartitionThatLosesAMentionIsADefect(t *testing.T) {
	s := memory()
	v, err := view.Build(t.Context(), s)
	if err != nil {
		t.Fatal(err)
	}
	b := bench{ingest.New(ingest.Options{
		Store: s, View: v, Extractor: func() (ingest.Extractor, error) { return posts{}, nil },
		Persons: func(m []resolve.Mention, _ []resolve.Judged) (resolve.Partition, error) {
			return resolve.Partition{Persons: [][]resolve.Mention{m[:1]}}, nil
		},
	}), s, v}
	b.ingest(t, notice(1, "", "人 王小明"))
	if _, err := b.Ingest(t.Context(), notice(2, "", "人 王小明"), "x"); !errors.Is(err, kg.ErrInternal) {
		t.Errorf("got %v", err)
	}
	if n := v.Snapshot().Revision(); n != 1 {
		t.Errorf("the view stands at revision %d", n)
	}
}

func TestWhatIsHeldOfPersonsOfANameIsKept(t *testing.T) {
	b := newBenchWith(t, memory(), posts{}, resolve.Persons)
	one := b.ingest(t, notice(3, "", "会", "人 王小明 安徽省合肥市蜀山区人民政府 区长"))
	two := b.ingest(t, notice(5, "", "会", "人 王小明 甘肃省兰州市城关区人民政府 区长"))
	s := b.view.Snapshot()
	plain := resolve.PersonID("王小明")
	other := resolve.Address{Document: two.Document, Name: "王小明"}.ID()
	list := s.Judgements(s.IDs(kg.KindJudgement))
	if len(list) != 1 {
		t.Fatalf("%d judgements", len(list))
	}
	j := *list[0]
	if j.Verdict != kg.Different || !slices.Equal(j.Between, []kg.ID{plain, other}) || j.Threshold != resolve.Threshold || len(j.Reasons) == 0 ||
		!slices.Equal(j.Sources, []kg.ID{kg.GraphResolved}) || j.Reasons[0].Left != one.Document || j.Reasons[0].Right != two.Document {
		t.Errorf("judgement %+v", j)
	}
	for i, ids := range s.Follow([]kg.ID{plain, other}, view.PersonJudgements) {
		if !slices.Equal(ids, []kg.ID{j.ID}) {
			t.Errorf("judgements of person %d: %v", i, ids)
		}
	}
	if _, err := b.Retract(t.Context(), one.Document, "x", nil); err != nil {
		t.Fatal(err)
	}
	if s := b.view.Snapshot(); s.Count(kg.KindJudgement) != 0 || s.Count(kg.KindPerson) != 1 {
		t.Errorf("%d judgements, %d persons are left", s.Count(kg.KindJudgement), s.Count(kg.KindPerson))
	}
	b.sameAsRebuilt(t)
}

package resolve_test

import (
	"context"
	"io/fs"
	"maps"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"huipu/internal/extract"
	"huipu/internal/kg"
	"huipu/internal/release"
	"huipu/internal/resolve"
	"huipu/seeds"
)

// anyMentions draws mentions of one name with few different posts, companions and days, so
// that all rules meet.
func anyMentions(t *rapid.T) []resolve.Mention {
	name := rapid.SampledFrom([]string{"张勇", "张建国", "布朗", "约翰·布朗"}).Draw(t, "name")
	posts := []resolve.Held{
		{Organisation: "科技部", Role: "部长"},
		{Organisation: "安徽省委", Role: "书记"},
		{Organisation: "湖北省委", Role: "书记"},
		{Role: "村民"},
		{Organisation: "乍得", Role: "总统"},
		{Organisation: "卡塔尔", Role: "首相"},
		{Role: "总统"},
		{Organisation: "全国政协", Role: "副主席"},
		{Organisation: "全国政协", Role: "委员"},
		{Organisation: "安徽大学", Role: "教授"},
		{Organisation: "科技部", Role: "部长", Former: true},
		{Role: "市领导"},
	}
	people := []string{"甲一", "甲二", "甲三", "甲四", "甲五", "甲六", "甲七"}
	subset := func(of []string, what string) []string {
		return slices.Compact(slices.Sorted(slices.Values(rapid.SliceOfN(rapid.SampledFrom(of), 0, 5).Draw(t, what))))
	}
	n := rapid.IntRange(0, 25).Draw(t, "mentions")
	list := make([]resolve.Mention, n)
	for i := range list {
		list[i] = resolve.Mention{
			Document: kg.NewID(kg.KindDocument, name, string(rune('a'+i))), Name: name, Written: name,
			With: subset(people, "with"), Bodies: subset([]string{"科技部", "全国政协", "安徽省委", "芬兰外交部"}, "bodies"),
		}
		if rapid.Bool().Draw(t, "dated") {
			list[i].Day = kg.Date{Year: rapid.IntRange(2023, 2025).Draw(t, "year"), Month: rapid.IntRange(0, 12).Draw(t, "month")}
		}
		held := rapid.SliceOfNDistinct(rapid.SampledFrom(posts), 0, 2, func(h resolve.Held) resolve.Held { return h }).Draw(t, "held")
		slices.SortFunc(held, func(a, b resolve.Held) int {
			return slices.Index(posts, a) - slices.Index(posts, b)
		})
		list[i].Held = held
	}
	return list
}

// TestPersonsDoNotDependOnOrder shuffles mentions and repeats some.
func TestPersonsDoNotDependOnOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		mentions := anyMentions(t)
		var judged []resolve.Judged
		if len(mentions) > 1 && rapid.Bool().Draw(t, "judged") {
			address := func(m resolve.Mention) resolve.Address { return resolve.Address{Document: m.Document, Name: m.Name} }
			judged = []resolve.Judged{{A: address(mentions[0]), B: address(mentions[1]), Same: rapid.Bool().Draw(t, "same")}}
		}
		want, err := resolve.Persons(mentions, judged)
		if err != nil {
			t.Fatal(err)
		}
		shuffled := rapid.Permutation(mentions).Draw(t, "order")
		if len(shuffled) > 0 {
			shuffled = append(shuffled, shuffled[0], shuffled[len(shuffled)/2])
		}
		got, err := resolve.Persons(shuffled, judged)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("shuffled (-want +got):\n%s", diff)
		}
		checkPartition(t, mentions, got)
	})
}

// checkPartition holds a partition to what its documentation says.
func checkPartition(t *rapid.T, mentions []resolve.Mention, p resolve.Partition) {
	person := map[resolve.Address]int{}
	for i, list := range p.Persons {
		for _, m := range list {
			address := resolve.Address{Document: m.Document, Name: m.Name}
			if _, twice := person[address]; twice {
				t.Fatalf("%v is of two persons", address)
			}
			person[address] = i
		}
	}
	if len(person) != len(mentions) {
		t.Fatalf("%d of %d mentions have a person", len(person), len(mentions))
	}
	for _, l := range p.Links {
		score := 0
		for _, r := range l.Reasons {
			score += r.Weight
		}
		joined := person[l.A] == person[l.B]
		switch {
		case score != l.Score:
			t.Fatalf("the weights of %+v sum up to %d", l, score)
		case joined && l.Verdict != kg.Same:
			t.Fatalf("%+v is of one person", l)
		case l.A == l.B:
			t.Fatalf("%+v links an anchor with itself", l)
		}
	}
}

// TestPersonsOfTheSampleDoNotDependOnChunks resolves the names of the sample collection as its
// documents come in, in chunks and turned round, and in the end all is the same.
func TestPersonsOfTheSampleDoNotDependOnChunks(t *testing.T) {
	byName := sampleMentions(t)
	for _, name := range slices.Sorted(maps.Keys(byName)) {
		mentions := byName[name]
		want := partitionOf(t, mentions)
		for _, chunk := range []int{1, 2, 3, 5} {
			var seen []resolve.Mention
			var got resolve.Partition
			for part := range slices.Chunk(mentions, chunk) {
				seen = append(slices.Clone(part), seen...)
				got = partitionOf(t, seen)
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("%s in chunks of %d (-want +got):\n%s", name, chunk, diff)
			}
		}
	}
}

// sampleMentions gives the mentions of the names that stand in several sample releases.
func sampleMentions(t *testing.T) map[string][]resolve.Mention {
	t.Helper()
	x, err := extract.New()
	if err != nil {
		t.Fatal(err)
	}
	byName := map[string][]resolve.Mention{}
	names, err := fs.Glob(seeds.Releases(), "*.txt")
	if err != nil || len(names) == 0 {
		t.Fatalf("the sample releases are %v, %v", names, err)
	}
	for _, file := range names {
		raw, err := fs.ReadFile(seeds.Releases(), file)
		if err != nil {
			t.Fatal(err)
		}
		r, err := release.Read(file, raw)
		if err != nil {
			t.Fatal(err)
		}
		facts, err := x.Extract(context.Background(), r)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range resolve.Mentions(resolve.Resolve(facts)) {
			byName[m.Name] = append(byName[m.Name], m)
		}
	}
	maps.DeleteFunc(byName, func(_ string, list []resolve.Mention) bool { return len(list) < 2 })
	return byName
}

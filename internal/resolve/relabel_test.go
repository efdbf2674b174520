package resolve_test

import (
	"io/fs"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"huipu/internal/extract"
	"huipu/internal/generate"
	"huipu/internal/kg"
	"huipu/internal/release"
	"huipu/internal/resolve"
	"huipu/internal/vocab"
	"huipu/seeds"
)

// readings are those of the sample collection and of generated releases.
func readings(t *testing.T) []kg.Contribution {
	t.Helper()
	list := []kg.Contribution{resolve.Resolve(seedSized())}
	for n := range 40 {
		list = append(list, generate.New(7).Release(n).Contribution())
	}
	x, err := extract.New()
	if err != nil {
		t.Fatal(err)
	}
	names, err := fs.Glob(seeds.Releases(), "*.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		raw, err := fs.ReadFile(seeds.Releases(), name)
		if err != nil {
			t.Fatal(err)
		}
		r, err := release.Read(name, raw)
		if err != nil {
			t.Fatal(err)
		}
		f, err := x.Extract(t.Context(), r)
		if err != nil {
			t.Fatal(err)
		}
		f.Document = r.Document
		list = append(list, resolve.Resolve(f))
	}
	return list
}

// resolvable lists the ids that resolution may change.
func resolvable(c kg.Contribution) []kg.ID {
	var ids []kg.ID
	for _, p := range c.Persons {
		ids = append(ids, p.ID)
	}
	for _, o := range c.Organisations {
		ids = append(ids, o.ID)
	}
	for _, m := range c.Meetings {
		ids = append(ids, m.ID)
	}
	return ids
}

func TestRelabellingAndBackIsTheSame(t *testing.T) {
	list := readings(t)
	rapid.Check(t, func(t *rapid.T) {
		c := rapid.SampledFrom(list).Draw(t, "reading")
		ids := map[kg.ID]kg.ID{}
		for _, id := range resolvable(c) {
			if rapid.Bool().Draw(t, "other") {
				ids[id] = kg.NewID(id.Kind(), string(id), "other")
			}
		}
		changed := resolve.Relabel(c, ids)
		noLooseEnds(t, changed)
		for from := range ids {
			for _, q := range vocab.Encode(changed) {
				namesake := q.Predicate == vocab.Namesake || q.Predicate == vocab.Replaces
				if q.Subject == vocab.Node(from) || q.Object == vocab.Node(from) && !namesake {
					t.Fatalf("%s is still there: %v", from, q)
				}
			}
		}
		back := map[kg.ID]kg.ID{}
		for from, to := range ids {
			back[to] = from
		}
		if diff := cmp.Diff(c, resolve.Relabel(changed, back)); diff != "" {
			t.Fatalf("there and back (-before +after):\n%s", diff)
		}
		if diff := cmp.Diff(c, resolve.Reading(changed)); diff != "" {
			t.Fatalf("the reading (-before +after):\n%s", diff)
		}
	})
}

func TestRelabellingJoinsWhatBecomesOne(t *testing.T) {
	list := readings(t)
	rapid.Check(t, func(t *rapid.T) {
		c := rapid.SampledFrom(list).Draw(t, "reading")
		before := cmp.Diff(c, kg.Contribution{})
		ids := map[kg.ID]kg.ID{}
		all := resolvable(c)
		for _, id := range all {
			other := rapid.SampledFrom(all).Draw(t, "other")
			if rapid.IntRange(0, 3).Draw(t, "joins") == 0 && other.Kind() == id.Kind() {
				ids[id] = other
			}
		}
		joined := resolve.Relabel(c, ids)
		noLooseEnds(t, joined)
		if cmp.Diff(c, kg.Contribution{}) != before {
			t.Fatal("the reading changed")
		}
		want := map[kg.ID]bool{}
		for _, id := range all {
			if to, ok := ids[id]; ok {
				id = to
			}
			want[id] = true
		}
		for _, id := range resolvable(joined) {
			if !want[id] {
				t.Fatalf("%s is of no use", id)
			}
			delete(want, id)
		}
		if len(want) > 0 {
			t.Fatalf("nodes are missing: %v", want)
		}
	})
}

// noLooseEnds expects a node for every reference and every node once, in order.
func noLooseEnds(t *rapid.T, c kg.Contribution) {
	stated, referred := map[kg.ID]bool{}, map[kg.ID]bool{}
	quads := vocab.Encode(c)
	seen := map[any]bool{}
	for _, q := range quads {
		if seen[q] {
			t.Fatalf("stated twice: %v", q)
		}
		seen[q] = true
		id, _ := vocab.IDOf(q.Subject)
		stated[id] = true
		if to, ok := vocab.IDOf(q.Object); ok && q.Predicate != vocab.Namesake && q.Predicate != vocab.Replaces {
			referred[to] = true
		}
	}
	for id := range referred {
		if !stated[id] {
			t.Fatalf("%s is referred to but not there", id)
		}
	}
	for _, ids := range [][]kg.ID{resolvable(c), c.Document.Mentions} {
		slices.SortFunc(ids, func(a, b kg.ID) int { return strings.Compare(string(a), string(b)) })
		if len(slices.Compact(slices.Clone(ids))) != len(ids) {
			t.Fatalf("repeats in %v", ids)
		}
	}
}

func TestWithoutAChangeTheReadingStays(t *testing.T) {
	for _, c := range readings(t) {
		same := map[kg.ID]kg.ID{}
		for _, id := range resolvable(c) {
			same[id] = id
		}
		for _, ids := range []map[kg.ID]kg.ID{nil, same, {"person/0000000000000000": "person/0000000000000001"}} {
			if diff := cmp.Diff(c, resolve.Relabel(c, ids)); diff != "" {
				t.Fatalf("%v (-before +after):\n%s", ids, diff)
			}
		}
		if diff := cmp.Diff(c, resolve.Reading(c)); diff != "" {
			t.Fatalf("the reading of a reading (-before +after):\n%s", diff)
		}
	}
}

func TestTwoPersonsOfADocumentBecomeOne(t *testing.T) {
	f := facts()
	f.Meetings = []kg.MeetingFact{meeting("m1", "甲", day(1))}
	f.Persons = []kg.PersonFact{
		person("王小明", kg.MembershipFact{Role: "主席", Organisation: "甲会", Evidence: evidence("甲会主席", "post")}),
		person("罗燕", kg.MembershipFact{Role: "主席", Organisation: "甲会", Evidence: evidence("主席", "post")}),
	}
	f.Attendances = []kg.AttendanceFact{attendance("m1", "王小明", 0)}
	f.MentionedOnly = []string{"罗燕"}
	c := resolve.Resolve(f)
	one, other := resolve.PersonID("王小明"), resolve.PersonID("罗燕")
	got := resolve.Relabel(c, map[kg.ID]kg.ID{other: one})
	if len(got.Persons) != 1 || len(got.Memberships) != 1 || len(got.Attendances) != 1 || got.Document.Mentions != nil {
		t.Fatalf("got %+v", got)
	}
	p, m := got.Persons[0], got.Memberships[0]
	if p.ID != one || !slices.Equal(p.Namesakes, []kg.ID{other}) || len(p.Aliases) != 1 {
		t.Errorf("person %+v", p)
	}
	if len(m.Evidence) != 2 || !slices.Equal(m.ObservedOn, []kg.Date{published, day(1)}) && !slices.Equal(m.ObservedOn, []kg.Date{day(1), published}) {
		t.Errorf("membership %+v", m)
	}
}

func TestReadingsComeBackFromTheirStatements(t *testing.T) {
	for _, c := range readings(t) {
		quads := vocab.Encode(c)
		stored, err := vocab.DecodeDocument(c.Document.ID, quads)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(quads, vocab.Encode(resolve.Reading(stored))); diff != "" {
			t.Fatalf("%s (-written +read):\n%s", c.Document.Title, diff)
		}
	}
}

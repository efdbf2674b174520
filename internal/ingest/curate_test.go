package ingest_test

import (
	"errors"
	"fmt"
	"slices"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"huipu/internal/ingest"
	"huipu/internal/kg"
	"huipu/internal/resolve"
)

const wang = "王小明"

// mentionIn is the id of the mention of 王小明 in what was ingested.
func mentionIn(o ingest.Outcome) kg.ID {
	return resolve.Address{Document: o.Document, Name: wang}.ID()
}

// judge keeps a word that must not be refused.
func (b bench) judge(t *testing.T, a, other kg.ID, verdict kg.Verdict) kg.Judgement {
	t.Helper()
	j, r, err := b.Judge(t.Context(), ingest.Word{A: a, B: other, Verdict: verdict, Reason: "查证"}, "curator")
	if err != nil {
		t.Fatal(err)
	}
	if r.Cause != kg.CauseCurate || r.Author != "curator" || r.Message != "查证" {
		t.Errorf("revision %+v", r)
	}
	return j
}

func TestACuratorsWordGoesBeforeTheRulesAndCanBeTakenBack(t *testing.T) {
	b := newBenchWith(t, memory(), posts{}, resolve.Persons)
	one := b.ingest(t, notice(3, "", "会", "人 王小明 安徽省合肥市蜀山区人民政府 区长"))
	two := b.ingest(t, notice(5, "", "会", "人 王小明 甘肃省兰州市城关区人民政府 区长"))
	plain := resolve.PersonID(wang)
	apart := graph(t, b.store)
	j := b.judge(t, plain, mentionIn(two), kg.Same)
	if diff := cmp.Diff(map[kg.ID]int{plain: 2}, who(b.view.Snapshot(), wang)); diff != "" {
		t.Fatalf("judged the same (-want +got):\n%s", diff)
	}
	if kept := b.view.Snapshot().Judgements([]kg.ID{j.ID})[0]; kept == nil || !cmp.Equal(*kept, j) {
		t.Errorf("kept %+v, given %+v", kept, j)
	}
	together := graph(t, b.store)
	// The word stays when a document goes and comes back, and when it is another service's turn.
	if _, err := b.Retract(t.Context(), one.Document, "x", nil); err != nil {
		t.Fatal(err)
	}
	other := newBenchWith(t, b.store, posts{}, resolve.Persons)
	other.ingest(t, notice(3, "", "会", "人 王小明 安徽省合肥市蜀山区人民政府 区长"))
	if diff := cmp.Diff(together, graph(t, b.store)); diff != "" {
		t.Errorf("after the document went and came back (-before +after):\n%s", diff)
	}
	if _, err := b.Undo(t.Context(), j.ID, "误判", "curator", nil); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(apart, graph(t, b.store)); diff != "" {
		t.Errorf("taken back (-before +after):\n%s", diff)
	}
	b.sameAsRebuilt(t)
	if _, err := b.Undo(t.Context(), j.ID, "", "curator", nil); !errors.Is(err, kg.ErrNotFound) {
		t.Errorf("taken back twice: %v", err)
	}
	rule := b.view.Snapshot().IDs(kg.KindJudgement)[0]
	if _, err := b.Undo(t.Context(), rule, "", "curator", nil); !errors.Is(err, kg.ErrNotFound) {
		t.Errorf("a judgement by rule is taken back: %v", err)
	}
}

func TestAPersonIsSplitByAWord(t *testing.T) {
	b := newBenchWith(t, memory(), posts{}, resolve.Persons)
	one := b.ingest(t, notice(3, "", "会", "人 王小明 甲会 主席"))
	two := b.ingest(t, notice(5, "", "会", "人 王小明 甲会 主席"))
	plain := resolve.PersonID(wang)
	if n := who(b.view.Snapshot(), wang); len(n) != 1 {
		t.Fatalf("persons %v", n)
	}
	j := b.judge(t, mentionIn(one), mentionIn(two), kg.Different)
	if diff := cmp.Diff(map[kg.ID]int{plain: 1, mentionIn(two): 1}, who(b.view.Snapshot(), wang)); diff != "" {
		t.Errorf("judged different (-want +got):\n%s", diff)
	}
	again := b.judge(t, mentionIn(two), mentionIn(one), kg.Unsure)
	if again.ID != j.ID {
		t.Errorf("another word on the same two is %s, not %s", again.ID, j.ID)
	}
	if n := who(b.view.Snapshot(), wang); len(n) != 1 {
		t.Errorf("left to the rules, persons are %v", n)
	}
	b.sameAsRebuilt(t)
}

func TestWordsThatCannotBeAreRefused(t *testing.T) {
	b := newBenchWith(t, memory(), posts{}, resolve.Persons)
	var at []kg.ID
	var documents []kg.ID
	for i := range 3 {
		o := b.ingest(t, notice(3+i, "", "会", fmt.Sprintf("人 王小明 第%d会 委员", i), "人 罗燕 甲会 委员"))
		at, documents = append(at, mentionIn(o)), append(documents, o.Document)
	}
	b.judge(t, at[0], at[1], kg.Same)
	b.judge(t, at[1], at[2], kg.Same)
	// What goes through a document that has gone still holds when it comes back.
	if _, err := b.Retract(t.Context(), documents[1], "x", nil); err != nil {
		t.Fatal(err)
	}
	luo := resolve.Address{Document: documents[0], Name: "罗燕"}.ID()
	meeting := b.view.Snapshot().IDs(kg.KindMeeting)[0]
	before, last := graph(t, b.store), b.view.Snapshot().Revision()
	seven := uint64(7)
	for _, tt := range []struct {
		name string
		word ingest.Word
		want error
	}{
		{"contradiction through others", ingest.Word{A: at[0], B: at[2], Verdict: kg.Different}, kg.ErrConflict},
		{"a mention that has gone", ingest.Word{A: at[0], B: at[1], Verdict: kg.Same}, kg.ErrNotFound},
		{"nobody", ingest.Word{A: at[0], B: "person/0000000000000000", Verdict: kg.Same}, kg.ErrNotFound},
		{"an organisation", ingest.Word{A: at[0], B: "organisation/0000000000000000", Verdict: kg.Same}, kg.ErrInvalid},
		{"no id", ingest.Word{A: "", B: at[0], Verdict: kg.Same}, kg.ErrInvalid},
		{"one mention", ingest.Word{A: at[0], B: at[0], Verdict: kg.Different}, kg.ErrInvalid},
		{"two in one document", ingest.Word{A: at[0], B: luo, Verdict: "same"}, kg.ErrInvalid},
		{"two kinds", ingest.Word{A: luo, B: meeting, Verdict: kg.Same}, kg.ErrInvalid},
		{"no meeting", ingest.Word{A: meeting, B: "meeting/0000000000000000", Verdict: kg.Same}, kg.ErrNotFound},
		{"a meeting of a document that has gone", ingest.Word{A: meeting, B: kg.MentionID(meeting, documents[1]), Verdict: kg.Same}, kg.ErrNotFound},
		{"no organisation", ingest.Word{A: resolve.OrganisationID("甲会"), B: "organisation/0000000000000000", Verdict: kg.Same}, kg.ErrNotFound},
		{"one name", ingest.Word{A: resolve.OrganisationID("甲会"), B: resolve.OrganisationID("甲会"), Verdict: kg.Different}, kg.ErrInvalid},
		{"a document", ingest.Word{A: documents[0], B: documents[2], Verdict: kg.Same}, kg.ErrInvalid},
		{"no verdict", ingest.Word{A: at[0], B: at[2], Verdict: "MAYBE"}, kg.ErrInvalid},
		{"after another revision", ingest.Word{A: at[0], B: at[2], Verdict: kg.Same, IfRevision: &seven}, kg.ErrConflict},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if _, _, err := b.Judge(t.Context(), tt.word, "curator"); !errors.Is(err, tt.want) {
				t.Errorf("got %v, want %v", err, tt.want)
			}
			if at := b.view.Snapshot().Revision(); at != last {
				t.Errorf("revision %d was made", at)
			}
		})
	}
	if diff := cmp.Diff(before, graph(t, b.store)); diff != "" {
		t.Errorf("something was changed:\n%s", diff)
	}
	b.ingest(t, notice(4, "", "会", "人 王小明 第1会 委员", "人 罗燕 甲会 委员"))
	if n := who(b.view.Snapshot(), wang); len(n) != 1 {
		t.Errorf("persons %v", n)
	}
}

// TestWordsAndDocumentsMayComeAtOnce lets curators judge while two services ingest.
func TestWordsAndDocumentsMayComeAtOnce(t *testing.T) {
	s := memory()
	first := newBenchWith(t, s, posts{}, resolve.Persons)
	var at []kg.ID
	for i := range 4 {
		at = append(at, mentionIn(first.ingest(t, notice(1+i, "", "会", fmt.Sprintf("人 王小明 第%d会 委员", i)))))
	}
	services := []bench{first, newBenchWith(t, s, posts{}, resolve.Persons)}
	var done sync.WaitGroup
	for n, b := range services {
		done.Go(func() {
			for i := range 8 {
				in := notice(10+i, "", "会", fmt.Sprintf("人 王小明 第%d会 委员", i%4), fmt.Sprintf("人 罗燕 第%d会 委员", n))
				if _, err := b.Ingest(t.Context(), in, "x"); err != nil {
					t.Error(err)
				}
			}
		})
		done.Go(func() {
			w := ingest.Word{A: at[2*n], B: at[2*n+1], Verdict: kg.Same}
			if _, _, err := b.Judge(t.Context(), w, "curator"); err != nil {
				t.Error(err)
			}
		})
	}
	done.Wait()
	alone := newBenchWith(t, memory(), posts{}, resolve.Persons)
	for i := range 4 {
		alone.ingest(t, notice(1+i, "", "会", fmt.Sprintf("人 王小明 第%d会 委员", i)))
	}
	for n := range services {
		alone.judge(t, at[2*n], at[2*n+1], kg.Same)
		for i := range 8 {
			alone.ingest(t, notice(10+i, "", "会", fmt.Sprintf("人 王小明 第%d会 委员", i%4), fmt.Sprintf("人 罗燕 第%d会 委员", n)))
		}
	}
	if diff := cmp.Diff(graph(t, alone.store), graph(t, s)); diff != "" {
		t.Errorf("statements (-one after the other +at once):\n%s", diff)
	}
}

// TestTheGraphIsThatOfItsDocumentsAndWords judges in two orders, with documents that come in
// between.
func TestTheGraphIsThatOfItsDocumentsAndWords(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		var list []ingest.Input
		for i := range rapid.IntRange(3, 8).Draw(rt, "releases") {
			body := rapid.SampledFrom([]string{"甲会", "乙会", "丙会"}).Draw(rt, "body")
			list = append(list, notice(rapid.IntRange(1, 28).Draw(rt, "day"), "", fmt.Sprintf("第%d号", i), "会", "人 王小明 "+body+" 委员"))
		}
		verdict := rapid.SampledFrom([]kg.Verdict{kg.Same, kg.Different}).Draw(rt, "verdict")
		pairs := rapid.SliceOfNDistinct(rapid.IntRange(0, len(list)-2), 1, 3, rapid.ID).Draw(rt, "pairs")
		make := func(order, words []int) []string {
			b := newBenchWith(t, memory(), posts{}, resolve.Persons)
			at := map[int]kg.ID{}
			left := slices.Clone(words)
			for _, i := range order {
				at[i] = mentionIn(b.ingest(t, list[i]))
				left = slices.DeleteFunc(left, func(w int) bool {
					if at[w] == "" || at[w+1] == "" {
						return false
					}
					b.judge(t, at[w], at[w+1], verdict)
					return true
				})
			}
			b.sameAsRebuilt(t)
			return graph(t, b.store)
		}
		var straight []int
		for i := range list {
			straight = append(straight, i)
		}
		want := make(straight, pairs)
		got := make(rapid.Permutation(straight).Draw(rt, "order"), rapid.Permutation(pairs).Draw(rt, "words"))
		if diff := cmp.Diff(want, got); diff != "" {
			rt.Fatalf("statements (-straight +in another order):\n%s", diff)
		}
	})
}

// TestAWordTakenBackIsForgottenByOthers takes a word back while its documents are not in the
// graph, behind the back of a service that knows the name.
func TestAWordTakenBackIsForgottenByOthers(t *testing.T) {
	b := newBenchWith(t, memory(), posts{}, resolve.Persons)
	releases := []ingest.Input{
		notice(1, "", "会", "人 王小明 安徽省合肥市蜀山区人民政府 区长"), notice(2, "", "会", "人 王小明 甘肃省兰州市城关区人民政府 区长"), notice(3, "", "会", "人 王小明 丙会 委员"),
	}
	one, two := b.ingest(t, releases[0]), b.ingest(t, releases[1])
	j := b.judge(t, mentionIn(one), mentionIn(two), kg.Same)
	for _, o := range []ingest.Outcome{one, two} {
		if _, err := b.Retract(t.Context(), o.Document, "x", nil); err != nil {
			t.Fatal(err)
		}
	}
	other := newBenchWith(t, b.store, posts{}, resolve.Persons)
	other.ingest(t, releases[2])
	if _, err := b.Undo(t.Context(), j.ID, "", "curator", nil); err != nil {
		t.Fatal(err)
	}
	other.ingest(t, releases[0])
	other.ingest(t, releases[1])
	fresh := newBenchWith(t, memory(), posts{}, resolve.Persons)
	for _, in := range releases {
		fresh.ingest(t, in)
	}
	if diff := cmp.Diff(graph(t, fresh.store), graph(t, b.store)); diff != "" {
		t.Errorf("statements (-where nothing was said +where it was taken back):\n%s", diff)
	}
}

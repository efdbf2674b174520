package ingest_test

import (
	"testing"

	"huipu/internal/kg"
	"huipu/internal/resolve"
)

// TestWordsOfTwoNamesPartThoseOfOne: the rules make one of two 王小明 of one post, and words make them
// two who are different.
func TestWordsOfTwoNamesPartThoseOfOne(t *testing.T) {
	b := newBenchWith(t, memory(), posts{}, resolve.Persons)
	one := b.ingest(t, notice(3, "", "会", "人 王小明 甲会 主席"))
	two := b.ingest(t, notice(5, "", "会", "人 王小明 甲会 主席"))
	b.ingest(t, notice(7, "", "会", "人 罗燕 乙会 委员"))
	b.ingest(t, notice(9, "", "会", "人 阿东 丙会 委员"))
	luo, dong := resolve.PersonID("罗燕"), resolve.PersonID("阿东")
	persons := func(when string, want int) {
		t.Helper()
		if n := b.view.Snapshot().Count(kg.KindPerson); n != want {
			t.Errorf("%s: %d persons, want %d", when, n, want)
		}
	}
	b.judge(t, luo, dong, kg.Different)
	persons("different", 3)
	b.judge(t, mentionIn(one), luo, kg.Same)
	persons("the first is another's", 2)
	b.judge(t, mentionIn(two), dong, kg.Same)
	persons("the second is the other's", 2)
	s := b.view.Snapshot()
	for _, id := range s.IDs(kg.KindPerson) {
		if parts := b.Parts(t, s, id); len(parts) != 2 {
			t.Errorf("%s is of %v, want two mentions", id, parts)
		}
	}
	b.sameAsRebuilt(t)
}

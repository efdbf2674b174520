package resolve_test

import (
	"slices"
	"strings"
	"testing"

	"huipu/internal/kg"
	"huipu/internal/resolve"
)

// words makes judgements of words "0=1" and "0!2" about the documents of the mentions.
func words(mentions []resolve.Mention, list ...string) []resolve.Judged {
	var judged []resolve.Judged
	for _, word := range list {
		at := func(i int) resolve.Address {
			m := mentions[word[i]-'0']
			return resolve.Address{Document: m.Document, Name: m.Name}
		}
		judged = append(judged, resolve.Judged{A: at(0), B: at(2), Same: word[1] == '='})
	}
	return judged
}

func TestJudgementsGoBeforeAll(t *testing.T) {
	mentions := mentionsOf(t, "张勇",
		"2021 | 科技部/部长", "2022 | 科技部/部长", "2023 | 科技部/部长", "2024 | 乍得/总统", "2025 | /村民", "2026 | /教师",
	)
	for _, test := range []struct {
		what, want string
		judged     []string
	}{
		{"nothing judged", "aaabcd", nil},
		{"the same against all", "aaaaaa", []string{"0=3", "3=4", "5=4"}},
		{"different against all", "abacde", []string{"0!1"}},
		{"apart from what it would be joined with", "aabcde", []string{"2!1"}},
		{"different through others", "aaabbc", []string{"3=4", "4!0"}},
		{"said twice and both ways", "abacde", []string{"0!1", "1!0", "0!1"}},
		{"the same as itself", "aaabcd", []string{"0=0"}},
	} {
		t.Run(test.what, func(t *testing.T) {
			judged := words(mentions, test.judged...)
			for range 2 {
				if got := letters(t, partitionOf(t, mentions, judged...), len(mentions)); got != test.want {
					t.Errorf("persons %s, want %s", got, test.want)
				}
				slices.Reverse(judged)
			}
		})
	}
}

func TestJudgementsAreTold(t *testing.T) {
	mentions := mentionsOf(t, "张勇", "2021 | 科技部/部长", "2022 | 科技部/部长", "2023 | /村民")
	kinds := map[resolve.ReasonKind]kg.Verdict{}
	for _, l := range partitionOf(t, mentions, words(mentions, "0!1", "1=2")...).Links {
		kinds[l.Reasons[0].Kind] = l.Verdict
	}
	if kinds[resolve.JudgedApart] != kg.Different || kinds[resolve.JudgedSame] != kg.Same {
		t.Errorf("links by their first reason: %v", kinds)
	}
}

func TestContradictoryJudgementsAreRefused(t *testing.T) {
	mentions := mentionsOf(t, "张勇", "2021 | 科技部/部长", "2022 | 科技部/部长", "2023 | 科技部/部长")
	for _, list := range [][]string{{"0=1", "0!1"}, {"0!2", "0=1", "1=2"}, {"1!1"}} {
		_, err := resolve.Persons(mentions, words(mentions, list...))
		if kg.CategoryOf(err) != kg.ErrConflict || !strings.Contains(err.Error(), string(mentions[list[0][0]-'0'].Document)) {
			t.Errorf("%v: error %v, want a conflict that names the mentions", list, err)
		}
	}
}

func TestJudgementsOfOthersAreIgnored(t *testing.T) {
	mentions := mentionsOf(t, "张勇", "2021 | 科技部/部长", "2022 | 科技部/部长")
	judged := words(mentions, "0!1")
	judged[0].A.Name = "张军"
	judged = append(judged, resolve.Judged{A: judged[0].B, B: resolve.Address{Document: "document/absent", Name: "张勇"}})
	if got := letters(t, partitionOf(t, mentions, judged...), 2); got != "aa" {
		t.Errorf("persons %s, want one", got)
	}
}

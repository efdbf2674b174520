package extract

import (
	"io/fs"
	"runtime"
	"slices"
	"strings"
	"testing"
)

func TestLexiconsNameTheirSource(t *testing.T) {
	paths, err := fs.Glob(lexiconFiles, "lexicon/*.tsv")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no lexicons: %v", err)
	}
	for _, path := range paths {
		raw, err := fs.ReadFile(lexiconFiles, path)
		if err != nil {
			t.Fatal(err)
		}
		head, _, _ := strings.Cut(string(raw), "\n")
		if !strings.HasPrefix(head, "# ") || len(head) < 40 {
			t.Errorf("%s: the first line must say where the words are from, it is %q", path, head)
		}
	}
}

// TestNewIsSmall guards the start of the server and its memory; the bounds are about half
// as much again as what loading takes. BenchmarkNew tells the time.
func TestNewIsSmall(t *testing.T) {
	var before, after runtime.MemStats
	runtime.GC()
	runtime.GC() // what pools keep goes with the second
	runtime.ReadMemStats(&before)
	x, err := New()
	if err != nil {
		t.Fatal(err)
	}
	runtime.GC()
	runtime.ReadMemStats(&after)
	kept, taken := int64(after.HeapAlloc)-int64(before.HeapAlloc), after.TotalAlloc-before.TotalAlloc
	if kept > 9<<20 || taken > 22<<20 {
		t.Errorf("loading takes %d bytes and keeps %d", taken, kept)
	}
	runtime.KeepAlive(x)
}

func TestTrie(t *testing.T) {
	small := newSmallTrie()
	forms := []string{"主席", "主席团", "副主席", "主"}
	for n, form := range forms {
		small.add(form, entry{kind: kRole, cost: int32(n)})
		small.add(form, entry{kind: kRole, cost: 99}) // the first meaning of a kind stays
	}
	text := []rune("副主席团")
	var found []string
	for i := range text {
		small.each(text, i, func(end int, first int32) {
			found = append(found, string(text[i:end]))
			if cost := small.list[first].cost; cost == 99 {
				t.Errorf("%s was replaced", string(text[i:end]))
			}
		})
	}
	if got := strings.Join(found, " "); got != "副主席 主 主席 主席团" {
		t.Errorf("found %s", got)
	}
	if small.holds("主席", kVerb) || !small.holds("主席", kRole) || small.holds("席", kRole) {
		t.Error("holds is wrong")
	}
}

// TestPackedTrie compares a packed trie with a set, for characters that share a trace too.
func TestPackedTrie(t *testing.T) {
	for name, empty := range map[string]func() *trie{"large": newTrie, "small": newSmallTrie} {
		t.Run(name, func(t *testing.T) {
			packed, forms := empty(), map[string]bool{}
			for n := range 3000 {
				form := coined(n)
				for _, form := range []string{form, form[:3], form[3:] + "会", "𠮷" + form[:3]} {
					packed.add(form, entry{kind: kOrg})
					forms[form] = true
				}
			}
			packed.pack()
			check := func(form string) {
				if got := packed.holds(form, kOrg); got != forms[form] {
					t.Errorf("holds(%s) = %v", form, got)
				}
				var found, want []string
				r := []rune(form)
				packed.each(r, 0, func(end int, _ int32) { found = append(found, string(r[:end])) })
				for end := range r {
					if front := string(r[:end+1]); forms[front] {
						want = append(want, front)
					}
				}
				if !slices.Equal(found, want) {
					t.Errorf("in %s: found %v, want %v", form, found, want)
				}
			}
			for n := range 6000 {
				form := coined(n)
				for _, form := range []string{form, form[:6], form[3:] + "会议", "𠮷" + form, "𠮸" + form} {
					check(form)
				}
			}
		})
	}
}

func TestContains(t *testing.T) {
	const text = "会议选举甲为主席"
	for _, word := range []string{"", "会", "会议", "主席", "席", "甲", "选举", "选出", "主席团", "席会", text, text + "。", "A", "\xe4"} {
		for _, s := range []string{text, "", "席", "AB", text[1:]} {
			if got, want := contains(s, word), strings.Contains(s, word); got != want {
				t.Errorf("contains(%q, %q) = %v", s, word, got)
			}
		}
	}
}

func TestSourceKeepsPlaces(t *testing.T) {
	const text = "\uFEFF会\u3000议(１２)𠮷 A b"
	s := newSource(text)
	if got := string(s.runes); got != "会议（12）𠮷Ab" {
		t.Errorf("folded to %q", got)
	}
	if got := s.quote(0, 2); got != "会\u3000议" {
		t.Errorf("quoted %q", got)
	}
	if got := s.str(6, 9); got != "𠮷A b" {
		t.Errorf("read as %q", got)
	}
}

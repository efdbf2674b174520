package main

import (
	"bytes"
	"compress/gzip"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestTrim(t *testing.T) {
	in := strings.Join([]string{
		"4S店 3000 n",   // not Chinese alone
		"主席 900 n",     // frequent
		"罕词 3 n",       // rare
		"某某县 2 ns",     // every place counts
		"某某大侠 999 nr",  // no novels
		"某某领袖 1000 nr", // but the famous
		"和 3 c",        // every single character stays
		"主席 1 v",       // the first entry of a word wins
		"无词性 900",      // damaged line
		"九个字以上的词不收在内 900 n", // too long
		"一心一意 150 i",
	}, "\n")
	words, err := trim(strings.NewReader(in))
	if err != nil {
		t.Fatal(err)
	}
	var got bytes.Buffer
	if err := write(&got, "v0", words); err != nil {
		t.Fatal(err)
	}
	zip, err := gzip.NewReader(&got)
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(zip)
	if err != nil {
		t.Fatal(err)
	}
	want := `# Words of github.com/go-ego/gse v0, data/dict/zh/s_1.txt, licensed under the Apache License 2.0 (words.LICENSE).
# Changed: reduced to frequent words by gendict; do not edit. word, frequency, part of speech.
主席 900 n
和 3 c
某某县 2 ns
某某领袖 1000 nr
`
	if diff := cmp.Diff(want, string(text)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestTrimNamesTheBadLine(t *testing.T) {
	_, err := trim(strings.NewReader("主席 900 n\n会议 many n\n"))
	if err == nil || !strings.Contains(err.Error(), "line 2") {
		t.Errorf("got %v, want an error that names line 2", err)
	}
}

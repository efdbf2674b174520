package ingest_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"huipu/internal/ingest"
	"huipu/internal/kg"
)

// checkInputs fails unless every input is whole and every refusal has a category and a name.
func checkInputs(t *testing.T, paths []string, o ingest.WalkOptions) {
	t.Helper()
	const enough = 10_000
	n := 0
	for in, err := range ingest.Files(paths, o) {
		if n++; n > enough {
			t.Fatal("there is no end of inputs")
		}
		if !strings.HasPrefix(in.Name, paths[0]) {
			t.Fatalf("%q does not begin with %q", in.Name, paths[0])
		}
		for part := range strings.SplitSeq(in.Name[len(paths[0]):], "/") {
			if part == ".." && err == nil {
				t.Fatalf("%q leads out of the archive", in.Name)
			}
		}
		if err != nil {
			if category := kg.CategoryOf(err); category != kg.ErrInvalid && category != kg.ErrLimit {
				t.Fatalf("%q: %v", in.Name, err)
			}
			continue
		}
		if int64(len(in.Raw)) > o.MaxBytes {
			t.Fatalf("%q has %d bytes", in.Name, len(in.Raw))
		}
	}
}

func FuzzZip(f *testing.F) {
	f.Add(zipOf(f, entry{"x/1.txt", "会议", 0}, entry{"../2.txt", "会议", 0}, entry{"3.md", bulletin, 0}))
	f.Add(zipOf(f, entry{"1.txt", strings.Repeat(" ", 2<<20), 0}, entry{"1.txt", "/etc", os.ModeSymlink}))
	path := filepath.Join(f.TempDir(), "a.zip")
	f.Fuzz(func(t *testing.T, raw []byte) {
		if err := os.WriteFile(path, raw, 0o644); err != nil {
			t.Fatal(err)
		}
		checkInputs(t, []string{path}, ingest.WalkOptions{MaxBytes: 4 << 20, Archive: ingest.Limits{Entries: 100}})
	})
}

// FuzzStream reads standard input: archives, records, bulletins and releases.
func FuzzStream(f *testing.F) {
	one := tarOf(f, entry{"x/1.txt", "会议", 0}, entry{"../2.txt", "会议", 0}, entry{"l.txt", "/etc", os.ModeSymlink})
	f.Add(one)
	f.Add(gzipped(f, one))
	f.Add([]byte(`{"text":"会议","published":"2025-08-26"}` + "\n" + `{"html":"<p>会"}`))
	f.Add([]byte(bulletin))
	f.Fuzz(func(t *testing.T, raw []byte) {
		checkInputs(t, []string{"-"}, ingest.WalkOptions{Stdin: bytes.NewReader(raw), MaxBytes: 4 << 20, Archive: ingest.Limits{Entries: 100}})
	})
}

// FuzzEntryName gives the name of an entry and what it says.
func FuzzEntryName(f *testing.F) {
	for _, name := range []string{"x/1.txt", "../1.txt", `..\1.txt`, "/1.txt", "C:1.txt", "x/./..", "\xbb\xe1.txt", "1.txt\x00", "a.zip!/../1.txt"} {
		f.Add(name, "会议召开。")
	}
	path := filepath.Join(f.TempDir(), "a.zip")
	f.Fuzz(func(t *testing.T, name, content string) {
		if len(name) > 1<<15 || strings.HasSuffix(name, "/") && content != "" {
			return // there is no such entry
		}
		if err := os.WriteFile(path, zipOf(t, entry{name, content, 0}), 0o644); err != nil {
			t.Fatal(err)
		}
		checkInputs(t, []string{path}, ingest.WalkOptions{MaxBytes: 4 << 20})
	})
}

func FuzzRecord(f *testing.F) {
	f.Add(`{"text":"会议召开。","title":"会议","url":"https://a.example/","published":"2025-08-26"}`)
	f.Add(`{"html":"<p>会议","source":"甲"}` + "\r\n\n{")
	f.Fuzz(func(t *testing.T, lines string) {
		_, path := file(t, "b.jsonl", []byte(lines))
		checkInputs(t, []string{path}, ingest.WalkOptions{MaxBytes: 1000})
	})
}

func FuzzBulletin(f *testing.F) {
	f.Add(bulletin, "auto")
	f.Add("# 2025-01-20\n### \n###\n### #\n---", "headings")
	f.Fuzz(func(t *testing.T, text, how string) {
		_, path := file(t, "c.md", []byte(text))
		checkInputs(t, []string{path}, ingest.WalkOptions{MaxBytes: 1 << 20, Split: ingest.Split(how)})
	})
}

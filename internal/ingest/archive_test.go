package ingest_test

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/simplifiedchinese"

	"huipu/internal/ingest"
	"huipu/internal/kg"
)

// entry is what the archives of the tests are made of.
type entry struct {
	name, content string
	mode          fs.FileMode // of the entry; zero for a file
}

// zipOf packs the entries.
func zipOf(t testing.TB, entries ...entry) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, e := range entries {
		header := &zip.FileHeader{Name: e.name, Method: zip.Deflate}
		header.SetMode(e.mode | 0o644)
		f, err := w.CreateHeader(header)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(f, e.content); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// tarOf packs the entries.
func tarOf(t testing.TB, entries ...entry) []byte {
	t.Helper()
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	for _, e := range entries {
		header := &tar.Header{Name: e.name, Mode: 0o644, Typeflag: tar.TypeReg, Size: int64(len(e.content))}
		switch {
		case e.mode.IsDir():
			header.Typeflag, header.Size = tar.TypeDir, 0
		case e.mode&fs.ModeSymlink != 0:
			header.Typeflag, header.Size, header.Linkname = tar.TypeSymlink, 0, e.content
		case e.mode&fs.ModeDevice != 0:
			header.Typeflag, header.Size = tar.TypeChar, 0
		}
		if err := w.WriteHeader(header); err != nil {
			t.Fatal(err)
		}
		if header.Size > 0 {
			if _, err := io.WriteString(w, e.content); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func gzipped(t testing.TB, raw []byte) []byte {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := w.Write(raw); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// formats are the archives that the tests run over: how each is made and its name.
func formats() []struct {
	name string
	pack func(testing.TB, ...entry) []byte
} {
	return []struct {
		name string
		pack func(testing.TB, ...entry) []byte
	}{
		{"a.zip", zipOf},
		{"a.tar", tarOf},
		{"a.tar.gz", func(t testing.TB, e ...entry) []byte { return gzipped(t, tarOf(t, e...)) }},
		{"a.TGZ", func(t testing.TB, e ...entry) []byte { return gzipped(t, tarOf(t, e...)) }},
	}
}

// file writes raw to a file of the name in a fresh folder.
func file(t testing.TB, name string, raw []byte) (root, path string) {
	t.Helper()
	root = t.TempDir()
	path = filepath.Join(root, name)
	if err := os.WriteFile(path, raw, 0o644); err != nil {
		t.Fatal(err)
	}
	return root, path
}

func TestArchivesAreReadEntryByEntry(t *testing.T) {
	gbk, err := simplifiedchinese.GBK.NewEncoder().String("会议/市侨联会议.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, format := range formats() {
		t.Run(format.name, func(t *testing.T) {
			root, path := file(t, format.name, format.pack(t,
				entry{"x", "", fs.ModeDir}, entry{"x/002.txt", "乙", 0}, entry{"x/001.HTML", "<p>甲", 0}, entry{"./x/../003.txt", "", 0},
				entry{"x/list.csv", "1,2", 0}, entry{"__MACOSX/x/._002.txt", "\x00", 0}, entry{"x/._002.txt", "\x00", 0},
				entry{"notes.md", "# 说明\n", 0}, entry{`y\4.htm`, "丁", 0}, entry{"./5.txt", "戊", 0},
			))
			names, contents, errs := read(root, ingest.WalkOptions{MaxBytes: 100}, path)
			prefix := format.name + "!/"
			want := []string{prefix + "x/002.txt", prefix + "x/001.HTML", prefix + "./x/../003.txt", prefix + "y/4.htm", prefix + "5.txt"}
			if diff := cmp.Diff(want, names); diff != "" {
				t.Errorf("names (-want +got):\n%s", diff)
			}
			if contents[prefix+"x/002.txt"] != "乙" || contents[prefix+"y/4.htm"] != "丁" || len(errs) != 1 {
				t.Errorf("contents %v, errors %v", contents, errs)
			}
		})
	}
	root, path := file(t, "a.tar", tarOf(t, entry{gbk, "甲", 0}))
	if names, _, _ := read(root, ingest.WalkOptions{MaxBytes: 100}, path); !cmp.Equal(names, []string{"a.tar!/会议/市侨联会议.txt"}) {
		t.Errorf("a name in GBK is %q", names)
	}
}

func TestHostileEntriesAreRefusedAndTheOthersGoOn(t *testing.T) {
	tests := []struct {
		name  string
		entry entry
		want  string
	}{
		{"parent", entry{"../../etc/1.txt", "x", 0}, "has .. in its name"},
		{"parent within", entry{"x/../../1.txt", "x", 0}, "has .. in its name"},
		{"parent with backslashes", entry{`x\..\..\1.txt`, "x", 0}, "has .. in its name"},
		{"parent folder", entry{"../x/", "", fs.ModeDir}, "has .. in its name"},
		{"absolute", entry{"/etc/1.txt", "x", 0}, "has an absolute name"},
		{"drive", entry{`C:\1.txt`, "x", 0}, "has an absolute name"},
		{"control character", entry{"x\n1.txt", "x", 0}, "has a control character in its name"},
		{"link", entry{"1.txt", "/etc/passwd", fs.ModeSymlink}, "is a link or a device, not a file"},
		{"device", entry{"1.txt", "", fs.ModeDevice | fs.ModeCharDevice}, "is a link or a device, not a file"},
		{"archive", entry{"x/b.zip", "PK", 0}, "within an archive"},
		{"compressed archive", entry{"x/b.tar.gz", "", 0}, "within an archive"},
		{"records", entry{"x/b.jsonl", "{}", 0}, "within an archive"},
		{"large", entry{"1.txt", strings.Repeat("会议", 100), 0}, "has 600 bytes, the limit is 100"},
	}
	for _, format := range formats()[:3] {
		for _, tt := range tests {
			t.Run(format.name+", "+tt.name, func(t *testing.T) {
				root, path := file(t, format.name, format.pack(t, entry{"first.txt", "甲", 0}, tt.entry, entry{"last.txt", "乙", 0}))
				names, contents, errs := read(root, ingest.WalkOptions{MaxBytes: 100}, path)
				if len(names) != 3 || contents[format.name+"!/first.txt"] != "甲" || contents[format.name+"!/last.txt"] != "乙" || len(errs) != 1 {
					t.Fatalf("names %q, errors %v", names, errs)
				}
				err := errs[names[1]]
				if category := kg.CategoryOf(err); category != kg.ErrInvalid && category != kg.ErrLimit || !strings.Contains(err.Error(), tt.want) {
					t.Errorf("got %v, want %q", err, tt.want)
				}
				if !strings.HasPrefix(names[1], format.name+"!/") || !strings.Contains(err.Error(), fmt.Sprintf("%q", filepath.Join(root, format.name)+names[1][len(format.name):])) {
					t.Errorf("%v does not name %s", err, names[1])
				}
			})
		}
	}
}

// TestTheLimitsOfAnArchiveEndIt gives each limit an archive that is just above it.
func TestTheLimitsOfAnArchiveEndIt(t *testing.T) {
	blanks := strings.Repeat(" ", 3<<20)
	var many []entry
	for i := range 8 {
		many = append(many, entry{fmt.Sprintf("%d.txt", i), fmt.Sprint("会议", i), 0})
	}
	for _, format := range formats()[:3] {
		raw := format.pack(t, many...)
		root, path := file(t, format.name, raw)
		t.Run(format.name+", entries", func(t *testing.T) {
			names, contents, errs := read(root, ingest.WalkOptions{MaxBytes: 100, Archive: ingest.Limits{Entries: 8}}, path)
			if len(contents) != 8 || len(errs) != 0 {
				t.Errorf("just the limit: names %v, errors %v", names, errs)
			}
			names, contents, errs = read(root, ingest.WalkOptions{MaxBytes: 100, Archive: ingest.Limits{Entries: 7}}, path, path)
			last := names[len(names)-1]
			if len(errs) != 1 || !errors.Is(errs[last], kg.ErrLimit) || !strings.Contains(errs[last].Error(), "7 entries") {
				t.Errorf("names %v, errors %v", names, errs)
			}
			// Of a zip archive the number is known before anything is read.
			if want := map[bool]int{true: 0, false: 7}[format.name == "a.zip"]; len(contents) != want {
				t.Errorf("contents %v, want %d", contents, want)
			}
		})
		t.Run(format.name+", bytes", func(t *testing.T) {
			limit := int64(20) // of a zip archive the third entry is beyond it
			if format.name != "a.zip" {
				limit = 5000
			}
			names, contents, errs := read(root, ingest.WalkOptions{MaxBytes: 100, Archive: ingest.Limits{Bytes: limit}}, path)
			last := names[len(names)-1]
			if len(contents) < 1 || len(contents) > 6 || len(errs) != 1 || !errors.Is(errs[last], kg.ErrLimit) || !strings.Contains(errs[last].Error(), fmt.Sprint(limit, " unpacked bytes")) {
				t.Errorf("names %v, errors %v", names, errs)
			}
		})
		t.Run(format.name+", time", func(t *testing.T) {
			now := time.Unix(0, 0)
			clock := func() time.Time { now = now.Add(time.Second); return now }
			names, _, errs := read(root, ingest.WalkOptions{MaxBytes: 100, Now: clock, Archive: ingest.Limits{Time: 12 * time.Second}}, path)
			last := names[len(names)-1]
			if len(errs) != 1 || !errors.Is(errs[last], kg.ErrLimit) || !strings.Contains(errs[last].Error(), "12s") {
				t.Errorf("names %v, errors %v", names, errs)
			}
			// The time that the reader takes does not count.
			n := 0
			still := time.Unix(0, 0)
			for _, err := range ingest.Files([]string{path}, ingest.WalkOptions{MaxBytes: 100, Now: func() time.Time { return still }, Archive: ingest.Limits{Time: time.Minute}}) {
				if err != nil {
					t.Error(err)
				}
				n++
				still = still.Add(time.Hour)
			}
			if n != 8 {
				t.Errorf("%d inputs", n)
			}
		})
		t.Run(format.name+", ratio", func(t *testing.T) {
			root, path := file(t, format.name, format.pack(t, entry{"1.txt", "甲", 0}, entry{"blanks.txt", blanks[:500_000], 0}, entry{"bomb.txt", blanks, 0}, entry{"2.txt", "乙", 0}))
			names, contents, errs := read(root, ingest.WalkOptions{MaxBytes: 8 << 20}, path)
			bomb := format.name + "!/bomb.txt"
			if format.name == "a.tar" {
				if len(errs) != 0 {
					t.Errorf("nothing is compressed: %v", errs)
				}
				return
			}
			if !errors.Is(errs[bomb], kg.ErrLimit) || !strings.Contains(errs[bomb].Error(), "200 times") || len(contents[format.name+"!/blanks.txt"]) != 500_000 {
				t.Errorf("names %v, errors %v", names, errs)
			}
			if _, ok := contents["a.zip!/2.txt"]; format.name == "a.zip" && !ok {
				t.Error("the entry behind the bomb was not read")
			}
		})
	}
}

func TestBrokenArchivesAreRefused(t *testing.T) {
	for _, format := range formats()[:3] {
		raw := format.pack(t, entry{"1.txt", strings.Repeat("会议召开。", 2000), 0}, entry{"2.txt", "乙", 0})
		for what, broken := range map[string][]byte{"empty": nil, "text": []byte("会议召开。"), "cut": raw[:len(raw)/3]} {
			t.Run(format.name+", "+what, func(t *testing.T) {
				root, path := file(t, format.name, broken)
				names, contents, errs := read(root, ingest.WalkOptions{MaxBytes: 1 << 20}, path)
				if what == "empty" && format.name == "a.tar" {
					if len(names) != 0 {
						t.Errorf("an archive of nothing gives %v", names)
					}
					return
				}
				if len(names) != 1 || len(contents) != 0 || !errors.Is(errs[names[0]], kg.ErrInvalid) {
					t.Errorf("names %v, errors %v", names, errs)
				}
			})
		}
	}
	t.Run("checksum", func(t *testing.T) {
		raw := zipOf(t, entry{"1.txt", "会议召开。", 0}, entry{"2.txt", "乙", 0})
		raw[30+len("1.txt")+3] ^= 0xFF
		root, path := file(t, "a.zip", raw)
		_, contents, errs := read(root, ingest.WalkOptions{MaxBytes: 100}, path)
		if !errors.Is(errs["a.zip!/1.txt"], kg.ErrInvalid) || contents["a.zip!/2.txt"] != "乙" {
			t.Errorf("contents %v, errors %v", contents, errs)
		}
	})
	t.Run("encrypted", func(t *testing.T) {
		raw := zipOf(t, entry{"1.txt", "会议召开。", 0})
		at := bytes.Index(raw, []byte("PK\x01\x02"))
		raw[at+8] |= 1
		root, path := file(t, "a.zip", raw)
		_, _, errs := read(root, ingest.WalkOptions{MaxBytes: 100}, path)
		if err := errs["a.zip!/1.txt"]; !errors.Is(err, kg.ErrInvalid) || !strings.Contains(err.Error(), "is encrypted") {
			t.Errorf("errors %v", errs)
		}
	})
}

// TestALyingSizeIsNotBelieved lets the directory of a zip archive say less than there is.
func TestALyingSizeIsNotBelieved(t *testing.T) {
	raw := zipOf(t, entry{"1.txt", strings.Repeat("会议", 1000), 0})
	at := bytes.Index(raw, []byte("PK\x01\x02"))
	binary.LittleEndian.PutUint32(raw[at+24:], 10)
	root, path := file(t, "a.zip", raw)
	_, contents, errs := read(root, ingest.WalkOptions{MaxBytes: 100}, path)
	if len(contents) != 0 || errs["a.zip!/1.txt"] == nil {
		t.Errorf("contents %v, errors %v", contents, errs)
	}
}

// TestManyEntriesTakeNoMemory opens an archive whose directory lists more entries than the
// limit, a million by its own word.
func TestManyEntriesTakeNoMemory(t *testing.T) {
	const n = 1_000_000
	record := append([]byte("PK\x01\x02"), make([]byte, 42)...)
	record[28] = 1 // the length of the name
	record = append(record, 'x')
	var b bytes.Buffer
	b.Write(bytes.Repeat(record, n))
	size := b.Len()
	end := append([]byte("PK\x05\x06"), make([]byte, 18)...)
	binary.LittleEndian.PutUint16(end[8:], n%65536)
	binary.LittleEndian.PutUint16(end[10:], n%65536)
	binary.LittleEndian.PutUint32(end[12:], uint32(size))
	b.Write(end)
	root, path := file(t, "a.zip", b.Bytes())
	b.Reset()

	allocated := allocations(func() {
		names, _, errs := read(root, ingest.WalkOptions{MaxBytes: 100}, path)
		if len(names) != 1 || !errors.Is(errs["a.zip"], kg.ErrLimit) || !strings.Contains(errs["a.zip"].Error(), "more than 100000 entries") {
			t.Errorf("names %v, errors %v", names, errs)
		}
	})
	if allocated > 200<<20 {
		t.Errorf("%d MiB were allocated", allocated>>20)
	}
}

// allocations tells how many bytes do allocates.
func allocations(do func()) uint64 {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	do()
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc
}

func TestLongDirectoriesAreRefused(t *testing.T) {
	record := append([]byte("PK\x01\x02"), make([]byte, 42)...)
	const name = 60_000
	binary.LittleEndian.PutUint16(record[28:], name)
	record = append(record, bytes.Repeat([]byte("x"), name)...)
	const n = 1200
	var b bytes.Buffer
	b.Write(bytes.Repeat(record, n))
	size := b.Len()
	end := append([]byte("PK\x05\x06"), make([]byte, 18)...)
	binary.LittleEndian.PutUint16(end[8:], n)
	binary.LittleEndian.PutUint16(end[10:], n)
	binary.LittleEndian.PutUint32(end[12:], uint32(size))
	b.Write(end)
	root, path := file(t, "a.zip", b.Bytes())
	_, _, errs := read(root, ingest.WalkOptions{MaxBytes: 100}, path)
	if err := errs["a.zip"]; !errors.Is(err, kg.ErrLimit) || !strings.Contains(err.Error(), "has a directory of more than") {
		t.Errorf("errors %v", errs)
	}
}

// endlessTar is a tar archive that goes on for as long as it is read.
type endlessTar struct {
	entry []byte
	at    int
	read  int64
}

func (r *endlessTar) Read(p []byte) (int, error) {
	n := copy(p, r.entry[r.at:])
	r.at = (r.at + n) % len(r.entry)
	r.read += int64(n)
	return n, nil
}

func TestStreamsAreReadWithinFlatMemory(t *testing.T) {
	block := tarOf(t, entry{"1.txt", strings.Repeat("会", 3000), 0})
	endless := &endlessTar{entry: block[:len(block)-1024]} // without the end
	n := 0
	var peak uint64
	var last error
	for _, err := range ingest.Files([]string{"-"}, ingest.WalkOptions{Stdin: endless, MaxBytes: 1 << 20, Archive: ingest.Limits{Entries: 5_000}}) {
		if n++; n%1000 == 0 {
			var m runtime.MemStats
			runtime.GC()
			runtime.ReadMemStats(&m)
			peak = max(peak, m.HeapAlloc)
		}
		last = err
	}
	if n != 5_001 || !errors.Is(last, kg.ErrLimit) {
		t.Errorf("%d inputs, then %v", n, last)
	}
	if endless.read < 40<<20 || peak > 32<<20 {
		t.Errorf("%d MiB were read with a heap of %d MiB", endless.read>>20, peak>>20)
	}
}

func TestStandardInputIsKnownByItsFirstBytes(t *testing.T) {
	one := entry{"x/1.txt", "甲", 0}
	tests := []struct {
		name, raw string
		want      []string
		err       string
	}{
		{"tar", string(tarOf(t, one)), []string{"-!/x/1.txt"}, ""},
		{"compressed tar", string(gzipped(t, tarOf(t, one))), []string{"-!/x/1.txt"}, ""},
		{"zip", string(zipOf(t, one)), []string{"-"}, "cannot be read from a pipe"},
		{"compressed text", string(gzipped(t, []byte("会议召开。"))), []string{"-"}, "is a broken tar archive"},
		{"records", "\n{ \"text\": \"甲\"}\n\n{\"text\":\"乙\"}", []string{"-:2", "-:4"}, ""},
		{"text", "{会议}召开。", []string{"-"}, ""},
		{"nothing", "", []string{"-"}, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			names, _, errs := read("", ingest.WalkOptions{Stdin: strings.NewReader(tt.raw), MaxBytes: 100}, "-")
			if !cmp.Equal(names, tt.want) {
				t.Errorf("names %v, want %v", names, tt.want)
			}
			if err := errs["-"]; (tt.err != "") != (err != nil) || err != nil && !strings.Contains(err.Error(), tt.err) {
				t.Errorf("errors %v, want %q", errs, tt.err)
			}
		})
	}
}

func TestFoldersHoldArchivesAndRecords(t *testing.T) {
	root := tree(t, "1.txt", "list.csv")
	for name, raw := range map[string][]byte{
		"a.zip": zipOf(t, entry{"1.txt", "甲", 0}), "b.jsonl": []byte(`{"text":"乙"}`), "c.tgz": gzipped(t, tarOf(t, entry{"3.txt", "丙", 0})), "d.gz": {1},
	} {
		if err := os.WriteFile(filepath.Join(root, name), raw, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	names, _, errs := read(root, ingest.WalkOptions{MaxBytes: 100}, root)
	if diff := cmp.Diff([]string{"1.txt", "a.zip!/1.txt", "b.jsonl:1", "c.tgz!/3.txt"}, names); diff != "" || len(errs) != 0 {
		t.Errorf("names (-want +got):\n%s errors %v", diff, errs)
	}
}

func TestFilesStopsWithinArchives(t *testing.T) {
	for _, format := range formats() {
		_, path := file(t, format.name, format.pack(t, entry{"1.txt", "甲", 0}, entry{"../2.txt", "乙", 0}, entry{"3.txt", "丙", 0}))
		for stop := 1; stop <= 3; stop++ {
			n := 0
			for in, err := range ingest.Files([]string{path, path}, ingest.WalkOptions{MaxBytes: 100}) {
				if n++; (err != nil) != (n == 2) {
					t.Errorf("%s: %v", in.Name, err)
				}
				if n == stop {
					break
				}
			}
			if n != stop {
				t.Errorf("%s: %d inputs, want %d", format.name, n, stop)
			}
		}
	}
}

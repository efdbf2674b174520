package ingest_test

import (
	"errors"
	"io"
	"runtime"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/google/go-cmp/cmp"

	"huipu/internal/ingest"
	"huipu/internal/kg"
	"huipu/internal/release"
)

// recordsOf reads the lines as a file of records.
func recordsOf(t *testing.T, lines string) (inputs []ingest.Input, errs []error) {
	t.Helper()
	_, path := file(t, "b.jsonl", []byte(lines))
	for in, err := range ingest.Files([]string{path}, ingest.WalkOptions{MaxBytes: 1000}) {
		in.Name = in.Name[strings.Index(in.Name, "b.jsonl"):]
		inputs, errs = append(inputs, in), append(errs, err)
	}
	return inputs, errs
}

func TestRecords(t *testing.T) {
	inputs, errs := recordsOf(t, "\uFEFF"+`{"text":"会议召开。"}`+"\r\n\n"+
		`  {"html":"<p>会议召开。","title":"市侨联召开会议","source":" 澄江日报 ","author":"孟栖原","url":"https://a.example/1","published":"2025-08-26"}  `+"\n"+
		`{"text":"\u4f1a\u8bae\ud842\udfb7","published":"2025-08-26T19:00:00+08:00","title":null}`+"\n"+
		`{"text":"会议召开。","published":"2025-08"}`)
	day := kg.Date{Year: 2025, Month: 8, Day: 26}
	want := []ingest.Input{
		{Name: "b.jsonl:1", Raw: []byte("会议召开。")},
		{Name: "b.jsonl:3", Raw: []byte("<p>会议召开。"), Known: release.Known{
			Title: "市侨联召开会议", Source: "澄江日报", Author: "孟栖原", URL: "https://a.example/1", Published: day, HTML: true,
		}},
		{Name: "b.jsonl:4", Raw: []byte("会议𠮷"), Known: release.Known{Published: day}},
		{Name: "b.jsonl:5", Raw: []byte("会议召开。"), Known: release.Known{Published: kg.Date{Year: 2025, Month: 8}}},
	}
	if diff := cmp.Diff(want, inputs); diff != "" || errors.Join(errs...) != nil {
		t.Errorf("(-want +got):\n%s errors %v", diff, errs)
	}
}

func TestBadRecordsAreRefusedAndTheOthersGoOn(t *testing.T) {
	long := strings.Repeat("会", 101)
	tests := []struct {
		name, line string
		category   *kg.Category
		want       string
	}{
		{"no JSON", `会议召开。`, kg.ErrInvalid, "is not a record: invalid character"},
		{"cut", `{"text":"会`, kg.ErrInvalid, "is not a record: unexpected EOF"},
		{"array", `["会议"]`, kg.ErrInvalid, "is not a record"},
		{"unknown field", `{"text":"会议","publised":"2025-08-26"}`, kg.ErrInvalid, `is not a record: unknown field "publised"; the fields are text or html, title, source, author, url and published`},
		{"number", `{"text":1}`, kg.ErrInvalid, "is not a record: cannot unmarshal number"},
		{"two records", `{"text":"甲"}{"text":"乙"}`, kg.ErrInvalid, "holds more than one record"},
		{"neither text nor html", `{"title":"会议"}`, kg.ErrInvalid, "needs either text or html"},
		{"null", `{"text":null}`, kg.ErrInvalid, "needs either text or html"},
		{"text and html", `{"text":"会议","html":"<p>会议"}`, kg.ErrInvalid, "needs either text or html"},
		{"not UTF-8", "{\"text\":\"\xbb\xe1\"}", kg.ErrInvalid, "is not UTF-8"},
		{"no address", `{"text":"会议","url":"javascript:alert(1)"}`, kg.ErrInvalid, `has the url "javascript:alert(1)", which is no address of the web`},
		{"half an address", `{"text":"会议","url":"/1.html"}`, kg.ErrInvalid, "which is no address of the web"},
		{"no date", `{"text":"会议","published":"昨天"}`, kg.ErrInvalid, `has "昨天" as published, which is no date`},
		{"no such day", `{"text":"会议","published":"2025-02-30"}`, kg.ErrInvalid, "which is no date"},
		{"long source", `{"text":"会议","source":"` + long + `"}`, kg.ErrLimit, "has a source or an author of more than 100 characters"},
		{"long author", `{"text":"会议","author":"` + long + `"}`, kg.ErrLimit, "has a source or an author of more than 100 characters"},
		{"long text", `{"text":"` + strings.Repeat("会", 400) + `"}`, kg.ErrLimit, "holds 1200 bytes, the limit is 1000"},
		{"long line", `{"text":"` + strings.Repeat("a", 3000+64<<10) + `"}`, kg.ErrLimit, "is a line of more than 68536 bytes"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			inputs, errs := recordsOf(t, `{"text":"甲"}`+"\n"+tt.line+"\n"+`{"text":"乙"}`)
			if len(inputs) != 3 || errs[0] != nil || errs[2] != nil || string(inputs[2].Raw) != "乙" {
				t.Fatalf("inputs %v, errors %v", inputs, errs)
			}
			if err := errs[1]; !errors.Is(err, tt.category) || !strings.Contains(err.Error(), tt.want) || !strings.Contains(err.Error(), `b.jsonl:2"`) {
				t.Errorf("got %v, want %v with %q", err, tt.category, tt.want)
			}
		})
	}
}

func TestAnErrorOfTheReaderEndsRecords(t *testing.T) {
	broken := errors.New("line is dead")
	stdin := io.MultiReader(strings.NewReader(`{"text":"甲"}`+"\n"+`{"text":`), iotest.ErrReader(broken))
	names, _, errs := read("", ingest.WalkOptions{Stdin: stdin, MaxBytes: 1000}, "-")
	if !cmp.Equal(names, []string{"-:1", "-:2"}) || !errors.Is(errs["-:2"], broken) {
		t.Errorf("names %v, errors %v", names, errs)
	}
}

// repeating reads one text again and again.
type repeating struct {
	text string
	at   int
	left int
}

func (r *repeating) Read(p []byte) (int, error) {
	if r.left <= 0 {
		return 0, io.EOF
	}
	n := copy(p, r.text[r.at:])
	r.at = (r.at + n) % len(r.text)
	r.left -= n
	return n, nil
}

func TestRecordsAreReadWithinFlatMemory(t *testing.T) {
	line := `{"text":"` + strings.Repeat("会议", 1000) + `","title":"市侨联召开会议"}` + "\n"
	const n = 5_000
	stdin := &repeating{text: line, left: n * len(line)}
	read := 0
	var peak uint64
	for _, err := range ingest.Files([]string{"-"}, ingest.WalkOptions{Stdin: stdin, MaxBytes: 1 << 20}) {
		if err != nil {
			t.Fatal(err)
		}
		if read++; read%1000 == 0 {
			var m runtime.MemStats
			runtime.GC()
			runtime.ReadMemStats(&m)
			peak = max(peak, m.HeapAlloc)
		}
	}
	if read != n || peak > 32<<20 {
		t.Errorf("%d records with a heap of %d MiB", read, peak>>20)
	}
}

// TestALongLineTakesNoMemory passes over a line that never ends.
func TestALongLineTakesNoMemory(t *testing.T) {
	stdin := io.MultiReader(strings.NewReader(`{"text":"`), &repeating{text: strings.Repeat("会议", 4096), left: 100 << 20}, strings.NewReader("\n"+`{"text":"乙"}`))
	var errs []error
	allocated := allocations(func() {
		for _, err := range ingest.Files([]string{"-"}, ingest.WalkOptions{Stdin: stdin, MaxBytes: 1 << 20}) {
			errs = append(errs, err)
		}
	})
	if len(errs) != 2 || !errors.Is(errs[0], kg.ErrLimit) || errs[1] != nil || allocated > 32<<20 {
		t.Errorf("errors %v, %d MiB", errs, allocated>>20)
	}
}

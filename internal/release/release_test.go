package release_test

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"huipu/internal/kg"
	"huipu/internal/release"
)

func read(t *testing.T, name, text string) *release.Release {
	t.Helper()
	r, err := release.Read(name, []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// layout writes one line for every paragraph: its kind, its sentences with bars between and
// its skipped ones, each behind an equals sign.
func layout(r *release.Release) string {
	var b strings.Builder
	for _, p := range r.Paragraphs {
		b.WriteString(string(p.Kind))
		for i, s := range p.Sentences {
			b.WriteByte(" |"[min(i, 1)])
			b.WriteString(r.Text[s.Start:s.End])
		}
		for _, s := range p.Skipped {
			b.WriteString(" =" + r.Text[s.Start:s.End])
		}
		b.WriteByte('\n')
	}
	return b.String()
}

const plain = "市侨联召开全委会议\n\n时间:2020-08-03 来源:澄江侨联网站 作者:\n\n市侨联召开全委会议\n\u00a0\n" +
	"　　8月2日,市侨联全委会议召开。主席周远山出席并讲话。\r\n林秋主持会议\n"

func TestRead(t *testing.T) {
	r := read(t, "a.txt", plain)
	want := "TITLE 市侨联召开全委会议\n" +
		"HEADER 时间:2020-08-03 来源:澄江侨联网站 作者:\n" +
		"TITLE 市侨联召开全委会议\n" +
		"BODY 8月2日,市侨联全委会议召开。|主席周远山出席并讲话。\n" +
		"BODY 林秋主持会议\n"
	if diff := cmp.Diff(want, layout(r)); diff != "" {
		t.Errorf("layout (-want +got):\n%s", diff)
	}
	if r.Text != plain {
		t.Errorf("the text was changed: %q", r.Text)
	}
	document := r.Document
	document.Text = ""
	if diff := cmp.Diff(kg.Document{
		ID:        kg.NewID(kg.KindDocument, r.SHA256),
		SHA256:    r.SHA256,
		Title:     "市侨联召开全委会议",
		Source:    "澄江侨联网站",
		Published: kg.Date{Year: 2020, Month: 8, Day: 3},
	}, document); diff != "" {
		t.Errorf("document (-want +got):\n%s", diff)
	}
	if r.Charset != "UTF-8" || r.HTML {
		t.Errorf("got charset %s, HTML %v", r.Charset, r.HTML)
	}
}

func TestLineEndsDoNotChangeTheIdentity(t *testing.T) {
	lf := read(t, "a.txt", "甲会议\n召开。\n")
	for _, text := range []string{"甲会议\r\n召开。\r\n", "甲会议\r召开。\r", "\uFEFF甲会议\n召开。\n"} {
		if r := read(t, "b.txt", text); r.ID != lf.ID || r.SHA256 != lf.SHA256 {
			t.Errorf("%q has id %s, want %s", text, r.ID, lf.ID)
		}
	}
	if r := read(t, "a.txt", "甲会议\n召开。"); r.ID == lf.ID {
		t.Error("another text has the same id")
	}
}

func TestSentences(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"marks", "会议召开。谁主持？周远山！散会", "会议召开。|谁主持？|周远山！|散会"},
		{"runs of marks", "真的吗？！是的。。", "真的吗？！|是的。。"},
		{"closing quote stays", "他说：“会议召开。”林秋主持。", "他说：“会议召开。”|林秋主持。"},
		{"nested closing quotes", "他说：“要‘快。’”林秋主持。", "他说：“要‘快。’”|林秋主持。"},
		{"comma behind a quote", "“会议召开。”，他说。", "“会议召开。”，他说。"},
		{"no split within quotes", "他说：“要快。要好。”", "他说：“要快。要好。”"},
		{"no split within brackets", "会议（第一次。扩大）召开。散会。", "会议（第一次。扩大）召开。|散会。"},
		{"name with a mark", "“加油！”活动启动。", "“加油！”活动启动。"},
		{"title with a mark", "审议《谁来主持？》草案。散会。", "审议《谁来主持？》草案。|散会。"},
		{"lost opening quote", "会议召开。”林秋主持。", "会议召开。”|林秋主持。"},
		{"lost closing quote", "他说：“会议召开。林秋主持。", "他说：“会议召开。|林秋主持。"},
		{"lost quote before a pair", "“会议召开。他要“快。好”干。", "“会议召开。|他要“快。好”干。"},
		{"crossed pairs", "（会议“召开。）林秋”主持。", "（会议“召开。）|林秋”主持。"},
		{"semicolon does not end", "听取汇报；审议议案。", "听取汇报；审议议案。"},
		{"ASCII marks", "Is it?Yes! 会议?散会", "Is it?Yes!|会议?|散会"},
		{"address", "见http://a.example/?q=1。散会", "见http://a.example/?q=1。|散会"},
		{"space between", "会议召开。 　林秋主持。", "会议召开。|林秋主持。"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := layout(read(t, "a.txt", "8月2日，开会。\n"+tt.in))
			_, got, _ = strings.Cut(got, "\n")
			got = got[strings.Index(got, " ")+1:]
			if diff := cmp.Diff(tt.want+"\n", got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestErrors(t *testing.T) {
	tests := []struct {
		name, in string
		category *kg.Category
		want     string
	}{
		{"empty", "", kg.ErrInvalid, `release "x.txt" is empty: invalid input`},
		{"blank", " \n\u3000\uFEFF\t\r\n", kg.ErrInvalid, "is empty: it holds no text"},
		{"only a mark", "\xEF\xBB\xBF", kg.ErrInvalid, "is empty: it holds no text"},
		{"PDF", "%PDF-1.7\n", kg.ErrInvalid, "is a PDF file, not text"},
		{"Office", "PK\x03\x04....", kg.ErrInvalid, "ZIP archive or Office document"},
		{"PNG", "\x89PNG\r\n\x1A\n", kg.ErrInvalid, "is a PNG image"},
		{"NUL", "会议\n召\x00开", kg.ErrInvalid, "control character 0x00 at offset 10, line 2"},
		{"control character", "ab\x01", kg.ErrInvalid, "control character 0x01 at offset 2, line 1"},
		{"broken UTF-8", "会议召开，主席周远山出席\n会议\xff并讲话。", kg.ErrInvalid, "neither UTF-8, UTF-16, GB18030 nor Big5: byte 0xFF at offset 43, line 2"},
		{"cut UTF-8", "会议召开，主席周远山出席会议\xe5", kg.ErrInvalid, "byte 0xE5 at offset 42, line 1"},
		{"marked UTF-8", "\xEF\xBB\xBF会\xff", kg.ErrInvalid, "is marked as UTF-8 but is not: byte 0xFF at offset 6"},
		{"Latin", "R\xe9union du comit\xe9 \xe0 Gen\xe8ve", kg.ErrInvalid, "neither UTF-8, UTF-16, GB18030 nor Big5"},
		{"odd UTF-16", "\xFF\xFEa", kg.ErrInvalid, "ends within a character"},
		{"half a surrogate", "\xFF\xFE\x00\xD8a\x00", kg.ErrInvalid, "half a character at byte 2"},
		{"too large", strings.Repeat("a", release.MaxBytes+1), kg.ErrLimit, "has 12582913 bytes, the limit is 12582912"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r, err := release.Read("x.txt", []byte(tt.in))
			if r != nil || !errors.Is(err, tt.category) {
				t.Fatalf("got %v, %v; want %v alone", r, err, tt.category)
			}
			if !strings.Contains(err.Error(), tt.want) || !strings.Contains(err.Error(), `"x.txt"`) {
				t.Errorf("got %q, want it to name x.txt and say %q", err, tt.want)
			}
		})
	}
}

// endless is a stream that counts what is taken from it.
type endless struct{ taken int }

func (e *endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = 'a'
	}
	e.taken += len(p)
	return len(p), nil
}

func TestReadFromStopsAtTheLimit(t *testing.T) {
	stream := &endless{}
	_, err := release.ReadFrom("big.txt", stream)
	if !errors.Is(err, kg.ErrLimit) || !strings.Contains(err.Error(), "12582912") {
		t.Errorf("got %v, want ErrLimit with the limit", err)
	}
	if stream.taken > release.MaxBytes+1 {
		t.Errorf("took %d bytes, want at most one above the limit of %d", stream.taken, release.MaxBytes)
	}
}

func TestReadFromRefusesALargeFileUnread(t *testing.T) {
	file, err := os.Create(filepath.Join(t.TempDir(), "big.txt"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	if err := file.Truncate(100 << 20); err != nil {
		t.Fatal(err)
	}
	_, err = release.ReadFrom("big.txt", file)
	if !errors.Is(err, kg.ErrLimit) || !strings.Contains(err.Error(), "has 104857600 bytes, the limit is 12582912") {
		t.Errorf("got %v, want ErrLimit with size and limit", err)
	}
	if at, err := file.Seek(0, io.SeekCurrent); err != nil || at != 0 {
		t.Errorf("the file was read to %d, %v", at, err)
	}
}

type failing struct{ err error }

func (f failing) Read([]byte) (int, error) { return 0, f.err }

func TestReadFrom(t *testing.T) {
	r, err := release.ReadFrom("a.txt", strings.NewReader(plain))
	if err != nil || r.Text != plain {
		t.Errorf("got %v, %v", r, err)
	}
	broken := errors.New("broken pipe")
	if _, err := release.ReadFrom("a.txt", failing{broken}); !errors.Is(err, broken) || !strings.Contains(err.Error(), `"a.txt"`) {
		t.Errorf("got %v, want the reader's error with the name", err)
	}
}

package release_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"huipu/internal/kg"
	"huipu/internal/release"
	"huipu/seeds"
)

// sameAgain reads the document of a release again. All but what tells of the file must be equal.
func sameAgain(t *testing.T, name string, first *release.Release) {
	t.Helper()
	again, err := release.Again(first.Document)
	if err != nil {
		t.Errorf("%s: %v", name, err)
		return
	}
	want := *first
	want.Charset, want.HTML = again.Charset, again.HTML
	if diff := cmp.Diff(&want, again); diff != "" {
		t.Errorf("%s (-first +again):\n%s", name, diff)
	}
}

func TestAgainLaysOutTheSample(t *testing.T) {
	if n := againIn(t, seeds.Releases()); n < 40 {
		t.Errorf("%d releases, want the sample", n)
	}
}

// againIn reads the texts and pages of a folder twice, up to two thousand of them.
func againIn(t *testing.T, files fs.FS) (n int) {
	t.Helper()
	err := fs.WalkDir(files, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".txt") && !strings.HasSuffix(path, ".html") || n >= 2000 {
			return err
		}
		raw, err := fs.ReadFile(files, path)
		if err != nil {
			return err
		}
		if r, err := release.Read(path, raw); err == nil {
			sameAgain(t, path, r)
			n++
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func TestAgainLaysOutPagesAndKnownReleases(t *testing.T) {
	const body = "中国侨联召开主席办公会议\n2020-08-03 来源：中国侨联网站\n\n8月3日，中国侨联在北京召开主席办公会议。万立骏主持会议。\n"
	day := kg.Date{Year: 2020, Month: 8, Day: 4}
	for name, read := range map[string]func() (*release.Release, error){
		"plain": func() (*release.Release, error) { return release.Read("a.txt", []byte(body)) },
		"a title before the text": func() (*release.Release, error) {
			return release.ReadKnown("a.txt", []byte(body), release.Known{Title: "要闻：侨联开会", URL: "https://a.example/1", Published: day})
		},
		"fields known": func() (*release.Release, error) {
			return release.ReadKnown("a.txt", []byte(body), release.Known{Source: "新华社", Author: "王琦", Published: day})
		},
		"a title in the header": func() (*release.Release, error) {
			return release.Read("a.txt", []byte("（时政）中国侨联召开会议\n来源：新华社\n8月3日，中国侨联召开会议，万立骏出席。\n"))
		},
		"a page": func() (*release.Release, error) {
			return release.Read("a.html", []byte("<html><head><title>中国侨联召开会议_新华网</title></head><body><h1>中国侨联召开会议</h1><p>2020-08-03 来源：新华社</p><p>8月3日，中国侨联召开会议，万立骏出席。</p></body></html>"))
		},
		"no title": func() (*release.Release, error) {
			return release.Read("a.txt", []byte("8月3日，中国侨联召开会议，万立骏出席。会议听取了汇报。\n"))
		},
	} {
		t.Run(name, func(t *testing.T) {
			r, err := read()
			if err != nil {
				t.Fatal(err)
			}
			sameAgain(t, name, r)
		})
	}
}

// TestAgainLaysOutTheNews reads the texts of a corpus beside the repository, where it is there.
func TestAgainLaysOutTheNews(t *testing.T) {
	root := filepath.Join("..", "..", "..", "shared", "corpus")
	if _, err := os.Stat(root); err != nil {
		t.Skip("the development corpus is not on this machine")
	}
	t.Logf("%d texts", againIn(t, os.DirFS(root)))
}

func TestAgainRefusesAnotherText(t *testing.T) {
	r, err := release.Read("a.txt", []byte("8月3日，中国侨联召开会议。"))
	if err != nil {
		t.Fatal(err)
	}
	d := r.Document
	d.Text += "添字。"
	if _, err := release.Again(d); kg.CategoryOf(err) != kg.ErrInternal {
		t.Errorf("error %v, want ErrInternal", err)
	}
}

package extract

import (
	"context"
	_ "embed"
	"fmt"
	"io/fs"
	"runtime"
	"strings"
	"sync"
	"testing"

	"huipu/internal/release"
	"huipu/seeds"
)

// seedSize is what a release is counted as where speed is told in releases a second: the
// size of a report with a paragraph of names, in bytes.
const seedSize = 3000

// sampleTexts are the releases of the sample collection.
func sampleTexts(tb testing.TB) []string {
	tb.Helper()
	paths, err := fs.Glob(seeds.Releases(), "*.txt")
	if err != nil || len(paths) == 0 {
		tb.Fatalf("no sample releases: %v", err)
	}
	texts := make([]string, len(paths))
	for k, path := range paths {
		raw, err := fs.ReadFile(seeds.Releases(), path)
		if err != nil {
			tb.Fatal(err)
		}
		texts[k] = string(raw)
	}
	return texts
}

func readRelease(tb testing.TB, text string) *release.Release {
	tb.Helper()
	r, err := release.Read("release.txt", []byte(text))
	if err != nil {
		tb.Fatal(err)
	}
	return r
}

// warm is an extractor that has read the releases once, so that the segmenter is loaded.
func warm(tb testing.TB, all []*release.Release) *Extractor {
	tb.Helper()
	x, err := New()
	if err != nil {
		tb.Fatal(err)
	}
	for _, r := range all {
		if _, err := x.Extract(context.Background(), r); err != nil {
			tb.Fatal(err)
		}
	}
	return x
}

// BenchmarkSamples measures the sample collection; one operation is one release. It tells
// the releases of seedSize in a second.
func BenchmarkSamples(b *testing.B) {
	var all []*release.Release
	for _, text := range sampleTexts(b) {
		all = append(all, readRelease(b, text))
	}
	benchmarkReleases(b, all, seedSize)
}

// plenary is a report of 7 kB: a paragraph with seventeen people and their posts, a second
// meeting, and pages of what was said.
//
//go:embed testdata/plenary.txt
var plenary string

// BenchmarkPlenary measures a whole report; one operation is one release.
func BenchmarkPlenary(b *testing.B) {
	benchmarkReleases(b, []*release.Release{readRelease(b, plenary)}, len(plenary))
}

// benchmarkReleases reads the releases in turn, with one goroutine and with as many as may
// run at once. It tells the releases of a size in a second.
func benchmarkReleases(b *testing.B, all []*release.Release, unit int) {
	size := 0
	for _, r := range all {
		size += len(r.Text)
	}
	x := warm(b, all)
	each := func(b *testing.B, workers int) {
		b.SetBytes(int64(size / len(all)))
		b.ReportAllocs()
		var group sync.WaitGroup
		for w := range workers {
			group.Go(func() {
				for n := w; n < b.N; n += workers {
					if _, err := x.Extract(context.Background(), all[n%len(all)]); err != nil {
						b.Error(err)
						return
					}
				}
			})
		}
		group.Wait()
		bytes := float64(b.N) * float64(size) / float64(len(all))
		b.ReportMetric(bytes/float64(unit)/b.Elapsed().Seconds(), "releases/s")
	}
	b.Run("one", func(b *testing.B) { each(b, 1) })
	b.Run("all", func(b *testing.B) { each(b, runtime.GOMAXPROCS(0)) })
}

// BenchmarkGrowth shows that the speed does not depend on the size of a text: MB/s is the
// same for all.
func BenchmarkGrowth(b *testing.B) {
	for _, size := range []int{10_000, 100_000, 1_000_000, release.MaxBytes} {
		b.Run(fmt.Sprintf("%dkB", size/1000), func(b *testing.B) {
			r := readRelease(b, natural(b, size))
			x := warm(b, []*release.Release{r})
			b.SetBytes(int64(size))
			for b.Loop() {
				if _, err := x.Extract(context.Background(), r); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkNew measures loading, without the segmenter.
func BenchmarkNew(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := New(); err != nil {
			b.Fatal(err)
		}
	}
}

// natural is a text of a size: the sample releases again and again, each time with other
// people.
func natural(tb testing.TB, size int) string {
	tb.Helper()
	texts := sampleTexts(tb)
	var all []*release.Release
	for _, text := range texts {
		all = append(all, readRelease(tb, text))
	}
	x := warm(tb, all)
	people := make([][]string, len(all))
	for k, r := range all {
		facts, err := x.Extract(context.Background(), r)
		if err != nil {
			tb.Fatal(err)
		}
		for _, p := range facts.Persons {
			people[k] = append(people[k], p.Name)
		}
	}
	var b strings.Builder
	for n := 0; b.Len() < size; n++ {
		k := n % len(texts)
		var names []string
		for m, name := range people[k] {
			names = append(names, name, invented(n*100+m))
		}
		b.WriteString(strings.NewReplacer(names...).Replace(texts[k]))
		b.WriteByte('\n')
	}
	return cutText(b.String(), size)
}

// cutText is the front of a text, at most size bytes and whole characters.
func cutText(text string, size int) string {
	return strings.ToValidUTF8(text[:min(size, len(text))], "")
}

// invented is the name of somebody. The number decides it, so that names repeat no oftener
// than those of a crowd.
func invented(n int) string {
	surnames, given := []rune("王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马"), []rune("伟芳敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂英华玉兰红飞鹏志辉")
	n = n * 7919 % (len(surnames) * len(given) * len(given))
	return string([]rune{surnames[n%len(surnames)], given[n/len(surnames)%len(given)], given[n/len(surnames)/len(given)]})
}

// coined is a word of three characters, another one for each of 24,389 numbers.
func coined(n int) string {
	digits := []rune("碧翠岚屿岭峪坞塬埠浦汀渚澜沁涧溪泓泾沅湄漪潭滁汶淄灞澧坪垭")
	n = n * 7919 % (len(digits) * len(digits) * len(digits))
	return string([]rune{digits[n%len(digits)], digits[n/len(digits)%len(digits)], digits[n/len(digits)/len(digits)]})
}

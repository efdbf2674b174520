package cli

import (
	"io/fs"
	"iter"

	"huipu/internal/ingest"
	"huipu/seeds"
)

// sampleReleases yields the sample releases in the order of their names.
func sampleReleases() iter.Seq2[ingest.Input, error] {
	return func(yield func(ingest.Input, error) bool) {
		releases := seeds.Releases()
		names, err := fs.Glob(releases, "*.txt")
		if err != nil {
			yield(ingest.Input{}, err)
			return
		}
		for _, name := range names {
			raw, err := fs.ReadFile(releases, name)
			if !yield(ingest.Input{Name: name, Raw: raw}, err) {
				return
			}
		}
	}
}

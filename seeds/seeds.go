// Package seeds holds the sample releases that a new graph starts with.
package seeds

import (
	"embed"
	"io/fs"
)

//go:embed releases/*.txt releases/*.gold.json
var files embed.FS

//go:embed resolution.tsv
var resolution string

// Resolution returns the annotated partition of mentions into persons: which names in
// different releases, of this collection and of others, are of one person. The columns are
// told in README.md. The slice is fresh.
func Resolution() []byte { return []byte(resolution) }

//go:embed meetings.tsv
var meetings string

// Meetings returns the annotated partition of reports into meetings: which passages of
// different releases, of this collection and of others, tell of one meeting. The columns are
// told in README.md. The slice is fresh.
func Meetings() []byte { return []byte(meetings) }

// Releases returns the releases folder as a read-only file system.
//
// Its root holds pairs of files named by number and slug: NNN-slug.txt is a
// meeting release in UTF-8 (title, header line, paragraphs, separated by blank
// lines) and NNN-slug.gold.json says what a careful reader finds in it:
// meetings, people with their posts, who attended what in which capacity, who
// is only mentioned, and the organisations that took part. The names sort in
// the order of publication, so reading the folder in directory order fills a
// graph as the years went by.
func Releases() fs.FS {
	sub, err := fs.Sub(files, "releases")
	if err != nil {
		// The folder is embedded above and its name is a constant, so this
		// cannot happen in a program that compiled.
		panic("seeds: " + err.Error())
	}
	return sub
}

package cli

import (
	"iter"

	"huipu/internal/ingest"
	"huipu/internal/release"
)

// releaseArgs say which releases a command reads, and how.
type releaseArgs struct {
	Split string   `once:"" enum:"auto,headings,none" default:"auto" placeholder:"HOW" help:"Which files to take apart into several releases at their headings: ${enum}."`
	Paths []string `arg:"" name:"path" help:"Files and folders of releases (.txt, .html, .htm), archives (.zip, .tar, .tar.gz, .tgz), records (.jsonl, .ndjson), bulletins (.md); - for standard input."`
}

// inputs reads the releases one by one.
func (r releaseArgs) inputs(a *app) iter.Seq2[ingest.Input, error] {
	return ingest.Files(r.Paths, ingest.WalkOptions{
		Stdin: a.Stdin, MaxBytes: release.MaxBytes, Split: ingest.Split(r.Split), Now: a.Now,
	})
}

// aboutReleases is the part of the help that the commands share.
const aboutReleases = `Archives and records are read entry by entry, however large they are; a record is a JSON object on a line with text or html and, if known, title, source, author, url and published. A bulletin has a date in its first heading (#) and an item under every ###: each item is a release.`

package ingest

import (
	"bytes"
	"path"
	"regexp"
	"strings"
)

// form is what a file is by its name.
type form int

const (
	formOther    form = iota
	formText          // one release, unless it is a bulletin
	formPage          // one release
	formMarkdown      // a bulletin, or something else
	formZip
	formTar
	formTarGzip
	formRecords // a JSON object a line
)

// formOf tells the form by the ending of a name, whatever its case.
func formOf(name string) form {
	name = strings.ToLower(name)
	switch path.Ext(name) {
	case ".txt":
		return formText
	case ".html", ".htm":
		return formPage
	case ".md":
		return formMarkdown
	case ".zip":
		return formZip
	case ".tar":
		return formTar
	case ".tgz":
		return formTarGzip
	case ".gz":
		if strings.HasSuffix(name, ".tar.gz") {
			return formTarGzip
		}
	case ".jsonl", ".ndjson":
		return formRecords
	}
	return formOther
}

// holdsMany reports forms that hold any number of releases, so that a file may be of any
// size.
func (f form) holdsMany() bool {
	return f == formZip || f == formTar || f == formTarGzip || f == formRecords
}

// sniffed is how many of the first bytes tell the form.
const sniffed = 262 + 5

var recordStart = regexp.MustCompile(`^(?:\xEF\xBB\xBF)?\s*\{\s*"`)

// sniff tells the form by the first bytes.
func sniff(head []byte) form {
	switch {
	case bytes.HasPrefix(head, []byte("PK\x03\x04")), bytes.HasPrefix(head, []byte("PK\x05\x06")):
		return formZip
	case bytes.HasPrefix(head, []byte("\x1F\x8B")):
		return formTarGzip
	case len(head) >= sniffed && string(head[257:262]) == "ustar":
		return formTar
	case recordStart.Match(head):
		return formRecords
	}
	return formOther
}

package ingest

import (
	"fmt"
	"path"
	"strings"
	"unicode"
	"unicode/utf8"

	"huipu/internal/kg"
	"huipu/internal/release"
)

// entryName is the name of the input that an entry of an archive gives. The error tells of
// a name that no honest archive has; the name is then the nearest to it that can be shown.
func entryName(archive, name string) (string, error) {
	if !utf8.ValidString(name) {
		// The archivers of older systems write names in the charset of the system.
		if text, _, err := release.Decode([]byte(name)); err == nil {
			name = text
		}
	}
	name = strings.ReplaceAll(strings.ToValidUTF8(name, "\uFFFD"), `\`, "/")
	full := archive + "!/" + strings.TrimLeft(name, "/")
	switch {
	case strings.ContainsFunc(name, unicode.IsControl):
		return full, fmt.Errorf("%q has a control character in its name: %w", full, kg.ErrInvalid)
	case strings.HasPrefix(name, "/"), len(name) > 1 && name[1] == ':':
		return full, fmt.Errorf("%q has an absolute name: %w", full, kg.ErrInvalid)
	}
	for part := range strings.SplitSeq(name, "/") {
		if part == ".." {
			return full, fmt.Errorf("%q has .. in its name, which leads out of the archive or round in it: %w", full, kg.ErrInvalid)
		}
	}
	return archive + "!/" + path.Clean(name), nil
}

// takesEntry reports whether an entry is taken for a release. The error refuses what must
// not be in an archive.
func takesEntry(name string) (bool, error) {
	form := formOf(name)
	switch {
	case form == formOther || systemFile(name):
		return false, nil
	case form.holdsMany():
		return false, fmt.Errorf("%q is an archive, or a file of records, within an archive; unpack the outer one first: %w", name, kg.ErrInvalid)
	}
	return true, nil
}

// systemFile reports what a system adds to the archives it makes, beside each file.
func systemFile(name string) bool {
	return strings.HasPrefix(path.Base(name), "._") || strings.Contains(name, "!/__MACOSX/")
}

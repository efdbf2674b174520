package release

import (
	"bytes"
	"fmt"
	"strings"

	"huipu/internal/kg"
)

// knownBinary names the format whose signature opens raw, or is empty.
func knownBinary(raw []byte) string {
	signatures := []struct{ signature, format string }{
		{"%PDF-", "a PDF file"},
		{"PK\x03\x04", "a ZIP archive or Office document"},
		{"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "an old Office document (.doc, .xls)"},
		{"{\\rtf", "an RTF document"},
		{"\x89PNG\r\n\x1A\n", "a PNG image"},
		{"\xFF\xD8\xFF", "a JPEG image"},
		{"GIF87a", "a GIF image"},
		{"GIF89a", "a GIF image"},
		{"\x1F\x8B", "a gzip archive"},
		{"7z\xBC\xAF\x27\x1C", "a 7z archive"},
		{"Rar!\x1A\x07", "a RAR archive"},
		{"\x7FELF", "a program"},
	}
	for _, s := range signatures {
		if bytes.HasPrefix(raw, []byte(s.signature)) {
			return s.format
		}
	}
	return ""
}

// checkCharacters refuses text with control characters: no release has them, and every
// binary format does.
func checkCharacters(text string) error {
	at := strings.IndexFunc(text, func(r rune) bool {
		return r < ' ' && (r < '\t' || r > '\r') || r == 0x7F
	})
	if at >= 0 {
		return binaryAt([]byte(text), at)
	}
	return nil
}

func binaryAt(raw []byte, at int) error {
	return fmt.Errorf("is not text: control character 0x%02X at offset %d, line %d: %w",
		raw[at], at, lineOf(raw, at), kg.ErrInvalid)
}

package release

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"

	"huipu/internal/kg"
)

// The names of the charsets that are read.
const (
	nameUTF8    = "UTF-8"
	nameUTF16LE = "UTF-16LE"
	nameUTF16BE = "UTF-16BE"
	nameGB18030 = "GB18030" // and with it GBK and GB 2312
	nameBig5    = "Big5"
)

// Decode turns bytes into text and names their charset, as [Read] does. A byte order mark
// decides and is dropped; otherwise valid UTF-8 wins, and then the charset whose reading
// looks most like Chinese. What a page declares tips the scale where two readings are close:
// many pages declare what they are not.
//
// The error is [kg.ErrInvalid]; it continues the sentence `release "name" …`.
func Decode(raw []byte) (text, name string, err error) {
	switch {
	case bytes.HasPrefix(raw, []byte("\xEF\xBB\xBF")):
		if at := invalidUTF8(raw); at >= 0 {
			return "", "", undecodable(raw, at, "is marked as UTF-8 but is not")
		}
		return string(raw[3:]), nameUTF8, nil
	case bytes.HasPrefix(raw, []byte("\xFF\xFE\x00\x00")), bytes.HasPrefix(raw, []byte("\x00\x00\xFE\xFF")):
		return "", "", fmt.Errorf("is marked as UTF-32, which is not read: %w", kg.ErrInvalid)
	case bytes.HasPrefix(raw, []byte("\xFF\xFE")):
		text, err = decodeUTF16(raw, 2, binary.LittleEndian, nameUTF16LE)
		return text, nameUTF16LE, err
	case bytes.HasPrefix(raw, []byte("\xFE\xFF")):
		text, err = decodeUTF16(raw, 2, binary.BigEndian, nameUTF16BE)
		return text, nameUTF16BE, err
	}
	at, nul := invalidUTF8(raw), bytes.IndexByte(raw, 0)
	if at < 0 && nul < 0 {
		return string(raw), nameUTF8, nil
	}
	if text, name, ok := decodeUnmarkedUTF16(raw); ok {
		return text, name, nil
	}
	if nul >= 0 {
		return "", "", binaryAt(raw, nul)
	}
	if text, name, ok := decodeChinese(raw); ok {
		return text, name, nil
	}
	return "", "", undecodable(raw, at, "is neither UTF-8, UTF-16, GB18030 nor Big5")
}

func invalidUTF8(raw []byte) int {
	for i := 0; i < len(raw); {
		if raw[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, size := utf8.DecodeRune(raw[i:])
		if r == utf8.RuneError && size == 1 {
			return i
		}
		i += size
	}
	return -1
}

// decodeUTF16 reads what follows the byte at from.
func decodeUTF16(raw []byte, from int, order binary.ByteOrder, name string) (string, error) {
	if len(raw)%2 != 0 {
		return "", undecodable(raw, len(raw)-1, "is marked as "+name+" but ends within a character")
	}
	var b strings.Builder
	for i := from; i < len(raw); i += 2 {
		r := rune(order.Uint16(raw[i:]))
		if utf16.IsSurrogate(r) {
			next := rune(0)
			if i+2 < len(raw) {
				next = rune(order.Uint16(raw[i+2:]))
			}
			if r = utf16.DecodeRune(r, next); r == utf8.RuneError {
				return "", fmt.Errorf("is marked as %s but has half a character at byte %d: %w", name, i, kg.ErrInvalid)
			}
			i += 2
		}
		b.WriteRune(r)
	}
	return b.String(), nil
}

// minUnmarked is the share of letters, Chinese and ASCII, from which bytes without a mark
// pass as UTF-16. The wrong order of bytes, and every other charset, stays below 0.5.
const minUnmarked = 0.9

// decodeUnmarkedUTF16 reads UTF-16 without a byte order mark.
func decodeUnmarkedUTF16(raw []byte) (text, name string, ok bool) {
	if len(raw)%2 != 0 {
		return "", "", false
	}
	best := 0.0
	for _, candidate := range []struct {
		name  string
		order binary.ByteOrder
	}{{nameUTF16LE, binary.LittleEndian}, {nameUTF16BE, binary.BigEndian}} {
		decoded, err := decodeUTF16(raw, 0, candidate.order, candidate.name)
		if err != nil {
			continue
		}
		familiar, all := 0, 0
		for _, r := range decoded {
			all++
			if r >= ' ' && r < 0x7F || r == '\n' || r == '\r' || r == '\t' || everyday(r) {
				familiar++
			}
		}
		if share := float64(familiar) / float64(all); share >= minUnmarked && share > best {
			best, text, name = share, decoded, candidate.name
		}
	}
	return text, name, best > 0
}

// minChinese is the share of everyday characters among all that are not ASCII from which
// bytes pass as Chinese. Running text has above 0.85 in its own charset; in another one, and
// where it is UTF-8 with a broken byte or Western European text, it stays below 0.55.
const minChinese = 0.6

// declaredBonus is what a declaration adds to the share of its charset.
const declaredBonus = 0.1

// decodeChinese reads the charsets of two bytes a character.
func decodeChinese(raw []byte) (text, name string, ok bool) {
	declared := declaredCharset(raw)
	best := 0.0
	for _, candidate := range []struct {
		name     string
		encoding encoding.Encoding
	}{{nameGB18030, simplifiedchinese.GB18030}, {nameBig5, traditionalchinese.Big5}} {
		decoded, err := candidate.encoding.NewDecoder().Bytes(raw)
		if err != nil || bytes.ContainsRune(decoded, utf8.RuneError) {
			continue
		}
		share := everydayShare(decoded)
		if share < minChinese {
			continue
		}
		if candidate.name == declared {
			share += declaredBonus
		}
		if share > best {
			best, text, name = share, strings.TrimPrefix(string(decoded), "\uFEFF"), candidate.name
		}
	}
	return text, name, best > 0
}

// declaredCharset is the charset that an HTML page declares, by our name for it; it is empty
// where there is no such declaration or no such charset.
func declaredCharset(raw []byte) string {
	head := raw[:min(len(raw), 1024)]
	if !bytes.Contains(bytes.ToLower(head), []byte("charset")) {
		return ""
	}
	switch _, name, _ := charset.DetermineEncoding(raw, "text/html"); name {
	case "gbk", "gb18030":
		return nameGB18030
	case "big5":
		return nameBig5
	}
	return ""
}

// everydayShare is the share of everyday characters among those that are not ASCII.
func everydayShare(text []byte) float64 {
	found, all := 0, 0
	for _, r := range string(text) {
		if r < utf8.RuneSelf {
			continue
		}
		all++
		if everyday(r) {
			found++
		}
	}
	if all == 0 {
		return 0
	}
	return float64(found) / float64(all)
}

func undecodable(raw []byte, at int, what string) error {
	return fmt.Errorf("%s: byte 0x%02X at offset %d, line %d: %w", what, raw[at], at, lineOf(raw, at), kg.ErrInvalid)
}

func lineOf(raw []byte, at int) int { return bytes.Count(raw[:at], []byte("\n")) + 1 }

package release

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding/simplifiedchinese"

	"huipu/internal/kg"
)

// The names of the charsets that are recognised without a declaration.
const (
	nameUTF8    = "UTF-8"
	nameUTF16LE = "UTF-16LE"
	nameUTF16BE = "UTF-16BE"
	nameGB18030 = "GB18030"
)

// minChinese is the share of everyday Chinese characters among all that are not ASCII
// from which undeclared bytes pass as GB18030. Running text has above 0.9, traditional
// characters above 0.6; UTF-8 with a broken byte and Western European text, which decode as
// well, stay below 0.4.
const minChinese = 0.5

// decode turns bytes into text and names their charset. A byte order mark decides and is
// dropped; otherwise valid UTF-8 wins, then the charset that an HTML page declares, then
// GB18030 (and with it GBK and GB 2312) if the result looks like Chinese.
func decode(raw []byte) (text, name string, err error) {
	switch {
	case bytes.HasPrefix(raw, []byte("\xEF\xBB\xBF")):
		if at := invalidUTF8(raw); at >= 0 {
			return "", "", undecodable(raw, at, "is marked as UTF-8 but is not")
		}
		return string(raw[3:]), nameUTF8, nil
	case bytes.HasPrefix(raw, []byte("\xFF\xFE")):
		return decodeUTF16(raw, binary.LittleEndian, nameUTF16LE)
	case bytes.HasPrefix(raw, []byte("\xFE\xFF")):
		return decodeUTF16(raw, binary.BigEndian, nameUTF16BE)
	}
	at := invalidUTF8(raw)
	if at < 0 {
		return string(raw), nameUTF8, nil
	}
	if i := bytes.IndexByte(raw, 0); i >= 0 {
		return "", "", binaryAt(raw, i)
	}
	if text, name, ok := decodeDeclared(raw); ok {
		return text, name, nil
	}
	if text, ok := decodeGB18030(raw); ok {
		return text, nameGB18030, nil
	}
	return "", "", undecodable(raw, at, "is neither UTF-8 nor GB18030")
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

func decodeUTF16(raw []byte, order binary.ByteOrder, name string) (string, string, error) {
	if len(raw)%2 != 0 {
		return "", "", undecodable(raw, len(raw)-1, "is marked as "+name+" but ends within a character")
	}
	var b strings.Builder
	for i := 2; i < len(raw); i += 2 {
		r := rune(order.Uint16(raw[i:]))
		if utf16.IsSurrogate(r) {
			next := rune(0)
			if i+2 < len(raw) {
				next = rune(order.Uint16(raw[i+2:]))
			}
			if r = utf16.DecodeRune(r, next); r == utf8.RuneError {
				return "", "", fmt.Errorf("is marked as %s but has half a character at byte %d: %w", name, i, kg.ErrInvalid)
			}
			i += 2
		}
		b.WriteRune(r)
	}
	return b.String(), name, nil
}

// decodeDeclared follows the charset declaration of an HTML page.
func decodeDeclared(raw []byte) (text, name string, ok bool) {
	if !bytes.Contains(bytes.ToLower(raw[:min(len(raw), 1024)]), []byte("charset")) {
		return "", "", false
	}
	encoding, name, certain := charset.DetermineEncoding(raw, "text/html")
	if name == "utf-8" || !certain && name == "windows-1252" {
		return "", "", false
	}
	decoded, err := encoding.NewDecoder().Bytes(raw)
	if err != nil || bytes.ContainsRune(decoded, utf8.RuneError) {
		return "", "", false
	}
	return string(decoded), strings.ToUpper(name), true
}

func decodeGB18030(raw []byte) (string, bool) {
	decoded, err := simplifiedchinese.GB18030.NewDecoder().Bytes(raw)
	if err != nil || bytes.ContainsRune(decoded, utf8.RuneError) || everydayShare(raw) < minChinese {
		return "", false
	}
	return strings.TrimPrefix(string(decoded), "\uFEFF"), true
}

// everydayShare is the share of the characters of GB 2312's punctuation and first level,
// the 3755 most used, among all that are not ASCII.
func everydayShare(raw []byte) float64 {
	everyday, all := 0, 0
	for i := 0; i < len(raw); i++ {
		lead := raw[i]
		if lead < 0x80 {
			continue
		}
		all++
		i++
		if i == len(raw) {
			break
		}
		if trail := raw[i]; trail >= 0xA1 && (lead >= 0xB0 && lead <= 0xD7 || lead >= 0xA1 && lead <= 0xA3) {
			everyday++
		}
	}
	if all == 0 {
		return 0
	}
	return float64(everyday) / float64(all)
}

func undecodable(raw []byte, at int, what string) error {
	return fmt.Errorf("%s: byte 0x%02X at offset %d, line %d: %w", what, raw[at], at, lineOf(raw, at), kg.ErrInvalid)
}

func lineOf(raw []byte, at int) int { return bytes.Count(raw[:at], []byte("\n")) + 1 }

package release

import (
	"sync"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// everyday reports the characters that Chinese text is made of: the 3755 of the first level
// of GB 2312, their traditional forms, and the marks.
func everyday(r rune) bool {
	switch {
	case r >= 0x3000 && r <= 0x303F, r >= 0xFF00 && r <= 0xFFEF, r >= 0x2010 && r <= 0x2026, r == '·', r == 0xA0:
		return true
	case r >= 0x4E00 && r <= 0x9FFF:
		return everydayIdeographs()[r-0x4E00]
	}
	return false
}

var everydayIdeographs = sync.OnceValue(func() []bool {
	set := make([]bool, 0x9FFF-0x4E00+1)
	decoder := simplifiedchinese.GBK.NewDecoder()
	for lead := byte(0xB0); lead <= 0xD7; lead++ {
		for trail := byte(0xA1); trail <= 0xFE; trail++ {
			if decoded, err := decoder.Bytes([]byte{lead, trail}); err == nil {
				for _, r := range string(decoded) {
					if r >= 0x4E00 && r <= 0x9FFF {
						set[r-0x4E00] = true
					}
				}
			}
		}
	}
	for from, to := range characters() {
		if from >= 0x4E00 && from <= 0x9FFF && to.plain >= 0x4E00 && to.plain <= 0x9FFF && set[to.plain-0x4E00] {
			set[from-0x4E00] = true
		}
	}
	return set
})

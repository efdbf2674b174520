package release

import (
	"net/url"
	"regexp"

	"huipu/internal/kg"
)

// urlDatePattern is a day in the path of an address: /2025/08/26/, /2025-08/26/, /2025/0826/,
// /20250826/, t20250826_5012.html, c_20250826.html. No digit touches it, because numbers of
// articles are as long.
var urlDatePattern = regexp.MustCompile(`(?:^|[^0-9])((?:19|20)\d\d)[-/_]?(0[1-9]|1[0-2])[-/_]?(0[1-9]|[12]\d|3[01])(?:[^0-9]|$)`)

// urlDate is the day that the path of an address tells, zero where it tells none. The first
// is taken: folders stand before the names of files.
func urlDate(address string) kg.Date {
	u, err := url.Parse(address)
	if err != nil {
		return kg.Date{}
	}
	for path := u.Path; ; {
		m := urlDatePattern.FindStringSubmatchIndex(path)
		if m == nil {
			return kg.Date{}
		}
		d, err := kg.NewDate(decimal(path[m[2]:m[3]]), decimal(path[m[4]:m[5]]), decimal(path[m[6]:m[7]]))
		if err == nil {
			return d
		}
		path = path[m[7]:]
	}
}

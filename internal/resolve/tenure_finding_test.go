package resolve_test

import (
	"strings"
	"testing"

	"huipu/internal/kg"
	"huipu/internal/resolve"
)

func TestSoleOffice(t *testing.T) {
	for post, want := range map[string]bool{
		"甲乙联谊会/主席":   true,
		"甲市/市长":      true,
		"甲市委/党组书记":   true,
		"甲国/总统":      true,
		"甲乙联谊会/副主席":  false,
		"甲乙联谊会/名誉主席": false,
		"甲乙联谊会/联合主席": false,
		"甲乙联谊会/理事":   false,
		"甲大学/教授":     false,
		"市委/书记":      false,
		"/国家主席":      false,
		"甲乙联谊会/":     false,
	} {
		organisation, role, _ := strings.Cut(post, "/")
		if got := resolve.SoleOffice(organisation, role); got != want {
			t.Errorf("%s: %v, want %v", post, got, want)
		}
	}
}

func TestRivals(t *testing.T) {
	for _, test := range []struct {
		what    string
		tenures []string // person, days of observation, days of changes
		want    string   // the persons
	}{
		{"one after the other", []string{"甲 2025-01-01", "乙 2025-01-02"}, ""},
		{"two on one day", []string{"乙 2025-01-01", "甲 2025-01-01,2025-01-02"}, "乙 甲"},
		{"one person in two documents", []string{"甲 2025-01-01", "甲 2025-01-01"}, ""},
		{"only those of the day", []string{"甲 2025-01-01", "乙 2025-01-01", "丙 2025-01-02"}, "乙 甲"},
		{"two days", []string{"甲 2025-01-01", "乙 2025-01-01,2025-01-02", "丙 2025-01-02"}, "丙 乙 甲"},
		{"a month", []string{"甲 2025-01", "乙 2025-01"}, ""},
		{"the day of an election", []string{"甲 2025-01-01", "乙 2025-01-01 2025-01-01"}, ""},
		{"the day of a removal, told elsewhere", []string{"甲 2025-01-01", "甲 2024-01-01 2025-01-01", "乙 2025-01-01"}, ""},
		{"an election before", []string{"甲 2025-01-01", "乙 2025-01-01 2024-12-01"}, "乙 甲"},
		{"nobody", nil, ""},
	} {
		t.Run(test.what, func(t *testing.T) {
			var tenures []resolve.Tenure
			for i, line := range test.tenures {
				parts := append(strings.Fields(line), "")
				days := func(text string) (list []kg.Date) {
					for part := range strings.SplitSeq(text, ",") {
						if part == "" {
							continue
						}
						day, err := kg.ParseDate(part)
						if err != nil {
							t.Fatal(err)
						}
						list = append(list, day)
					}
					return list
				}
				tenures = append(tenures, resolve.Tenure{
					Document: kg.NewID(kg.KindDocument, line, string(rune('a'+i))), Person: resolve.PersonID(parts[0]), Name: parts[0],
					ObservedOn: days(parts[1]), ChangedOn: days(parts[2]),
				})
			}
			f, ok := resolve.Rivals("post/1", "甲乙联谊会主席", tenures)
			var got []string
			for _, c := range f.Claims {
				got = append(got, c.Value)
				if len(c.Documents) == 0 {
					t.Errorf("%s: no document", c.Value)
				}
			}
			if text := strings.Join(got, " "); text != test.want || ok != (text != "") || ok && (f.Kind != kg.FindingHolders || f.About != "post/1") {
				t.Errorf("%q, want %q: %+v", text, test.want, f)
			}
		})
	}
}

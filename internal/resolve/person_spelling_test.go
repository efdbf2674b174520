package resolve_test

import (
	"slices"
	"testing"

	"huipu/internal/resolve"
)

func TestShortNames(t *testing.T) {
	for name, want := range map[string][]string{
		"马克·卡尼":        {"马克", "卡尼"},
		"穆罕默德·本·萨勒曼":   {"穆罕默德", "萨勒曼"},
		"拜登之子亨特·拜登":    {"拜登之子亨特"},
		"布特罗斯·布特罗斯-加利": {"布特罗斯-加利"},
		"卡尼·卡尼":        nil,
		"卡尼":           nil,
		"·卡尼":          {"卡尼"},
		"卡尼·":          {"卡尼"},
		"":             nil,
	} {
		if got := resolve.ShortNames(name); !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
	}
}

func TestFull(t *testing.T) {
	for _, test := range []struct {
		what  string
		short []string            // mentions of 卡尼, in documents 0, 1, …
		full  map[string][]string // by name, in documents 10, 11, … and 20, 21, …
		want  []string            // short anchor and full name
	}{
		{"one post", []string{"2025 | 加拿大/总理"}, map[string][]string{"马克·卡尼": {"2024 | 加拿大/总理"}}, []string{"0 马克·卡尼"}},
		{"another post", []string{"2025 | 加拿大/总理"}, map[string][]string{"马克·卡尼": {"2024 | 英国央行/行长"}}, nil},
		{"a trade tells nothing", []string{"2025 | 甲大学/教授"}, map[string][]string{"马克·卡尼": {"2024 | 甲大学/教授"}}, nil},
		{"a post is in one of the persons", []string{"2025 | 加拿大/总理", "2025 | /村民"}, map[string][]string{"马克·卡尼": {"2024 | /村民", "2024 | 加拿大/总理"}}, []string{"0 马克·卡尼"}},
		{
			"two of the post",
			[]string{"2025 | 加拿大/总理"},
			map[string][]string{"马克·卡尼": {"2024 | 加拿大/总理"}, "约翰·卡尼": {"2024 | 加拿大/总理"}},
			nil,
		},
		{"a state that the document names", []string{"2025 | 加拿大/总理"}, map[string][]string{"马克·卡尼": {"2024 | /总理 || 加拿大外交部 英国"}}, []string{"0 马克·卡尼"}},
		{"another state than the document names", []string{"2025 | 加拿大/总理"}, map[string][]string{"马克·卡尼": {"2024 | /总理 || 英国"}}, nil},
		{"a state that neither tells", []string{"2025 | /总理 || 加拿大"}, map[string][]string{"马克·卡尼": {"2024 | /总理 || 加拿大"}}, nil},
		{
			"an initial",
			[]string{"2025 | 加拿大/总理"},
			map[string][]string{"马克·卡尼": {"2024 | 加拿大/总理"}, "马·卡尼": {"2024 | 加拿大/总理"}},
			[]string{"0 马克·卡尼"},
		},
		{
			"the initial of another name",
			[]string{"2025 | 加拿大/总理"},
			map[string][]string{"马克·卡尼": {"2024 | 加拿大/总理"}, "约·卡尼": {"2024 | 加拿大/总理"}},
			nil,
		},
		{"not a part of the name", []string{"2025 | 加拿大/总理"}, map[string][]string{"马克·卡尼斯": {"2024 | 加拿大/总理"}}, nil},
		{"nobody", nil, map[string][]string{"马克·卡尼": {"2024 | 加拿大/总理"}}, nil},
	} {
		t.Run(test.what, func(t *testing.T) {
			short := partitionOf(t, mentionsOf(t, "卡尼", test.short...))
			var full []resolve.Partition
			for name, lines := range test.full {
				var mentions []resolve.Mention
				for i, line := range lines {
					mentions = append(mentions, bearing(t, name, 10*(len(full)+1)+i, line))
				}
				full = append(full, partitionOf(t, mentions))
			}
			var got []string
			for _, f := range resolve.Full(short, full) {
				got = append(got, string(f.Short.Document[len(f.Short.Document)-1])+" "+f.Full.Name)
			}
			if !slices.Equal(got, test.want) {
				t.Errorf("%q, want %q", got, test.want)
			}
		})
	}
}

func TestADocumentThatHasBothNamesTellsWhoIsMeant(t *testing.T) {
	short := bearing(t, "卡尼", 1, "2025 || 马克·卡尼")
	full := bearing(t, "马克·卡尼", 1, "2025 | 加拿大/总理 | 卡尼")
	other := bearing(t, "约翰·卡尼", 1, "2025 || 卡尼 马克·卡尼")
	of := func(m resolve.Mention) resolve.Partition { return partitionOf(t, []resolve.Mention{m}) }
	got := resolve.Full(of(short), []resolve.Partition{of(full)})
	if len(got) != 1 || got[0].Reasons[0].Kind != resolve.NamedInFull || got[0].Full.Name != full.Name {
		t.Errorf("%+v, want 马克·卡尼", got)
	}
	short.With = append(short.With, other.Name)
	slices.Sort(short.With)
	for _, known := range [][]resolve.Partition{{of(full)}, {of(full), of(other)}} {
		if got := resolve.Full(of(short), known); got != nil {
			t.Errorf("%+v, but the document has two of the name", got)
		}
	}
}

package kg_test

import (
	"errors"
	"regexp"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"huipu/internal/kg"
)

// TestNewIDNeverChanges pins ids, computed with sha256sum: stored graphs and links of other
// people rest on them.
func TestNewIDNeverChanges(t *testing.T) {
	for want, got := range map[kg.ID]kg.ID{
		"person/5683f49fe180a8b3":       kg.NewID(kg.KindPerson, "万立骏"),
		"organisation/1538149d516fda6c": kg.NewID(kg.KindOrganisation, "中国侨联"),
		"attendance/370c4673105e250c":   kg.NewID(kg.KindAttendance, "meeting/1", "person/1"),
		"role/e3b0c44298fc1c14":         kg.NewID(kg.KindRole),
	} {
		if got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

func TestNewIDKeepsPartsApart(t *testing.T) {
	seen := map[kg.ID][]string{}
	for _, parts := range [][]string{nil, {""}, {"", ""}, {"ab", "c"}, {"a", "bc"}, {"abc"}, {"a", "b", "c"}, {"1:a"}, {"a1:b"}, {"a", "b"}} {
		id := kg.NewID(kg.KindPost, parts...)
		if other, ok := seen[id]; ok {
			t.Errorf("%q and %q have the id %s", parts, other, id)
		}
		seen[id] = parts
	}
}

func TestIDsSplitIntoKindAndKey(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		kind := rapid.SampledFrom(kg.Kinds()).Draw(t, "kind")
		id := kg.NewID(kind, rapid.SliceOf(rapid.String()).Draw(t, "parts")...)
		if id.Kind() != kind || !regexp.MustCompile("^[0-9a-f]{16}$").MatchString(id.Key()) {
			t.Fatalf("%s: kind %q, key %q", id, id.Kind(), id.Key())
		}
		if parsed, err := kg.ParseID(string(id)); err != nil || parsed != id {
			t.Fatalf("parsed as %q, %v", parsed, err)
		}
	})
	if none := kg.ID(""); none.Kind() != "" || none.Key() != "" {
		t.Error("the zero id has a kind or a key")
	}
}

func TestParseIDChecksTheForm(t *testing.T) {
	for _, good := range []string{"person/5f2b3fefbd90a1c2", "group-attendance/a-1", "revision/17", "series/" + strings.Repeat("a", 64)} {
		if id, err := kg.ParseID(good); err != nil || string(id) != good {
			t.Errorf("%q: got %q, %v", good, id, err)
		}
	}
	for _, bad := range []string{
		"", "person", "person/", "/abc", "thing/abc", "Person/abc", "person/ABC", "person/a b", "person/a/b", "person/张",
		"person/a_b", " person/a", "person/a\n", "series/" + strings.Repeat("a", 65),
	} {
		if id, err := kg.ParseID(bad); !errors.Is(err, kg.ErrInvalid) || id != "" {
			t.Errorf("%q: got %q, %v", bad, id, err)
		}
	}
}

func TestRevisionsHaveIDs(t *testing.T) {
	id := kg.Revision{Number: 17}.ID()
	if parsed, err := kg.ParseID(string(id)); err != nil || parsed != "revision/17" || id.Kind() != kg.KindRevision {
		t.Errorf("got %q, %v", id, err)
	}
}

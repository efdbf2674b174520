package kg_test

import (
	"testing"

	"huipu/internal/kg"
)

func TestIDsOfMentionsAreTakenApart(t *testing.T) {
	name, document := kg.NewID(kg.KindPerson, "王小明"), kg.ID("document/0123456789abcdef")
	id := kg.MentionID(name, document)
	if _, err := kg.ParseID(string(id)); err != nil {
		t.Error(err)
	}
	if n, d, ok := kg.MentionOf(id); !ok || n != name || d != document {
		t.Errorf("%s: got %s, %s, %v", id, n, d, ok)
	}
	for _, id := range []kg.ID{"", name, document, "person/-a", "person/a-", "organisation/a-b", "group-attendance/a"} {
		if _, _, ok := kg.MentionOf(id); ok {
			t.Errorf("%q passes for the id of a mention", id)
		}
	}
}

package ingest_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"huipu/internal/kg"
	"huipu/internal/resolve"
	"huipu/internal/view"
)

func TestOtherNamesOfOrganisationsAreLearnedAndUnlearned(t *testing.T) {
	s := memory()
	b := newBenchWith(t, s, posts{}, resolve.Persons)
	short, full := resolve.OrganisationID("甲协"), resolve.OrganisationID("甲乙协会")
	b.ingest(t, notice(3, "", "人 罗燕 甲协 委员"))
	both := b.ingest(t, notice(4, "", "人 王小明 甲协 委员 甲乙协会 主席"))
	b.ingest(t, notice(5, "", "称 甲乙协会 甲协"))
	now := b.view.Snapshot()
	found := now.Organisations([]kg.ID{full, short})
	if found[0] == nil || len(found[0].Sources) != 3 || !slices.Equal(found[0].Replaces, []kg.ID{short}) {
		t.Fatalf("the organisation: %+v", found[0])
	}
	if found[1] == nil || !slices.Equal(found[1].Sources, []kg.ID{both.Document}) {
		t.Errorf("where a document names both: %+v, want them apart", found[1])
	}
	if n := len(now.Follow([]kg.ID{full}, view.OrganisationMemberships)[0]); n != 2 {
		t.Errorf("%d memberships in the organisation, want 2", n)
	}
	b.sameAsRebuilt(t)
	learned := graph(t, s)
	later := newBenchWith(t, s, posts{}, resolve.Persons) // a service that knows nothing yet
	other := later.ingest(t, notice(6, "", "称 甲丙协会 甲协"))
	if o := later.view.Snapshot().Organisations([]kg.ID{short})[0]; o == nil || len(o.Sources) != 2 {
		t.Errorf("when another organisation has the name, too: %+v", o)
	}
	if _, err := later.Retract(t.Context(), other.Document, "x", nil); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(learned, graph(t, s)); diff != "" {
		t.Errorf("without the other organisation (-before +after):\n%s", diff)
	}
	later.sameAsRebuilt(t)
	later.ingest(t, notice(7, "", "称 甲乙协会 甲协"))
	if o := later.view.Snapshot().Organisations([]kg.ID{full})[0]; o == nil || len(o.Sources) != 4 {
		t.Errorf("when one more document says it: %+v", o)
	}
}

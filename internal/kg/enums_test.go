package kg_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"huipu/internal/kg"
)

// TestClosedListsAreFreshAndWithoutRepeats changes each list and expects the next to be as
// before.
func TestClosedListsAreFreshAndWithoutRepeats(t *testing.T) {
	checkList(t, kg.Kinds, 15)
	checkList(t, kg.Capacities, 12)
	checkList(t, kg.MeetingFormats, 4)
	checkList(t, kg.VenueKinds, 3)
	checkList(t, kg.CountQualifiers, 3)
	checkList(t, kg.BasisKinds, 10)
	checkList(t, kg.TenureEvents, 3)
	checkList(t, kg.Causes, 6)
	checkList(t, kg.Verdicts, 3)
	checkList(t, kg.CorrectionActions, 3)
	checkList(t, kg.CorrectionStates, 4)
	checkList(t, kg.StatedKinds, 6)
	checkList(t, kg.FindingKinds, 11)
}

func checkList[T ~string](t *testing.T, list func() []T, n int) {
	t.Helper()
	first := list()
	distinct := slices.Compact(slices.Sorted(slices.Values(first)))
	if len(first) != n || len(distinct) != n || slices.Contains(first, "") {
		t.Errorf("%T: %v", first, first)
	}
	want := slices.Clone(first)
	first[0] = "changed"
	if got := list(); !slices.Equal(got, want) {
		t.Errorf("%T: a caller changed the list to %v", got, got)
	}
}

func TestSortCapacitiesIsInTheFixedOrderWithoutRepeats(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		drawn := rapid.SliceOf(rapid.SampledFrom(kg.Capacities())).Draw(t, "capacities")
		want := slices.DeleteFunc(kg.Capacities(), func(c kg.Capacity) bool { return !slices.Contains(drawn, c) })
		if got := kg.SortCapacities(slices.Clone(drawn)); !slices.Equal(got, want) {
			t.Fatalf("%v: got %v, want %v", drawn, got, want)
		}
	})
}

func TestOnlyListedCapacitiesAreValid(t *testing.T) {
	for _, c := range kg.Capacities() {
		if !c.Valid() {
			t.Errorf("%s is not valid", c)
		}
	}
	for _, c := range []kg.Capacity{"", "spoke", "DANCED"} {
		if c.Valid() {
			t.Errorf("%q is valid", c)
		}
	}
}

func TestOnlyTheZeroCountIsNotStated(t *testing.T) {
	if !(kg.Count{}).IsZero() || (kg.Count{Number: 1, Qualifier: kg.Exactly}).IsZero() {
		t.Error("IsZero")
	}
}

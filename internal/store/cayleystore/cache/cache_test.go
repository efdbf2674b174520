package cache

import (
	"fmt"
	"testing"

	"github.com/cayleygraph/quad"
)

func TestCacheStaysBoundedAndKeepsWhatIsUsed(t *testing.T) {
	const count, half = 2_000_000, 32 << 20
	value := func(i int) quad.Value { return quad.IRI(fmt.Sprint("hp:node/", i)) }
	c := New(2*half, func(_ int, v quad.Value) int { return CostOfValue(v) })
	for i := range count {
		c.Put(i, value(i))
		if _, ok := c.Get(i % 10); !ok && i >= 10 {
			t.Fatalf("after %d entries one that is used all the time is forgotten", i)
		}
	}
	if c.cost > half {
		t.Errorf("a generation costs %d, want at most %d", c.cost, half)
	}
	if all := len(c.young) + len(c.old); all > 2*(half/CostOfValue(nil)+1) {
		t.Errorf("%d entries are remembered, want no more than fit", all)
	}
	if _, ok := c.Get(10_000); ok {
		t.Error("an entry of long ago is remembered beyond the bound")
	}
}

func TestAHugeEntryPushesNothingOut(t *testing.T) {
	c := New(1600, func(_ int, size int) int { return size })
	c.Put(1, 10)
	c.Put(2, 101)
	if _, ok := c.Get(2); ok {
		t.Error("an entry above a sixteenth of the budget is kept")
	}
	if _, ok := c.Get(1); !ok {
		t.Error("a small entry is gone")
	}
}

func TestMissesAreToldByTheirPlaces(t *testing.T) {
	c := New(1000, func(_ int, _ string) int { return 1 })
	c.PutAll([]int{1, 3}, []string{"a", "c"})
	values := make([]string, 3)
	var missing []int
	c.GetAll([]int{1, 2, 3}, values, func(i int) { missing = append(missing, i) })
	if values[0] != "a" || values[2] != "c" || len(missing) != 1 || missing[0] != 1 {
		t.Errorf("values %q, missing %v", values, missing)
	}
}

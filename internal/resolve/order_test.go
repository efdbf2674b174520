package resolve_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"huipu/internal/kg"
	"huipu/internal/resolve"
)

func TestTheSameFactsGiveTheSameContribution(t *testing.T) {
	want := resolve.Resolve(seedSized())
	for range 20 {
		if diff := cmp.Diff(want, resolve.Resolve(seedSized())); diff != "" {
			t.Fatalf("again (-first +again):\n%s", diff)
		}
	}
}

func TestResolveLeavesTheFactsAlone(t *testing.T) {
	f := seedSized()
	resolve.Resolve(f)
	if diff := cmp.Diff(seedSized(), f); diff != "" {
		t.Errorf("facts (-before +after):\n%s", diff)
	}
}

// TestEveryListIsSortedWithoutRepeats walks the whole contribution.
func TestEveryListIsSortedWithoutRepeats(t *testing.T) {
	c := resolve.Resolve(seedSized())
	lists := 0
	walk(reflect.ValueOf(c), func(list reflect.Value) {
		keys := make([]string, list.Len())
		for i := range keys {
			keys[i] = key(list.Index(i))
		}
		if !slices.IsSorted(keys) || len(slices.Compact(slices.Clone(keys))) != len(keys) {
			t.Errorf("%v out of order or with repeats: %v", list.Type(), keys)
		}
		lists++
	})
	if lists < 50 {
		t.Errorf("only %d lists were seen", lists)
	}
}

func walk(v reflect.Value, visit func(reflect.Value)) {
	switch v.Kind() {
	case reflect.Struct:
		for _, field := range v.Fields() {
			walk(field, visit)
		}
	case reflect.Slice:
		// Capacities have an order of their own; bylines are in text order.
		if v.Len() > 0 && v.Type() != reflect.TypeFor[[]kg.Capacity]() {
			visit(v)
		}
		for i := range v.Len() {
			walk(v.Index(i), visit)
		}
	}
}

func key(v reflect.Value) string {
	switch n := v.Interface().(type) {
	case kg.Evidence:
		return string(n.Document) + " " + strings.Repeat("0", n.Span.Start) + n.Rule
	case kg.Date:
		return n.String()
	case string:
		return n
	case kg.ID:
		return string(n)
	}
	return string(v.FieldByName("ID").Interface().(kg.ID))
}

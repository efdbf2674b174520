package resolve

import (
	"cmp"
	"maps"
	"math"
	"slices"

	"huipu/internal/kg"
)

// nodes collects the nodes of one kind by id.
type nodes[N any] map[kg.ID]*N

// at gives the node with the id, and first puts the given one there if there is none.
func (n nodes[N]) at(id kg.ID, otherwise N) *N {
	if node := n[id]; node != nil {
		return node
	}
	node := otherwise // a copy, so that only a new node takes memory
	n[id] = &node
	return &node
}

// sorted lists the nodes by id; nil when there are none.
func (n nodes[N]) sorted() []N {
	if len(n) == 0 {
		return nil
	}
	ids := slices.AppendSeq(make([]kg.ID, 0, len(n)), maps.Keys(n))
	slices.Sort(ids)
	list := make([]N, len(ids))
	for i, id := range ids {
		list[i] = *n[id]
	}
	return list
}

// first gives a, and b where a is the zero value.
func first[T comparable](a, b T) T {
	var zero T
	if a != zero {
		return a
	}
	return b
}

// union adds values to a sorted list, without repeats and zero values.
func union[T cmp.Ordered](list []T, values ...T) []T {
	var zero T
	for _, v := range values {
		if i, found := slices.BinarySearch(list, v); !found && v != zero {
			list = slices.Insert(list, i, v)
		}
	}
	return list
}

// alias adds other names of a node to its sorted aliases.
func alias(list []string, name string, others ...string) []string {
	for _, other := range others {
		if other != name {
			list = union(list, other)
		}
	}
	return list
}

// evidence adds passages of the document to a sorted list without repeats. Confidences are
// rounded to the step in which they are kept.
func (r *resolver) evidence(list, more []kg.Evidence) []kg.Evidence {
	list = slices.Grow(list, len(more))
	for _, e := range more {
		e.Document = r.document.ID
		e.Confidence = math.Round(e.Confidence*100) / 100
		if i, found := slices.BinarySearchFunc(list, e, kg.CompareEvidence); !found {
			list = slices.Insert(list, i, e)
		}
	}
	return list
}

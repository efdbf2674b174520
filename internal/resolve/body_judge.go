package resolve

import (
	"iter"
	"maps"
	"slices"

	"huipu/internal/kg"
)

// JudgedNames lays what curators judged over what names of organisations were learned to mean:
// learned yields each name with the one that it means, as [Aliases] finds them. Names are given by
// their ids. Judged names come first: those that are the same are one, and what was learned is added
// in the order of the names, except where it would make one of names that are judged different,
// directly or through others. What names are one mean the one with the least id among those that
// are not learned to mean another.
//
// The result has every name that a word concerns, directly or through what was learned, with the
// name that it means; one that means itself leads to itself. It does not depend on the order of the
// arguments.
func JudgedNames(learned iter.Seq2[kg.ID, kg.ID], judged []JudgedPair) map[kg.ID]kg.ID {
	concerned := map[kg.ID]bool{} // names in words, and those that they were learned to mean
	for _, j := range judged {
		concerned[j.A], concerned[j.B] = true, true
	}
	means := map[kg.ID]kg.ID{}
	for range 2 { // first what names in words mean, then what else means that
		for name, meant := range learned {
			if concerned[name] || concerned[meant] {
				means[name] = meant
			}
		}
		for _, meant := range means {
			concerned[meant] = true
		}
	}
	u := nameUnion{parent: map[kg.ID]kg.ID{}}
	for _, j := range inOrderOfIDs(judged) {
		if j.Same {
			u.join(j.A, j.B)
		} else {
			u.apart = append(u.apart, [2]kg.ID{j.A, j.B})
		}
	}
	for name := range means {
		concerned[name] = true
	}
	short := map[kg.ID]bool{}
	for _, name := range slices.Sorted(maps.Keys(means)) {
		short[name] = u.join(name, means[name])
	}
	first := map[kg.ID]kg.ID{}
	names := slices.Sorted(maps.Keys(concerned))
	for _, name := range names {
		if root := u.root(name); first[root] == "" && !short[name] {
			first[root] = name
		}
	}
	for _, name := range names {
		if root := u.root(name); first[root] == "" {
			first[root] = name
		}
	}
	out := make(map[kg.ID]kg.ID, len(names))
	for _, name := range names {
		out[name] = first[u.root(name)]
	}
	return out
}

// nameUnion joins names, by union and find, under constraints.
type nameUnion struct {
	parent map[kg.ID]kg.ID
	apart  [][2]kg.ID
}

func (u *nameUnion) root(name kg.ID) kg.ID {
	for u.parent[name] != "" {
		name = u.parent[name]
	}
	return name
}

// join makes two names one unless they are judged different, and reports whether they are one.
func (u *nameUnion) join(a, b kg.ID) bool {
	a, b = u.root(a), u.root(b)
	if a == b {
		return true
	}
	for _, pair := range u.apart {
		x, y := u.root(pair[0]), u.root(pair[1])
		if x == a && y == b || x == b && y == a {
			return false
		}
	}
	u.parent[max(a, b)] = min(a, b)
	return true
}

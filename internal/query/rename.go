package query

import "huipu/internal/kg"

func matchRenames(s *Session, ids []kg.ID, f *RenameFilter) []bool {
	v := newSieve(s, ids)
	v.among(f.IDs)
	if f.Name != nil {
		keepNodes(v, s.Renames, func(r *kg.Rename) bool { return f.Name.matches(r.Name) })
	}
	logic(v, matchRenames, f.And, f.Or, f.Not)
	return v.kept()
}

func narrowRenames(s *Session, f *RenameFilter) ([]kg.ID, bool) {
	var n narrowing
	offerStated(&n, s.Renames, f.IDs)
	offerAll(&n, s, f.And, narrowRenames)
	return n.ids, n.ok
}

func renameKeys(s *Session, ids []kg.ID, name string) ([]key, bool) {
	if name == byName {
		return keysOf(s.Renames(ids), func(r *kg.Rename) key { return key{text: r.Name} }), true
	}
	return nil, false
}

package ingest

import (
	"slices"

	"huipu/internal/kg"
	"huipu/internal/view"
)

// following is how far what is kept from one decision to the next follows the revisions.
type following struct {
	at kg.Revision // the last one that is known; zero for none
}

// since gives the revisions of the version after the last one that is known. Where the store has
// lost that one, none is known any more.
func (f *following) since(base *view.Snapshot) (fresh []kg.Revision, lost bool) {
	revisions := base.Revisions()
	known := f.at.Number
	if known > uint64(len(revisions)) || known > 0 && !sameRevision(revisions[known-1], f.at) {
		f.at = kg.Revision{}
		return revisions, true
	}
	return revisions[known:], false
}

// reach notes that everything up to the version is known.
func (f *following) reach(base *view.Snapshot) {
	f.at = kg.Revision{}
	if revisions := base.Revisions(); len(revisions) > 0 {
		f.at = revisions[len(revisions)-1]
	}
}

// step takes in a revision that was made here, unless others came in between.
func (f *following) step(r kg.Revision) bool {
	if r.Number != f.at.Number+1 {
		return false
	}
	f.at = r
	return true
}

// unnamed reports a revision that does not name the documents whose statements it changed, such as
// an import.
func unnamed(r kg.Revision) bool { return len(r.Documents) == 0 && r.Cause != kg.CauseCurate }

func sameRevision(a, b kg.Revision) bool {
	return a.Number == b.Number && a.Time.Equal(b.Time) && a.Author == b.Author && a.Added == b.Added && a.Removed == b.Removed &&
		slices.Equal(a.Documents, b.Documents)
}

package view

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"slices"

	"huipu/internal/kg"
	"huipu/internal/store"
)

// maxDifferences is the number of differing nodes that are told of; more are counted.
const maxDifferences = 20

// Differences compares two versions, which must be of the same graph, node by node: what
// documents state of each and how it is linked. It gives a sentence for each difference, in
// the order of the ids, and none exactly when [Snapshot.WriteTo] writes the same bytes for both.
func Differences(a, b *Snapshot) []string {
	var found []string
	if !slices.EqualFunc(a.revisions, b.revisions, sameRevision) {
		found = append(found, fmt.Sprintf("the revisions up to %d and up to %d differ", a.revision, b.revision))
	}
	more := 0
	for code := range byte(kindCodes) {
		for r, what := range differencesOf(a, b, code) {
			if len(found) < maxDifferences {
				found = append(found, fmt.Sprintf("%s: %s", r.id(), what))
			} else {
				more++
			}
		}
	}
	if more > 0 {
		found = append(found, fmt.Sprintf("and %d more nodes", more))
	}
	return found
}

// differencesOf walks the nodes of a kind in both versions side by side.
func differencesOf(a, b *Snapshot, code byte) iter.Seq2[ref, string] {
	return func(yield func(ref, string) bool) {
		next, stop := iter.Pull2(b.all(code))
		defer stop()
		other, theirs, ok := next()
		for r, ours := range a.all(code) {
			for ok && compareRefs(string(other), string(r)) < 0 {
				if !yield(other, "it is in the second version alone") {
					return
				}
				other, theirs, ok = next()
			}
			if !ok || other != r {
				if !yield(r, "it is in the first version alone") {
					return
				}
				continue
			}
			if what := ours.difference(theirs); what != "" && !yield(r, what) {
				return
			}
			other, theirs, ok = next()
		}
		for ; ok; other, _, ok = next() {
			if !yield(other, "it is in the second version alone") {
				return
			}
		}
	}
}

func (e *entry) difference(other *entry) string {
	if !slices.Equal(slices.Collect(e.parts.all()), slices.Collect(other.parts.all())) {
		return "what documents state of it differs"
	}
	if !slices.Equal(slices.Collect(e.links.all()), slices.Collect(other.links.all())) {
		return "its links differ"
	}
	return ""
}

// Verify compares the view file with the store: what the file and the revisions after it
// give must be what a view built from the store holds. It returns a sentence for each
// problem, none when all is well or there is no file; the error says that it could not look.
func (f *File) Verify(ctx context.Context, s store.Store) ([]string, error) {
	kept, _, err := openFile(ctx, s, f.path)
	switch {
	case errors.Is(err, fs.ErrNotExist), errors.Is(err, errStale):
		return nil, nil
	case errors.Is(err, ErrAhead), errors.Is(err, kg.ErrInvalid):
		return []string{fmt.Sprintf("view file %s: %v", f.path, err)}, nil
	case err != nil:
		return nil, fmt.Errorf("view file %s: %w", f.path, err)
	}
	built, err := Build(ctx, s)
	if err != nil {
		return nil, err
	}
	var problems []string
	for _, d := range Differences(kept.Snapshot(), built.Snapshot()) {
		problems = append(problems, fmt.Sprintf("view file %s, against the store: %s", f.path, d))
	}
	return problems, nil
}

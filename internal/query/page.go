package query

import (
	"fmt"
	"slices"
	"sort"

	"huipu/internal/kg"
)

// The sizes of pages.
const (
	DefaultPage = 20  // when neither First nor Last is given
	MaxPage     = 100 // above it a page is refused
)

// Page chooses a part of a list: the First matches that follow After, or the Last ones that
// precede Before. Nil means not given.
type Page struct {
	First, Last   *int
	After, Before *string
}

// size is the number of matches to give, and whether they are the last ones.
func (p Page) size() (n int, last bool, err error) {
	if p.First != nil && p.Last != nil {
		return 0, false, fmt.Errorf("first %d and last %d: want one of them: %w", *p.First, *p.Last, kg.ErrInvalid)
	}
	name, n := "first", DefaultPage
	if p.First != nil {
		n = *p.First
	}
	if p.Last != nil {
		name, n, last = "last", *p.Last, true
	}
	switch {
	case n < 0:
		return 0, false, fmt.Errorf("%s %d: want 0 to %d: %w", name, n, MaxPage, kg.ErrInvalid)
	case n > MaxPage:
		return 0, false, fmt.Errorf("%s %d: want 0 to %d: %w", name, n, MaxPage, kg.ErrLimit)
	}
	return n, last, nil
}

// bounds reads the cursors; nil means not given.
func (p Page) bounds(of source) (after, before *item, err error) {
	if p.After == nil && p.Before == nil {
		return nil, nil, nil
	}
	list, err := of.fingerprint()
	if err != nil {
		return nil, nil, err
	}
	if p.After != nil {
		it, err := decodeCursor(list, *p.After)
		if err != nil {
			return nil, nil, fmt.Errorf("after: %w", err)
		}
		after = &it
	}
	if p.Before != nil {
		it, err := decodeCursor(list, *p.Before)
		if err != nil {
			return nil, nil, fmt.Errorf("before: %w", err)
		}
		before = &it
	}
	return after, before, nil
}

// Slice is a page of a list.
type Slice struct {
	IDs         []kg.ID // in the order of the list; of [Timelines] they name entries, not nodes
	HasNext     bool    // matches follow
	HasPrevious bool    // matches precede

	items []item
	of    source
}

// Cursors gives the cursors of IDs, aligned with them.
func (s *Slice) Cursors() ([]string, error) {
	list, err := s.of.fingerprint()
	if err != nil {
		return nil, err
	}
	cursors := make([]string, len(s.items))
	for i, it := range s.items {
		cursors[i] = encodeCursor(list, it)
	}
	return cursors, nil
}

// rows is a sorted list that is read from either end.
type rows struct {
	items      []item // ascending
	descending bool
}

func (r rows) len() int { return len(r.items) }

func (r rows) at(i int) item {
	if r.descending {
		return r.items[len(r.items)-1-i]
	}
	return r.items[i]
}

// before is the number of rows that stand before the place of the item, and so is not found
// out of range; with through the rows at that place count too.
func (r rows) before(it item, through bool) int {
	return sort.Search(len(r.items), func(i int) bool {
		c := compareItems(r.at(i), it)
		if r.descending {
			c = -c
		}
		return c > 0 || c == 0 && !through
	})
}

// firstLook is how many rows a page asks its filter about at first; every further look is
// larger, so that the number of looks grows with the logarithm of the rows.
const firstLook = 4 * MaxPage

// cut gives the page of the rows for which the filter holds; a nil filter holds for all.
func cut(s *Session, r rows, p Page, of source, holds func(ids []kg.ID) []bool) (Slice, error) {
	size, last, err := p.size()
	if err != nil {
		return Slice{}, err
	}
	after, before, err := p.bounds(of)
	if err != nil {
		return Slice{}, err
	}
	low, high := 0, r.len()
	if after != nil {
		low = r.before(*after, true)
	}
	if before != nil {
		high = max(low, r.before(*before, false))
	}
	var found []item
	from, to := low, high // rows not yet looked at
	for look := firstLook; from < to && len(found) <= size; look *= 4 {
		if holds == nil {
			look = size + 1
		}
		n := min(look, to-from)
		chunk := make([]item, n)
		for i := range chunk {
			if last {
				chunk[i] = r.at(to - 1 - i)
			} else {
				chunk[i] = r.at(from + i)
			}
		}
		if last {
			to -= n
		} else {
			from += n
		}
		if holds != nil {
			if err := s.alive(); err != nil {
				return Slice{}, err
			}
			chunk = filtered(chunk, holds)
		}
		found = append(found, chunk...)
	}
	more := len(found) > size
	slice := Slice{of: of, items: found[:min(size, len(found))]}
	if last {
		slices.Reverse(slice.items)
		slice.HasPrevious, slice.HasNext = more || low > 0, high < r.len()
	} else {
		slice.HasPrevious, slice.HasNext = low > 0, more || high < r.len()
	}
	slice.IDs = idsOf(slice.items)
	return slice, nil
}

func filtered(items []item, holds func([]kg.ID) []bool) []item {
	var kept []item
	for i, ok := range holds(idsOf(items)) {
		if ok {
			kept = append(kept, items[i])
		}
	}
	return kept
}

func idsOf(items []item) []kg.ID {
	ids := make([]kg.ID, len(items))
	for i, it := range items {
		ids[i] = it.id
	}
	return ids
}

package store

import (
	"fmt"

	"huipu/internal/kg"
)

var (
	// ErrPremise is a change that rests on another revision than the last one. It wraps
	// [kg.ErrConflict].
	ErrPremise = fmt.Errorf("the change rests on another revision than the last one: %w", kg.ErrConflict)
	// ErrLost is a store that stands behind what a reader of it has seen: it was replaced by
	// a copy that lacks the last commits, or was damaged. It wraps [kg.ErrUnavailable].
	ErrLost = fmt.Errorf("the store has lost revisions: %w", kg.ErrUnavailable)
)

// CheckPremise refuses a change that rests on another revision than the last one, whose
// number is given. The error is [ErrPremise].
func (c Change) CheckPremise(last uint64) error {
	if c.Premise != nil && *c.Premise != last {
		return fmt.Errorf("premise is revision %d, the last one is %d: %w", *c.Premise, last, ErrPremise)
	}
	return nil
}

// CheckSeen tells that the store, whose last revision is given, stands behind a revision
// that was seen in it. The error is [ErrLost].
func CheckSeen(seen, last uint64) error {
	if last < seen {
		return fmt.Errorf("revision %d was seen, the last one is %d: %w", seen, last, ErrLost)
	}
	return nil
}

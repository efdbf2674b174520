package view

import (
	"context"
	"errors"
	"fmt"

	"huipu/internal/kg"
	"huipu/internal/store"
)

// Build reads the graph and all revisions from the store. It may run while others commit:
// the view then stands at the last revision that Build met, with each revision in it once.
// Errors are those of the store and of [View.Apply].
func Build(ctx context.Context, s store.Store) (*View, error) {
	snapshot, err := build(ctx, s)
	if err != nil {
		return nil, fmt.Errorf("building the view: %w", err)
	}
	return newView(snapshot), nil
}

func build(ctx context.Context, s store.Store) (*Snapshot, error) {
	stats, err := s.Stats(ctx)
	if err != nil {
		return nil, err
	}
	records, err := readRecords(ctx, s)
	if err != nil {
		return nil, err
	}
	snapshot, err := assemble(ctx, records)
	if err != nil {
		return nil, err
	}
	if err := snapshot.addHeads(ctx, s, stats.Revision); err != nil {
		return nil, err
	}
	// The statements read are of a version not older than stats and not newer than the
	// last revision listed here. Repeating every revision after stats, without minding what
	// is done already, leads to the last one: the final say on each statement is the same.
	check := &checker{codec: snapshot.codec}
	for c, err := range s.Revisions(ctx, stats.Revision) {
		if err != nil {
			return nil, err
		}
		d := newDraft(snapshot, check, true)
		if err := d.change(c.Added, c.Removed); err != nil {
			return nil, fmt.Errorf("revision %d: %w", c.Number, err)
		}
		snapshot = d.publish()
		snapshot.addRevision(c.Revision)
	}
	return snapshot, snapshot.check(ctx)
}

// addHeads adds the revisions after that of the version up to the last one wanted.
func (s *Snapshot) addHeads(ctx context.Context, from store.Store, last uint64) error {
	if s.revision >= last {
		return nil
	}
	for head, err := range from.Heads(ctx, s.revision) {
		if err != nil {
			return err
		}
		s.addRevision(head)
		if head.Number >= last {
			return nil
		}
	}
	return fmt.Errorf("the store counts %d revisions but lists %d: %w", last, s.revision, kg.ErrInternal)
}

// readRecords reads all statements of one version of the graph, sorted by node.
func readRecords(ctx context.Context, s store.Store) ([]record, error) {
	if encoded, ok := s.(store.Encoded); ok {
		records, err := readEncoded(ctx, encoded)
		if !errors.Is(err, errForeign) {
			return records, err
		}
		// Read quad by quad, the statement can be named.
	}
	return readPlain(ctx, s)
}

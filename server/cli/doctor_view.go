package cli

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"

	"huipu/internal/config"
	"huipu/internal/store"
	"huipu/internal/store/memstore"
	"huipu/internal/view"
)

// view builds the view in both ways, from the statements and from the revisions one by one,
// and compares their bytes, and those of the view file. A statement that no view can hold is
// a problem too.
func (e *examination) view(ctx context.Context, a *app, cfg config.Config, s store.Store) error {
	c := check{Name: "view"}
	built, err := view.Build(ctx, s)
	var replayed *view.View
	if err == nil {
		replayed, err = replay(ctx, s, 0)
	}
	switch {
	case ctx.Err() != nil:
		return err
	case err != nil:
		c.Problems = []string{sentence(err)}
	case digest(built) != digest(replayed):
		c.Problems = []string{"the view of the statements is another than the view of the revisions"}
	default:
		c.Detail = fmt.Sprintf("the same from the statements as from the %d revisions", built.Snapshot().Revision())
	}
	e.add(c)
	file := viewFile(cfg, a.log)
	if err != nil || file == nil {
		return nil
	}
	return e.viewFile(ctx, s, file)
}

// viewFile compares the view file with the view of the revisions up to that of the file.
func (e *examination) viewFile(ctx context.Context, s store.Store, file *view.File) error {
	c := check{Name: "view file"}
	saved, err := file.Check(ctx)
	var replayed *view.View
	if err == nil {
		replayed, err = replay(ctx, s, saved.Revision())
	}
	switch {
	case ctx.Err() != nil:
		return fmt.Errorf("reading the view file: %w", ctx.Err())
	case errors.Is(err, fs.ErrNotExist):
		c.Detail = "there is none"
	case err != nil:
		c.Problems = []string{fmt.Sprintf("the file %s cannot be used, it is made anew by the next huipu serve: %s", viewFileName, sentence(err))}
	case sum(saved) != digest(replayed):
		c.Problems = []string{fmt.Sprintf("the file %s is another than the view of the first %d revisions; remove it", viewFileName, saved.Revision())}
	default:
		c.Detail = fmt.Sprintf("as of revision %d", saved.Revision())
	}
	e.add(c)
	return nil
}

func digest(v *view.View) [sha256.Size]byte { return sum(v.Snapshot()) }

// sum is the SHA-256 of a version as a view file.
func sum(s *view.Snapshot) (sum [sha256.Size]byte) {
	hash := sha256.New()
	_, _ = s.WriteTo(hash) // a hash takes everything
	hash.Sum(sum[:0])
	return sum
}

// replay builds a view by applying every revision up to one to an empty view; 0 is all of
// them.
func replay(ctx context.Context, s store.Store, last uint64) (v *view.View, err error) {
	empty := memstore.New(memstore.Options{})
	defer func() { err = errors.Join(err, empty.Close()) }()
	if v, err = view.Build(ctx, empty); err != nil {
		return nil, err
	}
	for c, err := range s.Revisions(ctx, 0) {
		if err != nil {
			return nil, fmt.Errorf("reading revisions: %w", err)
		}
		if last > 0 && c.Number > last {
			break
		}
		if err := v.Apply(c); err != nil {
			return nil, fmt.Errorf("making the view of the revisions: %w", err)
		}
	}
	return v, nil
}

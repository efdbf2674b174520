package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"

	"huipu/internal/config"
	"huipu/internal/kg"
	"huipu/internal/store"
	"huipu/internal/view"
)

// openServing is openSession for a server that starts from a snapshot of the view: a file,
// which the server then keeps up to date, or the address of one that another server gives at
// /export/view. Without a snapshot the view comes from the store.
func (a *app) openServing(ctx context.Context, c config.Config, snapshot string) (*session, error) {
	if snapshot == "" {
		return a.openSession(ctx, c)
	}
	if viewFile(c, a.log) != nil {
		return nil, usageError{
			errors.New("--snapshot is for a store that many servers share: the embedded store has its own in the folder"), "see huipu serve --help",
		}
	}
	s, err := a.openStore(ctx, c)
	if err != nil {
		return nil, err
	}
	var file *view.File
	var v *view.View
	if isAddress(snapshot) {
		v, err = a.openFetched(ctx, s, snapshot)
	} else {
		file = view.NewFile(snapshot, a.log)
		v, err = a.openSnapshot(ctx, s, file)
	}
	if err != nil {
		return nil, closing(s, fmt.Errorf("reading the graph: %w", err))
	}
	return a.sessionWith(s, v, file), nil
}

func isAddress(snapshot string) bool {
	return strings.HasPrefix(snapshot, "http://") || strings.HasPrefix(snapshot, "https://")
}

// openSnapshot gives the view of a shared store from a file and the revisions after it, or
// from the store alone where the file does not fit, which the log tells.
func (a *app) openSnapshot(ctx context.Context, s store.Store, file *view.File) (*view.View, error) {
	v, err := file.Open(ctx, s)
	if errors.Is(err, view.ErrAhead) {
		a.log.Warn("the store has lost revisions that the snapshot has; the view is built from the store", "cause", err)
		return view.Build(ctx, s)
	}
	return v, err
}

// openFetched is openSnapshot for the file of another server.
func (a *app) openFetched(ctx context.Context, s store.Store, address string) (v *view.View, err error) {
	dir, err := os.MkdirTemp("", "huipu-snapshot-")
	if err != nil {
		return nil, fmt.Errorf("fetching a snapshot: %w: %w", kg.ErrUnavailable, err)
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	name := filepath.Join(dir, "view")
	if err := writeFile(name, func(w io.Writer) error { return fetch(ctx, w, address) }); err != nil {
		if ctx.Err() != nil {
			return nil, err
		}
		a.log.Warn("the snapshot cannot be fetched; the view is built from the store", "from", address, "cause", err)
		return view.Build(ctx, s)
	}
	return a.openSnapshot(ctx, s, view.NewFile(name, a.log))
}

// fetch copies what the address answers.
func fetch(ctx context.Context, w io.Writer, address string) error {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return fmt.Errorf("fetching %s: %w: %w", address, kg.ErrInvalid, err)
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return fmt.Errorf("fetching %s: %w: %w", address, cause(err), kg.ErrUnavailable)
	}
	if response.StatusCode != http.StatusOK {
		return errors.Join(fmt.Errorf("fetching %s: status %s: %w", address, response.Status, kg.ErrUnavailable), response.Body.Close())
	}
	_, err = io.Copy(w, response.Body)
	if err = errors.Join(err, response.Body.Close()); err != nil {
		return fmt.Errorf("fetching %s: it broke off: %w: %w", address, err, kg.ErrUnavailable)
	}
	return nil
}

package cli

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"path/filepath"
	"strings"

	"huipu/internal/config"
	"huipu/internal/store"
	"huipu/internal/view"
)

// viewFileName is the name of the view file in a data directory.
const viewFileName = "view"

// viewFile is the view file beside an embedded store; nil for a shared one.
func viewFile(c config.Config, log *slog.Logger) *view.File {
	if strings.Contains(c.Store, "://") {
		return nil
	}
	return view.NewFile(filepath.Join(c.DataDir, viewFileName), log)
}

// openView gives the view of a store, from its file where there is one.
func openView(ctx context.Context, s store.Store, file *view.File) (*view.View, error) {
	if file == nil {
		return view.Build(ctx, s)
	}
	v, err := file.Open(ctx, s)
	if errors.Is(err, view.ErrAhead) {
		return nil, fmt.Errorf("%w; put the lost revisions back from a backup, or remove the view file to go on without them", err)
	}
	return v, err
}

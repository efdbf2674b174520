package view

import (
	"context"
	"io"
)

// Read reads a view file.
func Read(ctx context.Context, r io.Reader, size int64) (*Snapshot, error) { return read(ctx, r, size) }

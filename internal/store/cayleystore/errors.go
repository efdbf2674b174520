package cayleystore

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"syscall"

	"huipu/internal/kg"
	"huipu/internal/store/cayleystore/pebble"
)

// categorise wraps an error with its category, unless it has one.
func categorise(err error) error {
	var c *kg.Category
	if err == nil || errors.As(err, &c) {
		return err
	}
	return fmt.Errorf("%w: %w", err, categoryOf(err))
}

func categoryOf(err error) *kg.Category {
	for _, m := range [...]struct {
		is       error
		category *kg.Category
	}{
		{context.Canceled, kg.ErrTimeout},
		{context.DeadlineExceeded, kg.ErrTimeout},
		{pebble.ErrClosed, kg.ErrUnavailable},
		{pebble.ErrBroken, kg.ErrUnavailable},
		{pebble.ErrReadOnly, kg.ErrUnavailable},
		{pebble.ErrNoSpace, kg.ErrUnavailable},
		{pebble.ErrLocked, kg.ErrConflict},
		{pebble.ErrNotEmpty, kg.ErrConflict},
		{pebble.ErrForeign, kg.ErrInvalid},
		{pebble.ErrNewer, kg.ErrUnsupported},
		{pebble.ErrValue, kg.ErrInvalid},
		{pebble.ErrCorrupt, kg.ErrInternal},
		{fs.ErrPermission, kg.ErrUnavailable},
		{fs.ErrNotExist, kg.ErrUnavailable},
		{syscall.ENOTDIR, kg.ErrInvalid},
		{syscall.ENOSPC, kg.ErrUnavailable},
		{syscall.EROFS, kg.ErrUnavailable},
		{syscall.EIO, kg.ErrUnavailable},
	} {
		if errors.Is(err, m.is) {
			return m.category
		}
	}
	return kg.ErrInternal
}

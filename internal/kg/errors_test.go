package kg_test

import (
	"context"
	"errors"
	"fmt"
	"testing"

	"huipu/internal/kg"
)

func TestCategoryOfLooksThroughWrapping(t *testing.T) {
	for _, tt := range []struct {
		name string
		err  error
		want *kg.Category
	}{
		{"no error", nil, nil},
		{"the category itself", kg.ErrLimit, kg.ErrLimit},
		{"wrapped twice", fmt.Errorf("a: %w", fmt.Errorf("b: %w", kg.ErrNotFound)), kg.ErrNotFound},
		{"the first of two", fmt.Errorf("%w: %w", kg.ErrInternal, kg.ErrInvalid), kg.ErrInternal},
		{"joined", errors.Join(errors.New("x"), kg.ErrConflict), kg.ErrConflict},
		{"deadline", fmt.Errorf("x: %w", context.DeadlineExceeded), kg.ErrTimeout},
		{"cancelled", context.Canceled, kg.ErrTimeout},
		{"a category before the context", fmt.Errorf("%w: %w", kg.ErrUnavailable, context.Canceled), kg.ErrUnavailable},
		{"anything else", errors.New("x"), kg.ErrInternal},
	} {
		if got := kg.CategoryOf(tt.err); got != tt.want {
			t.Errorf("%s: got %v, want %v", tt.name, got, tt.want)
		}
	}
}

// TestCategoriesAreDistinct makes sure that each has a code of its own and usable numbers,
// and that errors.Is tells them apart.
func TestCategoriesAreDistinct(t *testing.T) {
	codes := map[string]bool{}
	for i, c := range kg.Categories() {
		if codes[c.Code] || c.Code == "" || c.Error() == "" || c.HTTPStatus < 400 || c.HTTPStatus > 599 || c.ExitCode < 1 || c.ExitCode > 2 {
			t.Errorf("category %+v", c)
		}
		codes[c.Code] = true
		for j, other := range kg.Categories() {
			if errors.Is(fmt.Errorf("x: %w", c), other) != (i == j) {
				t.Errorf("%v and %v", c, other)
			}
		}
	}
	if len(codes) != 9 {
		t.Errorf("%d categories", len(codes))
	}
}

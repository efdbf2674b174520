package kg

import (
	"context"
	"errors"
)

// Category groups errors by what the caller can do about them. Wrap one of the sentinels
// below with %w and the arguments of the call; test with errors.Is.
type Category struct { //nolint:errname // it groups errors; the sentinels carry the Err prefix
	text       string
	Code       string // extensions.code of a GraphQL error
	HTTPStatus int    // status of a plain HTTP answer
	ExitCode   int    // exit code of the command line
}

// Error makes a category usable as a sentinel error.
func (c *Category) Error() string { return c.text }

// The categories. This is the one table from category to GraphQL code, HTTP status and
// exit code.
var (
	// ErrInvalid is bad input: the message names the place and what was expected.
	ErrInvalid = &Category{"invalid input", "INVALID_INPUT", 400, 2}
	// ErrUnauthenticated is a write without a valid token.
	ErrUnauthenticated = &Category{"not authenticated", "UNAUTHENTICATED", 401, 1}
	// ErrNotFound is a well-formed reference to nothing.
	ErrNotFound = &Category{"not found", "NOT_FOUND", 404, 1}
	// ErrConflict is a change that no longer fits what is stored, or a resource in use.
	ErrConflict = &Category{"conflict", "CONFLICT", 409, 1}
	// ErrLimit is input or work above a documented limit.
	ErrLimit = &Category{"limit exceeded", "LIMIT_EXCEEDED", 413, 1}
	// ErrUnsupported is a request that this build or backend cannot serve.
	ErrUnsupported = &Category{"not supported", "UNSUPPORTED", 501, 2}
	// ErrUnavailable is a store or service that is closed, away or shutting down.
	ErrUnavailable = &Category{"unavailable", "UNAVAILABLE", 503, 1}
	// ErrTimeout is work that ran out of its deadline or was cancelled.
	ErrTimeout = &Category{"deadline exceeded", "TIMEOUT", 504, 1}
	// ErrInternal is everything else: a defect of ours or corrupted data.
	ErrInternal = &Category{"internal error", "INTERNAL", 500, 1}
)

// Categories lists every category. The slice is fresh.
func Categories() []*Category {
	return []*Category{
		ErrInvalid, ErrUnauthenticated, ErrNotFound, ErrConflict, ErrLimit, ErrUnsupported,
		ErrUnavailable, ErrTimeout, ErrInternal,
	}
}

// CategoryOf is the category that err wraps. Errors of the context package count as
// [ErrTimeout]; any other error without a category is [ErrInternal]. It is nil only for a
// nil error.
func CategoryOf(err error) *Category {
	if err == nil {
		return nil
	}
	if c, ok := errors.AsType[*Category](err); ok {
		return c
	}
	if errors.Is(err, context.DeadlineExceeded) || errors.Is(err, context.Canceled) {
		return ErrTimeout
	}
	return ErrInternal
}

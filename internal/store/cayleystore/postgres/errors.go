package postgres

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/jackc/pgx/v5/pgconn"

	"huipu/internal/kg"
)

// SQLSTATE codes that are told apart; see appendix A of PostgreSQL's manual.
const (
	codeUnique         = "23505"
	codeSerialization  = "40001"
	codeDeadlock       = "40P01"
	codeCancelled      = "57014"
	codeLockTimeout    = "55P03"
	codeReadOnly       = "25006"
	codeDiskFull       = "53100"
	codeNoDatabase     = "3D000"
	codeNoTable        = "42P01"
	codeDuplicateTable = "42P07"
	codeDenied         = "42501"
)

// errClosed is use after Close.
var errClosed = fmt.Errorf("the store is closed: %w", kg.ErrUnavailable)

// categorise wraps an error with its category, unless it has one. Work that ended with its
// context is told as such, with the context's error.
func categorise(ctx context.Context, err error) error {
	if err == nil {
		return nil
	}
	if ctx.Err() != nil {
		if cause := context.Cause(ctx); errors.Is(cause, errClosed) {
			return errClosed
		}
		return fmt.Errorf("%w: %w", kg.ErrTimeout, ctx.Err())
	}
	if _, ok := errors.AsType[*kg.Category](err); ok {
		return err
	}
	return fmt.Errorf("%w: %w", categoryOf(err), err)
}

func categoryOf(err error) *kg.Category {
	code := codeOf(err)
	switch {
	case code == codeCancelled, code == codeLockTimeout:
		return kg.ErrTimeout
	case code == codeNoDatabase:
		return kg.ErrNotFound
	case code == codeDenied, code == codeReadOnly, lost(err):
		return kg.ErrUnavailable
	case code == codeSerialization, code == codeDeadlock:
		return kg.ErrConflict
	}
	switch class(code) {
	case "28", "53", "58": // refused, without resources, errors of the operating system
		return kg.ErrUnavailable
	}
	return kg.ErrInternal
}

// class is the first two characters of a code.
func class(code string) string { return code[:min(2, len(code))] }

// lost tells whether the error is about the connection, not about what was asked: the server
// is away, or going or coming up. What was asked may have been done.
func lost(err error) bool {
	code := codeOf(err)
	if code == "" {
		// Everything that does not come from the server comes from the way to it.
		_, refused := errors.AsType[*kg.Category](err)
		return !refused && !errors.Is(err, context.Canceled) && !errors.Is(err, context.DeadlineExceeded) || unreachable(err)
	}
	return class(code) == "08" || strings.HasPrefix(code, "57P")
}

// unreachable tells whether no connection could be made.
func unreachable(err error) bool {
	_, ok := errors.AsType[*pgconn.ConnectError](err)
	return ok
}

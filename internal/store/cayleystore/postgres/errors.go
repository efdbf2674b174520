package postgres

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"slices"
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
	codeNoSchema       = "3F000"
	codeDuplicateTable = "42P07"
	codeUnknownName    = "42704"
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
	return fmt.Errorf("%w: %w", categoryOf(err), lineError{err})
}

// lineError is an error whose text stands in one line: attempts to connect in several ways come
// in a line each, and often say the same.
type lineError struct{ error }

// Error joins the lines and drops repeats.
func (e lineError) Error() string {
	var lines []string
	for line := range strings.Lines(e.error.Error()) {
		if line = strings.TrimSpace(line); line != "" && !slices.Contains(lines, line) {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, " ")
}

// Unwrap gives the error.
func (e lineError) Unwrap() error { return e.error }

func categoryOf(err error) *kg.Category {
	code := codeOf(err)
	switch {
	case code == codeCancelled, code == codeLockTimeout:
		return kg.ErrTimeout
	case code == codeNoDatabase:
		return kg.ErrNotFound
	case code == codeNoSchema:
		return kg.ErrInvalid
	case code == codeDenied, code == codeReadOnly:
		return kg.ErrUnavailable
	case code == codeSerialization, code == codeDeadlock:
		return kg.ErrConflict
	}
	_, connecting := errors.AsType[*pgconn.ConnectError](err)
	switch class(code) {
	case "22", "42": // bad values, unknown names
		if connecting {
			return kg.ErrInvalid // of an option in the address
		}
	case "28", "53", "58": // refused, without resources, errors of the operating system
		return kg.ErrUnavailable
	}
	if lost(err) {
		return kg.ErrUnavailable
	}
	return kg.ErrInternal
}

// class is the first two characters of a code.
func class(code string) string { return code[:min(2, len(code))] }

// lost tells whether the error is about the connection, not about what was asked: the server
// is away, or going or coming up, or did not answer. What was asked may have been done.
func lost(err error) bool {
	if code := codeOf(err); code != "" {
		return class(code) == "08" || strings.HasPrefix(code, "57P")
	}
	if _, ok := errors.AsType[net.Error](err); ok {
		return true
	}
	if _, ok := errors.AsType[*pgconn.ConnectError](err); ok {
		return true
	}
	for _, sign := range [...]error{io.EOF, io.ErrUnexpectedEOF, net.ErrClosed, pgconn.ErrConnClosed, context.DeadlineExceeded} {
		if errors.Is(err, sign) {
			return true
		}
	}
	return false
}

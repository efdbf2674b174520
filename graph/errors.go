package graph

import (
	"context"
	"errors"
	"log/slog"
	"runtime/debug"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/errcode"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"huipu/internal/kg"
	"huipu/internal/query"
)

// The values of extensions.code are those of the categories of package kg and these.
const (
	CodeInvalidCursor    = "INVALID_CURSOR"         // a cursor that is damaged or of another list
	CodeParseFailed      = errcode.ParseFailed      // the document is not GraphQL
	CodeValidationFailed = errcode.ValidationFailed // the document or its variables do not fit the schema
)

// tokenLimit begins the message of the parser for a document with too many tokens, which has no
// type of its own.
const tokenLimit = "exceeded token limit"

// errorPresenter turns what went wrong into what the client is told.
type errorPresenter struct{ log *slog.Logger }

// present gives an error its code and request id. What clients cannot act on is logged and told
// by its category alone, so that nothing internal gets out.
func (p errorPresenter) present(ctx context.Context, err error) *gqlerror.Error {
	shown := &gqlerror.Error{Path: pathOf(ctx)}
	var known *gqlerror.Error
	if errors.As(err, &known) {
		shown.Path, shown.Locations, shown.Rule = known.Path, known.Locations, known.Rule
	}
	shown.Message, shown.Extensions = p.explain(ctx, err, known, shown.Path)
	if id := requestID(ctx); id != "" {
		shown.Extensions["requestId"] = id
	}
	return shown
}

func (p errorPresenter) explain(ctx context.Context, err error, known *gqlerror.Error, path ast.Path) (string, map[string]any) {
	if known != nil {
		if code, ok := known.Extensions["code"].(string); ok {
			if strings.HasPrefix(known.Message, tokenLimit) {
				code = kg.ErrLimit.Code
			}
			return known.Message, map[string]any{"code": code}
		}
		if known.Err != nil {
			err = known.Err // its text without the path before it
		}
	}
	category := kg.CategoryOf(err)
	code := category.Code
	if errors.Is(err, query.ErrCursor) {
		code = CodeInvalidCursor
	}
	message := err.Error()
	switch category {
	case kg.ErrInternal, kg.ErrUnavailable, kg.ErrTimeout:
		p.log.ErrorContext(ctx, "request failed",
			"code", code, "path", path.String(), "request", requestID(ctx), "cause", message)
		message = category.Error()
	}
	return message, map[string]any{"code": code}
}

func pathOf(ctx context.Context) ast.Path {
	if graphql.GetFieldContext(ctx) == nil {
		return nil
	}
	return graphql.GetPath(ctx)
}

// recovered turns a panic into an internal error and logs where it came from.
func (p errorPresenter) recovered(ctx context.Context, cause any) error {
	p.log.ErrorContext(ctx, "panic in a resolver",
		"panic", cause, "path", pathOf(ctx).String(), "request", requestID(ctx), "stack", string(debug.Stack()))
	return kg.ErrInternal
}

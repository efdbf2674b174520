package graph

import (
	"context"
	"fmt"

	"huipu/internal/kg"
)

type principalKey struct{}

// WithPrincipal says in whose name a request is made, once that is certain. The name is not
// empty; it becomes the author of revisions.
func WithPrincipal(ctx context.Context, name string) context.Context {
	return context.WithValue(ctx, principalKey{}, name)
}

// principal is the name that [WithPrincipal] gave; without one the error is
// [kg.ErrUnauthenticated].
func principal(ctx context.Context) (string, error) {
	name, ok := ctx.Value(principalKey{}).(string)
	if !ok || name == "" {
		return "", fmt.Errorf("changing the graph needs a token: %w", kg.ErrUnauthenticated)
	}
	return name, nil
}

type requestIDKey struct{}

// WithRequestID names a request: errors and log lines carry the id.
func WithRequestID(ctx context.Context, id string) context.Context {
	return context.WithValue(ctx, requestIDKey{}, id)
}

// requestID is the id that [WithRequestID] gave; empty without one.
func requestID(ctx context.Context) string {
	id, _ := ctx.Value(requestIDKey{}).(string)
	return id
}

package httpd

import (
	"bytes"
	"context"
	"crypto/sha256"
	"crypto/subtle"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"

	"huipu/graph"
	"huipu/internal/kg"
)

// authenticator tells requests with the token from others.
type authenticator struct {
	token string // empty when nobody may change the graph
}

type authenticatedKey struct{}

// wrap marks requests that carry the token, leaves those without credentials as they are,
// and refuses all others, so that a wrong token never looks like a right one that is not
// needed.
func (a authenticator) wrap(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		credentials := r.Header.Get("Authorization")
		if credentials == "" {
			next.ServeHTTP(w, r)
			return
		}
		if !a.accepts(credentials) {
			w.Header().Set("WWW-Authenticate", `Bearer realm="huipu"`)
			writeProblem(w, r, problemOf(kg.ErrUnauthenticated, "the token is not known here"))
			return
		}
		ctx := context.WithValue(graph.WithPrincipal(r.Context(), Principal), authenticatedKey{}, true)
		next.ServeHTTP(w, r.WithContext(ctx))
	})
}

func (a authenticator) accepts(credentials string) bool {
	scheme, token, ok := strings.Cut(credentials, " ")
	if !ok || !strings.EqualFold(scheme, "Bearer") || a.token == "" {
		return false
	}
	// Hashes have one length, so the time taken tells nothing of the token's.
	want, got := sha256.Sum256([]byte(a.token)), sha256.Sum256([]byte(token))
	return subtle.ConstantTimeCompare(want[:], got[:]) == 1
}

// limitBody reads the body before anything else looks at it, so that one place answers for
// bodies that are too large. Whoever may add releases may send larger ones.
func limitBody(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		limit := int64(maxQuestion)
		if authenticated, _ := r.Context().Value(authenticatedKey{}).(bool); authenticated {
			limit = MaxBody
		}
		tooLarge := problemOf(kg.ErrLimit, fmt.Sprintf("the body of the request is larger than %d bytes", limit))
		if r.ContentLength > limit {
			w.Header().Set("Connection", "close") // the rest of the body is not read
			writeProblem(w, r, tooLarge)
			return
		}
		body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, limit))
		var maxBytes *http.MaxBytesError
		switch {
		case errors.As(err, &maxBytes):
			writeProblem(w, r, tooLarge)
			return
		case err != nil:
			writeProblem(w, r, problemOf(kg.ErrInvalid, "the body of the request could not be read"))
			return
		}
		r.Body = io.NopCloser(bytes.NewReader(body))
		next.ServeHTTP(w, r)
	})
}

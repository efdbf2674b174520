package httpd

import (
	"context"
	"io"
	"log/slog"
	"net/http"

	"huipu/internal/kg"
)

// require refuses requests without the token.
func (a authenticator) require(next http.Handler) http.Handler {
	return a.wrap(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if authenticated, _ := r.Context().Value(authenticatedKey{}).(bool); !authenticated {
			w.Header().Set("WWW-Authenticate", `Bearer realm="huipu"`)
			writeProblem(w, r, problemOf(kg.ErrUnauthenticated, "a backup needs the token"))
			return
		}
		next.ServeHTTP(w, r)
	}))
}

// backups streams a backup of the store as an archive. An error before the first byte is
// answered as one; after it the connection is cut, so that nobody takes a part for the
// whole.
func backups(backup func(context.Context, io.Writer) error, logger *slog.Logger) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method != http.MethodPost {
			w.Header().Set("Allow", http.MethodPost)
			writeProblem(w, r, problem{http.StatusMethodNotAllowed, "METHOD_NOT_ALLOWED", "this address answers POST"})
			return
		}
		header := w.Header()
		header.Set("Content-Type", "application/x-tar")
		header.Set("Content-Disposition", `attachment; filename="huipu.tar"`)
		header.Set("Cache-Control", "no-store")
		out := &patient{w: w, control: http.NewResponseController(w)}
		err := backup(r.Context(), out)
		if err == nil {
			return
		}
		logger.LogAttrs(r.Context(), slog.LevelError, "backup failed", slog.String("id", requestID(r.Context())), slog.Any("error", err))
		if out.started {
			panic(http.ErrAbortHandler)
		}
		header.Del("Content-Disposition")
		writeProblem(w, r, problemOf(kg.CategoryOf(err), "the backup failed"))
	})
}

package httpd

import (
	"encoding/json"
	"net/http"

	"huipu/internal/kg"
)

// problem is an error as clients get it.
type problem struct {
	status  int
	code    string // one of the GraphQL codes, or of the few that HTTP alone knows
	message string
}

func problemOf(c *kg.Category, message string) problem {
	return problem{c.HTTPStatus, c.Code, message}
}

// writeProblem answers with an error in the shape of a GraphQL response, so that a client
// reads errors of every layer in one way.
func writeProblem(w http.ResponseWriter, r *http.Request, p problem) {
	writeJSON(w, p.status, map[string]any{"errors": []any{map[string]any{
		"message":    p.message,
		"extensions": map[string]any{"code": p.code, "requestId": requestID(r.Context())},
	}}})
}

// writeJSON answers with a value that is known to have a JSON form.
func writeJSON(w http.ResponseWriter, status int, v any) {
	body, err := json.Marshal(v)
	if err != nil {
		panic(err)
	}
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	// A client that went away is told nothing.
	_, _ = w.Write(append(body, '\n'))
}

// readOnly answers 405 to everything but GET and HEAD.
func readOnly(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if reads(r) {
			next.ServeHTTP(w, r)
			return
		}
		writeReadOnly(w, r)
	})
}

func reads(r *http.Request) bool { return r.Method == http.MethodGet || r.Method == http.MethodHead }

func writeReadOnly(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Allow", "GET, HEAD")
	writeProblem(w, r, problem{http.StatusMethodNotAllowed, "METHOD_NOT_ALLOWED", "this address answers GET and HEAD"})
}

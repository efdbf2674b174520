package httpd_test

import (
	"context"
	"net/http"
	"strings"
	"testing"

	"huipu/graph"
	"huipu/internal/ingest"
	"huipu/internal/kg"
	"huipu/internal/query"
	"huipu/internal/store/memstore"
	"huipu/internal/view"
	"huipu/server/httpd"
)

// signatures are the authors of the changes that were asked for.
type signatures []string

func (s *signatures) Ingest(_ context.Context, _ ingest.Input, author string) (ingest.Outcome, error) {
	*s = append(*s, author)
	return ingest.Outcome{}, kg.ErrUnsupported
}

func (s *signatures) Retract(_ context.Context, _ kg.ID, author string, _ *uint64) (kg.Revision, error) {
	*s = append(*s, author)
	return kg.Revision{}, kg.ErrUnsupported
}

func (s *signatures) Judge(_ context.Context, _ ingest.Word, author string) (kg.Judgement, kg.Revision, error) {
	*s = append(*s, author)
	return kg.Judgement{}, kg.Revision{}, kg.ErrUnsupported
}

func (s *signatures) Merge(_ context.Context, _ ingest.Merger, author string) (kg.ID, []kg.Judgement, kg.Revision, error) {
	*s = append(*s, author)
	return "", nil, kg.Revision{}, kg.ErrUnsupported
}

func (s *signatures) Split(_ context.Context, _ ingest.Separation, author string) ([2]kg.ID, []kg.Judgement, kg.Revision, error) {
	*s = append(*s, author)
	return [2]kg.ID{}, nil, kg.Revision{}, kg.ErrUnsupported
}

func (s *signatures) UndoRevision(_ context.Context, _ uint64, _, author string, _ *uint64) (kg.Revision, error) {
	*s = append(*s, author)
	return kg.Revision{}, kg.ErrUnsupported
}

func (s *signatures) Rename(_ context.Context, _ ingest.Renaming, author string) (kg.Rename, kg.Revision, error) {
	*s = append(*s, author)
	return kg.Rename{}, kg.Revision{}, kg.ErrUnsupported
}

func (s *signatures) UndoRename(_ context.Context, _ kg.ID, _, author string, _ *uint64) (kg.Revision, error) {
	*s = append(*s, author)
	return kg.Revision{}, kg.ErrUnsupported
}

func (s *signatures) Undo(_ context.Context, _ kg.ID, _, author string, _ *uint64) (kg.Revision, error) {
	*s = append(*s, author)
	return kg.Revision{}, kg.ErrUnsupported
}

// TestAuthentication asks the real GraphQL handler for a change.
func TestAuthentication(t *testing.T) {
	v, err := view.Build(t.Context(), memstore.New(memstore.Options{}))
	if err != nil {
		t.Fatal(err)
	}
	const change = `{"query": "mutation { ingestDocument(input: {text: \"x\"}) { outcome } }"}`
	tests := []struct {
		name, token, authorization string
		status                     int
		code                       string
		signed                     bool
	}{
		{"no credentials", token, "", 200, kg.ErrUnauthenticated.Code, false},
		{"the token", token, "Bearer " + token, 200, kg.ErrUnsupported.Code, true},
		{"the scheme in small letters", token, "bearer " + token, 200, kg.ErrUnsupported.Code, true},
		{"another token", token, "Bearer 0123456789abcdeX", 401, kg.ErrUnauthenticated.Code, false},
		{"the start of the token", token, "Bearer " + token[:15], 401, kg.ErrUnauthenticated.Code, false},
		{"the token and more", token, "Bearer " + token + " ", 401, kg.ErrUnauthenticated.Code, false},
		{"another scheme", token, "Basic " + token, 401, kg.ErrUnauthenticated.Code, false},
		{"no scheme", token, token, 401, kg.ErrUnauthenticated.Code, false},
		{"an empty token where there is none", "", "Bearer ", 401, kg.ErrUnauthenticated.Code, false},
		{"a token where there is none", "", "Bearer " + token, 401, kg.ErrUnauthenticated.Code, false},
		{"no credentials where there is no token", "", "", 200, kg.ErrUnauthenticated.Code, false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var signed signatures
			o := options()
			o.Config.Token = test.token
			o.GraphQL = graph.NewHandler(graph.Options{
				Query: query.New(func() query.Reader { return v.Snapshot() }), Ingest: &signed,
			})
			w := do(handler(t, o), "POST", "/graphql", strings.NewReader(change),
				"Content-Type", "application/json", "Authorization", test.authorization)
			if got := code(t, w); w.Code != test.status || got != test.code {
				t.Errorf("status %d, code %s; want %d, %s", w.Code, got, test.status, test.code)
			}
			challenge := w.Header().Get("WWW-Authenticate")
			if w.Code == http.StatusUnauthorized && !strings.HasPrefix(challenge, "Bearer") {
				t.Errorf("WWW-Authenticate: %q", challenge)
			}
			if test.signed != (len(signed) == 1) || test.signed && signed[0] != httpd.Principal {
				t.Errorf("changes were asked for by %q", signed)
			}
		})
	}
}

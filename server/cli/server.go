package cli

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"

	"huipu/internal/kg"
)

// server is a running Huipu that is asked over HTTP.
type server struct {
	base   string // of its addresses, without a slash at the end
	url    string // of its GraphQL API
	token  string
	client http.Client
}

// question is a GraphQL request.
type question struct {
	Query         string         `json:"query"`
	OperationName string         `json:"operationName,omitempty"`
	Variables     map[string]any `json:"variables,omitempty"`
}

// maxAnswer bounds what is read of an answer.
const maxAnswer = 256 << 20

func newServer(f remoteFlags) (*server, error) {
	u, err := url.Parse(f.Server)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return nil, usageError{fmt.Errorf("--server is %q: want the address of a server, such as http://127.0.0.1:8080", f.Server), "see huipu --help"}
	}
	base := strings.TrimSuffix(f.Server, "/")
	return &server{base: base, url: base + "/graphql", token: f.Token}, nil
}

// ask sends the question and gives the whole response, which is JSON. The error is
// [kg.ErrUnavailable] when no answer comes.
func (s *server) ask(ctx context.Context, q question) (json.RawMessage, error) {
	body, err := json.Marshal(q)
	if err != nil {
		return nil, fmt.Errorf("writing the question: %w", err)
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, s.url, bytes.NewReader(body))
	if err != nil {
		return nil, fmt.Errorf("asking %s: %w", s.url, err)
	}
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("Accept", "application/graphql-response+json, application/json")
	if s.token != "" {
		request.Header.Set("Authorization", "Bearer "+s.token)
	}
	response, err := s.client.Do(request)
	if err != nil {
		return nil, fmt.Errorf("asking %s: %w: %w", s.url, cause(err), kg.ErrUnavailable)
	}
	answer, err := io.ReadAll(io.LimitReader(response.Body, maxAnswer))
	if err = errors.Join(err, response.Body.Close()); err != nil {
		return nil, fmt.Errorf("asking %s: the answer broke off: %w: %w", s.url, err, kg.ErrUnavailable)
	}
	if !json.Valid(answer) {
		return nil, fmt.Errorf("asking %s: the answer with status %d is no JSON; is it a Huipu server?: %w", s.url, response.StatusCode, kg.ErrUnavailable)
	}
	return answer, nil
}

// cause takes off what the client says of method and address.
func cause(err error) error {
	if wrapped, ok := errors.AsType[*url.Error](err); ok {
		return wrapped.Err
	}
	return err
}

// graphQLError is an error in a response.
type graphQLError struct {
	Message    string
	Path       []any
	Extensions struct{ Code string }
}

// asError gives the error the category of its code.
func (e graphQLError) asError() error {
	var category *kg.Category
	text := e.Message
	for _, c := range kg.Categories() {
		if c.Code == e.Extensions.Code {
			category = c
			text = strings.TrimSuffix(text, ": "+c.Error())
		}
	}
	if category == nil && e.Extensions.Code != "" {
		text += " (" + e.Extensions.Code + ")"
	}
	if len(e.Path) > 0 {
		var path []string
		for _, step := range e.Path {
			path = append(path, fmt.Sprint(step))
		}
		text += " (at " + strings.Join(path, ".") + ")"
	}
	if category == nil {
		return errors.New(text)
	}
	return fmt.Errorf("%s: %w", text, category)
}

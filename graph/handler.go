package graph

import (
	"bytes"
	"crypto/rand"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"github.com/99designs/gqlgen/graphql"

	"huipu/internal/kg"
)

// The media types of answers.
const (
	mediaJSON     = "application/json"
	mediaResponse = "application/graphql-response+json"
)

// RevisionHeader carries in an answer the number of the revision that it was answered from;
// 0 for a graph without revisions.
const RevisionHeader = "Huipu-Revision"

// NewHandler serves GraphQL over HTTP: POST with a JSON body, and GET for questions. It follows
// the GraphQL-over-HTTP specification: a well-formed request is answered with 200 under
// application/json whatever became of it, and with 4xx or 5xx under
// application/graphql-response+json when its operation did not run. A change that cannot be
// made because the store is away is 503 with Retry-After in both. Every answer carries
// [RevisionHeader]. Who asks is told by
// [WithPrincipal] in the context of the request; [WithRequestID] names the request, and one
// without a name is given one.
func NewHandler(o Options) http.Handler { return &handler{newEngine(o)} }

type handler struct{ *engine }

// ServeHTTP answers one request.
func (h *handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	ctx := r.Context()
	if requestID(ctx) == "" {
		ctx = WithRequestID(ctx, newRequestID())
		r = r.WithContext(ctx)
	}
	media, ok := negotiate(r.Header.Values("Accept"))
	if !ok {
		h.refuse(w, r, media, http.StatusNotAcceptable, fmt.Errorf("accept %s or %s: %w", mediaResponse, mediaJSON, kg.ErrInvalid))
		return
	}
	var params *graphql.RawParams
	var status int
	var err error
	switch r.Method {
	case http.MethodGet:
		params, err = readURL(r)
		status = http.StatusBadRequest
	case http.MethodPost:
		params, status, err = h.readBody(w, r)
	default:
		w.Header().Set("Allow", "GET, POST")
		status, err = http.StatusMethodNotAllowed, fmt.Errorf("method %s: want GET or POST: %w", r.Method, kg.ErrInvalid)
	}
	if err != nil {
		h.refuse(w, r, media, status, err)
		return
	}
	result := h.run(ctx, params, r.Method == http.MethodGet)
	status = http.StatusOK
	switch {
	case result.away:
		w.Header().Set("Retry-After", "1")
		status = http.StatusServiceUnavailable
	case result.refused:
		w.Header().Set("Allow", "POST")
		status = http.StatusMethodNotAllowed
	case !result.executed && media == mediaResponse:
		status = statusOf(result.response)
	}
	h.write(w, r, media, status, result)
}

// newRequestID is random: requests of all processes stay apart.
func newRequestID() string {
	var b [8]byte
	_, _ = rand.Read(b[:]) // never fails
	return hex.EncodeToString(b[:])
}

// refuse answers a request that is no GraphQL request.
func (h *handler) refuse(w http.ResponseWriter, r *http.Request, media string, status int, err error) {
	h.write(w, r, media, status, result{response: h.fail(r.Context(), err), revision: h.query.Session(r.Context()).Revision()})
}

func (h *handler) write(w http.ResponseWriter, r *http.Request, media string, status int, answer result) {
	text, err := encode(answer)
	if err != nil {
		text, status = []byte(`{"errors":[{"message":"internal error","extensions":{"code":"INTERNAL"}}]}`), http.StatusInternalServerError
		h.log.ErrorContext(r.Context(), "answer cannot be encoded", "request", requestID(r.Context()), "cause", err)
	}
	w.Header().Set("Content-Type", media+"; charset=utf-8")
	w.Header().Set("Content-Length", strconv.Itoa(len(text)))
	w.Header().Set(RevisionHeader, strconv.FormatUint(answer.revision, 10))
	w.WriteHeader(status)
	if _, err := w.Write(text); err != nil {
		h.log.DebugContext(r.Context(), "client went away", "request", requestID(r.Context()), "cause", err)
	}
}

// statusOf is the status of a request whose operation did not run.
func statusOf(response *graphql.Response) int {
	for _, e := range response.Errors {
		for _, c := range kg.Categories() {
			if e.Extensions["code"] == c.Code && c != kg.ErrLimit {
				return c.HTTPStatus
			}
		}
	}
	return http.StatusBadRequest
}

// negotiate chooses the media type of the answer; ok is false when the client wants neither.
func negotiate(accept []string) (media string, ok bool) {
	if len(accept) == 0 {
		return mediaJSON, true
	}
	media, best := mediaJSON, 0.0
	for part := range strings.SplitSeq(strings.Join(accept, ","), ",") {
		name, params, err := mime.ParseMediaType(part)
		if err != nil {
			continue
		}
		quality := 1.0
		if q, given := params["q"]; given {
			if quality, err = strconv.ParseFloat(q, 64); err != nil {
				continue
			}
		}
		if charset, given := params["charset"]; given && !strings.EqualFold(charset, "utf-8") {
			continue
		}
		switch name {
		case "*/*", "application/*":
			name = mediaJSON
		case mediaJSON, mediaResponse:
		default:
			continue
		}
		if quality > best {
			media, best = name, quality
		}
	}
	return media, best > 0
}

// request is the form of a GraphQL request. The texts are pointers to tell null and absent from
// other types.
type request struct {
	Query         *string        `json:"query"`
	OperationName *string        `json:"operationName"`
	Variables     map[string]any `json:"variables"`
	Extensions    map[string]any `json:"extensions"`
}

func (q request) params(header http.Header) (*graphql.RawParams, error) {
	if q.Query == nil || *q.Query == "" {
		return nil, fmt.Errorf("query: want a document: %w", kg.ErrInvalid)
	}
	params := &graphql.RawParams{Query: *q.Query, Variables: q.Variables, Extensions: q.Extensions, Headers: header}
	if q.OperationName != nil {
		params.OperationName = *q.OperationName
	}
	return params, nil
}

// readBody reads a request from JSON.
func (h *handler) readBody(w http.ResponseWriter, r *http.Request) (*graphql.RawParams, int, error) {
	name, params, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	charset, given := params["charset"]
	if err != nil || name != mediaJSON || given && !strings.EqualFold(charset, "utf-8") {
		return nil, http.StatusUnsupportedMediaType,
			fmt.Errorf("content type %q: want %s in UTF-8: %w", r.Header.Get("Content-Type"), mediaJSON, kg.ErrInvalid)
	}
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, h.limits.MaxBodyBytes))
	if err != nil {
		if large, ok := errors.AsType[*http.MaxBytesError](err); ok {
			return nil, http.StatusRequestEntityTooLarge, fmt.Errorf("body above %d bytes: %w", large.Limit, kg.ErrLimit)
		}
		return nil, http.StatusBadRequest, fmt.Errorf("reading the body: %w: %w", kg.ErrInvalid, err)
	}
	var q request
	if err := decode(body, &q); err != nil {
		return nil, http.StatusBadRequest, fmt.Errorf("body: %w", err)
	}
	read, err := q.params(r.Header)
	return read, http.StatusBadRequest, err
}

// readURL reads a request from the query of the URL.
func readURL(r *http.Request) (*graphql.RawParams, error) {
	values, err := url.ParseQuery(r.URL.RawQuery)
	if err != nil {
		return nil, fmt.Errorf("query of the URL: %w: %w", kg.ErrInvalid, err)
	}
	var q request
	text := values.Get("query")
	q.Query = &text
	if name := values.Get("operationName"); name != "" {
		q.OperationName = &name
	}
	for name, into := range map[string]*map[string]any{"variables": &q.Variables, "extensions": &q.Extensions} {
		if text := values.Get(name); text != "" {
			if err := decode([]byte(text), into); err != nil {
				return nil, fmt.Errorf("%s: %w", name, err)
			}
		}
	}
	return q.params(r.Header)
}

// decode reads exactly one JSON value, with numbers as they are written.
func decode(text []byte, into any) error {
	d := json.NewDecoder(bytes.NewReader(text))
	d.UseNumber()
	if err := d.Decode(into); err != nil {
		return fmt.Errorf("not the JSON of a request: %w: %w", kg.ErrInvalid, err)
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return fmt.Errorf("more than one JSON value: %w", kg.ErrInvalid)
	}
	return nil
}

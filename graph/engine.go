package graph

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"slices"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/executor"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"huipu/graph/generated"
	"huipu/graph/object"
	"huipu/internal/kg"
	"huipu/internal/query"
)

// Options are what the GraphQL interface works on.
type Options struct {
	Query           *query.Service
	Ingest          Ingester     // nil: mutations are UNSUPPORTED
	Writable        func() error // why the graph cannot be changed at present; nil: it always can
	Limits          Limits       // zero fields take defaults
	Logger          *slog.Logger // nil: nothing is logged
	HideSuggestions bool         // errors do not name similar fields and types
}

// engine runs operations. It is safe for concurrent use.
type engine struct {
	query    *query.Service
	writable func() error
	limits   Limits
	log      *slog.Logger
	schema   *ast.Schema
	executor *executor.Executor
}

func newEngine(o Options) *engine {
	log := o.Logger
	if log == nil {
		log = slog.New(slog.DiscardHandler)
	}
	if o.Writable == nil {
		o.Writable = func() error { return nil }
	}
	schema := generated.NewExecutableSchema(generated.Config{
		Resolvers: &Resolver{query: o.Query, ingest: o.Ingest},
	})
	e := &engine{
		query: o.Query, writable: o.Writable, limits: o.Limits.withDefaults(), log: log,
		schema: schema.Schema(), executor: executor.New(schema),
	}
	errors := errorPresenter{log}
	e.executor.SetErrorPresenter(errors.present)
	e.executor.SetRecoverFunc(errors.recovered)
	e.executor.SetParserTokenLimit(e.limits.MaxTokens)
	e.executor.SetQueryCache(&documents{})
	if o.HideSuggestions {
		hideSuggestions(e.executor)
	}
	return e
}

// result is the answer to a request, how the request ended, and the revision of the version
// that it was answered from.
type result struct {
	response *graphql.Response
	executed bool // the operation ran; errors, if any, are of its fields
	refused  bool // a change was asked for where only questions are allowed
	away     bool // a change was asked for while the store cannot be reached
	revision uint64
}

// run answers a request. With questionsOnly a mutation is refused.
func (e *engine) run(ctx context.Context, params *graphql.RawParams, questionsOnly bool) result {
	ctx, cancel := context.WithTimeout(graphql.StartOperationTrace(ctx), e.limits.Timeout)
	defer cancel()
	session := e.query.Session(ctx)
	r := e.runOn(ctx, session, params, questionsOnly)
	if r.revision == 0 {
		r.revision = session.Revision()
	}
	return r
}

func (e *engine) runOn(ctx context.Context, session *query.Session, params *graphql.RawParams, questionsOnly bool) result {
	operation, errs := e.executor.CreateOperationContext(ctx, params)
	if errs != nil {
		return result{response: e.executor.DispatchError(ctx, errs)}
	}
	if questionsOnly && operation.Operation.Operation != ast.Query {
		return result{response: e.fail(ctx, fmt.Errorf("a GET request may only ask: %w", kg.ErrInvalid)), refused: true}
	}
	operation.DisableIntrospection = false
	size := measureOf(e.schema, operation.Operation, operation.Variables)
	if err := e.limits.check(size); err != nil {
		return result{response: e.report(size, e.fail(ctx, err))}
	}
	changes := operation.Operation.Operation == ast.Mutation
	if changes {
		if err := e.writable(); err != nil {
			return result{response: e.report(size, e.fail(ctx, err)), away: true}
		}
	}
	ctx = withRoot(ctx, object.NewRoot(session))
	responses, ctx := e.executor.DispatchOperation(ctx, operation)
	response := responses(ctx)
	if response == nil { // the context ended before anything was read
		return result{response: e.report(size, e.fail(ctx, ctx.Err()))}
	}
	response.Errors = inOrder(response.Errors)
	done := result{response: e.report(size, response), executed: true}
	if changes {
		done.revision = e.query.Session(ctx).Revision()
		done.away = slices.ContainsFunc(response.Errors, func(e *gqlerror.Error) bool { return e.Extensions["code"] == kg.ErrUnavailable.Code })
	}
	return done
}

// inOrder sorts errors by where they belong in the answer: fields run at once, but the same
// request is to give the same answer.
func inOrder(errs gqlerror.List) gqlerror.List {
	slices.SortStableFunc(errs, func(a, b *gqlerror.Error) int {
		return cmp.Or(cmp.Compare(a.Path.String(), b.Path.String()), cmp.Compare(a.Message, b.Message))
	})
	return errs
}

// fail is a response without data.
func (e *engine) fail(ctx context.Context, err error) *graphql.Response {
	return e.executor.DispatchError(ctx, gqlerror.List{gqlerror.Wrap(err)})
}

// report adds what the operation cost.
func (e *engine) report(size measure, response *graphql.Response) *graphql.Response {
	if response.Extensions == nil {
		response.Extensions = map[string]any{}
	}
	response.Extensions["cost"] = struct {
		Requested int `json:"requested"`
		Limit     int `json:"limit"`
		Depth     int `json:"depth"`
	}{size.cost, e.limits.MaxCost, size.depth}
	return response
}

// encode writes an answer. One that did not run has no data, not even null.
func encode(r result) (json.RawMessage, error) {
	if r.executed {
		if r.response.Data == nil {
			r.response.Data = json.RawMessage("null")
		}
		return json.Marshal(r.response)
	}
	return json.Marshal(struct {
		Errors     gqlerror.List  `json:"errors"`
		Extensions map[string]any `json:"extensions,omitempty"`
	}{r.response.Errors, r.response.Extensions})
}

// Execute answers a document in process. The answer is the whole response, with errors of the
// document in it; the error is not nil only when no response could be made: [kg.ErrInvalid] for
// variables that JSON cannot hold. The operation may be empty when the document has only one.
func Execute(ctx context.Context, o Options, document string, variables map[string]any, operation string) (json.RawMessage, error) {
	variables, err := asJSON(variables)
	if err != nil {
		return nil, err
	}
	r := newEngine(o).run(ctx, &graphql.RawParams{Query: document, OperationName: operation, Variables: variables}, false)
	answer, err := encode(r)
	if err != nil {
		return nil, fmt.Errorf("encoding the answer: %w: %w", kg.ErrInternal, err)
	}
	return answer, nil
}

// asJSON gives variables the types that they have in a request over HTTP.
func asJSON(variables map[string]any) (map[string]any, error) {
	text, err := json.Marshal(variables)
	if err != nil {
		return nil, fmt.Errorf("variables: %w: %w", kg.ErrInvalid, err)
	}
	var read map[string]any
	if err := decode(text, &read); err != nil {
		return nil, fmt.Errorf("variables: %w", err)
	}
	return read, nil
}

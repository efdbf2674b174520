package cli

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"

	"huipu/graph"
)

type queryCommand struct {
	dataFlags
	remoteFlags
	Document  string `arg:"" optional:"" help:"GraphQL document."`
	File      string `once:"" short:"f" placeholder:"FILE" help:"Read the document from this file; - for standard input."`
	Vars      string `once:"" placeholder:"JSON" help:"Variables, as one JSON object."`
	Operation string `once:"" placeholder:"NAME" help:"Operation to run, where the document holds several."`
}

// Help is shown below the flags.
func (queryCommand) Help() string {
	return `The data is printed as indented JSON on standard output. Errors go to standard error; the exit code is then 1, also when there is data. A mutation changes the graph; on a server it needs the token.

Examples:

	huipu query '{ meetings(first: 3) { nodes { name date } } }'
	huipu query -f question.graphql --vars '{"name": "万立骏"}'
	huipu query --server http://127.0.0.1:8080 '{ people { totalCount } }'`
}

// Run asks and prints the answer.
func (c *queryCommand) Run(ctx context.Context, a *app) error {
	q, err := c.question(a)
	if err != nil {
		return err
	}
	raw, err := c.ask(ctx, a, q)
	if err != nil {
		return err
	}
	return printAnswer(a, raw)
}

// ask asks the server that is named, or else the graph in the folder.
func (c *queryCommand) ask(ctx context.Context, a *app, q question) (json.RawMessage, error) {
	if c.Server != "" {
		return c.remote(ctx, q)
	}
	return c.local(ctx, a, q)
}

// question reads the document and the variables.
func (c *queryCommand) question(a *app) (question, error) {
	usage := func(format string, args ...any) error {
		return usageError{fmt.Errorf(format, args...), "see huipu query --help"}
	}
	q := question{Query: c.Document, OperationName: c.Operation}
	switch {
	case (c.Document == "") == (c.File == ""):
		return q, usage("want either a GraphQL document or --file")
	case c.File == "-":
		text, err := io.ReadAll(a.Stdin)
		if err != nil {
			return q, fmt.Errorf("reading the document from standard input: %w", err)
		}
		q.Query = string(text)
	case c.File != "":
		text, err := os.ReadFile(c.File)
		if err != nil {
			return q, fmt.Errorf("reading the document: %w", err)
		}
		q.Query = string(text)
	}
	if c.Vars == "" {
		return q, nil
	}
	decoder := json.NewDecoder(bytes.NewReader([]byte(c.Vars)))
	decoder.UseNumber()
	if err := decoder.Decode(&q.Variables); err != nil || decoder.More() {
		return q, usage("--vars is %q: want one JSON object, such as {\"first\": 3}", c.Vars)
	}
	return q, nil
}

func (c *queryCommand) remote(ctx context.Context, q question) (json.RawMessage, error) {
	s, err := newServer(c.remoteFlags)
	if err != nil {
		return nil, err
	}
	return s.ask(ctx, q)
}

func (c *queryCommand) local(ctx context.Context, a *app, q question) (json.RawMessage, error) {
	cfg, err := settings(c.dataFlags.apply)
	if err != nil {
		return nil, err
	}
	s, err := a.openExistingSession(ctx, cfg)
	if err != nil {
		return nil, err
	}
	// Whoever may open the folder may change what is in it.
	raw, err := graph.Execute(graph.WithPrincipal(ctx, author), s.graphOptions(a, cfg), q.Query, q.Variables, q.OperationName)
	return raw, s.close(a, err)
}

// printAnswer prints the data of a response, and its errors where errors belong.
func printAnswer(a *app, raw json.RawMessage) error {
	var answer struct {
		Data   json.RawMessage
		Errors []graphQLError
	}
	if err := json.Unmarshal(raw, &answer); err != nil {
		return fmt.Errorf("reading the answer: %w", err)
	}
	if len(answer.Data) > 0 && !bytes.Equal(answer.Data, []byte("null")) {
		var out bytes.Buffer
		if err := json.Indent(&out, answer.Data, "", "  "); err != nil {
			return fmt.Errorf("reading the answer: %w", err)
		}
		out.WriteByte('\n')
		if _, err := out.WriteTo(a.Stdout); err != nil {
			return err
		}
	}
	for _, e := range answer.Errors {
		complain(a.Stderr, e.asError())
	}
	if len(answer.Errors) > 0 {
		return errReported
	}
	if answer.Data == nil {
		return errors.New("the answer holds neither data nor errors")
	}
	return nil
}

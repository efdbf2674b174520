package cli

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"iter"

	"github.com/cayleygraph/quad"

	"huipu/internal/dump"
	"huipu/internal/extract"
	"huipu/internal/ingest"
	"huipu/internal/kg"
	"huipu/internal/release"
	"huipu/internal/resolve"
	"huipu/internal/vocab"
)

type extractCommand struct {
	namingFlags
	Format  string `once:"" enum:"text,json,quads" default:"text" placeholder:"NAME" help:"What to print: ${enum}."`
	Explain bool   `help:"Tell in Chinese and in English why each fact was read so (text and json)."`
	releaseArgs
}

// Help is shown below the flags.
func (extractCommand) Help() string {
	return `Nothing is stored. As text, the facts are laid out for people; as json, each release is one line with all facts and their evidence; as quads, all releases together are N-Quads, sorted.

A release that cannot be read is reported and the others go on; the exit code is then 3.

` + aboutReleases + `

Examples:

	huipu extract --explain news.txt
	huipu extract --format json releases.zip > facts.jsonl
	jq -c '{text: .body, title, url}' crawl.jsonl | huipu extract --format json -
	curl -s https://news.example/1 | huipu extract -`
}

// Run prints the facts of the releases.
func (c *extractCommand) Run(ctx context.Context, a *app) error {
	if c.Explain && c.Format == "quads" {
		return usageError{errors.New("--explain goes with text and json"), "see huipu extract --help"}
	}
	cfg, err := settings(c.namingFlags.apply)
	if err != nil {
		return err
	}
	extractor, err := extract.New()
	if err != nil {
		return err
	}
	r := reading{
		extractor: extractor,
		inputs:    c.inputs(a),
		refuse:    func(err error) { complain(a.Stderr, fmt.Errorf("refused: %w", err)) },
	}
	out := bufio.NewWriter(a.Stdout)
	appendJSON, writeText := extract.AppendJSON, extract.WriteText
	if c.Explain {
		appendJSON, writeText = extract.AppendExplainedJSON, extract.WriteExplainedText
	}
	switch c.Format {
	case "json":
		err = r.each(ctx, func(name string, f kg.Facts) error {
			line, err := appendJSON(nil, name, f)
			if err == nil {
				_, err = out.Write(line)
			}
			return err
		})
	case "quads":
		_, err = dump.Quads(ctx, out, r.quads(ctx), dump.Options{BaseIRI: cfg.BaseIRI})
	default:
		err = r.each(ctx, func(name string, f kg.Facts) error { return writeText(out, name, f) })
	}
	if err = errors.Join(err, out.Flush()); err != nil {
		return err
	}
	if r.refused > 0 {
		return errRefused
	}
	return nil
}

// reading is a run over releases that goes on after those that cannot be read.
type reading struct {
	extractor *extract.Extractor
	inputs    iter.Seq2[ingest.Input, error]
	refuse    func(error)
	refused   int
}

// each gives the facts of every release that can be read to do, whose first error ends the
// run.
func (r *reading) each(ctx context.Context, do func(name string, f kg.Facts) error) error {
	for in, err := range r.inputs {
		var facts kg.Facts
		if err == nil {
			facts, err = r.facts(ctx, in)
		}
		switch {
		case ctx.Err() != nil:
			return fmt.Errorf("stopped: %w: %w", kg.ErrTimeout, ctx.Err())
		case err != nil:
			r.refused++
			r.refuse(err)
		default:
			if err := do(in.Name, facts); err != nil {
				return err
			}
		}
	}
	return nil
}

func (r *reading) facts(ctx context.Context, in ingest.Input) (kg.Facts, error) {
	document, err := release.ReadKnown(in.Name, in.Raw, in.Known)
	if err != nil {
		return kg.Facts{}, err
	}
	return r.extractor.Extract(ctx, document)
}

// errEnough ends a run whose reader wants no more.
var errEnough = errors.New("enough")

// quads yields the statements of all releases, as they would be stored.
func (r *reading) quads(ctx context.Context) iter.Seq2[quad.Quad, error] {
	return func(yield func(quad.Quad, error) bool) {
		err := r.each(ctx, func(_ string, f kg.Facts) error {
			for _, q := range vocab.Encode(resolve.Resolve(f)) {
				if !yield(q, nil) {
					return errEnough
				}
			}
			return nil
		})
		if err != nil && !errors.Is(err, errEnough) {
			yield(quad.Quad{}, err)
		}
	}
}

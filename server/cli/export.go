package cli

import (
	"context"
	"fmt"
	"io"

	"huipu/internal/dump"
)

type exportCommand struct {
	dataFlags
	namingFlags
	Format string `once:"" enum:"nquads" default:"nquads" placeholder:"NAME" help:"Format of the export: ${enum}."`
	Output string `once:"" short:"o" placeholder:"FILE" help:"Write to this file instead of standard output."`
}

// Help is shown below the flags.
func (exportCommand) Help() string {
	return `The lines are sorted and the same graph gives the same bytes, so exports can be compared and checksummed. A file appears only when it is complete.

A running server gives the same bytes at /export/nquads.

Examples:

	huipu export -o graph.nq
	huipu export | gzip > graph.nq.gz
	huipu export --base-iri https://example.org/id/ -o graph.nq`
}

// Run writes the export.
func (c *exportCommand) Run(ctx context.Context, a *app) (err error) {
	cfg, err := settings(c.dataFlags.apply, c.namingFlags.apply)
	if err != nil {
		return err
	}
	s, err := a.openExisting(ctx, cfg, true)
	if err != nil {
		return err
	}
	defer func() { err = closing(s, err) }()
	export := func(w io.Writer) (dump.Summary, error) {
		return dump.NQuads(ctx, w, s, dump.Options{BaseIRI: cfg.BaseIRI})
	}
	if c.Output == "" {
		_, err := export(a.Stdout)
		return err
	}
	var summary dump.Summary
	err = writeFile(c.Output, func(w io.Writer) error {
		summary, err = export(w)
		return err
	})
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(a.Stderr, "%s: %d statements, %d bytes, SHA-256 %s\n", c.Output, summary.Quads, summary.Bytes, summary.SHA256)
	return err
}

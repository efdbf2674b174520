package cli

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"text/tabwriter"

	"huipu/internal/ingest"
	"huipu/internal/kg"
)

type reextractCommand struct {
	dataFlags
	DryRun    bool    `once:"" help:"Tell what would change, and change nothing."`
	Accept    bool    `once:"" help:"Write even when more than two in a hundred facts of a kind would go."`
	JSON      bool    `name:"json" once:"" help:"Print one JSON object a line: each document with its changes, then the totals."`
	Documents []kg.ID `arg:"" optional:"" placeholder:"ID" help:"Documents to read again; all of the graph when none is given."`
}

// Help is shown below the flags.
func (reextractCommand) Help() string {
	return `The texts that are stored with the documents are read again by the extractor of this program, and what the documents state is replaced by what it reads. What changes is told in facts: + for a new one, - for one that goes, ~ for one that says something else. Each document is written in a revision of its own.

Nothing is written, and the exit code is 1, when more than two in a hundred facts of a kind would go; look at the changes, then repeat with --accept.

Examples:

	huipu reextract --dry-run
	huipu reextract --accept
	huipu reextract --json document/015115e9a59a7799`
}

// Run reads documents again and prints what changed.
func (c *reextractCommand) Run(ctx context.Context, a *app) error {
	cfg, err := settings(c.dataFlags.apply)
	if err != nil {
		return err
	}
	s, err := a.openExistingSession(ctx, cfg)
	if err != nil {
		return err
	}
	out := renewalPrinter{w: a.Stdout, json: c.JSON}
	r, err := s.ingest.Renew(ctx, ingest.RenewOptions{Author: author, Documents: c.Documents, DryRun: c.DryRun, Accept: c.Accept}, out.document)
	if err == nil || r.Documents > 0 {
		out.totals(r)
	}
	if err == nil {
		err = out.err
	}
	return s.close(a, err)
}

// renewalPrinter prints what a renewal finds. It keeps the first error of the writer.
type renewalPrinter struct {
	w    io.Writer
	json bool
	err  error
}

func (p *renewalPrinter) printf(format string, args ...any) {
	if p.err == nil {
		_, p.err = fmt.Fprintf(p.w, format, args...)
	}
}

func (p *renewalPrinter) object(v any) {
	if p.err == nil {
		p.err = json.NewEncoder(p.w).Encode(v)
	}
}

// factChange is a change in JSON.
type factChange struct {
	Change  ingest.Change `json:"change"`
	Kind    kg.Kind       `json:"kind"`
	Subject string        `json:"subject"`
	Detail  string        `json:"detail,omitempty"`
	Now     string        `json:"now,omitempty"`
}

// mark is what stands before a change.
func mark(c ingest.Change) string {
	switch c {
	case ingest.FactAdded:
		return "+"
	case ingest.FactRemoved:
		return "-"
	}
	return "~"
}

// document prints what is read otherwise in a document.
func (p *renewalPrinter) document(d ingest.Renewed) {
	if p.json {
		changes := make([]factChange, len(d.Changes))
		for i, c := range d.Changes {
			changes[i] = factChange{c.Change, c.Kind, c.Subject, c.Detail, c.Now}
		}
		p.object(struct {
			Document  kg.ID        `json:"document"`
			Title     string       `json:"title,omitempty"`
			Extractor string       `json:"extractor"`
			Changes   []factChange `json:"changes"`
		}{d.Document, d.Title, d.Extractor, changes})
		return
	}
	p.printf("%s %s\n", d.Document, d.Title)
	for _, c := range d.Changes {
		p.printf("  %s %s %s", mark(c.Change), c.Kind, c.Subject)
		if c.Detail != "" {
			p.printf(": %s", c.Detail)
		}
		if c.Change == ingest.FactChanged {
			p.printf(" → %s", c.Now)
		}
		p.printf("\n")
	}
}

// totals prints the counts of a renewal.
func (p *renewalPrinter) totals(r ingest.Renewal) {
	if p.json {
		p.object(struct {
			Documents int               `json:"documents"`
			Changed   int               `json:"changed"`
			Passages  int               `json:"otherPassages"`
			Written   int               `json:"written"`
			Revision  uint64            `json:"revision,omitempty"`
			Before    ingest.FactCounts `json:"before"`
			After     ingest.FactCounts `json:"after"`
		}{r.Documents, r.Changed, r.Passages, r.Written, r.Revision, r.Before, r.After})
		return
	}
	if p.err != nil {
		return
	}
	table := tabwriter.NewWriter(p.w, 0, 0, 2, ' ', 0)
	for _, kind := range ingest.FactKinds() {
		fmt.Fprintf(table, "%s\t%d before\t%d after\n", kind, r.Before[kind], r.After[kind])
	}
	p.err = table.Flush()
	p.printf("%d documents read again: %d with other facts, %d with other passages alone, %d written\n", r.Documents, r.Changed, r.Passages, r.Written)
}

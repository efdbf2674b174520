package cli

import (
	"context"
	"fmt"
	"io"
	"iter"
	"text/tabwriter"

	"huipu/internal/config"
	"huipu/internal/ingest"
)

type ingestCommand struct {
	dataFlags
	remoteFlags
	releaseArgs
}

// Help is shown below the flags.
func (ingestCommand) Help() string {
	return `Reading the same release again changes nothing. A new text of the same URL takes the place of the old one. A release that cannot be read is reported and the others go on; the exit code is then 3.

` + aboutReleases + `

Examples:

	huipu ingest releases/ crawl.jsonl archive.tar.gz
	huipu ingest --split none notes.md page.html
	curl -s https://news.example/1 | huipu ingest -
	huipu ingest --server http://127.0.0.1:8080 --token "$TOKEN" releases/`
}

// author is recorded with the changes that commands make.
const author = "cli"

// Run reads the releases and prints what became of them.
func (c *ingestCommand) Run(ctx context.Context, a *app) error {
	cfg, err := settings(c.dataFlags.apply)
	if err != nil {
		return err
	}
	inputs := c.inputs(a)
	bar := newProgress(a)
	each := func(o ingest.Outcome) {
		bar.step()
		if o.Err != nil {
			bar.clear()
			complain(a.Stderr, fmt.Errorf("refused: %w", o.Err))
		}
	}
	var report ingest.Report
	if c.Server != "" {
		report, err = c.remote(ctx, inputs, each)
	} else {
		report, err = c.local(ctx, a, cfg, inputs, each)
	}
	bar.clear()
	if err == nil || report.Inputs > 0 {
		if printing := printReport(a.Stdout, report, c.Server == ""); err == nil {
			err = printing
		}
	}
	if err == nil && report.Refused > 0 {
		err = errRefused
	}
	return err
}

// local reads the releases into the graph of the data directory.
func (c *ingestCommand) local(ctx context.Context, a *app, cfg config.Config, inputs iter.Seq2[ingest.Input, error], each func(ingest.Outcome)) (ingest.Report, error) {
	s, err := a.openSession(ctx, cfg)
	if err != nil {
		return ingest.Report{}, err
	}
	report, err := s.ingest.IngestAll(ctx, inputs, author, each)
	return report, s.close(a, err)
}

// printReport prints the counts of a run; a server tells no more than those of releases.
func printReport(w io.Writer, r ingest.Report, nodes bool) error {
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	rows := [][2]string{
		{"releases", fmt.Sprintf("%d added, %d unchanged, %d superseded, %d refused", r.Added, r.Unchanged, r.Superseded, r.Refused)},
	}
	if nodes {
		for _, row := range []struct {
			name string
			n    int
		}{
			{"meetings", r.Meetings},
			{"people", r.People},
			{"attendances", r.Attendances},
			{"memberships", r.Memberships},
			{"groups", r.GroupAttendances},
			{"repairs", r.Repairs},
		} {
			rows = append(rows, [2]string{row.name, fmt.Sprint(row.n)})
		}
	}
	rows = append(rows, [2]string{"unread", fmt.Sprintf("%d passages", r.Unread)})
	if r.Revision > 0 {
		rows = append(rows, [2]string{"revision", fmt.Sprint(r.Revision)})
	}
	for _, row := range rows {
		if _, err := fmt.Fprintf(table, "%s\t%s\n", row[0], row[1]); err != nil {
			return err
		}
	}
	return table.Flush()
}

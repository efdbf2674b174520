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

type resolveCommand struct {
	dataFlags
	JSON bool `name:"json" once:"" help:"Print one JSON object."`
}

// Help is shown below the flags.
func (resolveCommand) Help() string {
	return `Which persons, meetings and organisations are one follows from what the documents state and from the words of curators. As documents come and go it is kept current; after an update of this program with other rules, or when statements came into the graph in another way, this command tells all of them apart anew, in revisions of some hundred documents or names each. Where nothing is otherwise, it makes none.

Examples:

	huipu resolve
	huipu resolve --json`
}

// Run resolves the graph anew and prints what changed.
func (c *resolveCommand) Run(ctx context.Context, a *app) error {
	cfg, err := settings(c.dataFlags.apply)
	if err != nil {
		return err
	}
	s, err := a.openExistingSession(ctx, cfg)
	if err != nil {
		return err
	}
	r, err := s.ingest.Resolve(ctx, author)
	if err == nil || r.Revisions > 0 {
		if printed := printResolution(a.Stdout, r, c.JSON); err == nil {
			err = printed
		}
	}
	return s.close(a, err)
}

func printResolution(w io.Writer, r ingest.Resolution, asJSON bool) error {
	if asJSON {
		return json.NewEncoder(w).Encode(struct {
			Documents int             `json:"documents"`
			Revisions int             `json:"revisions"`
			Before    map[kg.Kind]int `json:"before"`
			After     map[kg.Kind]int `json:"after"`
		}{r.Documents, r.Revisions, r.Before, r.After})
	}
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	for _, kind := range []kg.Kind{kg.KindPerson, kg.KindMeeting, kg.KindOrganisation} {
		fmt.Fprintf(table, "%s\t%d before\t%d after\n", kind, r.Before[kind], r.After[kind])
	}
	if err := table.Flush(); err != nil {
		return err
	}
	_, err := fmt.Fprintf(w, "%d documents state others than before, in %d revisions\n", r.Documents, r.Revisions)
	return err
}

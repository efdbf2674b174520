package cli

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"huipu/internal/config"
	"huipu/internal/kg"
	"huipu/internal/store"
	"huipu/internal/store/cayleystore"
)

type doctorCommand struct {
	dataFlags
	JSON bool `name:"json" once:"" help:"Print the checks as JSON."`
}

// Help is shown below the flags.
func (doctorCommand) Help() string {
	return `Every check gets one line: the directory and its lock, each file against what was written to it, the format, every table against its checksums, every index against every other, the dictionary in both directions, all counts, the log of revisions against the statements, and the view built from the statements against the one built from the revisions. Nothing is changed. The graph must not be open in a server.

The exit code is 0 when everything is sound and 1 when something is not.

Examples:

	huipu doctor
	huipu doctor --data-dir /var/lib/huipu --json`
}

// The states of a check.
const (
	checkOK      = "ok"
	checkProblem = "problem"
	checkSkipped = "skipped" // it needs what a check before found missing
)

// check is one line of the doctor.
type check struct {
	Name     string   `json:"name"`
	State    string   `json:"state"`
	Detail   string   `json:"detail,omitempty"`
	Problems []string `json:"problems,omitempty"`
}

// examination is everything that the doctor found.
type examination struct {
	Sound  bool    `json:"sound"`
	Checks []check `json:"checks"`
}

func (e *examination) add(c check) {
	if c.State == "" {
		c.State = checkOK
	}
	if len(c.Problems) > 0 {
		c.State = checkProblem
	}
	e.Sound = e.Sound && c.State == checkOK
	e.Checks = append(e.Checks, c)
}

// Run examines the graph.
func (c *doctorCommand) Run(ctx context.Context, a *app) error {
	cfg, err := settings(c.dataFlags.apply)
	if err != nil {
		return err
	}
	e, err := a.examine(ctx, cfg)
	if err != nil {
		return err
	}
	if c.JSON {
		err = e.printJSON(a.Stdout)
	} else {
		err = e.print(a.Stdout)
	}
	if err == nil && !e.Sound {
		err = errReported
	}
	return err
}

// examine makes every check. The error says that the examination could not end.
func (a *app) examine(ctx context.Context, cfg config.Config) (*examination, error) {
	e := &examination{Sound: true}
	s, err := e.open(ctx, a, cfg)
	if err != nil {
		return nil, err
	}
	if s == nil {
		for _, name := range []string{"statements", "view"} {
			e.add(check{Name: name, State: checkSkipped})
		}
		return e, nil
	}
	if err := e.statements(ctx, s); err != nil {
		return nil, closing(s, err)
	}
	if e.Sound {
		err = e.view(ctx, a, cfg, s)
	} else {
		e.add(check{Name: "view", State: checkSkipped, Detail: "it is made of what is damaged"})
	}
	return e, closing(s, err)
}

// open opens the store and adds the checks that come before it can be opened. When one of
// them fails there is no store, and no error, for the problem is what was asked for.
func (e *examination) open(ctx context.Context, a *app, cfg config.Config) (store.Store, error) {
	s, err := a.openExisting(ctx, cfg, true)
	if cfg.Store != config.StoreEmbedded {
		if err == nil {
			e.add(check{Name: "connection"})
		}
		return s, err
	}
	steps := []struct {
		name, sound string
		category    *kg.Category // of the error of this step
	}{
		{"directory", cfg.DataDir, nil},
		{"lock", "no other process has it", kg.ErrConflict},
		{"format", "this program reads it", kg.ErrUnsupported},
		{"files", "all are as they were written", kg.ErrInternal},
	}
	failed := len(steps)
	if err != nil {
		failed = 0
		for i, step := range steps {
			if kg.CategoryOf(err) == step.category {
				failed = i
			}
		}
	}
	for i, step := range steps {
		switch {
		case i < failed:
			e.add(check{Name: step.name, Detail: step.sound})
		case i == failed:
			e.add(check{Name: step.name, Problems: []string{sentence(err)}})
		default:
			e.add(check{Name: step.name, State: checkSkipped})
		}
	}
	return s, nil
}

// statements compares what the store keeps.
func (e *examination) statements(ctx context.Context, s store.Store) error {
	stats, err := s.Stats(ctx)
	if err != nil {
		return fmt.Errorf("counting: %w", err)
	}
	detail := fmt.Sprintf("%d statements, %d revisions", stats.Quads, stats.Revision)
	if by, ok := s.(interface {
		Checks(context.Context) ([]cayleystore.Check, error)
	}); ok {
		checks, err := by.Checks(ctx)
		if err != nil {
			return err
		}
		for _, c := range checks {
			e.add(check{Name: c.Name, Problems: c.Problems})
		}
		e.add(check{Name: "statements", Detail: detail})
		return nil
	}
	problems, err := s.Verify(ctx)
	if err != nil {
		return err
	}
	e.add(check{Name: "statements", Detail: detail, Problems: problems})
	return nil
}

func (e *examination) printJSON(w io.Writer) error {
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(e)
}

// print writes one line a check, and one below it for each problem but the first.
func (e *examination) print(w io.Writer) error {
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	var errs []error
	for _, c := range e.Checks {
		detail := c.Detail
		if len(c.Problems) > 0 {
			detail = strings.Join(c.Problems, "\n\t\t")
		}
		_, err := fmt.Fprintln(table, strings.TrimRight(strings.Join([]string{c.Name, c.State, detail}, "\t"), "\t"))
		errs = append(errs, err)
	}
	return errors.Join(append(errs, table.Flush())...)
}

package cli

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"

	"huipu/internal/bench"
	"huipu/internal/store"
	"huipu/internal/store/cayleystore"
)

type benchCommand struct {
	Quads   []int  `once:"" placeholder:"N" default:"10000,100000,1000000" help:"Sizes of the graphs in statements."`
	Repeat  int    `once:"" placeholder:"N" default:"3" help:"How often everything is measured; medians are shown."`
	Commits int    `once:"" placeholder:"N" default:"100" help:"How many releases each writer commits."`
	Seed    uint64 `once:"" placeholder:"S" default:"1" help:"Number that the invented releases are drawn from."`
	Dir     string `once:"" placeholder:"DIR" help:"Folder for the graphs, which are removed again, instead of the system's folder for temporary files."`
	JSON    bool   `once:"" name:"json" help:"Print every run as JSON instead of a table of medians."`
}

// Help is shown below the flags.
func (benchCommand) Help() string {
	return `For each size an invented graph is loaded into a new store and measured: load, open, reads, scan, export, the view, commits of one and of eight writers, retraction. Each commit waits for the disk, so the folder should lie on the disk that is meant.

Other work on the machine disturbs the numbers. A graph of 5 million statements takes 1 GB of disk and some minutes.

Examples:

	huipu bench
	huipu bench --quads 5000000 --repeat 1 --dir /var/tmp
	huipu bench --json > bench.json`
}

// Run measures and prints.
func (c *benchCommand) Run(ctx context.Context, a *app) (err error) {
	if len(c.Quads) == 0 || c.Repeat < 1 || c.Commits < 1 {
		return usageError{errors.New("there is nothing to measure"), "see huipu bench --help"}
	}
	for _, n := range c.Quads {
		if n < 1 {
			return usageError{fmt.Errorf("a graph cannot have %d statements", n), "see huipu bench --help"}
		}
	}
	dir, err := os.MkdirTemp(c.Dir, "huipu-bench-")
	if err != nil {
		return fmt.Errorf("making a folder for the graphs: %w", err)
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	results, err := bench.Run(ctx, bench.Options{
		Sizes: c.Quads, Repeat: c.Repeat, Commits: c.Commits, Seed: c.Seed, Dir: dir, Now: a.Now, Processor: bench.Processor,
		Open: func(dir string) (store.Store, error) {
			return cayleystore.Open(dir, cayleystore.Options{Now: a.Now, Logger: a.log})
		},
		Done: func(size, time int) {
			a.log.Info("measured a graph", "quads", size, "time", time, "of", c.Repeat)
		},
	})
	if err != nil {
		return err
	}
	if c.JSON {
		encoder := json.NewEncoder(a.Stdout)
		encoder.SetIndent("", "  ")
		return encoder.Encode(struct {
			Machine string         `json:"machine"`
			Results []bench.Result `json:"results"`
		}{bench.Machine(), results})
	}
	if _, err := fmt.Fprintf(a.Stdout, "%s; medians of %d\n\n", bench.Machine(), c.Repeat); err != nil {
		return err
	}
	return bench.Table(a.Stdout, results)
}

package cli

import (
	"context"
	"fmt"
	"io"
	"os"

	"huipu/internal/eval"
	"huipu/internal/extract"
)

type evalCommand struct {
	Part        eval.Part `once:"" enum:"all,open,held" default:"all" placeholder:"NAME" help:"Documents to score: ${enum}."`
	Documents   bool      `once:"" help:"Add the result of every document."`
	Rules       bool      `once:"" help:"Add how often the facts of every rule are right."`
	Calibration bool      `once:"" help:"Add how stated confidence compares with what is right."`
	Errors      bool      `once:"" help:"Add every difference as one line."`
	Format      string    `once:"" enum:"text,json,floor" default:"text" placeholder:"NAME" help:"What to print: ${enum}."`
	HTML        string    `once:"" name:"html" placeholder:"FILE" help:"Write a page that shows the differences in the texts."`
	Floor       string    `once:"" placeholder:"FILE" help:"Fail when a relation is below its value in this file."`
	resolutionFlags
	Paths []string `arg:"" optional:"" name:"dir" help:"Folder of releases (NAME.txt, NAME.html) with annotations (NAME.gold.json); with --resolution any releases that huipu ingest reads, the sample collection if there are none."`
}

// Help is shown below the flags.
func (evalCommand) Help() string {
	return `What is read from the releases is compared with the annotations beside them; the form of these and the rules of comparison are in docs/evaluation.md.

One document in three, by its file name, is put aside: it is part of the totals, but its own result and differences are shown by --part held alone, so that rules are not fitted to it.

With --resolution, it is instead measured which mentions of names in different releases are held for one person: the releases are read into a graph in memory, and its persons are compared with an annotated partition of mentions by B-cubed precision and recall. Mentions of documents that are not given are left out.

A malformed annotation ends the run. The exit code is 0 when everything was scored and no value is below the floor or the least value asked for.

Examples:

	huipu eval seeds/releases
	huipu eval --part open --errors --rules seeds/releases
	huipu eval --html report.html seeds/releases
	huipu eval --format floor seeds/releases > floor.tsv
	huipu eval --floor floor.tsv seeds/releases
	huipu eval --resolution --errors seeds/releases bulletins
	huipu eval --resolution --min-precision 0.99 --min-f1 0.97 seeds/releases bulletins`
}

// Run scores the folder and prints the report.
func (c *evalCommand) Run(ctx context.Context, a *app) error {
	if err := c.checkFlags(); err != nil {
		return err
	}
	if c.Resolution {
		return c.resolution(ctx, a)
	}
	dir := c.Paths[0]
	floor, err := c.readFloor()
	if err != nil {
		return err
	}
	extractor, err := extract.New()
	if err != nil {
		return err
	}
	folder, err := eval.OpenFolder(os.DirFS(dir))
	if err != nil {
		return fmt.Errorf("evaluating %s: %w", dir, err)
	}
	measured, err := eval.Run(ctx, folder, extractor, c.Part)
	if err != nil {
		return fmt.Errorf("evaluating %s: %w", dir, err)
	}
	if c.HTML != "" {
		err := writeFile(c.HTML, func(w io.Writer) error {
			everything := measured.Report(eval.Sections{Documents: true, Rules: true, Calibration: true})
			return eval.WritePage(w, everything, folder.Documents(ctx, extractor, c.Part))
		})
		if err != nil {
			return err
		}
	}
	report := measured.Report(eval.Sections{Documents: c.Documents, Rules: c.Rules, Differences: c.Errors, Calibration: c.Calibration})
	if err := c.print(a.Stdout, report); err != nil {
		return err
	}
	fell, _ := floor.Compare(report)
	for _, change := range fell {
		complain(a.Stderr, fmt.Errorf("below the floor: %s", change))
	}
	if len(fell) > 0 {
		return errReported
	}
	return nil
}

func (c *evalCommand) print(w io.Writer, r eval.Report) error {
	switch c.Format {
	case "json":
		return eval.WriteJSON(w, r)
	case "floor":
		return eval.WriteFloor(w, eval.FloorOf(r))
	}
	return eval.WriteText(w, r)
}

// readFloor gives no floor where the command line names none.
func (c *evalCommand) readFloor() (eval.Floor, error) {
	if c.Floor == "" {
		return nil, nil
	}
	raw, err := os.ReadFile(c.Floor)
	if err != nil {
		return nil, err
	}
	return eval.ReadFloor(c.Floor, raw)
}

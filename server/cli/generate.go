package cli

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"path/filepath"

	"github.com/cayleygraph/quad"

	"huipu/internal/dump"
	"huipu/internal/generate"
	"huipu/internal/kg"
)

type generateCommand struct {
	namingFlags
	Releases *int   `once:"" placeholder:"N" xor:"size" help:"How many releases, otherwise 1000."`
	Quads    *int   `once:"" placeholder:"N" xor:"size" help:"As many releases as have so many statements together."`
	Seed     uint64 `once:"" placeholder:"S" default:"1" help:"Number that all is drawn from: the same seed gives the same bytes."`
	Format   string `once:"" enum:"text,records,nquads" default:"text" placeholder:"NAME" help:"What to write: ${enum}."`
	Output   string `once:"" short:"o" placeholder:"PATH" help:"Folder for texts; file for records and nquads instead of standard output."`
}

// Help is shown below the flags.
func (generateCommand) Help() string {
	return `All people, bodies, places and meetings are invented. A few people attend much and most little, posts are held for terms and pass on, and several releases may be about one meeting.

As text, each release is a file in a folder that must be new or empty; as records, it is a line of JSON that ingest reads; as nquads, the statements that ingest would store are written as they come, unsorted. A short run gives the beginning of a longer one.

Examples:

	huipu generate --releases 200 -o releases/
	huipu generate --releases 10000 --format records | huipu ingest -
	huipu generate --quads 5000000 --format nquads -o graph.nq`
}

// Run writes the releases.
func (c *generateCommand) Run(ctx context.Context, a *app) error {
	cfg, err := settings(c.namingFlags.apply)
	if err != nil {
		return err
	}
	if c.Releases == nil && c.Quads == nil {
		c.Releases = new(1000)
	}
	for _, n := range []*int{c.Releases, c.Quads} {
		if n != nil && *n < 0 {
			return usageError{fmt.Errorf("%d is no number of releases or statements", *n), "see huipu generate --help"}
		}
	}
	switch c.Format {
	case "text":
		return c.texts(ctx, a)
	case "records":
		return c.file(a, func(w io.Writer) (string, error) { return c.records(ctx, w) })
	}
	return c.file(a, func(w io.Writer) (string, error) {
		g := generate.New(c.Seed)
		var quads iter.Seq2[quad.Quad, error]
		if c.Quads != nil {
			quads = g.AtLeast(*c.Quads)
		} else {
			quads = g.Quads(*c.Releases)
		}
		s, err := dump.Unsorted(ctx, w, quads, dump.Options{BaseIRI: cfg.BaseIRI})
		return fmt.Sprintf("%d statements, %d bytes, SHA-256 %s", s.Quads, s.Bytes, s.SHA256), err
	})
}

// file writes to the output and then says what was written.
func (c *generateCommand) file(a *app, write func(io.Writer) (string, error)) error {
	if c.Output == "" {
		_, err := write(a.Stdout)
		return err
	}
	var written string
	err := writeFile(c.Output, func(w io.Writer) (err error) {
		written, err = write(w)
		return err
	})
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(a.Stderr, "%s: %s\n", c.Output, written)
	return err
}

// each hands over the releases, one after the other, and tells how many there were.
func (c *generateCommand) each(ctx context.Context, use func(generate.Release) error) (int, error) {
	g := generate.New(c.Seed)
	n, quads := 0, 0
	for ; c.Quads != nil && quads < *c.Quads || c.Quads == nil && n < *c.Releases; n++ {
		if err := ctx.Err(); err != nil {
			return n, fmt.Errorf("stopped: %w: %w", kg.ErrTimeout, err)
		}
		r := g.Release(n)
		if c.Quads != nil {
			quads += len(r.Quads())
		}
		if err := use(r); err != nil {
			return n, err
		}
	}
	return n, nil
}

func (c *generateCommand) records(ctx context.Context, w io.Writer) (string, error) {
	out := bufio.NewWriterSize(w, 1<<16)
	n, err := c.each(ctx, func(r generate.Release) error { return r.WriteRecord(out) })
	if err == nil {
		err = out.Flush()
	}
	return fmt.Sprintf("%d records", n), err
}

// texts writes a folder.
func (c *generateCommand) texts(ctx context.Context, a *app) error {
	if c.Output == "" {
		return usageError{errors.New("texts need a folder"), "give one with -o, or choose another --format"}
	}
	if entries, err := os.ReadDir(c.Output); err == nil && len(entries) > 0 {
		return fmt.Errorf("%s is not empty; give the texts a folder of their own: %w", c.Output, kg.ErrConflict)
	}
	folder := ""
	n, err := c.each(ctx, func(r generate.Release) error {
		name := filepath.Join(c.Output, filepath.FromSlash(r.Name()))
		if dir := filepath.Dir(name); dir != folder {
			if err := os.MkdirAll(dir, 0o777); err != nil {
				return err
			}
			folder = dir
		}
		return os.WriteFile(name, []byte(r.Facts.Document.Text), 0o666)
	})
	if err != nil {
		return fmt.Errorf("writing to %s: %w", c.Output, err)
	}
	_, err = fmt.Fprintf(a.Stderr, "%s: %d releases\n", c.Output, n)
	return err
}

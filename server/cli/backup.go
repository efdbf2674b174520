package cli

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"

	"huipu/internal/backup"
	"huipu/internal/config"
	"huipu/internal/kg"
	"huipu/internal/store"
)

type backupCommand struct {
	dataFlags
	remoteFlags
	Verify bool   `once:"" help:"Check the backup that is there instead of making one."`
	Path   string `arg:"" placeholder:"PATH" help:"A file that ends in .tar, a folder, or - for an archive on standard output."`
}

// Help is shown below the flags.
func (backupCommand) Help() string {
	return `A backup holds the files of the store, their checksums, the number of the last revision and of statements. It appears under its name when it is complete, and takes no name that is taken. A running server keeps serving while it makes one: give its address and token.

Examples:

	huipu backup graph.tar
	huipu backup --server http://127.0.0.1:8080 --token "$HUIPU_TOKEN" graph.tar
	huipu backup - | zstd > graph.tar.zst
	huipu backup --verify graph.tar`
}

// Run makes or checks a backup.
func (c *backupCommand) Run(ctx context.Context, a *app) error {
	m, err := c.run(ctx, a)
	if err != nil {
		return err
	}
	return reportBackup(a.Stderr, c.Path, m)
}

func (c *backupCommand) run(ctx context.Context, a *app) (backup.Manifest, error) {
	switch {
	case c.Verify && c.Path == "-":
		return backup.Manifest{}, usageError{errors.New("--verify reads a file or a folder, not standard input"), "see huipu backup --help"}
	case c.Verify:
		return backup.Check(ctx, c.Path)
	case c.Server != "":
		return c.remote(ctx, a)
	}
	cfg, err := settings(c.dataFlags.apply)
	if err != nil {
		return backup.Manifest{}, err
	}
	return c.local(ctx, a, cfg)
}

// local makes a backup of the graph of the settings.
func (c *backupCommand) local(ctx context.Context, a *app, cfg config.Config) (m backup.Manifest, err error) {
	if cfg.Store == config.StoreEmbedded {
		if err := mustExist(cfg.DataDir); err != nil {
			return m, err
		}
	}
	s, err := a.openStore(ctx, cfg)
	if err != nil {
		return m, err
	}
	defer func() { err = closing(s, err) }()
	if !c.archive() {
		return backup.Create(ctx, s, a.openCopy, c.Path, a.Now())
	}
	err = c.write(a, func(w io.Writer) (err error) {
		m, err = backup.Stream(ctx, s, a.openCopy, cfg.DataDir, a.Now(), w)
		return err
	})
	return m, err
}

// remote asks a server for a backup and checks what arrives.
func (c *backupCommand) remote(ctx context.Context, a *app) (m backup.Manifest, err error) {
	s, err := newServer(c.remoteFlags)
	if err != nil {
		return m, err
	}
	body, err := s.backup(ctx)
	if err != nil {
		return m, err
	}
	defer func() { err = errors.Join(err, body.Close()) }()
	if !c.archive() {
		return backup.Unpack(ctx, body, c.Path)
	}
	err = c.write(a, func(w io.Writer) (err error) {
		m, err = backup.Copy(ctx, w, body)
		return err
	})
	return m, err
}

func (c *backupCommand) archive() bool { return c.Path == "-" || strings.HasSuffix(c.Path, ".tar") }

// write gives the archive its place.
func (c *backupCommand) write(a *app, fn func(io.Writer) error) error {
	if c.Path == "-" {
		return fn(a.Stdout)
	}
	return writeNewFile(c.Path, fn)
}

// backup asks the server for an archive, which the caller closes.
func (s *server) backup(ctx context.Context) (io.ReadCloser, error) {
	url := s.base + "/backup"
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, url, nil)
	if err != nil {
		return nil, fmt.Errorf("asking %s: %w", url, err)
	}
	if s.token != "" {
		request.Header.Set("Authorization", "Bearer "+s.token)
	}
	response, err := s.client.Do(request)
	if err != nil {
		return nil, fmt.Errorf("asking %s: %w: %w", url, cause(err), kg.ErrUnavailable)
	}
	if response.StatusCode == http.StatusOK {
		return response.Body, nil
	}
	var answer struct{ Errors []graphQLError }
	err = json.NewDecoder(io.LimitReader(response.Body, maxAnswer)).Decode(&answer)
	if err := errors.Join(err, response.Body.Close()); err != nil || len(answer.Errors) == 0 {
		return nil, fmt.Errorf("asking %s: the server answers with status %d; is it a Huipu server?: %w", url, response.StatusCode, kg.ErrUnavailable)
	}
	return nil, fmt.Errorf("asking %s: %w", url, answer.Errors[0].asError())
}

// openCopy opens the store in a folder without changing it.
func (a *app) openCopy(dir string) (store.Store, error) {
	return a.openEmbedded(config.Config{DataDir: dir}, true)
}

// reportBackup tells what a backup holds.
func reportBackup(w io.Writer, path string, m backup.Manifest) error {
	_, err := fmt.Fprintf(w, "%s: revision %d, %d statements, %d files, %d bytes\n", path, m.Revision, m.Quads, len(m.Files), m.Bytes())
	return err
}

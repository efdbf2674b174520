package cli

import (
	"context"
	"fmt"

	"huipu/internal/backup"
	"huipu/internal/config"
	"huipu/internal/kg"
)

type restoreCommand struct {
	dataFlags
	Path string `arg:"" placeholder:"PATH" help:"The backup: an archive, a folder, or - for an archive on standard input."`
}

// Help is shown below the flags.
func (restoreCommand) Help() string {
	return `Every byte is compared with the checksums of the backup, and the graph is opened and counted, before it takes its place. The folder of the graph must not exist or must be empty.

Examples:

	huipu restore graph.tar
	huipu restore --data-dir /var/lib/huipu graph.tar
	zstd -d < graph.tar.zst | huipu restore -`
}

// Run restores a backup.
func (c *restoreCommand) Run(ctx context.Context, a *app) error {
	cfg, err := settings(c.dataFlags.apply)
	if err != nil {
		return err
	}
	if cfg.Store != config.StoreEmbedded {
		return fmt.Errorf("a backup is restored to a data directory (--store %s), a database has its own tools: %w", config.StoreEmbedded, kg.ErrUnsupported)
	}
	var m backup.Manifest
	if c.Path == "-" {
		m, err = backup.RestoreArchive(ctx, a.Stdin, a.openCopy, cfg.DataDir)
	} else {
		m, err = backup.Restore(ctx, c.Path, a.openCopy, cfg.DataDir)
	}
	if err != nil {
		return err
	}
	return reportBackup(a.Stderr, cfg.DataDir, m)
}

package view

import "context"

// Check reads the file as Open does, and gives the version in it. The error is that of the
// file system, or [kg.ErrInvalid] when the file is damaged or of another version of the
// program.
func (f *File) Check(ctx context.Context) (*Snapshot, error) { return readFile(ctx, f.path) }

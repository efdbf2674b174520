package backup

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"

	"huipu/internal/kg"
)

// transfer reads a backup from one place, compares every byte with the manifest and writes
// it to another. What the sink holds is worth nothing after an error.
func transfer(ctx context.Context, from source, to sink) (Manifest, error) {
	text, err := from.manifest()
	if err != nil {
		return Manifest{}, err
	}
	m, err := decode(text)
	if err != nil {
		return m, err
	}
	if err := to.begin(text, m.Created); err != nil {
		return m, err
	}
	for _, f := range m.Files {
		if err := transferFile(ctx, from, to, f); err != nil {
			return m, err
		}
	}
	if err := from.end(m); err != nil {
		return m, err
	}
	return m, to.end()
}

func transferFile(ctx context.Context, from source, to sink, f File) (err error) {
	r, err := from.open(f)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, r.Close()) }()
	w, err := to.create(f)
	if err != nil {
		return err
	}
	sum := sha256.New()
	n, err := io.Copy(io.MultiWriter(w, sum), io.LimitReader(contextReader{ctx, r}, f.Bytes+1))
	err = errors.Join(err, w.Close())
	switch {
	case ctx.Err() != nil:
		return fmt.Errorf("copying %s: %w: %w", f.Name, ctx.Err(), kg.ErrTimeout)
	case errors.Is(err, io.ErrUnexpectedEOF):
		return fmt.Errorf("the archive ends within %s: %w", f.Name, kg.ErrInvalid)
	case err != nil:
		return fmt.Errorf("copying %s: %w", f.Name, err)
	case n != f.Bytes:
		return fmt.Errorf("the file %s has not the %d bytes that were written: %w", f.Name, f.Bytes, kg.ErrInvalid)
	case hex.EncodeToString(sum.Sum(nil)) != f.SHA256:
		return fmt.Errorf("the file %s is not as it was written: %w", f.Name, kg.ErrInvalid)
	}
	return nil
}

// contextReader ends with its context.
type contextReader struct {
	ctx context.Context
	r   io.Reader
}

func (r contextReader) Read(p []byte) (int, error) {
	if err := r.ctx.Err(); err != nil {
		return 0, err
	}
	return r.r.Read(p)
}

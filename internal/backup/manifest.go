package backup

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"path/filepath"
	"strings"
	"time"

	"huipu/internal/kg"
)

// format is the version of the manifest that this package reads and writes.
const format = 1

const (
	manifestName = "backup.json"
	graphFolder  = "graph"
	maxManifest  = 64 << 20
)

// Manifest says what a backup holds.
type Manifest struct {
	Format   int       `json:"format"`
	Created  time.Time `json:"created"`  // in UTC
	Revision uint64    `json:"revision"` // number of the last revision; 0 before the first
	Quads    uint64    `json:"quads"`    // statements
	Files    []File    `json:"files"`    // of the store, by name
	// Checksum is the SHA-256 of the manifest without it, in hexadecimal.
	Checksum string `json:"checksum,omitempty"`
}

// File is one file of the store.
type File struct {
	Name   string `json:"name"`
	Bytes  int64  `json:"bytes"`
	SHA256 string `json:"sha256"` // in hexadecimal
}

// Bytes is the size of all files.
func (m Manifest) Bytes() int64 {
	total := int64(0)
	for _, f := range m.Files {
		total += f.Bytes
	}
	return total
}

func (m Manifest) encode() ([]byte, error) {
	sum, err := m.sum()
	if err != nil {
		return nil, err
	}
	m.Checksum = sum
	text, err := json.MarshalIndent(m, "", "  ")
	if err != nil {
		return nil, fmt.Errorf("writing the manifest: %w", err)
	}
	return append(text, '\n'), nil
}

func (m Manifest) sum() (string, error) {
	m.Checksum = ""
	text, err := json.Marshal(m)
	if err != nil {
		return "", fmt.Errorf("writing the manifest: %w", err)
	}
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:]), nil
}

// decode reads what encode wrote. The error is [kg.ErrUnsupported] for a newer format and
// [kg.ErrInvalid] for what is no manifest or is damaged.
func decode(text []byte) (Manifest, error) {
	var m Manifest
	var version struct{ Format int }
	if err := json.Unmarshal(text, &version); err != nil {
		return m, fmt.Errorf("%s is no manifest of a backup: %w: %w", manifestName, err, kg.ErrInvalid)
	}
	if version.Format > format {
		return m, fmt.Errorf("the backup has format %d, this program reads up to %d: %w", version.Format, format, kg.ErrUnsupported)
	}
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&m); err != nil {
		return m, fmt.Errorf("%s is no manifest of a backup: %w: %w", manifestName, err, kg.ErrInvalid)
	}
	sum, err := m.sum()
	if err != nil {
		return m, err
	}
	if sum != m.Checksum || m.Format != format {
		return m, fmt.Errorf("%s is not as it was written: %w", manifestName, kg.ErrInvalid)
	}
	for i, f := range m.Files {
		if f.Name != filepath.Base(f.Name) || strings.HasPrefix(f.Name, ".") || i > 0 && f.Name <= m.Files[i-1].Name || f.Bytes < 0 {
			return m, fmt.Errorf("%s lists the file %q, want names of files in ascending order: %w", manifestName, f.Name, kg.ErrInvalid)
		}
	}
	return m, nil
}

package ingest

import (
	"fmt"
	"io"
	"time"

	"huipu/internal/kg"
)

// Limits bound what is read of one archive, whoever made it.
type Limits struct {
	// Entries is how many entries an archive has at most, folders and files of other kinds
	// included.
	Entries int
	// Bytes is how many bytes the entries that are read have at most together, unpacked. Of
	// a tar archive every entry counts, for it is read from its start to its end.
	Bytes int64
	// Ratio is how many unpacked bytes a packed one makes at most. Of a zip archive each
	// entry counts alone, of a tar archive what has been read of it. The first megabyte is
	// free: little files of blanks are no attack.
	Ratio int64
	// Time is how long reading an archive takes at most, without what is done with its
	// releases.
	Time time.Duration
}

// DefaultLimits are wide for collections of releases: 100,000 entries of 4 GiB together,
// 200 bytes out of one, ten minutes.
func DefaultLimits() Limits {
	return Limits{Entries: 100_000, Bytes: 4 << 30, Ratio: 200, Time: 10 * time.Minute}
}

func (l Limits) orDefaults() Limits {
	d := DefaultLimits()
	if l.Entries == 0 {
		l.Entries = d.Entries
	}
	if l.Bytes == 0 {
		l.Bytes = d.Bytes
	}
	if l.Ratio == 0 {
		l.Ratio = d.Ratio
	}
	if l.Time == 0 {
		l.Time = d.Time
	}
	return l
}

// freeBytes is what may come of any packed bytes.
const freeBytes = 1 << 20

// meter counts what is read of one archive.
type meter struct {
	limits  Limits
	now     func() time.Time
	entries int
	bytes   int64
	spent   time.Duration // before running
	running time.Time     // since when the archive is being read; zero while its reader works
}

func (o WalkOptions) newMeter() *meter {
	return &meter{limits: o.Archive, now: o.Now, running: o.Now()}
}

// pause stops the clock while somebody works with an input.
func (m *meter) pause(yield yieldFunc) yieldFunc {
	return func(in Input, err error) bool {
		m.spent += m.now().Sub(m.running)
		more := yield(in, err)
		m.running = m.now()
		return more
	}
}

// entry counts one more entry.
func (m *meter) entry() error {
	if m.entries++; m.entries > m.limits.Entries {
		return fmt.Errorf("is beyond the limit of %d entries: %w", m.limits.Entries, kg.ErrLimit)
	}
	return m.check(0)
}

// check adds unpacked bytes and reports what is above its limit.
func (m *meter) check(n int) error {
	m.bytes += int64(n)
	switch {
	case m.bytes > m.limits.Bytes:
		return fmt.Errorf("is beyond the limit of %d unpacked bytes: %w", m.limits.Bytes, kg.ErrLimit)
	case m.spent+m.now().Sub(m.running) > m.limits.Time:
		return fmt.Errorf("is beyond the limit of %v for reading: %w", m.limits.Time, kg.ErrLimit)
	}
	return nil
}

// ratio reports whether too much came of the packed bytes.
func (m *meter) ratio(unpacked, packed int64) error {
	if unpacked > freeBytes && unpacked/m.limits.Ratio >= max(packed, 1) {
		return fmt.Errorf("unpacks to more than %d times its size: %w", m.limits.Ratio, kg.ErrLimit)
	}
	return nil
}

// meteredReader reads unpacked bytes under the limits of an archive. Its error is also that
// of the reads after it.
type meteredReader struct {
	r      io.Reader
	m      *meter
	packed func() int64 // how many packed bytes have been read
	n      int64
	err    error // of a limit
}

// Read gives no byte beyond a limit.
func (r *meteredReader) Read(p []byte) (int, error) {
	if r.err != nil {
		return 0, r.err
	}
	n, err := r.r.Read(p)
	r.n += int64(n)
	if r.err = r.m.check(n); r.err == nil {
		r.err = r.m.ratio(r.n, r.packed())
	}
	if r.err != nil {
		return 0, r.err
	}
	return n, err
}

// countingReader counts what is read of r.
type countingReader struct {
	r io.Reader
	n int64
}

// Read counts.
func (r *countingReader) Read(p []byte) (int, error) {
	n, err := r.r.Read(p)
	r.n += int64(n)
	return n, err
}

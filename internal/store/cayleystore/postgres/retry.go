package postgres

import (
	"context"
	"errors"
	"time"

	"huipu/internal/store"
)

// Waits between attempts: the first is for a transaction that stood in the way, the last for
// a server that comes up.
const (
	firstWait = 5 * time.Millisecond
	lastWait  = 500 * time.Millisecond
)

// retry runs a commit until it succeeds, fails for good, or has failed for the time that the
// store gives it.
func (s *Store) retry(ctx context.Context, run func(context.Context) (store.Committed, error)) (store.Committed, error) {
	timeout := time.NewTimer(s.retryFor)
	defer timeout.Stop()
	for wait := firstWait; ; wait = min(2*wait, lastWait) {
		c, err := run(ctx)
		if err == nil || !passing(err) {
			return c, err
		}
		if lost(err) {
			s.pool.Reset() // the other connections lead to the same server
		}
		again := time.NewTimer(wait)
		select {
		case <-again.C:
		case <-timeout.C:
			again.Stop()
			return c, err
		case <-ctx.Done():
			again.Stop()
			return c, err
		}
	}
}

// again runs a read, and once more where it failed because the server was restarted since its
// connection was last used.
func (s *Store) again(ctx context.Context, read func() error) error {
	err := read()
	if err != nil && lost(err) && ctx.Err() == nil {
		s.pool.Reset()
		err = read()
	}
	return err
}

// passing tells whether the same may succeed a little later.
func passing(err error) bool {
	if errors.Is(err, errOtherServer) {
		return true
	}
	switch code := codeOf(err); code {
	case codeSerialization, codeDeadlock, codeUnique, codeReadOnly:
		return true
	default:
		return class(code) == "53" && code != codeDiskFull || lost(err)
	}
}

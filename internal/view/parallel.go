package view

import (
	"context"
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"

	"huipu/internal/kg"
)

// inParallel does so many numbered tasks on all processors and waits for all that were
// started. The error is that of the first of the tasks that failed; when the context ends
// before the last task starts it is [kg.ErrTimeout].
func inParallel(ctx context.Context, tasks int, do func(task int) error) error {
	errs := make([]error, tasks)
	var next atomic.Int64
	var failed atomic.Bool
	var workers sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), tasks) {
		workers.Go(func() {
			for task := int(next.Add(1)) - 1; task < tasks && !failed.Load(); task = int(next.Add(1)) - 1 {
				if errs[task] = ctx.Err(); errs[task] != nil {
					errs[task] = fmt.Errorf("%w: %w", kg.ErrTimeout, errs[task])
				} else {
					errs[task] = do(task)
				}
				if errs[task] != nil {
					failed.Store(true)
				}
			}
		})
	}
	workers.Wait()
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

//go:build !unix

package bench

import "time"

// Processor is 0: the system does not tell the time of processors.
func Processor() time.Duration { return 0 }

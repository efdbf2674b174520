//go:build unix

package bench

import (
	"syscall"
	"time"
)

// Processor is the time that the process has had processors, as [Options] asks for it.
func Processor() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0 // it cannot fail for the process itself
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

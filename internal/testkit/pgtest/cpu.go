package pgtest

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// tick is the unit of processor time in /proc, which Linux fixes for programs.
const tick = time.Second / 100

// CPUTime is the processor time that the server and its sessions have taken since its start.
// On a machine shared with other work it tells more than the time of the clock. It needs
// Linux's /proc.
func (c *Cluster) CPUTime() (time.Duration, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.run == nil {
		return 0, fmt.Errorf("the server does not run: %w", os.ErrProcessDone)
	}
	server := c.run.cmd.Process.Pid
	all, err := filepath.Glob("/proc/[0-9]*/stat")
	if err != nil {
		return 0, err
	}
	var ticks int
	for _, path := range all {
		stat, err := os.ReadFile(path)
		if err != nil {
			continue // it has ended meanwhile
		}
		// pid (name) state parent …: the name may hold anything, the fields after it are numbers.
		fields := strings.Fields(string(stat[strings.LastIndexByte(string(stat), ')')+1:]))
		own := filepath.Base(filepath.Dir(path)) == strconv.Itoa(server)
		if len(fields) < 15 || !own && fields[1] != strconv.Itoa(server) {
			continue
		}
		count := fields[11:13] // of itself, in user and system mode
		if own {
			count = fields[11:15] // and of its children that have ended
		}
		for _, f := range count {
			n, err := strconv.Atoi(f)
			if err != nil {
				return 0, fmt.Errorf("%s: %w", path, err)
			}
			ticks += n
		}
	}
	return time.Duration(ticks) * tick, nil
}

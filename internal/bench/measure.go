package bench

import (
	"slices"
	"time"
)

// Measure is one thing measured.
type Measure struct {
	Name   string    `json:"name"`
	Unit   string    `json:"unit"`
	Median float64   `json:"median"` // of the runs
	Runs   []float64 `json:"runs"`   // one for each graph; where a graph gave many, their median
}

// median is the middle of the values, and the mean of the middle two; there is at least one.
func median(values []float64) float64 {
	sorted := slices.Sorted(slices.Values(values))
	middle := len(sorted) / 2
	if len(sorted)%2 == 1 {
		return sorted[middle]
	}
	return (sorted[middle-1] + sorted[middle]) / 2
}

// quantile is the value below which the share of the values lies; there is at least one.
func quantile(values []float64, share float64) float64 {
	sorted := slices.Sorted(slices.Values(values))
	return sorted[min(len(sorted)-1, int(share*float64(len(sorted))))]
}

// add notes the value of one run.
func (g *graph) add(name, unit string, value float64) {
	g.measures = append(g.measures, Measure{name, unit, value, []float64{value}})
}

// span is how long something took.
type span struct {
	wall      time.Duration
	processor time.Duration // of all processors together
}

// rate notes how many a second there were.
func (g *graph) rate(name, unit string, n uint64, took span) {
	g.add(name, unit+"/s", float64(n)/took.wall.Seconds())
	if g.Processor != nil {
		g.add(name, unit+"/processor s", float64(n)/took.processor.Seconds())
	}
}

// time calls what is measured and tells how long it took.
func (g *graph) time(measured func() error) (span, error) {
	clock := func() (s span) {
		if g.Processor != nil {
			s.processor = g.Processor()
		}
		return s
	}
	before, start := clock(), g.Now()
	err := measured()
	return span{g.Now().Sub(start), clock().processor - before.processor}, err
}

// times calls what is measured n times, notes the median, and gives the milliseconds of
// each.
func (g *graph) times(name string, n int, measured func(i int) error) ([]float64, error) {
	values := make([]float64, n)
	var busy time.Duration
	for i := range values {
		took, err := g.time(func() error { return measured(i) })
		if err != nil {
			return nil, err
		}
		values[i] = milliseconds(took.wall)
		busy += took.processor
	}
	g.add(name, "ms", median(values))
	if g.Processor != nil {
		g.add(name, "processor ms", milliseconds(busy)/float64(n))
	}
	return values, nil
}

func milliseconds(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }

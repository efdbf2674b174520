package cli

import (
	"time"

	"github.com/schollz/progressbar/v3"
)

// progress shows a person how far a run is; to anyone else it shows nothing.
type progress struct{ bar *progressbar.ProgressBar } // nil when nobody watches

func newProgress(a *app) progress {
	if !a.Terminal {
		return progress{}
	}
	return progress{progressbar.NewOptions(-1,
		progressbar.OptionSetWriter(a.Stderr),
		progressbar.OptionSetDescription("reading"),
		progressbar.OptionShowCount(),
		progressbar.OptionShowIts(),
		progressbar.OptionSetItsString("releases"),
		progressbar.OptionThrottle(100*time.Millisecond),
		// By default a goroutine turns the spinner, races with the steps and never ends.
		progressbar.OptionSetSpinnerChangeInterval(0),
	)}
}

// step counts one more input. What goes wrong with a bar is not worth stopping for.
func (p progress) step() {
	if p.bar != nil {
		_ = p.bar.Add(1)
	}
}

// clear takes the bar off the screen until the next step.
func (p progress) clear() {
	if p.bar != nil {
		_ = p.bar.Clear()
	}
}

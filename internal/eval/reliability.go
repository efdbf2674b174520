package eval

import (
	"math"

	"huipu/internal/kg"
)

// Reliability tells whether confidence means what it says: of the facts of which a rule is
// sure by 0.9, nine in ten should be right. The confidence of a fact is that of its surest
// evidence.
type Reliability struct {
	Relation Relation `json:"relation"`
	Facts    int      `json:"facts"` // that were judged
	// Error is the expected calibration error: the distance between confidence and
	// precision of each bin, averaged over the facts.
	Error float64 `json:"expectedCalibrationError"`
	Bins  []Bin   `json:"bins"` // those with facts, by confidence
}

// Bin holds the facts of one relation whose confidence lies in a range of five hundredths.
type Bin struct {
	From       float64 `json:"from"` // both ends are in the bin: confidence has steps of 0.01
	To         float64 `json:"to"`
	Facts      int     `json:"facts"`
	Confidence float64 `json:"confidence"` // the mean
	Precision  float64 `json:"precision"`
}

// Bins are as wide as this many hundredths; the last one holds 100 too.
const (
	binWidth = 5
	binCount = 100 / binWidth
)

// calibrated lists the relations whose facts state a confidence that users see.
func calibrated() []Relation { return []Relation{Attendance, Memberships, Meetings, Groups} }

// binSum sums over the facts of a bin.
type binSum struct{ facts, right, hundredths int }

// calibration sums the facts of each relation by confidence.
type calibration map[Relation]*[binCount]binSum

func newCalibration() calibration {
	c := calibration{}
	for _, r := range calibrated() {
		c[r] = &[binCount]binSum{}
	}
	return c
}

// add counts the facts that the findings judge.
func (c calibration) add(findings []Finding) {
	for _, f := range findings {
		bins := c[f.Relation]
		if bins == nil || f.Verdict == Missed {
			continue
		}
		sure := surest(f.Evidence)
		b := &bins[min(sure/binWidth, binCount-1)]
		b.facts++
		b.hundredths += sure
		if f.Verdict == Right {
			b.right++
		}
	}
}

// surest is the highest confidence of the evidence, in hundredths.
func surest(evidence []kg.Evidence) int {
	best := 0
	for _, e := range evidence {
		best = max(best, hundredths(e.Confidence))
	}
	return best
}

// tables gives one table for each relation, in the order of calibrated.
func (c calibration) tables() []Reliability {
	var out []Reliability
	for _, r := range calibrated() {
		t := Reliability{Relation: r, Bins: []Bin{}}
		distance := 0.0
		for i, b := range c[r] {
			if b.facts == 0 {
				continue
			}
			from, to := i*binWidth, i*binWidth+binWidth-1
			if i == binCount-1 {
				to = 100
			}
			bin := Bin{
				From: float64(from) / 100, To: float64(to) / 100, Facts: b.facts,
				Confidence: float64(b.hundredths) / float64(100*b.facts), Precision: share(b.right, b.facts),
			}
			t.Bins = append(t.Bins, bin)
			t.Facts += b.facts
			// Counted in facts, the distance of a bin is a difference of whole hundredths.
			distance += math.Abs(float64(b.hundredths-100*b.right)) / 100
		}
		if t.Facts > 0 {
			t.Error = distance / float64(t.Facts)
		}
		out = append(out, t)
	}
	return out
}

package eval

// Tally counts the findings of one relation.
type Tally struct {
	Right  int `json:"right"`  // in the annotation and read
	Wrong  int `json:"wrong"`  // read, but not in the annotation or not so
	Missed int `json:"missed"` // in the annotation, not read
}

func (t *Tally) count(v Verdict) {
	switch v {
	case Right:
		t.Right++
	case Wrong:
		t.Wrong++
	case Missed:
		t.Missed++
	}
}

func (t *Tally) add(other Tally) {
	t.Right += other.Right
	t.Wrong += other.Wrong
	t.Missed += other.Missed
}

// Precision is the share of what was read that is right; 1 when nothing was read.
func (t Tally) Precision() float64 { return share(t.Right, t.Right+t.Wrong) }

// Recall is the share of the annotation that was read; 1 when there is nothing to read.
func (t Tally) Recall() float64 { return share(t.Right, t.Right+t.Missed) }

// F1 is the harmonic mean of precision and recall; 0 when both are.
func (t Tally) F1() float64 {
	p, r := t.Precision(), t.Recall()
	if p+r == 0 {
		return 0
	}
	return 2 * p * r / (p + r)
}

// Value gives the figure of the measure, from 0 to 1.
func (t Tally) Value(m Measure) float64 {
	switch m {
	case Recall:
		return t.Recall()
	case Accuracy:
		return t.Precision()
	}
	return t.F1()
}

func share(part, whole int) float64 {
	if whole == 0 {
		return 1
	}
	return float64(part) / float64(whole)
}

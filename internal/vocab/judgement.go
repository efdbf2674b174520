package vocab

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/cayleygraph/quad"

	"huipu/internal/kg"
)

// EncodeJudgement gives the quads of a judgement, labelled with the graph that holds it, in a
// fixed order without repeats.
func EncodeJudgement(j kg.Judgement, graph kg.ID) []quad.Quad {
	e := encoder{nodes: map[kg.ID]quad.Value{}}
	e.label = e.iri(graph)
	e.node(j.ID)
	e.links(Between, j.Between)
	e.links(OfName, j.Names)
	e.add(Verdict, concept(listVerdict, j.Verdict))
	e.add(Score, integer(j.Score))
	e.add(Threshold, integer(j.Threshold))
	for _, r := range j.Reasons {
		e.add(Because, Reason(r))
	}
	return e.quads
}

func (d *decoder) judgement(id kg.ID) *kg.Judgement {
	return &kg.Judgement{
		ID: id, Between: all(d, Between, nodeOf), Names: all(d, OfName, nodeOf), Verdict: one(d, Verdict, verdictOf), Score: one(d, Score, integerOf),
		Threshold: one(d, Threshold, integerOf), Reasons: d.reasons(), Sources: d.sources,
	}
}

func verdictOf(v quad.Value) (kg.Verdict, error) { return conceptOf(listVerdict, v, kg.Verdicts()) }

func (d *decoder) reasons() []kg.Reason {
	var list []kg.Reason
	for s := range d.take(Because) {
		r, err := ReasonOf(s.Object)
		if err != nil {
			d.fail(fmt.Errorf("%s stated by %s: %w", string(Because), s.Document, err))
			continue
		}
		list = append(list, r)
	}
	slices.SortFunc(list, kg.CompareReasons)
	return slices.Compact(list)
}

// Reason is the literal of a reason: its kind, its weight and the two documents, separated by
// spaces, as in "same-role 5 document/9c0f document/a1b2". The kind has no space.
func Reason(r kg.Reason) quad.Value {
	return typed(DataReason, r.Kind+" "+strconv.Itoa(r.Weight)+" "+string(r.Left)+" "+string(r.Right))
}

// ReasonOf reads a reason literal; the error is [kg.ErrInvalid].
func ReasonOf(v quad.Value) (kg.Reason, error) {
	s, err := typedOf(DataReason, v)
	if err != nil {
		return kg.Reason{}, err
	}
	bad := fmt.Errorf("reason %q: want kind, weight and two documents: %w", s, kg.ErrInvalid)
	fields := strings.Split(s, " ")
	if len(fields) != 4 {
		return kg.Reason{}, bad
	}
	weight, err := strconv.Atoi(fields[1])
	r := kg.Reason{Kind: fields[0], Weight: weight, Left: kg.ID(fields[2]), Right: kg.ID(fields[3])}
	if err != nil || r.Kind == "" || r.Left.Kind() != kg.KindDocument || r.Right.Kind() != kg.KindDocument || Reason(r) != v {
		return kg.Reason{}, bad
	}
	return r, nil
}

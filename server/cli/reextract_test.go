package cli

import (
	"bytes"
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"huipu/internal/ingest"
	"huipu/internal/kg"
)

func TestRenewalsAreToldInFacts(t *testing.T) {
	d := ingest.Renewed{Document: "document/1", Title: "侨联开会", Extractor: "huipu/1", Changes: []ingest.FactChange{
		{Fact: ingest.Fact{Kind: kg.KindAttendance, Subject: "万立骏 at 会议", Detail: "ATTENDED"}, Change: ingest.FactChanged, Now: "PRESIDED"},
		{Fact: ingest.Fact{Kind: kg.KindPerson, Subject: "会和"}, Change: ingest.FactRemoved},
		{Fact: ingest.Fact{Kind: kg.KindPerson, Subject: "李卓彬", Detail: "also 李卓斌"}, Change: ingest.FactAdded},
	}}
	r := ingest.Renewal{Documents: 9, Changed: 1, Passages: 2, Written: 3, Before: ingest.FactCounts{kg.KindPerson: 7}, After: ingest.FactCounts{kg.KindPerson: 8}}
	for _, tc := range []struct {
		json bool
		want string
	}{
		{false, `document/1 侨联开会
  ~ attendance 万立骏 at 会议: ATTENDED → PRESIDED
  - person 会和
  + person 李卓彬: also 李卓斌
meeting           0 before  0 after
person            7 before  8 after
organisation      0 before  0 after
membership        0 before  0 after
attendance        0 before  0 after
group-attendance  0 before  0 after
repair            0 before  0 after
9 documents read again: 1 with other facts, 2 with other passages alone, 3 written
`},
		{true, `{"document":"document/1","title":"侨联开会","extractor":"huipu/1","changes":[{"change":"CHANGED","kind":"attendance","subject":"万立骏 at 会议","detail":"ATTENDED","now":"PRESIDED"},{"change":"REMOVED","kind":"person","subject":"会和"},{"change":"ADDED","kind":"person","subject":"李卓彬","detail":"also 李卓斌"}]}
{"documents":9,"changed":1,"otherPassages":2,"written":3,"before":{"person":7},"after":{"person":8}}
`},
	} {
		var out bytes.Buffer
		p := renewalPrinter{w: &out, json: tc.json}
		p.document(d)
		p.totals(r)
		if diff := cmp.Diff(tc.want, out.String()); diff != "" || p.err != nil {
			t.Errorf("%v (-want +got):\n%s", p.err, diff)
		}
	}
	p := renewalPrinter{w: full{}}
	p.document(d)
	p.totals(r)
	if !errors.Is(p.err, errFull) {
		t.Errorf("error %v, want that of the writer", p.err)
	}
}

var errFull = errors.New("no space")

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errFull }

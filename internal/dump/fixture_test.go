package dump_test

import (
	"context"
	"flag"
	"iter"
	"os"
	"testing"

	"github.com/cayleygraph/quad"
	"github.com/cayleygraph/quad/nquads"

	"huipu/internal/kg"
	"huipu/internal/store"
	"huipu/internal/vocab"
)

const base = "https://huipu.example/id/"

var update = flag.Bool("update", false, "rewrite the golden files")

func TestMain(m *testing.M) {
	flag.Parse()
	// The reader otherwise turns literals of known types into Go values.
	nquads.AutoConvertTypedString = false
	os.Exit(m.Run())
}

// graph is a store of fixed statements; err is what its iteration ends with.
type graph struct {
	store.Store
	quads []quad.Quad
	err   error
}

func (g graph) Quads(context.Context) iter.Seq2[quad.Quad, error] {
	return func(yield func(quad.Quad, error) bool) {
		for _, q := range g.quads {
			if !yield(q, nil) {
				return
			}
		}
		if g.err != nil {
			yield(quad.Quad{}, g.err)
		}
	}
}

// attendance is what a document says of 张三, 主席 of 中国侨联, who spoke at a meeting:
//
//	document ── about ─→ meeting ←─ attendance ─→ person ←─ membership ─→ post ─→ organisation, role
func attendance() []quad.Quad {
	document := kg.NewID(kg.KindDocument, "d")
	person, organisation, role := kg.NewID(kg.KindPerson, "张三"), kg.NewID(kg.KindOrganisation, "中国侨联"), kg.NewID(kg.KindRole, "主席")
	post, membership := kg.NewID(kg.KindPost, "主席"), kg.NewID(kg.KindMembership, "张三")
	meeting := kg.NewID(kg.KindMeeting, "m")
	const text = "\u3000\u3000中国侨联主席张三在会上说：\"好\"\t\\。\r\n"
	evidence := []kg.Evidence{{Document: document, Span: kg.SpanOf(text, 6, 30), Rule: "title.before-name", Confidence: 0.95}}
	return vocab.Encode(kg.Contribution{
		Document: kg.Document{
			ID: document, SHA256: "00ff", Title: "会议\u007f召开", URL: "https://news.example/1", Text: text, About: meeting,
			Published: kg.Date{Year: 2020, Month: 8, Day: 3}, Extractor: "huipu-extract/1",
		},
		Persons:       []kg.Person{{ID: person, Name: "张三", Evidence: evidence}},
		Organisations: []kg.Organisation{{ID: organisation, Name: "中国侨联"}},
		Roles:         []kg.Role{{ID: role, Name: "主席"}},
		Posts:         []kg.Post{{ID: post, Organisation: organisation, Role: role}},
		Memberships:   []kg.Membership{{ID: membership, Person: person, Post: post, ObservedOn: []kg.Date{{Year: 2020, Month: 7}}}},
		Meetings:      []kg.Meeting{{ID: meeting, Name: "常委会议", Date: kg.Date{Year: 2020, Month: 7}, Format: kg.InPerson}},
		Attendances: []kg.Attendance{{
			ID: kg.NewID(kg.KindAttendance, "张三"), Meeting: meeting, Person: person, Memberships: []kg.ID{membership},
			Capacities: []kg.Capacity{kg.Spoke}, Evidence: evidence,
		}},
	})
}

package view_test

import (
	"fmt"
	"maps"
	"slices"

	"github.com/cayleygraph/quad"

	"huipu/internal/kg"
	"huipu/internal/view"
	"huipu/internal/vocab"
)

// content is a graph spelled out: nodes by id, and the lists of edges by "edge from".
type content struct {
	Nodes map[kg.ID]any
	Edges map[string][]kg.ID
}

// contentOf reads everything that a version answers about its own nodes and the given ones.
func contentOf(s *view.Snapshot, ids []kg.ID) content {
	c := content{map[kg.ID]any{}, map[string][]kg.ID{}}
	for _, kind := range kg.Kinds() {
		list := s.IDs(kind)
		if !slices.IsSorted(list) || len(list) != s.Count(kind) {
			panic(fmt.Sprintf("%s: list of ids is out of order or miscounted", kind))
		}
		maps.Copy(c.Nodes, lookUp(s, kind, list))
		ids = append(ids, list...)
	}
	ids = append(ids, kg.GraphCurated)
	for _, edge := range view.Edges() {
		for i, list := range s.Follow(ids, edge) {
			if list != nil {
				c.Edges[fmt.Sprintf("%d %s", edge, ids[i])] = list
			}
		}
	}
	return c
}

func lookUp(s *view.Snapshot, kind kg.Kind, ids []kg.ID) map[kg.ID]any {
	switch kind {
	case kg.KindDocument:
		return byID(ids, s.Documents(ids))
	case kg.KindPerson:
		return byID(ids, s.People(ids))
	case kg.KindOrganisation:
		return byID(ids, s.Organisations(ids))
	case kg.KindRole:
		return byID(ids, s.Roles(ids))
	case kg.KindPost:
		return byID(ids, s.Posts(ids))
	case kg.KindMembership:
		return byID(ids, s.Memberships(ids))
	case kg.KindMeetingSeries:
		return byID(ids, s.MeetingSeries(ids))
	case kg.KindMeeting:
		return byID(ids, s.Meetings(ids))
	case kg.KindVenue:
		return byID(ids, s.Venues(ids))
	case kg.KindAttendance:
		return byID(ids, s.Attendances(ids))
	case kg.KindGroupAttendance:
		return byID(ids, s.GroupAttendances(ids))
	case kg.KindJudgement:
		return byID(ids, s.Judgements(ids))
	case kg.KindCorrection:
		return byID(ids, s.Corrections(ids))
	case kg.KindRename:
		return byID(ids, s.Renames(ids))
	}
	return byID(ids, s.TextRepairs(ids))
}

func byID[T any](ids []kg.ID, nodes []*T) map[kg.ID]any {
	m := map[kg.ID]any{}
	for i, n := range nodes {
		if n != nil {
			m[ids[i]] = *n
		}
	}
	return m
}

// oracle computes the content of a graph from its quads in the plainest way.
func oracle(quads map[quad.Quad]bool) content {
	c := content{map[kg.ID]any{}, map[string][]kg.ID{}}
	statements := map[kg.ID][]vocab.Statement{}
	link := func(e view.Edge, from, to kg.ID) {
		key := fmt.Sprintf("%d %s", e, from)
		if !slices.Contains(c.Edges[key], to) {
			c.Edges[key] = append(c.Edges[key], to)
		}
	}
	for q := range quads {
		id, _ := vocab.IDOf(q.Subject)
		document, _ := vocab.IDOf(q.Label)
		predicate := q.Predicate.(quad.IRI)
		statements[id] = append(statements[id], vocab.Statement{Predicate: predicate, Object: q.Object, Document: document})
		if document.Kind() == kg.KindDocument {
			link(view.DocumentNodes, document, id)
		}
		if document == kg.GraphCurated {
			link(view.CuratedNodes, document, id)
		}
		if target, ok := vocab.IDOf(q.Object); ok {
			for _, e := range statedEdges()[string(id.Kind())+" "+string(predicate)] {
				if e.From() == target.Kind() {
					link(e, target, id)
				}
			}
		}
	}
	for id, list := range statements {
		node, err := vocab.Decode(id, list)
		if err != nil {
			panic(err)
		}
		c.Nodes[id] = node
	}
	throughPosts(c, statements, link)
	for id, node := range c.Nodes {
		c.Nodes[id] = withQuotes(c, node)
	}
	for _, list := range c.Edges {
		slices.Sort(list)
	}
	return c
}

func throughPosts(c content, statements map[kg.ID][]vocab.Statement, link func(view.Edge, kg.ID, kg.ID)) {
	for id, node := range c.Nodes {
		m, ok := node.(*kg.Membership)
		if !ok {
			continue
		}
		for _, held := range statements[id] {
			post, _ := vocab.IDOf(held.Object)
			if held.Predicate != vocab.HeldPost {
				continue
			}
			for _, s := range statements[post] {
				target, _ := vocab.IDOf(s.Object)
				switch s.Predicate {
				case vocab.RoleOf:
					link(view.RoleMemberships, target, id)
				case vocab.PostIn:
					link(view.OrganisationMemberships, target, id)
				}
			}
		}
		if m.Post != "" {
			m.Role, m.Organisation = "", ""
			if p, ok := c.Nodes[m.Post].(*kg.Post); ok {
				m.Role, m.Organisation = p.Role, p.Organisation
			}
		}
	}
}

func statedEdges() map[string][]view.Edge {
	return map[string][]view.Edge{
		"membership " + string(vocab.Member):              {view.PersonMemberships},
		"membership " + string(vocab.HeldPost):            {view.PostMemberships},
		"membership " + string(vocab.RoleOf):              {view.RoleMemberships},
		"membership " + string(vocab.Organisation):        {view.OrganisationMemberships},
		"attendance " + string(vocab.Attendee):            {view.PersonAttendances},
		"attendance " + string(vocab.AtMeeting):           {view.MeetingAttendances},
		"attendance " + string(vocab.InCapacityOf):        {view.MembershipAttendances},
		"attendance " + string(vocab.AtVenue):             {view.VenueAttendances},
		"group-attendance " + string(vocab.GroupAt):       {view.MeetingGroupAttendances},
		"group-attendance " + string(vocab.Represents):    {view.OrganisationGroupAttendances},
		"group-attendance " + string(vocab.AtVenue):       {view.VenueGroupAttendances},
		"organisation " + string(vocab.Replaces):          {view.OrganisationReplacements},
		"meeting " + string(vocab.Replaces):               {view.MeetingReplacements},
		"document " + string(vocab.Mentions):              {view.PersonMentions},
		"person " + string(vocab.Namesake):                {view.PersonNamesakes},
		"judgement " + string(vocab.Between):              {view.PersonJudgements},
		"judgement " + string(vocab.OfName):               {view.NameJudgements, view.OrganisationJudgements, view.MeetingJudgements},
		"organisation " + string(vocab.SubOrganisationOf): {view.OrganisationChildren},
		"organisation " + string(vocab.ReplacedBy):        {view.OrganisationPredecessors},
		"post " + string(vocab.PostIn):                    {view.OrganisationPosts},
		"post " + string(vocab.RoleOf):                    {view.RolePosts},
		"meeting " + string(vocab.Organiser):              {view.OrganisationMeetings},
		"meeting " + string(vocab.Series):                 {view.SeriesMeetings},
		"series " + string(vocab.Organiser):               {view.OrganisationSeries},
		"venue " + string(vocab.VenueOf):                  {view.MeetingVenues},
		"repair " + string(vocab.RepairOf):                {view.DocumentRepairs},
		"correction " + string(vocab.Corrects):            {view.DocumentCorrections},
	}
}

// withQuotes gives the node as a value, its evidence quoted from the documents' texts.
func withQuotes(c content, node any) any {
	quote := func(list []kg.Evidence) {
		for i, e := range list {
			text := ""
			switch d := c.Nodes[e.Document].(type) {
			case *kg.Document:
				text = d.Text
			case kg.Document:
				text = d.Text
			}
			list[i].Quote = text[e.Span.Start:e.Span.End]
			list[i].Basis.Quote = text[e.Basis.Span.Start:e.Basis.Span.End]
		}
	}
	switch n := node.(type) {
	case *kg.Document:
		return *n
	case *kg.Person:
		quote(n.Evidence)
		return *n
	case *kg.Organisation:
		quote(n.Evidence)
		return *n
	case *kg.Role:
		return *n
	case *kg.Post:
		return *n
	case *kg.Membership:
		quote(n.Evidence)
		return *n
	case *kg.MeetingSeries:
		return *n
	case *kg.Meeting:
		quote(n.Evidence)
		return *n
	case *kg.Venue:
		return *n
	case *kg.Attendance:
		quote(n.Evidence)
		return *n
	case *kg.GroupAttendance:
		quote(n.Evidence)
		return *n
	case *kg.TextRepair:
		return *n
	case *kg.Judgement:
		return *n
	case *kg.Correction:
		return *n
	case *kg.Rename:
		return *n
	}
	panic(fmt.Sprintf("%T is no node", node))
}

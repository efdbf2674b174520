package view_test

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/cayleygraph/quad"

	"huipu/internal/kg"
	"huipu/internal/vocab"
)

// contribution makes what the n-th of a row of releases states. Each names three persons,
// who also stand in neighbouring releases, with posts in two organisations, at one meeting
// of a series:
//
//	document/n ── about ──> meeting ── series, convened by 总会
//	                         ├── venue
//	                         ├── attendance ── person 0 ── 主席 of 总会
//	                         ├── attendance ── person 1 ── 委员 of 分会, below 总会
//	                         └── group of 分会
//	           ── mentions ─> person 2 ── 顾问, in no organisation
func contribution(n int) kg.Contribution {
	names := []string{fmt.Sprintf("甲%d", n%3), fmt.Sprintf("乙%d", n%4), fmt.Sprintf("丙%d", n%2)}
	text := fmt.Sprintf("第%d次会议举行。主席%s出席,委员%s发言。𠮷\n", n, names[0], names[1])
	hash := fmt.Sprintf("%064d", n)
	c := kg.Contribution{Document: kg.Document{
		ID: kg.NewID(kg.KindDocument, hash), SHA256: hash, Title: fmt.Sprintf("稿%d", n), Source: "来源",
		URL: fmt.Sprintf("https://news.example/%d", n), Published: kg.Date{Year: 2020, Month: 8, Day: 1 + n%28}, Text: text,
		Bylines: []string{"记者乙", "通讯员甲"}, Extractor: "test/1",
	}}
	document := c.Document.ID
	evidence := func(quote, rule string) []kg.Evidence {
		start := strings.Index(text, quote)
		end := start + len(quote)
		_, last := utf8.DecodeLastRuneInString(quote)
		basis := kg.Basis{Kind: kg.BasisVerb, Span: kg.SpanOf(text, end-last, end), Quote: quote[len(quote)-last:]}
		return []kg.Evidence{{Document: document, Span: kg.SpanOf(text, start, end), Quote: quote, Rule: rule, Confidence: 0.95, Basis: basis}}
	}
	id := func(kind kg.Kind, parts ...string) kg.ID { return kg.NewID(kind, parts...) }
	head, branch := id(kg.KindOrganisation, "总会"), id(kg.KindOrganisation, "分会")
	c.Organisations = []kg.Organisation{
		{ID: head, Name: "总会", Aliases: []string{fmt.Sprintf("会%d", n%2)}},
		{ID: branch, Name: "分会", Parent: head, Place: "某市", Evidence: evidence("会议", "organisation")},
	}
	series := id(kg.KindMeetingSeries, "会议")
	meeting := id(kg.KindMeeting, text)
	c.MeetingSeries = []kg.MeetingSeries{{ID: series, Name: "会议", Organisation: head}}
	c.Meetings = []kg.Meeting{{
		ID: meeting, Name: fmt.Sprintf("第%d次会议", n), Series: series, Session: n + 1, Date: c.Document.Published,
		Format: kg.Video, Places: []string{"北京"}, ConvenedBy: []kg.ID{head},
		Stated: kg.Count{Number: 800, Qualifier: kg.MoreThan}, Evidence: evidence("会议举行", "meeting"),
	}}
	venue := id(kg.KindVenue, string(meeting), "主")
	c.Venues = []kg.Venue{{ID: venue, Meeting: meeting, Kind: kg.MainVenue, Place: "北京"}}
	c.Document.About = meeting
	for i, title := range []string{"主席", "委员", "顾问"} {
		person, role := id(kg.KindPerson, names[i]), id(kg.KindRole, title)
		membership := id(kg.KindMembership, string(person), title)
		c.Persons = append(c.Persons, kg.Person{ID: person, Name: names[i]})
		c.Roles = append(c.Roles, kg.Role{ID: role, Name: title})
		m := kg.Membership{ID: membership, Person: person, ObservedOn: []kg.Date{c.Document.Published}, Former: i == 2}
		if i == 2 {
			m.Role = role
			c.Document.Mentions = []kg.ID{person}
			c.Memberships = append(c.Memberships, m)
			continue
		}
		m.Post = id(kg.KindPost, title)
		c.Posts = append(c.Posts, kg.Post{ID: m.Post, Organisation: []kg.ID{head, branch}[i], Role: role})
		m.Evidence = evidence(title+names[i], "post")
		c.Memberships = append(c.Memberships, m)
		c.Attendances = append(c.Attendances, kg.Attendance{
			ID: id(kg.KindAttendance, string(meeting), string(person)), Meeting: meeting, Person: person,
			Capacities: []kg.Capacity{kg.Spoke, kg.Attended}, Memberships: []kg.ID{membership}, Venue: venue,
			OnBehalfOf: []kg.ID{head}, Evidence: evidence(names[i], "list"),
		})
	}
	c.Memberships = append(c.Memberships, kg.Membership{
		ID: id(kg.KindMembership, names[0], "总会"), Person: id(kg.KindPerson, names[0]), Organisation: head,
		Evidence: evidence(names[0], "affiliation"),
	})
	c.GroupAttendances = []kg.GroupAttendance{{
		ID: id(kg.KindGroupAttendance, string(meeting), "分会代表"), Meeting: meeting, Label: "分会代表",
		Organisations: []kg.ID{branch}, Capacities: []kg.Capacity{kg.Attended}, Venue: venue,
		Stated: kg.Count{Number: 7, Qualifier: kg.Exactly}, Evidence: evidence("𠮷", "group"),
	}}
	c.TextRepairs = []kg.TextRepair{{
		ID: id(kg.KindTextRepair, string(document)), Document: document, Span: kg.SpanOf(text, 0, 3), Before: "第", After: "第",
		Reason: "缺字",
	}}
	return c
}

func quadsOf(n int) []quad.Quad { return vocab.Encode(contribution(n)) }

package graph_test

import (
	"encoding/json"
	"net/http/httptest"
	"strings"
	"testing"

	"huipu/graph"
	"huipu/internal/testkit"
)

// BenchmarkQueries asks over HTTP, without a network, of 3,000 meetings with 20 attendances
// each.
func BenchmarkQueries(b *testing.B) {
	h := graph.NewHandler(over(b, testkit.Assemblies(3000, 20)))
	for _, c := range []struct{ name, document string }{
		{"typename", `{ __typename }`},
		{"small", `{ meetings(first: 1) { nodes { id name date } } }`},
		{"by name", `{ people(filter: {name: {eq: "代表0001"}}) { nodes { id name } } }`},
		{"page of 100", `{ meetings(first: 100) { nodes { id name date } } }`},
		{"nested", `{ meetings(first: 100) { nodes { name attendances { nodes { person { name posts(first: 3) { nodes { name } } } } } } } }`},
		{"nested to organisations", `{ meetings(first: 100) { nodes { id name date attendances(first: 20) { nodes { capacities order
			person { id name posts(first: 3) { nodes { name organisation { name } } } } } } } } }`},
		{"filter that scans", `{ meetings(filter: {name: {contains: "次大会"}, attendanceCount: {gte: 50}}) { totalCount } }`},
		{"count filter", `{ people(filter: {attendanceCount: {gte: 3, where: {meeting: {date: {from: "1951", to: "1951"}}}}}) { totalCount } }`},
	} {
		body, err := json.Marshal(map[string]string{"query": c.document})
		if err != nil {
			b.Fatal(err)
		}
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				r := httptest.NewRequest("POST", "/", strings.NewReader(string(body)))
				r.Header.Set("Content-Type", mediaJSON)
				w := httptest.NewRecorder()
				h.ServeHTTP(w, r)
				if strings.HasPrefix(w.Body.String(), `{"errors"`) {
					b.Fatal(w.Body.String())
				}
			}
		})
	}
}

package scalar_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/99designs/gqlgen/graphql"

	"huipu/graph/scalar"
	"huipu/internal/kg"
)

func text(m graphql.Marshaler) string {
	var b strings.Builder
	m.MarshalGQL(&b)
	return b.String()
}

func TestMarshal(t *testing.T) {
	for _, c := range []struct {
		name string
		got  graphql.Marshaler
		want string
	}{
		{"id", scalar.MarshalID("person/1"), `"person/1"`},
		{"no id", scalar.MarshalID(""), "null"},
		{"day", scalar.MarshalDate(kg.Date{Year: 2020, Month: 7, Day: 31}), `"2020-07-31"`},
		{"month", scalar.MarshalDate(kg.Date{Year: 2020, Month: 7}), `"2020-07"`},
		{"no date", scalar.MarshalDate(kg.Date{}), "null"},
		{"instant", scalar.MarshalDateTime(time.Date(2024, 1, 2, 8, 0, 0, 5000, time.FixedZone("", 8*3600))), `"2024-01-02T00:00:00.000005Z"`},
	} {
		if got := text(c.got); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

func TestUnmarshal(t *testing.T) {
	if id, err := scalar.UnmarshalID("person/1"); id != "person/1" || err != nil {
		t.Error(id, err)
	}
	if d, err := scalar.UnmarshalDate("2020-07"); d != (kg.Date{Year: 2020, Month: 7}) || err != nil {
		t.Error(d, err)
	}
	if at, err := scalar.UnmarshalDateTime("2024-01-02T08:00:00+08:00"); err != nil || text(scalar.MarshalDateTime(at)) != `"2024-01-02T00:00:00.000000Z"` {
		t.Error(at, err)
	}
	for _, v := range []any{nil, 1, true, "", "nonsense"} {
		_, id := scalar.UnmarshalID(v)
		_, date := scalar.UnmarshalDate(v)
		_, at := scalar.UnmarshalDateTime(v)
		for _, err := range []error{id, date, at} {
			if !errors.Is(err, kg.ErrInvalid) {
				t.Errorf("%v: %v", v, err)
			}
		}
	}
}

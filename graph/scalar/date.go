package scalar

import (
	"fmt"
	"time"

	"github.com/99designs/gqlgen/graphql"

	"huipu/internal/kg"
)

// MarshalDate writes a date as precise as it is; an unknown date is null.
func MarshalDate(d kg.Date) graphql.Marshaler {
	if d.IsZero() {
		return graphql.Null
	}
	return graphql.MarshalString(d.String())
}

// UnmarshalDate reads YYYY, YYYY-MM or YYYY-MM-DD. The error is [kg.ErrInvalid].
func UnmarshalDate(v any) (kg.Date, error) {
	s, ok := v.(string)
	if !ok {
		return kg.Date{}, fmt.Errorf("date %v: want a string: %w", v, kg.ErrInvalid)
	}
	return kg.ParseDate(s)
}

// dateTime is RFC 3339 in UTC with all six digits of the microsecond, so that texts sort as
// instants do.
const dateTime = "2006-01-02T15:04:05.000000Z"

// MarshalDateTime writes an instant in UTC, to the microsecond.
func MarshalDateTime(t time.Time) graphql.Marshaler {
	return graphql.MarshalString(t.UTC().Format(dateTime))
}

// UnmarshalDateTime reads an instant as RFC 3339 writes it. The error is [kg.ErrInvalid].
func UnmarshalDateTime(v any) (time.Time, error) {
	s, ok := v.(string)
	if !ok {
		return time.Time{}, fmt.Errorf("instant %v: want a string: %w", v, kg.ErrInvalid)
	}
	t, err := time.Parse(time.RFC3339Nano, s)
	if err != nil {
		return time.Time{}, fmt.Errorf("instant %q: want RFC 3339: %w", s, kg.ErrInvalid)
	}
	return t.UTC(), nil
}

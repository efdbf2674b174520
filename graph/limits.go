package graph

import (
	"fmt"
	"time"

	"huipu/internal/kg"
)

// Limits bound what one request may ask for. A zero field takes the default; a request above a
// limit is answered with LIMIT_EXCEEDED before anything is read.
type Limits struct {
	MaxCost       int           // values and objects in the answer, at most; see the extension "cost"
	MaxDepth      int           // fields within fields
	MaxAliases    int           // fields under another name
	MaxRootFields int           // fields of the query or mutation itself
	MaxTokens     int           // tokens of the document
	MaxBodyBytes  int64         // bytes of an HTTP request
	Timeout       time.Duration // from reading the request to the answer
}

// DefaultLimits admit every question of the explorer, and 100 meetings with 20 attendances
// each, their persons and their posts.
func DefaultLimits() Limits {
	return Limits{
		MaxCost: 500_000, MaxDepth: 16, MaxAliases: 50, MaxRootFields: 20, MaxTokens: 5_000,
		MaxBodyBytes: 4 << 20, Timeout: 10 * time.Second,
	}
}

func (l Limits) withDefaults() Limits {
	d := DefaultLimits()
	if l.MaxCost == 0 {
		l.MaxCost = d.MaxCost
	}
	if l.MaxDepth == 0 {
		l.MaxDepth = d.MaxDepth
	}
	if l.MaxAliases == 0 {
		l.MaxAliases = d.MaxAliases
	}
	if l.MaxRootFields == 0 {
		l.MaxRootFields = d.MaxRootFields
	}
	if l.MaxTokens == 0 {
		l.MaxTokens = d.MaxTokens
	}
	if l.MaxBodyBytes == 0 {
		l.MaxBodyBytes = d.MaxBodyBytes
	}
	if l.Timeout == 0 {
		l.Timeout = d.Timeout
	}
	return l
}

// check refuses an operation above a limit.
func (l Limits) check(m measure) error {
	for _, c := range []struct {
		what    string
		n, most int
	}{
		{"depth", m.depth, l.MaxDepth},
		{"cost", m.cost, l.MaxCost},
		{"aliases", m.aliases, l.MaxAliases},
		{"root fields", m.rootFields, l.MaxRootFields},
	} {
		if c.n > c.most {
			return fmt.Errorf("%s %d, more than %d: %w", c.what, c.n, c.most, kg.ErrLimit)
		}
	}
	return nil
}

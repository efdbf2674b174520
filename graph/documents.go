package graph

import (
	"context"
	"sync"

	"github.com/99designs/gqlgen/graphql/executor"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/validator/core"
	"github.com/vektah/gqlparser/v2/validator/rules"
)

// What is kept of documents that were parsed and found valid.
const (
	cachedDocuments     = 500
	cachedDocumentBytes = 16 << 10 // longer ones, such as releases written as literals, are not kept
)

// documents keeps parsed documents within a bound of memory: the newest ones and, until as many
// newer ones have come, those that were used since. It is safe for concurrent use.
type documents struct {
	mu         sync.Mutex
	young, old map[string]*ast.QueryDocument
}

// Get gives the document with the text, if it is kept.
func (d *documents) Get(_ context.Context, text string) (*ast.QueryDocument, bool) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if document, ok := d.young[text]; ok {
		return document, true
	}
	document, ok := d.old[text]
	if ok {
		d.keep(text, document)
	}
	return document, ok
}

// Add keeps a document unless it is long.
func (d *documents) Add(_ context.Context, text string, document *ast.QueryDocument) {
	if len(text) > cachedDocumentBytes {
		return
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	d.keep(text, document)
}

func (d *documents) keep(text string, document *ast.QueryDocument) {
	if d.young == nil || len(d.young) >= cachedDocuments {
		d.young, d.old = make(map[string]*ast.QueryDocument, cachedDocuments), d.young
	}
	d.young[text] = document
}

// hideSuggestions keeps similar names out of validation errors.
func hideSuggestions(e *executor.Executor) {
	e.SetDisableSuggestion(true)
	e.SetDefaultRulesFn(func() *rules.Rules {
		r := rules.NewDefaultRules()
		for loud, quiet := range map[string]core.Rule{
			rules.KnownArgumentNamesRule.Name:  rules.KnownArgumentNamesRuleWithoutSuggestions,
			rules.KnownTypeNamesRule.Name:      rules.KnownTypeNamesRuleWithoutSuggestions,
			rules.ValuesOfCorrectTypeRule.Name: rules.ValuesOfCorrectTypeRuleWithoutSuggestions,
		} {
			r.RemoveRule(loud)
			r.AddRule(quiet.Name, quiet.RuleFunc)
		}
		return r
	})
}

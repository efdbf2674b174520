package explain

import (
	"maps"
	"slices"
	"strings"
	"sync"
)

// template is the clause of one rule in both languages. Words in braces are filled in:
//
//	{passage}    the quote and, where it is known, the verb that says so
//	{quote}      the quote
//	{basis}      the second passage
//	{source}     where the organisation comes from
//	{rule}       in a manner: the clause of the rule that it qualifies
//	{name}       the name of a rule without a template
//	{before} {after} {published} {reason}    of a repair
type template struct{ name, zh, en string }

// set holds all templates by name.
type set struct {
	rules, manners, sources, repairs map[string]template
	endings                          []string // the names of the manners, sorted
}

var templates = sync.OnceValue(func() set {
	index := func(list []template) map[string]template {
		m := make(map[string]template, len(list))
		for _, t := range list {
			m[t.name] = t
		}
		return m
	}
	s := set{rules: index(rules()), manners: index(manners()), sources: index(sources()), repairs: index(repairs())}
	s.endings = slices.Sorted(maps.Keys(s.manners))
	return s
})

// of composes the template of a rule: that of its name, or of the name without the manners
// at its end, set into theirs. Parts are the names used, the base first; they are empty for
// a rule without a template.
func (s set) of(rule string) (t template, parts []string) {
	if t, ok := s.rules[rule]; ok {
		return t, []string{rule}
	}
	for _, ending := range s.endings {
		base, ok := strings.CutSuffix(rule, ending)
		if !ok {
			continue
		}
		if inner, used := s.of(base); len(used) > 0 {
			frame := s.manners[ending]
			return template{
				rule, strings.ReplaceAll(frame.zh, "{rule}", inner.zh), strings.ReplaceAll(frame.en, "{rule}", inner.en),
			}, append(used, ending)
		}
	}
	return template{}, nil
}

// Rules lists the names of the rules that have a sentence, sorted. Each can be followed by
// any of [Manners]. The slice is fresh.
func Rules() []string { return slices.Sorted(maps.Keys(templates().rules)) }

// Manners lists the endings that qualify the name of a rule, sorted. The slice is fresh.
func Manners() []string { return slices.Clone(templates().endings) }

// Reasons lists the reasons of repairs that have a sentence, sorted. The slice is fresh.
func Reasons() []string { return slices.Sorted(maps.Keys(templates().repairs)) }

// Parts splits the name of a rule into the rule and the manners that have sentences, in
// their order. It is empty for a name without a sentence.
func Parts(rule string) []string {
	_, parts := templates().of(rule)
	return parts
}

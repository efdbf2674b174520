package explain

import (
	"slices"
	"strings"

	"huipu/internal/kg"
)

// Evidence tells in one sentence why its passage was read so. The quotes of the evidence and
// of its basis must be set. A rule without a template, as another version of the extractor
// may have left in a graph, is named.
func Evidence(e kg.Evidence) Text { return sentence([]Text{clause(e)}) }

// Fact tells in one sentence why a fact was read so, from all its evidence in order. What
// several passages say alike is said once; a fact without evidence has an empty text.
func Fact(evidence []kg.Evidence) Text {
	if len(evidence) == 0 {
		return Text{}
	}
	var clauses []Text
	for _, e := range evidence {
		if c := clause(e); !slices.Contains(clauses, c) {
			clauses = append(clauses, c)
		}
	}
	return sentence(clauses)
}

// Repair tells in one sentence why damaged text was read so. Published is the day on which
// its document was published; it may be zero. A reason without a template is quoted.
func Repair(r kg.TextRepair, published kg.Date) Text {
	t, ok := templates().repairs[r.Reason]
	if !ok {
		t = template{"", "{before}读作{after}，因为{reason}", "{before} is read as {after} because of {reason}"}
	}
	day := Text{published.String(), ""}
	if !published.IsZero() {
		day.EN = ", " + published.String()
	}
	before, after, reason := quoted(r.Before), quoted(r.After), quoted(r.Reason)
	return sentence([]Text{{
		strings.NewReplacer("{before}", before, "{after}", after, "{reason}", reason, "{published}", day.ZH).Replace(t.zh),
		strings.NewReplacer("{before}", before, "{after}", after, "{reason}", reason, "{published}", day.EN).Replace(t.en),
	}})
}

// clause fills the template of the rule.
func clause(e kg.Evidence) Text {
	s := templates()
	t, parts := s.of(e.Rule)
	if len(parts) == 0 {
		t = template{"", "由{quote}按规则{name}读出", "read from {quote} by the rule {name}"}
	}
	source, ok := s.sources[string(e.Basis.Kind)]
	if !ok {
		source = s.sources[""]
	}
	quote := quoted(e.Quote)
	passage := passageOf(e)
	basis := Text{"别处的文字", "another passage"}
	if !e.Basis.IsZero() {
		basis = Text{quoted(e.Basis.Quote), quoted(e.Basis.Quote)}
	}
	fill := func(text, source, passage, basis string) string {
		text = strings.ReplaceAll(text, "{source}", source)
		return strings.NewReplacer("{quote}", quote, "{passage}", passage, "{basis}", basis, "{name}", quoted(e.Rule)).Replace(text)
	}
	return Text{fill(t.zh, source.zh, passage.ZH, basis.ZH), fill(t.en, source.en, passage.EN, basis.EN)}
}

// passageOf names the quote and the verb that says so: in the quote, or elsewhere.
func passageOf(e kg.Evidence) Text {
	quote, verb := quoted(e.Quote), quoted(e.Basis.Quote)
	switch {
	case e.Basis.Kind != kg.BasisVerb:
		return Text{quote, quote}
	case e.Span.Start <= e.Basis.Span.Start && e.Basis.Span.End <= e.Span.End:
		return Text{quote + "中的谓语" + verb, "the verb " + verb + " in " + quote}
	default:
		return Text{quote + "和别处的谓语" + verb, quote + " and the verb " + verb + " elsewhere"}
	}
}

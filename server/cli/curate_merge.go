package cli

import (
	"context"
	"fmt"
)

type curateMergeCommand struct {
	curation
	IDs    []string `arg:"" name:"ids" placeholder:"ID" help:"Two or more persons, meetings or organisations, or mentions or reports of them."`
	Reason string   `once:"" required:"" placeholder:"TEXT" help:"Why, for the revision."`
}

// Help is shown below the flags.
func (curateMergeCommand) Help() string {
	return `Keeps the words that the first is one with each of the others, in one revision. Their former ids lead to the one for ever. To take it back, undo the revision.

Examples:

	huipu curate merge person/3b64adc2795438bb person/167fc04bf82acd63 --reason "a slip of the pen"
	huipu curate merge meeting/590a4905a714a5c7 meeting/27a2cc215d288236 --reason "one meeting, two reports"`
}

const mergeQuestion = `mutation ($input: MergeInput!) {
	merge(input: $input) { node { id name } judgements { id } revision { number } }
}`

// Run merges nodes.
func (c *curateMergeCommand) Run(ctx context.Context, a *app) error {
	var answer struct {
		Merge struct {
			Node       struct{ ID, Name string }
			Judgements []struct{ ID string }
			Revision   struct{ Number int }
		}
	}
	input := map[string]any{"ids": c.IDs, "reason": c.Reason}
	if err := c.ask(ctx, a, question{Query: mergeQuestion, Variables: map[string]any{"input": input}}, &answer); err != nil {
		return err
	}
	m := answer.Merge
	_, err := fmt.Fprintf(a.Stdout, "%s %s: %d words are kept in revision %d\n", m.Node.ID, m.Node.Name, len(m.Judgements), m.Revision.Number)
	return err
}

type curateSplitCommand struct {
	curation
	ID     string   `arg:"" placeholder:"ID" help:"The person, meeting or organisation."`
	Apart  []string `arg:"" placeholder:"PART" help:"What is another: mentions of the person, reports of the meeting, names of the organisation, or documents that state it."`
	Reason string   `once:"" required:"" placeholder:"TEXT" help:"Why, for the revision."`
}

// Help is shown below the flags.
func (curateSplitCommand) Help() string {
	return `Keeps the words that put the parts into another node and the rest into one, in one revision. To take it back, undo the revision.

Examples:

	huipu curate split person/3b64adc2795438bb document/8eb48697847c3967 --reason "a nurse of that name"
	huipu curate split organisation/aff6974f722bcd4b organisation/1ca58b4a9a6da5b2 --reason "the short name means another body"`
}

const splitQuestion = `mutation ($input: SplitInput!) {
	split(input: $input) { rest { id name } apart { id name } judgements { id } revision { number } }
}`

// Run splits a node.
func (c *curateSplitCommand) Run(ctx context.Context, a *app) error {
	var answer struct {
		Split struct {
			Rest, Apart struct{ ID, Name string }
			Judgements  []struct{ ID string }
			Revision    struct{ Number int }
		}
	}
	input := map[string]any{"id": c.ID, "apart": c.Apart, "reason": c.Reason}
	if err := c.ask(ctx, a, question{Query: splitQuestion, Variables: map[string]any{"input": input}}, &answer); err != nil {
		return err
	}
	s := answer.Split
	_, err := fmt.Fprintf(a.Stdout, "%s %s and %s %s: %d words are kept in revision %d\n",
		s.Rest.ID, s.Rest.Name, s.Apart.ID, s.Apart.Name, len(s.Judgements), s.Revision.Number)
	return err
}

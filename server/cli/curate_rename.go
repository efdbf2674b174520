package cli

import (
	"context"
	"fmt"
)

type curateRenameCommand struct {
	curation
	ID     string `arg:"" placeholder:"ID" help:"The person, meeting or organisation, or a mention, report or name of it."`
	Name   string `arg:"" placeholder:"NAME" help:"What it is called: one line of at most 300 characters."`
	Reason string `once:"" required:"" placeholder:"TEXT" help:"Why, for the revision."`
}

// Help is shown below the flags.
func (curateRenameCommand) Help() string {
	return `The node is shown, found, filtered and ordered under this name, in place of what curators called it before. The names that documents state become its other names; quotes stay as they are. The name stays when documents go and come back, and when nodes are merged or split.

Examples:

	huipu curate rename person/3b64adc2795438bb 王晓明 --reason "the release misprints the name"
	huipu curate rename organisation/aff6974f722bcd4b 中国侨联 --reason "as it is known" --server http://127.0.0.1:8080 --token "$HUIPU_TOKEN"`
}

const renameQuestion = `mutation ($input: RenameInput!) {
	rename(input: $input) { node { id name } rename { id } revision { number } }
}`

// Run renames a node.
func (c *curateRenameCommand) Run(ctx context.Context, a *app) error {
	var answer struct {
		Rename struct {
			Node     struct{ ID, Name string }
			Rename   struct{ ID string }
			Revision struct{ Number int }
		}
	}
	input := map[string]any{"id": c.ID, "name": c.Name, "reason": c.Reason}
	if err := c.ask(ctx, a, question{Query: renameQuestion, Variables: map[string]any{"input": input}}, &answer); err != nil {
		return err
	}
	r := answer.Rename
	_, err := fmt.Fprintf(a.Stdout, "%s %s: %s is kept in revision %d\n", r.Node.ID, r.Node.Name, r.Rename.ID, r.Revision.Number)
	return err
}

package cli

import (
	"context"
	"fmt"
	"strconv"
	"strings"
)

type curateUndoCommand struct {
	curation
	Word   string `arg:"" placeholder:"ID" help:"The revision to undo, by its number, or a judgement or rename to take back, by its id."`
	Reason string `once:"" required:"" placeholder:"TEXT" help:"Why, for the revision."`
}

// Help is shown below the flags.
func (curateUndoCommand) Help() string {
	return `What the revision did to the words of curators is turned back: words that it added go, and those that it replaced or took back come again. A revision whose words were changed again is refused; an undo can be undone. With a judgement or rename, that one word goes. Everything stays in the revisions.

Examples:

	huipu curate undo 12 --reason "the second biography is of a namesake"
	huipu curate undo judgement/5f2b3fefbd90a1c2 --reason "they are one after all"
	huipu curate undo rename/ef372c9cdd1a5775 --reason "it was no misprint"`
}

const undoRevisionQuestion = `mutation ($revision: Int!, $reason: String!) {
	undo(revision: $revision, reason: $reason) { revision { number } }
}`

const undoQuestion = `mutation ($id: ID!, $reason: String!) {
	undoJudgement(id: $id, reason: $reason) { id revision { number } }
}`

const undoRenameQuestion = `mutation ($id: ID!, $reason: String!) {
	undoRename(id: $id, reason: $reason) { id revision { number } }
}`

// Run undoes a revision or takes back a judgement or rename.
func (c *curateUndoCommand) Run(ctx context.Context, a *app) error {
	var answer struct {
		UndoJudgement, UndoRename, Undo struct {
			Revision struct{ Number int }
		}
	}
	q := question{Query: undoQuestion, Variables: map[string]any{"id": c.Word, "reason": c.Reason}}
	number, err := strconv.Atoi(strings.TrimPrefix(c.Word, "revision/"))
	switch {
	case strings.HasPrefix(c.Word, "rename/"):
		q.Query = undoRenameQuestion
	case err == nil:
		q = question{Query: undoRevisionQuestion, Variables: map[string]any{"revision": number, "reason": c.Reason}}
	}
	if err := c.ask(ctx, a, q, &answer); err != nil {
		return err
	}
	if made := answer.Undo.Revision.Number; made > 0 {
		_, err := fmt.Fprintf(a.Stdout, "revision %d was undone in revision %d\n", number, made)
		return err
	}
	_, err = fmt.Fprintf(a.Stdout, "%s was taken back in revision %d\n", c.Word, max(answer.UndoJudgement.Revision.Number, answer.UndoRename.Revision.Number))
	return err
}

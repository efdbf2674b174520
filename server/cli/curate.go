package cli

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"strings"
)

// curateCommand groups what curators do.
type curateCommand struct {
	Review curateReviewCommand `cmd:"" help:"List the persons of one name who may be one, and words that are not obeyed."`
	Judge  curateJudgeCommand  `cmd:"" help:"Say that two persons, meetings or organisations are one, or two."`
	Merge  curateMergeCommand  `cmd:"" help:"Make persons, meetings or organisations one."`
	Split  curateSplitCommand  `cmd:"" help:"Make a person, meeting or organisation two."`
	Rename curateRenameCommand `cmd:"" help:"Say what a person, meeting or organisation is called."`
	Undo   curateUndoCommand   `cmd:"" help:"Take back what a curator said."`
}

// Help is shown below the commands.
func (curateCommand) Help() string {
	return `The rules tell persons, meetings and organisations apart. What a curator says goes before them, is a revision with author and reason, and can be taken back.

Examples:

	huipu curate review
	huipu curate judge different person/3b64adc2795438bb person/3b64adc2795438bb-8eb48697847c3967 --reason "a county head and a nurse"
	huipu curate undo judgement/5f2b3fefbd90a1c2 --reason "they are one after all"`
}

// curation is where curators work: the folder or a server.
type curation struct {
	dataFlags
	remoteFlags
}

// ask asks a question and reads its data. Errors of the answer are told; the result is then
// errReported.
func (c curation) ask(ctx context.Context, a *app, q question, data any) error {
	asks := queryCommand{dataFlags: c.dataFlags, remoteFlags: c.remoteFlags}
	raw, err := asks.ask(ctx, a, q)
	if err != nil {
		return err
	}
	var answer struct {
		Data   json.RawMessage
		Errors []graphQLError
	}
	if err := json.Unmarshal(raw, &answer); err != nil {
		return fmt.Errorf("reading the answer: %w", err)
	}
	for _, e := range answer.Errors {
		complain(a.Stderr, e.asError())
	}
	if len(answer.Errors) > 0 {
		return errReported
	}
	if err := json.Unmarshal(answer.Data, data); err != nil {
		return fmt.Errorf("reading the answer: %w", err)
	}
	return nil
}

type curateReviewCommand struct {
	curation
	First int `once:"" default:"20" placeholder:"N" help:"How many to list, 1 to 100: those likest to be one first."`
}

// Help is shown below the flags.
func (curateReviewCommand) Help() string {
	return `Each pair is told with its score and the score from which the rules hold two for one person, the persons with their posts, and what speaks for and against, with the documents that show it. Then come the words of curators that are not obeyed at present: their documents have gone, one document tells apart what they hold for one, or a node has two names.

Examples:

	huipu curate review
	huipu curate review --first 100 --server http://127.0.0.1:8080`
}

const reviewQuestion = `query ($first: Int!) {
	judgements(filter: {verdict: [UNSURE]}, orderBy: SCORE_DESC, first: $first) {
		totalCount
		nodes {
			id score threshold
			between { id name ... on Person { memberships(first: 3) { nodes { organisation { name } role { name } } } } }
			reasons { kind weight left { id title } right { id title } }
		}
	}
	findings(kinds: [JUDGEMENT_UNMET, JUDGEMENT_DORMANT, RENAME_UNMET, RENAME_DORMANT], first: $first) {
		totalCount
		nodes { kind name about { id } claims { value documents { id title } } }
	}
}`

// review is the answer to reviewQuestion.
type review struct {
	Judgements struct {
		TotalCount int
		Nodes      []struct {
			ID               string
			Score, Threshold int
			Between          []reviewed
			Reasons          []struct {
				Kind        string
				Weight      int
				Left, Right *struct{ ID, Title string }
			}
		}
	}
	Findings struct {
		TotalCount int
		Nodes      []unobeyed
	}
}

// unobeyed is a word that the graph does not obey.
type unobeyed struct {
	Kind, Name string
	About      struct{ ID string }
	Claims     []struct {
		Value     string
		Documents []struct{ ID, Title string }
	}
}

func (u unobeyed) print(b *strings.Builder) {
	why := "a document stands against it"
	switch u.Kind {
	case "JUDGEMENT_DORMANT", "RENAME_DORMANT":
		why = "not in the graph"
	case "RENAME_UNMET":
		why = "another rename calls it so"
	}
	fmt.Fprintf(b, "%s  %s: %s\n", u.About.ID, u.Name, why)
	for _, c := range u.Claims {
		fmt.Fprintf(b, "  %s", c.Value)
		for _, d := range c.Documents {
			fmt.Fprintf(b, " %s", d.Title)
		}
		b.WriteByte('\n')
	}
}

type reviewed struct {
	ID, Name    string
	Memberships struct {
		Nodes []struct{ Organisation, Role *struct{ Name string } }
	}
}

// posts tells the first posts of the person.
func (p reviewed) posts() string {
	var posts []string
	for _, m := range p.Memberships.Nodes {
		post := ""
		if m.Organisation != nil {
			post = m.Organisation.Name
		}
		if m.Role != nil {
			post += m.Role.Name
		}
		posts = append(posts, post)
	}
	if len(posts) == 0 {
		return "no post"
	}
	return strings.Join(posts, ", ")
}

// Run lists what is to be reviewed.
func (c *curateReviewCommand) Run(ctx context.Context, a *app) error {
	var r review
	q := question{Query: reviewQuestion, Variables: map[string]any{"first": c.First}}
	if err := c.ask(ctx, a, q, &r); err != nil {
		return err
	}
	return r.print(a.Stdout)
}

func (r review) print(w io.Writer) error {
	var b strings.Builder
	for _, j := range r.Judgements.Nodes {
		fmt.Fprintf(&b, "%s  score %d of %d\n", j.ID, j.Score, j.Threshold)
		for _, p := range j.Between {
			fmt.Fprintf(&b, "  %s %s: %s\n", p.ID, p.Name, p.posts())
		}
		for _, reason := range j.Reasons {
			fmt.Fprintf(&b, "  %+d %s", reason.Weight, reason.Kind)
			if reason.Left != nil && reason.Right != nil {
				fmt.Fprintf(&b, ": %s %s | %s %s", reason.Left.ID, reason.Left.Title, reason.Right.ID, reason.Right.Title)
			}
			b.WriteByte('\n')
		}
	}
	fmt.Fprintf(&b, "%d of %d to review\n", len(r.Judgements.Nodes), r.Judgements.TotalCount)
	for _, u := range r.Findings.Nodes {
		u.print(&b)
	}
	if r.Findings.TotalCount > 0 {
		fmt.Fprintf(&b, "%d of %d words that are not obeyed at present\n", len(r.Findings.Nodes), r.Findings.TotalCount)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

type curateJudgeCommand struct {
	curation
	Verdict string `arg:"" enum:"same,different,unsure" help:"same, different, or unsure to leave it to the rules."`
	A       string `arg:"" placeholder:"ID" help:"One of the two: a person or meeting, which stands for its first mention or report, a mention or report, or an organisation, which stands for its name."`
	B       string `arg:"" placeholder:"ID" help:"The other."`
	Reason  string `once:"" required:"" placeholder:"TEXT" help:"Why, for the revision."`
}

// Help is shown below the flags.
func (curateJudgeCommand) Help() string {
	return `The word goes before the rules and stays when documents go and come back. One that contradicts others is refused. What it changes is written in one revision. Where one document tells two apart that are judged the same, they stay apart.

Examples:

	huipu curate judge same person/3b64adc2795438bb person/3b64adc2795438bb-8eb48697847c3967 --reason "the biography names both posts"
	huipu curate judge same organisation/aff6974f722bcd4b organisation/1ca58b4a9a6da5b2 --reason "one body, renamed"
	huipu curate judge different person/3b64adc2795438bb-1 person/3b64adc2795438bb-2 --reason "a county head and a nurse" --server http://127.0.0.1:8080 --token "$HUIPU_TOKEN"`
}

const judgeQuestion = `mutation ($input: JudgeInput!) {
	judge(input: $input) { judgement { id } revision { number } }
}`

// Run judges two nodes.
func (c *curateJudgeCommand) Run(ctx context.Context, a *app) error {
	var answer struct {
		Judge struct {
			Judgement struct{ ID string }
			Revision  struct{ Number int }
		}
	}
	input := map[string]any{"a": c.A, "b": c.B, "verdict": strings.ToUpper(c.Verdict), "reason": c.Reason}
	if err := c.ask(ctx, a, question{Query: judgeQuestion, Variables: map[string]any{"input": input}}, &answer); err != nil {
		return err
	}
	_, err := fmt.Fprintf(a.Stdout, "%s is kept in revision %d\n", answer.Judge.Judgement.ID, answer.Judge.Revision.Number)
	return err
}

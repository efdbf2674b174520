package eval

import (
	"cmp"
	"maps"
	"slices"

	"huipu/internal/kg"
)

// Resolution compares the persons of a graph with an annotated partition.
type Resolution struct {
	Rows []ResolutionRow `json:"rows"` // Open, Held and All, in this order, as far as asked for
	// Elsewhere counts the annotated mentions of documents that the graph does not have. They
	// are in no row.
	Elsewhere int               `json:"elsewhere"`
	Errors    []ResolutionError `json:"errors,omitzero"` // nil unless asked for
	NotShown  int               `json:"notShown"`        // mentions put aside of which Errors tells nothing
}

// ResolutionRow is the result for a part.
type ResolutionRow struct {
	Part     Part        `json:"part"`
	Entities int         `json:"entities"` // annotated
	Score    BCubedScore `json:"score"`    // over all mentions, the missing ones being apart
	Found    BCubedScore `json:"found"`    // over those alone that are not missing
}

// ErrorKind says what is wrong with a group of mentions.
type ErrorKind string

// The kinds of errors.
const (
	Merged     ErrorKind = "merged"    // one person in the graph, several in the annotation
	SplitApart ErrorKind = "split"     // several in the graph, one in the annotation
	NotFound   ErrorKind = "not found" // nobody in the graph is named so there
)

// ResolutionError is a person of either side whose mentions the other side puts elsewhere.
type ResolutionError struct {
	Kind ErrorKind `json:"kind"`
	// Entity is what the mentions have in common: the person in the graph where persons
	// were merged, and else the annotated one.
	Entity Entity           `json:"entity"`
	Groups []ResolutionPart `json:"groups"` // by the other side's entity; one for those not found
}

// ResolutionPart is those mentions of an error that the other side puts together.
type ResolutionPart struct {
	Entity   Entity        `json:"entity"` // empty for those not found
	Mentions []MentionName `json:"mentions"`
}

// MentionName names a mention for a reader.
type MentionName struct {
	Name string `json:"name"`
	Item string `json:"item"`
}

// ScoreResolution compares the persons of a graph with the annotated mentions of the part.
// persons lists those of a document; ok is false for a document that the graph does not
// have. It is called once for each document. With listErrors, every error is listed: merged,
// split and not found, each by entity, without the mentions put aside unless they are the
// part.
func ScoreResolution(gold []GoldMention, part Part, listErrors bool, persons func(document kg.ID) (people []NamedPerson, ok bool)) Resolution {
	var r Resolution
	got := map[Mention]Entity{}
	people := map[kg.ID][]NamedPerson{}
	known := map[kg.ID]bool{}
	var scored []GoldMention
	for _, m := range gold {
		if !part.holds(m.Held) {
			continue
		}
		if _, seen := known[m.Document]; !seen {
			people[m.Document], known[m.Document] = persons(m.Document)
		}
		if !known[m.Document] {
			r.Elsewhere++
			continue
		}
		scored = append(scored, m)
		if id, ok := Locate(m.Mention, people[m.Document]); ok {
			got[m.Mention] = Entity(id)
		}
	}
	for _, row := range []Part{Open, Held, All} {
		if part == All || row == part {
			r.Rows = append(r.Rows, scoreRow(row, scored, got))
		}
	}
	if listErrors {
		var shown []GoldMention
		for _, m := range scored {
			if part.shows(m.Held) {
				shown = append(shown, m)
			}
		}
		r.NotShown = len(scored) - len(shown)
		r.Errors = resolutionErrors(shown, got)
	}
	return r
}

func scoreRow(part Part, mentions []GoldMention, got map[Mention]Entity) ResolutionRow {
	all, found, entities := map[Mention]Entity{}, map[Mention]Entity{}, map[Entity]bool{}
	for _, m := range mentions {
		if !part.holds(m.Held) {
			continue
		}
		entities[m.Entity] = true
		all[m.Mention] = m.Entity
		if got[m.Mention] != "" {
			found[m.Mention] = m.Entity
		}
	}
	return ResolutionRow{Part: part, Entities: len(entities), Score: BCubed(all, got), Found: BCubed(found, got)}
}

// resolutionErrors lists the errors in their fixed order; never nil.
func resolutionErrors(mentions []GoldMention, got map[Mention]Entity) []ResolutionError {
	merged, split, missing := grouping{}, grouping{}, grouping{}
	for _, m := range mentions {
		if r := got[m.Mention]; r != "" {
			merged.add(r, m.Entity, m)
			split.add(m.Entity, r, m)
		} else {
			missing.add(m.Entity, "", m)
		}
	}
	list := []ResolutionError{}
	list = append(list, merged.errors(Merged, 2)...)
	list = append(list, split.errors(SplitApart, 2)...)
	return append(list, missing.errors(NotFound, 1)...)
}

// grouping holds mentions by an entity of one side and then of the other.
type grouping map[Entity]map[Entity][]MentionName

func (g grouping) add(one, other Entity, m GoldMention) {
	if g[one] == nil {
		g[one] = map[Entity][]MentionName{}
	}
	g[one][other] = append(g[one][other], MentionName{m.Name, m.Item})
}

// errors lists the entities with at least so many groups.
func (g grouping) errors(kind ErrorKind, groups int) []ResolutionError {
	var list []ResolutionError
	for _, one := range slices.Sorted(maps.Keys(g)) {
		if len(g[one]) < groups {
			continue
		}
		e := ResolutionError{Kind: kind, Entity: one}
		for _, other := range slices.Sorted(maps.Keys(g[one])) {
			mentions := g[one][other]
			slices.SortStableFunc(mentions, func(a, b MentionName) int {
				return cmp.Or(cmp.Compare(a.Item, b.Item), cmp.Compare(a.Name, b.Name))
			})
			e.Groups = append(e.Groups, ResolutionPart{other, mentions})
		}
		list = append(list, e)
	}
	return list
}

package ingest

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/cayleygraph/quad"

	"huipu/internal/kg"
	"huipu/internal/view"
	"huipu/internal/vocab"
)

// MaxName is how many characters the name that a curator gives a node may have.
const MaxName = 300

// Renaming says what a person, meeting or organisation is called.
type Renaming struct {
	ID         kg.ID  // of the node, or of a mention, report or name of it, as in [Word]
	Name       string // spaces around it are not part of it
	Reason     string // kept with the revision
	IfRevision *uint64
}

// Rename keeps what a curator calls a node, in place of all that it was called by curators before, in
// one revision. It is kept as a word on a mention of the person, a report of the meeting or a name of
// the organisation, and changes nothing else: the names that documents state stay. It gives the
// rename that is kept.
//
// The error is [kg.ErrInvalid] for an id of another kind and for a name that is empty, no text or of
// several lines, [kg.ErrLimit] for one of more than [MaxName] characters, and [kg.ErrNotFound] for
// what is not in the graph; otherwise as those of [Service.Retract]. On an error nothing is changed.
func (s *Service) Rename(ctx context.Context, r Renaming, author string) (kg.Rename, kg.Revision, error) {
	var rename kg.Rename
	var made kg.Revision
	err := s.decide(ctx, r.IfRevision, func(base *view.Snapshot) error {
		name, err := nameIn(r.Name)
		if err != nil {
			return err
		}
		of, err := s.anchors(base, r.ID)
		if err != nil {
			return err
		}
		on := of[0].id
		rename = kg.Rename{ID: kg.RenameID(on), On: on, Name: name, Sources: []kg.ID{kg.GraphCurated}}
		change := rewording{called: []kg.Rename{rename}, author: author, reason: r.Reason}
		if change.gone, err = s.calledBefore(base, on); err != nil {
			return err
		}
		made, err = s.reword(ctx, base, change)
		return err
	})
	if err != nil {
		return kg.Rename{}, kg.Revision{}, fmt.Errorf("calling %s %q: %w", r.ID, r.Name, err)
	}
	return rename, made, nil
}

// nameIn gives the name in a text.
func nameIn(text string) (string, error) {
	name := strings.TrimSpace(text)
	switch {
	case name == "" || !utf8.ValidString(name) || strings.ContainsFunc(name, unicode.IsControl):
		return "", fmt.Errorf("name %q: want a line of text: %w", text, kg.ErrInvalid)
	case utf8.RuneCountInString(name) > MaxName:
		return "", fmt.Errorf("name of %d characters: want at most %d: %w", utf8.RuneCountInString(name), MaxName, kg.ErrLimit)
	}
	return name, nil
}

// calledBefore lists the renames of the node that the mention, report or name is of, but for that on
// it. The caches follow the version.
func (s *Service) calledBefore(base *view.Snapshot, on kg.ID) ([]kg.ID, error) {
	node, err := s.nodeOf(base, on)
	if err != nil {
		return nil, err
	}
	var before []kg.ID
	for _, other := range renames(base) {
		if other.On.Kind() != on.Kind() || other.On == on {
			continue
		}
		is, err := s.nodeOf(base, other.On)
		if err != nil {
			return nil, err
		}
		if is == node {
			before = append(before, other.ID)
		}
	}
	return before, nil
}

// nodeOf gives the node of a mention, report or name; empty where that is not in the version.
func (s *Service) nodeOf(base *view.Snapshot, on kg.ID) (kg.ID, error) {
	name, document, _ := kg.MentionOf(on)
	switch on.Kind() {
	case kg.KindPerson:
		d, err := newReader(base).document(document)
		return d[name].person, err
	case kg.KindMeeting:
		for _, r := range s.events.report(on) {
			return r.id, nil
		}
	default:
		if base.Organisations([]kg.ID{on})[0] != nil {
			return on, nil
		}
		if bodies := base.Follow([]kg.ID{on}, view.OrganisationReplacements)[0]; len(bodies) > 0 {
			return bodies[0], nil
		}
	}
	return "", nil
}

// renames lists those of a version, by id.
func renames(base *view.Snapshot) []kg.Rename {
	var list []kg.Rename
	for _, r := range base.Renames(curatedOf(base, kg.KindRename)) {
		if r != nil && r.On != "" && r.Name != "" {
			list = append(list, *r)
		}
	}
	return list
}

// curatedOf lists the nodes of a kind of which curators state something.
func curatedOf(base *view.Snapshot, kind kg.Kind) []kg.ID {
	return slices.DeleteFunc(slices.Clone(base.Follow([]kg.ID{kg.GraphCurated}, view.CuratedNodes)[0]), func(id kg.ID) bool { return id.Kind() != kind })
}

// calling gives how the statements of renames change with a rewording, and what they are on.
func calling(base *view.Snapshot, r rewording) (add, remove []quad.Quad, on []kg.ID) {
	comes := func(id kg.ID) bool {
		return slices.ContainsFunc(r.called, func(c kg.Rename) bool { return c.ID == id })
	}
	for _, old := range renames(base) {
		if comes(old.ID) || slices.Contains(r.gone, old.ID) {
			remove, on = append(remove, vocab.EncodeRename(old)...), append(on, old.On)
		}
	}
	for _, c := range r.called {
		add, on = append(add, vocab.EncodeRename(c)...), append(on, c.On)
	}
	return without(add, remove), without(remove, add), on
}

// UndoRename takes back what a curator called a node, in one revision. The error is [kg.ErrNotFound]
// for a rename that is not in the graph; otherwise as those of [Service.Rename].
func (s *Service) UndoRename(ctx context.Context, rename kg.ID, reason, author string, ifRevision *uint64) (made kg.Revision, err error) {
	err = s.decide(ctx, ifRevision, func(base *view.Snapshot) error {
		if !slices.ContainsFunc(renames(base), func(r kg.Rename) bool { return r.ID == rename }) {
			return fmt.Errorf("no rename has the id: %w", kg.ErrNotFound)
		}
		made, err = s.reword(ctx, base, rewording{gone: []kg.ID{rename}, author: author, reason: reason})
		return err
	})
	if err != nil {
		return kg.Revision{}, fmt.Errorf("taking back %s: %w", rename, err)
	}
	return made, nil
}

package ingest

import (
	"context"
	"fmt"
	"sync"
	"sync/atomic"

	"huipu/internal/follow"
	"huipu/internal/kg"
	"huipu/internal/release"
	"huipu/internal/resolve"
	"huipu/internal/store"
	"huipu/internal/view"
)

// Extractor reads the facts of a release. It must be safe for concurrent use and give the
// same facts for the same release. Facts that break their own contract, and panics, are
// defects of the extractor and refused as [kg.ErrInternal].
type Extractor interface {
	Extract(context.Context, *release.Release) (kg.Facts, error)
}

// Partitioner tells who is who among the mentions of one folded name, in any order, given
// what curators judged. It must be a pure function of the set of mentions and of the
// judgements, name every mention once, and not keep its arguments. The error is
// [kg.ErrConflict] for judgements that contradict each other.
type Partitioner func([]resolve.Mention, []resolve.Judged) (resolve.Partition, error)

// Options are what a [Service] works with.
type Options struct {
	Store            store.Store
	View             *view.View                // built from Store
	Follower         *follow.Follower          // of View; nil for one of its own
	Extractor        func() (Extractor, error) // called once, before the first extraction
	ExtractorVersion string                    // recorded with each document
	Persons          Partitioner               // nil for [resolve.Persons]
}

// Service writes documents into the graph and takes them out. It is safe for concurrent
// use: releases are read side by side and written one after the other. A store may have
// several services at work, each with a view of its own.
type Service struct {
	store     store.Store
	view      *view.View
	follower  *follow.Follower
	extractor func() (Extractor, error)
	version   string
	writing   chan struct{} // holds a token while somebody writes
	names     *names        // used while writing
	events    events        // used while writing
	aliases   aliases       // used while writing
	book      wordBook      // used while writing
	atOnce    int           // see resolveAtOnce
	commits   atomic.Uint64
	conflicts atomic.Uint64
}

// Counters count what a service has done since it was made.
type Counters struct {
	Commits   uint64 // revisions made
	Conflicts uint64 // changes decided anew because another writer was faster
}

// Counters tells what the service has done so far.
func (s *Service) Counters() Counters {
	return Counters{Commits: s.commits.Load(), Conflicts: s.conflicts.Load()}
}

// New gives a service. It starts nothing and has nothing to close.
func New(o Options) *Service {
	if o.Follower == nil {
		o.Follower = follow.New(follow.Options{Store: o.Store, View: o.View})
	}
	if o.Persons == nil {
		o.Persons = resolve.Persons
	}
	return &Service{
		store:     o.Store,
		view:      o.View,
		follower:  o.Follower,
		extractor: sync.OnceValues(o.Extractor),
		version:   o.ExtractorVersion,
		writing:   make(chan struct{}, 1),
		names:     newNames(o.Persons),
		atOnce:    resolveAtOnce,
	}
}

// Known is what is known of a release beside its bytes; see [release.Known].
type Known = release.Known

// Input is one release as it came in.
type Input struct {
	Name  string // where it came from, such as a path; it helps to tell the format
	Raw   []byte
	Known Known // what is known of it besides
	// IfRevision is the number of the revision that the change is to follow; nil for the
	// last one, whichever it is.
	IfRevision *uint64
}

// Ingest reads a release and adds what it states to the graph, durably and at once visible
// in the view. Content that is there already changes nothing; new content of a URL takes
// the place of the old in the same commit. Who bears the names that come and go is decided
// anew; where that makes others of the persons of other documents, their statements get the
// other ids in the same commit, and the revision names those documents too.
//
// An input that cannot be read is refused: the error, also in the outcome, is
// [kg.ErrInvalid] or [kg.ErrLimit] and says what is wrong with it, or [kg.ErrInternal] for a
// defect of the extractor. Where another revision than Input.IfRevision is the last one, the
// error is [kg.ErrConflict], as when other writers of the store were faster again and again.
// Any other error is that of the extractor's start, the store or the context. On every error nothing of the release is stored, save for one: an error that
// says that the view cannot show what is stored.
func (s *Service) Ingest(ctx context.Context, in Input, author string) (Outcome, error) {
	p, err := s.prepare(ctx, in)
	if err != nil {
		return Outcome{Name: in.Name}, err
	}
	o, err := s.commit(ctx, p, author)
	if err == nil {
		err = o.Err
	}
	return o, err
}

// Retract takes out exactly the statements of a document and gives the revision that did; the
// persons of its names are told apart anew, as by [Service.Ingest]. It is to follow the revision ifRevision, or any if that is nil. The error is [kg.ErrInvalid] for an id of another kind and [kg.ErrNotFound] for a document
// that states nothing; otherwise as those of [Service.Ingest].
func (s *Service) Retract(ctx context.Context, document kg.ID, author string, ifRevision *uint64) (kg.Revision, error) {
	if document.Kind() != kg.KindDocument {
		return kg.Revision{}, fmt.Errorf("retracting %q: not the id of a document: %w", document, kg.ErrInvalid)
	}
	revision, err := s.retract(ctx, document, author, ifRevision)
	if err != nil {
		return kg.Revision{}, fmt.Errorf("retracting %s: %w", document, err)
	}
	return revision, nil
}

package ingest

import (
	"maps"
	"slices"

	"huipu/internal/kg"
	"huipu/internal/resolve"
	"huipu/internal/view"
)

// namesIn lists the folded names in a use.
func namesIn(u resolve.AliasUse) []string {
	names := []string{resolve.Fold(u.Name)}
	for _, other := range u.Aliases {
		names = append(names, resolve.Fold(other))
	}
	return names
}

// connected gives the known uses that shared names lead to from some.
func (a *aliases) connected(uses []resolve.AliasUse) []resolve.AliasUse {
	walked, documents := map[string]bool{}, map[kg.ID]bool{}
	var all []resolve.AliasUse
	todo := uses
	for len(todo) > 0 {
		u := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		for _, name := range namesIn(u) {
			if walked[name] {
				continue
			}
			walked[name] = true
			for document := range a.byName[name] {
				if !documents[document] {
					documents[document] = true
					all = append(all, a.uses[document]...)
					todo = append(todo, a.uses[document]...)
				}
			}
		}
	}
	return all
}

// committed takes in a change that was decided and became a revision.
func (a *aliases) committed(b bodies, r kg.Revision) {
	if a.uses == nil || !a.step(r) {
		return // see follow
	}
	for _, document := range b.gone {
		a.forget(document)
	}
	a.add(b.fresh.document, b.fresh.uses)
	for name, to := range b.learned {
		if to == "" {
			delete(a.learned, name)
		} else {
			a.learned[name] = to
		}
	}
}

func (a *aliases) add(document kg.ID, uses []resolve.AliasUse) {
	if len(uses) == 0 {
		return
	}
	a.uses[document] = uses
	for _, u := range uses {
		for _, name := range namesIn(u) {
			if a.byName[name] == nil {
				a.byName[name] = map[kg.ID]bool{}
			}
			a.byName[name][document] = true
		}
	}
}

func (a *aliases) forget(document kg.ID) {
	for _, u := range a.uses[document] {
		for _, name := range namesIn(u) {
			if delete(a.byName[name], document); len(a.byName[name]) == 0 {
				delete(a.byName, name)
			}
		}
	}
	delete(a.uses, document)
}

// follow takes in what revisions of others changed, up to the version.
func (a *aliases) follow(base *view.Snapshot) error {
	fresh, lost := a.since(base)
	if a.uses == nil || lost || slices.ContainsFunc(fresh, unnamed) {
		return a.readAll(base)
	}
	var documents []kg.ID
	for _, revision := range fresh {
		documents = append(documents, revision.Documents...)
	}
	return a.readInto(base, sorted(documents))
}

// readAll reads the uses of a version.
func (a *aliases) readAll(base *view.Snapshot) error {
	a.uses, a.byName, a.learned = map[kg.ID][]resolve.AliasUse{}, map[string]map[kg.ID]bool{}, map[kg.ID]kg.ID{}
	var several []kg.ID // organisations with other names
	for ids := range slices.Chunk(base.IDs(kg.KindOrganisation), peopleAtOnce) {
		for _, o := range base.Organisations(ids) {
			if len(o.Aliases) > 0 {
				several = append(several, o.ID)
			}
		}
	}
	return a.readInto(base, sorted(slices.Concat(base.StatedBy(several)...)))
}

// readInto puts what documents say in a version in the place of what is known of them.
func (a *aliases) readInto(base *view.Snapshot, documents []kg.ID) error {
	changed := false
	for _, document := range documents {
		c, err := base.Outline(document)
		if err != nil {
			a.uses = nil // it is half of one version and half of another
			return err
		}
		uses := namingOf(resolve.Reading(c)).uses
		changed = changed || len(uses)+len(a.uses[document]) > 0
		a.forget(document)
		a.add(document, uses)
	}
	if changed {
		a.learned = meanings(slices.Concat(slices.Collect(maps.Values(a.uses))...))
	}
	a.reach(base)
	return nil
}

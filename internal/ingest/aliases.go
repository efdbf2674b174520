package ingest

import (
	"maps"
	"slices"

	"huipu/internal/kg"
	"huipu/internal/resolve"
	"huipu/internal/view"
)

// aliases decides which names of organisations mean one, everywhere, because of what documents
// say of them (以下简称). It is for one goroutine at a time.
type aliases struct {
	following
	uses    map[kg.ID][]resolve.AliasUse // by document; nil until the first use
	byName  map[string]map[kg.ID]bool    // documents among them, by the folded names in them
	learned map[kg.ID]kg.ID              // the organisation that a name means by documents, by the id of the name
}

// naming is what a document says of names of organisations.
type naming struct {
	document kg.ID
	bodies   []kg.ID // the ids that it alone gives them, sorted
	uses     []resolve.AliasUse
}

// bodies are what a change of the graph means for organisations.
type bodies struct {
	own     map[kg.ID]kg.ID           // ids that the new document's organisations get
	others  map[kg.ID]map[kg.ID]kg.ID // ids that change, by the other documents that state them
	gone    []kg.ID
	fresh   naming
	mean    func(kg.ID) kg.ID // what a name means after the change, by their ids; empty for itself
	learned map[kg.ID]kg.ID   // what changes of the names that are learned; empty for one that is no more
}

// namingOf gives what the reading of a document says.
func namingOf(reading kg.Contribution) naming {
	n := naming{document: reading.Document.ID, uses: resolve.AliasUses(reading)}
	for i := range n.uses {
		n.uses[i].Evidence = nil
	}
	for _, o := range reading.Organisations {
		n.bodies = append(n.bodies, o.ID)
	}
	return n
}

// decide tells what names mean after documents have gone from the version, another has come, and
// words have changed. The error is that of the view.
func (a *aliases) decide(base *view.Snapshot, gone []kg.ID, fresh naming, said said) (bodies, error) {
	b := bodies{own: map[kg.ID]kg.ID{}, gone: gone, fresh: fresh, learned: map[kg.ID]kg.ID{}}
	if err := a.follow(base); err != nil {
		return b, err
	}
	concerned := slices.Clone(fresh.uses)
	for _, document := range gone {
		concerned = append(concerned, a.uses[document]...)
	}
	if len(concerned) > 0 {
		before := a.connected(concerned)
		after := slices.DeleteFunc(slices.Clone(before), func(u resolve.AliasUse) bool { return slices.Contains(gone, u.Document) })
		b.learned = difference(meanings(before), meanings(append(after, fresh.uses...)))
	}
	before := a.meaning(nil, said.before.pairs(kg.KindOrganisation))
	after := a.meaning(b.learned, said.pairs(kg.KindOrganisation))
	mean := after.of
	b.mean = mean
	b.own = meantIn(fresh.bodies, mean)
	others := slices.DeleteFunc(restated(base, before, after), func(document kg.ID) bool {
		return slices.Contains(gone, document) || document == fresh.document
	})
	var err error
	b.others, err = restate(base, others, mean)
	return b, err
}

// restate gives the ids of organisations that change in documents of the version, by what names mean.
func restate(base *view.Snapshot, documents []kg.ID, mean func(kg.ID) kg.ID) (map[kg.ID]map[kg.ID]kg.ID, error) {
	others := map[kg.ID]map[kg.ID]kg.ID{}
	for _, document := range documents {
		c, err := base.Outline(document)
		if err != nil {
			return nil, err
		}
		now := map[kg.ID]kg.ID{}
		for _, o := range c.Organisations {
			now[resolve.OrganisationID(o.Name)] = o.ID
		}
		ids := meantIn(slices.Sorted(maps.Keys(now)), mean)
		for name, was := range now {
			is := name
			if to, ok := ids[name]; ok {
				is = to
			}
			if was == is {
				continue
			}
			if others[document] == nil {
				others[document] = map[kg.ID]kg.ID{}
			}
			others[document][was] = is
		}
	}
	return others, nil
}

// meantIn gives the ids of a document's organisations that learned names change. Where the
// document names the organisation beside by its full name or by another one, the two stay apart:
// in one node what the document says of each could not be told any more.
func meantIn(bodies []kg.ID, mean func(kg.ID) kg.ID) map[kg.ID]kg.ID {
	ids := map[kg.ID]kg.ID{}
	taken := map[kg.ID]bool{}
	for _, name := range bodies {
		taken[name] = true
	}
	for _, name := range bodies {
		if to := mean(name); to != "" && !taken[to] {
			ids[name], taken[to] = to, true
		}
	}
	return ids
}

// meanings learns the names that mean one organisation.
func meanings(uses []resolve.AliasUse) map[kg.ID]kg.ID {
	learned, _ := resolve.Aliases(uses)
	to := make(map[kg.ID]kg.ID, len(learned))
	for _, l := range learned {
		if l.From != l.To {
			to[l.From] = l.To
		}
	}
	return to
}

// difference gives what is otherwise in after, empty where it is not there.
func difference(before, after map[kg.ID]kg.ID) map[kg.ID]kg.ID {
	changed := map[kg.ID]kg.ID{}
	for name, to := range after {
		if before[name] != to {
			changed[name] = to
		}
	}
	for name := range before {
		if after[name] == "" {
			changed[name] = ""
		}
	}
	return changed
}

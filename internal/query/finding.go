package query

import (
	"cmp"
	"slices"

	"huipu/internal/kg"
	"huipu/internal/resolve"
)

// MeetingFindings gives what documents contradict each other about in each meeting, aligned
// with the nodes, each list by kind. Nil nodes have none.
func (s *Session) MeetingFindings(meetings []*kg.Meeting) [][]kg.Finding {
	findings := make([][]kg.Finding, len(meetings))
	var shared []int // those that several documents state
	var ids []kg.ID
	for i, m := range meetings {
		if m != nil && len(m.Sources) > 1 {
			shared, ids = append(shared, i), append(ids, m.ID)
		}
	}
	for k, reports := range s.MeetingsStated(ids) {
		e := resolve.Event{ID: ids[k]}
		for _, m := range reports {
			e.Reports = append(e.Reports, resolve.Report{
				Document: m.Sources[0], Meeting: m.ID, Name: m.Name, Day: m.Date, End: m.EndDate, Stated: m.Stated, Evidence: m.Evidence,
			})
		}
		findings[shared[k]] = resolve.Contradictions(e)
	}
	return findings
}

// Findings gives the first contradictions of the graph, of these kinds or of all when there is
// none, by kind in the fixed order and then by the id of the node; and how many there are. They
// are found once for a version. The error is [kg.ErrTimeout] when the session ends before.
func (s *Session) Findings(kinds []kg.FindingKind, first int) (list []kg.Finding, total int, err error) {
	all, err := s.indexes.findings.get(s.findAll)
	if err != nil {
		return nil, 0, err
	}
	for _, f := range all {
		if len(kinds) > 0 && !slices.Contains(kinds, f.Kind) {
			continue
		}
		if total++; len(list) < first {
			list = append(list, f)
		}
	}
	return list, total, nil
}

func (s *Session) findAll() ([]kg.Finding, error) {
	findings, err := s.aliasFindings()
	if err != nil {
		return nil, err
	}
	for ids := range slices.Chunk(s.IDs(kg.KindMeeting), readAtOnce) {
		if err := s.alive(); err != nil {
			return nil, err
		}
		findings = append(findings, slices.Concat(s.MeetingFindings(s.Meetings(ids))...)...)
	}
	tenures, err := s.tenureFindings()
	if err != nil {
		return nil, err
	}
	findings = append(findings, tenures...)
	findings = append(findings, s.wordFindings()...)
	findings = append(findings, s.called().findings...)
	place := kg.FindingKinds()
	slices.SortFunc(findings, func(a, b kg.Finding) int {
		return cmp.Or(cmp.Compare(slices.Index(place, a.Kind), slices.Index(place, b.Kind)), cmp.Compare(a.About, b.About))
	})
	return findings, nil
}

// aliasFindings gives the other names that documents give to several organisations.
func (s *Session) aliasFindings() ([]kg.Finding, error) {
	bearers := map[string]int{} // organisations with the other name
	named := map[kg.ID][]string{}
	for ids := range slices.Chunk(s.IDs(kg.KindOrganisation), readAtOnce) {
		if err := s.alive(); err != nil {
			return nil, err
		}
		for _, o := range s.Organisations(ids) {
			if o == nil || len(o.Aliases) == 0 {
				continue
			}
			named[o.ID] = o.Aliases
			for _, alias := range o.Aliases {
				bearers[alias]++
			}
		}
	}
	var several []kg.ID
	for id, aliases := range named {
		if slices.ContainsFunc(aliases, func(alias string) bool { return bearers[alias] > 1 }) {
			several = append(several, id)
		}
	}
	slices.Sort(several)
	var uses []resolve.AliasUse
	for _, stated := range s.OrganisationsStated(several) {
		for _, o := range stated {
			uses = append(uses, resolve.AliasUse{Document: o.Sources[0], Name: o.Name, Aliases: o.Aliases, Evidence: o.Evidence})
		}
	}
	_, findings := resolve.Aliases(uses)
	return findings, nil
}

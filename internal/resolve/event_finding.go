package resolve

import (
	"cmp"
	"maps"
	"slices"
	"strconv"

	"huipu/internal/kg"
)

// longestMeeting is how many days the days that reports tell of one session may lie apart:
// each tells the day of which it reports.
const longestMeeting = 20

// Contradictions gives what the reports of an event state against each other: days that cannot
// be of one meeting, and attendances of one day; at most one finding of each kind, in the order
// of [kg.FindingKinds].
func Contradictions(e Event) []kg.Finding {
	if len(e.Reports) < 2 {
		return nil
	}
	var findings []kg.Finding
	for _, f := range []kg.Finding{
		{Kind: kg.FindingMeetingDate, About: e.ID, Name: e.Reports[0].Name, Claims: dayClaims(&e)},
		{Kind: kg.FindingMeetingCount, About: e.ID, Name: e.Reports[0].Name, Claims: countClaims(&e)},
	} {
		if len(f.Claims) > 1 {
			findings = append(findings, f)
		}
	}
	return findings
}

// dayClaims gives the days that reports tell, when they are too far apart or the event is of
// a kind that takes one day; else none.
func dayClaims(e *Event) []kg.Claim {
	claims := map[string]*kg.Claim{}
	oneDay := true
	var earliest, latest kg.Date
	for i := range e.Reports {
		r := &e.Reports[i]
		if r.Day.Precision() != kg.PrecisionDay {
			continue
		}
		name := readEventName(r.Name)
		oneDay = oneDay && (name.jubilee || takesOneDay(name.head)) && r.End.IsZero()
		if earliest.IsZero() || kg.CompareDates(r.Day, earliest) < 0 {
			earliest = r.Day
		}
		if kg.CompareDates(r.Day, latest) > 0 {
			latest = r.Day
		}
		addClaim(claims, r.Day.String(), r)
	}
	if !oneDay && (latest.IsZero() || daysBetween(earliest, latest) <= longestMeeting) {
		return nil
	}
	return sortedClaims(claims)
}

func takesOneDay(head string) bool {
	switch head {
	case "招待会", "晚会", "宴会", "茶话会", "团拜会", "音乐会", "座谈会", "仪式", "典礼", "开幕式", "闭幕式", "开幕会", "闭幕会", "会见":
		return true
	}
	return false
}

// countClaims gives the exact attendances that reports of one day state.
func countClaims(e *Event) []kg.Claim {
	byDay := map[string]map[string]*kg.Claim{}
	for i := range e.Reports {
		r := &e.Reports[i]
		if r.Stated.Number == 0 || r.Stated.Qualifier != kg.Exactly {
			continue
		}
		day := r.Day.String()
		if byDay[day] == nil {
			byDay[day] = map[string]*kg.Claim{}
		}
		addClaim(byDay[day], strconv.Itoa(r.Stated.Number), r)
	}
	all := map[string]*kg.Claim{}
	for _, claims := range byDay {
		if len(claims) > 1 {
			for value, c := range claims {
				if all[value] == nil {
					all[value] = &kg.Claim{Value: value}
				}
				all[value].Documents = union(all[value].Documents, c.Documents...)
				all[value].Evidence = append(all[value].Evidence, c.Evidence...)
			}
		}
	}
	return sortedClaims(all)
}

func addClaim(claims map[string]*kg.Claim, value string, r *Report) {
	if claims[value] == nil {
		claims[value] = &kg.Claim{Value: value}
	}
	claims[value].Documents = union(claims[value].Documents, r.Document)
	claims[value].Evidence = append(claims[value].Evidence, r.Evidence...)
}

func sortedClaims(claims map[string]*kg.Claim) []kg.Claim {
	var list []kg.Claim
	for _, c := range slices.SortedFunc(maps.Values(claims), func(a, b *kg.Claim) int { return cmp.Compare(a.Value, b.Value) }) {
		slices.SortFunc(c.Evidence, kg.CompareEvidence)
		c.Evidence = slices.Compact(c.Evidence)
		list = append(list, *c)
	}
	return list
}

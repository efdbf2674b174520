package graph_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestMissingSessionsOfTheSample(t *testing.T) {
	type number struct{ Term, Session *int }
	var got struct {
		MeetingSeries struct {
			Nodes []struct {
				Name            string
				Organisation    *struct{ Name string }
				MissingSessions []number
			}
		}
	}
	ask(t, samples(t), `{ meetingSeries(filter: {name: {in: ["全国人大常委会会议", "全国政协常委会会议"]}}) {
		nodes { name organisation { name } missingSessions { term session } } } }`, nil).data(t, &got)
	missing := map[string][]number{}
	for _, s := range got.MeetingSeries.Nodes {
		missing[s.Name+" of "+s.Organisation.Name] = s.MissingSessions
	}
	fourteen, sixteen := 14, 16
	want := map[string][]number{"全国人大常委会会议 of 全国人大常委会": {{&fourteen, &sixteen}}, "全国政协常委会会议 of 全国政协常委会": {}}
	if diff := cmp.Diff(want, missing); diff != "" {
		t.Errorf("missing sessions (-want +got):\n%s", diff)
	}
}

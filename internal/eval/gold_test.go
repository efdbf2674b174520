package eval_test

import (
	"errors"
	"strings"
	"testing"

	"huipu/internal/eval"
	"huipu/internal/kg"
)

func TestMalformedAnnotationsAreNamed(t *testing.T) {
	const meeting = `"meetings":[{"id":"m1","name":"年会","convened_by":[]}]`
	const person = `"persons":[{"name":"甲","roles":[]}]`
	for _, test := range []struct{ name, from, to, want string }{
		{"nothing", empty, "", "the JSON value is not complete"},
		{"half", empty, `{"doc":`, "the JSON value is not complete"},
		{"no JSON", empty, "{\n\n]", "line 3 is not JSON"},
		{"a list", empty, "[]", "line 1"},
		{"two values", empty, empty + "\n{}", "line 2: want one JSON value, there is more"},
		{"a key that does not exist", `"orgs"`, `"orks"`, `line 1: unknown field "orks"`},
		{"a number for a name", `"persons":[]`, "\"persons\":[\n{\"name\":7}]", "line 2: persons.name is a number, which does not fit"},
		{"no meetings", `"meetings":[],`, "", "meetings is missing: want a list"},
		{"null for a list", `"persons":[]`, `"persons":null`, "persons is missing: want a list"},
		{"no attendance", `"attendance":[],`, "", "attendance is missing"},
		{"no mentions", `"mentioned_only":[],`, "", "mentioned_only is missing"},
		{"no groups", `"org_participation":[],`, "", "org_participation is missing"},
		{"no organisations", `,"orgs":[]`, "", "orgs is missing"},
		{"a meeting without a name", `"meetings":[]`, `"meetings":[{"id":"m1","name":" "}]`, `meetings[0].name is " ": want a name`},
		{"a meeting without an id", `"meetings":[]`, `"meetings":[{"name":"年会"}]`, `meetings[0].id is "": want a name`},
		{"one id twice", `"meetings":[]`, `"meetings":[{"id":"m1","name":"年会"},{"id":"m1","name":"年会"}]`, `meetings[1].id "m1" stands twice`},
		{"a month for a day", `"meetings":[]`, `"meetings":[{"id":"m1","name":"年会","date":"2020-07"}]`, `meetings[0].date is "2020-07": want YYYY-MM-DD`},
		{"no such day", `"meetings":[]`, `"meetings":[{"id":"m1","name":"年会","date":"2020-02-30"}]`, `meetings[0].date`},
		{"half a day", `"meetings":[]`, `"meetings":[{"id":"m1","name":"年会","date_partial":"07-31"}]`, `meetings[0].date_partial is "07-31": want --MM-DD`},
		{"an outside day", `"meetings":[]`, `"meetings":[{"id":"m1","name":"年会","date_outside_text":"x"}]`, `meetings[0].date_outside_text is "x"`},
		{"a format", `"meetings":[]`, `"meetings":[{"id":"m1","name":"年会","format":"phone"}]`, `meetings[0].format is "phone": want one of in_person, video`},
		{"a convener", `"meetings":[]`, `"meetings":[{"id":"m1","name":"年会","convened_by":["甲会",""]}]`, `meetings[0].convened_by[1] is ""`},
		{"a person without a name", `"persons":[]`, `"persons":[{"name":"、"}]`, `persons[0].name is "、": want a name`},
		{"one person twice", `"persons":[]`, `"persons":[{"name":"罗燕"},{"name":"罗 燕"}]`, `persons[1].name "罗 燕" stands twice`},
		{"an empty organisation", `"persons":[]`, `"persons":[{"name":"甲","roles":[{"title":"主席","org":""}]}]`, `persons[0].roles[0].org is "": want a name`},
		{"an empty title", `"persons":[]`, `"persons":[{"name":"甲","roles":[{"title":""}]}]`, `persons[0].roles[0].title is ""`},
		{"a stranger mentioned", `"mentioned_only":[]`, `"mentioned_only":["乙"]`, `mentioned_only[0] is "乙", who is not among the persons`},
		{"a strange writer", `"orgs":[]`, `"orgs":[],"bylines":["乙"]`, `bylines[0] is "乙", who is not among the persons`},
		{"a stranger there", `"meetings":[]`, meeting + `,"attendance":[{"meeting":"m1","person":"乙","capacities":["spoke"]}]`, `attendance[0].person[0] is "乙"`},
		{"no such meeting", `"persons":[]`, person + `,"attendance":[{"meeting":"m1","person":"甲","capacities":["spoke"]}]`, `attendance[0].meeting is "m1", which is the id of no meeting`},
		{"a capacity", `"meetings":[]`, meeting + `,"org_participation":[{"meeting":"m1","org":"甲会","capacities":["sang"]}]`, `org_participation[0].capacities[0] is "sang": want one of attended`},
		{"no capacity", `"meetings":[]`, meeting + `,"org_participation":[{"meeting":"m1","org":"甲会"}]`, `org_participation[0].capacities is missing`},
		{"a group without a name", `"meetings":[]`, meeting + `,"org_participation":[{"meeting":"m1","org":"","capacities":["spoke"]}]`, `org_participation[0].org is ""`},
		{"a group at no meeting", `"org_participation":[]`, `"org_participation":[{"meeting":"m1","org":"甲会","capacities":["spoke"]}]`, `org_participation[0].meeting is "m1"`},
		{"an empty organisation named", `"orgs":[]`, `"orgs":["甲会",""]`, `orgs[1] is "": want a name`},
		{
			"one seat twice", `"meetings":[],"persons":[],"attendance":[]`,
			meeting + "," + person + `,"attendance":[{"meeting":"m1","person":"甲","capacities":["spoke"]},{"meeting":"m1","person":"甲","capacities":["met"]}]`,
			"attendance[1] puts 甲 at meeting m1 a second time",
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			raw := strings.Replace(empty, test.from, test.to, 1)
			// A list that is given twice counts as given last.
			for _, list := range []string{`,"attendance":[]`, `,"org_participation":[]`} {
				if strings.Count(raw, list[:len(list)-2]) > 1 {
					raw = strings.Replace(raw, list, "", 1)
				}
			}
			_, err := eval.ReadGold("007.gold.json", []byte(raw))
			if !errors.Is(err, kg.ErrInvalid) || !strings.Contains(err.Error(), test.want) || !strings.Contains(err.Error(), "007.gold.json") {
				t.Errorf("%s\ngot %v, want %s", raw, err, test.want)
			}
		})
	}
	if _, err := eval.ReadGold("1.gold.json", []byte(empty)); err != nil {
		t.Errorf("the empty annotation: %v", err)
	}
}

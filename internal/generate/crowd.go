package generate

import (
	"strconv"

	"huipu/internal/kg"
)

// crowd prints the sentence that counts everybody.
func (c *composer) crowd(d *dice, e *event) {
	number := 10 * d.between(3, 60)
	stated := kg.Count{Number: number, Qualifier: kg.MoreThan}
	from := c.at
	office := e.body.name + "机关"
	c.organisation(office, e.body.name, c.write(office))
	c.put("干部和各界代表共", strconv.Itoa(number), "余人")
	verb := c.write("参加")
	c.facts.GroupAttendances = append(c.facts.GroupAttendances, kg.GroupFact{
		Meeting: meetingKey, Label: office + "干部", Organisation: office, Capacities: []kg.Capacity{kg.Attended},
		Evidence: []kg.Evidence{resting(passage{from, verb.to}, "attend", 0.81, kg.BasisVerb, verb)},
	})
	c.facts.Meetings[0].Stated = stated
	c.put("会议。")
}

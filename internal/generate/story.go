package generate

import (
	"strconv"

	"huipu/internal/kg"
)

// meetingKey names the one meeting of a release in its facts.
const meetingKey = "m1"

// meeting prints the sentence that says that the meeting was held.
func (c *composer) meeting(d *dice, e *event) {
	f := kg.MeetingFact{
		Key: meetingKey, Name: e.name, Series: e.series, Term: e.term, Session: e.session, Date: e.date,
		Format: kg.InPerson, ConvenedBy: []string{e.body.name}, Main: true,
	}
	c.put("\n")
	if d.chance(30) {
		c.put("本报讯 ")
	}
	day, place := chineseDay(e.date), barePlace(e.body.place)
	from := c.at
	if d.chance(60) {
		c.put(day, "，")
		from = c.at
		c.put(e.name)
	} else {
		c.put(e.name)
		c.put(day)
	}
	c.organisation(e.body.name, "", passage{from, mark{from.byte + len(e.body.name), from.char + len([]rune(e.body.name))}})
	var verb passage
	// The way in which people met belongs to the meeting, so all of its releases agree.
	switch way := e.key >> 32 % 100; {
	case way < 12:
		f.Format = kg.Video
		c.put("以视频方式")
		verb = c.write("召开")
	case way < 20:
		f.Format = kg.Teleconference
		c.put("以电视电话会议形式")
		verb = c.write("召开")
	default:
		f.Places = []string{place}
		c.put("在", place)
		verb = c.write(pick(d, []string{"召开", "举行"}))
	}
	f.Evidence = []kg.Evidence{resting(passage{from, verb.to}, "meeting-held-after", 0.99, kg.BasisVerb, verb)}
	c.put("。")
	if e.sort == topical {
		c.put("会议由", e.body.name, "主办。")
	}
	if f.Format == kg.Teleconference {
		c.put("会议主会场设在", place, "，各地设分会场。")
		f.Places = []string{place}
		f.Venues = []kg.VenueFact{{Kind: kg.MainVenue, Place: place}}
	}
	c.facts.Meetings = append(c.facts.Meetings, f)
}

// story prints who was there and what was said.
func (c *composer) story(d *dice, e *event, r roster) {
	c.put(pick(d, subjects), "\n\n")
	c.heads(d, e, r)
	c.rest(d, r)
	c.put("\n")
	c.put("\n会议", pick(d, said), "，", pick(d, pleas), "。", pick(d, subjects), "\n")
	if d.chance(60) {
		c.put("\n")
		c.crowd(d, e)
		c.put("\n")
	}
}

// heads prints who presided, who spoke and which deputies came.
func (c *composer) heads(d *dice, e *event, r roster) {
	deputies, bare := c.fresh(r.deputies), len(r.above) == 0
	chair := c.fresh([]person{r.chair})
	if len(deputies) > 0 && deputies[0].name == r.chair.name {
		deputies = deputies[1:]
	}
	switch {
	case len(deputies) == 0:
		a := c.group(chair, false)
		verb := c.write("主持")
		c.did(a, kg.Presided, "preside", verb)
		c.put("会议并")
		verb = c.write("讲话")
		c.did(a, kg.Spoke, "speak", verb)
		c.put("。")
	case d.chance(50):
		c.put("会议由")
		c.did(c.preside(deputies[:1]))
		c.put("，")
		a := c.group(chair, true)
		c.attendAndSpeak(a, "出席并")
		c.put("。")
		deputies = deputies[1:]
	default:
		a := c.group(chair, false)
		c.attendAndSpeak(a, "出席会议并")
		c.put("。")
		a = c.group(deputies[:1], bare)
		verb := c.write("主持会议")
		c.did(a, kg.Presided, "preside", verb)
		c.put("。")
		deputies = deputies[1:]
	}
	c.deputies(d, deputies, c.fresh([]person{r.secretary}), bare)
	if d.chance(40) {
		from := c.at
		i, at := c.person(chair[0].name)
		verb := c.write(pick(d, said))
		c.did([]attendee{{person: i, from: from, name: at}}, kg.Spoke, "say", verb)
		c.put("，", pick(d, pleas), "。")
	}
}

// preside prints people of one title and that they presided.
func (c *composer) preside(people []person) ([]attendee, kg.Capacity, string, passage) {
	a := c.group(people, false)
	return a, kg.Presided, "preside", c.write("主持")
}

// attendAndSpeak prints that somebody attended and spoke; also is what stands between the
// people and the word for speaking.
func (c *composer) attendAndSpeak(a []attendee, also string) {
	c.did(a, kg.Attended, "attend", c.write(also))
	c.did(a, kg.Spoke, "speak", c.write("讲话"))
}

// deputies prints the deputies and the secretary-general, in front of the predicate or behind
// it.
//
// Where a deputy of the body above is there too, the titles name their organisation, since
// a bare one could be of either.
func (c *composer) deputies(d *dice, deputies, secretary []person, bare bool) {
	groups := make([][]person, 0, 2)
	if len(deputies) > 0 {
		groups = append(groups, deputies)
	}
	if len(secretary) > 0 {
		groups = append(groups, secretary)
	}
	if len(groups) == 0 {
		return
	}
	if d.chance(40) {
		verb := c.write("出席会议")
		c.put("的有")
		for i, people := range groups {
			if i > 0 {
				c.put("，")
			}
			c.doing(verb, c.group(people, bare || i > 0), kg.Attended, "attend-inverted")
		}
		c.put("。")
		return
	}
	var all []attendee
	for i, people := range groups {
		if i > 0 {
			c.put("，")
		}
		all = append(all, c.group(people, bare || i > 0)...)
	}
	verb := c.write("出席会议")
	c.did(all, kg.Attended, "attend", verb)
	c.put("。")
}

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

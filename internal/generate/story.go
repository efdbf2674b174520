package generate

import "huipu/internal/kg"

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
		c.name = c.write(e.name)
	} else {
		c.name = c.write(e.name)
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
		f.Places = []string{place}
		f.Venues = c.venues(e, place)
	}
	c.facts.Meetings = append(c.facts.Meetings, f)
}

// venues prints where the people of a teleconference sat: at the main venue and at branches
// in one to three of the divisions below.
func (c *composer) venues(e *event, place string) []kg.VenueFact {
	d := dice{hash(e.key, tagVenue)}
	list := []kg.VenueFact{{Kind: kg.MainVenue, Place: place}}
	c.put("会议主会场设在", place, "，")
	for n, i := range d.some(d.between(1, 3), fan) {
		if n > 0 {
			c.put("、")
		}
		branch := barePlace(placeOf(e.body.child(i)))
		c.put(branch)
		list = append(list, kg.VenueFact{Kind: kg.BranchVenue, Place: branch})
	}
	c.put("设分会场。")
	return list
}

// brief is how many releases of a hundred name the heads alone.
const brief = 20

// story prints who was there and what was said.
func (c *composer) story(d *dice, e *event, r roster) {
	c.put(pick(d, subjects), "\n\n")
	c.heads(d, e, r)
	if !d.chance(brief) {
		c.rest(d, r)
		if e.sort == congress {
			c.election(e, r)
		}
	}
	c.put("\n\n会议", pick(d, said), "，", pick(d, pleas), "。", pick(d, subjects), "\n")
	if d.chance(60) {
		c.put("\n")
		c.crowd(d, e)
		c.put("\n")
	}
}

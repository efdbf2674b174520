package extract

// counted reads a number of holders of one post that sums up the names before it, and reports
// whether unit k is that: 甲、乙等两位副首相. All of the list are what the number counts, so they do
// not share what somebody before it is: 国会副主席甲以及乙、丙等两位副首相.
func (c *clauses) counted(k int) bool {
	u := c.units[k]
	if len(u.group.posts) != 1 || k < 2 || c.units[k-2].kind != uEtc {
		return false
	}
	p, number := u.group.posts[0], c.src.runes[c.units[k-1].i:c.units[k-1].j]
	if p.class == famPerson || p.class == famLeader {
		return false
	}
	_, end, _ := numberAt(number, 0)
	if end == 0 || end != len(number)-1 || number[end] != '位' && number[end] != '名' {
		return false
	}
	p.how = titleOfList
	for at := k - 3; at >= 0; at-- {
		w := c.units[at]
		switch {
		case w.kind == uSep && w.tok.kind != kPunct:
			continue
		case w.kind == uPerson && !ownTitle(w.person.posts):
			w.person.posts = []post{p}
			continue
		}
		break
	}
	return true
}

// ownTitle reports a title that the text gives to the person alone.
func ownTitle(posts []post) bool {
	for _, p := range posts {
		if p.how != titleShared {
			return true
		}
	}
	return false
}

package resolve

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"huipu/internal/place"
)

// ShortNames gives the names by which releases also call a person of a folded name with
// middle dots: its first and its last part, in this order. It is nil for other names. A part
// that the rest of the name holds as well is left out, because so much is no name: 拜登之子亨特·拜登.
func ShortNames(name string) []string {
	first, rest, dotted := strings.Cut(name, "·")
	if !dotted {
		return nil
	}
	at := strings.LastIndex(name, "·")
	start, last := name[:at], name[at+len("·"):]
	var names []string
	if first != "" && !strings.Contains(rest, first) {
		names = append(names, first)
	}
	if last != "" && !strings.Contains(start, last) {
		names = append(names, last)
	}
	return names
}

// InFull says that a person of a short name is a person of a full one.
type InFull struct {
	Short, Full Address // the anchors of the two persons
	Reasons     []Reason
}

// Full says which persons of a short name are persons of the full names of which it is a
// short form (see [ShortNames]): those whom a document calls both, and those who hold the
// same post. A person of the short name whom this makes several persons of full names stays
// alone, because one of the joins is wrong. The partitions are those that [Persons] gives for
// each name; their order does not matter. The result is in the order of the short persons.
func Full(short Partition, full []Partition) []InFull {
	if len(short.Persons) == 0 {
		return nil
	}
	name := short.Persons[0][0].Name
	var persons []fullPerson
	for _, p := range full {
		if len(p.Persons) == 0 || !slices.Contains(ShortNames(p.Persons[0][0].Name), name) {
			continue
		}
		for _, mentions := range p.Persons {
			persons = append(persons, fullPerson{mentions, seatsOf(mentions)})
		}
	}
	var list []InFull
	for _, mentions := range short.Persons {
		found := withoutInitials(inFull(mentions, persons))
		if len(found) == 1 {
			list = append(list, found[0])
		}
	}
	return list
}

// withoutInitials leaves out persons of names that are those of others with an initial: 谢·别尔德穆哈梅多夫
// beside 谢尔达尔·别尔德穆哈梅多夫.
func withoutInitials(found []InFull) []InFull {
	initial := func(of InFull) bool {
		first, rest, _ := strings.Cut(of.Full.Name, "·")
		return utf8.RuneCountInString(first) == 1 && slices.ContainsFunc(found, func(other InFull) bool {
			whole, last, _ := strings.Cut(other.Full.Name, "·")
			return whole != first && strings.HasPrefix(whole, first) && last == rest
		})
	}
	return slices.DeleteFunc(slices.Clone(found), initial)
}

type fullPerson struct {
	mentions []Mention
	seats    map[string]shown
}

// shown is a post with the first mention that shows it.
type shown struct {
	seat    seat
	mention int
	guessed bool // the state is one that the document names elsewhere
}

// seatsOf gives the seats of a person by key. An office of state without the state may be of
// any that the document names.
func seatsOf(mentions []Mention) map[string]shown {
	seats, seen := map[string]shown{}, map[Held]bool{}
	for i := range mentions {
		for _, h := range mentions[i].Held {
			s := seatOf(h)
			if s.stateless && s.walk == state {
				for _, in := range s.inStates(mentions[i].Bodies) {
					if _, ok := seats[in.key]; !ok {
						seats[in.key] = shown{in, i, true}
					}
				}
				continue
			}
			if seen[h] {
				continue
			}
			seen[h] = true
			if known, ok := seats[s.key]; s.key != "" && (!ok || known.guessed) {
				seats[s.key] = shown{s, i, false}
			}
		}
	}
	return seats
}

// inStates gives the seat in each state abroad of which a body is named.
func (s *seat) inStates(bodies []string) []seat {
	var list []seat
	for _, name := range bodies {
		in := place.Of(name)
		if !in.Foreign() || slices.ContainsFunc(list, func(other seat) bool { return other.body.place.Country == in.Country }) {
			continue
		}
		of := *s
		of.body = bodyOf(in.Country)
		of.key = of.body.name + "\x00" + of.role
		list = append(list, of)
	}
	return list
}

// inFull lists the persons of full names that the person of a short name may be.
func inFull(mentions []Mention, persons []fullPerson) []InFull {
	seats := seatsOf(mentions)
	var found []InFull
	for _, p := range persons {
		link := InFull{Short: mentions[0].Address(), Full: p.mentions[0].Address()}
		link.Reasons = append(calledBoth(mentions, p.mentions), samePost(mentions, seats, p)...)
		if len(link.Reasons) > 0 {
			found = append(found, link)
		}
	}
	return found
}

// calledBoth finds a document that has both names.
func calledBoth(short, full []Mention) []Reason {
	for i := range short {
		m := &short[i]
		if !onlyFull(m, full[0].Name) {
			continue
		}
		if slices.ContainsFunc(full, func(f Mention) bool { return f.Document == m.Document }) {
			return []Reason{{Kind: NamedInFull, Weight: Threshold, A: m.Document, B: m.Document, Left: m.Name, Right: full[0].Name}}
		}
	}
	return nil
}

// onlyFull reports that the document has one full name of which the mention may be short.
func onlyFull(m *Mention, name string) bool {
	n, has := 0, false
	for _, other := range m.With {
		if slices.Contains(ShortNames(other), m.Name) {
			n++
			has = has || other == name
		}
	}
	return has && n == 1
}

// samePost finds a post that both hold.
func samePost(mentions []Mention, seats map[string]shown, p fullPerson) []Reason {
	var best []Reason
	for _, key := range sortedKeys(seats) {
		for _, other := range sortedKeys(p.seats) {
			a, b := seats[key], p.seats[other]
			if a.guessed && b.guessed || a.seat.role != b.seat.role || a.seat.walk <= member || kinshipOf(&a.seat.body, &b.seat.body) != sameBody {
				continue
			}
			kind, weight := SamePost, 9
			if a.guessed || b.guessed {
				kind, weight = SameRole, Threshold
			}
			r := Reason{
				Kind: kind, Weight: weight, A: mentions[a.mention].Document, B: p.mentions[b.mention].Document, Left: a.seat.text(), Right: b.seat.text(),
			}
			if len(best) == 0 || r.Weight > best[0].Weight || r.Weight == best[0].Weight && cmp.Or(strings.Compare(string(r.A), string(best[0].A)), strings.Compare(string(r.B), string(best[0].B))) < 0 {
				best = []Reason{r}
			}
		}
	}
	return best
}

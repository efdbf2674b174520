package generate

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strconv"

	"huipu/internal/kg"
	"huipu/internal/resolve"
)

// Extractor is the name under which the facts of generated releases are stored: nobody read
// them from the text.
const Extractor = "huipu-generate/1"

// Generator makes the releases of one seed. It holds nothing but the seed and may be used by
// many goroutines at once.
type Generator struct{ world world }

// New gives the generator of a seed.
func New(seed uint64) Generator { return Generator{world{seed}} }

// Release is one invented release.
type Release struct {
	Number int
	// Facts are what the release states, with evidence that quotes its text. The document
	// is in them.
	Facts kg.Facts
}

// Name is a path for the release that sorts by number.
func (r Release) Name() string {
	return fmt.Sprintf("%06d/%09d.txt", r.Number/1000, r.Number)
}

// Contribution gives the nodes that the release describes, as ingestion would.
func (r Release) Contribution() kg.Contribution { return resolve.Resolve(r.Facts) }

// Release gives the release with the number, from 0. It is always the same for a seed, and
// its text is that of no other number or seed.
func (g Generator) Release(number int) Release {
	w := g.world
	e := w.event(number)
	d := dice{hash(w.seed, tagPrint, uint64(number))}
	c := composer{body: e.body.name}
	c.text = make([]byte, 0, 3<<10)
	c.facts.Persons = make([]kg.PersonFact, 0, 24)
	c.facts.Attendances = make([]kg.AttendanceFact, 0, 24)
	published := after(e.date, d.below(3))
	doc := &c.facts.Document
	doc.Published = published
	doc.Source = barePlace(e.body.place) + pick(&d, publishers)
	doc.URL = "https://news.example/" + strconv.FormatUint(w.seed, 36) + "/" + strconv.Itoa(number)
	doc.Title = e.name + pick(&d, []string{"召开", "举行"})
	c.put(doc.Title, "\n\n", published.String(), " ", fmt.Sprintf("%02d:%02d", d.between(8, 20), d.below(60)), " 来源: ", doc.Source,
		"\n原文链接: ", doc.URL, "\n")
	c.meeting(&d, &e)
	c.story(&d, &e, w.roster(&e))
	doc.Text = string(c.text)
	doc.Extractor = Extractor
	sum := sha256.Sum256(c.text)
	doc.SHA256 = hex.EncodeToString(sum[:])
	doc.ID = kg.NewID(kg.KindDocument, doc.SHA256)
	c.quote()
	return Release{number, c.facts}
}

// after is the date so many days later, at most 27.
func after(d kg.Date, days int) kg.Date {
	d.Day += days
	if last := (kg.Date{Year: d.Year, Month: d.Month}).Last().Day; d.Day > last {
		d.Day -= last
		if d.Month++; d.Month > 12 {
			d.Year, d.Month = d.Year+1, 1
		}
	}
	return d
}

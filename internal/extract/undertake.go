package extract

import "huipu/internal/kg"

// emitUndertakers reads 由甲承办, 乙协办: they organise the meeting without convening it.
func (d *document) emitUndertakers() {
	if len(d.meetings) == 0 {
		return
	}
	f := meetingFinder{d.src}
	for k := range d.sentences {
		s := &d.sentences[k]
		if s.at < 0 || s.headline() {
			continue
		}
		for m, t := range s.toks {
			if t.kind != kVerb || t.class != undertake || !isForm(d.src, t, "承办", "共同承办", "联合承办", "协办", "共同协办") {
				continue
			}
			for _, org := range f.orgsBefore(s.toks, m) {
				r := reading{rule: rule{"undertake", kg.Convened, false}, i: s.toks[0].i, j: t.j, from: verbAt(t)}
				d.addGroup(s, r, org, org)
			}
		}
	}
}

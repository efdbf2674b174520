package release

// minRepeated is how many characters a passage has at least that counts as printed twice.
// Short sentences (会议由周远山主持。) are said of two meetings of one release in the same words.
const minRepeated = 24

// skip takes the sentences that are not to be read out of those that are. Repeats are left
// behind by crawlers, which take the text of a page more than once, and by pages that print
// their summary above the body.
func skip(r *Release) {
	var keys []string
	for _, p := range r.Paragraphs {
		if !repeatable(p.Kind) {
			continue
		}
		for _, s := range p.Sentences {
			keys = append(keys, bare(r.Text[s.Start:s.End]))
		}
	}
	skipped := findRepeats(keys)
	k := 0
	for i := range r.Paragraphs {
		p := &r.Paragraphs[i]
		switch {
		case p.Kind == Caption:
			p.Skipped, p.Sentences = p.Sentences, nil
		case repeatable(p.Kind):
			all := p.Sentences
			p.Sentences = nil
			for _, s := range all {
				if skipped[k] {
					p.Skipped = append(p.Skipped, s)
				} else {
					p.Sentences = append(p.Sentences, s)
				}
				k++
			}
		}
	}
}

// repeatable leaves out the headline, which is printed again on purpose, and what is not
// running text.
func repeatable(k Kind) bool { return k == Body || k == Subtitle }

// findRepeats marks the keys within a passage that equals an earlier one, key for key, and
// is long enough.
func findRepeats(keys []string) []bool {
	first := make(map[string]int, len(keys))
	for i, key := range keys {
		if _, ok := first[key]; !ok {
			first[key] = i
		}
	}
	repeated := make([]bool, len(keys))
	for i := 0; i < len(keys); {
		offset := i - first[keys[i]]
		length, end := 0, i
		for offset > 0 && end < len(keys) && end-first[keys[end]] == offset {
			length += runes(keys[end])
			end++
		}
		for k := i; k < end; k++ {
			repeated[k] = length >= minRepeated
		}
		i = max(end, i+1)
	}
	return repeated
}

package segment

// Token is one word of a text.
type Token struct {
	Start, End int // bytes of the text, on character boundaries; Start < End
	// Tag is the part of speech in the ICTCLAS letters that the dictionary uses: nr
	// person, nrt transliterated person, ns place, nt organisation, n noun, v verb, m
	// number, x … It is empty for what the dictionary does not hold: punctuation,
	// letters, digits and characters that join no word.
	Tag string
}

// Segmenter cuts text into words.
//
// The tokens of Segment are in order and cover the text without gap or overlap: the first
// starts at 0, each begins where the one before ends, and the last ends at len(text). An
// empty text gives none. Line ends and white space are tokens of their own. The same text
// gives the same tokens, whatever was segmented before. Invalid UTF-8 is cut byte by byte.
// A Segmenter may be used by several goroutines at once.
type Segmenter interface {
	Segment(text string) []Token
}

// Word is a dictionary entry.
type Word struct {
	Text string
	Tag  string // part of speech as in [Token]
	// Frequency says how readily the word is chosen over others that overlap it; the
	// dictionary's own range from 3 to 900,000. Zero stands for [ExtraFrequency].
	Frequency float64
}

// ExtraFrequency is the frequency of a [Word] that states none: enough for it to win
// against its parts, not against frequent words that overlap it.
const ExtraFrequency = 1000

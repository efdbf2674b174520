package kg

import "strings"

// mentionMark stands between the two keys in the id of a mention.
const mentionMark = "-"

// MentionID is the id of the mention (提及) of a name in a document, made of the keys of both: the
// id of the name is that of the first person who bears it. A person who is not the first has
// the id of a mention, and the id of any mention leads to the person it is of. So it is with a
// meeting: the id of the name is then the one that a document alone gives it.
func MentionID(name, document ID) ID {
	return ID(string(name) + mentionMark + document.Key())
}

// MentionOf takes the id of a mention apart; ok is false for any other id.
func MentionOf(id ID) (name, document ID, ok bool) {
	before, after, found := strings.Cut(string(id), mentionMark)
	if !found || after == "" || id.Kind() != KindPerson && id.Kind() != KindMeeting || ID(before).Key() == "" {
		return "", "", false
	}
	return ID(before), ID(string(KindDocument) + "/" + after), true
}

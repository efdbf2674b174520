package kg

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Kind names the class of a node. Its text is the first segment of the node's [ID].
type Kind string

// The kinds of nodes, in the order in which a release introduces them.
const (
	KindDocument        Kind = "document"         // 文献: a release as read
	KindPerson          Kind = "person"           // 人物
	KindOrganisation    Kind = "organisation"     // 组织
	KindRole            Kind = "role"             // 职务名: a title as a concept
	KindPost            Kind = "post"             // 职位: a role in one organisation
	KindMembership      Kind = "membership"       // 任职: a person in a post
	KindMeeting         Kind = "meeting"          // 会议
	KindMeetingSeries   Kind = "series"           // 会议系列: all sessions of one body
	KindVenue           Kind = "venue"            // 会场
	KindAttendance      Kind = "attendance"       // 出席: a person at a meeting
	KindGroupAttendance Kind = "group-attendance" // 单位/群体出席: a group at a meeting
	KindTextRepair      Kind = "repair"           // 校正: a reading of damaged text
	KindCorrection      Kind = "correction"       // 更正: a curator's word on a fact of a document
	KindJudgement       Kind = "judgement"        // 判断: whether two nodes are one
	KindRename          Kind = "rename"           // 改名: what a curator says that a node is called
	KindRevision        Kind = "revision"         // 修订: one committed change
)

// Kinds lists every kind that has nodes in the graph, in a fixed order. Revisions are
// kept by the store beside the graph and are not in the list. The slice is fresh.
func Kinds() []Kind {
	return []Kind{
		KindDocument, KindPerson, KindOrganisation, KindRole, KindPost, KindMembership,
		KindMeeting, KindMeetingSeries, KindVenue, KindAttendance, KindGroupAttendance, KindTextRepair,
		KindJudgement, KindRename, KindCorrection,
	}
}

// ID identifies a node for ever: a [Kind], a slash and a key of lower-case letters,
// digits and hyphens, as in "person/5f2b3fefbd90a1c2". Keys derive from content, so the
// same facts give the same ids on every machine and in every order of ingestion. The zero
// ID stands for "none".
type ID string

// keyBytes is the length of a derived key before hexadecimal coding: 64 bits keep the
// chance of one collision among a million nodes of a kind below 3e-8.
const keyBytes = 8

// NewID derives the id of the node of the given kind that the parts describe. Parts are
// length-delimited before hashing (SHA-256), so ("ab","c") and ("a","bc") differ.
func NewID(kind Kind, parts ...string) ID {
	content := make([]byte, 0, 256) // room for the parts of nearly all nodes, on the stack
	for _, part := range parts {
		content = strconv.AppendInt(content, int64(len(part)), 10)
		content = append(content, ':')
		content = append(content, part...)
	}
	sum := sha256.Sum256(content)
	id := append(content[:0], kind...)
	id = append(id, '/')
	return ID(hex.AppendEncode(id, sum[:keyBytes]))
}

// RevisionID is the id of the revision with the given number.
func RevisionID(number uint64) ID {
	return ID(fmt.Sprintf("%s/%d", KindRevision, number))
}

// ParseID checks that s has the form of an id of a known kind. The error is [ErrInvalid].
// It does not say whether such a node exists.
func ParseID(s string) (ID, error) {
	kind, key, ok := strings.Cut(s, "/")
	if !ok || key == "" || len(key) > 64 || strings.Trim(key, "0123456789abcdefghijklmnopqrstuvwxyz-") != "" {
		return "", fmt.Errorf("id %q: want kind/key, such as person/5f2b3fefbd90a1c2: %w", s, ErrInvalid)
	}
	if k := Kind(kind); k == KindRevision || slices.Contains(Kinds(), k) {
		return ID(s), nil
	}
	return "", fmt.Errorf("id %q: unknown kind %q: %w", s, kind, ErrInvalid)
}

// Kind is the part of the id before the slash; it is empty for the zero ID.
func (id ID) Kind() Kind {
	kind, _, ok := strings.Cut(string(id), "/")
	if !ok {
		return ""
	}
	return Kind(kind)
}

// Key is the part of the id after the slash; it is empty for the zero ID.
func (id ID) Key() string {
	_, key, _ := strings.Cut(string(id), "/")
	return key
}

package kg

import "slices"

// Capacity (身份/方式) is what a person or group did at a meeting. The list is closed.
type Capacity string

// The capacities, in the order in which they are listed everywhere.
const (
	Presided  Capacity = "PRESIDED"   // 主持
	Spoke     Capacity = "SPOKE"      // 讲话, 致辞, 发言
	Reported  Capacity = "REPORTED"   // 作报告, 汇报, 通报
	Attended  Capacity = "ATTENDED"   // 出席, 参加
	NonVoting Capacity = "NON_VOTING" // 列席
	Met       Capacity = "MET"        // 会见
	Elected   Capacity = "ELECTED"    // 当选
	Appointed Capacity = "APPOINTED"  // 任命, 聘任
	Awarded   Capacity = "AWARDED"    // 获奖
	Convened  Capacity = "CONVENED"   // 主办, 承办
	Written   Capacity = "WRITTEN"    // 书面, 致信: not present
	Absent    Capacity = "ABSENT"     // 请假, 缺席: not present
)

// Capacities lists every capacity in its fixed order. The slice is fresh.
func Capacities() []Capacity {
	return []Capacity{
		Presided, Spoke, Reported, Attended, NonVoting, Met, Elected, Appointed, Awarded, Convened, Written, Absent,
	}
}

// Valid reports whether c is in the closed list.
func (c Capacity) Valid() bool { return slices.Contains(Capacities(), c) }

// SortCapacities sorts cs in the fixed order and drops repeats, in place.
func SortCapacities(cs []Capacity) []Capacity {
	order := Capacities()
	slices.SortFunc(cs, func(a, b Capacity) int { return slices.Index(order, a) - slices.Index(order, b) })
	return slices.Compact(cs)
}

// MeetingFormat (会议形式) is how the people at a meeting came together.
type MeetingFormat string

// The formats of meetings. A release that says nothing means IN_PERSON.
const (
	InPerson       MeetingFormat = "IN_PERSON"      // 现场
	Video          MeetingFormat = "VIDEO"          // 视频
	Teleconference MeetingFormat = "TELECONFERENCE" // 电视电话
	Correspondence MeetingFormat = "CORRESPONDENCE" // 通讯方式
)

// MeetingFormats lists every format in its fixed order. The slice is fresh.
func MeetingFormats() []MeetingFormat {
	return []MeetingFormat{InPerson, Video, Teleconference, Correspondence}
}

// VenueKind (会场) tells the main venue of a meeting from the others.
type VenueKind string

// The kinds of venues.
const (
	MainVenue   VenueKind = "MAIN"   // 主会场
	BranchVenue VenueKind = "BRANCH" // 分会场
	OnlineVenue VenueKind = "ONLINE" // 线上, 视频
)

// VenueKinds lists every kind of venue in its fixed order. The slice is fresh.
func VenueKinds() []VenueKind { return []VenueKind{MainVenue, BranchVenue, OnlineVenue} }

// CountQualifier says how a stated number is to be read.
type CountQualifier string

// The qualifiers of stated numbers.
const (
	Exactly  CountQualifier = "EXACTLY"   // 800人
	MoreThan CountQualifier = "MORE_THAN" // 800余人, 800多人
	About    CountQualifier = "ABOUT"     // 约800人, 近800名
)

// CountQualifiers lists every qualifier in its fixed order. The slice is fresh.
func CountQualifiers() []CountQualifier { return []CountQualifier{Exactly, MoreThan, About} }

// TenureEvent (任免) is the start or end of a membership that a release tells of.
type TenureEvent string

// The events of memberships.
const (
	TenureElected   TenureEvent = "ELECTED"   // 当选, 选举
	TenureAppointed TenureEvent = "APPOINTED" // 任命, 聘任, 担任
	TenureEnded     TenureEvent = "ENDED"     // 免去, 辞去, 不再担任
)

// TenureEvents lists every event in its fixed order. The slice is fresh.
func TenureEvents() []TenureEvent {
	return []TenureEvent{TenureElected, TenureAppointed, TenureEnded}
}

// BasisKind (依据种类) says what a second passage gives to a reading.
type BasisKind string

// The kinds of second passages.
const (
	BasisVerb         BasisKind = "VERB"          // 谓语: the verb that shows the capacity or the meeting
	BasisAntecedent   BasisKind = "ANTECEDENT"    // 先行词: the name that 他 or 她 stands for
	BasisListHeading  BasisKind = "LIST_HEADING"  // 名单标题: the words that announce a list
	BasisEarlierTitle BasisKind = "EARLIER_TITLE" // 前文职务: a title with the organisation that a later title shares
	BasisSameTitle    BasisKind = "SAME_TITLE"    // 同名职务: the same title, named in full elsewhere
	BasisBody         BasisKind = "BODY"          // 所述机构: an organisation that the sentence speaks of
	BasisCommittee    BasisKind = "COMMITTEE"     // 所属党委: the committee of a department that is named by its short name
	BasisFullName     BasisKind = "FULL_NAME"     // 机构全称: the full name of an organisation that is named by a short form
	BasisDivision     BasisKind = "DIVISION"      // 所在区划: the division that a body named by its level belongs to
	BasisMeetingName  BasisKind = "MEETING_NAME"  // 会议名称: the meeting's name, which begins with the organisation
)

// BasisKinds lists every kind of second passage in its fixed order. The slice is fresh.
func BasisKinds() []BasisKind {
	return []BasisKind{
		BasisVerb, BasisAntecedent, BasisListHeading, BasisEarlierTitle, BasisSameTitle, BasisBody, BasisCommittee,
		BasisFullName, BasisDivision, BasisMeetingName,
	}
}

// Count is a number of people as a release states it. The zero Count stands for "not
// stated"; a stated count has a qualifier and is at least 1.
type Count struct {
	Number    int
	Qualifier CountQualifier
}

// IsZero reports whether nothing was stated.
func (c Count) IsZero() bool { return c.Number == 0 }

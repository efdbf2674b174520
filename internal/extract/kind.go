package extract

// kind is the type of a token.
type kind uint8

const (
	kOther    kind = iota // a character that nothing explains
	kWord                 // general vocabulary
	kPunct                // ， ； ： 。 and other marks
	kEnum                 // 、
	kAnd                  // 和 与 及 以及
	kEtc                  // 等
	kRole                 // a title
	kName                 // a person
	kVerb                 // a predicate of the genre
	kFunc                 // a function word
	kOrg                  // a body known by name
	kSuffix               // the ending of an organisation's name
	kPlace                // an administrative division, country, city
	kHon                  // 同志, 先生
	kNum                  // a number
	kTime                 // a date or time of day
	kGroup                // 负责同志, 代表
	kEvent                // the ending of a meeting's name
	kLatin                // letters
	kQuote                // a quoted passage or the title of a work
	kParen                // a passage in brackets
	kDoctrine             // a set phrase that contains a name
	kWho                  // what somebody is: within the lattice only, a kRole outside
	kinds
)

// class tells words of one kind apart.
type class uint8

const (
	classNone class = iota
	// predicates.
	attend
	nonvote
	preside
	speak
	say
	reportVerb
	meet
	elect
	appoint
	serve
	remove
	award
	confer
	write
	readOut
	act
	absent
	hold
	host
	undertake
	invite
	hear
	stopVerb
	// function words.
	prep
	adverb
	particle
	also
	lead
	otherWord
	// organisation endings.
	strong
	weak
	// titles.
	famParty
	famCongress
	famConsult
	famGovernment
	famTerritory
	famState
	famCourt
	famArmy
	famMass
	famCompany
	famSchool
	famOffice
	famRank
	famPerson
	famLeader
	famPress
	// places.
	province
	city
	county
	country
	region
	letter
	// meeting names.
	fullEvent
	bodyEvent
	bareEvent
	// doctrine.
	idea
	// names.
	anyName     // a name only by its surroundings
	foreignName // with a middle dot, or transliterated
	knownName   // confirmed elsewhere in the document
)

// classNames are the words that the lexicon files use for classes.
func classNames() map[string]class {
	return map[string]class{
		"attend": attend, "nonvote": nonvote, "preside": preside, "speak": speak, "say": say, "report": reportVerb,
		"meet": meet, "elect": elect, "appoint": appoint, "serve": serve, "remove": remove, "award": award, "confer": confer,
		"write": write, "read": readOut, "act": act, "absent": absent, "hold": hold, "host": host,
		"undertake": undertake, "invite": invite, "hear": hear, "stop": stopVerb,
		"prep": prep, "adv": adverb, "de": particle, "also": also, "lead": lead, "other": otherWord,
		"1": weak, "2": strong,
		"party": famParty, "congress": famCongress, "consult": famConsult, "government": famGovernment,
		"territory": famTerritory, "state": famState, "court": famCourt, "army": famArmy, "mass": famMass,
		"company": famCompany, "school": famSchool, "office": famOffice, "rank": famRank, "person": famPerson,
		"leader": famLeader, "press": famPress,
		"province": province, "city": city, "county": county, "country": country, "region": region, "letter": letter,
		"full": fullEvent, "body": bodyEvent, "bare": bareEvent,
	}
}

package kg

// Rename (改名) is what a curator says that a person, meeting or organisation is called. It is on
// what stays whoever the nodes are: a mention of the person, a report of the meeting or a name of the
// organisation. The names that documents use stay other names of the node.
type Rename struct {
	ID      ID     // [RenameID] of On
	On      ID     // the mention, report or name
	Name    string // as the node is called; not empty
	Sources []ID   // [GraphCurated]
}

// RenameID is the id of the rename on a mention, report or name: there is at most one.
func RenameID(on ID) ID { return NewID(KindRename, string(on)) }

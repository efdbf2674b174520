package testkit

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"

	"huipu/internal/kg"
	"huipu/internal/view"
)

// Counter is a version of the graph that counts the calls of each kind. It is safe for
// concurrent use.
type Counter struct {
	*view.Snapshot
	mu    sync.Mutex
	calls map[string]int
}

// NewCounter counts calls of the snapshot.
func NewCounter(s *view.Snapshot) *Counter {
	return &Counter{Snapshot: s, calls: map[string]int{}}
}

func (c *Counter) count(name string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.calls[name]++
}

// Take gives the number of calls since the last Take, and which they were.
func (c *Counter) Take() (total int, calls string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	var text strings.Builder
	for _, name := range slices.Sorted(maps.Keys(c.calls)) {
		total += c.calls[name]
		fmt.Fprintf(&text, " %s:%d", name, c.calls[name])
	}
	c.calls = map[string]int{}
	return total, text.String()
}

// IDs counts and asks the snapshot.
func (c *Counter) IDs(kind kg.Kind) []kg.ID {
	c.count("IDs")
	return c.Snapshot.IDs(kind)
}

// Follow counts and asks the snapshot.
func (c *Counter) Follow(from []kg.ID, edge view.Edge) [][]kg.ID {
	c.count(fmt.Sprintf("Follow(%d)", edge))
	return c.Snapshot.Follow(from, edge)
}

// Documents counts and asks the snapshot.
func (c *Counter) Documents(ids []kg.ID) []*kg.Document {
	c.count("Documents")
	return c.Snapshot.Documents(ids)
}

// People counts and asks the snapshot.
func (c *Counter) People(ids []kg.ID) []*kg.Person {
	c.count("People")
	return c.Snapshot.People(ids)
}

// Organisations counts and asks the snapshot.
func (c *Counter) Organisations(ids []kg.ID) []*kg.Organisation {
	c.count("Organisations")
	return c.Snapshot.Organisations(ids)
}

// Roles counts and asks the snapshot.
func (c *Counter) Roles(ids []kg.ID) []*kg.Role {
	c.count("Roles")
	return c.Snapshot.Roles(ids)
}

// Posts counts and asks the snapshot.
func (c *Counter) Posts(ids []kg.ID) []*kg.Post {
	c.count("Posts")
	return c.Snapshot.Posts(ids)
}

// Memberships counts and asks the snapshot.
func (c *Counter) Memberships(ids []kg.ID) []*kg.Membership {
	c.count("Memberships")
	return c.Snapshot.Memberships(ids)
}

// MeetingSeries counts and asks the snapshot.
func (c *Counter) MeetingSeries(ids []kg.ID) []*kg.MeetingSeries {
	c.count("MeetingSeries")
	return c.Snapshot.MeetingSeries(ids)
}

// Meetings counts and asks the snapshot.
func (c *Counter) Meetings(ids []kg.ID) []*kg.Meeting {
	c.count("Meetings")
	return c.Snapshot.Meetings(ids)
}

// Venues counts and asks the snapshot.
func (c *Counter) Venues(ids []kg.ID) []*kg.Venue {
	c.count("Venues")
	return c.Snapshot.Venues(ids)
}

// Attendances counts and asks the snapshot.
func (c *Counter) Attendances(ids []kg.ID) []*kg.Attendance {
	c.count("Attendances")
	return c.Snapshot.Attendances(ids)
}

// GroupAttendances counts and asks the snapshot.
func (c *Counter) GroupAttendances(ids []kg.ID) []*kg.GroupAttendance {
	c.count("GroupAttendances")
	return c.Snapshot.GroupAttendances(ids)
}

// TextRepairs counts and asks the snapshot.
func (c *Counter) TextRepairs(ids []kg.ID) []*kg.TextRepair {
	c.count("TextRepairs")
	return c.Snapshot.TextRepairs(ids)
}

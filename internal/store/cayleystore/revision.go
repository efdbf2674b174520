package cayleystore

import (
	"encoding/json"
	"fmt"
	"time"

	"huipu/internal/kg"
)

// revisionRecord is a revision as it stands in the log; its number is that of the entry.
type revisionRecord struct {
	Time      time.Time `json:"time"`
	Author    string    `json:"author,omitempty"`
	Cause     kg.Cause  `json:"cause,omitempty"`
	Documents []kg.ID   `json:"documents,omitempty"`
	Message   string    `json:"message,omitempty"`
	Added     int       `json:"added,omitempty"`
	Removed   int       `json:"removed,omitempty"`
}

func encodeRevision(r kg.Revision) ([]byte, error) {
	b, err := json.Marshal(revisionRecord{
		Time: r.Time, Author: r.Author, Cause: r.Cause, Documents: r.Documents, Message: r.Message,
		Added: r.Added, Removed: r.Removed,
	})
	if err != nil {
		return nil, fmt.Errorf("revision %d: %w", r.Number, err)
	}
	return b, nil
}

func decodeRevision(number uint64, meta []byte) (kg.Revision, error) {
	var r revisionRecord
	if err := json.Unmarshal(meta, &r); err != nil {
		return kg.Revision{}, fmt.Errorf("revision %d: %w: %w", number, kg.ErrInternal, err)
	}
	return kg.Revision{
		Number: number, Time: r.Time.UTC(), Author: r.Author, Cause: r.Cause, Documents: r.Documents,
		Message: r.Message, Added: r.Added, Removed: r.Removed,
	}, nil
}

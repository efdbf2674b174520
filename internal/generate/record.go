package generate

import (
	"encoding/json"
	"io"
)

// record has the fields of a release in a file of records; see docs/ingest.md.
type record struct {
	Text      string `json:"text"`
	Title     string `json:"title"`
	Source    string `json:"source"`
	URL       string `json:"url"`
	Published string `json:"published"`
}

// WriteRecord writes the release as a line of a file of records, which ingestion reads as
// the same document as the text itself. The error is that of w.
func (r Release) WriteRecord(w io.Writer) error {
	d := &r.Facts.Document
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	return encoder.Encode(record{d.Text, d.Title, d.Source, d.URL, d.Published.String()})
}

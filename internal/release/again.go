package release

import (
	"fmt"

	"huipu/internal/kg"
)

// Again makes the release of a document that was read before, from its text and header fields:
// the layout is found anew, while the document stays as it is. The error is [kg.ErrInternal]
// when the text is not the one that the document's id derives from, or nothing can be read of it.
func Again(d kg.Document) (*Release, error) {
	if digest(d.Text) != d.SHA256 {
		return nil, fmt.Errorf("document %s: its text is not the one that was read: %w", d.ID, kg.ErrInternal)
	}
	known := fields{source: d.Source, author: d.Author, url: d.URL, published: d.Published}
	r := lay(d.Text, known, fields{})
	if r.Title != d.Title { // it was known, or a page told it
		known.title = d.Title
		r = lay(d.Text, known, fields{})
	}
	if len(r.Paragraphs) == 0 {
		return nil, fmt.Errorf("document %s: it holds no text: %w", d.ID, kg.ErrInternal)
	}
	r.Document, r.Charset = d, "UTF-8"
	return r, nil
}

// lay finds the paragraphs, header fields and sentences of a text.
func lay(text string, known, meta fields) *Release {
	r := &Release{Document: kg.Document{Text: text}, Paragraphs: paragraphs(text)}
	if len(r.Paragraphs) == 0 {
		return r
	}
	found := readHeader(r, known, meta)
	r.Title, r.Source, r.Author, r.URL, r.Published =
		found.title, found.source, found.author, found.url, found.published
	for i := range r.Paragraphs {
		r.Paragraphs[i].Sentences = sentences(r.Text, r.Paragraphs[i].Start, r.Paragraphs[i].End)
	}
	skip(r)
	return r
}

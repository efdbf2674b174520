package release

import (
	"fmt"
	"net/url"
	"strings"

	"huipu/internal/kg"
)

// Known is what is known of a release before it is read, such as the fields of a record that
// holds it. What is known goes before what the text says; each field is empty where nothing
// is known.
type Known struct {
	// Title is the headline. Where the text does not begin with it, it becomes the first
	// line of Document.Text, for what it says is part of the release.
	Title     string
	Source    string
	Author    string
	URL       string
	Published kg.Date
	// HTML tells that the bytes are a page or a part of one, whatever they look like.
	HTML bool
}

// maxTitle and maxName are how many characters a title, and the name of a source or an
// author, have at most that come from elsewhere.
const (
	maxTitle = 300
	maxName  = 100
)

// Check refuses fields that no client should give: the name of a source or author that is
// longer than 100 characters is [kg.ErrLimit]; an address that is not of the web, and
// characters that no text holds, are [kg.ErrInvalid]. The errors continue a sentence such as
// `record 3 …`.
func (k Known) Check() error {
	for _, name := range []string{k.Source, k.Author} {
		if runes(name) > maxName {
			return fmt.Errorf("has a source or an author of more than %d characters: %w", maxName, kg.ErrLimit)
		}
		if err := checkCharacters(name); err != nil {
			return err
		}
	}
	if k.URL != "" {
		if u, err := url.Parse(k.URL); err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
			return fmt.Errorf("has the url %q, which is no address of the web: %w", k.URL, kg.ErrInvalid)
		}
	}
	return nil
}

// checked gives the fields with the title on one line.
func (k Known) checked() (fields, error) {
	title := strings.Join(strings.FieldsFunc(k.Title, func(r rune) bool { return Blank(r) && r != '\u00A0' && r != '\u3000' }), " ")
	if n := runes(title); n > maxTitle {
		return fields{}, fmt.Errorf("has a title of %d characters, the limit is %d: %w", n, maxTitle, kg.ErrLimit)
	}
	if err := checkCharacters(title); err != nil {
		return fields{}, err
	}
	return fields{title: title, source: k.Source, author: k.Author, url: k.URL, published: k.Published}, nil
}

// withTitle puts the title above the text that does not begin with it.
func withTitle(title, text string) string {
	if title == "" || bare(firstLine(text)) == bare(title) {
		return text
	}
	return title + "\n" + text
}

// firstLine is the first line of text that is not blank, without the mark of a Markdown
// heading.
func firstLine(text string) string {
	text = strings.TrimLeftFunc(text, Blank)
	if end := strings.IndexFunc(text, lineEnd); end >= 0 {
		text = text[:end]
	}
	return strings.TrimLeft(text, "# ")
}

// bare is the text without what prints nothing.
func bare(text string) string {
	return strings.Map(func(r rune) rune {
		if Blank(r) {
			return -1
		}
		return r
	}, text)
}

package release

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"io/fs"
	"strings"

	"huipu/internal/kg"
)

// MaxBytes is the size of the largest file that is read: 12 MiB, far above any release and
// small enough to be held in memory several times over.
const MaxBytes = 12 << 20

// Release (新闻稿) is a document with its layout. Document.Text is the text as read: of
// a text file everything but a byte order mark, with line ends, no-break spaces and
// damage untouched; of an HTML page the lines that were taken from it (title, header
// fields, paragraphs), joined by "\n". A Release is not modified after [Read] and may be
// shared.
type Release struct {
	kg.Document
	// Paragraphs are in text order, do not overlap and together cover every character
	// of the text that is not white space.
	Paragraphs []Paragraph
	// Charset is the name of the encoding that the bytes were read as: "UTF-8", "UTF-16LE",
	// "UTF-16BE", "GB18030" or "Big5".
	Charset string
	// HTML tells that the text was taken from a page.
	HTML bool
}

// Kind says what part a paragraph plays in a release.
type Kind string

// The kinds of paragraphs.
const (
	Title    Kind = "TITLE"    // 标题, also where it is repeated above the body
	Subtitle Kind = "SUBTITLE" // 副题: further lines of the headline, 原标题
	Header   Kind = "HEADER"   // 时间, 来源, 作者, 责任编辑 and their like, above or below the body
	Caption  Kind = "CAPTION"  // 图注: a line that describes a picture
	Body     Kind = "BODY"     // 正文, datelines included
)

// Paragraph is one line of the text without the white space around it. Where a damaged
// text runs its headline into the body, the line gives two paragraphs.
type Paragraph struct {
	Start, End int // bytes of Document.Text; Start < End
	Kind       Kind
	// Sentences are those to be read, in order.
	Sentences []Sentence
	// Skipped are, in order, the sentences that are not to be read: those of captions, which
	// tell who is in a picture, and those that say again word for word what an earlier
	// passage of the release says. Together with Sentences they cover the paragraph but for
	// white space between them; there is at least one in either.
	Skipped []Sentence
}

// Sentence is a stretch of a paragraph up to and with its full stop, question or
// exclamation mark and the closing quotes and brackets behind it. Marks within a pair of
// quotes or brackets do not end a sentence.
type Sentence struct {
	Start, End int // bytes of Document.Text; Start < End
}

// Read makes a release of the content of a file. The name is used in messages, and an
// ending of .html or .htm marks a page; other pages are recognised by their first tag.
// Fields that neither header lines nor the head of a page state are taken from the dateline
// (source) and the address (day of publication).
//
// Errors are [kg.ErrLimit] for more than [MaxBytes] and for pages nested or tagged beyond
// reason, and [kg.ErrInvalid] for empty, binary and undecodable input; the message names
// the file, the reason, and the byte offset and line where there is one.
func Read(name string, raw []byte) (*Release, error) { return ReadKnown(name, raw, Known{}) }

// ReadKnown is [Read] for a release of which something is known.
func ReadKnown(name string, raw []byte, k Known) (*Release, error) {
	if len(raw) > MaxBytes {
		return nil, tooLarge(name, int64(len(raw)))
	}
	r, err := parse(name, raw, k)
	if err != nil {
		return nil, fmt.Errorf("release %q %w", name, err)
	}
	return r, nil
}

// ReadFrom is [Read] over a stream. It takes no more than [MaxBytes] and one byte from r,
// and nothing at all when r is a file whose size shows that it is too large. An error of
// r itself is wrapped as it is.
func ReadFrom(name string, r io.Reader) (*Release, error) {
	if file, ok := r.(interface{ Stat() (fs.FileInfo, error) }); ok {
		if info, err := file.Stat(); err == nil && info.Mode().IsRegular() && info.Size() > MaxBytes {
			return nil, tooLarge(name, info.Size())
		}
	}
	raw, err := io.ReadAll(io.LimitReader(r, MaxBytes+1))
	if err != nil {
		return nil, fmt.Errorf("release %q: read: %w", name, err)
	}
	if len(raw) > MaxBytes {
		return nil, fmt.Errorf("release %q is larger than the limit of %d bytes: %w", name, MaxBytes, kg.ErrLimit)
	}
	return Read(name, raw)
}

func tooLarge(name string, size int64) error {
	return fmt.Errorf("release %q has %d bytes, the limit is %d: %w", name, size, MaxBytes, kg.ErrLimit)
}

// parse does the work of Read; its errors continue the sentence `release "name" …`.
func parse(name string, raw []byte, k Known) (*Release, error) {
	if len(raw) == 0 {
		return nil, fmt.Errorf("is empty: %w", kg.ErrInvalid)
	}
	if format := knownBinary(raw); format != "" {
		return nil, fmt.Errorf("is %s, not text: %w", format, kg.ErrInvalid)
	}
	text, charset, err := Decode(raw)
	if err != nil {
		return nil, err
	}
	if err := checkCharacters(text); err != nil {
		return nil, err
	}
	known, err := k.checked()
	if err != nil {
		return nil, err
	}
	html := k.HTML || isPage(name, text)
	var meta fields
	if html {
		if text, meta, err = readPage(text, known.title); err != nil {
			return nil, err
		}
	}
	r := lay(withTitle(known.title, text), known, meta)
	if len(r.Paragraphs) == 0 {
		return nil, fmt.Errorf("is empty: it holds no text: %w", kg.ErrInvalid)
	}
	r.Charset, r.HTML = charset, html
	r.SHA256 = digest(r.Text)
	r.ID = kg.NewID(kg.KindDocument, r.SHA256)
	return r, nil
}

// digest hashes the text with line ends normalised, so that a file copied between systems
// keeps its identity.
func digest(text string) string {
	lf := strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text)
	sum := sha256.Sum256([]byte(lf))
	return hex.EncodeToString(sum[:])
}

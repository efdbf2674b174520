package httpd

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"mime"
	"net/http"
	"path"
	"strings"
	"sync"
	"time"
)

// Site is the explorer.
type Site struct {
	Files fs.FS
	Index string // the page that shows "not found" to people
	// Asset names the file that answers the path of an address.
	Asset func(path string) (name string, ok bool)
	// Immutable reports whether the file of the name never changes.
	Immutable func(name string) bool
	// Policy is the Content-Security-Policy of what answers the path.
	Policy func(path string) string
}

// pages serves the files of a site from memory.
type pages struct {
	site  Site
	files map[string]page
}

type page struct {
	content     []byte
	contentType string
	tag         string        // strong ETag
	compressed  func() []byte // the content in gzip, made when first asked for
}

func newPages(site Site) (*pages, error) {
	p := &pages{site, map[string]page{}}
	err := fs.WalkDir(site.Files, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		content, err := fs.ReadFile(site.Files, name)
		if err != nil {
			return err
		}
		p.files[name] = page{content, contentType(name, content), etag(content), sync.OnceValue(func() []byte { return compress(content) })}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("reading the site: %w", err)
	}
	if _, ok := p.files[site.Index]; !ok {
		return nil, fmt.Errorf("reading the site: the page %s is missing: %w", site.Index, fs.ErrNotExist)
	}
	return p, nil
}

// contentType goes by the name alone where the standard library knows the ending, because
// the tables of a machine may say something else.
func contentType(name string, content []byte) string {
	switch path.Ext(name) {
	case ".js", ".mjs":
		return "text/javascript; charset=utf-8"
	case ".css":
		return "text/css; charset=utf-8"
	case ".html":
		return "text/html; charset=utf-8"
	case ".svg":
		return "image/svg+xml"
	case ".json", ".map":
		return "application/json; charset=utf-8"
	case ".woff2":
		return "font/woff2"
	}
	if byName := mime.TypeByExtension(path.Ext(name)); byName != "" {
		return byName
	}
	return http.DetectContentType(content)
}

func etag(content []byte) string {
	sum := sha256.Sum256(content)
	return `"` + hex.EncodeToString(sum[:16]) + `"`
}

// ServeHTTP answers with the file that the path names. Other paths answer 404: with the
// index page to whoever takes HTML, with an error to everyone else.
func (p *pages) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	name, ok := p.site.Asset(r.URL.Path)
	switch {
	case ok && !reads(r):
		writeReadOnly(w, r)
	case ok:
		p.serve(w, r, name)
	case reads(r) && takesHTML(r):
		p.setPolicy(w, r)
		index := p.files[p.site.Index]
		w.Header().Set("Content-Type", index.contentType)
		w.Header().Set("Cache-Control", "no-cache")
		w.WriteHeader(http.StatusNotFound)
		if r.Method == http.MethodGet {
			_, _ = w.Write(index.content) // a client that went away is told nothing
		}
	default:
		writeProblem(w, r, problem{http.StatusNotFound, "NOT_FOUND", "nothing answers at this address"})
	}
}

func (p *pages) serve(w http.ResponseWriter, r *http.Request, name string) {
	file := p.files[name]
	p.setPolicy(w, r)
	cache := "no-cache"
	if p.site.Immutable(name) {
		cache = "public, max-age=31536000, immutable"
	}
	content, tag := file.content, file.tag
	if compressible(file.contentType) {
		w.Header().Set("Vary", "Accept-Encoding")
		// A range is one of the plain bytes.
		if takesGzip(r) && r.Header.Get("Range") == "" {
			w.Header().Set("Content-Encoding", "gzip")
			content, tag = file.compressed(), strings.TrimSuffix(tag, `"`)+`-gzip"`
		}
	}
	w.Header().Set("Cache-Control", cache)
	w.Header().Set("Content-Type", file.contentType)
	w.Header().Set("ETag", tag)
	http.ServeContent(w, r, name, time.Time{}, bytes.NewReader(content))
}

func compressible(contentType string) bool {
	return strings.HasPrefix(contentType, "text/") || strings.HasPrefix(contentType, "application/json") || contentType == "image/svg+xml"
}

func takesGzip(r *http.Request) bool {
	for coding := range strings.SplitSeq(r.Header.Get("Accept-Encoding"), ",") {
		name, weight, _ := strings.Cut(strings.TrimSpace(coding), ";")
		if strings.TrimSpace(name) == "gzip" {
			return strings.Trim(strings.TrimPrefix(strings.TrimSpace(weight), "q="), "0.") != "" || weight == ""
		}
	}
	return false
}

func compress(content []byte) []byte {
	var out bytes.Buffer
	w := gzip.NewWriter(&out)
	// A buffer takes everything.
	_, _ = w.Write(content)
	_ = w.Close()
	return out.Bytes()
}

func (p *pages) setPolicy(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Security-Policy", p.site.Policy(r.URL.Path))
}

func takesHTML(r *http.Request) bool { return strings.Contains(r.Header.Get("Accept"), "text/html") }

// text serves a fixed text.
func text(s string) http.Handler {
	content := []byte(s)
	tag := etag(content)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/plain; charset=utf-8")
		w.Header().Set("Cache-Control", "no-cache")
		w.Header().Set("ETag", tag)
		http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(content))
	})
}

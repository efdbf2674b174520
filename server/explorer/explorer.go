// Package explorer owns the web pages: the graph explorer and GraphiQL, built from the
// TypeScript beside it and embedded, so that serving them needs neither Node nor a network.
package explorer

import (
	"embed"
	"encoding/json"
	"fmt"
	"io/fs"
	"strings"
)

// The build is committed; `npm run build` in this folder renews it.
//
//go:embed all:dist
var dist embed.FS

//go:embed src/app/routes.json
var routes []byte

// The two pages, as names in [Assets].
const (
	IndexPage    = "index.html"
	GraphiQLPage = "graphiql/index.html"
)

// contentSecurityPolicy lets the pages load from their own origin alone and run nothing
// that stands inline. GraphiQL lives under it too: its style elements are replaced by
// constructed style sheets when it is built.
const contentSecurityPolicy = "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; " +
	"connect-src 'self'; worker-src 'self'; font-src 'self'; object-src 'none'; base-uri 'none'; " +
	"form-action 'self'; frame-ancestors 'none'"

// ContentSecurityPolicy is the value of the Content-Security-Policy header with which the
// page or asset at the given URL path must be served. It is the same for every path now, but
// callers ask by path so that a page with other needs can be added here alone.
func ContentSecurityPolicy(string) string { return contentSecurityPolicy }

// Assets is the built site: index.html, graphiql/index.html, and the files that they load.
// The file system is read-only and safe for concurrent use.
func Assets() fs.FS {
	site, err := fs.Sub(dist, "dist")
	if err != nil {
		panic(fmt.Sprintf("explorer: embedded build: %v", err)) // "dist" is a valid path
	}
	return site
}

// Immutable reports whether the asset of the given name may be cached for ever: its name
// holds a hash of its content. Everything else must be revalidated.
func Immutable(name string) bool { return strings.HasPrefix(name, "assets/") }

// Router finds the asset that answers a URL path. The explorer is one page whose script
// draws the view that the path names, so every path of a view answers with that page. A
// Router is immutable and safe for concurrent use.
type Router struct {
	site  fs.FS
	views map[string]int // first segment → number of segments
}

// NewRouter makes a router over [Assets].
func NewRouter() (*Router, error) {
	var r struct {
		Pages    []string `json:"pages"`
		Entities []string `json:"entities"`
	}
	if err := json.Unmarshal(routes, &r); err != nil {
		return nil, fmt.Errorf("explorer: read the embedded routes: %w", err)
	}
	views := map[string]int{}
	for _, page := range r.Pages {
		views[page] = 1
	}
	for _, kind := range r.Entities {
		views[kind] = 2
	}
	return &Router{site: Assets(), views: views}, nil
}

// Asset is the name in [Assets] of what answers the URL path: the path's own file, or the
// page of the view that it names. It is false when the path names neither; a browser is
// then best answered with status 404 and [IndexPage], which shows the explorer's own
// "not found".
func (r *Router) Asset(path string) (name string, ok bool) {
	path = strings.Trim(path, "/")
	if path == "" {
		return IndexPage, true
	}
	if path == "graphiql" {
		return GraphiQLPage, true
	}
	segments := strings.Split(path, "/")
	if n, known := r.views[segments[0]]; known && n == len(segments) {
		return IndexPage, true
	}
	if info, err := fs.Stat(r.site, path); err == nil && !info.IsDir() {
		return path, true
	}
	return "", false
}

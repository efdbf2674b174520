package explorer_test

import (
	"bytes"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"huipu/server/explorer"
)

func TestPagesReferOnlyToFilesOfTheSite(t *testing.T) {
	site := explorer.Assets()
	for _, name := range []string{explorer.IndexPage, explorer.GraphiQLPage} {
		t.Run(name, func(t *testing.T) {
			references := 0
			for node := range parse(t, site, name).Descendants() {
				for _, attribute := range node.Attr {
					if attribute.Key != "src" && attribute.Key != "href" {
						continue
					}
					references++
					file, local := strings.CutPrefix(attribute.Val, "/")
					if !local {
						t.Errorf("<%s %s=%q> does not name a file of the site", node.Data, attribute.Key, attribute.Val)
					} else if _, err := fs.Stat(site, file); err != nil {
						t.Errorf("<%s %s=%q>: %v", node.Data, attribute.Key, attribute.Val, err)
					}
				}
			}
			if references < 3 {
				t.Errorf("the page has %d references, want its script, style sheet and icon at least", references)
			}
		})
	}
}

func TestPagesHoldNothingInline(t *testing.T) {
	site := explorer.Assets()
	for _, name := range []string{explorer.IndexPage, explorer.GraphiQLPage} {
		t.Run(name, func(t *testing.T) {
			for node := range parse(t, site, name).Descendants() {
				if node.Type != html.ElementNode {
					continue
				}
				if node.Data == "style" || node.Data == "script" && node.FirstChild != nil {
					t.Errorf("the page has an inline <%s>", node.Data)
				}
				for _, attribute := range node.Attr {
					if attribute.Key == "style" || strings.HasPrefix(attribute.Key, "on") {
						t.Errorf("<%s> has the attribute %s", node.Data, attribute.Key)
					}
				}
			}
		})
	}
}

var (
	outside = regexp.MustCompile(`(?i)https?:|url\(\s*["']?(//|data:)|@import`)
	// The policy allows images as data: URLs, and GraphiQL's editor draws its marks so.
	inlineImage = regexp.MustCompile(`url\(\s*["']?data:image/`)
)

func TestPagesAndStyleSheetsReferToNothingOutside(t *testing.T) {
	site := explorer.Assets()
	checked := 0
	walk(t, site, func(name string, content []byte) {
		if ext := path.Ext(name); ext != ".html" && ext != ".css" {
			return
		}
		checked++
		for _, match := range outside.FindAll(inlineImage.ReplaceAll(content, nil), -1) {
			t.Errorf("%s has %s", name, match)
		}
	})
	if checked < 4 {
		t.Errorf("checked %d files, want two pages and their style sheets at least", checked)
	}
}

func TestSiteHoldsNoSourceMaps(t *testing.T) {
	walk(t, explorer.Assets(), func(name string, content []byte) {
		if path.Ext(name) == ".map" || bytes.Contains(content, []byte("sourceMappingURL=")) {
			t.Errorf("%s is a source map or names one", name)
		}
	})
}

func TestRouterAsset(t *testing.T) {
	router, err := explorer.NewRouter()
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct{ path, want string }{
		{"/", explorer.IndexPage},
		{"/people", explorer.IndexPage},
		{"/documents/", explorer.IndexPage},
		{"/person/5f2b3fefbd90a1c2", explorer.IndexPage},
		{"/document/5f2b3fefbd90a1c2", explorer.IndexPage},
		{"/graphiql", explorer.GraphiQLPage},
		{"/graphiql/", explorer.GraphiQLPage},
		{"/seal.svg", "seal.svg"},
		{"/person", ""},
		{"/people/5f2b3fefbd90a1c2", ""},
		{"/person/a/b", ""},
		{"/assets", ""},
		{"/assets/none.js", ""},
		{"/../explorer.go", ""},
		{"/nothing", ""},
	}
	for _, test := range tests {
		got, ok := router.Asset(test.path)
		if got != test.want || ok != (test.want != "") {
			t.Errorf("Asset(%q) = %q, %t, want %q", test.path, got, ok, test.want)
		}
	}
}

func TestImmutableFilesCarryAHash(t *testing.T) {
	hashed := regexp.MustCompile(`-[\w-]{8}\.\w+$`)
	immutable := 0
	walk(t, explorer.Assets(), func(name string, _ []byte) {
		if !explorer.Immutable(name) {
			return
		}
		immutable++
		if !hashed.MatchString(name) {
			t.Errorf("%s is immutable but carries no hash", name)
		}
	})
	if immutable == 0 {
		t.Error("no file is immutable")
	}
	if explorer.Immutable(explorer.IndexPage) {
		t.Errorf("%s is immutable, though it changes with each build", explorer.IndexPage)
	}
}

func TestContentSecurityPolicyAllowsNothingInlineOrOutside(t *testing.T) {
	for _, address := range []string{"/", "/people", "/graphiql", "/assets/x.js"} {
		policy := explorer.ContentSecurityPolicy(address)
		for _, forbidden := range []string{"unsafe", "http", "*"} {
			if strings.Contains(policy, forbidden) {
				t.Errorf("the policy of %s has %q: %s", address, forbidden, policy)
			}
		}
		directives := strings.Split(policy, "; ")
		for _, want := range []string{"default-src 'self'", "script-src 'self'", "style-src 'self'", "frame-ancestors 'none'"} {
			if !slices.Contains(directives, want) {
				t.Errorf("the policy of %s lacks %q: %s", address, want, policy)
			}
		}
	}
}

func parse(t *testing.T, site fs.FS, name string) *html.Node {
	t.Helper()
	content, err := fs.ReadFile(site, name)
	if err != nil {
		t.Fatal(err)
	}
	page, err := html.Parse(bytes.NewReader(content))
	if err != nil {
		t.Fatal(err)
	}
	return page
}

func walk(t *testing.T, site fs.FS, each func(name string, content []byte)) {
	t.Helper()
	err := fs.WalkDir(site, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		content, err := fs.ReadFile(site, name)
		if err != nil {
			return err
		}
		each(name, content)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

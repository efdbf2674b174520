package archtest

import "slices"

// layer says what the packages at and below a folder may import of ours; what lies within
// the same layer they always may.
type layer struct {
	root    string
	imports []string // roots of layers
	tests   []string // more of them, for tests alone
}

// layers are in the order in which data flows. A package belongs to the layer with the
// longest root. What is missing here may not exist.
func layers() []layer {
	stores := []string{"internal/store", "internal/store/memstore", "internal/store/cayleystore"}
	return []layer{
		{"internal/kg", nil, nil},
		{"internal/config", nil, nil},
		{"seeds", nil, []string{"internal/kg"}},
		{"internal/vocab", []string{"internal/kg"}, nil},
		{"internal/explain", []string{"internal/kg"}, nil},
		{"internal/place", nil, nil},
		{"internal/release", []string{"internal/kg"}, []string{"seeds"}},
		{"internal/segment", nil, []string{"seeds"}},
		{"internal/store", []string{"internal/kg", "internal/vocab"}, nil},
		{"internal/store/storetest", []string{"internal/kg", "internal/vocab", "internal/store"}, nil},
		{"internal/store/memstore", []string{"internal/kg", "internal/vocab", "internal/store"}, []string{"internal/store/storetest"}},
		{
			"internal/store/cayleystore",
			[]string{"internal/kg", "internal/vocab", "internal/store"},
			[]string{"internal/store/storetest", "internal/store/memstore", "internal/view", "internal/backup", "internal/dump"},
		},
		{"internal/extract", []string{"internal/kg", "internal/explain", "internal/place", "internal/release", "internal/segment"}, []string{"seeds"}},
		{"internal/eval", []string{"internal/kg", "internal/release"}, []string{"internal/extract", "seeds"}},
		{"internal/resolve", []string{"internal/kg", "internal/explain", "internal/place"}, []string{"internal/vocab", "internal/release", "internal/extract", "seeds"}},
		{"internal/view", []string{"internal/kg", "internal/vocab", "internal/store"}, append([]string{"internal/resolve"}, stores...)},
		{"internal/follow", []string{"internal/kg", "internal/store", "internal/view"}, append([]string{"internal/vocab"}, stores...)},
		{"internal/history", []string{"internal/kg", "internal/vocab", "internal/resolve", "internal/store"}, append([]string{"internal/view"}, stores...)},
		{"internal/search", []string{"internal/kg", "internal/view", "internal/segment"}, stores},
		{"internal/query", []string{"internal/kg", "internal/view", "internal/search", "internal/resolve", "internal/history"}, append([]string{"internal/vocab"}, stores...)},
		{
			"internal/ingest",
			[]string{
				"internal/kg", "internal/vocab", "internal/release", "internal/segment", "internal/extract", "internal/resolve",
				"internal/store", "internal/view", "internal/follow",
			},
			append([]string{"seeds", "internal/history", "internal/query"}, stores...),
		},
		{
			"internal/dump",
			[]string{"internal/kg", "internal/vocab", "internal/store", "internal/view"},
			append([]string{"internal/release", "internal/extract", "internal/resolve", "internal/ingest", "seeds"}, stores...),
		},
		{
			"internal/generate",
			[]string{"internal/kg", "internal/vocab", "internal/store", "internal/resolve"},
			[]string{"internal/release", "internal/segment", "internal/extract", "internal/ingest", "seeds"},
		},
		{"internal/backup", []string{"internal/kg", "internal/store"}, stores},
		{
			"internal/bench",
			[]string{"internal/kg", "internal/vocab", "internal/store", "internal/view", "internal/query", "internal/dump", "internal/generate"},
			stores,
		},
		{
			"graph",
			[]string{"internal/kg", "internal/explain", "internal/query", "internal/ingest"},
			append([]string{"internal/vocab", "internal/view", "internal/release", "internal/extract", "internal/resolve", "seeds"}, stores...),
		},
		{"server/explorer", nil, nil},
		{
			"server/httpd",
			[]string{"internal/kg", "internal/config", "internal/follow", "internal/query", "internal/ingest", "internal/dump", "graph", "server/explorer"},
			append([]string{"internal/vocab", "internal/view", "internal/release", "internal/extract", "seeds"}, stores...),
		},
		{
			"server/cli",
			append([]string{
				"internal/kg", "internal/config", "internal/vocab", "internal/release", "internal/segment", "internal/extract",
				"internal/eval", "internal/resolve", "internal/view", "internal/history", "internal/search", "internal/query", "internal/ingest", "internal/dump", "internal/backup",
				"internal/generate", "graph", "server/explorer", "server/httpd", "seeds", "internal/follow", "internal/bench",
			}, stores...),
			nil,
		},
		{"server", []string{"server/cli"}, nil},
		{"internal/testkit", []string{"internal/kg", "internal/vocab", "internal/store", "internal/view"}, stores},
		{"internal/archtest", []string{"internal/vocab"}, nil},
	}
}

// everyTest may be imported by the tests of every package.
func everyTest() []string { return []string{"internal/testkit", "internal/generate"} }

// fence says which packages alone know a module of others.
type fence struct {
	module string
	within []string // layer roots; tests beside them count
	tests  bool     // whether every test may import it too
}

// fences list every module that we import. The fence with the longest path counts.
func fences() []fence {
	quads := []string{
		"internal/vocab", "internal/store", "internal/view", "internal/history", "internal/ingest", "internal/dump", "internal/generate",
		"internal/bench", "internal/testkit", "server/cli",
	}
	return []fence{
		{"github.com/cayleygraph/cayley", []string{"internal/store/cayleystore"}, false},
		{"github.com/cayleygraph/quad", quads, true},
		{"github.com/cayleygraph/quad/nquads", []string{"internal/store/cayleystore"}, true},
		{"github.com/cockroachdb/pebble/v2", []string{"internal/store/cayleystore"}, false},
		{"go.etcd.io/bbolt", []string{"internal/store/cayleystore"}, false},
		{"github.com/jackc/pgx/v5", []string{"internal/store/cayleystore", "internal/testkit/pgtest"}, false},
		{"github.com/go-ego/gse", []string{"internal/segment"}, false},
		{"github.com/BobuSumisu/aho-corasick", []string{"internal/extract"}, false},
		{"codeberg.org/readeck/go-readability/v2", []string{"internal/release"}, false},
		{"golang.org/x/net/html", []string{"internal/release"}, true},
		{"golang.org/x/text", []string{"internal/release"}, true},
		{"github.com/blevesearch/bleve/v2", []string{"internal/search"}, false},
		{"github.com/99designs/gqlgen", []string{"graph", "server/httpd"}, false},
		{"github.com/vektah/gqlparser/v2", []string{"graph", "server/httpd"}, false},
		{"github.com/prometheus/client_golang", []string{"server/httpd"}, false},
		{"github.com/alecthomas/kong", []string{"server/cli"}, false},
		{"github.com/schollz/progressbar/v3", []string{"server/cli"}, false},
		{"golang.org/x/term", []string{"server/cli"}, false},
		{"github.com/google/go-cmp", nil, true},
		{"github.com/rogpeppe/go-internal", nil, true},
		{"go.uber.org/goleak", nil, true},
		{"pgregory.net/rapid", nil, true},
	}
}

// layerOf finds the layer that the package belongs to.
func layerOf(path string) (layer, bool) {
	var best layer
	for _, l := range layers() {
		if within(path, l.root) && len(l.root) > len(best.root) {
			best = l
		}
	}
	return best, best.root != ""
}

// fenceOf finds the fence around an import.
func fenceOf(path string) (fence, bool) {
	var best fence
	for _, f := range fences() {
		if within(path, f.module) && len(f.module) > len(best.module) {
			best = f
		}
	}
	return best, best.module != ""
}

// mayImport reports whether a package of the layer may import the package of ours.
func (l layer) mayImport(path string, test bool) bool {
	target, ok := layerOf(path)
	if !ok {
		return false
	}
	allowed := l.imports
	if test {
		allowed = slices.Concat(l.imports, l.tests, everyTest())
	}
	return target.root == l.root || slices.Contains(allowed, target.root)
}

// skipReasons are the only words with which a test may be skipped: each is about the
// machine, never about a missing part of ours.
func skipReasons() []string {
	return []string{
		"the development corpus is not on this machine",
		"file permissions do not bind the superuser",
	}
}

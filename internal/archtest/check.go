package archtest

import (
	"fmt"
	"slices"
	"strings"
)

// Check holds the packages against all rules. It returns one sentence for each violation,
// sorted; none when the rules are kept.
func Check(packages []Package) []string {
	var found []string
	for _, p := range packages {
		found = append(found, checkImports(p)...)
		found = append(found, checkSources(p)...)
	}
	slices.Sort(found)
	return slices.Compact(found)
}

func checkImports(p Package) []string {
	own, ok := layerOf(p.Path)
	if !ok {
		return []string{fmt.Sprintf("%s belongs to no layer", p.Path)}
	}
	var found []string
	check := func(imports []string, test bool) {
		who := p.Path
		if test {
			who = "the test of " + p.Path
		}
		for _, path := range imports {
			switch {
			case ours(path):
				if target := relative(path); target != p.Path && !own.mayImport(target, test) {
					found = append(found, fmt.Sprintf("%s imports %s", who, target))
				}
			case standard(path):
			default:
				if !mayImportThirdParty(p.Path, path, test) {
					found = append(found, fmt.Sprintf("%s imports %s", who, path))
				}
			}
		}
	}
	check(p.Imports, false)
	check(p.TestImports, true)
	return found
}

func mayImportThirdParty(path, target string, test bool) bool {
	f, ok := fenceOf(target)
	if !ok {
		return false
	}
	inside := slices.ContainsFunc(f.within, func(root string) bool { return within(path, root) })
	return inside || test && f.tests
}

// standard reports whether the import path is of the standard library: only those have no
// dot in their first element.
func standard(path string) bool {
	first, _, _ := strings.Cut(path, "/")
	return !strings.Contains(first, ".")
}

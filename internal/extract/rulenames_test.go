package extract_test

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"huipu/internal/explain"
)

// ruleNames are the rules that the source of the package names, found in these forms, which
// are the only ones in which it may name a rule:
//
//	rule{"speak", …}                    a rule of a reading
//	r.name += "-inverted"               what qualifies it
//	manner: byPronoun, r.manner += …    likewise, by a constant
//	c.rule = "held-after", rule: "…"    a rule of a meeting, after "meeting-"
//	const titleBefore titleRule = "…"   a rule of a title
//	d.evidence(i, j, "name", …)         any other
type ruleNames struct {
	t       *testing.T
	files   *token.FileSet
	strings map[string]string // constants of the package
	rules   map[string]bool
	endings map[string]bool
}

// TestEveryRuleIsExplained holds the rules that the source names against those that have a
// sentence, in both directions.
func TestEveryRuleIsExplained(t *testing.T) {
	found := readRuleNames(t)
	for name := range found.rules {
		if got := explain.Parts(name); len(got) != 1 {
			t.Errorf("the rule %q has no sentence of its own: %v", name, got)
		}
	}
	for _, name := range explain.Rules() {
		if !found.rules[name] {
			t.Errorf("no code names the rule %q, which has a sentence", name)
		}
	}
	for ending := range found.endings {
		if !slices.Contains(explain.Manners(), ending) {
			t.Errorf("the manner %q has no sentence", ending)
		}
	}
	for _, ending := range explain.Manners() {
		if !found.endings[ending] {
			t.Errorf("no code names the manner %q, which has a sentence", ending)
		}
	}
}

func readRuleNames(t *testing.T) *ruleNames {
	t.Helper()
	paths, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	n := &ruleNames{t, token.NewFileSet(), map[string]string{}, map[string]bool{}, map[string]bool{}}
	var files []*ast.File
	for _, path := range paths {
		if strings.HasSuffix(path, "_test.go") {
			continue
		}
		source, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		file, err := parser.ParseFile(n.files, path, source, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, file)
		ast.Inspect(file, n.constants)
	}
	for _, file := range files {
		ast.Inspect(file, n.names)
	}
	if len(n.rules) < 40 || len(n.endings) < 5 {
		t.Fatalf("found %d rules and %d manners: the forms above must have changed", len(n.rules), len(n.endings))
	}
	return n
}

// constants takes the string constants; those of titleRule are rules.
func (n *ruleNames) constants(node ast.Node) bool {
	d, ok := node.(*ast.GenDecl)
	if !ok || d.Tok != token.CONST {
		return true
	}
	for _, spec := range d.Specs {
		v := spec.(*ast.ValueSpec)
		for i, name := range v.Names {
			if i >= len(v.Values) {
				continue
			}
			value, ok := n.text(v.Values[i])
			if !ok {
				continue
			}
			n.strings[name.Name] = value
			if kind, ok := v.Type.(*ast.Ident); ok && kind.Name == "titleRule" {
				n.rules[value] = true
			}
		}
	}
	return true
}

func (n *ruleNames) names(node ast.Node) bool {
	switch x := node.(type) {
	case *ast.CompositeLit:
		n.literal(x)
	case *ast.AssignStmt:
		for i, left := range x.Lhs {
			if field, ok := left.(*ast.SelectorExpr); ok && len(x.Rhs) == len(x.Lhs) {
				n.set(x, field.Sel.Name, x.Rhs[i], x.Tok == token.ADD_ASSIGN)
			}
			if name, ok := left.(*ast.Ident); ok && name.Name == "rule" && len(x.Rhs) == len(x.Lhs) && x.Tok != token.DEFINE {
				n.set(x, "manner", x.Rhs[i], true)
			}
		}
	case *ast.CallExpr:
		if field, ok := x.Fun.(*ast.SelectorExpr); ok && field.Sel.Name == "evidence" && len(x.Args) == 4 {
			n.emitted(x.Args[3])
		}
	}
	return true
}

// literal reads rule{"…"} and the fields rule and manner of others.
func (n *ruleNames) literal(x *ast.CompositeLit) {
	if kind, ok := x.Type.(*ast.Ident); ok && kind.Name == "rule" && len(x.Elts) > 0 {
		name, ok := n.text(x.Elts[0])
		if !ok {
			n.fail(x, "a rule without a literal name")
		}
		n.rules[name] = true
		return
	}
	for _, element := range x.Elts {
		if pair, ok := element.(*ast.KeyValueExpr); ok {
			if key, ok := pair.Key.(*ast.Ident); ok {
				n.set(x, key.Name, pair.Value, false)
			}
		}
	}
}

// set reads a value that is given, or added, to a field.
func (n *ruleNames) set(at ast.Node, field string, value ast.Expr, added bool) {
	text, literal := n.text(value)
	switch field {
	case "manner":
		switch sum, ok := value.(*ast.BinaryExpr); {
		case literal:
			n.endings[text] = true
		case ok && sum.Op == token.ADD: // rule + completedOrganisation
			n.set(at, field, sum.Y, added)
		default:
			n.fail(at, "a manner that is not a constant")
		}
	case "name":
		if literal && added {
			n.endings[text] = true
		}
	case "rule":
		if literal {
			n.rules["meeting-"+text] = true
		}
	}
}

// emitted reads the rule of an evidence: a literal, or a name made of parts that are read
// where they are set.
func (n *ruleNames) emitted(x ast.Expr) {
	if text, ok := n.text(x); ok {
		n.rules[text] = true
		return
	}
	form := n.form(x)
	if !slices.Contains([]string{`"meeting-" + m.rule`, "r.rule.name + r.manner", "rule"}, form) {
		n.fail(x, "evidence by "+form)
	}
}

// text is the value of a string literal or constant of the package.
func (n *ruleNames) text(x ast.Expr) (string, bool) {
	switch x := x.(type) {
	case *ast.BasicLit:
		if s, err := strconv.Unquote(x.Value); err == nil && x.Kind == token.STRING {
			return s, true
		}
	case *ast.Ident:
		s, ok := n.strings[x.Name]
		return s, ok
	}
	return "", false
}

func (n *ruleNames) form(x ast.Expr) string {
	switch x := x.(type) {
	case *ast.BasicLit:
		return x.Value
	case *ast.Ident:
		return x.Name
	case *ast.SelectorExpr:
		return n.form(x.X) + "." + x.Sel.Name
	case *ast.BinaryExpr:
		return n.form(x.X) + " " + x.Op.String() + " " + n.form(x.Y)
	}
	return fmt.Sprintf("%T", x)
}

func (n *ruleNames) fail(at ast.Node, what string) {
	n.t.Errorf("%s: %s", n.files.Position(at.Pos()), what)
}

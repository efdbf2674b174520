package archtest

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"slices"
	"strconv"
	"strings"

	"huipu/internal/vocab"
)

// mainLines is the length that the file of the main function may have.
const mainLines = 40

func checkSources(p Package) []string {
	var found []string
	for _, file := range p.Files {
		where := p.Path + "/" + file.Name
		tree, err := parser.ParseFile(token.NewFileSet(), where, file.Source, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			found = append(found, fmt.Sprintf("%s cannot be parsed: %v", where, err))
			continue
		}
		if p.Path == "server" && file.Name == "main.go" && strings.Count(file.Source, "\n") > mainLines {
			found = append(found, fmt.Sprintf("%s is longer than %d lines", where, mainLines))
		}
		if ast.IsGenerated(tree) {
			continue
		}
		found = append(found, checkInit(where, tree)...)
		found = append(found, checkLiterals(p.Path, where, tree)...)
		if strings.HasSuffix(file.Name, "_test.go") {
			found = append(found, checkSkips(where, tree)...)
		}
	}
	return found
}

// checkInit finds init functions, which act before anyone can pass anything in.
func checkInit(where string, file *ast.File) []string {
	var found []string
	for _, decl := range file.Decls {
		if f, ok := decl.(*ast.FuncDecl); ok && f.Recv == nil && f.Name.Name == "init" {
			found = append(found, where+" has an init function")
		}
	}
	return found
}

// checkLiterals finds terms of the vocabulary that are spelt out elsewhere.
func checkLiterals(path, where string, file *ast.File) []string {
	if within(path, "internal/vocab") {
		return nil
	}
	var found []string
	ast.Inspect(file, func(n ast.Node) bool {
		literal, ok := n.(*ast.BasicLit)
		if !ok || literal.Kind != token.STRING {
			return true
		}
		if text, err := strconv.Unquote(literal.Value); err == nil && strings.Contains(text, vocab.NSHuipu) {
			found = append(found, where+" spells out a term of the vocabulary")
		}
		return true
	})
	return found
}

// checkSkips finds tests that are skipped for a reason that is not allowed.
func checkSkips(where string, file *ast.File) []string {
	var found []string
	ast.Inspect(file, func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if !ok {
			return true
		}
		method, ok := call.Fun.(*ast.SelectorExpr)
		if !ok || !slices.Contains([]string{"Skip", "Skipf", "SkipNow"}, method.Sel.Name) {
			return true
		}
		reason := ""
		if len(call.Args) > 0 {
			if literal, ok := call.Args[0].(*ast.BasicLit); ok {
				// A literal that parsed can be unquoted, unless it is a number.
				reason, _ = strconv.Unquote(literal.Value)
			}
		}
		if !slices.Contains(skipReasons(), reason) {
			found = append(found, fmt.Sprintf("%s skips a test with the reason %q", where, reason))
		}
		return true
	})
	return found
}

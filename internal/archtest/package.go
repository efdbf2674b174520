package archtest

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// Package is what the rules need to know of one package of ours.
type Package struct {
	Path        string // import path below the module, such as internal/kg; "." for the root
	Name        string
	Imports     []string // full import paths
	TestImports []string // full import paths of its tests, in the package and beside it
	Files       []File
}

// File is one Go file.
type File struct {
	Name   string // base name
	Source string
}

// module is the path of our module.
const module = "huipu"

// Load lists every package of the module in the directory dir, with the text of its
// files. Folders of npm packages are left out.
func Load(dir string) ([]Package, error) {
	cmd := exec.Command("go", "list", "-e", "-json=ImportPath,Name,Dir,GoFiles,TestGoFiles,XTestGoFiles,Imports,TestImports,XTestImports", "./...")
	cmd.Dir = dir
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("go list in %s: %w\n%s", dir, err, &stderr)
	}
	var packages []Package
	for decoder := json.NewDecoder(bytes.NewReader(out)); ; {
		var listed struct {
			ImportPath, Name, Dir              string
			GoFiles, TestGoFiles, XTestGoFiles []string
			Imports, TestImports, XTestImports []string
		}
		if err := decoder.Decode(&listed); errors.Is(err, io.EOF) {
			return packages, nil
		} else if err != nil {
			return nil, fmt.Errorf("go list in %s: %w", dir, err)
		}
		if strings.Contains(listed.ImportPath, "/node_modules/") {
			continue
		}
		p := Package{
			Path: relative(listed.ImportPath), Name: listed.Name, Imports: listed.Imports,
			TestImports: append(listed.TestImports, listed.XTestImports...),
		}
		for _, names := range [][]string{listed.GoFiles, listed.TestGoFiles, listed.XTestGoFiles} {
			for _, name := range names {
				source, err := os.ReadFile(filepath.Join(listed.Dir, name))
				if err != nil {
					return nil, fmt.Errorf("reading a file of %s: %w", listed.ImportPath, err)
				}
				p.Files = append(p.Files, File{name, string(source)})
			}
		}
		packages = append(packages, p)
	}
}

// ours reports whether the import path is of our module.
func ours(path string) bool { return path == module || strings.HasPrefix(path, module+"/") }

// relative is the path below the module.
func relative(path string) string {
	if path == module {
		return "."
	}
	return strings.TrimPrefix(path, module+"/")
}

// within reports whether path is root or lies below it.
func within(path, root string) bool { return path == root || strings.HasPrefix(path, root+"/") }

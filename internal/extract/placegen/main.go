// Command placegen writes the administrative divisions of China that package extract knows,
// from the npm package @vant/area-data:
//
//	npm pack @vant/area-data@2.1.0
//	tar xzf vant-area-data-2.1.0.tgz
//	go run ./internal/extract/placegen package
//
// PATH is the unpacked package. The table goes to internal/place/divisions.tsv or
// where -o says. `make places` does all of it.
//
// Provinces, prefectures and counties are taken over. Development zones and other areas
// that only statistics count as counties are not, nor towns; of Taiwan the cities and
// counties are, of Hong Kong the districts.
package main

import (
	"bytes"
	"flag"
	"fmt"
	"io"
	"os"
)

func main() {
	out := flag.String("o", "internal/place/divisions.tsv", "file to write")
	dict := flag.String("words", "internal/segment/words.txt.gz", "dictionary that says which short forms are words of the language")
	flag.Usage = func() {
		fmt.Fprintln(flag.CommandLine.Output(), "usage: placegen [-o FILE] [-words FILE] PATH")
		flag.PrintDefaults()
	}
	flag.Parse()
	if flag.NArg() != 1 {
		flag.Usage()
		os.Exit(2)
	}
	if err := run(flag.Arg(0), *dict, *out); err != nil {
		fmt.Fprintln(os.Stderr, "placegen:", err)
		os.Exit(1)
	}
}

func run(path, dict, out string) error {
	pkg, err := readPackage(path)
	if err != nil {
		return err
	}
	all, err := divisionsOf(pkg.areas)
	if err != nil {
		return fmt.Errorf("%s %s: %w", pkg.Name, pkg.Version, err)
	}
	words, err := readWords(dict)
	if err != nil {
		return err
	}
	markShortForms(all, words)
	var b bytes.Buffer
	writeTable(&b, pkg, all)
	if err := os.WriteFile(out, b.Bytes(), 0o644); err != nil {
		return fmt.Errorf("write the table: %w", err)
	}
	return nil
}

// writeTable writes one line for the divisions of each level within each division, in the
// order of their codes.
func writeTable(w io.Writer, pkg *areaPackage, all []division) {
	fmt.Fprintf(w, "# Administrative divisions of China down to the county, from the npm package %s %s (%s licence).\n", pkg.Name, pkg.Version, pkg.License)
	fmt.Fprintln(w, "# Written by placegen; do not edit. Columns: level, division around, names. What stands before")
	fmt.Fprintln(w, "# the mark · is a short form; before the mark / it is one with 州, 县 or 旗 behind it alone.")
	level, within := "", ""
	for k, d := range all {
		if k == 0 || d.level != level || d.within != within {
			if k > 0 {
				fmt.Fprintln(w)
			}
			level, within = d.level, d.within
			fmt.Fprintf(w, "%s\t%s\t%s", level, within, d.marked())
			continue
		}
		fmt.Fprintf(w, " %s", d.marked())
	}
	fmt.Fprintln(w)
}

package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// areaPackage is what is read of @vant/area-data.
type areaPackage struct {
	Name    string `json:"name"`
	Version string `json:"version"`
	License string `json:"license"`
	areas   []area // in the order of their codes
}

// area is a row of the package: a code of GB/T 2260 and a name.
type area struct{ code, name string }

// row is a line of the package's one table, written in JavaScript:
//
//	110000: "\u5317\u4EAC\u5E02",
var row = regexp.MustCompile(`(?m)^\s*(\d{6}): ("(?:[^"\\]|\\.)*")`)

func readPackage(path string) (*areaPackage, error) {
	raw, err := os.ReadFile(filepath.Join(path, "package.json"))
	if err != nil {
		return nil, fmt.Errorf("read the package: %w", err)
	}
	pkg := &areaPackage{}
	if err := json.Unmarshal(raw, pkg); err != nil {
		return nil, fmt.Errorf("%s/package.json: %w", path, err)
	}
	if pkg.Name != "@vant/area-data" || pkg.Version == "" || pkg.License == "" {
		return nil, fmt.Errorf("%s is package %q, version %q, licence %q; want @vant/area-data", path, pkg.Name, pkg.Version, pkg.License)
	}
	raw, err = os.ReadFile(filepath.Join(path, "dist", "index.js"))
	if err != nil {
		return nil, fmt.Errorf("read the package: %w", err)
	}
	for _, m := range row.FindAllStringSubmatch(string(raw), -1) {
		name, err := strconv.Unquote(m[2])
		if err != nil {
			return nil, fmt.Errorf("%s: name of %s: %w", path, m[1], err)
		}
		pkg.areas = append(pkg.areas, area{m[1], name})
	}
	if len(pkg.areas) < 3000 {
		return nil, fmt.Errorf("%s: %d areas; want some thousands, so its form has changed", path, len(pkg.areas))
	}
	slices.SortFunc(pkg.areas, func(a, b area) int { return strings.Compare(a.code, b.code) })
	return pkg, nil
}

// division is a province, prefecture or county.
type division struct {
	level  string // province, city or county
	name   string
	within string // name of the division around it; empty for provinces
	short  int    // bytes of the short form at the front of name; 0 for none
	alone  bool   // the short form may stand by itself
}

func (d *division) marked() string {
	switch {
	case d.short == 0:
		return d.name
	case d.alone:
		return d.name[:d.short] + "·" + d.name[d.short:]
	}
	return d.name[:d.short] + "/" + d.name[d.short:]
}

const (
	taiwan   = "71"
	hongKong = "81"
	macau    = "82"
)

// divisionsOf takes the divisions out of the rows: provinces, then prefectures, then
// counties, each in the order of their codes.
func divisionsOf(rows []area) ([]division, error) {
	var provinces, cities, counties []division
	around := map[string]string{} // code of a province or city to its name
	for _, a := range rows {
		province, city, county := a.code[:2], a.code[2:4], a.code[4:]
		switch {
		case city == "00" && county == "00":
			provinces = append(provinces, division{level: "province", name: a.name})
			around[province] = a.name
		case county == "00":
			if strings.Contains(a.name, "直辖") || a.name == "县" || a.name == around[province] || province == hongKong || province == macau {
				continue // stands for the counties of the province itself
			}
			cities = append(cities, division{level: "city", name: a.name, within: around[province]})
			around[province+city] = a.name
		case isCounty(a):
			within := around[province+city]
			if within == "" {
				within = around[province]
			}
			if within == "" {
				return nil, fmt.Errorf("area %s %s lies nowhere", a.code, a.name)
			}
			counties = append(counties, division{level: "county", name: a.name, within: within})
		}
	}
	if err := distinct(append(slices.Clone(provinces), cities...)); err != nil {
		return nil, err
	}
	return slices.Concat(provinces, cities, counties), nil
}

// isCounty tells counties from what the package lists beside them: zones (last digits from
// 70 to 80 or from 90 on), towns of cities without counties, districts of cities in Taiwan
// and parishes of Macau.
func isCounty(a area) bool {
	province, n := a.code[:2], a.code[4:]
	switch {
	case province == taiwan || province == macau:
		return false
	case province == hongKong && utf8.RuneCountInString(a.name) < 3:
		return false // 东区, 南区, 北区
	case n >= "70" && n <= "80" || n >= "90":
		return false
	case strings.HasSuffix(a.name, "开发区") || a.name == "市辖区":
		return false
	}
	return strings.HasSuffix(a.name, "县") || strings.HasSuffix(a.name, "区") || strings.HasSuffix(a.name, "市") || strings.HasSuffix(a.name, "旗")
}

// distinct makes sure that a name can stand for the division around others.
func distinct(list []division) error {
	seen := map[string]bool{}
	for _, d := range list {
		if seen[d.name] {
			return fmt.Errorf("two divisions are called %s", d.name)
		}
		seen[d.name] = true
	}
	return nil
}

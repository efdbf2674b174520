package place

import _ "embed"

// The tables have tab-separated columns; a line that starts with # names the source.
var (
	//go:embed divisions.tsv
	divisionsTable string
	//go:embed regions.tsv
	regionsTable string
)

// Divisions is the table of the administrative divisions of China (行政区划): lines of level
// (province, city, county), the name of the division around, and names, in which a mark ends
// the short form: one before · may stand alone, one before / only with the last character of
// the kind behind it. A division stands below the one around it.
func Divisions() string { return divisionsTable }

// Regions is the table of countries, regions, cities abroad and the one-letter names of
// provinces: lines of level (country, region, city, letter) and names.
func Regions() string { return regionsTable }

package extract

import placenames "huipu/internal/place"

// table gives a table by name, be it of this package or of the names of places.
func table(name string) (string, error) {
	switch name {
	case "divisions":
		return placenames.Divisions(), nil
	case "regions":
		return placenames.Regions(), nil
	}
	raw, err := lexiconFiles.ReadFile("lexicon/" + name + ".tsv")
	return string(raw), err
}

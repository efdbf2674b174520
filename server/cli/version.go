package cli

import (
	"fmt"
	"runtime/debug"
	"strings"
	"text/tabwriter"

	"huipu/internal/extract"
	"huipu/internal/vocab"
)

type versionCommand struct{}

// Help is shown below the flags.
func (versionCommand) Help() string {
	return `Examples:

	huipu version`
}

// Run prints what this program is built from.
func (versionCommand) Run(a *app) error {
	version, revision, toolchain := "unknown", "unknown", "unknown"
	if info, ok := debug.ReadBuildInfo(); ok {
		version, revision, toolchain = info.Main.Version, revisionOf(info.Settings), info.GoVersion
	}
	w := tabwriter.NewWriter(a.Stdout, 0, 0, 2, ' ', 0)
	for _, line := range [][2]string{
		{"huipu", version}, {"source", revision}, {"go", toolchain}, {"extractor", extract.Version}, {"vocabulary", vocab.NSHuipu},
	} {
		if _, err := fmt.Fprintf(w, "%s\t%s\n", line[0], line[1]); err != nil {
			return err
		}
	}
	return w.Flush()
}

// revisionOf names the commit that was built, and whether files differed from it.
func revisionOf(settings []debug.BuildSetting) string {
	values := map[string]string{}
	for _, s := range settings {
		values[s.Key] = s.Value
	}
	parts := []string{values["vcs.revision"], values["vcs.time"]}
	if values["vcs.modified"] == "true" {
		parts = append(parts, "modified")
	}
	text := strings.TrimSpace(strings.Join(parts, " "))
	if text == "" {
		return "unknown"
	}
	return text
}

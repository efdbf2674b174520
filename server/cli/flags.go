package cli

import (
	"strconv"
	"strings"

	"github.com/alecthomas/kong"

	"huipu/internal/config"
)

// helpWidth keeps lines of help readable on wide terminals.
const helpWidth = 100

// dataFlags say where the graph is.
type dataFlags struct {
	DataDir string `placeholder:"DIR" default:"${data_dir}" help:"Folder of the graph."`
	Store   string `placeholder:"NAME" default:"${store}" help:"Store of the graph: embedded in the folder, or the address of a PostgreSQL database that many servers share."`
}

func (f dataFlags) apply(c *config.Config) { c.DataDir, c.Store = f.DataDir, f.Store }

// namingFlags say how nodes are named in public.
type namingFlags struct {
	BaseIRI string `name:"base-iri" placeholder:"IRI" default:"${base_iri}" help:"Start of the public IRI of every node."`
}

func (f namingFlags) apply(c *config.Config) { c.BaseIRI = f.BaseIRI }

// remoteFlags say which server to use instead of a folder.
type remoteFlags struct {
	Server string `placeholder:"URL" help:"Use the server at this address, not the folder."`
	Token  string `placeholder:"TOKEN" help:"What the server asks of those who change the graph."`
}

// settings gives the configuration with the flags applied, checked.
func settings(apply ...func(*config.Config)) (config.Config, error) {
	c := config.Default()
	for _, f := range apply {
		f(&c)
	}
	return c, c.Validate()
}

// defaults are what the tags of flags take their default values from, so that those stand
// in package config alone.
func defaults() kong.Vars {
	c := config.Default()
	return kong.Vars{
		"data_dir":         c.DataDir,
		"store":            c.Store,
		"base_iri":         c.BaseIRI,
		"addr":             c.Addr,
		"request_timeout":  c.RequestTimeout.String(),
		"shutdown_timeout": c.ShutdownTimeout.String(),
		"max_requests":     strconv.Itoa(c.MaxRequests),
		"max_exports":      strconv.Itoa(c.MaxExports),
	}
}

// setting reports whether the environment may set the flag. What is about one run alone is
// tagged "once", and a variable that asks for help would be the end of every command.
func setting(f *kong.Flag) bool { return !f.Tag.Has("once") && f.Name != "help" }

// describeFlag adds the default and the environment name to the help of a flag.
func describeFlag(v *kong.Value) string {
	if v.Flag == nil {
		return v.Help
	}
	var about []string
	if v.HasDefault && v.Default != "" {
		about = append(about, "default "+v.Default)
	}
	if setting(v.Flag) {
		about = append(about, "$"+config.Env(v.Flag.Name))
	}
	if len(about) == 0 {
		return v.Help
	}
	return strings.TrimSuffix(v.Help, ".") + " (" + strings.Join(about, ", ") + ")."
}

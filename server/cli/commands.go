package cli

// commands is the table of commands; every command has a file of its own.
type commands struct {
	Verbose bool `short:"v" help:"Log to standard error what happens."`

	Serve     serveCommand     `cmd:"" help:"Serve the explorer, the GraphQL API and the export."`
	Ingest    ingestCommand    `cmd:"" help:"Read releases into the graph."`
	Extract   extractCommand   `cmd:"" help:"Show what is read from releases, without a graph."`
	Eval      evalCommand      `cmd:"" help:"Compare what is read from annotated releases with the annotations."`
	Query     queryCommand     `cmd:"" help:"Ask the graph in GraphQL."`
	Export    exportCommand    `cmd:"" help:"Write the whole graph as N-Quads."`
	Generate  generateCommand  `cmd:"" help:"Write invented releases of any number."`
	Backup    backupCommand    `cmd:"" help:"Copy the graph so that the copy can be checked and restored."`
	Restore   restoreCommand   `cmd:"" help:"Make a graph of a backup."`
	Doctor    doctorCommand    `cmd:"" help:"Check that the graph is sound."`
	Bench     benchCommand     `cmd:"" help:"Measure this machine on invented graphs of several sizes."`
	Curate    curateCommand    `cmd:"" help:"Review and judge what the rules leave open."`
	Reextract reextractCommand `cmd:"" help:"Read the documents of the graph again with the present extractor."`
	Resolve   resolveCommand   `cmd:"" help:"Tell the persons, meetings and organisations of the graph apart anew."`
	Version   versionCommand   `cmd:"" help:"Tell which build this is."`
}

// description opens the help of the program.
const description = `Huipu (会谱) reads official meeting releases and serves who held which post and who attended which meeting, with the sentence that says so.

Settings can come from the environment: HUIPU_ and the name of the flag in capitals, such as HUIPU_DATA_DIR. A flag wins.

Exit codes: 0 done, 1 failed, 2 wrong usage, 3 done with some inputs refused.

Examples:

	huipu serve                            the sample releases at http://127.0.0.1:8080/
	huipu ingest releases/                 read a folder of releases
	huipu extract --format text news.txt   what one release says
	huipu eval seeds/releases              how well releases are read
	huipu query '{ people { nodes { name } } }'
	huipu export -o graph.nq
	huipu backup graph.tar                 a copy to restore from
	huipu doctor                           whether the graph is sound`

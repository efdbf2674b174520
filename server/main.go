// Command huipu reads meeting releases into a graph and serves it.
package main

import (
	"os"

	"huipu/server/cli"
)

func main() { os.Exit(cli.Main()) }

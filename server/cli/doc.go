// Package cli owns the command line: the table of commands, their flags and help, what
// they print, and the exit code of the process.
package cli

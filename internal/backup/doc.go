// Package backup owns copies of an embedded store that can be checked: a manifest with the
// size and SHA-256 of every file, as a folder or as a tar archive.
//
// A backup is a folder with the file backup.json and the folder graph, which holds the
// files of the store. The archive holds the same in the order of the manifest, which comes
// first. Whatever this package makes appears under its name when it is complete and on
// stable storage, and what is there already is never replaced.
package backup

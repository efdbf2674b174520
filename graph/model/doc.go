// Package model owns the inputs and payloads of mutations. All but this comment is made by
// "go tool gqlgen generate" and never edited.
package model

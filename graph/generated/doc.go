// Package generated owns the execution of documents against the schema. All but this comment is
// made by "go tool gqlgen generate" and never edited.
package generated

// Package graph owns the GraphQL interface: the schema, its resolvers, limits, error codes and
// HTTP.
//
// The schema is written by hand in schema/, and "go tool gqlgen generate" makes generated/ and
// model/ from it. Package object holds the objects of answers; each request reads one version
// of the graph.
package graph

//go:generate go tool gqlgen generate

// Package kg owns the domain of the meeting graph: its entities and facts, their
// identifiers, partial dates, capacities, evidence, revisions and error categories.
//
// It imports nothing but the standard library and knows no transport, store or format.
// One English term names each concept; the Chinese original stands beside it in the
// comment of the type.
package kg

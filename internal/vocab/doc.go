// Package vocab owns the vocabulary of the graph: every class, predicate and prefix, and
// the one mapping between the domain types of package kg and RDF quads.
//
// Three rules keep the stored graph small. Node IRIs are short ("hp:person/…"); [Expand]
// turns them into public ones at the edges. Evidence is one literal a fact (see
// [Evidence]). Entities (documents, persons, organisations, roles, posts, meetings and
// series) carry rdf:type; the class of a fact node (membership, venue, attendance, group
// attendance, text repair) follows from the domain of its predicates, as RDF Schema 1.1
// section 3.2 defines, and [ClassOf] gives it for dumps.
package vocab

package config

// unsuitable tells why databases that Cayley has backends for cannot keep the graph.
var unsuitable = func() map[string]string {
	const (
		label = "Cayley keeps one of two statements there that differ in their label alone"
		other = "Cayley's backend for it is not safe to write to, or does not start"
	)
	reasons := make(map[string]string)
	for _, name := range []string{"mysql", "sqlite", "sqlite3", "cockroach", "cockroachdb"} {
		reasons[name] = label
	}
	for _, name := range []string{
		"bolt", "leveldb", "btree", "badger", "mongo", "mongodb", "elastic", "elasticsearch", "couch", "couchdb", "ouch", "pouch",
	} {
		reasons[name] = other
	}
	return reasons
}()

// Unsuitable tells why a database with the name, as in the scheme of its URL, cannot keep the
// graph.
func Unsuitable(name string) string {
	if reason, ok := unsuitable[name]; ok {
		return reason
	}
	return "Huipu does not know it"
}

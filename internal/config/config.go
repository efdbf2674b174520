package config

import (
	"strings"
	"time"
)

// Config is every setting. Start from [Default]; the flag that sets a field is named in
// its comment, and [Env] gives the environment name of a flag. A flag wins over the
// environment, the environment over the default.
type Config struct {
	DataDir         string        // --data-dir: folder of the embedded store
	Store           string        // --store: which store keeps the graph
	BaseIRI         string        // --base-iri: start of the public IRI of every node
	Addr            string        // --addr: where the server listens
	Token           string        // --token: what a client sends to change the graph; empty allows no changes
	RequestTimeout  time.Duration // --request-timeout: longest time that a request may take; exports are exempt
	ShutdownTimeout time.Duration // --shutdown-timeout: how long requests under way may go on after a stop
	MaxRequests     int           // --max-requests: requests served at the same time
	MaxExports      int           // --max-exports: exports served at the same time
}

// StoreEmbedded names the store that keeps the graph in the data directory.
const StoreEmbedded = "embedded"

// Default gives the settings that hold when nothing is set.
func Default() Config {
	return Config{
		DataDir:         "./data",
		Store:           StoreEmbedded,
		BaseIRI:         "https://huipu.example/id/",
		Addr:            "127.0.0.1:8080",
		RequestTimeout:  10 * time.Second,
		ShutdownTimeout: 10 * time.Second,
		MaxRequests:     256,
		MaxExports:      2,
	}
}

// Env is the environment name of the flag with the given long name, without dashes in
// front: HUIPU_DATA_DIR for "data-dir".
func Env(flag string) string {
	return "HUIPU_" + strings.ToUpper(strings.ReplaceAll(flag, "-", "_"))
}

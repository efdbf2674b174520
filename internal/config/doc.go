// Package config owns the settings of Huipu: their defaults, environment names and the
// checks that they pass before anything starts.
package config

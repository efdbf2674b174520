// Package place owns the names of places: the administrative divisions of China and the
// countries and cities of the world.
package place

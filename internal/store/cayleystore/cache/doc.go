// Package cache owns what the stores remember of their dictionaries within a budget of memory.
package cache

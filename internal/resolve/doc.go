// Package resolve owns the step from names to nodes: what one document says, with ids that
// documents share where they mean the same.
package resolve

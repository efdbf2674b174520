// Package scalar owns how single values stand in requests and answers.
package scalar

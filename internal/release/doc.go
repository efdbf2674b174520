// Package release owns the way from the bytes of a file to a [Release]: charset, HTML,
// header fields, paragraphs and sentences, with byte offsets that stay valid for ever.
package release

// Package archtest owns the rules that the shape of the code must keep: who may import
// whom, which package alone knows which library, and what must not appear in a source file.
package archtest

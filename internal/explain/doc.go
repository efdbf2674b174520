// Package explain says in words, in Chinese and in English, why a fact was read as it was:
// it turns the rule and the passages of evidence into a sentence.
package explain

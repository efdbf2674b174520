package generate

import "math/bits"

// dice is a stream of random numbers: SplitMix64 (Steele, Lea and Flood, Fast splittable
// pseudorandom number generators, 2014). It is our own because the outputs must never change,
// which math/rand/v2 promises of its sources but not of the draws made from them.
type dice struct{ state uint64 }

// golden is the step of SplitMix64, 2^64 divided by the golden ratio.
const golden = 0x9e3779b97f4a7c15

func scramble(z uint64) uint64 {
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return z ^ z>>31
}

// hash gives a number that depends on all of its arguments and on their order.
func hash(parts ...uint64) uint64 {
	var h uint64
	for _, p := range parts {
		h = scramble(h + golden ^ scramble(p+golden))
	}
	return h
}

func (d *dice) next() uint64 {
	d.state += golden
	return scramble(d.state)
}

// below draws from 0 to n-1; n is at least 1. The bias is n in 2^64.
func (d *dice) below(n int) int {
	high, _ := bits.Mul64(d.next(), uint64(n))
	return int(high)
}

// between draws from low to high, both included.
func (d *dice) between(low, high int) int { return low + d.below(high-low+1) }

// chance is true in so many cases of a hundred.
func (d *dice) chance(percent int) bool { return d.below(100) < percent }

// rank draws a rank k from 0 up to head*(2^octaves-1)-1 in proportion to 1/(head+k), which is
// the law of Zipf and Mandelbrot with the exponent 1: every octave is as likely as any other,
// and so is every rank within one. It needs no floating point, so it is the same everywhere.
func (d *dice) rank(head, octaves int) int {
	first := 1 << d.below(octaves)
	return head*(first-1) + d.below(head*first)
}

// pick draws one of the words.
func pick[T any](d *dice, words []T) T { return words[d.below(len(words))] }

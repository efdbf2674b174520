package postgres

import (
	"context"
	"encoding/binary"

	"github.com/cayleygraph/cayley/graph"
	"github.com/jackc/pgx/v5"
)

// sums are sums over a multiset of statements, by the first byte of their hash. Two multisets
// with the same sums are the same, but for chance: the summands are 128 bits of SHA-1, mixed
// (additive multiset hash: Clarke and others, Incremental multiset hash functions, 2003).
type sums [256][2]uint64

// bucketOf is the place of the statement in sums.
func bucketOf(q graph.QuadHash) int { return int(q.Subject[0]) }

// add adds the statement n times, modulo 2^64.
func (s *sums) add(q graph.QuadHash, n uint64) {
	var a, b uint64
	for i, h := range [...]*hash{&q.Subject, &q.Predicate, &q.Object, &q.Label} {
		// Each direction has its own odd factor, so that the order matters.
		factor := 0x9e3779b97f4a7c15 * uint64(2*i+1)
		a = mix(a ^ binary.LittleEndian.Uint64(h[:8])*factor)
		b = mix(b ^ binary.LittleEndian.Uint64(h[8:16])*factor)
	}
	at := &s[bucketOf(q)]
	at[0] += a * n
	at[1] += b * n
}

// mix is the finaliser of SplitMix64 (Steele, Lea and Flood, 2014).
func mix(x uint64) uint64 {
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}

// differ lists the places at which the sums differ.
func (s *sums) differ(other *sums) []int {
	var places []int
	for i := range s {
		if s[i] != other[i] {
			places = append(places, i)
		}
	}
	return places
}

// eachRevision reads the statements of all revisions, oldest first. One that cannot be read
// comes with an error.
func eachRevision(ctx context.Context, tx pgx.Tx, yield func(number int64, added, removed []graph.QuadHash, err error)) error {
	return copyOut(ctx, tx, "SELECT number, added, removed FROM huipu_revisions ORDER BY number", 3, func(f [][]byte) error {
		added, err := splitStatements(f[1])
		removed, second := splitStatements(f[2])
		if err == nil {
			err = second
		}
		yield(int64(binary.BigEndian.Uint64(f[0])), added, removed, err)
		return nil
	})
}

package postgres

// The statements of a commit, in their order. All writers insert nodes by their hashes, then
// quads in the order of store.Compare, then lock the head: so they never wait for one another
// in a circle, unless one removes what another adds.
const (
	// addNodes writes the nodes that are new, of the kinds that statements of ours have, and
	// pinNodes gives those that Cayley wrote a count that Cayley will not bring to 0.
	addNodes = `INSERT INTO nodes (hash, refs, value_string, datatype, language, iri)
SELECT h, 1073741824, t, d, l, i FROM unnest($1::bytea[], $2::text[], $3::text[], $4::text[], $5::bool[]) AS w (h, t, d, l, i)
ON CONFLICT (hash) DO NOTHING`
	pinNodes = `UPDATE nodes SET refs = refs + 1073741824 WHERE hash = ANY ($1::bytea[]) AND refs < 536870912`

	// addQuads inserts statements, and tells which were inserted unless all were ($5).
	addQuads = `WITH born AS (` + insertQuads + `
	ON CONFLICT (subject_hash, predicate_hash, object_hash, label_hash) WHERE label_hash IS NOT NULL DO NOTHING
	RETURNING subject_hash || predicate_hash || object_hash || label_hash AS key
) SELECT count(*), CASE WHEN count(*) < $5 THEN array_agg(key) END FROM born`

	// dropQuads deletes statements, and tells which were there unless all were ($5).
	dropQuads = `WITH gone AS (
	DELETE FROM quads USING unnest($1::bytea[], $2::bytea[], $3::bytea[], $4::bytea[]) AS w (s, p, o, l)
	WHERE subject_hash = s AND predicate_hash = p AND object_hash = o AND label_hash = l
	RETURNING s || p || o || l AS key
) SELECT count(*), CASE WHEN count(*) < $5 THEN array_agg(key) END FROM gone`

	// lockHead makes the commits of all processes take turns, and findCommit looks for what
	// an earlier attempt did; it must see what was committed before the lock was given.
	lockHead   = `SELECT number, pg_postmaster_start_time() FROM huipu_head FOR UPDATE`
	findCommit = `SELECT max(number) FROM huipu_revisions WHERE commit_id = $1`

	addRevision = `INSERT INTO huipu_revisions (number, commit_id, time, author, cause, message, documents, added, removed)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`
	moveHead = `UPDATE huipu_head SET number = $1, quads = quads + $2`
	notify   = `NOTIFY ` + channel
)

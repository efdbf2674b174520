package postgres

import "github.com/jackc/pgx/v5/pgconn"

// JudgeServer lets tests ask about servers that are not at hand.
var JudgeServer = judgeServer

// RefusedFor is what is told of a server that does not know a setting of our connections.
func RefusedFor(setting string) error {
	return refused(&pgconn.PgError{
		Severity: "FATAL", Code: codeUnknownName, Message: `configuration parameter "` + setting + `" is not known`,
	})
}

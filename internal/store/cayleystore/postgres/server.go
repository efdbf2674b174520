package postgres

import (
	"fmt"
	"strings"

	"huipu/internal/kg"
)

// oldest is the lowest version of PostgreSQL that is taken: since it, an index keeps a repeated
// value once, without which those by object and by label are three times as large.
const oldest = 13

// laterSetting is a setting of our connections that servers before version 12 do not know;
// they refuse the connection for it.
const laterSetting = "plan_cache_mode"

// errTooOld is a server before the oldest version.
var errTooOld = fmt.Errorf("the server is older than PostgreSQL %d; use a newer one: %w", oldest, kg.ErrUnsupported)

// judgeServer refuses a server by what it says of itself; number is its server_version_num, 100
// for each minor version and 10000 for each major one.
func judgeServer(version string, number int, encoding string) error {
	if strings.Contains(version, "CockroachDB") {
		return fmt.Errorf("the server is CockroachDB, where Cayley keeps one of the statements that differ in their label; use PostgreSQL: %w", kg.ErrUnsupported)
	}
	if number < oldest*10000 {
		return fmt.Errorf("it is %s: %w", version, errTooOld)
	}
	if encoding != "UTF8" {
		return fmt.Errorf("the database has the encoding %s and must have UTF8: %w", encoding, kg.ErrUnsupported)
	}
	return nil
}

// refused gives the error of a connection that was refused because the server is too old, and
// any other error as it is.
func refused(err error) error {
	if codeOf(err) == codeUnknownName && strings.Contains(err.Error(), laterSetting) {
		return errTooOld
	}
	return err
}

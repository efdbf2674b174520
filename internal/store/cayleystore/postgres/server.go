package postgres

import (
	"fmt"
	"strings"

	"huipu/internal/kg"
)

// judgeServer refuses a server by what it says of itself.
func judgeServer(version, encoding string) error {
	if strings.Contains(version, "CockroachDB") {
		return fmt.Errorf("the server is CockroachDB, where Cayley keeps one of the statements that differ in their label; use PostgreSQL: %w", kg.ErrUnsupported)
	}
	if encoding != "UTF8" {
		return fmt.Errorf("the database has the encoding %s and must have UTF8: %w", encoding, kg.ErrUnsupported)
	}
	return nil
}

package cli_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"huipu/internal/testkit/pgtest"
)

// block is the first block of code of a language below a heading of the runbook.
func block(t *testing.T, heading, language string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("..", "..", "docs", "operations.md"))
	if err != nil {
		t.Fatal(err)
	}
	_, section, found := strings.Cut(string(text), "\n### "+heading+"\n")
	if !found {
		t.Fatalf("the runbook has no section %q", heading)
	}
	section, _, _ = strings.Cut(section, "\n## ")
	_, code, found := strings.Cut(section, "```"+language+"\n")
	code, _, closed := strings.Cut(code, "```")
	if !found || !closed {
		t.Fatalf("the section %q has no block in %s", heading, language)
	}
	return code
}

// database starts PostgreSQL for a test and gives the addresses of n empty databases.
func databases(t *testing.T, n int) []string {
	t.Helper()
	pgtest.Need(t)
	cluster := pgtest.New(pgtest.Options{})
	t.Cleanup(func() {
		if err := cluster.Close(); err != nil {
			t.Error(err)
		}
	})
	var addresses []string
	for range n {
		addresses = append(addresses, cluster.Database(t))
	}
	return addresses
}

// huipu runs a command that must succeed, on the database.
func huipu(t *testing.T, store, stdin string, args ...string) {
	t.Helper()
	cmd := exec.Command("huipu", args...)
	cmd.Env, cmd.Stdin = append(os.Environ(), "HUIPU_STORE="+store), strings.NewReader(stdin)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("huipu %v: %v\n%s", args, err, out)
	}
}

// TestRunbookBackup runs the commands of the runbook: the restored database holds the same.
func TestRunbookBackup(t *testing.T) {
	addresses := databases(t, 2)
	commands := block(t, "Backups of PostgreSQL", "sh")
	huipu(t, addresses[0], releaseText(0, 0), "ingest", "-")
	huipu(t, addresses[0], releaseText(0, 1), "ingest", "-")
	dir := t.TempDir()
	shell := exec.Command("bash", "-euo", "pipefail", "-c", commands)
	shell.Dir = dir
	shell.Env = append(os.Environ(), "HUIPU_STORE="+addresses[0], "HUIPU_RESTORED="+addresses[1])
	if out, err := shell.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	huipu(t, addresses[0], "", "export", "-o", filepath.Join(dir, "original.nq"))
	original, err := os.ReadFile(filepath.Join(dir, "original.nq"))
	if err != nil {
		t.Fatal(err)
	}
	restored, err := os.ReadFile(filepath.Join(dir, "restored.nq"))
	if err != nil || len(original) == 0 || !bytes.Equal(original, restored) {
		t.Errorf("%d bytes before and %d after, %v", len(original), len(restored), err)
	}
	huipu(t, addresses[1], releaseText(0, 2), "ingest", "-") // the row of revisions goes on
}

// citus stands in for the functions of Citus, and refuses what they refuse: tables and columns
// that are not there, and unique indexes without the column of the distribution.
const citus = `
CREATE FUNCTION create_reference_table(t regclass) RETURNS void LANGUAGE sql AS '';
CREATE FUNCTION create_distributed_table(t regclass, c text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE number smallint; name text;
BEGIN
	SELECT attnum INTO STRICT number FROM pg_attribute WHERE attrelid = t AND attname = c AND NOT attisdropped;
	SELECT indexrelid::regclass::text INTO name FROM pg_index WHERE indrelid = t AND indisunique AND NOT number = ANY (indkey) LIMIT 1;
	IF name IS NOT NULL THEN
		RAISE EXCEPTION 'unique index % lacks %', name, c;
	END IF;
END $$;`

// TestRunbookSharding holds the statements of the runbook against the schema.
func TestRunbookSharding(t *testing.T) {
	address := databases(t, 1)[0]
	statements := block(t, "Sharding with Citus", "sql")
	huipu(t, address, releaseText(0, 0), "ingest", "-") // makes the tables
	if err := pgtest.Exec(t.Context(), address, citus); err != nil {
		t.Fatal(err)
	}
	run := 0
	for statement := range strings.SplitSeq(statements, ";\n") {
		if statement == "" || strings.Contains(statement, "EXTENSION") {
			continue
		}
		run++
		if err := pgtest.Exec(t.Context(), address, statement); err != nil {
			t.Errorf("%s: %v", statement, err)
		}
	}
	if run != 3 {
		t.Errorf("%d statements, want 3", run)
	}
	huipu(t, address, releaseText(0, 1), "ingest", "-")
	err := pgtest.Exec(t.Context(), address, `DO $$ BEGIN
	IF EXISTS (SELECT FROM pg_index WHERE indrelid = 'quads'::regclass AND NOT indisvalid) THEN RAISE EXCEPTION 'broken indexes'; END IF;
END $$`)
	if err != nil {
		t.Error(err)
	}
}

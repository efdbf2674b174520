package config_test

import (
	"errors"
	"strings"
	"testing"

	"huipu/internal/config"
)

func TestDefaultIsValid(t *testing.T) {
	if err := config.Default().Validate(); err != nil {
		t.Errorf("Default().Validate() = %v", err)
	}
	if !config.Default().Loopback() {
		t.Error("the default address can be reached from other machines")
	}
}

func TestEnv(t *testing.T) {
	if got, want := config.Env("data-dir"), "HUIPU_DATA_DIR"; got != want {
		t.Errorf("Env = %q, want %q", got, want)
	}
}

func TestValidateNamesFlagEnvironmentAndExpectation(t *testing.T) {
	tests := []struct {
		flag string
		set  func(*config.Config)
		want string
	}{
		{"data-dir", func(c *config.Config) { c.DataDir = "" }, "--data-dir (HUIPU_DATA_DIR): want the path of a folder"},
		{"data-dir", func(c *config.Config) { c.DataDir = "a\x00b" }, `is "a\x00b"`},
		{"store", func(c *config.Config) { c.Store = "bold" }, `--store (HUIPU_STORE) is "bold": want "embedded" or the URL of a database, postgres://user:password@host:port/database`},
		{"store", func(c *config.Config) { c.Store = "mysql" }, "a mysql database cannot keep the graph: Cayley keeps one of two statements"},
		{"store", func(c *config.Config) { c.Store = "badger" }, "a badger database cannot keep the graph: Cayley's backend"},
		{"store", func(c *config.Config) { c.Store = "" }, "want"},
		{"store", func(c *config.Config) { c.Store = "postgres://" }, "want"},
		{"base-iri", func(c *config.Config) { c.BaseIRI = "https://example.org/id" }, "ends in / or #"},
		{"base-iri", func(c *config.Config) { c.BaseIRI = "/id/" }, "absolute"},
		{"base-iri", func(c *config.Config) { c.BaseIRI = "https://example.org/a b/" }, "absolute"},
		{"base-iri", func(c *config.Config) { c.BaseIRI = "https://example.org/\n/" }, "absolute"},
		{"addr", func(c *config.Config) { c.Addr = "8080" }, "host:port"},
		{"addr", func(c *config.Config) { c.Addr = "localhost:http" }, "host:port"},
		{"addr", func(c *config.Config) { c.Addr = "localhost:65536" }, "host:port"},
		{"token", func(c *config.Config) { c.Token = "short" }, "at least 16"},
		{"token", func(c *config.Config) { c.Token = "0123456789 0123456789" }, "without spaces"},
		{"token", func(c *config.Config) { c.Token = "0123456789会谱0123456789" }, "ASCII"},
		{"request-timeout", func(c *config.Config) { c.RequestTimeout = 0 }, "above zero"},
		{"shutdown-timeout", func(c *config.Config) { c.ShutdownTimeout = -1 }, "above zero"},
		{"max-requests", func(c *config.Config) { c.MaxRequests = 0 }, "at least 1"},
		{"max-exports", func(c *config.Config) { c.MaxExports = -3 }, "at least 1"},
	}
	for _, test := range tests {
		c := config.Default()
		test.set(&c)
		err := c.Validate()
		var bad *config.Error
		if !errors.As(err, &bad) || bad.Flag != test.flag {
			t.Errorf("--%s: got %v, want an error of that flag", test.flag, err)
			continue
		}
		for _, part := range []string{config.Env(test.flag), test.want} {
			if !strings.Contains(err.Error(), part) {
				t.Errorf("--%s: %q does not say %q", test.flag, err, part)
			}
		}
	}
}

func TestValidateAcceptsTheEdges(t *testing.T) {
	c := config.Default()
	c.Store = "postgres://huipu@db.example/huipu"
	c.BaseIRI = "https://例子.example/id#"
	c.Addr = "[::1]:0"
	c.Token = strings.Repeat("x", 16)
	c.MaxRequests, c.MaxExports, c.RequestTimeout = 1, 1, 1
	if err := c.Validate(); err != nil {
		t.Error(err)
	}
	if !c.Loopback() {
		t.Error("[::1] counts as open to other machines")
	}
}

func TestValidateReportsEverySetting(t *testing.T) {
	var c config.Config
	err := c.Validate()
	for _, flag := range []string{"data-dir", "store", "base-iri", "addr", "request-timeout", "shutdown-timeout", "max-requests", "max-exports"} {
		if !strings.Contains(err.Error(), "--"+flag+" ") {
			t.Errorf("%q does not name --%s", err, flag)
		}
	}
}

func TestSecretsAreNeverPrinted(t *testing.T) {
	c := config.Default()
	c.Token = "secret word"
	if err := c.Validate(); err == nil || strings.Contains(err.Error(), "secret") {
		t.Errorf("Validate() = %v, want an error without the token", err)
	}
	c = config.Default()
	c.Store = "huipu:secret@db.example/huipu" // its scheme was forgotten
	if err := c.Validate(); err == nil || strings.Contains(err.Error(), "secret") {
		t.Errorf("Validate() = %v, want an error without the password", err)
	}
}

func TestLoopback(t *testing.T) {
	for addr, want := range map[string]bool{
		"localhost:1": true, "127.8.9.10:1": true, ":8080": false, "0.0.0.0:1": false, "huipu.example:80": false, "x": false,
	} {
		if got := (config.Config{Addr: addr}).Loopback(); got != want {
			t.Errorf("Loopback of %q = %v, want %v", addr, got, want)
		}
	}
}

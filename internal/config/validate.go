package config

import (
	"errors"
	"fmt"
	"net"
	"net/url"
	"strconv"
	"strings"
	"time"
)

// Error is a setting with a value that cannot be used.
type Error struct {
	Flag  string // long name of the flag, without dashes in front
	Value string // what was given; empty for a secret
	Want  string // what was expected
}

// Error names the flag, its environment name, the value and what was expected.
func (e *Error) Error() string {
	if e.Value == "" {
		return fmt.Sprintf("--%s (%s): want %s", e.Flag, Env(e.Flag), e.Want)
	}
	return fmt.Sprintf("--%s (%s) is %q: want %s", e.Flag, Env(e.Flag), e.Value, e.Want)
}

// minToken is the shortest token accepted: 16 random characters cannot be guessed over
// the network.
const minToken = 16

// Validate checks every setting. The error joins one [*Error] for each bad setting, in
// the order of the fields; it is nil when all can be used.
func (c Config) Validate() error {
	var errs []error
	bad := func(flag, value, want string) { errs = append(errs, &Error{flag, value, want}) }
	if c.DataDir == "" || strings.ContainsRune(c.DataDir, 0) {
		bad("data-dir", c.DataDir, "the path of a folder, such as ./data")
	}
	if c.Store != StoreEmbedded && !hasScheme(c.Store) {
		want := strconv.Quote(StoreEmbedded) + " or the URL of a database, postgres://user:password@host:port/database"
		if reason, known := unsuitable[c.Store]; known {
			want += "; a " + c.Store + " database cannot keep the graph: " + reason
		}
		bad("store", withoutSecrets(c.Store), want)
	}
	if !validBase(c.BaseIRI) {
		bad("base-iri", c.BaseIRI, "an absolute IRI that ends in / or #, such as https://huipu.example/id/")
	}
	if !validAddr(c.Addr) {
		bad("addr", c.Addr, "host:port, such as 127.0.0.1:8080, or :8080 for every interface")
	}
	if c.Token != "" && !validToken(c.Token) {
		bad("token", "", fmt.Sprintf("at least %d visible ASCII characters without spaces, or none to allow no changes", minToken))
	}
	for _, d := range []struct {
		flag  string
		value time.Duration
	}{{"request-timeout", c.RequestTimeout}, {"shutdown-timeout", c.ShutdownTimeout}} {
		if d.value <= 0 {
			bad(d.flag, d.value.String(), "a time above zero, such as 10s")
		}
	}
	for _, n := range []struct {
		flag  string
		value int
	}{{"max-requests", c.MaxRequests}, {"max-exports", c.MaxExports}} {
		if n.value < 1 {
			bad(n.flag, strconv.Itoa(n.value), "a number of at least 1")
		}
	}
	return errors.Join(errs...)
}

// withoutSecrets is the value, unless it may be the address of a database without its scheme,
// which can hold a password.
func withoutSecrets(s string) string {
	if strings.ContainsAny(s, ":@/") {
		return ""
	}
	return s
}

func hasScheme(s string) bool {
	scheme, rest, ok := strings.Cut(s, "://")
	return ok && scheme != "" && rest != ""
}

// validBase accepts what can be followed by the key of a node and give an IRI that
// N-Quads can hold as it is.
func validBase(s string) bool {
	u, err := url.Parse(s)
	if err != nil || u.Scheme == "" || u.Host == "" || strings.ContainsAny(s, " <>\"{}|^`\\") {
		return false
	}
	return strings.HasSuffix(s, "/") || strings.HasSuffix(s, "#")
}

func validAddr(s string) bool {
	_, port, err := net.SplitHostPort(s)
	if err != nil {
		return false
	}
	n, err := strconv.Atoi(port)
	return err == nil && n >= 0 && n <= 65535
}

func validToken(s string) bool {
	return len(s) >= minToken && strings.IndexFunc(s, func(r rune) bool { return r <= ' ' || r >= 0x7F }) < 0
}

// Loopback reports whether the server can be reached from this machine alone.
func (c Config) Loopback() bool {
	host, _, err := net.SplitHostPort(c.Addr)
	if err != nil {
		return false
	}
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

package cli

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"huipu/internal/ingest"
	"huipu/internal/kg"
)

// answering is a server that answers every question alike, and the last question it got.
func answering(t *testing.T, status int, body string) (remoteFlags, *http.Request) {
	t.Helper()
	last := &http.Request{}
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		*last = *r.Clone(context.WithoutCancel(r.Context()))
		w.WriteHeader(status)
		_, _ = io.WriteString(w, body)
	}))
	t.Cleanup(s.Close)
	return remoteFlags{Server: s.URL, Token: "0123456789abcdef"}, last
}

func TestAskSendsWhatServersNeed(t *testing.T) {
	flags, last := answering(t, http.StatusOK, `{"data":{}}`)
	flags.Server += "/"
	s, err := newServer(flags)
	if err != nil {
		t.Fatal(err)
	}
	if answer, err := s.ask(t.Context(), question{Query: "{ x }"}); err != nil || string(answer) != `{"data":{}}` {
		t.Errorf("got %s, %v", answer, err)
	}
	for name, want := range map[string]string{"Content-Type": "application/json", "Authorization": "Bearer 0123456789abcdef"} {
		if got := last.Header.Get(name); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
	if last.Method != http.MethodPost || last.URL.Path != "/graphql" {
		t.Errorf("asked %s %s", last.Method, last.URL.Path)
	}
}

func TestAnswersThatAreNone(t *testing.T) {
	flags, _ := answering(t, http.StatusBadGateway, "<html>bad gateway</html>")
	m := newMachine()
	if code := m.run(t.Context(), "query", "--server", flags.Server, "{ x }"); code != exitFailed ||
		!strings.Contains(m.stderr.String(), "the answer with status 502 is no JSON") {
		t.Errorf("exit code %d, %q", code, &m.stderr)
	}
	flags, _ = answering(t, http.StatusOK, "{}")
	if code := m.run(t.Context(), "query", "--server", flags.Server, "{ x }"); code != exitFailed ||
		!strings.Contains(m.stderr.String(), "neither data nor errors") {
		t.Errorf("exit code %d, %q", code, &m.stderr)
	}
}

func TestDataIsPrintedBesideErrors(t *testing.T) {
	flags, _ := answering(t, http.StatusOK,
		`{"data":{"b":1,"a":"会谱"},"errors":[{"message":"no such id: invalid input","path":["nodes",3],"extensions":{"code":"INVALID_INPUT"}},{"message":"odd","extensions":{"code":"ODD"}}]}`)
	m := newMachine()
	code := m.run(t.Context(), "query", "--server", flags.Server, "{ x }")
	if want := "{\n  \"b\": 1,\n  \"a\": \"会谱\"\n}\n"; code != exitFailed || m.stdout.String() != want {
		t.Errorf("exit code %d, printed %q, want %q", code, &m.stdout, want)
	}
	if want := "huipu: no such id (at nodes.3)\nhuipu: odd (ODD)\n"; m.stderr.String() != want {
		t.Errorf("standard error %q, want %q", &m.stderr, want)
	}
}

func TestRemoteIngestTellsRefusedFromFailed(t *testing.T) {
	for _, test := range []struct {
		name, body    string
		refused, fail error
		want          ingest.Outcome
	}{
		{
			name: "added",
			body: `{"data":{"ingestDocument":{"outcome":"ADDED","document":{"id":"document/1"},"superseded":null,"revision":{"number":4},"unread":[{"quote":"x","reason":"y"}]}}}`,
			want: ingest.Outcome{Status: ingest.Added, Document: "document/1", Revision: 4, Unread: []kg.Unread{{Quote: "x", Reason: "y"}}},
		},
		{
			name: "superseded",
			body: `{"data":{"ingestDocument":{"outcome":"SUPERSEDED","document":{"id":"document/2"},"superseded":"document/1","revision":{"number":5},"unread":[]}}}`,
			want: ingest.Outcome{Status: ingest.Superseded, Document: "document/2", Superseded: "document/1", Revision: 5},
		},
		{name: "refused", body: `{"data":null,"errors":[{"message":"is empty","extensions":{"code":"INVALID_INPUT"}}]}`, refused: kg.ErrInvalid},
		{name: "too large", body: `{"errors":[{"message":"too large","extensions":{"code":"LIMIT_EXCEEDED"}}]}`, refused: kg.ErrLimit},
		{name: "no token", body: `{"data":null,"errors":[{"message":"no","extensions":{"code":"UNAUTHENTICATED"}}]}`, fail: kg.ErrUnauthenticated},
		{name: "nothing", body: `{"data":null}`, fail: kg.ErrInternal},
	} {
		t.Run(test.name, func(t *testing.T) {
			flags, _ := answering(t, http.StatusOK, test.body)
			s, err := newServer(flags)
			if err != nil {
				t.Fatal(err)
			}
			got, err := s.ingest(t.Context(), ingest.Input{Name: "a.txt", Raw: []byte("x")})
			if !errors.Is(err, test.fail) || !errors.Is(got.Err, test.refused) {
				t.Fatalf("refused %v, failed %v", got.Err, err)
			}
			if got.Status != test.want.Status || got.Document != test.want.Document || got.Superseded != test.want.Superseded ||
				got.Revision != test.want.Revision || len(got.Unread) != len(test.want.Unread) {
				t.Errorf("got %+v, want %+v", got, test.want)
			}
		})
	}
}

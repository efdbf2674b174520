package httpd_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"huipu/internal/kg"
)

func TestBackupNeedsTheToken(t *testing.T) {
	o := options()
	o.Backup = func(_ context.Context, w io.Writer) error {
		_, err := io.WriteString(w, "archive")
		return err
	}
	h := handler(t, o)
	for name, tc := range map[string]struct {
		method  string
		headers []string
		status  int
		code    string
	}{
		"no token":      {"POST", nil, 401, "UNAUTHENTICATED"},
		"another token": {"POST", []string{"Authorization", "Bearer " + token + "x"}, 401, "UNAUTHENTICATED"},
		"GET":           {"GET", []string{"Authorization", "Bearer " + token}, 405, "METHOD_NOT_ALLOWED"},
	} {
		w := do(h, tc.method, "/backup", nil, tc.headers...)
		if got := code(t, w); w.Code != tc.status || got != tc.code {
			t.Errorf("%s: status %d and %s, want %d and %s", name, w.Code, got, tc.status, tc.code)
		}
	}
	w := do(h, "POST", "/backup", nil, "Authorization", "Bearer "+token)
	if w.Code != 200 || w.Body.String() != "archive" || w.Header().Get("Content-Type") != "application/x-tar" {
		t.Errorf("status %d, %q as %s", w.Code, w.Body, w.Header().Get("Content-Type"))
	}
}

func TestFailedBackup(t *testing.T) {
	o := options()
	o.Backup = func(context.Context, io.Writer) error {
		return fmt.Errorf("no files here: %w", kg.ErrUnsupported)
	}
	w := do(handler(t, o), "POST", "/backup", nil, "Authorization", "Bearer "+token)
	if got := code(t, w); w.Code != 501 || got != "UNSUPPORTED" || w.Header().Get("Content-Disposition") != "" {
		t.Errorf("status %d and %s, want 501 and UNSUPPORTED", w.Code, got)
	}
}

func TestBrokenBackupIsCut(t *testing.T) {
	o := options()
	o.Backup = func(_ context.Context, w io.Writer) error {
		_, err := io.WriteString(w, strings.Repeat("x", 1<<16))
		return errors.Join(err, errors.New("the disk is gone"))
	}
	server := httptest.NewServer(handler(t, o))
	defer server.Close()
	request, err := http.NewRequestWithContext(t.Context(), "POST", server.URL+"/backup", nil)
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Authorization", "Bearer "+token)
	response, err := server.Client().Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	if _, err := io.ReadAll(response.Body); err == nil {
		t.Error("a part of a backup passes for the whole")
	}
}

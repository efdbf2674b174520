package extract_test

import (
	"encoding/json"
	"strings"
	"testing"

	"huipu/internal/extract"
	"huipu/internal/kg"
)

// TestAppendJSON pins the keys, their order, and null against the empty list.
func TestAppendJSON(t *testing.T) {
	x := newExtractor(t)
	f := facts(t, x, "座谈会举行\n2021-05-02\n5月1日，某协会座谈会在京举行，会长王明华主持会议。\n")
	line, err := extract.AppendJSON([]byte("before\n"), "a/<b>.txt", f)
	if err != nil {
		t.Fatal(err)
	}
	text, ok := strings.CutPrefix(string(line), "before\n")
	if !ok || strings.Count(text, "\n") != 1 || !strings.HasSuffix(text, "\n") {
		t.Fatalf("want one line behind what was there: %q", line)
	}
	at := 0
	for _, part := range []string{
		`{"document":{"path":"a/<b>.txt","title":"座谈会举行","published":"2021-05-02","source":null,"author":null,"sha256":"`,
		`"meetings":[{"key":"m1","name":"某协会座谈会","aliases":[`, `"series":null,"term":null,"session":null,"date":"2021-05-01","endDate":null,"datePrecision":"DAY","places":["京"],"venues":[],"format":"IN_PERSON","convenedBy":`,
		`"statedAttendance":null,"main":true,"evidence":[{"start":`, `"startUtf16":`, `"startChar":`, `"quote":"`, `"rule":"`, `"confidence":`,
		`"persons":[{"name":"王明华","memberships":[{"role":"会长","organisation":`, `"former":false,"evidence":[`,
		`"attendances":[{"meeting":"m1","person":"王明华","capacities":["PRESIDED"],"venue":null,"onBehalfOf":[],"order":1,"evidence":[`,
		`"groupAttendances":[]`, `"mentionedOnly":[]`, `"bylines":[]`, `"organisations":[`, `"repairs":[]`, `"unread":[]}`,
	} {
		next := strings.Index(text[at:], part)
		if next < 0 {
			t.Fatalf("%s does not follow in\n%s", part, text)
		}
		at += next + len(part)
	}
	empty, err := extract.AppendJSON(nil, "x", kg.Facts{})
	if err != nil || !json.Valid(empty) || !strings.Contains(string(empty), `"meetings":[]`) {
		t.Errorf("no facts give %s, %v", empty, err)
	}
}

func TestWriteText(t *testing.T) {
	x := newExtractor(t)
	f := facts(t, x, "座谈会举行\n2021-05-02\n531日，某协会座谈会在京举行，会长王明华主持会议，副会长李国强等60余人参加会议。\n")
	var b strings.Builder
	if err := extract.WriteText(&b, "a.txt", f); err != nil {
		t.Fatal(err)
	}
	for _, part := range []string{"a.txt  座谈会举行", "会议 m1  某协会座谈会", "日期  2020-05-31", "地点  京", "人数  60 MORE_THAN", "1  王明华  PRESIDED", "2  李国强  ATTENDED", "校正  531日 → 5月31日"} {
		if !strings.Contains(b.String(), part) {
			t.Errorf("%q is missing in\n%s", part, b.String())
		}
	}
	if err := extract.WriteText(failingWriter{}, "a.txt", f); err == nil {
		t.Error("a failing writer gives no error")
	}
}

type failingWriter struct{}

func (failingWriter) Write([]byte) (int, error) { return 0, errFull }

var errFull = &fullError{}

type fullError struct{}

func (*fullError) Error() string { return "no space left" }

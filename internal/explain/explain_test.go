package explain_test

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"huipu/internal/explain"
	"huipu/internal/kg"
)

const text = "甲会主席张三、副主席李四出席会议。他强调团结。"

// at quotes a passage of the text.
func at(quote string) (kg.Span, string) {
	start := strings.Index(text, quote)
	return kg.SpanOf(text, start, start+len(quote)), quote
}

func evidence(rule, quote string) kg.Evidence {
	e := kg.Evidence{Rule: rule}
	e.Span, e.Quote = at(quote)
	return e
}

func resting(rule, quote string, kind kg.BasisKind, basis string) kg.Evidence {
	e := evidence(rule, quote)
	e.Basis.Kind = kind
	e.Basis.Span, e.Basis.Quote = at(basis)
	return e
}

func TestEvidence(t *testing.T) {
	for _, tt := range []struct {
		name   string
		in     kg.Evidence
		zh, en string
	}{
		{
			"a verb in the quote", resting("attend", "副主席李四出席", kg.BasisVerb, "出席"),
			"由“副主席李四出席”中的谓语“出席”记作出席。",
			"Read as attending from the verb “出席” in “副主席李四出席”.",
		},
		{
			"a verb elsewhere", resting("elect-list", "张三", kg.BasisVerb, "出席"),
			"名单接续上一句，由“张三”和别处的谓语“出席”记作当选。",
			"The list goes on from the sentence before, and the name is read as elected from “张三” and the verb “出席” elsewhere.",
		},
		{
			"no verb, as older graphs have it", evidence("attend", "副主席李四出席"),
			"由“副主席李四出席”记作出席。",
			"Read as attending from “副主席李四出席”.",
		},
		{
			"a pronoun", resting("say-pronoun", "他强调", kg.BasisAntecedent, "李四"),
			"代词指上文的“李四”，由“他强调”记作讲话，引述的是其人的话。",
			"The pronoun stands for “李四”, who is read as speaking from “他强调”, which quotes the person's words.",
		},
		{
			"an inherited organisation", resting("title-before-name-inherited", "副主席", kg.BasisEarlierTitle, "甲会主席"),
			"职务“副主席”写在人名之前，未写机构，机构取自同句前文的“甲会主席”。",
			"The title “副主席” stands before the name; it stands without an organisation, which is taken from “甲会主席” earlier in the sentence.",
		},
		{
			"an inherited organisation of unknown origin", evidence("title-before-name-inherited", "副主席"),
			"职务“副主席”写在人名之前，未写机构，机构取自别处。",
			"The title “副主席” stands before the name; it stands without an organisation, which is taken from elsewhere in the text.",
		},
		{
			"two manners", resting("attend-inverted-on-behalf", "副主席李四出席", kg.BasisVerb, "出席"),
			"有人代表该单位，人名列在谓语之后的倒装名单里，由“副主席李四出席”中的谓语“出席”记作出席。",
			"Somebody stands for the organisation: the name stands in a list behind its verb and is read as attending from the verb “出席” in “副主席李四出席”.",
		},
		{
			"a rule that nobody knows", evidence("{source}-rule", "张三"),
			"由“张三”按规则“{source}-rule”读出。",
			"Read from “张三” by the rule “{source}-rule”.",
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := explain.Evidence(tt.in)
			if got.ZH != tt.zh || got.EN != tt.en {
				t.Errorf("got\n%s\n%s\nwant\n%s\n%s", got.ZH, got.EN, tt.zh, tt.en)
			}
			if got.In(explain.Chinese) != got.ZH || got.In(explain.English) != got.EN {
				t.Error("In gives another language")
			}
		})
	}
}

func TestFactSaysOnceWhatPassagesSayAlike(t *testing.T) {
	if got := explain.Fact(nil); got != (explain.Text{}) {
		t.Errorf("no evidence: %q", got)
	}
	got := explain.Fact([]kg.Evidence{
		resting("attend", "副主席李四出席", kg.BasisVerb, "出席"),
		resting("attend", "副主席李四出席", kg.BasisVerb, "出席"),
		evidence("say", "他强调"),
	})
	want := explain.Text{
		ZH: "由“副主席李四出席”中的谓语“出席”记作出席；由“他强调”记作讲话，引述的是其人的话。",
		EN: "Read as attending from the verb “出席” in “副主席李四出席”; read as speaking from “他强调”, which quotes the person's words.",
	}
	if got != want {
		t.Errorf("got %q", got)
	}
}

func TestRepair(t *testing.T) {
	day := kg.Date{Year: 2020, Month: 8, Day: 3}
	known := kg.TextRepair{Before: "731日", After: "7月31日", Reason: explain.Reasons()[0]}
	other := kg.TextRepair{Before: "甲{after}", After: "乙", Reason: "字形相近"}
	for _, tt := range []struct {
		name      string
		in        kg.TextRepair
		published kg.Date
		want      explain.Text
	}{
		{"with the day", known, day, explain.Text{
			ZH: "“731日”的数字与“日”之间缺“月”，按发布日期2020-08-03读作最近的一天“7月31日”。",
			EN: "“731日” lacks the 月 between its digits and 日, and is read as “7月31日”, the nearest such day up to the date of publication, 2020-08-03.",
		}},
		{"without the day", known, kg.Date{}, explain.Text{
			ZH: "“731日”的数字与“日”之间缺“月”，按发布日期读作最近的一天“7月31日”。",
			EN: "“731日” lacks the 月 between its digits and 日, and is read as “7月31日”, the nearest such day up to the date of publication.",
		}},
		{"of another reason", other, day, explain.Text{
			ZH: "“甲{after}”读作“乙”，因为“字形相近”。",
			EN: "“甲{after}” is read as “乙” because of “字形相近”.",
		}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := explain.Repair(tt.in, tt.published); got != tt.want {
				t.Errorf("got %q", got)
			}
		})
	}
}

// TestEverySentenceIsWellFormed tries each rule, alone and with each manner, with each kind
// of basis and with none.
func TestEverySentenceIsWellFormed(t *testing.T) {
	manners := append([]string{""}, explain.Manners()...)
	bases := append([]kg.BasisKind{""}, kg.BasisKinds()...)
	for _, rule := range explain.Rules() {
		for _, manner := range manners {
			for _, kind := range bases {
				e := evidence(rule+manner, "副主席李四出席")
				if kind != "" {
					e = resting(rule+manner, "副主席李四出席", kind, "出席")
				}
				checkForm(t, e.Rule+" "+string(kind), explain.Evidence(e))
			}
		}
	}
	for _, reason := range explain.Reasons() {
		checkForm(t, reason, explain.Repair(kg.TextRepair{Before: "1日", After: "2日", Reason: reason}, kg.Date{Year: 2020}))
	}
}

var (
	marked  = regexp.MustCompile(`“[^“”]*”`)
	chinese = regexp.MustCompile(`^[\p{Han}，；、“”0-9-]+。$`)
	english = regexp.MustCompile(`^[A-Z“][A-Za-z '“”月日为是担任作，0-9,;:-]+\.$`)
)

func checkForm(t *testing.T, what string, got explain.Text) {
	t.Helper()
	bare := func(s string) string { return marked.ReplaceAllString(s, "“”") }
	if !chinese.MatchString(bare(got.ZH)) || strings.Contains(got.ZH, "，，") || strings.Count(got.ZH, "“") != strings.Count(got.ZH, "”") {
		t.Errorf("%s: Chinese %q", what, got.ZH)
	}
	if !english.MatchString(bare(got.EN)) || strings.Contains(got.EN, "  ") || strings.Contains(got.EN, " ,") || strings.Count(got.EN, "“") != strings.Count(got.EN, "”") {
		t.Errorf("%s: English %q", what, got.EN)
	}
}

// TestPartsAreTheNamesUsed takes composed names apart again.
func TestPartsAreTheNamesUsed(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		parts := append([]string{rapid.SampledFrom(explain.Rules()).Draw(t, "rule")}, rapid.SliceOfN(rapid.SampledFrom(explain.Manners()), 0, 3).Draw(t, "manners")...)
		name := strings.Join(parts, "")
		if got := explain.Parts(name); strings.Join(got, "") != name || len(got) == 0 {
			t.Fatalf("%s: got %v", name, got)
		}
	})
	for _, name := range []string{"", "-inverted", "no-such-rule", "attend-", "attend-inverted-", "Attend"} {
		if got := explain.Parts(name); len(got) != 0 {
			t.Errorf("%q: got %v", name, got)
		}
	}
}

// TestAnyPassageGivesOneSentence puts passages of all kinds into sentences.
func TestAnyPassageGivesOneSentence(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := kg.Evidence{
			Rule:  rapid.SampledFrom(explain.Rules()).Draw(t, "rule") + rapid.SampledFrom(explain.Manners()).Draw(t, "manner"),
			Quote: rapid.StringMatching(`[“”{}a-z\p{Han}\n　\t。]{0,90}`).Draw(t, "quote"),
		}
		if rapid.Bool().Draw(t, "basis") {
			e.Basis = kg.Basis{Kind: rapid.SampledFrom(kg.BasisKinds()).Draw(t, "kind"), Quote: rapid.String().Draw(t, "basis quote")}
		}
		for _, l := range explain.Languages() {
			s := explain.Evidence(e).In(l)
			if strings.Contains(s, "\n") || strings.Count(s, "“") != strings.Count(s, "”") {
				t.Fatalf("%s: %q", l, s)
			}
		}
	})
}

func TestListsAreSortedAndFresh(t *testing.T) {
	for name, list := range map[string]func() []string{"Rules": explain.Rules, "Manners": explain.Manners, "Reasons": explain.Reasons} {
		first := list()
		if !slices.IsSorted(first) || len(first) == 0 || len(slices.Compact(slices.Clone(first))) != len(first) {
			t.Errorf("%s: %v", name, first)
		}
		first[0] = "changed"
		if list()[0] == "changed" {
			t.Errorf("%s: a caller changed it", name)
		}
	}
	if got := fmt.Sprint(explain.Languages()); got != "[ZH EN]" {
		t.Errorf("Languages: %s", got)
	}
}

package resolve_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"huipu/internal/kg"
	"huipu/internal/resolve"
)

// named makes a mention of a line "day | posts | others | bodies", in which a post is
// organisation/role, with 原 before a former one; parts may be left out at the end.
func bearing(t testing.TB, name string, document int, line string) resolve.Mention {
	t.Helper()
	parts := append(strings.Split(line, "|"), "", "", "")
	m := resolve.Mention{Document: kg.ID(fmt.Sprintf("document/%016x", document)), Name: resolve.Fold(name), Written: name}
	if day := strings.TrimSpace(parts[0]); day != "" {
		var err error
		if m.Day, err = kg.ParseDate(day); err != nil {
			t.Fatal(err)
		}
	}
	for post := range strings.FieldsSeq(parts[1]) {
		post, former := strings.CutPrefix(post, "原")
		organisation, role, _ := strings.Cut(post, "/")
		m.Held = append(m.Held, resolve.Held{Organisation: organisation, Role: role, Former: former})
	}
	m.With = slices.Sorted(strings.FieldsSeq(parts[2]))
	m.Bodies = slices.Sorted(strings.FieldsSeq(parts[3]))
	return m
}

// mentionsOf makes mentions of lines, in documents 0, 1 and so on.
func mentionsOf(t testing.TB, name string, lines ...string) []resolve.Mention {
	t.Helper()
	list := make([]resolve.Mention, len(lines))
	for i, line := range lines {
		list[i] = bearing(t, name, i, line)
	}
	return list
}

// letters gives the partition as one letter for each document: those of one person alike.
func letters(t testing.TB, p resolve.Partition, n int) string {
	t.Helper()
	out := []byte(strings.Repeat(".", n))
	for i, person := range p.Persons {
		for _, m := range person {
			var at int
			if _, err := fmt.Sscanf(string(m.Document), "document/%x", &at); err != nil {
				t.Fatal(err)
			}
			out[at] = "abcdefghijklmnopqrstuvwxyz"[i]
		}
	}
	return string(out)
}

func partitionOf(t testing.TB, mentions []resolve.Mention, judged ...resolve.Judged) resolve.Partition {
	t.Helper()
	p, err := resolve.Persons(mentions, judged)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestPersons(t *testing.T) {
	leaders := "甲一 甲二 甲三 甲四 甲五 甲六"
	for _, test := range []struct {
		what, name, want string
		lines            []string
	}{
		{"nobody", "张勇", "", nil},
		{"one post at all times", "张勇", "aa", []string{"2019 | 科技部/部长", "2025 | 科技部/部长"}},
		{"one post, formerly", "张勇", "aa", []string{"2023 | 科技部/部长", "2025 | 原科技部/部长"}},
		{"a short name of the body", "张勇", "aa", []string{"2024 | 世界贸易组织/主任", "2025 | 世贸组织/主任"}},
		{"the body without its state", "布朗", "aa", []string{"2024 | 俄罗斯外交部/发言人", "2025 | 俄外交部/发言人"}},
		{"a term of the body", "张勇", "aa", []string{"2023 | 第六任某某委员会/副主任", "2025 | 某某委员会/副主任"}},
		{"a minister by the ministry and in short", "布朗", "aa", []string{"2024 | 美国财政部/部长", "2025 | 美国/财长"}},
		{"two roles in one body", "张勇", "aa", []string{"2024 | 甲乙大学/校长", "2025 | 甲乙大学/党委书记"}},
		{"two roles in one large body", "张勇", "ab", []string{"2024 | 全国政协/委员", "2025 | 全国政协/副主席"}},
		{"committee and government of one city", "张勇", "aa", []string{"2024 | 合肥市委/书记", "2025 | 合肥市政府/市长"}},
		{"a career", "张勇", "aa", []string{"2023 | 安徽省委/书记", "2025 | 农业农村部/部长"}},
		{"a leader of party and state, and which", "张勇", "aa", []string{"2023 | /党和国家领导人", "2025 | 国务院/总理"}},
		{"a long name at home and one companion", "洛桑江村", "aa", []string{"2023-01-01 | 全国政协/委员 | 甲一", "2025-02-01 || 甲一"}},
		{"a long name abroad and one companion", "穆罕默德", "ab", []string{"2023-01-01 | 乍得/总统 | 甲一", "2025-02-01 || 甲一"}},
		{"a whole name from Japan and one companion", "石破茂", "aa", []string{"2023-01-01 | 日本自民党/总裁 | 甲一", "2025-02-01 || 甲一"}},
		{"deputies of one state, nobody in common", "布朗", "ab", []string{"2023 | 伊朗/副总统", "2025 | 伊朗/副总统"}},
		{"deputies of one state, in the same company", "布朗", "aa", []string{"2023 | 伊朗/副总统 | 甲一 甲二", "2025 | 伊朗/副总统 | 甲一 甲二"}},
		{"deputies of one state in one month", "布朗", "aa", []string{"2025-03-01 | 伊朗/副总统", "2025-03-09 | 伊朗/副总统"}},
		{"a rare name that others bear as well", "张建国", "abc", []string{"2025-01-01 || 甲一", "2025-01-02 | /村民", "2025-02-01 | 丙校/校长 | 甲一"}},
		{"a title that belongs to no body, and one companion", "张勇", "aa", []string{"2023 | /航天员 | 甲一", "2025 | /航天员 | 甲一"}},
		{"mayors whose city is not told, and one companion", "张勇", "ab", []string{"2023 | /市长 | 甲一", "2025 | /市长 | 甲一"}},
		{"mayors whose city is not told", "张勇", "ab", []string{"2023 | /市长", "2025 | /市长"}},
		{"formerly in charge of the province that the document names", "张勇", "aaa", []string{"2023 | 安徽省委/书记", "2024 | 安徽省委/书记", "2025 | 原/书记 || 安徽省人大"}},
		{"heads of two provinces in one month", "张勇", "ab", []string{"2025-03-01 | 安徽省委/书记", "2025-03-20 | 湖北省委/书记"}},
		{"heads of two provinces one after the other", "张勇", "aa", []string{"2023-03-01 | 安徽省委/书记", "2025-03-20 | 湖北省委/书记"}},
		{"heads of departments of two provinces in one month", "王海明", "ab", []string{"2025-03-01 | 江苏省农业厅/厅长 | " + leaders, "2025-03-20 | 甘肃省卫生健康委/主任 | " + leaders}},
		{"heads of departments of two provinces a year apart", "王海明", "aa", []string{"2024-03-01 | 江苏省农业厅/厅长 | " + leaders, "2025-03-20 | 甘肃省卫生健康委/主任 | " + leaders}},
		{"county heads of two provinces in one month", "张建国", "ab", []string{"2025-03-01 | 安徽省肥西县委/书记 | " + leaders, "2025-03-20 | 湖北省嘉鱼县委/书记 | " + leaders}},
		{"heads of two states", "张建国", "ab", []string{"2025 | 乍得/总统 | " + leaders, "2025 | 卡塔尔/首相 | " + leaders}},
		{"abroad and at home", "张建国", "ab", []string{"2025 | 新加坡/总理 | " + leaders, "2025 | 全国政协/副主席 | " + leaders}},
		{"two offices of one state at one time", "布朗", "ab", []string{"2025-03-01 | 古巴/副总统 | 甲一 甲二", "2025-03-03 | 古巴议会/主席 | 甲一 甲二"}},
		{"an office and a trade", "张建国", "ab", []string{"2025 | 甲乙大学/校长", "2025 | /村民"}},
		{"one name alone", "张勇", "ab", []string{"2025 | 甲公司/经理", "2025 | 乙学院/院长"}},
		{"no post and the same company", "张勇", "aa", []string{"2025-01-01 | 丙部/主任 | " + leaders, "2025-02-01 || " + leaders}},
		{"no post and other company", "张勇", "ab", []string{"2025-01-01 | 丙部/主任 | " + leaders, "2025-02-01 || 乙一 乙二 乙三 乙四 乙五"}},
		{"neither has a post, other company", "张勇", "ab", []string{"2025-01-01 || 甲一 甲二 甲三", "2025-02-01 || 乙一 乙二 乙三"}},
		{"neither has a post, the same company", "张勇", "aa", []string{"2025-01-01 || 甲一 甲二 甲三", "2025-02-01 || 甲一 甲二 甲三"}},
		{"a rare name and one companion", "张建国", "aa", []string{"2025-01-01 || 甲一", "2025-02-01 || 甲一"}},
		{"a frequent name and one companion", "张勇", "ab", []string{"2025-01-01 || 甲一", "2025-02-01 || 甲一"}},
		{"part of a foreign name and one companion", "穆罕默德", "ab", []string{"2025-01-01 || 甲一", "2025-02-01 || 甲一"}},
		{
			"no post, nobody else named, and one who is well known", "张勇", "aaaaaa",
			[]string{"2025-01 | 丙部/主任", "2025-02 | 丙部/主任", "2025-03 | 丙部/主任", "2025-04 | 丙部/主任", "2025-05 | 丙部/主任", "2025-06"},
		},
		{
			"no post, and two of the name who are known alike", "张勇", "aaabbbc",
			[]string{"2025-01 | 丙部/主任", "2025-02 | 丙部/主任", "2025-03 | 丙部/主任", "2025-04 | 丁校/校长", "2025-05 | 丁校/校长", "2025-06 | 丁校/校长", "2025-07"},
		},
		{
			"a title of state without the state", "布朗", "aaaa",
			[]string{"2025-01 | 芬兰/总统", "2025-02 | 芬兰/总统", "2025-03 | 芬兰/总统", "2025-04 | /总统"},
		},
		{
			"a title of state without the state, which the document names", "布朗", "ab",
			[]string{"2025-01 | 芬兰/总统", "2025-04 | /总统 || 瑞典外交部"},
		},
		{
			"fitting two of whom each excludes the other", "张勇", "acb",
			[]string{"2025-03-01 | 安徽省委/书记 | " + leaders, "2025-03-20 | 湖北省委/书记 | " + leaders, "2025-03-10 || " + leaders},
		},
		{
			"fitting one of them better", "张勇", "aba",
			[]string{"2025-03-01 | 安徽省委/书记 | " + leaders, "2025-03-20 | 湖北省委/书记 | " + leaders, "2025-03-10 || " + leaders + " | 安徽省委"},
		},
		{"a ministry and a province in one month", "张勇", "ab", []string{"2025-03-01 | 安徽省委/书记", "2025-03-20 | 农业农村部/部长"}},
		{"a province that fits better goes first", "张建国", "abb", []string{
			"2025-03-01 | 安徽省委/书记 | " + leaders, "2025-03-20 | 湖北省委/书记 | " + leaders, "2025-04-10 | 湖北省政府/省长 | " + leaders,
		}},
		{"part of a foreign name like a rare Chinese one", "马杜罗", "ab", []string{"2025-01-01 | 委内瑞拉/总统 | 甲一", "2025-02-01 || 甲一"}},
		{
			"a slip of reading among many mentions", "张建国", "aaaaaaaaaaaa",
			append(slices.Repeat([]string{"2025-03-01 | 科技部/部长"}, 10), "2025-03-02 | 科技部/部长 乍得/总统", "2025-05-01 | 全国政协/副主席"),
		},
		{
			"well known, and nothing in common", "张建国", "aaaaab",
			append(slices.Repeat([]string{"2025-03-01 | 科技部/部长 | " + leaders}, 5), "2025-05-01 || 乙一 乙二 乙三 乙四 乙五"),
		},
		{"unknown days come last", "张勇", "ba", []string{" | 甲公司/经理", "2025 | 乙学院/院长"}},
	} {
		t.Run(test.what, func(t *testing.T) {
			mentions := mentionsOf(t, test.name, test.lines...)
			if got := letters(t, partitionOf(t, mentions), len(mentions)); got != test.want {
				t.Errorf("persons %s, want %s", got, test.want)
			}
		})
	}
}

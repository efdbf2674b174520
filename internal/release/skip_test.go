package release_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestRepeatsAreSkipped(t *testing.T) {
	const (
		long  = "8月2日，澄江市侨联召开七届三次常委会议，市侨联主席周远山主持会议并讲话。"
		other = "市侨联副主席林秋、陈一鸣，秘书长孟栖原和全体常委出席会议，市委统战部负责同志到会指导。"
		short = "会议由周远山主持。"
	)
	tests := []struct{ name, in, want string }{
		{"the whole body twice", long + other + "\n" + long + other + "\n", "BODY " + long + "|" + other + "\nBODY =" + long + " =" + other + "\n"},
		{"three times", strings.Repeat(long+"\n", 3), "BODY " + long + "\nBODY =" + long + "\nBODY =" + long + "\n"},
		{"a summary", long + "\n" + long + other + "\n", "BODY " + long + "\nBODY " + other + " =" + long + "\n"},
		{"white space and width apart", long + "\n　" + long[:4] + "\u200b \u00a0" + long[4:] + "\n", "BODY " + long + "\nBODY =" + long[:4] + "\u200b \u00a0" + long[4:] + "\n"},
		{"short sentences of two meetings", "上午召开常委会。" + short + "\n下午召开全委会。" + short + "\n", "BODY 上午召开常委会。|" + short + "\nBODY 下午召开全委会。|" + short + "\n"},
		{"short ones in a row", "甲。" + strings.Repeat(short+"\n林秋主持了第二阶段的会议。\n", 2), "BODY 甲。|" + short + "\nBODY 林秋主持了第二阶段的会议。\nBODY " + short + "\nBODY 林秋主持了第二阶段的会议。\n"},
		{"many short ones in a row", strings.Repeat(short+"\n林秋主持了第二阶段的会议。\n陈一鸣作报告。\n", 2), "BODY " + short + "\nBODY 林秋主持了第二阶段的会议。\nBODY 陈一鸣作报告。\nBODY =" + short + "\nBODY =林秋主持了第二阶段的会议。\nBODY =陈一鸣作报告。\n"},
		{"another order", long + other + "\n" + other + long + "\n", "BODY " + long + "|" + other + "\nBODY =" + other + " =" + long + "\n"},
		{"one character apart", long + "\n" + strings.Replace(long, "三", "四", 1) + "\n", "BODY " + long + "\nBODY " + strings.Replace(long, "三", "四", 1) + "\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			text := "8月1日，开会。\n" + tt.in
			r := read(t, "a.txt", text)
			check(t, r)
			if r.Text != text {
				t.Errorf("the text was changed: %q", r.Text)
			}
			if diff := cmp.Diff("BODY 8月1日，开会。\n"+tt.want, layout(r)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestCaptionsAreSkipped(t *testing.T) {
	tests := []struct{ name, line, want string }{
		{"picture", "图为周远山（左二）与来宾合影。", "CAPTION =图为周远山（左二）与来宾合影。"},
		{"numbered picture", "图1：会议现场", "CAPTION =图1：会议现场"},
		{"triangle", "▲会议现场", "CAPTION =▲会议现场"},
		{"credit", "会议现场。新华社记者 方圆 摄", "CAPTION =会议现场。 =新华社记者 方圆 摄"},
		{"credit in brackets", "会议现场（方圆 摄）", "CAPTION =会议现场（方圆 摄）"},
		{"traditional", "圖為會議現場。", "CAPTION =圖為會議現場。"},
		{"news with a credit", "8月3日，澄江市侨联在市会议中心召开七届三次常委会议，会议由周远山主持，林秋、陈一鸣和全体常委出席。方圆 摄", "BODY 8月3日，澄江市侨联在市会议中心召开七届三次常委会议，会议由周远山主持，林秋、陈一鸣和全体常委出席。|方圆 摄"},
		{"a plan", "图书馆召开会议。", "BODY 图书馆召开会议。"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := read(t, "a.txt", "8月1日，开会。\n"+tt.line+"\n会议结束。")
			if diff := cmp.Diff("BODY 8月1日，开会。\n"+tt.want+"\nBODY 会议结束。\n", layout(r)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
	if got := layout(read(t, "a.txt", "市侨联召开会议\n图为周远山主持会议。")); got != "TITLE 市侨联召开会议\nBODY 图为周远山主持会议。\n" {
		t.Errorf("the only line: %s", got)
	}
}

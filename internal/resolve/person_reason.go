package resolve

import (
	"fmt"
	"strings"

	"huipu/internal/explain"
)

// Text tells the reason in words, with a full stop.
func (r Reason) Text() explain.Text {
	switch r.Kind {
	case SameCompany:
		return r.sharing("两处同时提到%s。", "人", "Both name %s.")
	case SameSetting:
		return r.sharing("两处都提到机构%s。", "个", "Both name the organisation %s.")
	}
	words := map[ReasonKind]explain.Text{
		SamePost:     {ZH: "两处是同一职位：%s，%s。", EN: "Both hold one post: %s, %s."},
		NamedInFull:  {ZH: "同一文献中简称%s，全称%s。", EN: "One document has %s in short and %s in full."},
		SimilarPost:  {ZH: "两处职务相同，机构名称相近：%s，%s。", EN: "Both hold the same title in bodies of similar names: %s, %s."},
		SameBody:     {ZH: "两处职位在同一机构：%s，%s。", EN: "Both hold a post in one body: %s, %s."},
		SameLineage:  {ZH: "两处机构同属一个系统：%s，%s。", EN: "The bodies are of one family: %s, %s."},
		SamePlace:    {ZH: "两处职位在同一地方：%s，%s。", EN: "Both hold a post in one place: %s, %s."},
		SameCountry:  {ZH: "两处职位在同一国家：%s，%s。", EN: "Both hold a post in one country: %s, %s."},
		SameRole:     {ZH: "两处职务相同：%s，%s。", EN: "Both hold the same title: %s, %s."},
		OneCareer:    {ZH: "两处都是很少人担任的领导职务，可以先后担任：%s，%s。", EN: "Both lead, as few do, and the one may follow the other: %s, %s."},
		SameMeeting:  {ZH: "两处报道同一会议。", EN: "Both documents report one meeting."},
		RareName:     {ZH: "姓名少见。", EN: "The name is rare."},
		WellKnown:    {ZH: "一方广为人知，另一方没有写明不同的身份。", EN: "One is well known, and nothing tells the other from the known."},
		OtherCountry: {ZH: "两处职位分属两国：%s，%s。", EN: "The posts are of two countries: %s, %s."},
		OtherPlace:   {ZH: "两处职位在两地：%s，%s。", EN: "The posts are in two places: %s, %s."},
		OtherWalk:    {ZH: "两处身份不同：%s，%s。", EN: "The walks of life differ: %s, %s."},
		OtherCompany: {ZH: "两处提到的人和机构全不相同。", EN: "The documents name other people and other organisations."},
		JudgedSame:   {ZH: "编辑判定为同一人。", EN: "A curator judged them the same."},
		JudgedApart:  {ZH: "编辑判定为不同的人。", EN: "A curator judged them different."},
	}
	t := words[r.Kind]
	if strings.Contains(t.ZH, "%s") {
		left, right := "“"+r.Left+"”", "“"+r.Right+"”"
		return explain.Text{ZH: fmt.Sprintf(t.ZH, left, right), EN: fmt.Sprintf(t.EN, left, right)}
	}
	return t
}

// told is how many names a text gives before it counts the others.
const told = 5

// sharing tells what both have, the first of them by name.
func (r Reason) sharing(zh, unit, en string) explain.Text {
	named := r.Shared[:min(told, len(r.Shared))]
	more := explain.Text{}
	if rest := len(r.Shared) - len(named); rest > 0 {
		more = explain.Text{ZH: fmt.Sprintf("等%d%s", len(r.Shared), unit), EN: fmt.Sprintf(" and %d more", rest)}
	}
	return explain.Text{
		ZH: fmt.Sprintf(zh, strings.Join(named, "、")+more.ZH), EN: fmt.Sprintf(en, strings.Join(named, ", ")+more.EN),
	}
}

package main

import (
	"strings"
	"unicode/utf8"
)

// markShortForms finds the short form of every division and decides whether it may stand
// alone. That of a province always may; that of a city unless it is a province's (吉林市);
// that of a county where no other division has it and it is no word of the language.
func markShortForms(all []division, words dictionary) {
	taken := map[string]int{}
	for k := range all {
		all[k].short = len(shortForm(all[k].name))
		taken[all[k].name[:all[k].short]]++
	}
	provinces := map[string]bool{}
	for k := range all {
		d := &all[k]
		if d.short == 0 {
			continue
		}
		short := d.name[:d.short]
		switch d.level {
		case "province":
			provinces[short] = true
			d.alone = true
		case "city":
			d.alone = !provinces[short]
		default:
			d.alone = taken[short] == 1 && !words.common(short) && !strings.HasPrefix(d.within, "香港")
		}
		if !d.alone && !autonomous(d.name) {
			d.short = 0
		}
	}
}

// kinds are what ends the name of a division, longer ones first.
var kinds = []string{"特别行政区", "自治区", "自治州", "自治县", "自治旗", "地区", "特区", "省", "市", "县", "区", "盟", "旗"}

// peoples are named in the names of autonomous divisions.
var peoples = []string{
	"蒙古族", "回族", "藏族", "维吾尔", "苗族", "彝族", "壮族", "布依族", "朝鲜族", "满族", "侗族", "瑶族", "白族",
	"土家族", "哈尼族", "哈萨克族", "哈萨克", "傣族", "黎族", "傈僳族", "佤族", "畲族", "拉祜族", "水族", "东乡族", "纳西族",
	"景颇族", "柯尔克孜", "土族", "达斡尔族", "仫佬族", "羌族", "布朗族", "撒拉族", "毛南族", "仡佬族", "锡伯", "普米族",
	"塔吉克", "怒族", "鄂温克族", "保安族", "裕固族", "独龙族", "鄂伦春", "蒙古", "各族",
}

// shortForm is the name without its kind and the peoples it names: 延边 of 延边朝鲜族自治州.
// It is empty where fewer than two characters are left or where the rest is no name by
// itself: 鄂托克前 of 鄂托克前旗, 滨海新 of 滨海新区.
func shortForm(name string) string {
	if name == "神农架林区" {
		return "神农架" // not so 万柏林区
	}
	short := name
	for _, kind := range kinds {
		if rest, ok := strings.CutSuffix(name, kind); ok {
			short = rest
			break
		}
	}
	for again := autonomous(name) || strings.HasSuffix(name, "族自治区") || strings.HasSuffix(name, "尔自治区"); again; {
		again = false
		for _, people := range peoples {
			if rest, ok := strings.CutSuffix(short, people); ok {
				short, again = rest, true
				break
			}
		}
	}
	last, size := utf8.DecodeLastRuneInString(short)
	switch {
	case utf8.RuneCountInString(short) < 2:
		return ""
	case strings.HasSuffix(name, "旗") && strings.ContainsRune("前后左右中合", last):
		return ""
	case strings.HasSuffix(name, "区") && strings.ContainsRune("新矿族", last) && len(short) > 2*size:
		return ""
	}
	return short
}

// autonomous reports divisions that are also called by their short form and the last
// character of their kind: 延边州.
func autonomous(name string) bool {
	return strings.HasSuffix(name, "自治州") || strings.HasSuffix(name, "自治县") || strings.HasSuffix(name, "自治旗")
}

package generate

import (
	"slices"
	"strings"
)

// surnames are in the order of their frequency in the census, as generally known.
var surnames = strings.Split("王 李 张 刘 陈 杨 黄 赵 吴 周 徐 孙 马 朱 胡 郭 何 林 高 罗 郑 梁 谢 宋 唐 许 邓 韩 冯 曹 彭 曾 肖 田 董 潘 袁 蔡 蒋 余 于 杜 叶 程 魏 苏 吕 丁 任 卢 姚 沈 钟 姜 崔 谭 陆 范 汪 廖 石 金 韦 贾 夏 付 方 邹 熊 白 孟 秦 邱 侯 江 尹 薛 闫 段 雷 龙 黎 史 陶 贺 毛 郝 顾 龚 邵 万 覃 武 钱 戴 欧阳 上官 司马 诸葛", " ")

// The characters of given names and the elements of other names were chosen for this package
// so that no holder of a high office is named.
var (
	givenFirst  = runes("志佳嘉宇浩思晓雅静欣慧俊凯鹏启承仁诚瑞祥彦韵若芸婉舒怡悦颖琳瑶景敬铭锦鸿翰毓梓沐奕")
	givenSecond = runes("杰磊超波森洋翔芳娟燕玲梅珊洁倩蓉薇琴琪轩坤栋楠宜彤菲雯蕾榕桦钧铎霖豪颖婕妍嫣")
	givenSingle = runes("珊薇昊骏翀铮昕珂韬骞翊钰倩萌婷霄瑾琦璇琰")

	// Elements of Uyghur and Kazakh names, given name before the father's.
	dotted = strings.Split("艾尔肯 吐尔逊 买买提 玉素甫 亚森 阿力木 库尔班 热依木 吾布力 帕尔哈提 吐尔根 肉孜 祖农 亚力坤 木合塔尔 塔依尔 哈力克 萨迪克 阿不力孜 伊力哈木", " ")

	// Names of guests from abroad and the parts of their family names.
	foreignGiven = strings.Split("安德烈 卡洛斯 米哈伊 托马斯 彼得 伊万 马丁 保罗 安娜 玛丽亚 索菲亚 卡特琳 埃里克 汉斯 路易斯 胡安 尼古拉 维克多 艾玛 劳拉", " ")
	foreignHead  = strings.Split("科瓦 莫列 巴尔 哈维 伦德 奥尔 加里 弗兰 德维 佩特 马尔 斯捷 沃伊 格罗 卡斯 贝尔", " ")
	foreignTail  = strings.Split("连科 维奇 格伦 托尼 杜奇 曼斯 奈特 利亚 诺夫 斯基 德森 拉克 蒂娜 内罗", " ")
)

// surnameWeights are the sums of the weights of the surnames up to each, in proportion to
// 1/(rank+0.8).
var surnameWeights = func() []int {
	sums, sum := make([]int, len(surnames)), 0
	for i := range sums {
		sum += 1_000_000 / (10*(i+1) + 8)
		sums[i] = sum
	}
	return sums
}()

func surnameRank(d *dice) int {
	at, _ := slices.BinarySearch(surnameWeights, 1+d.below(surnameWeights[len(surnameWeights)-1]))
	return at
}

// runes gives the characters of a text one by one.
func runes(text string) []string { return strings.Split(text, "") }

// name is the name of the person with the key. Two keys may have the same name.
func name(key uint64) string {
	d := dice{hash(tagName, key)}
	if d.below(1000) < 15 {
		return pick(&d, dotted) + "·" + pick(&d, dotted)
	}
	surname := surnames[surnameRank(&d)]
	if d.chance(14) {
		return surname + pick(&d, givenSingle)
	}
	return surname + pick(&d, givenFirst) + pick(&d, givenSecond)
}

// foreignName is the name of the guest from abroad with the key.
func foreignName(key uint64) string {
	d := dice{hash(tagForeign, key)}
	return pick(&d, foreignGiven) + "·" + pick(&d, foreignHead) + pick(&d, foreignTail)
}

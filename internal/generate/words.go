package generate

import "strings"

// Words of the texts around the facts, written for this package.
var (
	topics = strings.Split("基层组织建设 青年人才培养 社区服务 志愿服务 乡村文化建设 科学普及 困难帮扶 企业服务 海外联谊 古村保护 "+
		"绿色发展 数字化转型 安全生产 营商环境 教育帮扶 康复服务 民间艺术传承 法律服务 水源保护 应急救护", " ")
	gatherings = strings.Split("座谈会 推进会 工作会议 研讨会 专题会议 交流会 动员会 总结会", " ")

	said  = strings.Split("指出 强调 要求 表示", " ")
	pleas = strings.Split("要认真总结经验，把各项工作做得更细更实 要把更多资源放到基层，让群众看得见、用得上 要加强调查研究，多听不同的声音 "+
		"要完善制度，明确责任，一件一件抓好落实 要讲究方法，注重实效，不做表面文章 要发挥各自所长，在合作中共同提高", " ")
	subjects = strings.Split("会议听取了有关情况的说明，讨论了下一步的安排。 会议回顾了上一年的工作，对今年的任务作了安排。 "+
		"会议审议了有关文件，通过了相应的决议。 与会人员围绕议题展开了讨论，提出了不少具体的意见。 会议通报了项目进展，明确了时间表。", " ")

	departments   = strings.Split("办公室 组织部 宣传部 联络部 权益部", " ")
	schools       = strings.Split("大学 师范大学 理工大学 农业大学 医学院", " ")
	trades        = strings.Split("纺织 机械 食品 电子 建材 物流 茶业 陶瓷 造船 生物", " ")
	foreignPlaces = strings.Split("北欧 南美 中亚 东非 西欧", " ")
	scholars      = strings.Split("教授 副教授 校长", " ")
	managers      = strings.Split("董事长 总经理", " ")
	abroad        = strings.Split("国际友好协会 贸易促进会 文化交流协会 科学基金会", " ")
)

// publishers follow the name of a place.
var publishers = strings.Split("日报 晚报 新闻网 电视台 在线", " ")

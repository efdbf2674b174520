package testkit

import "huipu/internal/kg"

func day(year, month, d int) kg.Date { return kg.Date{Year: year, Month: month, Day: d} }

// Qiaolian is a graph of three releases about two sessions of one body:
//
//	中国侨联 (above 北京市侨联)
//	  └── series 中国侨联常委会议
//	        ├── 十届五次, 2020-07-31: main venue 北京, 800余人, convened by 中国侨联
//	        │     1 万立骏 主席       SPOKE ATTENDED    releases 1 and 3
//	        │     2 李卓彬 副主席     PRESIDED          release 1
//	        │     3 陈迈   秘书长     ATTENDED, 主会场   releases 1 and 3
//	        │     4 王志民 (no post)  WRITTEN           release 3 alone
//	        │     group 北京市侨联代表, of 北京市侨联    SPOKE
//	        └── 十届六次, 2021-01-15, by video
//	              1 李卓彬 副主席     PRESIDED
//	              2 陈迈   原秘书长   ATTENDED          release 2
//	              3 赵红   秘书长     REPORTED
//
// Release 1 repairs 731日 and mentions 习近平 总书记, who attends nothing.
func Qiaolian() []kg.Contribution {
	return []kg.Contribution{fifthSession(), sixthSession(), fifthSessionElsewhere()}
}

func fifthSession() kg.Contribution {
	r := NewRelease(kg.Document{
		Title: "中国侨联十届五次常委会议举行", Source: "中国侨联网站", URL: "https://news.example/1", Published: day(2020, 8, 3),
		Text: "中国侨联十届五次常委会议举行\n\n731日,中国侨联十届五次常委会议召开,主会场设在北京。中国侨联主席万立骏出席并讲话,副主席李卓彬主持会议," +
			"秘书长陈迈在主会场出席会议。北京市侨联代表发言。共800余人参加会议。会议学习习近平总书记重要讲话。\n",
		Bylines: []string{"记者 李记"}, Extractor: "test/1",
	})
	body := r.Organisation(kg.Organisation{Name: "中国侨联", Aliases: []string{"侨联"}})
	branch := r.Organisation(kg.Organisation{Name: "北京市侨联", Parent: body, Place: "北京市"})
	m := r.Meeting(kg.Meeting{
		Name: "中国侨联十届五次常委会议", Series: r.Series("中国侨联常委会议", body), Term: 10, Session: 5, Date: day(2020, 7, 31),
		Format: kg.Teleconference, Places: []string{"北京"}, ConvenedBy: []kg.ID{body}, Stated: kg.Count{Number: 800, Qualifier: kg.MoreThan},
	})
	r.About(m)
	r.Repair("731日", "7月31日", "缺“月”字")
	on := day(2020, 7, 31)
	wan, li, chen := r.Person("万立骏"), r.Person("李卓彬"), r.Person("陈迈")
	r.Attendance(m, wan, "万立骏出席并讲话", kg.Attendance{
		Capacities: []kg.Capacity{kg.Spoke, kg.Attended}, Memberships: []kg.ID{r.Membership(wan, body, "主席", "主席万立骏", on, false)},
	})
	r.Attendance(m, li, "李卓彬主持会议", kg.Attendance{
		Capacities: []kg.Capacity{kg.Presided}, Memberships: []kg.ID{r.Membership(li, body, "副主席", "副主席李卓彬", on, false)},
	})
	r.Attendance(m, chen, "陈迈在主会场出席", kg.Attendance{
		Capacities: []kg.Capacity{kg.Attended}, Venue: r.Venue(m, kg.MainVenue, "北京"),
		Memberships: []kg.ID{r.Membership(chen, body, "秘书长", "秘书长陈迈", on, false)},
	})
	r.Group(kg.GroupAttendance{
		Meeting: m, Label: "北京市侨联代表", Organisations: []kg.ID{branch}, Capacities: []kg.Capacity{kg.Spoke},
		Stated: kg.Count{Number: 7, Qualifier: kg.Exactly},
	})
	r.Mention("习近平")
	r.Membership(r.Person("习近平"), "", "总书记", "习近平总书记", kg.Date{}, false)
	return r.Contribution()
}

func sixthSession() kg.Contribution {
	r := NewRelease(kg.Document{
		Title: "中国侨联十届六次常委会议召开", Source: "新侨网", URL: "https://news.example/2", Published: day(2021, 1, 16),
		Text: "中国侨联十届六次常委会议15日以视频方式召开。副主席李卓彬主持,原秘书长陈迈出席,秘书长赵红作报告。\n", Extractor: "test/1",
	})
	body := r.Organisation(kg.Organisation{Name: "中国侨联"})
	on := day(2021, 1, 15)
	m := r.Meeting(kg.Meeting{
		Name: "中国侨联十届六次常委会议", Series: r.Series("中国侨联常委会议", body), Term: 10, Session: 6, Date: on, Format: kg.Video,
		ConvenedBy: []kg.ID{body},
	})
	r.About(m)
	li, chen, zhao := r.Person("李卓彬"), r.Person("陈迈"), r.Person("赵红")
	r.Attendance(m, li, "李卓彬主持", kg.Attendance{
		Capacities: []kg.Capacity{kg.Presided}, Memberships: []kg.ID{r.Membership(li, body, "副主席", "副主席李卓彬", on, false)},
	})
	former := kg.NewID(kg.KindMembership, string(chen), string(body), "原秘书长")
	r.Attendance(m, chen, "陈迈出席", kg.Attendance{Capacities: []kg.Capacity{kg.Attended}, Memberships: []kg.ID{former}})
	r.formerMembership(former, chen, body, "秘书长", "原秘书长陈迈", on)
	r.Attendance(m, zhao, "赵红作报告", kg.Attendance{
		Capacities: []kg.Capacity{kg.Reported}, OnBehalfOf: []kg.ID{body},
		Memberships: []kg.ID{r.Membership(zhao, body, "秘书长", "秘书长赵红", on, false)},
	})
	return r.Contribution()
}

// formerMembership states a membership that ended, which has an id of its own beside the one
// that is held.
func (r *Release) formerMembership(id, person, organisation kg.ID, title, quote string, on kg.Date) {
	held := r.Membership(person, organisation, title, quote, on, true)
	for i := range r.c.Memberships {
		if r.c.Memberships[i].ID == held {
			r.c.Memberships[i].ID = id
		}
	}
}

func fifthSessionElsewhere() kg.Contribution {
	r := NewRelease(kg.Document{
		Title: "侨联开会", Source: "", URL: "https://news.example/3", Published: kg.Date{Year: 2020, Month: 8},
		Text: "陈迈、万立骏出席了中国侨联十届五次常委会议。王志民致信。\n", Extractor: "test/1",
	})
	body := r.Organisation(kg.Organisation{Name: "中国侨联"})
	m := r.Meeting(kg.Meeting{
		Name: "中国侨联十届五次常委会议", Aliases: []string{"侨联常委会议"}, Series: r.Series("中国侨联常委会议", body), Term: 10, Session: 5,
		Date: day(2020, 7, 31), Format: kg.Teleconference,
	})
	for _, name := range []string{"陈迈", "万立骏"} {
		r.Attendance(m, r.Person(name), name, kg.Attendance{Capacities: []kg.Capacity{kg.Attended}})
	}
	r.Attendance(m, r.Person("王志民"), "王志民致信", kg.Attendance{Capacities: []kg.Capacity{kg.Written}})
	return r.Contribution()
}

package explain

import "huipu/internal/kg"

// rules are the clauses of the rules, by what they read. A clause starts in lower case and
// has no full stop.
func rules() []template {
	return []template{
		// Names.
		{"name", "{quote}按姓氏、用字和前后文读作人名", "{quote} is read as a personal name by its surname, its characters and the words around it"},
		{"organisation", "{quote}中有机构名称，按词尾或名录认出", "{quote} holds the name of an organisation, known by its ending or from the list of bodies"},

		// Capacities by the subject of a verb.
		{"attend", "由{passage}记作出席", "read as attending from {passage}"},
		{"attend-non-voting", "由{passage}记作列席", "read as attending without a vote from {passage}"},
		{"preside", "由{passage}记作主持", "read as presiding from {passage}"},
		{"speak", "由{passage}记作讲话", "read as speaking from {passage}"},
		{"say", "由{passage}记作讲话，引述的是其人的话", "read as speaking from {passage}, which quotes the person's words"},
		{"say-at", "由{passage}记作讲话，话是在会上说的", "read as speaking from {passage}, because it was said at the meeting"},
		{"report", "由{passage}记作报告", "read as reporting from {passage}"},
		{"introduce", "由{passage}记作报告，介绍情况即是汇报", "read as reporting from {passage}, because to introduce how things stand is to report"},
		{"meet", "由{passage}记作会见", "read as meeting from {passage}"},
		{"elect", "由{passage}记作当选", "read as elected from {passage}"},
		{"appoint", "由{passage}记作任命", "read as appointed from {passage}"},
		{"award", "由{passage}记作获奖", "read as receiving an award from {passage}"},
		{"confer", "由{passage}记作出席，颁授的人在场", "read as attending from {passage}, because who confers is there"},
		{"read-out", "由{passage}记作出席，宣读的人在场", "read as attending from {passage}, because who reads out is there"},
		{"act", "由{passage}记作出席，做这件事的人在场", "read as attending from {passage}, because who does this is there"},
		{"visit", "由{passage}记作出席，前来的人在场", "read as attending from {passage}, because who comes is there"},
		{"write", "由{passage}记作书面，来信不等于到会", "read as writing from {passage}, which is not being there"},
		{"absent", "由{passage}记作请假", "read as absent from {passage}"},
		{"host", "由{passage}记作主办，仪式或宴会由其举行", "read as organising from {passage}, because the ceremony or dinner is given by the person"},
		{"part-speaker", "{quote}是会上讲课或报告的人，记作讲话", "read as speaking from {quote}, which names who gives the talk"},
		{"part-chair", "{quote}是会议的主持人，记作主持", "read as presiding from {quote}, which names who is in the chair"},
		{"undertake", "由{passage}记作主办，承办、协办的单位参与办会", "read as organising from {passage}, because who undertakes a meeting helps to organise it"},

		// Capacities by 作 and a noun.
		{"perform-report", "由{passage}记作报告", "read as reporting from {passage}"},
		{"perform-speech", "由{passage}记作讲话", "read as speaking from {passage}"},
		{"report-given", "由{passage}记作报告，文中谈到其所作的报告", "read as reporting from {passage}, which speaks of the report that was given"},

		// Capacities by the object of a verb.
		{"meet-with", "由{passage}记作会见，其人是会见的对方", "read as meeting from {passage}, as the other side"},
		{"met", "由{passage}记作会见，其人受到会见", "read as meeting from {passage}, as the one who is received"},
		{"confer-on", "由{passage}记作获奖，奖是颁给其人的", "read as receiving an award from {passage}, because it is conferred on the person named"},
		{"conferred", "由{passage}记作获奖，其人是颁授的对象", "read as receiving an award from {passage}, because the name is what the verb confers on"},
		{"accompany", "由{passage}记作出席，陪同的人在场", "read as attending from {passage}, because who accompanies is there"},
		{"hosted", "由{passage}记作出席，仪式或宴会为其举行", "read as attending from {passage}, because the ceremony or dinner is given for the person"},
		{"elected", "由{passage}记作当选，选出的是其人", "read as elected from {passage}, because the name is whom the verb elects"},
		{"elected-list", "由{quote}记作当选，所在名单有{basis}字样", "read as elected from {quote}, which stands in a list announced by {basis}"},
		{"elected-roster", "{quote}是名单中的一行，名单有{basis}字样，记作当选", "{quote} is a line of a list announced by {basis} and is read as elected"},
		{"appointed", "由{passage}记作任命，任命的是其人", "read as appointed from {passage}, because the name is whom the verb appoints"},
		{"appointed-to", "由{passage}记作任命，任职是会议的决定", "read as appointed from {passage}, because the meeting decides who holds the post"},

		// Titles.
		{"title-before-name", "职务{quote}写在人名之前", "the title {quote} stands before the name"},
		{"title-shared", "职务{quote}写在名单前面，由并列的人共用", "the title {quote} stands before a list and is shared by its names"},
		{"title-after-name", "职务{quote}写在人名之后", "the title {quote} stands behind the name"},
		{"title-around-name", "职务{quote}写在人名之后，机构{basis}写在人名之前", "the title {quote} stands behind the name and the organisation {basis} before it"},
		{"title-in-list", "职务{quote}与人名之间有冒号，是名单的一项", "the title {quote} stands before a colon and is an entry of a list"},
		{"title-in-roster", "职务{quote}单成一行，其下各行是人名", "the title {quote} is a line of its own above lines of names"},
		{"title-stated", "职务{quote}由“为”“是”一类的词说明属于其人", "the title {quote} is said to be that of the person by a word such as 为 or 是"},
		{"title-served", "职务{quote}由“担任”一类的词说明属于其人", "the title {quote} is said to be held by the person by a word such as 担任"},
		{"title-elected", "职务{quote}是选举其人担任的", "the title {quote} is what the person is elected"},
		{"title-appointed", "职务{quote}是任命其人担任的", "the title {quote} is what the person is appointed"},
		{"title-removed", "职务{quote}是其人卸下的，属于从前", "the title {quote} is what the person gives up, so it was held before"},
		{"title-of-list", "职务{quote}总括前面并列的人", "the title {quote} sums up the list of names before it"},
		{"title-of-attendees", "职务{quote}说明谓语之后的名单里都是什么人", "the title {quote} says who the people of the list behind the verb are"},

		// Meetings.
		{"meeting-named", "{quote}是会议名称，全文围绕会议展开", "{quote} is the name of a meeting, and the text speaks of one that takes place"},
		{"meeting-held-after", "会议名称在谓语之前，由{passage}认定会议召开", "the meeting's name stands before the verb and is read as held from {passage}"},
		{"meeting-held-before", "会议名称在谓语之后，由{passage}认定会议召开", "the meeting's name stands behind the verb and is read as held from {passage}"},
		{"meeting-acted", "由{passage}认定会议，会议作出任免一类的决定", "read as a meeting from {passage}, because it acts by such a verb"},
		{"meeting-attended", "由{passage}认定会议，有人出席", "read as a meeting from {passage}, because somebody attends it"},
		{"meeting-presided", "由{passage}认定会议，有人主持", "read as a meeting from {passage}, because somebody presides over it"},
		{"meeting-spoken-at", "由{passage}认定会议，有人在会上讲话", "read as a meeting from {passage}, because somebody speaks at it"},
		{"meeting-given", "由{passage}认定会后另有活动", "read as an event of its own after the meeting from {passage}"},
		{"meeting-just-closed", "{quote}是刚刚闭幕的会议", "{quote} is the name of a meeting that has just closed"},
		{"meeting-reception", "由{passage}认定会见，以双方之名命名", "read as a reception from {passage} and named after both sides"},
	}
}

// manners are the clauses of the endings that qualify the name of a rule.
func manners() []template {
	return []template{
		{"-inverted", "人名列在谓语之后的倒装名单里，{rule}", "the name stands in a list behind its verb and is {rule}"},
		{"-list", "名单接续上一句，{rule}", "the list goes on from the sentence before, and the name is {rule}"},
		{"-pronoun", "代词指上文的{basis}，{rule}", "the pronoun stands for {basis}, who is {rule}"},
		{"-on-behalf", "有人代表该单位，{rule}", "somebody stands for the organisation: {rule}"},
		{"-coordinated", "并列的地名各与共有的部分合成单位名称，{rule}", "each place of the list is joined to what all share to name an organisation: {rule}"},
		{"-inherited", "{rule}，未写机构，{source}", "{rule}; it stands without an organisation, which is taken from {source}"},
		{"-completed", "{rule}，机构简称由{basis}补全", "{rule}; the short name of the organisation is completed from {basis}"},
	}
}

// sources say where the organisation of a title comes from, by the kind of basis. The empty
// kind is for evidence that does not tell.
func sources() []template {
	return []template{
		{"", "机构取自别处", "elsewhere in the text"},
		{string(kg.BasisEarlierTitle), "机构取自同句前文的{basis}", "{basis} earlier in the sentence"},
		{string(kg.BasisSameTitle), "机构同文中别处的同名职务{basis}", "{basis}, the same title elsewhere in the release"},
		{string(kg.BasisBody), "机构取自文中所述的{basis}", "{basis}, of which the text speaks"},
		{string(kg.BasisListHeading), "机构取自名单标题{basis}", "{basis}, which announces the list"},
		{string(kg.BasisMeetingName), "机构取自会议名称{basis}", "{basis}, the name of the meeting"},
	}
}

// repairs are the clauses of repairs, by their reason.
func repairs() []template {
	return []template{
		{
			"数字与“日”之间缺“月”，按发布日期读为最近的一天",
			"{before}的数字与“日”之间缺“月”，按发布日期{published}读作最近的一天{after}",
			"{before} lacks the 月 between its digits and 日, and is read as {after}, the nearest such day up to the date of publication{published}",
		},
	}
}

package release

import "regexp"

// agency is a publisher's name at the start of a text, as far as its last typical ending.
const agency = `(\p{Han}{0,10}(?:社|报|网|台|新闻|客户端|在线|传媒))`

// datelinePatterns are the openings that name a publisher, in their first group.
var datelinePatterns = []*regexp.Regexp{
	regexp.MustCompile(`^` + agency + `\p{Han}{0,8}[0-9０-９一二三四五六七八九十]{1,3}月[0-9０-９一二三四五六七八九十]{1,3}日\p{Han}{0,6}?[电讯]`),
	regexp.MustCompile(`^` + agency + ` ?(?:消息|讯) ?[（(：:\p{Han}]`),
	regexp.MustCompile(`^据(\p{Han}{2,16}?)(?:官微|微信公众号|官方微博|官方微信)?(?:消息|报道)[，,]`),
	regexp.MustCompile(`^(\p{Han}{2,10})[0-9０-９]{1,2}月[0-9０-９]{1,2}日消息[，,]`),
}

// dateline is the publisher that the body names when it opens (新华社北京4月27日电).
func (h *headerReader) dateline() string {
	for i := h.body; i < len(h.r.Paragraphs); i++ {
		if h.r.Paragraphs[i].Kind != Body {
			continue
		}
		for _, pattern := range datelinePatterns {
			if m := pattern.FindStringSubmatch(h.line(i)); m != nil {
				return m[1]
			}
		}
		return ""
	}
	return ""
}

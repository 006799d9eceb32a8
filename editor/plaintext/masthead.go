// masthead.go takes apart what stands above the text of a report.

package plaintext

import (
	"regexp"
	"strings"

	"adref/editor"
)

const months = `january|february|march|april|may|june|july|august|september|october|november|december|` +
	`janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|` +
	`enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|noviembre|diciembre|` +
	`января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря|` +
	`يناير|فبراير|مارس|أبريل|مايو|يونيو|يونيه|يوليو|يوليه|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر|` +
	`كانون الثاني|كانون الأول|شباط|آذار|نيسان|أيار|حزيران|تموز|آب|أيلول|تشرين الأول|تشرين الثاني`

var (
	dateLine     = regexp.MustCompile(`(?i)^(?:[0-9٠-٩]{1,2}(?:er|º)? (?:de )?(?:` + months + `)(?:/(?:` + months + `))? (?:de )?[0-9٠-٩]{4}(?: года)?|[0-9]{4} ?年 ?[0-9]{1,2} ?月 ?[0-9]{1,2} ?日)$`)
	meetingLine  = regexp.MustCompile(`(?i)^(?:[^0-9,，]{2,60}[,，،] ?)?(?:[0-9٠-٩]{1,4}|[-–—/,، ()]|年|月|日|至|and|to|from|et|du|au|le|al|del?|y|с|по|и|года|من|إلى|و|` + months + `)+$`)
	hasDate      = regexp.MustCompile(`(?i)[0-9٠-٩].*(?:` + months + `|月)|(?:` + months + `) ?[0-9]`)
	hasYear      = regexp.MustCompile(`[0-9٠-٩]{4}`)
	distribution = regexp.MustCompile(`(?i)^distr(?:\.|ibution) ?:? *(.*)$`)
	original     = regexp.MustCompile(`(?i)^original ?[:：] *(.*)$`)
	symbol       = regexp.MustCompile(`^[A-Z]{1,6}(?:/[A-Z0-9][A-Za-z0-9.()-]*){1,8}\*{0,3}$`)
	agendaItem   = regexp.MustCompile(`(?i)^(?:(?:provisional )?agenda items?|items? [0-9]|points? .*ordre du jour|temas? .*(?:programa|agenda)|пункты? .*повестки|(?:临时)?议程项目|البند|البنود)`)
	session      = regexp.MustCompile(`(?i)^(?:\pL[^.:;]{0,80} (?:session|sessions|sesión|sesiones|сессия|сессии)|[^.:;]{2,60}(?:session|período de sesiones|периодов сессий)[^.:;,]{0,40}|[^。：；]{1,20}届[^。：；]{0,12}会议?|(?:ال)?دورة .{2,60}|الدورة .{2,60})$`)
	organ        = regexp.MustCompile(`(?i)^(?:united nations )?(?:general assembly|security council|economic and social council|trusteeship council|human rights council|assemblée générale|conseil de sécurité|conseil économique et social|conseil des droits de l['’]homme|asamblea general|consejo de seguridad|consejo económico y social|consejo de derechos humanos|генеральная ассамблея|совет безопасности|экономический и социальный совет|совет по правам человека|大会|安全理事会|经济及社会理事会|人权理事会|الجمعية العامة|مجلس الأمن|المجلس الاقتصادي والاجتماعي|مجلس حقوق الإنسان)$`)
	known        = regexp.MustCompile(`(?i)^(?:united nations|nations unies|naciones unidas|организация объединенных наций|联合国|الأمم المتحدة|english|french|spanish|russian|arabic|chinese|français|español|русский|中文|العربية|english only)$`)
	frontField   = regexp.MustCompile(`^([a-z_]{2,20}): *(.*)$`)
)

// maxMasthead is how many lines a masthead may have.
const maxMasthead = 100

// field is what a line of a masthead is.
type field int

const (
	fieldNone field = iota
	fieldOrgan
	fieldDistribution
	fieldOriginal
	fieldSymbol
	fieldAgenda
	fieldSession
	fieldDate
	fieldMeeting
	fieldKnown // the house, or the language of this text: in no field of its own
)

// fieldOf recognises a line by itself.
func fieldOf(s string) field {
	if len(s) > 300 {
		return fieldNone
	}
	switch {
	case organ.MatchString(s):
		return fieldOrgan
	case distribution.MatchString(s):
		return fieldDistribution
	case original.MatchString(s):
		return fieldOriginal
	case symbol.MatchString(s):
		return fieldSymbol
	case agendaItem.MatchString(s) && len(s) < 120:
		return fieldAgenda
	case dateLine.MatchString(s):
		return fieldDate
	case hasDate.MatchString(s) && hasYear.MatchString(s) && meetingLine.MatchString(s):
		return fieldMeeting
	case session.MatchString(s) && !startsLower(s):
		return fieldSession
	case known.MatchString(s):
		return fieldKnown
	}
	return fieldNone
}

// frontMatter is the index behind a front matter that begins at i, or i when none does. One is set
// between two rules of dashes: at the start of a file anything, further down "name: value".
func frontMatter(lines []line, i int) int {
	dashes := func(l line) bool { return l.mark.form == formRule && l.text[0] == '-' }
	if !dashes(lines[i]) || i > 0 && (i+1 == len(lines) || !frontField.MatchString(lines[i+1].text)) {
		return i
	}
	for end := i + 1; end < min(len(lines), i+64); end++ {
		if dashes(lines[end]) {
			return end + 1
		}
	}
	return i
}

// mastheadEnd is the index of the first line below the masthead; 0 when there is none. A masthead
// is known by one of its fields or a front matter, or is one title line above the first number.
func mastheadEnd(lines []line) int {
	found := false
	for i := 0; i < len(lines); i++ {
		if i == maxMasthead {
			return 0
		}
		l := lines[i]
		if end := frontMatter(lines, i); end > i {
			i, found = end-1, true
			continue
		}
		f := fieldOf(l.text)
		if f != fieldNone && f != fieldKnown && l.mark.form == formNone && l.mark.hashes == 0 {
			found = found || f != fieldSession && f != fieldMeeting && f != fieldDate
			continue
		}
		if startsBody(lines, i) {
			if found || i == 1 && titleLike(lines[0].text) && lines[0].mark == plain(lines[0].text) && l.mark.form != formAsIs && (l.mark != plain(l.text) || isAnnex(l.text)) {
				return i
			}
			return 0
		}
	}
	if found {
		return len(lines)
	}
	return 0
}

// startsBody says whether the text of the report begins with a line: with a number, a heading, or
// a sentence.
func startsBody(lines []line, i int) bool {
	l := lines[i]
	if l.mark.hashes > 0 || isAnnex(l.text) || raisedNote.MatchString(l.text) || markdownNote.MatchString(l.text) {
		return true
	}
	switch l.mark.form {
	case formNone, formRule:
	case formUpper:
		return titleLike(l.mark.rest) || l.mark.rest == ""
	default:
		return true
	}
	size, end := 0, i
	for ; end < len(lines) && (end == i || !lines[end].blank); end++ {
		if size += len(lines[end].text); size > 500 {
			return true
		}
		if end > i && (fieldOf(lines[end].text) != fieldNone || lines[end].mark.form != formNone) {
			return false
		}
	}
	last, _ := endOf(lines[end-1].text)
	return last != endOpen && l.mark.form == formNone
}

// readMasthead reads the fields. What is not recognised is the body as far as the session or the
// meeting, and the title behind; without either, the first line is the body and the rest the title.
func readMasthead(lines []line) editor.Masthead {
	var m editor.Masthead
	var names, titles []string
	front, divided := 0, false
	for i, l := range lines {
		front = max(front, frontMatter(lines, i))
		if l.mark.form == formRule {
			continue
		}
		m.Lines = append(m.Lines, l.text)
		if f := frontField.FindStringSubmatch(l.text); f != nil && i < front {
			if f[1] == "title" {
				m.Title = strings.Trim(f[2], `"'`)
			}
			continue
		}
		switch f := fieldOf(l.text); f {
		case fieldOrgan:
			m.Organ = first(m.Organ, l.text)
		case fieldDistribution:
			m.Distribution = first(m.Distribution, distribution.FindStringSubmatch(l.text)[1])
		case fieldOriginal:
			m.Original = first(m.Original, original.FindStringSubmatch(l.text)[1])
		case fieldSymbol:
			m.Symbol = first(m.Symbol, strings.TrimRight(l.text, "*"))
		case fieldAgenda:
			m.AgendaItem, divided = first(m.AgendaItem, l.text), true
		case fieldSession:
			m.Session, divided = first(m.Session, l.text), true
		case fieldDate:
			if m.Date == "" {
				m.Date = l.text
				continue
			}
			m.Meeting, divided = join(m.Meeting, l.text), true
		case fieldMeeting:
			m.Meeting, divided = join(m.Meeting, l.text), true
		case fieldKnown:
		default:
			if divided {
				titles = append(titles, l.text)
			} else {
				names = append(names, l.text)
			}
		}
	}
	switch {
	case m.Title != "": // of a front matter
	case divided:
		m.Body, m.Title = strings.Join(names, " "), strings.Join(titles, " ")
	case len(names) > 1:
		m.Body, m.Title = names[0], strings.Join(names[1:], " ")
	default:
		m.Title = strings.Join(names, " ")
	}
	return m
}

func first(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

func join(a, b string) string {
	if a == "" {
		return b
	}
	return a + " " + b
}

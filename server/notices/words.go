// words.go is how notices say things: places, instants, names. None of it is text of a report, except
// what is handed out to missions that asked for it.

package notices

import (
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"adref/editor"
)

// oneLine makes of a name or symbol what can stand in a header: one line without control characters.
func oneLine(s string) string {
	s = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || r == '\u2028' || r == '\u2029' || r == utf8.RuneError {
			return ' '
		}
		return r
	}, s)
	return strings.Join(strings.Fields(s), " ")
}

func capital(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(first)) + s[size:]
}

func count(n int, one string) string {
	if n == 1 {
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + one + "s"
}

// join writes a list as in a sentence: "12, 13 and 14".
func join(parts []string) string {
	if len(parts) < 2 {
		return strings.Join(parts, "")
	}
	return strings.Join(parts[:len(parts)-1], ", ") + " and " + parts[len(parts)-1]
}

const instant = "Mon 2 January 2006, 15:04"

// until is an instant in the zone of the meeting, "Fri 13 March 2026, 18:00 New York", and the same in
// UTC. They are alike where the zone is UTC, or one that this machine does not know.
func until(at time.Time, zone string) (there, utc string) {
	utc = at.UTC().Format(instant) + " UTC"
	in, err := time.LoadLocation(zone)
	if err != nil || zone == "" || zone == "Local" || zone == "UTC" {
		return utc, utc
	}
	city := strings.ReplaceAll(zone[strings.LastIndex(zone, "/")+1:], "_", " ")
	return at.In(in).Format(instant) + " " + city, utc
}

// ends is the sentence that names a deadline in both.
func ends(verb string, at time.Time, zone string) string {
	there, utc := until(at, zone)
	if there == utc {
		return verb + " " + utc + "."
	}
	return verb + " " + there + " (" + utc + ")."
}

// places calls paragraphs by their numbers as the screen does: a subparagraph under its paragraph, a
// heading under its section, "annex, paragraph 10". What has no number is only counted: its words
// are the report's.
type places struct {
	report *editor.Report
	names  map[string]string
}

func placesOf(r *editor.Report) places {
	p := places{r, make(map[string]string, len(r.Order))}
	numbers := r.Numbers()
	var annex, top string
	var at []string // the numbers an item stands under, by level
	for _, id := range r.Order {
		one, _ := r.Paragraph(id)
		number := numbers[id]
		if one.Kind == editor.KindHeading {
			if one.Level <= 1 || one.Annex {
				annex, top = "", number
				if one.Annex {
					annex = "annex, "
				}
			}
			at = nil
			if number != "" {
				if one.Level > 1 && top != "" {
					number = top + "." + number
				}
				p.names[id] = annex + "heading " + number
			}
			continue
		}
		level := 0
		if one.Kind == editor.KindItem {
			level = max(1, one.Level)
		}
		if one.Kind == editor.KindItem || number != "" {
			for len(at) < level {
				at = append(at, "")
			}
			at = append(at[:level:level], number)
		}
		if number != "" {
			p.names[id] = annex + "paragraph " + strings.Join(strings.Fields(strings.Join(at, " ")), " ")
		}
	}
	return p
}

// one calls a paragraph: "paragraph 9 (a)".
func (p places) one(id string) string {
	if name := p.names[id]; name != "" {
		return name
	}
	return "an unnumbered text"
}

// list calls several: "paragraphs 12, 13 and 14", "heading II and paragraph 9 (a)".
func (p places) list(ids []string) string {
	var plain, other []string
	unnumbered := 0
	for _, id := range ids {
		name := p.names[id]
		number, isPlain := strings.CutPrefix(name, "paragraph ")
		switch {
		case name == "":
			unnumbered++
		case isPlain:
			plain = append(plain, number)
		default:
			other = append(other, name)
		}
	}
	var parts []string
	switch {
	case len(plain) == 1:
		parts = append(parts, "paragraph "+plain[0])
	case len(plain) > 1:
		parts = append(parts, "paragraphs "+join(plain))
	}
	parts = append(parts, other...)
	if unnumbered > 0 {
		parts = append(parts, count(unnumbered, "unnumbered text"))
	}
	if len(parts) > 1 && len(plain) > 1 {
		return strings.Join(parts, "; ")
	}
	return join(parts)
}

// silence calls what one is on.
func (p places) silence(s *editor.Silence) string {
	if s.Whole {
		return "the whole text (" + p.list(named(s.Texts)) + ")"
	}
	return p.list(named(s.Texts))
}

func named(texts []editor.VersionName) []string {
	var ids []string
	for _, t := range texts {
		ids = append(ids, t.Paragraph)
	}
	return ids
}

// words are the text of one version with its number, for those who asked for it.
func (p places) words(v editor.VersionName) string {
	one, ok := p.report.Paragraph(v.Paragraph)
	if !ok {
		return ""
	}
	text, _ := one.TextOf(v.Version)
	return capital(p.one(v.Paragraph)) + ", version " + strconv.Itoa(v.Version) + ":\n" + text
}

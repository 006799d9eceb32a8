// rollread.go reads a rolling text: what stands in it, and who would have what instead.

package editor

import (
	"regexp"
	"strconv"
	"strings"
)

// rolledNames is who stands behind what, at the end of it.
var rolledNames = regexp.MustCompile(`^(?s:(.*)) - ([A-Z][A-Z0-9-]+(?:, [A-Z][A-Z0-9-]+)*)( delete)?$`)

// ReadRolled reads a rolling text as RolledText wrote it, byte for byte. Whoever is not known stands
// behind nothing. ok is false where nothing stands in it.
func ReadRolled(text string, known Known) (rolled Rolled, ok bool) {
	if rolled, ok = readOptions(text, known); ok {
		return rolled, true
	}
	text, rolled.Beside = readBeside(text, known)
	plain := 0 // where what nobody changes begins
	for at := 0; at < len(text); at++ {
		if text[at] == '\\' {
			at++
			continue
		}
		end := closing(text, at)
		if end < 0 {
			continue
		}
		part, is := readPart(text[at+1:end-1], known)
		if !is {
			continue
		}
		if plain < at {
			rolled.Parts = append(rolled.Parts, RolledPart{Text: text[plain:at]})
		}
		rolled.Parts = append(rolled.Parts, part)
		plain, at, ok = end, end-1, true
	}
	if plain < len(text) {
		rolled.Parts = append(rolled.Parts, RolledPart{Text: text[plain:]})
	}
	return rolled, ok || rolled.Beside != nil
}

// closing is where the bracket that opens at a place ends, -1 where none opens or it does not end.
func closing(text string, at int) int {
	if text[at] != '[' {
		return -1
	}
	depth := 0
	for i := at; i < len(text); i++ {
		switch text[i] {
		case '\\':
			i++
		case '[':
			depth++
		case ']':
			if depth--; depth == 0 {
				return i + 1
			}
		}
	}
	return -1
}

// readPart reads what a bracket holds: a text that some are against, and alternatives, each with names.
func readPart(inside string, known Known) (part RolledPart, ok bool) {
	depth, from := 0, 0
	take := func(item string) bool {
		text, names, against, ok := readNames(item, known)
		switch {
		case !ok || text == "":
			return false
		case !against:
			part.Alternatives = append(part.Alternatives, RolledAlternative{text, names})
		case from > 0:
			return false
		default:
			part.Text, part.Against = text, names
		}
		return true
	}
	for i := 0; i < len(inside); i++ {
		switch inside[i] {
		case '\\':
			i++
		case '[':
			depth++
		case ']':
			depth--
		case ' ':
			if depth == 0 && strings.HasPrefix(inside[i:], " / ") && take(inside[from:i]) {
				from, i = i+3, i+2
			}
		}
	}
	return part, take(inside[from:])
}

// readNames takes off a text those behind it, all of them known.
func readNames(item string, known Known) (text string, names []string, against, ok bool) {
	m := rolledNames.FindStringSubmatch(item)
	if m == nil {
		return "", nil, false, false
	}
	names = strings.Split(m[2], ", ")
	for _, name := range names {
		if !known(name) {
			return "", nil, false, false
		}
	}
	return m[1], names, m[3] != "", true
}

// readBeside takes off the end of a text the alternatives that stand beside it.
func readBeside(text string, known Known) (rest string, beside []RolledAlternative) {
	for at := 0; at < len(text); at++ {
		if !strings.HasPrefix(text[at:], "[Alt 1: ") || at > 0 && text[at-1] != ' ' {
			continue
		}
		if list, ok := readLabelled(text[at:], "Alt", known); ok {
			for _, a := range list {
				beside = append(beside, RolledAlternative{a.text, a.names})
			}
			return text[:max(0, at-1)], beside
		}
	}
	return text, nil
}

// labelledText is one bracket with a label and names.
type labelledText struct {
	text    string
	names   []string
	against bool
}

// readLabelled reads brackets beside each other, all there is: [Alt 1: … - ARV] [Alt 2: … - COR].
func readLabelled(text, label string, known Known) (list []labelledText, ok bool) {
	for text != "" {
		open := "[" + label + " " + strconv.Itoa(len(list)+1) + ": "
		end := closing(text, 0)
		if end < 0 || !strings.HasPrefix(text, open) || end < len(open) {
			return nil, false
		}
		words, names, against, named := readNames(text[len(open):end-1], known)
		if !named {
			return nil, false
		}
		list = append(list, labelledText{words, names, against})
		if text = text[end:]; text == "" {
			break
		}
		if text[0] != ' ' || len(text) == 1 {
			return nil, false
		}
		text = text[1:]
	}
	return list, list != nil
}

// readOptions reads a text that stands as options, and what stands beside it.
func readOptions(text string, known Known) (rolled Rolled, ok bool) {
	unchanged := strings.HasPrefix(text, "[Text: ")
	if !unchanged && !strings.HasPrefix(text, "[Option 1: ") {
		return Rolled{}, false
	}
	options, beside := text, ""
	for at := 0; at >= 0 && at < len(text); {
		end := closing(text, at)
		if end < 0 {
			return Rolled{}, false
		}
		if strings.HasPrefix(text[end:], " [Alt 1: ") {
			options, beside = text[:end], text[end+1:]
			break
		}
		at = end + 1
	}
	part, list := RolledPart{}, []labelledText(nil)
	if unchanged {
		if closing(options, 0) != len(options) || beside == "" {
			return Rolled{}, false
		}
		part.Text = rolledUnescape.Replace(options[len("[Text: ") : len(options)-1])
	} else if list, ok = readLabelled(options, "Option", known); !ok {
		return Rolled{}, false
	}
	for i, o := range list {
		switch words := rolledUnescape.Replace(o.text); {
		case i == 0 && o.against:
			part.Text, part.Against = words, o.names
		case o.against:
			return Rolled{}, false
		default:
			part.Alternatives = append(part.Alternatives, RolledAlternative{words, o.names})
		}
	}
	rolled.Parts = []RolledPart{part}
	if beside != "" {
		list, ok := readLabelled(beside, "Alt", known)
		if !ok {
			return Rolled{}, false
		}
		for _, a := range list {
			rolled.Beside = append(rolled.Beside, RolledAlternative{rolledUnescape.Replace(a.text), a.names})
		}
	}
	return rolled, true
}

var rolledUnescape = strings.NewReplacer(`\\`, `\`, `\[`, `[`, `\]`, `]`)

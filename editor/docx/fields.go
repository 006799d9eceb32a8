// fields.go follows fields: codes are never text, results are.

package docx

import "strings"

// field is one that is open, from its begin to its end.
type field struct {
	code   strings.Builder
	result bool // the separator has passed
	silent bool // shows nothing, whatever its result says
	link   string
	named  string // its keyword
}

// silentFields show nothing in the text.
var silentFields = map[string]bool{"SET": true, "ASK": true, "XE": true, "TC": true, "RD": true, "TA": true, "PRIVATE": true, "DATA": true}

// known takes the keyword and what it leads to out of the code.
func (f *field) known() {
	words := fieldWords(f.code.String())
	if len(words) == 0 {
		return
	}
	f.named = strings.ToUpper(words[0])
	f.silent = silentFields[f.named]
	if f.named == "HYPERLINK" {
		f.link = linkOf(words[1:])
	}
}

// linkOf reads the rest of HYPERLINK "address" \l "place" \o "hint".
func linkOf(words []string) string {
	address := ""
	for i := 0; i < len(words); i++ {
		switch w := words[i]; {
		case w == `\l` || w == `\o` || w == `\t` || w == `\s`:
			i++
		case strings.HasPrefix(w, `\`):
		case address == "":
			address = w
		}
	}
	return address
}

// fieldWords cuts a code into words; what stands in quotation marks is one.
func fieldWords(code string) []string {
	var words []string
	for code = strings.TrimSpace(code); code != "" && len(words) < 64; code = strings.TrimSpace(code) {
		if code[0] == '"' {
			word, rest, _ := strings.Cut(code[1:], `"`)
			words, code = append(words, word), rest
			continue
		}
		end := strings.IndexAny(code, " \t\r\n\"")
		if end < 0 {
			end = len(code)
		}
		words, code = append(words, code[:end]), code[end:]
	}
	return words
}

// fields is the stack of fields that are open in a story.
type fields []*field

// shows says whether words here are text, and where the innermost link leads.
func (f fields) shows() (shown bool, link string, inField bool) {
	for _, one := range f {
		if !one.result || one.silent {
			return false, "", true
		}
		if one.link != "" {
			link = one.link
		} else if one.named != "HYPERLINK" {
			inField = true
		}
	}
	return true, link, inField
}

// char does what a w:fldChar says.
func (f *fields) char(kind string) {
	switch kind {
	case "begin":
		if len(*f) < 64 {
			*f = append(*f, &field{})
		}
	case "separate":
		if n := len(*f); n > 0 {
			(*f)[n-1].known()
			(*f)[n-1].result = true
		}
	case "end":
		if n := len(*f); n > 0 {
			*f = (*f)[:n-1]
		}
	}
}

// instruct adds to the code of the innermost field.
func (f fields) instruct(code string) {
	if n := len(f); n > 0 && !f[n-1].result && f[n-1].code.Len() < 8<<10 {
		f[n-1].code.WriteString(code)
	}
}

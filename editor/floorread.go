// floorread.go reads what the floor calls text and proposals: "OP3bis", "PP5alt", "12 (a) ter",
// "para. 12 alt.2", "annex, 3", "Option 2: No text", whatever the case, the spaces and the full stops.

package editor

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
)

var (
	floorWords    = regexp.MustCompile(`\b(?:new|proposed|paragraphs?|paras?|subparagraphs?|subparas?|the)([^a-z]|$)`)
	floorSection  = regexp.MustCompile(`\b(?:section|heading|chapter)\b`)
	floorNumber   = regexp.MustCompile(`^amendment\W*(?:no\W*)?(\d)`)
	floorOperates = regexp.MustCompile(`^((?:new|proposed|the)\W+)*op\W*(\d)`)
	floorPreamble = regexp.MustCompile(`^((?:new|proposed|the)\W+)*pp\W*(\d)`)
	floorOption   = regexp.MustCompile(`^(.*option\W*\d+)\W*(?:no\W*text)?\W*$`)
	floorLetter   = regexp.MustCompile(`(\d)([a-z])$`)
	floorFirst    = regexp.MustCompile(`(alt|ante)1$`)
	floorAlt      = regexp.MustCompile(`alternative`)
	floorBracket  = regexp.MustCompile(`\(\s*([^()]*?)\s*\)`)
	floorSuffixes = func() *regexp.Regexp {
		long := slices.Clone(latin[2:])
		slices.SortFunc(long, func(a, b string) int { return len(b) - len(a) })
		return regexp.MustCompile(` (?:` + strings.Join(long, "|") + `|add\.\d+)(\)?)$`)
	}()
)

// withoutSuffix is a label without its bis, ter, quater.
func withoutSuffix(label string) string { return floorSuffixes.ReplaceAllString(label, "$1") }

// floorKey is a name without what one may say or not: two names with one key are the same name. What
// stands in round brackets stays apart from what is before it.
func floorKey(name string) string {
	key := strings.ToLower(strings.TrimSpace(name))
	if m := floorOption.FindStringSubmatch(key); m != nil {
		key = m[1]
	}
	key = floorOperates.ReplaceAllString(key, "$2")
	key = floorPreamble.ReplaceAllString(key, "pp$2")
	key = floorBracket.ReplaceAllString(key, "/$1")
	key = floorAlt.ReplaceAllString(key, "alt")
	key = floorSection.ReplaceAllString(key, "section")
	key = floorNumber.ReplaceAllString(key, "no$1")
	key = strings.ReplaceAll(key, "nonies", "novies")
	key = floorWords.ReplaceAllString(key, "$1")
	key = strings.Map(func(c rune) rune {
		if c == '/' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c > 127 {
			return c
		}
		return -1
	}, key)
	key = floorLetter.ReplaceAllString(key, "$1/$2")
	return floorFirst.ReplaceAllString(key, "$1")
}

// all is everything that has a name, by its key.
func (f *Floor) all() map[string]Found {
	if f.found != nil {
		return f.found
	}
	f.found = map[string]Found{}
	for id, label := range f.Labels() {
		f.found[floorKey(label)] = Found{Paragraph: id}
		p, _ := f.r.Paragraph(id)
		for i, o := range f.r.Options(p) {
			if o.Amendments != nil {
				f.found[floorKey(fmt.Sprintf("%s Option %d", label, i+1))] = Found{id, o.Amendments}
			}
		}
	}
	for _, id := range f.r.AmendmentIDs() {
		if name := f.Name(id); name != "" {
			a, _ := f.r.Amendment(id)
			is := f.found[floorKey(name)]
			if is.Paragraph = f.r.placeOf(a); !slices.Contains(is.Amendments, id) {
				is.Amendments = append(slices.Clone(is.Amendments), id)
			}
			f.found[floorKey(name)] = is
		}
	}
	return f.found
}

// Find leads from a name back to what it stands for. At is the paragraph that is spoken of, for what is
// said of it alone: "Option 2", "alt", "bis". PP counts the preamble; where the report has none, it is but
// a way of saying paragraph.
func (f *Floor) Find(name, at string) (Found, bool) {
	key := floorKey(name)
	if key == "" {
		return Found{}, false
	}
	all, keys := f.all(), []string{key}
	if label, known := f.Labels()[at]; known {
		keys = append(keys, floorKey(label+" "+name))
	}
	keys = append(keys, "section"+key)
	if number, preamble := strings.CutPrefix(key, "pp"); preamble {
		if _, has := all["pp1"]; !has {
			keys = append(keys, number)
		}
	}
	for _, key := range keys {
		if found, ok := all[key]; ok {
			return found, true
		}
	}
	return Found{}, false
}

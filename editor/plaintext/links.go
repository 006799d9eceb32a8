// links.go turns the automatic links of Markdown into links of the text format, and back.

package plaintext

import (
	"regexp"
	"strings"
)

var (
	angled  = regexp.MustCompile(`<((?:https?://|mailto:)[^<>\s]+)>`)
	twice   = regexp.MustCompile(`\[((?:https?://|mailto:)[^<>\s()\[\]*^\\]+)\]\(((?:https?://|mailto:)[^<>\s()\[\]*^\\]+)\)`)
	labels  = strings.NewReplacer(`\`, `\\`, `[`, `\[`, `]`, `\]`, `*`, `\*`, `^`, `\^`)
	targets = strings.NewReplacer(`\`, `%5C`, `(`, `%28`, `)`, `%29`, `[`, `%5B`, `]`, `%5D`, `*`, `%2A`, `^`, `%5E`)
)

// linkAddresses writes <https://…> as [https://…](https://…), the only form the text format has.
func linkAddresses(s string) string {
	if !strings.Contains(s, "<") {
		return s
	}
	return replaceMatches(s, angled, func(before, address string, _ []string) string {
		switch {
		case strings.HasSuffix(before, "]("):
			return targets.Replace(address) // the target of a link, in angle brackets
		case strings.HasSuffix(before, `\`), strings.HasSuffix(before, "^"):
			return "<" + address + ">"
		}
		return "[" + labels.Replace(address) + "](" + targets.Replace(address) + ")"
	})
}

// bareAddresses is the inverse of linkAddresses for the links that are their own label.
func bareAddresses(s string) string {
	return replaceMatches(s, twice, func(before, address string, groups []string) string {
		if address != groups[1] || strings.HasSuffix(before, `\`) || strings.HasSuffix(before, "^") || strings.HasSuffix(before, "](") {
			return "[" + address + "](" + groups[1] + ")"
		}
		return "<" + address + ">"
	})
}

// replaceMatches replaces each match of a pattern; f gets the text before it and its groups.
func replaceMatches(s string, pattern *regexp.Regexp, f func(before, first string, groups []string) string) string {
	found := pattern.FindAllStringSubmatchIndex(s, -1)
	if found == nil {
		return s
	}
	var b strings.Builder
	from := 0
	for _, m := range found {
		var groups []string
		for g := 2; g < len(m); g += 2 {
			groups = append(groups, s[m[g]:m[g+1]])
		}
		b.WriteString(s[from:m[0]])
		b.WriteString(f(s[:m[0]], groups[0], groups))
		from = m[1]
	}
	b.WriteString(s[from:])
	return b.String()
}

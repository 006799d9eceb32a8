// head.go recognises the masthead of a document whose paragraphs are known: other readers use it.

package plaintext

import "adref/editor"

// Head recognises the masthead in the paragraphs of a document, each one line with its number before it
// and, of a heading, "# ". The result is how many paragraphs it takes up, with rules and front matter, and
// the language of the whole; without a masthead only that.
func Head(paragraphs []string) (m editor.Masthead, count int) {
	lines := make([]line, 0, len(paragraphs))
	for i, text := range paragraphs {
		lines = append(lines, line{no: i + 1, blank: true, text: text, mark: readMark(text)})
	}
	if len(lines) == 0 {
		return m, 0
	}
	language := guessLanguage(lines)
	count = mastheadEnd(lines)
	m = readMasthead(lines[:count])
	m.Language = language
	return m, count
}

// IsAnnex says whether a paragraph opens an annex: the word alone, or with a number.
func IsAnnex(text string) bool { return isAnnex(text) }

// IsTitle says whether a text reads as a title: short, and not a sentence.
func IsTitle(text string) bool { return titleLike(text) }

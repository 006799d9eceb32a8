// page.go writes the comparison of two documents to be read: as text, as a page
// of HTML.

package diffing

import (
	"bufio"
	"context"
	"fmt"
	"html"
	"io"
	"strings"
)

// head says what became of a paragraph: "revised 12 → 13".
func (c Compared) head() string {
	from, to := refNames(c.From), refNames(c.To)
	switch {
	case from == "" || to == "" || from == to:
		return c.Change.String() + " " + from + strings.TrimPrefix(to, from)
	}
	return c.Change.String() + " " + from + " → " + to
}

func refNames(refs []Ref) string {
	list := make([]string, len(refs))
	for i, r := range refs {
		list[i] = r.label()
	}
	return strings.Join(list, ", ")
}

// WriteText writes what differs between two documents: for each paragraph that
// is not the same a line that says what became of it, and its Readable
// difference; for those that are, only how many stand there.
func WriteText(to io.Writer, list []Compared) error {
	w := bufio.NewWriterSize(to, 1<<16)
	changed := make([]string, len(list))
	_ = forEach(context.Background(), len(list), func(i int) {
		if list[i].Change != Same {
			changed[i] = Readable(list[i].Ops).Text()
		}
	})
	same := 0
	flush := func() error {
		if same == 0 {
			return nil
		}
		noun := "paragraphs"
		if same == 1 {
			noun = "paragraph"
		}
		_, err := fmt.Fprintf(w, "… %d %s the same\n\n", same, noun)
		same = 0
		return err
	}
	for i, c := range list {
		if c.Change == Same {
			same++
			continue
		}
		if err := flush(); err != nil {
			return err
		}
		if _, err := fmt.Fprintf(w, "%s\n%s\n\n", c.head(), changed[i]); err != nil {
			return err
		}
	}
	if err := flush(); err != nil {
		return err
	}
	return w.Flush()
}

// Page is what a page of HTML says of the documents compared on it.
type Page struct {
	Title    string
	Language string // BCP 47 of the documents, or empty
}

// WriteHTML writes the whole of the later document as a page that needs nothing
// else, its changes marked as [Diff.HTML] does, with what was deleted in its
// place. Changes are told apart without colour.
func (p Page) WriteHTML(to io.Writer, list []Compared) error {
	w := bufio.NewWriterSize(to, 1<<16)
	language := ""
	if p.Language != "" {
		language = ` lang="` + html.EscapeString(p.Language) + `"`
	}
	if _, err := fmt.Fprintf(w, pageHead, html.EscapeString(p.Title)); err != nil {
		return err
	}
	for _, c := range list {
		head := c.head()
		if c.Change == Same {
			head = refNames(c.To)
		}
		if _, err := fmt.Fprintf(w, "<section class=\"%s\">\n<p class=\"change\">%s</p>\n<p class=\"text\" dir=\"auto\"%s>%s</p>\n</section>\n",
			c.Change, html.EscapeString(head), language, Readable(c.Ops).HTML()); err != nil {
			return err
		}
	}
	if _, err := w.WriteString("</main>\n</body>\n</html>\n"); err != nil {
		return err
	}
	return w.Flush()
}

const pageHead = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>%[1]s</title>
<style>
body { max-width: 42em; margin: 2em auto; padding: 0 1em; font: 1.05em/1.5 serif; }
.change { margin: 1.2em 0 0; font: .8em sans-serif; }
.text { margin: .2em 0; white-space: pre-wrap; overflow-wrap: anywhere; }
ins { text-decoration: underline double; font-weight: bold; }
del { text-decoration: line-through; }
.words { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%%); white-space: nowrap; }
</style>
</head>
<body>
<main>
<h1>%[1]s</h1>
`

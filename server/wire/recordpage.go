// recordpage.go writes a procedural record: as text for a terminal or a file, and as a page to print.

package wire

import (
	"fmt"
	"html/template"
	"io"
	"strings"

	"adref/editor"
)

var readers = map[editor.Audience]string{
	editor.AudienceChair: "the Chair and the Secretariat", editor.AudienceDelegations: "delegations", editor.AudienceObservers: "observers", editor.AudiencePublic: "the public",
}

// On is the paragraph and version that a statement is on.
func (r *Record) On(s Statement) string {
	if s.Paragraph == "" {
		return "on the whole text"
	}
	if number := r.numbers[s.Paragraph]; s.Version == 0 && number != "" {
		return "on paragraph " + number
	} else if s.Version == 0 {
		return "on a paragraph of the text"
	} else if number != "" {
		return fmt.Sprintf("on paragraph %s, version %d", number, s.Version)
	}
	return fmt.Sprintf("on version %d of the text", s.Version)
}

// By is who made a statement, and for whom.
func (r *Record) By(s Statement) string { return r.name(s.By) + r.onBehalfOf(s.Acting) }

// At is where an instruction applies.
func (r *Record) At(in editor.Instruction) string {
	if number := r.numbers[in.Paragraph]; number != "" {
		return "Paragraph " + number
	}
	return "Elsewhere"
}

// For says whose knowledge the record is.
func (r *Record) For() string { return readers[r.Audience] }

// When is the moment of an entry, in UTC.
func (e RecordEntry) When() string { return e.At.UTC().Format("2006-01-02 15:04") }

// Text writes the record as text.
func (r *Record) Text(w io.Writer) error {
	var b strings.Builder
	line := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	line("Procedural record")
	for _, s := range []string{r.Head.Masthead.Body, r.Head.Masthead.Symbol, r.Head.Masthead.Title} {
		if s != "" {
			line("%s", s)
		}
	}
	line("As %s may know it. Times are UTC.", r.For())
	for _, other := range r.Head.Family {
		line("%s", related(other))
	}
	line("")
	for _, e := range r.Entries {
		for i, s := range e.Said {
			when := e.When()
			if i > 0 {
				when = strings.Repeat(" ", len(when))
			}
			line("%s  %s", when, s)
		}
	}
	if c := r.Head.Closing; c != nil && c.Summary != "" {
		line("\nThe Chair’s summary, under the Chair’s own responsibility. It is not agreed.\n\n%s", c.Summary)
	}
	if len(r.Statements) > 0 {
		line("\nStatements for the record")
		for _, s := range r.Statements {
			line("\n%s, %s, %s%s:\n%s", r.By(s), s.Kind, r.On(s), annexed(s), s.Text)
		}
	}
	for _, c := range r.Corrigenda {
		line("\nCorrigendum %s (%s)", c.Symbol, c.Language)
		for i, in := range c.Instructions {
			line("%d. %s: %s", i+1, r.At(in), in.Text)
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func related(other Relation) string {
	if other.Relation == editor.RelationAnnexedTo {
		return "Annexed to " + other.Symbol
	}
	return "With " + other.Symbol + " annexed"
}

func annexed(s Statement) string {
	if s.Annexed {
		return ", annexed"
	}
	return ""
}

var recordPage = template.Must(template.New("record").Funcs(template.FuncMap{"related": related, "annexed": annexed}).Parse(`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Procedural record{{with .Head.Masthead.Symbol}}, {{.}}{{end}}</title>
<link rel="stylesheet" href="/static/adref.css">
</head>
<body>
<main class="work record">
<h1>Procedural record</h1>
<p>{{with .Head.Masthead.Body}}<b dir="auto">{{.}}</b><br>{{end}}{{with .Head.Masthead.Symbol}}<span class="sym" dir="ltr">{{.}}</span><br>{{end}}<span dir="auto">{{.Head.Masthead.Title}}</span></p>
<p class="quiet">As {{.For}} may know it. Times are UTC.</p>
{{range .Head.Family}}<p>{{related .}}</p>
{{end}}<table class="table">
<thead><tr><th scope="col">When</th><th scope="col">What was decided</th></tr></thead>
<tbody>
{{range .Entries}}<tr><th scope="row"><time datetime="{{.At.UTC.Format "2006-01-02T15:04:05Z"}}">{{.When}}</time></th><td>{{range .Said}}<p dir="auto">{{.}}</p>{{end}}</td></tr>
{{else}}<tr><th scope="row"></th><td>Nothing that you may know has been decided yet.</td></tr>
{{end}}</tbody>
</table>
{{with .Head.Closing}}{{with .Summary}}<section><h2>The Chair’s summary, under the Chair’s own responsibility</h2><p>It is not agreed.</p><p class="words" dir="auto">{{.}}</p></section>
{{end}}{{end}}{{if .Statements}}<section><h2>Statements for the record</h2>
{{range .Statements}}<h3>{{$.By .}}: {{.Kind}}, {{$.On .}}{{annexed .}}</h3><p class="words" dir="auto">{{.Text}}</p>
{{end}}</section>
{{end}}{{range .Corrigenda}}<section><h2>Corrigendum <span dir="ltr">{{.Symbol}}</span> ({{.Language}})</h2>
<ol>{{$language := .Language}}{{range .Instructions}}<li>{{$.At .}}: <span lang="{{$language}}" dir="auto">{{.Text}}</span></li>{{end}}</ol></section>
{{end}}</main>
</body>
</html>
`))

// Page writes the record as a page to print.
func (r *Record) Page(w io.Writer) error { return recordPage.Execute(w, r) }

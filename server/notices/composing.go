// composing.go makes a mail of what is told: its subject, its page of plain text, its lasting id. The
// report's words are put on the page when it is sent, and kept nowhere until then: what was sealed or
// expunged while a mail waited is not in it, nor left in the store (rule 13).

package notices

import (
	"context"
	"crypto/sha256"
	"encoding/base32"
	"fmt"
	"slices"
	"strings"
	"time"

	"adref/editor"
	"adref/server/room"
	"adref/server/wire"
)

// letter is one mail to one address, as the outbox keeps it.
type letter struct {
	ID       string          `json:"id"` // of the message too: the same mail always has the same
	Report   string          `json:"report"`
	Mission  string          `json:"mission"`
	To       string          `json:"to"`
	Kind     wire.NoticeKind `json:"kind,omitempty"`
	At       time.Time       `json:"at"` // its date
	Subject  string          `json:"subject"`
	Body     string          `json:"body"`               // in words of this program
	Words    []words         `json:"words,omitempty"`    // and where the report's go, in order
	Question bool            `json:"question,omitempty"` // whether the address agrees
	Silence  string          `json:"silence,omitempty"`  // of use only while this silence ends at Ends, and before
	Ends     time.Time       `json:"ends,omitzero"`
	Revision string          `json:"revision,omitempty"` // whose files go with it
}

// words are the report's, by what they are of: a record, as the No-th thing that it is told as.
type words struct {
	At     int   `json:"at"` // before this byte of the page, the first of a line
	Record int64 `json:"record"`
	No     int   `json:"no"`
	Indent bool  `json:"indent,omitempty"`
}

// maxTexts bounds the report's words in one mail, in bytes.
const maxTexts = 256 << 10

// letterID is the same for the same cause, mission and address.
func letterID(report, cause, mission, to string) string {
	sum := sha256.Sum256(fmt.Appendf(nil, "notice %q %q %q %q", report, cause, mission, to))
	return strings.ToLower(base32.StdEncoding.WithPadding(base32.NoPadding).EncodeToString(sum[:15]))
}

func (p *Post) compose(report *editor.Report, s settings, n told, to, cause string, at time.Time) letter {
	symbol := symbolOr(report, s.mission)
	var b strings.Builder
	words := p.write(&b, report, s, n)
	fmt.Fprintf(&b, "\n-- \nSent because %s chose notices of %s at this address.\n", p.mission(report, s.mission), symbol)
	fmt.Fprintf(&b, "To change or end them: %s\n", p.settingsURL(report.ID))
	m := letter{
		ID: letterID(report.ID, cause, s.mission, to), Report: report.ID, Mission: s.mission, To: to, Kind: n.kind, At: at,
		Subject: subject(symbol, n.subject), Body: b.String(), Words: words,
	}
	if s.Texts {
		m.Revision = n.revision
	}
	return m
}

// settingsURL is the page where a mission changes its notices.
func (p *Post) settingsURL(report string) string { return p.URL + "/r/" + report + "?notices" }

// subject is one line, and nothing in it reads as an encoded word.
func subject(symbol, what string) string {
	return strings.ReplaceAll(oneLine("["+symbol+"] "+what), "=?", "= ?")
}

// write puts what is told on the page, and says where the report's words go when the mission asked for them.
func (p *Post) write(b *strings.Builder, report *editor.Report, s settings, n told) (list []words) {
	for _, line := range n.lines {
		b.WriteString(oneLine(line) + "\n")
	}
	if s.Texts && len(n.texts) > 0 {
		list = []words{{At: b.Len(), Record: n.record, No: n.no}}
	}
	if n.kind != "" {
		fmt.Fprintf(b, "\n%s/r/%s%s\n", p.URL, report.ID, n.path)
	}
	return list
}

// page is the body of a letter with the report's words as the mission may read them now.
func (p *Post) page(ctx context.Context, l letter) (string, error) {
	if len(l.Words) == 0 {
		return l.Body, nil
	}
	in, err := p.Hall.Room(ctx, l.Report)
	if err != nil {
		return "", err
	}
	var b strings.Builder
	from := 0
	for _, w := range l.Words {
		b.WriteString(l.Body[from:w.At])
		from = w.At
		if text := w.read(in, l.Mission); w.Indent {
			indent(&b, text)
		} else {
			b.WriteString(text)
		}
	}
	return b.String() + l.Body[from:], nil
}

// read reads the words again, as of the record and by what the mission may see today.
func (w words) read(in *room.Room, mission string) string {
	before, moments := in.After(w.Record - 1)
	if len(moments) == 0 {
		return ""
	}
	all := tell(audienceOf(mission), before, moments[0], in.Now().Report)
	if w.No >= len(all) || all[w.No].to != nil && !slices.Contains(all[w.No].to, mission) {
		return ""
	}
	return texts(all[w.No].texts)
}

// indent puts a page under its title.
func indent(b *strings.Builder, page string) {
	for line := range strings.Lines(page) {
		if line != "\n" {
			b.WriteString("  ")
		}
		b.WriteString(line)
	}
}

// texts are the report's words as they are put on a page.
func texts(list []string) string {
	var b strings.Builder
	for _, text := range list {
		if b.Len()+len(text) > maxTexts {
			b.WriteString("\nThere is more than a mail should hold; all of it is behind the link.\n")
			break
		}
		b.WriteString("\n" + text + "\n")
	}
	return b.String()
}

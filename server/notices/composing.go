// composing.go makes a mail of what is told: its subject, its page of plain text, its lasting id.

package notices

import (
	"crypto/sha256"
	"encoding/base32"
	"fmt"
	"strings"
	"time"

	"adref/editor"
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
	Body     string          `json:"body"`
	Question bool            `json:"question,omitempty"` // whether the address agrees
	Silence  string          `json:"silence,omitempty"`  // of use only while this silence ends at Ends, and before
	Ends     time.Time       `json:"ends,omitzero"`
	Revision string          `json:"revision,omitempty"` // whose files go with it
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
	p.write(&b, report, s, n)
	fmt.Fprintf(&b, "\n-- \nSent because %s chose notices of %s at this address.\n", p.mission(report, s.mission), symbol)
	fmt.Fprintf(&b, "To change or end them: %s\n", p.settingsURL(report.ID))
	m := letter{
		ID: letterID(report.ID, cause, s.mission, to), Report: report.ID, Mission: s.mission, To: to, Kind: n.kind, At: at,
		Subject: subject(symbol, n.subject), Body: b.String(),
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

// write puts what is told on the page, with the report's words when the mission asked for them.
func (p *Post) write(b *strings.Builder, report *editor.Report, s settings, n told) {
	for _, line := range n.lines {
		b.WriteString(oneLine(line) + "\n")
	}
	if s.Texts {
		b.WriteString(texts(n.texts))
	}
	if n.kind != "" {
		fmt.Fprintf(b, "\n%s/r/%s%s\n", p.URL, report.ID, n.path)
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

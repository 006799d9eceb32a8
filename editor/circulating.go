// circulating.go freezes the whole text as a revision.

package editor

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
)

// decide freezes the text. Deleted paragraphs are left out from here on, new ones get numbers of
// their own, and pending amendments are listed: they block no longer until maintained (rule 6),
// except those that contest an agreed paragraph, because nothing but an agreement makes it agreed.
func (c Circulate) decide(d *decision) error {
	name, err := cleanNote("The name", c.Name, d.r.Masthead.Language, 100)
	if err != nil {
		return err
	}
	letter, err := cleanNote("The covering letter", c.Letter, d.r.Masthead.Language, MaxText)
	if err != nil {
		return err
	}
	symbol, err := cleanNote("The symbol", c.Symbol, d.r.Masthead.Language, 100)
	if err != nil {
		return err
	}
	switch {
	case name == "" || strings.Contains(name, "\n"):
		return refuse(CodeInvalid, "A revision has a name, on one line: “Zero draft”, “Rev.1”.")
	case slices.ContainsFunc(d.r.Revisions, func(r *Revision) bool { return strings.EqualFold(r.Name, name) }):
		return refuse(CodeSettled, "There is a revision called %s already.", name)
	case c.Audience != AudienceDelegations && c.Audience != AudienceObservers && c.Audience != AudiencePublic:
		return refuse(CodeInvalid, "A revision is for %q, %q or %q, not %q.", AudienceDelegations, AudienceObservers, AudiencePublic, clip(string(c.Audience), 20))
	case c.Deadline != nil && !c.Deadline.After(d.now):
		return refuse(CodeInvalid, "The deadline for comments has passed already.")
	}
	if s, frozen := d.r.underSilence(func(*Silence) bool { return true }); frozen {
		return d.silent("The text", s)
	}
	f := RevisionCirculated{Revision: d.newID(), Name: name, Symbol: symbol, Letter: letter, Audience: c.Audience}
	if f.Symbol == "" {
		f.Symbol = d.r.Masthead.Symbol // kept, whatever symbol a later revision brings
	}
	if c.Deadline != nil {
		utc := c.Deadline.UTC()
		f.Deadline = &utc
	}
	after := *d.r
	after.Order, after.Revisions = nil, append(slices.Clip(d.r.Revisions), &Revision{})
	for _, id := range d.r.Order {
		if p, _ := d.r.Paragraph(id); p.Text() == "" {
			f.Dropped = append(f.Dropped, id)
			continue
		}
		after.Order = append(after.Order, id)
	}
	numbers := after.Numbers()
	for _, id := range after.Order {
		p, _ := d.r.Paragraph(id)
		f.Entries = append(f.Entries, RevisionEntry{id, p.Current(), numbers[id]})
	}
	f.Hash = after.contentHash(f.Entries)
	var listed []string
	for _, id := range d.r.AmendmentIDs() {
		a, _ := d.r.Amendment(id)
		_, contests := d.r.contests(a)
		if a.State == StatePending && !a.Listed && !contests {
			listed = append(listed, id)
		}
	}
	if err := d.emit(f); err != nil {
		return err
	}
	if len(listed) == 0 {
		return nil
	}
	return d.emit(AmendmentsListed{listed})
}

// contentHash is the SHA-256 that a circulated revision prints: over the title and, for each
// paragraph in reading order, its kind, number and text, every part preceded by its length in bytes
// and a colon.
func (r *Report) contentHash(entries []RevisionEntry) string {
	h := sha256.New()
	write := func(s string) { fmt.Fprintf(h, "%d:%s", len(s), s) }
	write(r.Masthead.Title)
	for _, e := range entries {
		p, _ := r.Paragraph(e.Paragraph)
		text, _ := p.TextOf(e.Version)
		write(string(p.Kind))
		write(e.Number)
		write(text)
	}
	return hex.EncodeToString(h.Sum(nil))
}

// amendmentsAt lists the amendments of a paragraph, or those that insert at the very beginning.
func (r *Report) amendmentsAt(id string) []string {
	if p, ok := r.Paragraph(id); ok {
		return p.Amendments
	}
	return slices.DeleteFunc(r.AmendmentIDs(), func(amendment string) bool {
		a, _ := r.Amendment(amendment)
		return a.Paragraph != id
	})
}

// AmendmentIDs lists every amendment in order of filing.
func (r *Report) AmendmentIDs() []string {
	ids := make([]string, r.lastNo)
	for it := r.amendments.Iterator(); !it.Done(); {
		id, a, _ := it.Next()
		ids[a.No-1] = id
	}
	return ids
}

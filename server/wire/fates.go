// fates.go is what became of each amendment by the time of a circulated text, as a table.

package wire

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"adref/editor"
	"adref/server/access"
)

// Fates is what became of each amendment that was filed before a text: GET /api/reports/{id}/fates?revision=.
// Whoever may not read of all of them is listed those that the own delegation sponsors.
type Fates struct {
	Of      Side        `json:"of"` // the revision, or the live text
	Hash    string      `json:"hash,omitempty"`
	LogHash string      `json:"logHash,omitempty"` // the record it stands on; the Chair's
	All     bool        `json:"all"`               // every amendment is listed
	Total   int         `json:"total"`             // how many are listed: the sum of Counted
	Counted []FateCount `json:"counted"`
	Rows    []FateRow   `json:"rows"` // in order of filing
}

// FateCount is how many of those listed have one fate.
type FateCount struct {
	Fate  editor.Fate `json:"fate"`
	Count int         `json:"count"`
}

// FateRow is one amendment and what became of it. Its words are those of the Amendment of that id.
type FateRow struct {
	Amendment    string               `json:"amendment"`
	No           int                  `json:"no"`
	Kind         editor.AmendmentKind `json:"kind"`
	Paragraph    string               `json:"paragraph"`
	Number       string               `json:"number"` // of that paragraph in this text, or where it last stood
	By           string               `json:"by"`
	CoSponsors   []string             `json:"coSponsors,omitempty"`
	Fate         editor.Fate          `json:"fate"`
	Class        editor.Class         `json:"class,omitempty"`    // carried: how it stands on this text; absent while it is the one it was filed against
	Listed       bool                 `json:"listed,omitempty"`   // carried: with this text, and blocks nothing until it is maintained
	Pressed      bool                 `json:"pressed,omitempty"`  // carried: answered, and maintained by its sponsor
	Reason       string               `json:"reason,omitempty"`   // the Chair's
	Accepted     bool                 `json:"accepted,omitempty"` // its sponsor accepted the bridge that was taken
	SupersededBy string               `json:"supersededBy,omitempty"`
}

// Fates is what became of the amendments by the time of a text that the reader may read: the report as it
// then stood is past. ok is false for whoever may not read of any.
func (v *View) Fates(side string, past *editor.Report) (f Fates, ok bool) {
	to := access.Subject{Report: v.law}
	if !access.May(v.who, access.ReadOwnFates, to) {
		return f, false
	}
	all := access.May(v.who, access.ReadFates, to)
	then := v.At(past)
	text, ok := then.side(side)
	if !ok {
		return f, false
	}
	f = Fates{Of: text.Side, All: all, Counted: []FateCount{}, Rows: []FateRow{}}
	if text.revision != nil {
		f.Hash = text.revision.Hash
	}
	count := map[editor.Fate]int{}
	for _, fated := range past.Fates() {
		a, _ := past.Amendment(fated.Amendment)
		if !all && (v.who.Account == nil || !a.Sponsored(v.who.Account.Delegation)) {
			continue
		}
		row := FateRow{
			Amendment: a.ID, No: a.No, Kind: a.Kind, Paragraph: a.Paragraph, Number: then.lastNumber(a.Paragraph),
			By: a.Sponsor, CoSponsors: a.CoSponsors, Fate: fated.Fate, Class: fated.Class, Listed: fated.Listed, Pressed: fated.Pressed,
			Reason: a.AnswerReason, SupersededBy: a.SupersededBy, Accepted: v.readsBridges() && past.BridgeAccepted(a),
		}
		if now, there := v.law.Amendment(a.ID); there && (now.Expunged || now.Sealed && !v.chairs()) {
			row.Reason = ""
		}
		f.Rows = append(f.Rows, row)
		f.Total++
		count[row.Fate]++
	}
	for _, fate := range editor.Fates {
		f.Counted = append(f.Counted, FateCount{fate, count[fate]})
	}
	return f, true
}

// lastNumber is what a paragraph is called, or was in the latest revision that had it.
func (v *View) lastNumber(paragraph string) string {
	if v.r.InText(paragraph) {
		return v.numbers[paragraph]
	}
	for _, rev := range slices.Backward(v.r.Revisions) {
		for _, e := range rev.Entries {
			if e.Paragraph == paragraph && v.reads(rev) {
				return e.Number
			}
		}
	}
	return ""
}

// fateWords is what a fate is called.
var fateWords = map[editor.Fate]string{
	editor.FateReflected: "reflected", editor.FatePartly: "partly reflected", editor.FateNotRetained: "not retained",
	editor.FateOvertaken: "overtaken", editor.FateWithdrawn: "withdrawn", editor.FateCarried: "carried",
}

var classWords = map[editor.Class]string{
	"": "as filed", editor.ClassClean: "fits the text", editor.ClassOverlapping: "needs its sponsor", editor.ClassGone: "its text is gone",
}

// InWords says what became of an amendment.
func (r FateRow) InWords() string {
	said := []string{fateWords[r.Fate]}
	if r.Fate == editor.FateCarried {
		said = append(said, classWords[r.Class])
	}
	if r.Listed {
		said = append(said, "listed")
	}
	if r.Pressed {
		said = append(said, "pressed")
	}
	if r.SupersededBy != "" {
		said = append(said, "for another in its place")
	}
	if r.Accepted {
		said = append(said, "its sponsor having accepted the bridge")
	}
	return strings.Join(said, ", ")
}

// Text writes the table as text, a line an amendment.
func (f Fates) Text(w io.Writer) error {
	var b strings.Builder
	fmt.Fprintf(&b, "What became of each amendment by %s\n", f.Of.Name)
	if f.Hash != "" {
		fmt.Fprintf(&b, "Hash of the content: %s\n", f.Hash)
	}
	if f.LogHash != "" {
		fmt.Fprintf(&b, "Hash of the record it stands on: %s\n", f.LogHash)
	}
	if !f.All {
		fmt.Fprintln(&b, "Of the own amendments")
	}
	for _, c := range f.Counted {
		fmt.Fprintf(&b, "%6d %s\n", c.Count, fateWords[c.Fate])
	}
	fmt.Fprintf(&b, "%6d in all\n\n", f.Total)
	for _, row := range f.Rows {
		place := row.Number
		if place == "" {
			place = "–"
		}
		fmt.Fprintf(&b, "no. %d\t%s\t%s\t%s", row.No, strings.Join(append([]string{row.By}, row.CoSponsors...), ", "), place, row.InWords())
		if row.Reason != "" {
			fmt.Fprintf(&b, "\t%s", strings.ReplaceAll(row.Reason, "\n", " "))
		}
		fmt.Fprintln(&b)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

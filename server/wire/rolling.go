// rolling.go is a rolling text as it is read: the paragraphs with what stands in them, and the new text
// that is proposed between them.

package wire

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"

	"adref/editor"
)

// rolledLive gives a text of the report as it stands the form of a rolling one, where it is one.
func (v *View) rolledLive(t *text) {
	if !v.r.Rolls() {
		return
	}
	for i, e := range t.entries {
		p, _ := v.r.Paragraph(e.Paragraph)
		if shown := v.r.Shown(p); shown != p.Text() && !slices.ContainsFunc(p.Amendments, v.sealedSince) {
			t.entries[i].Rolled = shown
		}
	}
	t.proposed = slices.DeleteFunc(v.r.NewTexts(), func(n editor.NewText) bool { return v.sealedSince(n.First) })
}

// sealedSince says that an amendment which stood in the text then, and was withdrawn, proposed words that are
// sealed from the reader today.
func (v *View) sealedSince(amendment string) bool {
	then, ok := v.r.Amendment(amendment)
	today, _ := v.law.Amendment(amendment)
	return ok && !then.State.Settled() && v.law.TextSealed(today) && !v.chairs()
}

// newTextID is what proposed new text goes by, the same in every text it stands in. It does not tell which
// amendment proposed it, which not every reader of a circulated text may know.
func newTextID(n editor.NewText) string {
	sum := sha256.Sum256([]byte("new text " + n.First))
	return "new-" + hex.EncodeToString(sum[:8])
}

// withNewText puts the proposed new text of a rolling text among its entries.
func withNewText(entries []editor.RevisionEntry, proposed []editor.NewText) []editor.RevisionEntry {
	if len(proposed) == 0 {
		return entries
	}
	var all []editor.RevisionEntry
	after := func(id string) {
		for _, n := range proposed {
			if n.After == id {
				all = append(all, editor.RevisionEntry{Paragraph: newTextID(n), Number: n.Number, Rolled: n.Text})
			}
		}
	}
	after(editor.Gap)
	for _, e := range entries {
		all = append(all, e)
		after(e.Paragraph)
	}
	return all
}

// element is what an entry of a text is; of proposed new text, what it would be.
func (v *View) element(id string, texts ...text) editor.Paragraph {
	if p, ok := v.r.Paragraph(id); ok {
		return *p
	}
	for _, t := range texts {
		for _, n := range t.proposed {
			if newTextID(n) == id {
				return editor.Paragraph{ID: id, Kind: n.Kind, Level: n.Level}
			}
		}
	}
	return editor.Paragraph{ID: id}
}

// inBrackets lists the delegations that stand behind what stands in a rolling text.
func (v *View) inBrackets(text string) []string {
	var codes []string
	rolled, _ := editor.ReadRolled(text, v.r.KnownName)
	for _, part := range append(rolled.Parts, editor.RolledPart{Alternatives: rolled.Beside}) {
		codes = append(codes, part.Against...)
		for _, a := range part.Alternatives {
			codes = append(codes, a.By...)
		}
	}
	slices.Sort(codes)
	return slices.Compact(codes)
}

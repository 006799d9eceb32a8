// outside.go is a revision that comes from outside: how its loading is told, and what it would change,
// shown before anything is.

package wire

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"math"
	"slices"
	"strings"
	"time"

	"adref/diffing"
	"adref/editor"
)

// loaded is the type of the event of loading a revision.
var loaded = editor.RevisionLoaded{}.Fact()

// changesText says that a fact makes a version. After a revision that was loaded, whose readers load anew,
// none of them is told by itself.
func changesText(f editor.Fact) bool {
	switch f.(type) {
	case editor.ParagraphRevised, editor.ParagraphSplit, editor.ParagraphsMerged:
		return true
	}
	return false
}

// broughtBy lists the paragraphs that a revision brought into the text, or put elsewhere.
func broughtBy(f editor.RevisionLoaded) []string {
	var list []string
	for _, el := range f.New {
		list = append(list, el.ID)
	}
	return append(list, f.Moved...)
}

// loadedLast puts the loading of a revision behind what it made of a paragraph, in the paragraph's history.
func (v *View) loadedLast(about, events []editor.Event) []editor.Event {
	if len(about) == 0 {
		return about
	}
	if f, ok := events[0].Fact.(editor.RevisionLoaded); ok && f.Fact() == loaded {
		about = slices.DeleteFunc(about, func(e editor.Event) bool { return e.Fact.Fact() == loaded })
		at := slices.IndexFunc(about, func(e editor.Event) bool { return !changesText(e.Fact) })
		if at < 0 {
			at = len(about)
		}
		return slices.Insert(about, at, events[0])
	}
	return about
}

// stepLoaded tells the loading of a revision as a paragraph has it: "new", "moved", or neither.
func (v *View) stepLoaded(step *Step, paragraph string, f editor.RevisionLoaded) {
	told := &step.Event
	for told.Type != loaded {
		i := slices.IndexFunc(told.Then, func(e Event) bool { return e.Type == loaded })
		if i < 0 {
			return
		}
		told = &told.Then[i]
	}
	told.Paragraph, told.Number = paragraph, v.numbers[paragraph]
	if slices.Contains(f.Moved, paragraph) {
		told.Kind = "moved"
	}
	for _, el := range f.New {
		if el.ID == paragraph {
			told.Kind, told.Version, step.Ops = "new", 1, readableWords("", el.Text)
		}
	}
}

// Outside is a revision from outside as it would change the text: GET, POST, PUT …/outside (Chair,
// Secretariat). Nothing of it is in the report until it is confirmed.
type Outside struct {
	Name     string           `json:"name"`             // of the file
	Symbol   string           `json:"symbol,omitempty"` // that its masthead has
	By       string           `json:"by"`               // who loaded it
	Seen     string           `json:"seen"`             // names exactly what is shown here; to confirm it
	Notices  []string         `json:"notices"`          // what a human should look at in the file
	Pairings []editor.Pairing `json:"pairings"`         // what a person said belongs together, or does not
	Changes  []OutsideChange  `json:"changes"`          // in its order; what is gone stands after what stood before it
	Reopened []Named          `json:"reopened"`         // paragraphs that are agreed, and would not be
	Refused  *Error           `json:"refused,omitempty"`
}

// OutsideChange is what would become of one paragraph, or several.
type OutsideChange struct {
	Change string        `json:"change"`          // "kept", "revised", "moved", "split", "merged", "new", "gone"
	Moved  bool          `json:"moved,omitempty"` // and revised: it stands elsewhere too
	From   []OutsideText `json:"from"`
	To     []OutsideText `json:"to"`
	Ops    diffing.Diff  `json:"ops"`              // of all texts, with line breaks between them
	Alike  int           `json:"alike,omitempty"`  // the likeness of both sides, in hundredths
	Unsure bool          `json:"unsure,omitempty"` // a person should look whether they belong together
	Said   bool          `json:"said,omitempty"`   // by a person: that they do

	Amendments []OutsideCarried `json:"amendments,omitempty"` // pending ones, and how each would stand
	Objections []string         `json:"objections,omitempty"` // delegations that would object, because they cannot accept what would be in the text
}

// OutsideText is a paragraph of the text, or an element of the revision from outside.
type OutsideText struct {
	Paragraph string      `json:"paragraph,omitempty"`
	Version   int         `json:"version,omitempty"`
	Element   int         `json:"element"` // counted from 0; of a paragraph -1
	Number    string      `json:"number"`
	Kind      editor.Kind `json:"kind"`
	Level     int         `json:"level"`
	Annex     bool        `json:"annex,omitempty"`
}

// OutsideCarried is how a pending amendment would stand.
type OutsideCarried struct {
	Amendment string               `json:"amendment"`
	No        int                  `json:"no"`
	By        string               `json:"by"`
	Kind      editor.AmendmentKind `json:"kind"`
	Class     editor.Class         `json:"class,omitempty"` // none: it stands as it does
}

// Named is a paragraph and what a reader calls it.
type Named struct {
	Paragraph string `json:"paragraph"`
	Number    string `json:"number"`
}

// OutsidePairings is what a person says of a revision from outside: PUT …/outside.
type OutsidePairings struct {
	Seen     string           `json:"seen"`
	Pairings []editor.Pairing `json:"pairings"` // all of them
}

// OutsideConfirmed confirms what was shown: POST …/outside/confirmed, answered as a command is.
type OutsideConfirmed struct {
	ID   string `json:"id"` // as of a command: sending it again is safe
	Seen string `json:"seen"`
}

// OutsideOf compares a revision from outside with the text, and decides it for somebody without storing
// it, so that what is shown is what would be. It gives the command that would do exactly that.
func (v *View) OutsideOf(ctx context.Context, name string, elements []editor.Element, said []editor.Pairing, by editor.Actor, now time.Time) (Outside, editor.LoadRevision, error) {
	o := Outside{Name: name, Notices: []string{}, Pairings: append([]editor.Pairing{}, said...), Changes: []OutsideChange{}, Reopened: []Named{}}
	load := editor.LoadRevision{Name: name}
	pairs, err := v.r.PairElements(ctx, elements, said)
	if err != nil {
		return o, load, err
	}
	for _, p := range pairs {
		load.Changes = append(load.Changes, p.LoadedChange)
	}
	var events []editor.Event
	after := v.r
	if events, err = editor.Decide(v.r, v.r.ID, by, "outside", load, now); err == nil {
		after, err = editor.ApplyAll(v.r, events)
	}
	if refusal, ok := editor.AsRefusal(err); ok {
		o.Refused = &Error{Code: string(refusal.Code), Message: refusal.Message, Blockers: refusal.Blockers}
	} else if err != nil {
		return o, load, err
	}
	numbers := editor.DraftNumbers(editor.Draft{Elements: elements}, v.r.Settings.Numbering)
	moved := map[string]bool{}
	for _, id := range v.r.Moved(load.Changes) {
		moved[id] = true
	}
	classes, objecting := carriedBy(events), objectingBy(events)
	for _, p := range pairs {
		change, shown := v.outsideChange(p, numbers, moved)
		if !shown {
			continue
		}
		for i, f := range change.From {
			paragraph, _ := v.r.Paragraph(f.Paragraph)
			for _, id := range paragraph.Amendments {
				a, _ := v.r.Amendment(id)
				if a.State.Settled() || slices.ContainsFunc(change.Amendments, func(c OutsideCarried) bool { return c.Amendment == id }) {
					continue
				}
				change.Amendments = append(change.Amendments, OutsideCarried{id, a.No, a.Sponsor, a.Kind, classes[id]})
				for _, by := range objecting[id] {
					if !slices.Contains(change.Objections, by) {
						change.Objections = append(change.Objections, by)
					}
				}
			}
			now, _ := after.Paragraph(f.Paragraph)
			if was := v.r.Status(paragraph); was != editor.StatusOpen && after.Status(now) == editor.StatusOpen {
				o.Reopened = append(o.Reopened, Named{f.Paragraph, change.From[i].Number})
			}
		}
		o.Changes = append(o.Changes, change)
	}
	v.atTheBeginning(&o, classes, objecting)
	return o, load, nil
}

// atTheBeginning shows what stands on no paragraph, because it inserts at the very beginning, with the first
// change.
func (v *View) atTheBeginning(o *Outside, classes map[string]editor.Class, objecting map[string][]string) {
	for _, id := range v.r.AmendmentIDs() {
		if a, _ := v.r.Amendment(id); a.Paragraph == editor.Gap && classes[id] != "" && len(o.Changes) > 0 {
			first := &o.Changes[0]
			first.Amendments = append(first.Amendments, OutsideCarried{id, a.No, a.Sponsor, a.Kind, classes[id]})
			first.Objections = append(first.Objections, objecting[id]...)
		}
	}
}

// Seal names what is shown.
func (o *Outside) Seal() error {
	o.Seen = ""
	data, err := json.Marshal(o)
	if err != nil {
		return err
	}
	sum := sha256.Sum256(data)
	o.Seen = hex.EncodeToString(sum[:16])
	return nil
}

// outsideChange is one change; what is deleted already and stays so is not shown.
func (v *View) outsideChange(p editor.Paired, numbers []string, moved map[string]bool) (OutsideChange, bool) {
	c := OutsideChange{From: []OutsideText{}, To: []OutsideText{}, Alike: int(math.Round(100 * p.Alike)), Said: p.Said}
	var before, now []string
	reshaped := false
	for i, name := range p.From {
		q, _ := v.r.Paragraph(name.Paragraph)
		c.From = append(c.From, OutsideText{q.ID, name.Version, -1, v.numbers[q.ID], q.Kind, q.Level, q.Annex})
		before = append(before, q.Text())
		if i < len(p.To) {
			reshaped = q.Kind != p.To[i].Kind || q.Level != p.To[i].Level || q.Annex != p.To[i].Annex
		}
	}
	for i, el := range p.To {
		c.To = append(c.To, OutsideText{"", 0, p.Elements[i], numbers[p.Elements[i]], el.Kind, el.Level, el.Annex})
		text, _ := editor.CleanText(el.Text, v.r.Masthead.Language)
		now = append(now, text)
	}
	from, to := strings.Join(before, "\n"), strings.Join(now, "\n")
	if from == "" && to == "" {
		return c, false
	}
	c.Ops = readableWords(from, to)
	elsewhere := len(p.From) > 0 && moved[p.From[0].Paragraph]
	switch {
	case len(p.From) == 0:
		c.Change = "new"
	case len(p.To) == 0:
		c.Change = "gone"
	case len(p.To) > 1:
		c.Change, c.Moved = "split", elsewhere
	case len(p.From) > 1:
		c.Change, c.Moved = "merged", elsewhere
	case from == "":
		c.Change = "new"
	case from != to || reshaped:
		c.Change, c.Moved = "revised", elsewhere
	case elsewhere:
		c.Change = "moved"
	default:
		c.Change = "kept"
	}
	c.Unsure = from != to && len(p.From) > 0 && len(p.To) > 0 && from != "" && p.Alike < diffing.Sure && !p.Said
	return c, true
}

// carriedBy is how each amendment would stand that events class: as what needs its sponsor, where it does
// anywhere.
func carriedBy(events []editor.Event) map[string]editor.Class {
	heavy := []editor.Class{editor.ClassGone, editor.ClassClean, editor.ClassOverlapping, editor.ClassOvertaken}
	classes := map[string]editor.Class{}
	for _, e := range events {
		if f, ok := e.Fact.(editor.AmendmentCarried); ok && slices.Index(heavy, f.Class) > slices.Index(heavy, classes[f.Amendment]) {
			classes[f.Amendment] = f.Class
		}
	}
	return classes
}

// objectingBy is who would object over which amendment.
func objectingBy(events []editor.Event) map[string][]string {
	by := map[string][]string{}
	for _, e := range events {
		if f, ok := e.Fact.(editor.ObjectionRaised); ok {
			by[f.Amendment] = append(by[f.Amendment], f.Delegation)
		}
	}
	return by
}

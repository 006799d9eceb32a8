// touched.go says which entities the facts of one command changed, and sends them whole.

package wire

import (
	"slices"

	"adref/editor"
)

// Touched lists what the facts of one command changed.
type Touched struct {
	Anew       bool // so much that readers load anew
	Head       bool // the head of the report
	Seats      bool
	Paragraphs []string
	Amendments []string
	Objections []string
	Statements []string
	Silences   []string
	Packages   []string
	Gone       []string // paragraphs that have left the text

	Recorded, Submissions, Inputs []string
	Edits                         bool
	Corrigenda                    bool
	Bridges                       []string
}

// Touches says what events changed, given the report before (nil: there was none) and after them:
// what they name, and what follows from it. A paragraph that is put in, goes elsewhere or leaves changes
// its neighbours, the numbers behind it and the reach of objections to its section; one that is agreed, or no longer is,
// the objections that are pending on it; an objection to a section or the whole, where paragraphs stand.
func Touches(before, after *editor.Report, events []editor.Event) Touched {
	t := named(after, events)
	if t.Anew {
		return t
	}
	if !slices.Equal(before.Order, after.Order) {
		was, is := before.Numbers(), after.Numbers()
		follows := map[string]string{}
		for i, id := range before.Order {
			follows[id] = previous(before.Order, i)
		}
		for i, id := range after.Order {
			if before, there := follows[id]; there && (was[id] != is[id] || before != previous(after.Order, i)) {
				t.paragraph(id)
			}
		}
	}
	t.renamed(before, after)
	t.spread(before, after)
	t.follow(before, after)
	t.bound(before, after)
	t.bridged(after)
	for _, id := range slices.Clone(t.Paragraphs) {
		for _, o := range after.PendingOn(id) {
			t.objection(after, o)
		}
	}
	return t
}

// spread touches what has come within reach of an objection to a section or the whole, or out of it.
func (t *Touched) spread(before, after *editor.Report) {
	grown, wide := false, after.Wide
	if len(before.Order) != len(after.Order) {
		wide = after.WideObjections() // of a lifted one, what it reached
	}
	for _, id := range wide {
		is, _ := after.Objection(id)
		was, there := before.Objection(id)
		// Nothing goes out of reach but by leaving the text.
		if there && len(was.Reach) == len(is.Reach) && (len(before.Order) == len(after.Order) || slices.Equal(reach(before, was), reach(after, is))) {
			continue
		}
		grown = true
		if !slices.Contains(t.Objections, id) {
			t.Objections = append(t.Objections, id)
		}
	}
	if !grown && len(before.Wide) == len(after.Wide) {
		return
	}
	for _, id := range before.Order {
		was, _ := before.Paragraph(id)
		is, _ := after.Paragraph(id)
		if before.Status(was) != after.Status(is) || len(was.Awaiting) != len(is.Awaiting) {
			t.paragraph(id)
		}
	}
}

func previous(order []string, i int) string {
	if i == 0 {
		return ""
	}
	return order[i-1]
}

func (t *Touched) paragraph(id string) {
	if id != editor.Gap && !slices.Contains(t.Paragraphs, id) {
		t.Paragraphs = append(t.Paragraphs, id)
	}
}

// amendment touches its paragraph as well, whose status and clusters follow from it.
func (t *Touched) amendment(r *editor.Report, id string) {
	a, ok := r.Amendment(id)
	if !ok {
		return
	}
	if !slices.Contains(t.Amendments, id) {
		t.Amendments = append(t.Amendments, id)
	}
	t.paragraph(a.Paragraph)
	for _, on := range r.StandsOn(a) {
		t.paragraph(on)
	}
}

// objection touches what it stands against as well.
func (t *Touched) objection(r *editor.Report, id string) {
	o, _ := r.Objection(id)
	if !slices.Contains(t.Objections, id) {
		t.Objections = append(t.Objections, id)
	}
	t.paragraph(o.Paragraph)
	for _, against := range alsoAgainst(r, o) {
		t.paragraph(against)
	}
	t.amendment(r, o.Amendment)
}

func (t *Touched) statement(r *editor.Report, id string) {
	if !slices.Contains(t.Statements, id) {
		t.Statements = append(t.Statements, id)
	}
	s, _ := r.Statement(id)
	t.paragraph(s.Paragraph)
}

// words touches what is named, what has words of it, and the objections over an amendment.
func (t *Touched) words(r *editor.Report, w editor.Words) {
	for _, id := range r.Repeating(w.Amendments) {
		t.amendment(r, id)
	}
	for _, id := range w.Amendments {
		t.amendment(r, id)
		for _, o := range r.ObjectionsOver(id) {
			t.objection(r, o)
		}
	}
	for _, id := range w.Objections {
		t.objection(r, id)
	}
	for _, id := range w.Statements {
		t.statement(r, id)
	}
	for _, id := range w.Submissions {
		t.Submissions = with(t.Submissions, id)
	}
	for _, id := range w.Inputs {
		t.Inputs = with(t.Inputs, id)
	}
	for _, id := range w.Packages {
		t.Packages = with(t.Packages, id)
	}
	for _, id := range w.Silences {
		t.silence(id)
	}
	for _, id := range w.Paragraphs {
		t.paragraph(id)
	}
	t.Head = t.Head || len(w.Readings) > 0 || len(w.Paragraphs) > 0 // the open reading, and what is before the room
	for _, rec := range r.Records {
		if w.Names(rec.Of()) {
			t.Recorded = with(t.Recorded, rec.Record)
		}
	}
}

// named is what events name: themselves, not what follows.
func named(after *editor.Report, events []editor.Event) Touched {
	var t Touched
	amendment := func(id string) { t.amendment(after, id) }
	for _, e := range events {
		switch f := e.Fact.(type) {
		case editor.ReportCreated, editor.SettingsChanged, editor.RevisionCirculated:
			t.Anew = true
		case editor.DelegationSeated, editor.MembersChanged:
			t.Seats = true
			t.Anew = after.Rolls() // a name behind a bracket is one of those seated
		case editor.ActedFor:
			t.act(after, f.Act)
		case editor.NotOnMyBehalfSaid:
			t.act(after, f.Act)
		case editor.ParagraphRevised:
			t.paragraph(f.Paragraph)
		case editor.ParagraphUpdated:
			t.paragraph(f.Paragraph)
		case editor.ParagraphTranslated:
			t.paragraph(f.Paragraph)
		case editor.ParagraphInserted:
			t.paragraph(f.Paragraph)
		case editor.ParagraphMoved, editor.ParagraphSplit, editor.ParagraphsMerged, editor.ParagraphRestored:
			t.rearranged(after, f)
		case editor.RevisionLoaded:
			t.Anew = true
			for _, id := range broughtBy(f) {
				t.paragraph(id)
			}
		case editor.AmendmentFiled:
			amendment(f.Amendment)
			amendment(f.Supersedes)
		case editor.AmendmentAccepted:
			amendment(f.Amendment)
			amendment(f.In)
		case editor.AmendmentCarried:
			amendment(f.Amendment)
		case editor.AmendmentAnswered:
			amendment(f.Amendment)
		case editor.AmendmentJoined:
			amendment(f.Amendment)
		case editor.AmendmentLeft:
			amendment(f.Amendment)
		case editor.AmendmentWithdrawn:
			amendment(f.Amendment)
		case editor.AmendmentTakenOver:
			amendment(f.Amendment)
		case editor.AmendmentPressed:
			amendment(f.Amendment)
		case editor.AmendmentMaintained:
			amendment(f.Amendment)
		case editor.AmendmentsListed:
			for _, id := range f.Amendments {
				amendment(id)
			}
		case editor.PositionTaken:
			amendment(f.Amendment)
		case editor.ObjectionRaised:
			t.objection(after, f.Objection)
		case editor.WideObjectionRaised:
			t.objection(after, f.Objection)
		case editor.ObjectionLifted:
			t.objection(after, f.Objection)
		case editor.ObjectionsCalled:
			for _, id := range f.Objections {
				t.objection(after, id)
			}
		case editor.CallAnswered:
			t.objection(after, f.Objection)
		case editor.InstructionsAwaited:
			t.paragraph(f.Paragraph)
		case editor.ParagraphConfirmed:
			t.paragraph(f.Paragraph)
		case editor.StatementMade:
			t.statement(after, f.Statement)
		case editor.StatementWithdrawn:
			t.statement(after, f.Statement)
		case editor.ParagraphAgreed:
			t.paragraph(f.Paragraph)
		case editor.ParagraphReopened:
			t.paragraph(f.Paragraph)
		case editor.ContentSealed:
			t.words(after, f.Words)
		case editor.ContentUnsealed:
			t.words(after, f.Words)
		case editor.ContentExpunged:
			t.words(after, f.Words)
		case editor.SilenceOpened:
			t.silence(f.Silence)
			for _, text := range f.Texts {
				t.paragraph(text.Paragraph)
			}
		case editor.SilenceExtended:
			t.silence(f.Silence)
		case editor.SilenceEndedEarly:
			t.silence(f.Silence)
		case editor.SilenceBroken:
			t.silence(f.Silence)
			t.paragraph(f.Paragraph)
		case editor.BreakDisclosed:
			t.silence(f.Silence)
			s, _ := after.Silence(f.Silence)
			for _, b := range s.Breaks {
				if p, ok := after.Paragraph(b.Paragraph); ok && b.Delegation == f.Delegation {
					for _, id := range p.Objections {
						if o, _ := after.Objection(id); o.Silence == s.ID && o.By == f.Delegation {
							t.objection(after, id)
						}
					}
				}
			}
		case editor.SilenceAcknowledged:
			t.silence(f.Silence)
		case editor.SilenceResulted:
			t.silence(f.Silence)
		case editor.SilenceResultConfirmed:
			t.silence(f.Silence)
		default:
			t.table(after, f)
			t.namedFloor(after, f)
			t.closing(f)
			t.namedBridge(after, f)
		}
	}
	return t
}

func (t *Touched) silence(id string) {
	if !slices.Contains(t.Silences, id) {
		t.Silences = append(t.Silences, id)
	}
}

// Changed is the touched entities as the reader may see them. A paragraph that was left out of the text
// is in no snapshot either, nor what was objected to it; one that leaves it now says so.
func (v *View) Changed(t Touched) Changed {
	var c Changed
	v.changedFloor(&c, t)
	c.followed(v, t)
	c.Statements = v.statements(t.Statements)
	if !v.live {
		if len(c.Statements) > 0 {
			c.Delegations = v.seats()
		}
		return c
	}
	if t.Head {
		head := v.Report()
		c.Report = &head
	}
	if t.Seats {
		c.Delegations = v.r.Seats
	}
	for _, id := range t.Gone {
		c.Paragraphs = append(c.Paragraphs, Paragraph{ID: id, Gone: true})
	}
	for _, id := range t.Paragraphs {
		if p, _ := v.r.Paragraph(id); !p.Dropped {
			c.Paragraphs = append(c.Paragraphs, v.Paragraph(id))
		}
	}
	for _, id := range t.Amendments {
		c.Amendments = append(c.Amendments, v.Amendment(id))
	}
	for _, id := range t.Objections {
		o, _ := v.r.Objection(id)
		if o.Paragraph == editor.Gap || o.Scope != editor.ScopeParagraph || len(v.r.StandsAgainst(o)) > 0 {
			c.Objections = append(c.Objections, v.Objection(id))
		}
	}
	for _, id := range t.Silences {
		c.Silences = append(c.Silences, v.Silence(id))
	}
	if v.readsBridges() {
		for _, id := range t.Bridges {
			c.Bridges = append(c.Bridges, v.Bridge(id))
		}
	}
	for _, id := range t.Packages {
		c.Packages = append(c.Packages, v.Package(id))
	}
	return c
}

// view.go makes what one reader may see of a report: the entities of protocol.go from those of
// adref/editor.

package wire

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"

	"adref/editor"
	"adref/server/access"
)

// View is a report as one kind of reader may see it. It is for one goroutine.
type View struct {
	r   *editor.Report // looked at
	law *editor.Report // whose settings say what may be seen: the report as it stands today
	who access.Who

	// What does not depend on the reader: views made by As share it.
	numbers  map[string]string
	clusters map[string][][][]string // by paragraph, as far as they were asked for
	spoken   func() *editor.Floor

	live, positions, nos bool

	moments []Past // that may be named as texts; see Beside

	rehearsal string // the id under which the report is rehearsed; "" when it is the report itself
}

// NewView looks at a report as who. The report must be one that who may enter.
func NewView(r *editor.Report, who access.Who) *View {
	v := &View{r: r, law: r, numbers: r.Numbers(), clusters: map[string][][][]string{}, spoken: sync.OnceValue(r.Floor)}
	return v.As(who)
}

// As is the same report as another reader may see it.
func (v *View) As(who access.Who) *View {
	theirs := *v
	theirs.who = who.To(v.law.ID)
	theirs.live = access.MayThen(who, access.ReadLive, v.r, v.law)
	theirs.positions = access.MayThen(who, access.ReadPositions, v.r, v.law)
	theirs.nos = access.MayThen(who, access.ReadNumbers, v.r, v.law)
	return &theirs
}

// At looks at the report as it stood at an earlier moment, by what could be seen then and may be today.
func (v *View) At(past *editor.Report) *View {
	then := *v
	then.r, then.numbers, then.clusters, then.spoken = past, past.Numbers(), map[string][][][]string{}, sync.OnceValue(past.Floor)
	return then.As(v.who)
}

// Number is what the reader calls a paragraph; "" when it has no number or is not there.
func (v *View) Number(paragraph string) string { return v.numbers[paragraph] }

// Snapshot is everything the reader may see, at a cursor.
func (v *View) Snapshot(cursor string) Snapshot {
	s := Snapshot{
		Cursor: cursor, Audience: v.who.Audience, Delegations: []editor.Delegation{},
		Paragraphs: []Paragraph{}, Amendments: []Amendment{}, Objections: []Objection{}, Silences: []Silence{}, Statements: []Statement{}, Packages: []Package{},
		Revisions: v.Revisions(), Edits: v.edits(), Corrigenda: v.corrigenda(), Bridges: v.bridges(),
	}
	v.floor(&s)
	if !v.live {
		s.Paragraphs = v.circulated()
		s.Statements = append(s.Statements, v.statements(v.r.Statements())...)
		s.Delegations = append(s.Delegations, v.seats()...)
		s.Report = v.Report()
		return s
	}
	s.Delegations = append(s.Delegations, v.seats()...)
	after := ""
	for _, id := range v.r.Order {
		s.Paragraphs = append(s.Paragraphs, v.paragraph(id, after))
		p, _ := v.r.Paragraph(id)
		for _, o := range p.Objections {
			if o, _ := v.r.Objection(o); v.r.StandsAgainst(o)[0] == id { // and not at each of its paragraphs
				s.Objections = append(s.Objections, v.Objection(o.ID))
			}
		}
		after = id
	}
	for _, id := range v.r.AmendmentIDs() {
		a := v.Amendment(id)
		s.Amendments = append(s.Amendments, a)
	}
	for _, o := range slices.Concat(v.r.GapObjections(), v.r.WideObjections()) {
		s.Objections = append(s.Objections, v.Objection(o))
	}
	for _, silence := range v.r.Silences {
		s.Silences = append(s.Silences, v.Silence(silence.ID))
	}
	for _, k := range v.r.Packages {
		s.Packages = append(s.Packages, v.Package(k.ID))
	}
	s.Statements = append(s.Statements, v.statements(v.r.Statements())...)
	s.Report = v.Report()
	return s
}

// Report is the head of the report.
func (v *View) Report() Report {
	head := Report{
		ID: v.r.ID, Masthead: v.Masthead(), Settings: access.Settings(v.who, v.r.Settings), Live: v.live,
		Language: v.r.Masthead.Language, Closing: v.closing(), Family: v.family(),
	}
	if v.rehearsal != "" {
		head.ID, head.Rehearsal = v.rehearsal, true
	}
	if v.chairs() {
		head.ReceivedFrom = moment(v.r.ReceivedFrom())
	}
	words := 0
	if v.live {
		v.table(&head)
		for _, id := range v.r.Order {
			p, _ := v.r.Paragraph(id)
			words += len(strings.Fields(v.r.Shown(p)))
		}
	} else if rev := v.Latest(); rev != nil {
		head.Showing = rev.Name
		for _, e := range v.entries(rev).entries {
			words += len(strings.Fields(v.textOf(e)))
		}
	}
	head.Words = words
	return head
}

// Masthead is that of the text shown: the symbol of a revision that the reader may not read is not on it.
func (v *View) Masthead() editor.Masthead {
	if v.live {
		return v.r.Masthead
	}
	return v.mastheadOf(v.Latest())
}

// mastheadOf is the masthead as a revision was circulated, or nil before any was. A symbol that was
// replaced since by a revision with one of its own is known only where a revision gave it.
func (v *View) mastheadOf(rev *editor.Revision) editor.Masthead {
	head := v.r.Masthead
	at := slices.Index(v.r.Revisions, rev)
	if !slices.ContainsFunc(v.r.Revisions[at+1:], func(later *editor.Revision) bool { return later.Symbol != "" }) {
		return head
	}
	head.Symbol = ""
	for _, r := range v.r.Revisions[:at+1] {
		if r.Symbol != "" {
			head.Symbol = r.Symbol
		}
	}
	return head
}

func (v *View) reads(rev *editor.Revision) bool {
	return access.May(v.who, access.ReadRevision, access.Subject{Report: v.law, Revision: rev})
}

// Latest is the latest revision the reader may read, nil for none.
func (v *View) Latest() *editor.Revision {
	for _, rev := range slices.Backward(v.r.Revisions) {
		if v.reads(rev) {
			return rev
		}
	}
	return nil
}

// latestOf names the latest of the first n revisions that the reader may read, "" for none.
func (v *View) latestOf(n int) string {
	for _, rev := range slices.Backward(v.r.Revisions[:min(n, len(v.r.Revisions))]) {
		if v.reads(rev) {
			return rev.Name
		}
	}
	return ""
}

// Revisions are the heads of those the reader may read.
func (v *View) Revisions() []Revision {
	heads := []Revision{}
	for _, rev := range v.r.Revisions {
		if v.reads(rev) {
			heads = append(heads, Revision{
				ID: rev.ID, Name: rev.Name, Symbol: rev.Symbol, At: rev.At, Letter: rev.Letter,
				Audience: rev.Audience, Deadline: moment(rev.Deadline), Hash: rev.Hash,
			})
		}
	}
	return heads
}

// circulated is the text of the latest revision the reader may read. Its versions are counted by the
// texts that were circulated to the reader: how many lay between them is not told.
func (v *View) circulated() []Paragraph {
	text := []Paragraph{}
	rev := v.Latest()
	if rev == nil {
		return text
	}
	last, count := map[string]string{}, map[string]int{}
	for _, r := range v.r.Revisions {
		if !v.reads(r) {
			continue
		}
		for _, e := range r.Entries {
			if this := fmt.Sprint(e.Version, e.Rolled); last[e.Paragraph] != this {
				last[e.Paragraph] = this
				count[e.Paragraph]++
			}
		}
	}
	after := ""
	for _, e := range v.entries(rev).entries {
		p := v.element(e.Paragraph, v.entries(rev))
		text = append(text, Paragraph{
			ID: p.ID, After: after, Kind: p.Kind, Level: p.Level, Annex: p.Annex, Number: e.Number,
			Marker: p.Marker, Version: max(1, count[e.Paragraph]), Text: v.textOf(e),
		})
		after = p.ID
	}
	return text
}

func (v *View) textOf(e editor.RevisionEntry) string { return v.r.TextOf(e) }

// Paragraph is the head of one paragraph of the live text.
func (v *View) Paragraph(id string) Paragraph {
	after := ""
	if at := slices.Index(v.r.Order, id); at > 0 {
		after = v.r.Order[at-1]
	}
	return v.paragraph(id, after)
}

func (v *View) paragraph(id, after string) Paragraph {
	p, _ := v.r.Paragraph(id)
	clusters, known := v.clusters[id]
	if !known {
		clusters = v.r.Clusters(p)
		v.clusters[id] = clusters
	}
	brackets := editor.FindBrackets(p.Text())
	head := Paragraph{
		ID: id, After: after, Kind: p.Kind, Level: p.Level, Annex: p.Annex, Number: v.numbers[id], Marker: p.Marker,
		Version: p.Current(), Text: p.Text(), Status: v.r.Status(p),
		New:      p.Added > 0 && p.Added == len(v.r.Revisions),
		Brackets: brackets.Blocking(), Placeholders: len(brackets.Placeholders),
		Clusters: clusters,
	}
	if shown := v.r.Shown(p); shown != p.Text() {
		head.Rolling = shown
	}
	for _, a := range p.Awaiting {
		head.Awaiting = append(head.Awaiting, Awaiting{a.Delegation, a.Reason, a.At})
	}
	head.Sealed, head.Expunged = p.Sealed, p.Expunged
	for _, t := range p.Translations {
		head.Translations = append(head.Translations, Translation(t))
	}
	v.atTable(&head)
	v.sealParagraph(&head)
	if p.Agreed == p.Current() {
		head.AgreedAt, head.AgreedBody = moment(p.AgreedAt), p.AgreedBody
	}
	for i, ver := range p.Versions {
		head.Versions = append(head.Versions, ParagraphVer{
			Version: i + 1, At: ver.At, Revision: v.firstIn(ver), By: v.sponsors(ver.Takes),
			Technical: ver.Technical, TakesBack: ver.TakesBack, Orally: ver.Orally,
		})
	}
	return head
}

// firstIn names the first revision that circulated, to the reader, what was current after a version
// was made.
func (v *View) firstIn(ver editor.Version) string {
	for _, rev := range v.r.Revisions[min(ver.Revision, len(v.r.Revisions)):] {
		if v.reads(rev) {
			return rev.Name
		}
	}
	return ""
}

// sponsors lists whose amendments a version took, each once.
func (v *View) sponsors(takes []editor.Take) []string {
	var codes []string
	for _, t := range takes {
		if a, ok := v.r.Amendment(t.Amendment); ok && !slices.Contains(codes, a.Sponsor) {
			codes = append(codes, a.Sponsor)
		}
	}
	return codes
}

// Amendment is one amendment whole.
func (v *View) Amendment(id string) Amendment {
	a, _ := v.r.Amendment(id)
	whole := Amendment{
		ID: a.ID, Kind: a.Kind, Paragraph: a.Paragraph, Version: a.Version, As: a.As, After: a.After, With: a.With,
		Ops: readable(a.Diff), Text: a.Text(), Reason: a.Reason, By: a.Sponsor, CoSponsors: a.CoSponsors,
		FiledAt: a.FiledAt, Revision: v.latestOf(a.Revision), Late: a.Late, State: a.State, Listed: a.Listed,
		Pressed: a.State == editor.StatePressed, AnswerReason: a.AnswerReason, Answered: moment(a.AnsweredAt),
		Supersedes: a.Supersedes, SupersededBy: a.SupersededBy, Submission: a.Submission,
		To: a.To, AcceptedIn: a.AcceptedIn, Floor: v.floorName(a.ID),
		Sealed: a.Sealed, Expunged: a.Expunged, TextGone: a.TextGone,
	}
	if v.nos {
		whole.No = a.No
	}
	if v.positions {
		for _, p := range a.Positions {
			if p.Position != editor.PositionNone {
				whole.Positions = append(whole.Positions, PositionOf{p.Delegation, p.Position, p.Reason})
			}
		}
	}
	whole.Acting, whole.Voices = v.voices(a)
	v.carried(&whole, a)
	v.sealAmendment(&whole)
	return whole
}

// Objection is one objection whole.
func (v *View) Objection(id string) Objection {
	o, _ := v.r.Objection(id)
	whole := Objection{
		ID: o.ID, Paragraph: o.Paragraph, Version: o.Version, By: v.whose(o), Withheld: v.withheld(o), Silence: o.Silence, Kind: o.Kind, On: o.On, Ready: v.r.Ready(o),
		Reason: o.Reason, RaisedAt: o.RaisedAt, Revision: v.latestOf(o.Revision), Amendment: o.Amendment,
		LiftedAt: moment(o.LiftedAt), Scope: wide(o), Call: o.Call, CalledAt: moment(o.CalledAt), Answer: o.Answer,
		Acting: v.acting(o.ID, v.whose(o)),
		Sealed: o.Sealed, Expunged: o.Expunged,
	}
	whole.Also, whole.Reach = alsoAgainst(v.r, o), reach(v.r, o)
	v.sealObjection(&whole)
	return whole
}

// wide is the scope of an objection to more than its paragraph.
func wide(o *editor.Objection) editor.ObjectionScope {
	if o.Scope == editor.ScopeParagraph {
		return ""
	}
	return o.Scope
}

// Positions are one delegation's own.
func Positions(r *editor.Report, delegation string) Mine {
	mine := Mine{Positions: []MyPosition{}, Objections: r.WithheldFrom(delegation), Receipts: []string{}, Recorded: recordedFor(r, delegation), Acting: actingOf(r, delegation)}
	for _, s := range r.Silences {
		if slices.ContainsFunc(s.Seen, func(seen editor.Receipt) bool { return seen.Delegation == delegation }) {
			mine.Receipts = append(mine.Receipts, s.ID)
		}
	}
	for _, id := range r.AmendmentIDs() {
		a, _ := r.Amendment(id)
		for _, p := range a.Positions {
			if p.Delegation == delegation && p.Position != editor.PositionNone {
				mine.Positions = append(mine.Positions, MyPosition{a.ID, p.Position, spared(a, p.Reason)})
			}
		}
	}
	return mine
}

// Listing is a report's row in the list of reports.
func (v *View) Listing() ReportListing {
	row := ReportListing{ID: v.r.ID, Symbol: v.Masthead().Symbol, Title: v.r.Masthead.Title, Body: v.r.Masthead.Body, Closing: v.closing(), Family: v.family()}
	if rev := v.Latest(); rev != nil {
		row.Latest, row.LatestAt = rev.Name, rev.At
	}
	if !v.live {
		return row
	}
	for _, id := range v.r.Order {
		p, _ := v.r.Paragraph(id)
		row.Of++
		if v.r.Status(p) == editor.StatusAgreed {
			row.Agreed++
		}
	}
	return row
}

func moment(t time.Time) *time.Time {
	if t.IsZero() {
		return nil
	}
	return &t
}

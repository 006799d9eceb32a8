// chair.go is what the Chair, and the Secretariat for the Chair, does to a report.

package editor

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"adref/diffing"
)

// These bound a report, so that one import cannot fill a server.
const (
	maxElements = 20_000
	maxLevel    = 20  // of a heading or an item
	maxPrinted  = 100 // bytes of a number as printed
	maxLines    = 1_000
)

func (d *decision) create(c Create) error {
	elements := c.Draft.Elements
	if len(elements) == 0 {
		return refuse(CodeInvalid, "The draft has no text.")
	}
	if len(elements) > maxElements {
		return refuse(CodeInvalid, "The draft has %d paragraphs; a report holds at most %d.", len(elements), maxElements)
	}
	masthead, err := c.Draft.Masthead.clean()
	if err != nil {
		return err
	}
	f := ReportCreated{Report: d.report, Masthead: masthead, Settings: c.Settings}
	if f.Settings.Observers == "" {
		f.Settings.Observers = VisibleCirculated
	}
	if f.Settings.Positions == "" {
		f.Settings.Positions = PositionsChair
	}
	if f.Settings.Numbering == "" {
		f.Settings.Numbering = NumberingRunning
	}
	if err := f.Settings.check(); err != nil {
		return err
	}
	language := c.Draft.Masthead.Language
	taken := map[string]bool{}
	for i, el := range elements {
		text, err := CleanText(el.Text, language)
		if err != nil {
			return refuse(CodeInvalid, "Element %d of the draft: %s", i+1, err)
		}
		if strings.TrimSpace(text) == "" {
			return refuse(CodeInvalid, "Element %d of the draft is empty.", i+1)
		}
		if !slices.Contains([]Kind{KindHeading, KindParagraph, KindItem, KindText}, el.Kind) {
			return refuse(CodeInvalid, "Element %d of the draft is of no known kind: %q.", i+1, clip(string(el.Kind), 20))
		}
		if el.Level < 0 || el.Level > maxLevel {
			return refuse(CodeInvalid, "Element %d of the draft is at level %d; levels go from 0 to %d.", i+1, el.Level, maxLevel)
		}
		if !slices.Contains([]Marker{MarkerNone, MarkerArabic, MarkerLetter, MarkerRoman, MarkerUpperRoman, MarkerUpperLetter, MarkerArabicParen, MarkerBullet}, el.Marker) {
			return refuse(CodeInvalid, "Element %d of the draft has a number of no known style: %q.", i+1, clip(string(el.Marker), 20))
		}
		printed, err := cleanLine("The printed number", el.Printed, language, maxPrinted)
		if err != nil {
			return refuse(CodeInvalid, "Element %d of the draft: %s", i+1, err)
		}
		id := el.ID
		if id == "" {
			id = d.newID()
		}
		if _, err := CleanText(id, ""); err != nil || taken[id] || len(id) > 64 || strings.ContainsAny(id, "/?#% ") {
			return refuse(CodeInvalid, "Element %d of the draft has an id that is there twice or cannot be used: %q.", i+1, clip(id, 64))
		}
		taken[id] = true
		f.Text = append(f.Text, CreatedElement{id, el.Kind, el.Level, el.Marker, printed, el.Annex, text})
	}
	return d.emit(f)
}

// clean cleans every field of a masthead.
func (m Masthead) clean() (Masthead, error) {
	if len(m.Lines) > maxLines {
		return m, refuse(CodeInvalid, "The masthead has %d lines; it may have at most %d.", len(m.Lines), maxLines)
	}
	m.Lines = slices.Clone(m.Lines)
	fields := []*string{
		&m.Organ, &m.Symbol, &m.Distribution, &m.Date, &m.Original, &m.Language, &m.Body, &m.Session, &m.Meeting,
		&m.AgendaItem, &m.Title,
	}
	for i := range m.Lines {
		fields = append(fields, &m.Lines[i])
	}
	for _, field := range fields {
		clean, err := cleanLine("The masthead", *field, m.Language, MaxText)
		if err != nil {
			return m, err
		}
		*field = clean
	}
	return m, nil
}

func (s Settings) check() error {
	if s.Observers != VisibleCirculated && s.Observers != VisibleOpen {
		return refuse(CodeInvalid, "Observers see %q or %q, not %q.", VisibleCirculated, VisibleOpen, clip(string(s.Observers), 20))
	}
	if s.Positions != PositionsChair && s.Positions != PositionsDelegations {
		return refuse(CodeInvalid, "Positions are open to %q or %q, not %q.", PositionsChair, PositionsDelegations, clip(string(s.Positions), 20))
	}
	if !slices.Contains([]Numbering{NumberingRunning, NumberingByHeading, NumberingPrinted}, s.Numbering) {
		return refuse(CodeInvalid, "There is no numbering %q.", clip(string(s.Numbering), 20))
	}
	return nil
}

var codePattern = regexp.MustCompile(`^[A-Z][A-Z0-9-]{1,11}$`)

func (d *decision) seat(c Seat) error {
	seat := c.Delegation
	if !codePattern.MatchString(seat.Code) {
		return refuse(CodeInvalid, "A delegation's code is two to twelve capital letters and digits, not %q.", clip(seat.Code, 20))
	}
	name, err := cleanNote("The name", seat.Name, d.r.Masthead.Language, 200)
	if err != nil {
		return err
	}
	if name == "" || strings.Contains(name, "\n") {
		return refuse(CodeInvalid, "A delegation has a name, on one line.")
	}
	if seat.Kind != KindState && seat.Kind != KindObserver {
		return refuse(CodeInvalid, "A seat is for a %q or an %q.", KindState, KindObserver)
	}
	if had, taken := d.r.Seated(seat.Code); taken {
		return refuse(CodeSettled, "%s is seated already, as %s.", seat.Code, had.Name)
	}
	seat.Name = name
	return d.emit(DelegationSeated{seat})
}

func (d *decision) set(c Set) error {
	settings := d.r.Settings
	if c.Observers != "" {
		settings.Observers = c.Observers
	}
	if c.Positions != "" {
		settings.Positions = c.Positions
	}
	if err := settings.check(); err != nil {
		return err
	}
	if settings == d.r.Settings {
		return refuse(CodeSettled, "The settings are so already.")
	}
	return d.emit(SettingsChanged{settings})
}

// revise is how text changes (rule 6). The new version ends agreement (rule 2) but lifts no
// objection (rule 3); the amendments it takes are settled, the others classed.
func (d *decision) revise(c Revise) error {
	p, err := d.paragraph(c.Paragraph)
	if err != nil {
		return err
	}
	if c.Version != p.Current() {
		return d.stale([]VersionName{{p.ID, c.Version}})
	}
	text, err := CleanText(c.Text, d.r.Masthead.Language)
	if err != nil {
		return err
	}
	if text != "" && strings.TrimSpace(text) == "" {
		return refuse(CodeInvalid, "The text is blank. To delete the paragraph, make it empty.")
	}
	if text == p.Text() {
		return refuse(CodeInvalid, "The text is the same as version %d. To settle amendments without changing it, answer them.", c.Version)
	}
	if err := d.checkTakes(c.Takes, func(a *Amendment) bool { return a.Paragraph == p.ID }); err != nil {
		return err
	}
	if err := d.emit(ParagraphRevised{p.ID, c.Version + 1, text, c.Takes}); err != nil {
		return err
	}
	for _, take := range c.Takes {
		if err := d.settle(take.Amendment, AmendmentAnswered{Amendment: take.Amendment, Answer: take.How}, p.ID); err != nil {
			return err
		}
	}
	for _, id := range p.Amendments {
		if err := d.carry(id); err != nil {
			return err
		}
	}
	return nil
}

// insert puts new text into the report, often an amendment that inserts after.
func (d *decision) insert(c Insert) error {
	text, err := CleanText(c.Text, d.r.Masthead.Language)
	if err != nil {
		return err
	}
	if strings.TrimSpace(text) == "" {
		return refuse(CodeInvalid, "A new paragraph needs a text.")
	}
	kind, level, marker, err := d.shape(c.After, c.As)
	if err != nil {
		return err
	}
	if err := d.checkTakes(c.Takes, func(a *Amendment) bool { return a.Kind == AmendInsertAfter }); err != nil {
		return err
	}
	id := d.newID()
	if err := d.emit(ParagraphInserted{id, d.below(c.After, kind, level), kind, level, marker, text, c.Takes}); err != nil {
		return err
	}
	for _, take := range c.Takes {
		if err := d.settle(take.Amendment, AmendmentAnswered{Amendment: take.Amendment, Answer: take.How}, id); err != nil {
			return err
		}
	}
	for _, same := range d.gap(c.After) {
		if a, _ := d.r.Amendment(same); a.Text() == text {
			if err := d.overtake(AmendmentCarried{Amendment: same, Version: a.Version, Class: ClassOvertaken}, id); err != nil {
				return err
			}
		}
	}
	return nil
}

// below is the last of what belongs to a paragraph: new text after it stands after its
// subparagraphs, and a new item after those of a deeper level.
func (d *decision) below(after string, kind Kind, level int) string {
	at := slices.Index(d.r.Order, after)
	if p, ok := d.r.Paragraph(after); !ok || p.Kind == KindHeading || kind == KindItem && p.Kind != KindItem {
		return after
	}
	for _, id := range d.r.Order[at+1:] {
		if p, _ := d.r.Paragraph(id); p.Kind != KindItem || kind == KindItem && p.Level <= level {
			break
		}
		after = id
	}
	return after
}

// shape says what a new paragraph after another one is: the same kind, unless as says otherwise;
// after a heading, a paragraph.
func (d *decision) shape(after string, as Kind) (Kind, int, Marker, error) {
	if as != "" && !slices.Contains([]Kind{KindHeading, KindParagraph, KindItem, KindText}, as) {
		return "", 0, "", refuse(CodeInvalid, "There is no kind of paragraph %q.", clip(string(as), 20))
	}
	before := &Paragraph{Kind: KindHeading, Level: 1}
	if after != Gap {
		p, err := d.paragraph(after)
		if err != nil {
			return "", 0, "", err
		}
		before = p
	}
	kind := before.Kind
	if as != "" {
		kind = as
	} else if kind == KindHeading {
		kind = KindParagraph
	}
	if kind == before.Kind {
		return kind, before.Level, before.Marker, nil
	}
	switch kind {
	case KindParagraph:
		return kind, 0, MarkerArabic, nil
	case KindItem:
		return kind, 1, MarkerLetter, nil
	case KindHeading:
		for at := slices.Index(d.r.Order, after); at >= 0; at-- {
			if h, _ := d.r.Paragraph(d.r.Order[at]); h.Kind == KindHeading && !h.Annex {
				return kind, h.Level, h.Marker, nil
			}
		}
		return kind, 1, MarkerUpperRoman, nil
	}
	return KindText, 0, MarkerNone, nil
}

// gap lists the pending amendments that insert after a paragraph.
func (d *decision) gap(after string) []string {
	var ids []string
	for _, id := range d.r.amendmentsAt(after) {
		if a, _ := d.r.Amendment(id); a.Kind == AmendInsertAfter && !a.State.Settled() {
			ids = append(ids, id)
		}
	}
	return ids
}

func (d *decision) checkTakes(takes []Take, here func(*Amendment) bool) error {
	seen := map[string]bool{}
	for _, t := range takes {
		a, err := d.amendment(t.Amendment)
		if err != nil {
			return err
		}
		switch {
		case seen[a.ID]:
			return refuse(CodeInvalid, "Amendment no. %d is named twice.", a.No)
		case !here(a):
			return refuse(CodeInvalid, "Amendment no. %d is not one to this place.", a.No)
		case a.State.Settled():
			return refuse(CodeSettled, "Amendment no. %d is settled already (%s).", a.No, a.State.inWords())
		case t.How != AnswerReflected && t.How != AnswerPartly:
			return refuse(CodeInvalid, "A text takes an amendment as %q or %q, not %q.", AnswerReflected, AnswerPartly, clip(string(t.How), 20))
		}
		seen[a.ID] = true
	}
	return nil
}

func (s State) inWords() string { return strings.ReplaceAll(string(s), "_", " ") }

// settle answers an amendment and, when its words are now in the text, does what rule 8 says.
func (d *decision) settle(id string, answered AmendmentAnswered, where string) error {
	if err := d.emit(answered); err != nil {
		return err
	}
	if answered.Answer == AnswerNotRetained {
		return nil
	}
	return d.objectWhoCannotAccept(id, where)
}

// carry classes a pending amendment against the current version (rule 6).
func (d *decision) carry(id string) error {
	a, _ := d.r.Amendment(id)
	if a.State.Settled() {
		return nil
	}
	carried := d.r.carry(a)
	if carried.Class == ClassOvertaken {
		return d.overtake(carried, a.Paragraph)
	}
	return d.emit(carried)
}

// overtake settles an amendment whose change is already in the text.
func (d *decision) overtake(carried AmendmentCarried, where string) error {
	if err := d.emit(carried); err != nil {
		return err
	}
	return d.objectWhoCannotAccept(carried.Amendment, where)
}

// objectWhoCannotAccept is rule 8: once an amendment's words are in the text, each standing "cannot
// accept" on it is an objection to the paragraph, or to the gap.
func (d *decision) objectWhoCannotAccept(id, where string) error {
	a, _ := d.r.Amendment(id)
	version := 0
	if p, ok := d.r.Paragraph(where); ok {
		version = p.Current()
	}
	for _, pos := range a.Positions {
		if pos.Position != PositionCannotAccept || d.objectsTo(id, where, pos.Delegation) {
			continue
		}
		if err := d.emit(ObjectionRaised{
			Objection: d.newID(), Paragraph: where, Version: version, Delegation: pos.Delegation,
			Kind: ObjectionPlain, Reason: pos.Reason, Amendment: id,
		}); err != nil {
			return err
		}
	}
	return nil
}

// objectsTo says whether an objection that a delegation raised there over an amendment stands.
func (d *decision) objectsTo(amendment, where, delegation string) bool {
	return len(d.r.objectionsWhere(func(o *Objection) bool {
		return o.Standing() && o.By == delegation && o.Amendment == amendment && o.Paragraph == where
	})) > 0
}

func (d *decision) answerAll(c AnswerAmendments) error {
	if len(c.Amendments) == 0 {
		return refuse(CodeInvalid, "An answer names at least one amendment.")
	}
	if c.Answer != AnswerReflected && c.Answer != AnswerPartly && c.Answer != AnswerNotRetained {
		return refuse(CodeInvalid, "An answer is %q, %q or %q, not %q.", AnswerReflected, AnswerPartly, AnswerNotRetained, clip(string(c.Answer), 20))
	}
	reason, err := cleanNote("The reason", c.Reason, d.r.Masthead.Language, MaxText)
	if err != nil {
		return err
	}
	for i, id := range c.Amendments {
		a, err := d.amendment(id)
		if err != nil {
			return err
		}
		if slices.Contains(c.Amendments[:i], id) {
			return refuse(CodeInvalid, "Amendment no. %d is named twice.", a.No)
		}
		if a.State.Settled() {
			return refuse(CodeSettled, "Amendment no. %d is settled already (%s).", a.No, a.State.inWords())
		}
		// Rule 2: a request to reopen ends by its withdrawal or by the Chair's reopening; an answer
		// would make the paragraph agreed by another door.
		if p, ok := d.r.Paragraph(a.Paragraph); ok && a.Blocks() && d.r.Status(p) == StatusContested {
			return refuse(CodeBlocked, "%s is agreed, and amendment no. %d asks to reopen it. Reopen it to answer, or let its sponsor withdraw.", d.name(p), a.No)
		}
	}
	for _, id := range c.Amendments {
		a, _ := d.r.Amendment(id)
		where := a.Paragraph
		if a.Kind == AmendInsertAfter {
			where = Gap
		}
		if err := d.settle(id, AmendmentAnswered{Amendment: id, Answer: c.Answer, Reason: reason}, where); err != nil {
			return err
		}
	}
	return nil
}

// agree is rule 1: all the named versions, or a refusal with every blocker (rule 5).
func (d *decision) agree(c Agree) error {
	if len(c.Paragraphs) == 0 {
		return refuse(CodeInvalid, "Name at least one paragraph to agree.")
	}
	numbers := d.r.Numbers()
	var stale []VersionName
	var blockers []Blocker
	var open []*Paragraph
	seen := map[string]bool{}
	for _, name := range c.Paragraphs {
		p, err := d.paragraph(name.Paragraph)
		if err != nil {
			return err
		}
		if seen[p.ID] {
			return refuse(CodeInvalid, "%s is named twice.", d.name(p))
		}
		seen[p.ID] = true
		if name.Version != p.Current() {
			stale = append(stale, name)
			continue
		}
		blockers = append(blockers, d.r.Obstacles(p, numbers[p.ID])...)
		if d.r.Status(p) != StatusAgreed {
			open = append(open, p)
		}
	}
	what := "These paragraphs are not agreed"
	if len(c.Paragraphs) == 1 {
		p, _ := d.r.Paragraph(c.Paragraphs[0].Paragraph)
		what = d.name(p) + " is not agreed"
	}
	if len(stale) > 0 {
		r := d.stale(stale)
		if r.Code == CodeStale && len(blockers) > 0 {
			r = blocked(what, append(r.Blockers, blockers...))
		}
		return r
	}
	if len(blockers) > 0 {
		return blocked(what, blockers)
	}
	if len(open) == 0 {
		return refuse(CodeSettled, "All of it is agreed already.")
	}
	for _, p := range open {
		if err := d.lapse(p); err != nil {
			return err
		}
		if err := d.emit(ParagraphAgreed{p.ID, p.Current()}); err != nil {
			return err
		}
	}
	return nil
}

// lapse answers the amendments that were listed with a new revision and never maintained, so that
// no agreed paragraph has an unanswered one; their sponsors may still press.
func (d *decision) lapse(p *Paragraph) error {
	for _, id := range p.Amendments {
		if a, _ := d.r.Amendment(id); a.Listed && a.Kind != AmendInsertAfter {
			if err := d.emit(AmendmentAnswered{Amendment: id, Answer: AnswerNotRetained, Lapsed: true}); err != nil {
				return err
			}
		}
	}
	return nil
}

// stale is rule 4: the versions named are no longer the current ones, and what changed.
func (d *decision) stale(names []VersionName) *Refusal {
	numbers := d.r.Numbers()
	r := &Refusal{Code: CodeStale}
	for _, name := range names {
		p, _ := d.r.Paragraph(name.Paragraph)
		seen, ok := p.TextOf(name.Version)
		if !ok {
			return refuse(CodeInvalid, "%s has no version %d; the text is version %d.", d.name(p), name.Version, p.Current())
		}
		at := p.Versions[p.Current()-1].At
		r.Blockers = append(r.Blockers, Blocker{
			Kind: BlockStale, Paragraph: p.ID, Number: numbers[p.ID], Version: p.Current(), At: &at,
			Reason: whatChanged(seen, p.Text()),
		})
	}
	p, _ := d.r.Paragraph(names[0].Paragraph)
	r.Message = fmt.Sprintf("%s has changed: your screen showed version %d, the text is now version %d. Nothing was changed.", d.name(p), names[0].Version, p.Current())
	if len(names) > 1 {
		r.Message = fmt.Sprintf("%d paragraphs have changed since the versions on your screen. Nothing was changed.", len(names))
	}
	return r
}

// whatChanged tells a change in words: “hear” struck, “exchange” added.
func whatChanged(before, after string) string {
	var parts []string
	for _, op := range diffing.Readable(diffing.Words(before, after)) {
		switch op.Kind {
		case diffing.Delete:
			parts = append(parts, "“"+clip(strings.TrimSpace(op.Text), 120)+"” struck")
		case diffing.Insert:
			parts = append(parts, "“"+clip(strings.TrimSpace(op.Text), 120)+"” added")
		}
	}
	return clip(strings.Join(parts, ", "), 1000)
}

func (d *decision) reopen(c Reopen) error {
	p, err := d.paragraph(c.Paragraph)
	if err != nil {
		return err
	}
	reason, err := cleanNote("The reason", c.Reason, d.r.Masthead.Language, MaxText)
	if err != nil {
		return err
	}
	if d.r.Status(p) == StatusOpen {
		return refuse(CodeSettled, "%s is open already.", d.name(p))
	}
	return d.emit(ParagraphReopened{p.ID, reason})
}

// circulate freezes the text. Deleted paragraphs are left out from here on, new ones get numbers of
// their own, and pending amendments are listed: they block no longer until maintained (rule 6),
// except those that contest an agreed paragraph, because nothing but an agreement makes it agreed.
func (d *decision) circulate(c Circulate) error {
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
		p, ok := d.r.Paragraph(a.Paragraph)
		contests := ok && a.Blocks() && d.r.Status(p) == StatusContested
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

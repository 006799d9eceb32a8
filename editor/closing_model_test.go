// closing_model_test.go is adoption and what follows in the random histories: what the model knows of
// them, the commands that are drawn, and how a history is brought to its end.

package editor

import (
	"fmt"
	"maps"
	"slices"
	"time"

	"pgregory.net/rapid"
)

// modelClosing is the model's word on the end of a negotiation.
type modelClosing struct {
	adopted, ended bool
	toCome         []string
	texts          map[string]string // as adopted
	met            map[string]int    // by objection to a paragraph: how many versions there were when it was raised
	edits          map[string][]string
	corrected      map[string]bool // ids of edits and corrigenda
	late           map[string]bool // statements made once the record had closed
	family         map[string]Relationship
	body           map[string]string // by paragraph, of its latest agreement
}

func (m *modelClosing) closed() bool { return m.adopted || m.ended }

// against adoption names what stands in its way, but for placeholders of the paragraphs listed.
func (m *model) againstAdoption(toCome []string) (found []string) {
	for _, id := range m.order {
		found = append(found, m.against(id, false)...)
		for _, d := range m.awaiting(id) {
			found = append(found, d+" awaits instructions on "+id)
		}
		if p := m.paragraphs[id]; hasPlaceholder(p.texts[len(p.texts)-1]) && !slices.Contains(toCome, id) {
			found = append(found, "placeholder in "+id)
		}
	}
	for id, o := range m.objections {
		if p := m.paragraphs[o.paragraph]; o.stands && (o.scope != ScopeParagraph || p == nil || p.dropped && m.met[id] == len(p.texts)) {
			found = append(found, id)
		}
	}
	for id, a := range m.amendments {
		if p := m.paragraphs[a.paragraph]; a.pending && !a.listed && (a.kind == AmendInsertAfter || p == nil || p.dropped) {
			found = append(found, id)
		}
	}
	if m.silent() {
		found = append(found, "silence")
	}
	return found
}

func (m *model) wrongToClose(by Actor, f Fact) string {
	office := by.Role == RoleChair || by.Role == RoleSecretariat
	if m.closed() {
		switch f.(type) {
		case StatementMade:
		case ActedFor, NotOnMyBehalfSaid:
			if !m.late[actOf(f)] {
				return fmt.Sprintf("%s in a closed record, of what was done before", f.Fact())
			}
		case ContentSealed, ContentUnsealed, ContentExpunged:
		case RecordedFor, RecordConfirmed, RecordCorrected:
			if act := m.recordedAct(f); act != "state" && act != "" {
				return "what was done before is recorded or corrected in a closed record: " + act
			}
		case TextEdited, CorrigendumIssued, ParagraphUpdated, ParagraphTranslated:
			if m.ended {
				return "done to what was not adopted"
			}
		default:
			return fmt.Sprintf("%s in a closed record", f.Fact())
		}
	}
	switch f := f.(type) {
	case ReportAdopted:
		if by.Role != RoleChair {
			return "adopted by somebody who is not the Chair"
		}
		if against := m.againstAdoption(f.ToCome); len(against) > 0 {
			return fmt.Sprintf("adopted with %v in the way", against)
		}
		for _, id := range m.order {
			if m.status(id) != StatusAgreed || m.bracketed(id) {
				return fmt.Sprintf("adopted, and paragraph %s is %s", id, m.status(id))
			}
		}
		for id, a := range m.amendments {
			if a.pending {
				return fmt.Sprintf("adopted, and amendment %s is not answered", id)
			}
		}
		for id, o := range m.objections {
			if p := m.paragraphs[o.paragraph]; o.stands && (p == nil || !p.dropped || m.met[id] == len(p.texts)) {
				return fmt.Sprintf("adopted, and objection %s stands", id)
			}
		}
	case ReportEnded:
		if by.Role != RoleChair || m.silent() {
			return "ended by somebody else, or under silence"
		}
	case TextEdited:
		if !office || !m.adopted || f.Edition != len(m.edits[f.Paragraph])+1 || bracketed(f.Text) {
			return "edited by a delegation, out of turn, or with a bracket"
		}
	case CorrigendumIssued:
		if !office || !m.adopted || len(f.Instructions) == 0 {
			return "a corrigendum by a delegation, or of nothing"
		}
	case ReportRelated:
		if !office {
			return "related by a delegation"
		}
	case AgreedIn:
		for _, text := range f.Texts {
			if by.Role != RoleChair || m.status(text.Paragraph) != StatusAgreed || text.Version != len(m.paragraphs[text.Paragraph].texts) {
				return "a body agreed what is not agreed"
			}
		}
	case AmendedOrally:
		if p := m.paragraphs[f.Paragraph]; !office || f.Version != len(p.texts) || !allSeated(f.Delegations) {
			return "an oral amendment of nobody, or in an old version"
		}
	}
	return ""
}

// actOf is the act that a fact about a group is of.
func actOf(f Fact) string {
	if listed, ok := f.(ActedFor); ok {
		return listed.Act
	}
	return f.(NotOnMyBehalfSaid).Act
}

func allSeated(codes []string) bool {
	return len(codes) > 0 && !slices.ContainsFunc(codes, func(c string) bool { return !slices.Contains(slices.Concat(newcomers, states, groups), c) })
}

func (m *model) bracketed(id string) bool {
	p := m.paragraphs[id]
	return bracketed(p.texts[len(p.texts)-1])
}

func (m *model) takeClosing(f Fact) {
	switch f := f.(type) {
	case ReportCreated:
		m.modelClosing = modelClosing{met: map[string]int{}, edits: map[string][]string{}, corrected: map[string]bool{}, late: map[string]bool{}, family: map[string]Relationship{}, body: map[string]string{}}
	case ObjectionRaised:
		if p := m.paragraphs[f.Paragraph]; p != nil {
			m.met[f.Objection] = len(p.texts)
		}
	case ReportAdopted:
		m.adopted, m.toCome, m.texts = true, f.ToCome, map[string]string{}
		for _, id := range m.order {
			m.texts[id] = m.paragraphs[id].texts[len(m.paragraphs[id].texts)-1]
		}
	case ReportEnded:
		m.ended = true
	case StatementMade:
		if m.closed() {
			m.late[f.Statement] = true
		}
	case TextEdited:
		m.edits[f.Paragraph] = append(m.edits[f.Paragraph], f.Text)
		m.corrected[f.Edit] = true
	case CorrigendumIssued:
		m.corrected[f.Corrigendum] = true
	case ReportRelated:
		m.family[f.Symbol] = f.Relation
	case ParagraphAgreed:
		m.body[f.Paragraph] = ""
	case AgreedIn:
		for _, text := range f.Texts {
			m.body[text.Paragraph] = f.Body
		}
	}
}

func (m *model) differsInClosing(r *Report) string {
	if r.Closed() != m.closed() || r.Adopted() != m.adopted {
		return fmt.Sprintf("closed as %+v", r.Closing)
	}
	if m.adopted { // nothing that follows changes the text as adopted
		rev := r.Revisions[len(r.Revisions)-1]
		if rev.ID != r.Closing.Revision || len(rev.Entries) != len(m.texts) {
			return fmt.Sprintf("adopted %s, and the last text is %s", r.Closing.Revision, rev.ID)
		}
		for _, e := range rev.Entries {
			p, _ := r.Paragraph(e.Paragraph)
			if text, _ := p.TextOf(e.Version); text != m.texts[e.Paragraph] {
				return fmt.Sprintf("the adopted text of %s is now %q, was %q", e.Paragraph, text, m.texts[e.Paragraph])
			}
			if r.Status(p) != StatusAgreed {
				return fmt.Sprintf("paragraph %s of an adopted text is %s", e.Paragraph, r.Status(p))
			}
		}
	}
	for id, texts := range m.edits {
		if e, ok := r.Edited(id); !ok || e.Edition != len(texts) || e.Text != texts[len(texts)-1] {
			return fmt.Sprintf("the editorial version of %s is %+v, want %q", id, e, texts)
		}
	}
	for _, other := range r.Family {
		if m.family[other.Symbol] != other.Relation {
			return fmt.Sprintf("related as %+v", other)
		}
	}
	for id := range m.paragraphs {
		if p, _ := r.Paragraph(id); r.Status(p) == StatusAgreed && p.AgreedBody != m.body[id] {
			return fmt.Sprintf("paragraph %s agreed by %q, want %q", id, p.AgreedBody, m.body[id])
		}
	}
	return ""
}

// foretoldOfClosing checks what the model foretells of adoption, and of anything in a closed record.
func (g *table) foretoldOfClosing(by Actor, c Command, err error) {
	refusal, _ := AsRefusal(err)
	if g.m.closed() {
		switch c := c.(type) {
		case MakeStatement:
			return
		case NotOnMyBehalf:
			if g.m.late[c.Act] {
				return
			}
		case Edit, IssueCorrigendum, UpdateTechnically, Translate:
			if g.m.adopted {
				return
			}
		case Record:
			if _, state := c.Command.Command.(MakeStatement); state {
				return
			}
		case ConfirmRecord, Seal, Unseal, Expunge:
			return
		case CorrectRecord:
			if rec := g.m.records[c.Record]; rec != nil && rec.act == "state" {
				return
			}
		}
		if refusal == nil || refusal.Code != CodeClosed && refusal.Code != CodeForbidden && refusal.Code != CodeSettled {
			g.Fatalf("%#v in a closed record: %v", c, err)
		}
		if _, create := c.(Create); refusal.Code == CodeSettled && !create {
			g.Fatalf("%#v in a closed record: %v", c, err)
		}
		return
	}
	adopt, ok := c.(Adopt)
	if !ok || by.Role != RoleChair || !plausible(adopt) {
		return
	}
	against := g.m.againstAdoption(adopt.ToCome)
	for i, id := range adopt.ToCome {
		if p := g.m.paragraphs[id]; p == nil || p.dropped || slices.Contains(adopt.ToCome[:i], id) || !hasPlaceholder(p.texts[len(p.texts)-1]) {
			against = append(against, "no placeholder in "+id)
		}
	}
	exact, some := len(adopt.Texts) == len(g.m.order), false
	for _, id := range g.m.order {
		p := g.m.paragraphs[id]
		exact = exact && slices.Contains(adopt.Texts, VersionName{id, len(p.texts)})
		some = some || p.texts[len(p.texts)-1] != ""
	}
	if may := exact && some && len(against) == 0; may != (err == nil) {
		g.Fatalf("adopting with %v against it, exactly as it stands: %t, said %v", against, exact, err)
	}
	if refusal != nil && refusal.Code == CodeBlocked {
		g.seen["refused adoption"]++
		named := map[string]bool{}
		for _, b := range refusal.Blockers {
			named[b.Objection+b.Amendment] = true
		}
		for id, o := range g.m.objections {
			if p := g.m.paragraphs[o.paragraph]; o.stands && (p == nil || !p.dropped || o.scope != ScopeParagraph) && !named[id] {
				g.Fatalf("the refusal does not name objection %s: %v", id, refusal.Blockers)
			}
		}
	}
}

// plausible says that an adoption is refused only for what stands in its way.
func plausible(c Adopt) bool {
	return c.Body == "Working group" && c.Meeting == "10th meeting" && c.Date == start.Format(time.DateOnly) && c.Audience == AudienceObservers && c.Name == ""
}

// adopts draws an adoption of the text as it stands, mostly.
func (g *table) adopts() Command {
	if g.odds(30) {
		return EndWithoutConsensus{pick(g, "body", "Working group", ""), "10th meeting", start.Format(time.DateOnly), "", g.reason(), pick(g, "audience", AudienceDelegations, AudiencePublic, AudienceChair)}
	}
	c := Adopt{Body: "Working group", Meeting: "10th meeting", Date: start.Format(time.DateOnly), Audience: AudienceObservers}
	for _, id := range g.m.order {
		if p := g.m.paragraphs[id]; hasPlaceholder(p.texts[len(p.texts)-1]) && !g.odds(6) {
			c.ToCome = append(c.ToCome, id)
		}
		version := len(g.m.paragraphs[id].texts)
		if g.odds(25) {
			version = g.version(id)
		}
		if !g.odds(60) {
			c.Texts = append(c.Texts, VersionName{id, version})
		}
	}
	switch {
	case g.odds(10):
		c.Date = pick(g, "date", "2026-13-01", "tomorrow", "2999-01-01")
	case g.odds(10):
		c.Body, c.Audience = "", pick(g, "audience", AudiencePublic, AudienceChair)
	case g.odds(10):
		c.ToCome = append(c.ToCome, g.paragraph())
	}
	return c
}

// afterwards draws what a closed record takes.
func (g *table) afterwards() Command {
	p := g.paragraph()
	edits := g.m.edits[p]
	now := g.textOf(p, g.version(p))
	if len(edits) > 0 {
		now = edits[len(edits)-1]
	}
	if g.odds(6) {
		if c, ok := g.floor(pick(g, "of a record", "record", "confirm_record", "correct_record"), p).(Record); ok {
			c.Command = Said{MakeStatement{StatementExplanation, "", 0, "We explain.", nil}}
			return c
		}
	}
	if g.odds(8) {
		return Translate{p, g.version(p), "fr", "Les États agissent."}
	}
	switch g.index("afterwards", 5) {
	case 0:
		edition := len(edits)
		if g.odds(8) {
			edition++
		}
		return Edit{p, edition, g.text(now), g.reason()}
	case 1:
		c := IssueCorrigendum{pick(g, "symbol", "C/1/Corr.1", "C/1/Corr.2", "C/1/Corr.3", ""), pick(g, "language", "ar", "zh", "en", "fr", "de"), nil}
		for range rapid.IntRange(0, 2).Draw(g.T, "instructions") {
			c.Instructions = append(c.Instructions, Instruction{pick(g, "instructed", p, ""), g.reason()})
		}
		return c
	case 2:
		p = g.paragraphThat(func(id string) bool { return hasPlaceholder(g.textOf(id, len(g.m.paragraphs[id].texts))) })
		return UpdateTechnically{p, g.version(p), g.filling(g.textOf(p, g.version(p)))}
	}
	if late := slices.Sorted(maps.Keys(g.m.late)); len(late) > 0 && g.odds(2) {
		return NotOnMyBehalf{pick(g, "late", late...), pick(g, "group", groups...)}
	}
	return MakeStatement{StatementReservation, p, g.version(p), pick(g, "said", "We regret it.", "bad\x07"), g.actsFor()}
}

// spoken draws who proposed a version in the meeting.
func (g *table) spoken() []string {
	if !g.odds(6) {
		return nil
	}
	return pick(g, "spoken", []string{"ARV"}, []string{"BOR", "CAL"}, []string{"GRA"}, []string{"ARV", "ARV"}, []string{"NGO"})
}

// close clears most of what is in the way of adoption, tries it, and goes on in the closed record.
func (g *table) close() {
	if g.m.closed() || g.odds(2) {
		return
	}
	n := 0
	send := func(by Actor, c Command) {
		n++
		g.at = g.at.Add(time.Minute)
		g.send(by, fmt.Sprint("end", n), c)
	}
	delegation := func(code string) Actor { return Actor{Person: "of " + code, Delegation: code, Role: RoleDelegation} }
	for _, id := range slices.Sorted(maps.Keys(g.m.silences)) {
		if s := g.m.silences[id]; s.frozen {
			if !s.over {
				g.at = s.deadline.Add(SilenceMargin)
				send(Actor{Role: RoleClock}, ConcludeSilence{id})
			}
			send(chair, ConfirmSilence{id})
		}
	}
	for _, id := range slices.Sorted(maps.Keys(g.m.objections)) {
		if o := g.m.objections[id]; o.stands && !g.odds(40) {
			send(delegation(o.by), Lift{id})
		}
	}
	for _, id := range slices.Sorted(maps.Keys(g.m.amendments)) {
		if a := g.m.amendments[id]; a.pending && !a.listed {
			send(delegation(a.sponsor), Withdraw{id})
		}
	}
	for _, id := range slices.Clone(g.m.order) {
		for _, d := range g.m.awaiting(id) {
			send(delegation(d), Confirm{id})
		}
		if g.m.bracketed(id) {
			send(chair, Revise{Paragraph: id, Version: len(g.m.paragraphs[id].texts), Text: "States act [tbc] now"})
		}
	}
	for _, id := range slices.Sorted(maps.Keys(g.m.objections)) { // what a new text has brought by rule 8
		if o := g.m.objections[id]; o.stands {
			send(delegation(o.by), Lift{id})
		}
	}
	if len(g.m.order) == 0 {
		return
	}
	if g.odds(5) {
		send(chair, EndWithoutConsensus{"Working group", "10th meeting", start.Format(time.DateOnly), "", "No consensus.", AudiencePublic})
	} else {
		send(chair, g.adopts())
	}
	for range 15 {
		c := g.command()
		send(g.actor(c), c)
	}
}

func (g *table) countClosing(events []Event) {
	for _, e := range events {
		switch f := e.Fact.(type) {
		case ReportAdopted:
			if len(f.ToCome) > 0 {
				g.seen["adopted with updates to come"]++
			}
		case ParagraphUpdated:
			if g.m.adopted {
				g.seen["updated after adoption"]++
			}
		case TextEdited:
			if f.Edition > 1 {
				g.seen["edited again"]++
			}
		case StatementMade:
			if g.m.ended {
				g.seen["stated after the end"]++
			}
		case ActedFor:
			if g.m.closed() {
				g.seen["a group stated in a closed record"]++
			}
		case NotOnMyBehalfSaid:
			if g.m.closed() {
				g.seen["not on my behalf in a closed record"]++
			}
		case AmendedOrally:
			g.seen["spoken"]++
		case AgreedIn:
			if _, agreed := events[0].Fact.(AgreedIn); agreed {
				g.seen["agreed in another body"]++
			}
		}
	}
}

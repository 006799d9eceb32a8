// closing_test.go is adoption and what follows in the random negotiations of this package, and who is told
// of it (rules 10 and 11).

package wire

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"adref/editor"
	"adref/server/access"
)

// closing draws, now and then, an end of the negotiation or what belongs to it; in a closed record mostly
// what that still takes.
func (g *game) closing() (editor.Actor, editor.Command, bool) {
	if g.clearing {
		if by, c, more := g.inTheWay(); more {
			return by, c, true
		}
		g.clearing = false
		return chair, g.adopts(), true
	}
	if g.r.Closed() && !g.odds(4) {
		by, c := g.afterwards()
		return by, c, true
	}
	if !g.odds(25) {
		return chair, nil, false
	}
	audience := rapid.SampledFrom([]editor.Audience{editor.AudienceDelegations, editor.AudienceObservers, editor.AudiencePublic}).Draw(g.T, "closing audience")
	switch rapid.IntRange(0, 5).Draw(g.T, "closing") {
	case 0:
		return chair, editor.EndWithoutConsensus{Body: "Group" + g.mark(), Meeting: "1st meeting" + g.mark(), Date: start.Format(time.DateOnly), Summary: "As I see it." + g.mark(), Audience: audience}, true
	case 1:
		return chair, editor.Relate{Symbol: "H/2026/L." + rapid.SampledFrom([]string{"2", "3"}).Draw(g.T, "other") + g.mark(), Relation: rapid.SampledFrom([]editor.Relationship{editor.RelationAnnex, editor.RelationAnnexedTo}).Draw(g.T, "relation")}, true
	case 2:
		p := g.paragraph()
		return chair, editor.Agree{Paragraphs: []editor.VersionName{{Paragraph: p.ID, Version: p.Current()}}, Body: "Informals" + g.mark()}, true
	case 3:
		p := g.paragraph()
		return chair, editor.Revise{Paragraph: p.ID, Version: p.Current(), Text: g.text(), Orally: []string{codes[0]}}, true
	}
	g.clearing = g.odds(2)
	return chair, g.adopts(), true
}

// adopts adopts the text as it stands.
func (g *game) adopts() editor.Command {
	audience := rapid.SampledFrom([]editor.Audience{editor.AudienceDelegations, editor.AudienceObservers, editor.AudiencePublic}).Draw(g.T, "adopted for")
	c := editor.Adopt{Body: "Group" + g.mark(), Meeting: "2nd meeting" + g.mark(), Place: "Harbour City" + g.mark(), Date: start.Format(time.DateOnly), Name: "As adopted" + g.mark(), Audience: audience}
	for _, id := range g.r.Order {
		p, _ := g.r.Paragraph(id)
		c.Texts = append(c.Texts, editor.VersionName{Paragraph: id, Version: p.Current()})
		if len(editor.FindBrackets(p.Text()).Placeholders) > 0 {
			c.ToCome = append(c.ToCome, id)
		}
	}
	return c
}

// inTheWay is what somebody does so that the text can be adopted; false once nothing is in the way.
func (g *game) inTheWay() (editor.Actor, editor.Command, bool) {
	for _, id := range g.objections {
		if o, _ := g.r.Objection(id); o.Standing() {
			return delegate(o.By), editor.Lift{Objection: id}, true
		}
	}
	for _, id := range g.r.AmendmentIDs() {
		if a, _ := g.r.Amendment(id); !a.State.Settled() && !a.Listed {
			return delegate(a.Sponsor), editor.Withdraw{Amendment: id}, true
		}
	}
	for _, id := range g.r.Order {
		p, _ := g.r.Paragraph(id)
		if len(p.Awaiting) > 0 {
			return delegate(p.Awaiting[0].Delegation), editor.Confirm{Paragraph: id}, true
		}
		if editor.FindBrackets(p.Text()).Blocking() > 0 {
			return chair, editor.Revise{Paragraph: id, Version: p.Current(), Text: "States keep charts [tbc]" + g.mark() + "."}, true
		}
	}
	return chair, nil, false
}

// afterwards draws what a closed record takes.
func (g *game) afterwards() (editor.Actor, editor.Command) {
	p := g.paragraph()
	edition := 0
	if e, ok := g.r.Edited(p.ID); ok {
		edition = e.Edition
	}
	switch rapid.IntRange(0, 3).Draw(g.T, "afterwards") {
	case 0:
		return chair, editor.Edit{Paragraph: p.ID, Edition: edition, Text: "States keep charts" + g.mark() + ".", Note: g.reason()}
	case 1:
		return chair, editor.IssueCorrigendum{Symbol: "H/Corr." + rapid.SampledFrom([]string{"1", "2", "3", "4"}).Draw(g.T, "corrigendum") + g.mark(), Language: "fr",
			Instructions: []editor.Instruction{{Paragraph: p.ID, Text: "Read so." + g.mark()}}}
	case 2:
		return chair, editor.UpdateTechnically{Paragraph: p.ID, Version: p.Current(), Text: strings.Replace(p.Text(), "[tbc]", "5 May"+g.mark(), 1)}
	}
	if ids := g.r.Statements(); len(ids) > 0 && g.odds(4) {
		return chair, editor.Seal{Words: editor.Words{Statements: []string{rapid.SampledFrom(ids).Draw(g.T, "sealed statement")}}, Decision: "Decision 3"}
	}
	if ids := g.r.Statements(); len(ids) > 0 && g.odds(3) {
		return delegate(rapid.SampledFrom(codes).Draw(g.T, "member")), editor.NotOnMyBehalf{Act: ids[len(ids)-1], Group: "GRP"}
	}
	return delegate(rapid.SampledFrom([]string{codes[0], "GRP"}).Draw(g.T, "annexes")), editor.MakeStatement{Kind: editor.StatementReservation, Paragraph: p.ID, Version: 1, Text: "We reserve." + g.mark()}
}

// circulates says that observers and the public may be told of a command.
func circulates(c editor.Command) bool {
	switch c.(type) {
	case editor.Circulate, editor.Adopt, editor.EndWithoutConsensus, editor.Edit, editor.IssueCorrigendum:
		return true
	}
	return false
}

// allowClosing adds the marked words of how the record closed, and of what was issued since, for the
// audience that may read the outcome.
func allowClosing(words map[string]bool, r *editor.Report, who access.Who) {
	if !access.May(who, access.ReadClosing, access.Subject{Report: r}) {
		return
	}
	c := r.Closing
	said := []string{c.Body, c.Meeting, c.Place, c.Summary}
	for _, e := range r.Edits {
		p, _ := r.Paragraph(e.Paragraph)
		base, _ := p.TextOf(e.Version) // which it is tracked against
		said = append(said, e.Text, e.Note, base)
	}
	for _, id := range r.Statements() {
		if s, _ := r.Statement(id); s.Annexed && r.Adopted() && !s.Sealed {
			said = append(said, s.Text)
		}
	}
	for _, k := range r.Corrigenda {
		said = append(said, k.Symbol)
		for _, in := range k.Instructions {
			said = append(said, in.Text)
		}
	}
	for _, word := range marks.FindAllString(strings.Join(said, " "), -1) {
		words[word] = true
	}
}

// annexed are the ids of the statements annexed to an adopted text that an audience reads, and the codes
// of the delegations that made them, or for which they were made or said that they were not.
func (g *game) annexed(audience editor.Audience) (ids, known []string) {
	if !g.r.Adopted() || g.r.Closing.Audience != editor.AudiencePublic && g.r.Closing.Audience != audience {
		return nil, nil
	}
	for _, id := range g.r.Statements() {
		if s, _ := g.r.Statement(id); s.Annexed {
			ids, known = append(ids, id), append(known, s.By)
			if a, ok := g.r.ActingFor(id, s.By); ok {
				known = append(known, slices.Concat(a.For, a.Not)...)
			}
		}
	}
	return ids, known
}

// annexes says that events are about a statement that an audience reads.
func (g *game) annexes(audience editor.Audience, events []editor.Event) bool {
	ids, _ := g.annexed(audience)
	return slices.ContainsFunc(events, func(e editor.Event) bool {
		switch f := e.Fact.(type) {
		case editor.StatementMade:
			return slices.Contains(ids, f.Statement)
		case editor.StatementWithdrawn:
			return slices.Contains(ids, f.Statement)
		case editor.NotOnMyBehalfSaid:
			return slices.Contains(ids, f.Act)
		case editor.ContentSealed:
			return slices.ContainsFunc(f.Words.Statements, func(id string) bool { return slices.Contains(ids, id) })
		}
		return false
	})
}

// adopted plays a small report to its adoption.
func adopted(t *testing.T, audience editor.Audience, then ...act) (*editor.Report, [][]editor.Event) {
	t.Helper()
	adopt := editor.Adopt{Body: "Group", Meeting: "2nd meeting", Date: start.Format(time.DateOnly), Audience: audience,
		Texts: []editor.VersionName{{Paragraph: "p1", Version: 1}, {Paragraph: "p2", Version: 1}}, ToCome: []string{"p2"}}
	return play(t, nil, append(append(append([]act{{chair, draftOf("Hear one an other.", "On [tbc].")}}, seats()...), act{chair, adopt}), then...)...)
}

// PRACTICE 23, rule 11.
func TestAStatementAnnexedToAnAdoptedTextIsReadByWhoeverReadsThat(t *testing.T) {
	update := act{chair, editor.UpdateTechnically{Paragraph: "p2", Version: 1, Text: "On 5 May."}}
	before := act{delegate("ARV"), editor.MakeStatement{Kind: editor.StatementReservation, Paragraph: "p1", Version: 1, Text: "Said before."}}
	adopt := editor.Adopt{Body: "Group", Meeting: "2nd meeting", Date: start.Format(time.DateOnly), Audience: editor.AudienceObservers,
		Texts: []editor.VersionName{{Paragraph: "p1", Version: 1}, {Paragraph: "p2", Version: 1}}, ToCome: []string{"p2"}}
	r, all := play(t, nil, append(append([]act{{chair, draftOf("Hear one an other.", "On [tbc].")}}, seats()...), before, act{chair, adopt}, update,
		act{delegate("COR"), editor.MakeStatement{Kind: editor.StatementReservation, Paragraph: "p1", Version: 1, Text: "Said after."}},
		act{delegate("DEL"), editor.MakeStatement{Kind: editor.StatementExplanation, Paragraph: "p2", Version: 2, Text: "Said of the date."}})...)
	for audience, told := range map[editor.Audience]bool{editor.AudienceDelegations: true, editor.AudienceObservers: true, editor.AudiencePublic: false} {
		v := NewView(r, access.Who{Audience: audience})
		s := v.Snapshot("")
		said := []string{}
		for _, one := range s.Statements {
			said = append(said, fmt.Sprint(one.Text, one.Paragraph, one.Version))
		}
		slices.Sort(said)
		words := strings.Join(said, " ")
		want := map[editor.Audience]string{
			editor.AudienceDelegations: "Said after.p11 Said before.p11 Said of the date.p22",
			editor.AudienceObservers:   "Said after.p11 Said of the date.p20",
		}[audience]
		if words != want {
			t.Errorf("%s read %q", audience, words)
		}
		event, ok := v.Describe(all[len(all)-1])
		if ok != told || ok && (event.Reason != "Said of the date." || event.Of != "DEL") {
			t.Errorf("%s are told %+v", audience, event)
		}
		if got := slices.Contains(access.Readers(r, r, all[len(all)-2]), audience); got != told {
			t.Errorf("%s learn of it: %t", audience, got)
		}
		changed := v.Changed(Touches(r, r, all[len(all)-2]))
		if (len(changed.Statements) == 1) != told {
			t.Errorf("%s are sent %+v", audience, changed.Statements)
		}
		names := ""
		for _, d := range s.Delegations {
			names += d.Name + " "
		}
		if audience == editor.AudienceObservers && (names != "State of COR State of DEL " || len(changed.Delegations) != 2) {
			t.Errorf("observers know of %q, and are sent %v", names, changed.Delegations)
		}
	}
	ended, _ := play(t, nil, append(append([]act{{chair, draftOf("One.")}}, seats()...),
		act{chair, editor.EndWithoutConsensus{Body: "Group", Meeting: "2nd meeting", Date: start.Format(time.DateOnly), Audience: editor.AudiencePublic}},
		act{delegate("COR"), editor.MakeStatement{Kind: editor.StatementReservation, Text: "We regret it."}})...)
	if s := NewView(ended, access.Public).Snapshot(""); len(s.Statements) != 0 {
		t.Errorf("the public reads %v of what was not adopted", s.Statements)
	}
}

// Rules 10 and 11.
func TestHowARecordClosedIsToldToTheAudienceOfTheOutcomeAndNobodyElse(t *testing.T) {
	r, all := adopted(t, editor.AudienceObservers,
		act{chair, editor.Edit{Paragraph: "p1", Text: "Hear one another."}},
		act{chair, editor.IssueCorrigendum{Symbol: "H/Corr.1", Language: "fr", Instructions: []editor.Instruction{{Paragraph: "p1", Text: "Read so."}}}})
	for audience, told := range map[editor.Audience]bool{editor.AudienceChair: true, editor.AudienceDelegations: true, editor.AudienceObservers: true, editor.AudiencePublic: false} {
		s := NewView(r, access.Who{Audience: audience}).Snapshot("")
		if got := s.Report.Closing != nil && len(s.Edits) == 1 && len(s.Corrigenda) == 1 && len(s.Paragraphs) == 2; got != told {
			t.Errorf("%s: closed as %+v, with %v and %v", audience, s.Report.Closing, s.Edits, s.Corrigenda)
		}
		for i, events := range all[len(all)-3:] {
			if got := slices.Contains(access.Readers(r, r, events), audience); got != told {
				t.Errorf("%s are told of the act %d from the end: %t", audience, 3-i, got)
			}
		}
		if told && s.Edits[0].Version != map[editor.Audience]int{editor.AudienceChair: 1, editor.AudienceDelegations: 1}[audience] {
			t.Errorf("%s are told of version %d", audience, s.Edits[0].Version)
		}
	}
	edit := NewView(r, access.Who{Audience: editor.AudienceObservers}).Snapshot("").Edits[0]
	if edit.Ops.Before() != "Hear one an other." || edit.Ops.After() != "Hear one another." {
		t.Errorf("the edit is tracked as %v", edit.Ops)
	}
}

// PRACTICE 7, 17.
func TestAParagraphSaysWhichBodyAgreedItAndWhoseSpokenAmendmentItHolds(t *testing.T) {
	r, all := play(t, nil, append(append([]act{{chair, draftOf("One.", "Two.")}}, seats()...),
		act{chair, editor.Revise{Paragraph: "p1", Version: 1, Text: "One and all.", Orally: []string{"COR"}}},
		act{chair, editor.Agree{Paragraphs: []editor.VersionName{{Paragraph: "p1", Version: 2}}, Body: "Informals"}},
		act{chair, editor.Agree{Paragraphs: []editor.VersionName{{Paragraph: "p1", Version: 2}, {Paragraph: "p2", Version: 1}}, Body: "Committee"}})...)
	v := NewView(r, access.Who{Audience: editor.AudienceDelegations})
	p := v.Paragraph("p1")
	if p.AgreedBody != "Committee" || !slices.Equal(p.Versions[1].Orally, []string{"COR"}) {
		t.Errorf("paragraph %+v", p)
	}
	event, _ := v.Describe(all[len(all)-1])
	if last := event.Then[len(event.Then)-1]; last.Type != "agreed_in" || last.Body != "Committee" || !slices.Equal(last.Paragraphs, []string{"p1", "p2"}) {
		t.Errorf("told as %+v", event)
	}
	d := &drafting{T: t, r: r}
	d.does(chair, editor.Circulate{Name: "Rev.1", Audience: editor.AudiencePublic})
	d.does(chair, editor.Revise{Paragraph: "p2", Version: 1, Text: "Two and all.", Orally: []string{"DEL"}})
	c, _ := NewView(d.r, access.Who{Audience: editor.AudienceDelegations}).Compare(d.r.Revisions[0].ID, Live)
	if by := c.Pairs[1].OpsBy; !slices.ContainsFunc(by, func(codes []string) bool { return slices.Equal(codes, []string{"DEL"}) }) {
		t.Errorf("what was spoken is by %q", by)
	}
}

// PRACTICE 25: the symbol of another report is for those who read the live text.
func TestTheFamilyOfAReportIsShownToWhoReadsItsLiveText(t *testing.T) {
	r, all := play(t, nil, act{chair, draftOf("One.")}, act{chair, editor.Circulate{Name: "Zero", Audience: editor.AudiencePublic}},
		act{chair, editor.Relate{Symbol: "H/L.2", Report: "other", Relation: editor.RelationAnnexedTo}})
	for audience, told := range map[editor.Audience]bool{editor.AudienceChair: true, editor.AudienceDelegations: true, editor.AudienceObservers: false, editor.AudiencePublic: false} {
		v := NewView(r, access.Who{Audience: audience})
		if s, row := v.Snapshot(""), v.Listing(); (len(s.Report.Family) == 1) != told || (len(row.Family) == 1) != told {
			t.Errorf("%s: %v, %v", audience, s.Report.Family, row.Family)
		}
	}
	if touched := Touches(r, r, all[2]); !touched.Head {
		t.Error("the head of the report does not change")
	}
}

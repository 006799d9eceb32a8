// play_test.go plays random negotiations for the tests of this package: sensible commands by
// everybody, decided by the editor as a room would.

package wire

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"pgregory.net/rapid"

	"adref/editor"
)

var (
	chair = editor.Actor{Person: "p-chair", Name: "Chairperson Zwart", Role: editor.RoleChair}
	codes = []string{"ARV", "COR", "DEL"}
	start = time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)
)

func delegate(code string) editor.Actor {
	return editor.Actor{Person: "p-" + code, Name: "Delegate Zwart of " + code, Delegation: code, Role: editor.RoleDelegation}
}

// game is one negotiation as it is played.
type game struct {
	*rapid.T
	r          *editor.Report
	at         time.Time
	sent       int
	objections []string
	marked     bool // every text, reason, letter, name and symbol has a word of its own, zq1z, zq2z, …
	marks      int
	closed     bool // observers stay without the live text
	clearing   bool // everybody clears the way for adoption
}

// mark is a word that occurs nowhere else.
func (g *game) mark() string {
	if !g.marked {
		return ""
	}
	g.marks++
	return fmt.Sprintf(" zq%dz", g.marks)
}

// newGame opens a report with headings, paragraphs and items, and seats the delegations.
func newGame(t *rapid.T, g *game) *game {
	g.T, g.at = t, start
	element := func(kind editor.Kind, level int, marker editor.Marker, annex bool) editor.Element {
		e := editor.Element{Kind: kind, Level: level, Marker: marker, Annex: annex, Text: g.text()}
		if marker != editor.MarkerNone && g.odds(2) {
			e.Printed = fmt.Sprint(rapid.IntRange(1, 30).Draw(t, "printed"))
		}
		return e
	}
	draft := editor.Draft{Masthead: editor.Masthead{Title: "Draft report on harbours", Symbol: "H/2026/L.1"}}
	for range rapid.IntRange(2, 9).Draw(t, "elements") {
		switch rapid.IntRange(0, 6).Draw(t, "element") {
		case 0:
			draft.Elements = append(draft.Elements, element(editor.KindHeading, rapid.IntRange(1, 2).Draw(t, "level"), editor.MarkerUpperRoman, g.odds(4)))
		case 1, 2:
			draft.Elements = append(draft.Elements, element(editor.KindItem, rapid.IntRange(1, 2).Draw(t, "level"), editor.MarkerLetter, false))
		case 3:
			draft.Elements = append(draft.Elements, element(editor.KindText, 0, editor.MarkerNone, false))
		default:
			draft.Elements = append(draft.Elements, element(editor.KindParagraph, 0, editor.MarkerArabic, false))
		}
	}
	scheme := rapid.SampledFrom([]editor.Numbering{editor.NumberingRunning, editor.NumberingByHeading, editor.NumberingPrinted}).Draw(t, "numbering")
	g.must(chair, editor.Create{Draft: draft, Settings: editor.Settings{Numbering: scheme}})
	for _, code := range codes {
		g.must(chair, editor.Seat{Delegation: editor.Delegation{Code: code, Name: "State of " + code, Kind: editor.KindState}})
	}
	g.must(chair, editor.Seat{Delegation: editor.Delegation{Code: "GRP", Name: "Group of " + codes[0], Kind: editor.KindGroup, Members: codes}})
	return g
}

// decide decides one command and applies it; the events are nil when it was refused.
func (g *game) decide(by editor.Actor, c editor.Command) []editor.Event {
	g.sent++
	g.at = g.at.Add(time.Minute)
	events, err := editor.Decide(g.r, "r", by, fmt.Sprint("c", g.sent), c, g.at)
	if err != nil {
		if _, refused := editor.AsRefusal(err); !refused {
			g.Fatalf("%#v: %v", c, err)
		}
		return nil
	}
	next, err := editor.ApplyAll(g.r, events)
	if err != nil {
		g.Fatalf("%#v: %v", c, err)
	}
	g.r = next
	for _, e := range events {
		switch f := e.Fact.(type) {
		case editor.ObjectionRaised:
			g.objections = append(g.objections, f.Objection)
		case editor.WideObjectionRaised:
			g.objections = append(g.objections, f.Objection)
		}
	}
	return events
}

func (g *game) must(by editor.Actor, c editor.Command) []editor.Event {
	events := g.decide(by, c)
	if events == nil {
		g.Fatalf("%#v was refused", c)
	}
	return events
}

func (g *game) odds(n int) bool { return rapid.IntRange(1, n).Draw(g.T, "odds") == 1 }

// text is a few words, of which two texts often share some.
func (g *game) text() string {
	words := rapid.SliceOfN(rapid.SampledFrom([]string{"States", "should", "keep", "dredge", "harbours", "charts", "yearly", "[all]", "<b>", "&", "[tbc]"}), 2, 7).Draw(g.T, "words")
	return strings.Join(words, " ") + g.mark() + "."
}

func (g *game) reason() string {
	return rapid.SampledFrom([]string{"", "We cannot.", "As said in plenary."}).Draw(g.T, "reason") + g.mark()
}

func (g *game) paragraph() *editor.Paragraph {
	p, _ := g.r.Paragraph(rapid.SampledFrom(g.r.Order).Draw(g.T, "paragraph"))
	return p
}

func (g *game) version(p *editor.Paragraph) int {
	return max(1, p.Current()-rapid.IntRange(0, 1).Draw(g.T, "behind"))
}

// amendment picks one that is settled or not, and who speaks for it; "" when there is none.
func (g *game) amendment(settled bool) (id, sponsor string) {
	ids := slices.DeleteFunc(g.r.AmendmentIDs(), func(id string) bool {
		a, _ := g.r.Amendment(id)
		return a.State.Settled() != settled
	})
	if len(ids) == 0 {
		return "", codes[0]
	}
	a, _ := g.r.Amendment(rapid.SampledFrom(ids).Draw(g.T, "amendment"))
	return a.ID, a.Sponsor
}

func (g *game) takes(here func(*editor.Amendment) bool) []editor.Take {
	var takes []editor.Take
	for _, id := range g.r.AmendmentIDs() {
		if a, _ := g.r.Amendment(id); !a.State.Settled() && here(a) && g.odds(2) {
			takes = append(takes, editor.Take{Amendment: id, How: rapid.SampledFrom([]editor.Answer{editor.AnswerReflected, editor.AnswerPartly}).Draw(g.T, "how")})
		}
	}
	return takes
}

// command is a random one and who sends it; most are accepted.
func (g *game) command() (editor.Actor, editor.Command) {
	someone := delegate(rapid.SampledFrom(append([]string{"GRP"}, codes...)).Draw(g.T, "who"))
	if len(g.r.Order) == 0 { // all was deleted and left out
		return chair, editor.Insert{After: editor.Gap, Text: g.text()}
	}
	if by, c, drawn := g.closing(); drawn {
		return by, c
	}
	if g.odds(5) {
		return g.floor()
	}
	p := g.paragraph()
	kinds := []editor.Kind{"", editor.KindHeading, editor.KindParagraph, editor.KindItem, editor.KindText}
	switch rapid.IntRange(0, 52).Draw(g.T, "command") {
	case 49, 50, 51, 52:
		return g.bridging(p)
	case 38, 39, 40, 41, 42, 43:
		return g.rearranging(someone, p)
	case 46, 47:
		if acts := g.acts(); len(acts) > 0 {
			return delegate(rapid.SampledFrom(codes).Draw(g.T, "member")), editor.NotOnMyBehalf{Act: rapid.SampledFrom(acts).Draw(g.T, "act"), Group: "GRP"}
		}
		return someone, editor.NotOnMyBehalf{Act: "none", Group: "GRP"}
	case 48:
		return chair, editor.SetMembers{Group: "GRP", Members: codes[:rapid.IntRange(1, len(codes)).Draw(g.T, "members")]}
	case 0, 1:
		return someone, editor.Amend{Kind: editor.AmendRevise, Paragraph: p.ID, Version: g.version(p), Text: g.text(), Reason: g.reason()}
	case 2:
		return someone, editor.Amend{Kind: editor.AmendDelete, Paragraph: p.ID, Version: g.version(p)}
	case 3:
		c := editor.Amend{Kind: editor.AmendInsertAfter, Paragraph: p.ID, Version: g.version(p), Text: g.text(), As: rapid.SampledFrom(kinds).Draw(g.T, "as")}
		if g.odds(4) {
			c.Paragraph, c.Version = editor.Gap, 0
		}
		return someone, c
	case 4:
		old, sponsor := g.amendment(false)
		return delegate(sponsor), editor.Amend{Kind: editor.AmendRevise, Paragraph: p.ID, Version: g.version(p), Text: g.text(), Supersedes: old}
	case 26, 45:
		id, _ := g.amendment(false)
		a, ok := g.r.Amendment(id)
		if !ok {
			return someone, editor.Amend{Kind: editor.AmendRevise, Paragraph: p.ID, Version: p.Current(), Text: g.text()}
		}
		return someone, editor.Amend{Kind: editor.AmendRevise, Paragraph: a.Paragraph, Version: a.Version, Text: g.text(), Reason: g.reason(), To: id}
	case 44:
		for _, id := range g.r.AmendmentIDs() {
			if a, _ := g.r.Amendment(id); a.To != "" && !a.State.Settled() {
				to, _ := g.r.Amendment(a.To)
				return delegate(to.Sponsor), editor.AcceptAmendment{Amendment: id}
			}
		}
		return chair, editor.Set{Mode: rapid.SampledFrom([]editor.Mode{editor.ModeRollingText, editor.ModeRollingText, editor.ModeChairsText}).Draw(g.T, "mode")}
	case 5, 6:
		text := g.text()
		if g.odds(4) {
			text = ""
		}
		return chair, editor.Revise{Paragraph: p.ID, Version: p.Current(), Text: text,
			Takes: g.takes(func(a *editor.Amendment) bool { return a.Paragraph == p.ID })}
	case 7, 8:
		c := editor.Insert{After: p.ID, As: rapid.SampledFrom(kinds).Draw(g.T, "as"), Text: g.text()}
		if g.odds(6) {
			c.After = editor.Gap
		}
		c.Takes = g.takes(func(a *editor.Amendment) bool { return a.Kind == editor.AmendInsertAfter && a.Paragraph == c.After })
		return chair, c
	case 9:
		id, _ := g.amendment(false)
		return chair, editor.AnswerAmendments{Amendments: []string{id}, Reason: g.reason(),
			Answer: rapid.SampledFrom([]editor.Answer{editor.AnswerReflected, editor.AnswerPartly, editor.AnswerNotRetained}).Draw(g.T, "answer")}
	case 10, 11:
		return chair, editor.Agree{Paragraphs: []editor.VersionName{{Paragraph: p.ID, Version: p.Current()}}}
	case 12:
		return chair, editor.Reopen{Paragraph: p.ID, Reason: g.reason()}
	case 13:
		return someone, editor.TakePosition{Amendment: first(g.amendment(false)), Reason: g.reason(),
			Position: rapid.SampledFrom([]editor.Position{"", editor.PositionSupports, editor.PositionCanGoAlong, editor.PositionCannotAccept}).Draw(g.T, "position")}
	case 14:
		c := editor.Object{Paragraph: p.ID, Version: g.version(p), Kind: editor.ObjectionPlain, Reason: g.reason()}
		if g.odds(2) {
			c.Kind, c.On = editor.ObjectionConditional, g.paragraph().ID
		}
		return someone, c
	case 20, 21:
		c := editor.Object{Scope: editor.ScopeWhole, Kind: editor.ObjectionPlain, Reason: g.reason()}
		for _, id := range g.r.Order {
			if h, _ := g.r.Paragraph(id); h.Kind == editor.KindHeading && g.odds(2) {
				c.Scope, c.Paragraph, c.Version = editor.ScopeSection, id, h.Current()
			}
		}
		if g.odds(3) {
			c.Kind, c.On = editor.ObjectionConditional, g.paragraph().ID
		}
		return someone, c
	case 22:
		return chair, editor.CallObjections{Paragraphs: []string{}}
	case 23:
		if len(g.objections) == 0 {
			return someone, editor.AnswerCall{Objection: "none", Answer: editor.CallMaintained}
		}
		o, _ := g.r.Objection(rapid.SampledFrom(g.objections).Draw(g.T, "objection"))
		c := editor.AnswerCall{Objection: o.ID, Answer: rapid.SampledFrom([]editor.CallAnswer{editor.CallMaintained, editor.CallLifted, editor.CallNotStandInTheWay}).Draw(g.T, "answer to a call")}
		if c.Answer == editor.CallNotStandInTheWay {
			c.Statement = "We note it." + g.mark()
		}
		return delegate(o.By), c
	case 24:
		if len(p.Awaiting) > 0 && g.odds(2) {
			return delegate(p.Awaiting[0].Delegation), editor.Confirm{Paragraph: p.ID}
		}
		return someone, editor.Await{Paragraph: p.ID, Version: p.Current(), Reason: g.reason()}
	case 37:
		return chair, editor.Translate{Paragraph: p.ID, Version: p.Current(), Language: "fr", Text: "Les ports" + g.mark()}
	case 25:
		if ids := g.r.Statements(); len(ids) > 0 && g.odds(3) {
			s, _ := g.r.Statement(rapid.SampledFrom(ids).Draw(g.T, "statement"))
			return delegate(s.By), editor.WithdrawStatement{Statement: s.ID}
		}
		c := editor.MakeStatement{Kind: editor.StatementReservation, Paragraph: p.ID, Version: g.version(p), Text: "We reserve our position." + g.mark()}
		if g.odds(3) {
			c.Paragraph, c.Version = "", 0
		}
		return someone, c
	case 15:
		if len(g.objections) > 0 {
			o, _ := g.r.Objection(rapid.SampledFrom(g.objections).Draw(g.T, "objection"))
			return delegate(o.By), editor.Lift{Objection: o.ID}
		}
		return someone, editor.Lift{Objection: "none"}
	case 16:
		id, _ := g.amendment(g.odds(2))
		if a, ok := g.r.Amendment(id); ok && len(a.CoSponsors) > 0 && g.odds(2) {
			return delegate(a.CoSponsors[0]), editor.Leave{Amendment: id}
		} else if ok && a.State == editor.StateWithdrawn && len(a.CoSponsors) > 0 {
			return delegate(a.CoSponsors[0]), editor.TakeOver{Amendment: id}
		}
		return someone, editor.Join{Amendment: id}
	case 17:
		settled := g.odds(2)
		id, sponsor := g.amendment(settled)
		switch {
		case settled:
			return delegate(sponsor), editor.Press{Amendment: id, Reason: g.reason()}
		case g.odds(2):
			return delegate(sponsor), editor.Maintain{Amendment: id}
		}
		return delegate(sponsor), editor.Withdraw{Amendment: id}
	case 18:
		c := editor.Circulate{Name: fmt.Sprint("Rev.", len(g.r.Revisions)) + g.mark(),
			Audience: rapid.SampledFrom([]editor.Audience{editor.AudienceDelegations, editor.AudienceObservers, editor.AudiencePublic}).Draw(g.T, "audience")}
		if g.odds(2) {
			deadline := g.at.Add(time.Hour * 24)
			c.Symbol, c.Letter, c.Deadline = "H/2026/CRP."+fmt.Sprint(len(g.r.Revisions))+g.mark(), "Dear colleagues"+g.mark(), &deadline
		}
		return chair, c
	case 27, 28, 29, 30, 31, 32, 33, 34, 35, 36:
		return chair, g.tableCommand(p)
	case 19:
		return chair, editor.UpdateTechnically{Paragraph: p.ID, Version: p.Current(), Text: strings.Replace(p.Text(), "[tbc]", "4 May"+g.mark(), 1)}
	}
	if g.closed {
		return chair, editor.Set{Positions: rapid.SampledFrom([]editor.Openness{editor.PositionsChair, editor.PositionsDelegations}).Draw(g.T, "positions")}
	}
	return chair, editor.Set{
		Observers: rapid.SampledFrom([]editor.Visibility{"", editor.VisibleCirculated, editor.VisibleOpen}).Draw(g.T, "observers"),
		Positions: rapid.SampledFrom([]editor.Openness{"", editor.PositionsChair, editor.PositionsDelegations}).Draw(g.T, "positions"),
	}
}

// rearranging draws what moves, splits, merges and restores.
func (g *game) rearranging(someone editor.Actor, p *editor.Paragraph) (editor.Actor, editor.Command) {
	q, after := g.paragraph(), g.paragraph().ID
	if g.odds(6) {
		after = editor.Gap
	}
	if at := slices.Index(g.r.Order, p.ID) + 1; at < len(g.r.Order) && !g.odds(5) {
		q, _ = g.r.Paragraph(g.r.Order[at])
	}
	here := func(a *editor.Amendment) bool { return slices.Contains(g.r.StandsOn(a), p.ID) }
	now := editor.VersionName{Paragraph: q.ID, Version: q.Current()}
	switch rapid.IntRange(0, 8).Draw(g.T, "rearranging") {
	case 0:
		return someone, editor.Amend{Kind: editor.AmendMove, Paragraph: p.ID, Version: g.version(p), After: &after, Reason: g.reason()}
	case 1:
		return someone, editor.Amend{Kind: editor.AmendSplit, Paragraph: p.ID, Version: g.version(p), Parts: []string{g.text(), g.text()}}
	case 2:
		return someone, editor.Amend{Kind: editor.AmendMerge, Paragraph: p.ID, Version: g.version(p), With: []editor.VersionName{now}, Text: g.text()}
	case 3, 4:
		return chair, editor.Move{Paragraph: p.ID, Version: p.Current(), After: after,
			Takes: g.takes(func(a *editor.Amendment) bool { return here(a) && a.Kind == editor.AmendMove })}
	case 5:
		return chair, editor.Split{Paragraph: p.ID, Version: p.Current(), Parts: []string{g.text(), g.text()}, Takes: g.takes(here)}
	case 6, 7:
		return chair, editor.Merge{Paragraphs: []editor.VersionName{{Paragraph: p.ID, Version: p.Current()}, now}, Text: p.Text() + " " + q.Text(), Takes: g.takes(here)}
	}
	for _, rev := range g.r.Revisions {
		for _, e := range rev.Entries {
			if !slices.Contains(g.r.Order, e.Paragraph) {
				return chair, editor.Restore{Paragraph: e.Paragraph, After: after}
			}
		}
	}
	return chair, editor.Restore{Paragraph: p.ID, After: after}
}

// acts are what the group has done for States.
func (g *game) acts() (acts []string) {
	for _, act := range slices.Concat(g.r.AmendmentIDs(), g.objections, g.r.Statements()) {
		if _, ok := g.r.ActingFor(act, "GRP"); ok {
			acts = append(acts, act)
		}
	}
	return acts
}

func first(a, _ string) string { return a }

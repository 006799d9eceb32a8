// commands_test.go draws the random commands of random_test.go: mostly what somebody might mean,
// sometimes stale, another's, or nonsense.

package editor

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"pgregory.net/rapid"
)

var states = []string{"ARV", "BOR", "CAL", "DRU", "ELD", "FEN", "GAR", "HOL", "ISK", "JUN"}

// newcomers may be seated later.
var newcomers = []string{"KEL", "LUM", "MIR"}

// odds is true once in n.
func (g *table) odds(n int) bool { return g.index("odds", n) == 0 }

func pick[V any](g *table, what string, from ...V) V { return from[g.index(what, len(from))] }

// index draws from 0 to n-1. Rapid favours small numbers; turning the circle on at every draw evens
// that out.
func (g *table) index(what string, n int) int {
	g.turn++
	return (rapid.IntRange(0, n-1).Draw(g.T, what) + g.turn*40503>>4) % n
}

// words of the random texts; model.bracketed knows which brackets are negotiated.
var words = []string{
	"States", "shall", "should", "act", "together", "now", "and", "regions", "peace", "nai\u0308ve",
	"[firmly]", "[moreover", "[...]", "____", "[tbc]", "[75/240](https://example.org/r)", "^[note]",
}

var placeholderWords = []string{"[...]", "____", "[tbc]"}

func hasPlaceholder(text string) bool {
	return slices.ContainsFunc(placeholderWords, func(w string) bool { return strings.Contains(text, w) })
}

// filling fills some of the placeholders of a text, and now and then changes another word.
func (g *table) filling(text string) string {
	for _, placeholder := range placeholderWords {
		if !g.odds(3) {
			text = strings.Replace(text, placeholder, pick(g, "filling", "4 May", "4 May", "5", "5", "[tbc]", "[firmly]", " ", "a] b"), 1)
		}
	}
	if g.odds(6) {
		return g.text(text)
	}
	return text
}

func (g *table) word() string {
	if g.odds(8) {
		return pick(g, "word", words...)
	}
	return pick(g, "plain word", words[:10]...)
}

// text is a new text, or the given one with a word changed here or there.
func (g *table) text(like string) string {
	if g.odds(40) {
		return pick(g, "bad text", "", " ", "two\nlines", "over\u202eride", "nul\x00", "\xff", strings.Repeat("long ", MaxText/4))
	}
	text := strings.Fields(like)
	if len(text) == 0 || g.odds(8) {
		text = nil
		for range rapid.IntRange(1, 8).Draw(g.T, "words") {
			text = append(text, g.word())
		}
		return strings.Join(text, " ")
	}
	for range rapid.IntRange(1, 2).Draw(g.T, "changes") {
		i := rapid.IntRange(0, len(text)-1).Draw(g.T, "at")
		switch rapid.IntRange(0, 2).Draw(g.T, "change") {
		case 0:
			text[i] = g.word()
		case 1:
			text = slices.Insert(text, i, g.word())
		case 2:
			if len(text) > 1 {
				text = slices.Delete(text, i, i+1)
			}
		}
	}
	return strings.Join(text, " ")
}

func (g *table) draft() Draft {
	shapes := []Element{
		{Kind: KindHeading, Level: 1, Marker: MarkerUpperRoman}, {Kind: KindHeading, Level: 2, Marker: MarkerUpperLetter},
		{Kind: KindHeading, Level: 1, Annex: true}, {Kind: KindText},
		{Kind: KindItem, Level: 1, Marker: MarkerLetter}, {Kind: KindItem, Level: 2, Marker: MarkerRoman},
		{Kind: KindParagraph, Marker: MarkerArabic}, {Kind: KindParagraph, Marker: MarkerArabic}, {Kind: KindParagraph, Marker: MarkerArabic},
	}
	var d Draft
	for i := range rapid.IntRange(1, 6).Draw(g.T, "elements") {
		el := pick(g, "element", shapes...)
		el.Text = strings.Join([]string{"States", g.word(), "act", g.word(), "now", g.word(), "together"}, " ")
		if g.odds(2) {
			el.Text += " on " + pick(g, "placeholder", placeholderWords...)
		}
		if g.odds(2) {
			el.ID = fmt.Sprint("p", i)
		}
		if el.Marker != MarkerNone {
			el.Printed = fmt.Sprint(i + 1)
		}
		d.Elements = append(d.Elements, el)
	}
	return d
}

func (g *table) paragraph() string {
	if g.odds(25) {
		return pick(g, "no paragraph", "nope", Gap)
	}
	if g.odds(12) || len(g.m.order) == 0 {
		return pick(g, "any paragraph", slices.Sorted(maps.Keys(g.m.paragraphs))...)
	}
	return pick(g, "paragraph", g.m.order...)
}

// paragraphThat is mostly one of which something is true.
func (g *table) paragraphThat(is func(string) bool) string {
	var fit []string
	for _, id := range g.m.order {
		if is(id) {
			fit = append(fit, id)
		}
	}
	if len(fit) > 0 && !g.odds(4) {
		return pick(g, "fit paragraph", fit...)
	}
	return g.paragraph()
}

func (g *table) agreed(id string) bool {
	return g.m.paragraphs[id].agreed == len(g.m.paragraphs[id].texts)
}

// version is mostly the current one.
func (g *table) version(paragraph string) int {
	p := g.m.paragraphs[paragraph]
	switch {
	case p == nil || g.odds(40):
		return rapid.IntRange(-1, 9).Draw(g.T, "no version")
	case g.odds(5):
		return rapid.IntRange(1, len(p.texts)).Draw(g.T, "version")
	}
	return len(p.texts)
}

func (g *table) textOf(paragraph string, version int) string {
	if p := g.m.paragraphs[paragraph]; p != nil && version > 0 && version <= len(p.texts) {
		return p.texts[version-1]
	}
	return ""
}

// amendment is mostly one that the command can mean.
func (g *table) amendment(is func(*modelAmendment) bool) string {
	var fit, all []string
	for id, a := range g.m.amendments {
		all = append(all, id)
		if is(a) {
			fit = append(fit, id)
		}
	}
	slices.Sort(fit)
	slices.Sort(all)
	if len(fit) > 0 && !g.odds(8) {
		return pick(g, "amendment", fit...)
	}
	return pick(g, "any amendment", append(all, "nope")...)
}

func pending(a *modelAmendment) bool { return a.pending }

// objection is mostly one that the command can mean.
func (g *table) objection(is func(*modelObjection) bool) string {
	var fit []string
	for id, o := range g.m.objections {
		if is(o) {
			fit = append(fit, id)
		}
	}
	slices.Sort(fit)
	if g.odds(8) {
		fit = slices.Sorted(maps.Keys(g.m.objections))
	}
	return pick(g, "objection", append(fit, "nope")...)
}

func (g *table) takes(is func(*modelAmendment) bool) []Take {
	if !g.odds(3) || len(g.m.amendments) == 0 {
		return nil
	}
	var takes []Take
	for range rapid.IntRange(1, 2).Draw(g.T, "takes") {
		takes = append(takes, Take{g.amendment(is), pick(g, "how", AnswerReflected, AnswerReflected, AnswerPartly, AnswerPartly, AnswerPartly, AnswerNotRetained)})
	}
	return takes
}

func (g *table) reason() string {
	if g.odds(30) {
		return "bad\x07"
	}
	return pick(g, "reason", "", "Why not?", "two\nlines", g.own())
}

// following is what somebody would do next: turns that matter are seldom met otherwise.
func (g *table) following() (names []string) {
	for _, o := range g.m.objections {
		if o.stands && o.call != "" && o.answer == "" {
			names = slices.Repeat([]string{"answer_call"}, 8)
			break
		}
	}
	for id := range g.m.paragraphs {
		if g.agreed(id) && slices.ContainsFunc(g.amendmentsOf(id), func(a string) bool { return g.m.amendments[a].lapsed && !g.m.amendments[a].pending }) {
			names = append(names, slices.Repeat([]string{"take_back"}, 12)...)
			break
		}
	}
	for _, rec := range g.m.records {
		if len(rec.lifted) > 0 && !rec.confirmed && !rec.corrected {
			names = append(names, slices.Repeat([]string{"correct_record"}, 12)...)
			break
		}
	}
	for _, b := range g.m.bridges {
		if g.m.standing(b) {
			names = append(names, slices.Repeat([]string{"answer_bridge", "answer_bridge", "take_bridge"}, 2)...)
			break
		}
	}
	return names
}

// command draws a command; rare ones are listed once, busy ones more often.
func (g *table) command() Command {
	if g.m.closed() && !g.odds(4) {
		return g.afterwards()
	}
	name := pick(g, "command", append(g.following(),
		"amend", "amend", "amend", "amend", "object", "object", "lift", "lift", "revise", "revise", "revise", "agree", "agree", "agree", "agree",
		"answer", "answer", "withdraw", "withdraw", "take_over", "take_over", "join", "join", "join", "leave", "press", "press", "maintain", "maintain",
		"take_position", "take_position", "take_position", "amend_amendment", "amend_amendment", "amend_amendment", "accept",
		"call_objections", "answer_call", "answer_call", "await", "await", "confirm", "state", "withdraw_statement", "translate", "not_on_my_behalf", "not_on_my_behalf", "seat_many", "set_members",
		"adopt", "relate",
		"insert", "update_technically", "update_technically", "reopen", "circulate", "circulate", "supersede", "set", "seat", "create",
		"open_silence", "open_silence", "open_silence", "open_silence", "break_silence", "break_silence", "break_silence",
		"conclude_silence", "conclude_silence", "conclude_silence", "confirm_silence", "record_break", "record_break", "record_break", "extend_silence", "extend_silence",
		"bind_package", "bind_package", "bind_package", "add_to_package", "release_from_package", "dissolve_package", "agree_package", "agree_package", "agree_package", "silence_package",
		"open_reading", "mark_read", "park", "take_up", "put_to_room", "put_to_room", "withdraw_from_room", "take_back", "take_back", "take_back", "take_back",
		"load_revision", "load_revision", "load_revision", "move", "move", "split", "split", "split", "merge", "merge", "merge", "restore",
		"withdraw_silence", "withdraw_silence", "disclose_break", "disclose_break", "acknowledge_silence",
		"seal", "seal", "unseal", "expunge", "expunge",
		"put_bridge", "put_bridge", "put_bridge", "answer_bridge", "answer_bridge", "withdraw_bridge", "take_bridge", "take_bridge",
		"record", "record", "record", "confirm_record", "correct_record", "correct_record", "submit", "submit", "file_input", "file_input", "withdraw_input", "publish_input")...)
	if c := g.tableCommand(name); c != nil {
		return c
	}
	p := g.paragraph()
	switch name {
	case "agree", "open_silence":
		p = g.paragraphThat(func(id string) bool { return g.m.status(id) == StatusOpen && len(g.m.against(id, false)) == 0 })
	case "update_technically":
		p = g.paragraphThat(func(id string) bool {
			return hasPlaceholder(g.textOf(id, len(g.m.paragraphs[id].texts))) && (g.m.status(id) == StatusAgreed || g.odds(3))
		})
	case "amend", "object", "reopen", "await":
		if g.odds(3) {
			p = g.paragraphThat(g.agreed)
		}
	case "confirm":
		p = g.paragraphThat(func(id string) bool { return len(g.m.awaiting(id)) > 0 })
	}
	if c := g.bridge(name, p); c != nil {
		return c
	}
	if c := g.floor(name, p); c != nil {
		return c
	}
	switch v := g.version(p); name {
	case "amend":
		return g.amend(p, v)
	case "supersede":
		c := g.amend(p, v)
		c.Supersedes = g.amendment(pending)
		return c
	case "amend_amendment":
		id := g.amendment(func(a *modelAmendment) bool { return a.pending && a.to == "" && a.kind != AmendDelete })
		a := g.m.amendments[id]
		if a == nil {
			return Amend{Kind: AmendRevise, Paragraph: p, Version: v, To: id}
		}
		c := Amend{Kind: AmendRevise, Paragraph: a.paragraph, Version: a.version, Text: g.text(a.text), To: id}
		if g.odds(12) {
			c.Supersedes = g.amendment(pending)
		}
		return c
	case "accept":
		return AcceptAmendment{g.amendment(func(a *modelAmendment) bool { return a.pending && a.to != "" && g.m.amendments[a.to].pending })}
	case "object":
		o := Object{Paragraph: p, Version: v, Kind: pick(g, "kind", ObjectionPlain, ObjectionPlain, ObjectionPlain, ObjectionConditional, "veto"), Reason: g.reason(), For: g.actsFor()}
		if o.Kind == ObjectionConditional || g.odds(30) {
			o.On = g.paragraph()
		}
		switch {
		case g.odds(5):
			o.Scope, o.Paragraph = ScopeSection, g.paragraphThat(func(id string) bool { return g.m.paragraphs[id].element.Kind == KindHeading })
			o.Version = g.version(o.Paragraph)
		case g.odds(12):
			o.Scope = ScopeWhole
			if !g.odds(6) {
				o.Paragraph, o.Version = "", 0
			}
		case g.odds(20):
			o.Scope = pick(g, "scope", ScopeParagraph, "chapter")
		}
		return o
	case "lift":
		return Lift{g.objection(func(o *modelObjection) bool { return o.stands })}
	case "call_objections":
		c := CallObjections{}
		for range rapid.IntRange(0, 2).Draw(g.T, "called") {
			c.Paragraphs = append(c.Paragraphs, g.paragraphThat(func(id string) bool { return len(g.m.against(id, false)) > 0 }))
		}
		return c
	case "answer_call":
		c := AnswerCall{g.objection(func(o *modelObjection) bool { return o.stands && o.call != "" }), pick(g, "answer to a call", CallMaintained, CallLifted, CallNotStandInTheWay, CallNotStandInTheWay, "perhaps"), ""}
		if (c.Answer == CallNotStandInTheWay) != g.odds(12) {
			c.Statement = g.reason()
		}
		return c
	case "await":
		return Await{p, v, g.reason()}
	case "confirm":
		return Confirm{p}
	case "state":
		c := MakeStatement{pick(g, "statement", StatementExplanation, StatementReservation, StatementDissociation, "vote"), p, v, g.reason(), g.actsFor()}
		if g.odds(3) {
			c.Paragraph, c.Version = "", 0
		}
		return c
	case "translate":
		return Translate{p, v, pick(g, "language", "fr", "ar", "en", "de"), g.text("Les États agissent ensemble")}
	case "not_on_my_behalf":
		return g.notOnMyBehalf()
	case "seat_many":
		return SeatMany{[]Delegation{{Code: pick(g, "code", newcomers[0], newcomers[1], "ARV"), Name: "Fenmark", Kind: KindState}, {Code: pick(g, "code", newcomers[1], newcomers[2], "no"), Name: "Garland", Kind: KindState}}}
	case "set_members":
		return SetMembers{pick(g, "group", groups...), g.members()}
	case "withdraw_statement":
		return WithdrawStatement{pick(g, "statement", append(slices.Sorted(maps.Keys(g.m.statements)), "nope")...)}
	case "revise":
		text := g.text(g.textOf(p, v))
		switch ids := g.amendmentsOf(p); {
		case g.odds(8):
			text = ""
		case len(ids) > 0 && g.odds(3):
			text = g.m.amendments[pick(g, "as proposed", ids...)].text
		}
		return Revise{p, v, text, g.takes(func(a *modelAmendment) bool { return a.pending && a.kind != AmendMove && g.m.isOn(a, p) }), g.spoken()}
	case "insert":
		return Insert{p, pick(g, "as", "", "", KindParagraph, KindItem, KindHeading, KindText, "table"), g.text(""), g.takes(func(a *modelAmendment) bool { return a.pending && a.kind == AmendInsertAfter }), g.spoken()}
	case "move", "split", "merge", "restore":
		return g.rearrange(name, p, v)
	case "load_revision":
		return g.outside()
	case "update_technically":
		return UpdateTechnically{p, v, g.filling(g.textOf(p, v))}
	case "answer":
		c := AnswerAmendments{Answer: pick(g, "answer", AnswerReflected, AnswerPartly, AnswerNotRetained, AnswerNotRetained, "pending"), Reason: g.reason()}
		for range rapid.IntRange(1, 3).Draw(g.T, "answered") {
			if id := g.amendment(pending); !slices.Contains(c.Amendments, id) || g.odds(20) {
				c.Amendments = append(c.Amendments, id)
			}
		}
		return c
	case "agree":
		c := agree(VersionName{p, v})
		switch {
		case g.odds(6): // the whole text
			c = agree()
			for _, id := range g.m.order {
				c.Paragraphs = append(c.Paragraphs, VersionName{id, g.version(id)})
			}
		case g.odds(3):
			q := g.paragraph()
			c.Paragraphs = append(c.Paragraphs, VersionName{q, g.version(q)})
		}
		if g.odds(3) {
			c.Body = pick(g, "body", "Informals", "Committee")
		}
		return c
	case "withdraw":
		which := rapid.IntRange(0, 2).Draw(g.T, "withdraws")
		return Withdraw{g.amendment(func(a *modelAmendment) bool {
			contests := a.paragraph != Gap && g.agreed(a.paragraph)
			return a.pending && (which == 0 || which == 1 && len(a.with) > 0 || which == 2 && contests)
		})}
	case "take_over":
		return TakeOver{g.amendment(func(a *modelAmendment) bool { return a.withdrawn && len(a.with) > 0 })}
	case "join":
		return Join{g.amendment(pending), g.actsFor()}
	case "leave":
		return Leave{g.amendment(func(a *modelAmendment) bool { return len(a.with) > 0 })}
	case "press":
		return Press{g.amendment(func(a *modelAmendment) bool { return !a.pending && !a.withdrawn }), g.reason()}
	case "maintain":
		return Maintain{g.amendment(func(a *modelAmendment) bool { return a.listed })}
	case "take_position":
		return TakePosition{g.amendment(func(a *modelAmendment) bool { return a.pending && len(a.with) == 0 }), pick(g, "position", PositionNone, PositionSupports, PositionCanGoAlong, PositionCannotAccept, PositionCannotAccept, "abstains"), g.reason(), g.actsFor()}
	case "reopen":
		return Reopen{p, g.reason()}
	case "open_silence":
		c := OpenSilence{Deadline: g.at.Add(time.Duration(rapid.IntRange(-1, 200).Draw(g.T, "deadline")) * time.Second), Zone: pick(g, "zone", "UTC", "Europe/Vienna", "vienna"), Note: g.reason()}
		if !g.odds(3) {
			c.Paragraphs = []VersionName{{p, v}}
		}
		return c
	case "extend_silence":
		c := ExtendSilence{g.silence(true, false), g.at}
		if s := g.m.silences[c.Silence]; s != nil {
			c.Deadline = s.deadline.Add(time.Duration(rapid.IntRange(-20, 60).Draw(g.T, "later")) * time.Second)
		}
		return c
	case "withdraw_silence":
		return WithdrawSilence{g.silence(true, false), g.reason()}
	case "break_silence":
		id := g.silence(true, false)
		if s := g.m.silences[id]; s != nil && !g.odds(8) {
			p = pick(g, "text", s.texts...).Paragraph
		}
		return BreakSilence{id, p, g.reason(), g.actsFor()}
	case "disclose_break":
		return DiscloseBreak{g.silence(!g.odds(3), g.odds(2))}
	case "acknowledge_silence":
		return AcknowledgeSilence{g.silence(true, false)}
	case "conclude_silence":
		return ConcludeSilence{g.silence(true, false)}
	case "confirm_silence":
		return ConfirmSilence{g.silence(true, true)}
	case "record_break":
		id := g.silence(true, true)
		c := RecordBreak{id, pick(g, "recorded for", states...), p, g.at, "by telephone", g.reason()}
		if s := g.m.silences[id]; s != nil && !g.odds(8) {
			c.Paragraph, c.Received = pick(g, "text", s.texts...).Paragraph, s.deadline.Add(-time.Second)
		}
		return c
	case "seal":
		return Seal{g.informal(), "Decision 3"}
	case "unseal":
		if !g.odds(4) {
			return Unseal{g.sealed, "Decision 4"}
		}
		return Unseal{g.informal(), "Decision 4"}
	case "expunge":
		return Expunge{g.informal(), pick(g, "decision", "Decision 5", "Decision 5", "Decision 5", "")}
	case "circulate":
		c := Circulate{Name: fmt.Sprint("Rev.", rapid.IntRange(1, 9).Draw(g.T, "revision")), Audience: pick(g, "audience", AudienceDelegations, AudienceObservers, AudiencePublic, AudienceChair)}
		if g.odds(2) {
			deadline := g.at.Add(time.Duration(rapid.IntRange(-60, 600).Draw(g.T, "deadline")) * time.Second)
			c.Deadline = &deadline
		}
		return c
	case "adopt":
		return g.adopts()
	case "relate":
		return Relate{pick(g, "symbol", "C/1", "C/2", ""), pick(g, "report", "", "r", "r2"), pick(g, "relation", RelationAnnexedTo, RelationAnnex, RelationNone, "twin")}
	case "set":
		return Set{Observers: pick(g, "observers", "", VisibleCirculated, VisibleOpen, "all"), Positions: pick(g, "positions", "", PositionsChair, PositionsDelegations), Mode: pick(g, "mode", "", ModeChairsText, ModeRollingText, "scroll"), Fates: pick(g, "fates", "", FatesChair, FatesDelegations, "all")}
	case "seat":
		return Seat{Delegation{Code: pick(g, "code", newcomers[0], "ARV", "no"), Name: "Fenmark", Kind: pick(g, "kind of seat", KindState, KindObserver, KindGroup), Members: g.actsFor()}}
	}
	return Create{Draft: g.draft()}
}

func (g *table) amend(p string, v int) Amend {
	c := Amend{Kind: pick(g, "amends", AmendRevise, AmendRevise, AmendRevise, AmendRevise, AmendInsertAfter, AmendInsertAfter, AmendDelete, AmendMove, AmendSplit, AmendMerge, "bracket"), Paragraph: p, Version: v, Reason: g.reason(), For: g.actsFor()}
	if c.Kind != AmendDelete || g.odds(10) {
		c.Text = g.text(g.textOf(p, v))
	}
	if c.Kind == AmendInsertAfter && g.odds(3) {
		c.As = pick(g, "inserted as", KindParagraph, KindItem, KindText, "table")
	}
	g.rearranging(&c)
	return c
}

// silence is mostly one that is frozen, and concluded or not.
func (g *table) silence(frozen, over bool) string {
	var fit []string
	for id, s := range g.m.silences {
		if s.frozen == frozen && s.over == over {
			fit = append(fit, id)
		}
	}
	running := slices.DeleteFunc(slices.Clone(fit), func(id string) bool { return !g.at.Before(g.m.silences[id].deadline) })
	if len(running) > 0 && !over && !g.odds(4) {
		fit = running
	}
	slices.Sort(fit)
	if len(fit) > 0 && !g.odds(8) {
		return pick(g, "silence", fit...)
	}
	return pick(g, "any silence", append(slices.Sorted(maps.Keys(g.m.silences)), "nope")...)
}

func (g *table) amendmentsOf(paragraph string) []string {
	var ids []string
	for id, a := range g.m.amendments {
		if a.paragraph == paragraph {
			ids = append(ids, id)
		}
	}
	slices.Sort(ids)
	return ids
}

// actor is mostly one who may send the command, and mostly the one whose word it is.
func (g *table) actor(c Command) Actor {
	delegation := func(code string) Actor { return Actor{Person: "of " + code, Delegation: code, Role: RoleDelegation} }
	if g.odds(12) {
		return pick(g, "anybody", chair, secretariat, observer, delegation("ARV"), delegation("ZZZ"), delegation("NGO"), delegation(""),
			Actor{Person: "of ARV", Delegation: "ARV", Role: "Chair"}, Actor{Person: "nobody", Role: RolePublic})
	}
	if _, clock := c.(ConcludeSilence); clock {
		return Actor{Role: RoleClock}
	}
	if slices.Contains(commands[c.Type()].office, RoleObserver) {
		return pick(g, "observer", observer, Actor{Person: "of the pilots", Name: "A. Pilot", Organization: "Pilots", Role: RoleObserver})
	}
	if slices.Contains(commands[c.Type()].office, RoleChair) {
		if g.odds(5) {
			return secretariat
		}
		return chair
	}
	whose, own := g.m.sender(c), ""
	switch c := c.(type) {
	case Withdraw:
		own = c.Amendment
	case Press:
		own = c.Amendment
	case Maintain:
		own = c.Amendment
	case Amend:
		own = c.Supersedes
	case AnswerBridge:
		own = c.Amendment
	case AcceptAmendment:
		if a := g.m.amendments[c.Amendment]; a != nil {
			own = a.to
		}
	case TakeOver:
		if a := g.m.amendments[c.Amendment]; a != nil && len(a.with) > 0 {
			whose = a.with[0]
		}
	case Leave:
		if a := g.m.amendments[c.Amendment]; a != nil && len(a.with) > 0 {
			whose = a.with[0]
		}
	case Lift:
		if o := g.m.objections[c.Objection]; o != nil {
			whose = o.by
		}
	case DiscloseBreak:
		for _, o := range g.m.objections {
			if o.silence == c.Silence && o.silence != "" && (whose == "" || o.by < whose) {
				whose = o.by
			}
		}
	case AnswerCall:
		if o := g.m.objections[c.Objection]; o != nil {
			whose = o.by
		}
	case Confirm:
		if p := g.m.paragraphs[c.Paragraph]; p != nil && len(g.m.awaiting(c.Paragraph)) > 0 {
			whose = g.m.awaiting(c.Paragraph)[0]
		}
	case NotOnMyBehalf:
		if states := g.m.listed(c.Act, c.Group); len(states) > 0 {
			whose = pick(g, "member", states...)
		}
	case WithdrawStatement:
		if s := g.m.statements[c.Statement]; s != nil {
			whose = s.by
		}
	}
	if a := g.m.amendments[own]; a != nil {
		whose = a.sponsor
	}
	if whose != "" && !g.odds(5) {
		return delegation(whose)
	}
	if named := actsFor(c); len(named) > 0 && !g.odds(8) || named == nil && g.odds(4) {
		return delegation(pick(g, "group", groups...))
	}
	return delegation(pick(g, "delegation", states...))
}

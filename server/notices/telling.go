// telling.go says what one record, or one deadline, is to an audience: what it may learn of it and
// nothing else, as wire.View tells it.

package notices

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"adref/editor"
	"adref/server/access"
	"adref/server/room"
	"adref/server/wire"
)

// told is one thing to tell, in words of this program: neither text of the report nor a reason,
// note or letter stands in subject and lines.
type told struct {
	kind     wire.NoticeKind
	subject  string
	lines    []string
	texts    []string // the report's words, for missions that asked for them
	path     string   // of the screen, below the report's
	to       []string // the delegations it is for; nil: all
	revision string   // the id of one circulated
	record   int64    // that it tells, as the no-th thing
	no       int
}

// teller tells one record to one audience.
type teller struct {
	report *editor.Report
	view   *wire.View
	places places
	chairs bool
	first  wire.Event
}

// newTeller tells of a report as it stood, by what may be seen of it today.
func newTeller(report, today *editor.Report, audience editor.Audience) *teller {
	return &teller{
		report: report, view: wire.NewView(today, access.Who{Audience: audience}).At(report), places: placesOf(report),
		chairs: audience == editor.AudienceChair,
	}
}

// tell says what a record is to an audience.
func tell(audience editor.Audience, before *editor.Report, m room.Moment, today *editor.Report) []told {
	if before == nil || !slices.Contains(m.Readers, audience) {
		return nil
	}
	t := newTeller(m.Report, today, audience)
	first, ok := t.view.Describe(m.Events)
	if !ok {
		return nil
	}
	t.first = first
	events := append([]wire.Event{first}, first.Then...)
	var all []told
	var broken []wire.Event
	answered := map[string][]wire.Event{} // by delegation
	for _, e := range events {
		s, _ := m.Report.Silence(e.Silence)
		switch e.Type {
		case editor.SilenceOpened{}.Fact():
			all = append(all, t.opened(s))
		case editor.SilenceExtended{}.Fact():
			all = append(all, t.extended(s))
		case editor.SilenceEndedEarly{}.Fact():
			all = append(all, t.withdrawn(s, e.Reason))
		case editor.SilenceResulted{}.Fact():
			all = append(all, t.concluded(s))
		case editor.SilenceResultConfirmed{}.Fact():
			all = append(all, told{kind: wire.NoticeSilence, subject: "Result of the silence confirmed",
				lines: []string{"The Chair confirmed the result of the silence on " + t.places.silence(s) + "."}})
		case editor.SilenceBroken{}.Fact():
			broken = append(broken, e)
		case editor.AmendmentFiled{}.Fact():
			if t.chairs {
				all = append(all, t.filed(e))
			}
		case editor.BridgePut{}.Fact():
			if b, ok := m.Report.Bridge(e.Bridge); ok && !t.chairs {
				all = append(all, t.bridged(b))
			}
		case editor.BridgeAnswered{}.Fact():
			if t.chairs {
				all = append(all, t.bridgeAnswered(e))
			}
		case editor.AmendmentAnswered{}.Fact():
			if a, ok := m.Report.Amendment(e.Amendment); ok && !t.chairs {
				for _, code := range append([]string{a.Sponsor}, a.CoSponsors...) {
					answered[code] = append(answered[code], e)
				}
			}
		}
	}
	for _, e := range m.Events {
		if f, ok := e.Fact.(editor.RevisionCirculated); ok {
			all = append(all, t.circulated(f.Revision)...)
		}
	}
	if len(broken) > 0 {
		all = append(all, t.broken(broken, events))
	}
	for _, code := range slices.Sorted(maps.Keys(answered)) {
		all = append(all, t.answered(code, answered[code]))
	}
	return append(all, t.reopening(before, m, events)...)
}

// by is who did it, as far as the audience may know.
func (t *teller) by() string {
	switch by := t.first.By; {
	case by.Role == editor.RoleChair:
		return "the Chair"
	case by.Role == editor.RoleSecretariat:
		return "the Secretariat"
	case by.Delegation != "":
		return t.name(by.Delegation)
	}
	return "a delegation"
}

func (t *teller) name(code string) string {
	if seat, ok := t.report.Seated(code); ok {
		return oneLine(seat.Name)
	}
	return code
}

func (t *teller) link(ids []string) string {
	if len(ids) == 1 {
		return "/p/" + ids[0]
	}
	return ""
}

func (t *teller) opened(s *editor.Silence) told {
	there, _ := until(s.Deadline, s.Zone)
	n := told{kind: wire.NoticeSilence, subject: "Silence opened until " + there, path: t.link(named(s.Texts)), lines: []string{
		"Silence was opened on " + t.places.silence(s) + ".",
		ends("It ends", s.Deadline, s.Zone) + " What is not broken by then is agreed.",
	}}
	if s.Whole {
		n.lines = append(n.lines, "One break leaves all of it open.")
	}
	if len(s.LeftOut) > 0 {
		n.lines = append(n.lines, "Left out, because something stands in the way: "+t.places.list(s.LeftOut)+".")
	}
	n.texts = t.with("The Chair’s note:", t.view.Silence(s.ID).Note)
	for _, text := range s.Texts {
		n.texts = append(n.texts, t.places.words(text))
	}
	return n
}

func (t *teller) with(title, words string) []string {
	if words == "" {
		return nil
	}
	return []string{title + "\n" + words}
}

func (t *teller) extended(s *editor.Silence) told {
	there, _ := until(s.Deadline, s.Zone)
	return told{kind: wire.NoticeSilence, subject: "Silence extended until " + there, path: t.link(named(s.Texts)), lines: []string{
		"The silence on " + t.places.silence(s) + " was extended.",
		ends("It now ends", s.Deadline, s.Zone) + " What is not broken by then is agreed.",
	}}
}

func (t *teller) withdrawn(s *editor.Silence, reason string) told {
	return told{kind: wire.NoticeSilence, subject: "Silence withdrawn", path: t.link(named(s.Texts)), texts: t.with("Reason:", reason), lines: []string{
		"The Chair withdrew the silence on " + t.places.silence(s) + ". Nothing is agreed by it.",
	}}
}

func (t *teller) concluded(s *editor.Silence) told {
	n := told{kind: wire.NoticeSilence, subject: "Silence ended: nothing is agreed by it", path: t.link(named(s.Texts)), lines: []string{
		ends("The silence on "+t.places.silence(s)+" ended", s.Deadline, s.Zone),
	}}
	if len(s.Agreed) > 0 {
		n.subject = "Silence ended: " + t.places.list(named(s.Agreed)) + " agreed"
		if s.Whole {
			n.subject = "Silence ended: the whole text agreed"
		}
		n.lines = append(n.lines, "Agreed, provisionally until the Chair has confirmed it: "+t.places.list(named(s.Agreed))+".")
	} else {
		n.lines = append(n.lines, "Nothing is agreed by it.")
	}
	if broken := t.brokenAt(s); broken != "" {
		n.lines = append(n.lines, "It was broken on "+broken+".")
	}
	return n
}

// brokenAt is where a silence was broken; "" for nowhere.
func (t *teller) brokenAt(s *editor.Silence) string {
	var ids []string
	for _, b := range t.view.Silence(s.ID).Broken {
		if !slices.Contains(ids, b.Paragraph) {
			ids = append(ids, b.Paragraph)
		}
	}
	return t.places.list(ids)
}

// broken tells of the breaks of one command, which are one delegation's.
func (t *teller) broken(breaks, events []wire.Event) told {
	var ids []string
	who := ""
	for _, b := range breaks {
		if !slices.Contains(ids, b.Paragraph) {
			ids = append(ids, b.Paragraph)
		}
		who = cmp.Or(who, b.Of)
	}
	n := told{kind: wire.NoticeBroken, subject: "Silence broken on " + t.places.list(ids), path: t.link(ids)}
	s, _ := t.report.Silence(breaks[0].Silence)
	line := "The silence on " + t.places.silence(s) + " was broken on " + t.places.list(ids)
	if who == "" {
		n.lines = []string{line + ". By whom is for the Chair to know."}
	} else {
		n.lines = []string{line + " by " + t.name(who) + "."}
	}
	if s.Whole {
		n.lines = append(n.lines, "One break leaves all of it open.")
	}
	n.texts = t.reasons(events)
	return n
}

// reasons are those given in events that put something in the way.
func (t *teller) reasons(events []wire.Event) (texts []string) {
	for _, e := range events {
		switch e.Type {
		case editor.ObjectionRaised{}.Fact(), editor.WideObjectionRaised{}.Fact(), editor.AmendmentFiled{}.Fact(), editor.AmendmentPressed{}.Fact():
			texts = append(texts, t.with("Reason:", e.Reason)...)
		}
	}
	return texts
}

func (t *teller) circulated(id string) []told {
	for _, rev := range t.view.Revisions() {
		if rev.ID != id {
			continue
		}
		name := oneLine(rev.Name)
		n := told{kind: wire.NoticeCirculated, subject: name + " circulated", revision: rev.ID, path: "/compare", texts: t.with("The Chair’s letter:", rev.Letter)}
		line := name
		if rev.Symbol != "" {
			line += " (" + oneLine(rev.Symbol) + ")"
		}
		n.lines = []string{line + " was circulated."}
		if rev.Deadline != nil {
			_, utc := until(*rev.Deadline, "")
			n.lines = append(n.lines, "Comments are asked for until "+utc+".")
		}
		return []told{n}
	}
	return nil
}

// filing calls an amendment's place.
func (t *teller) filing(a *editor.Amendment) string {
	where := t.places.one(a.Paragraph)
	switch {
	case a.Kind == editor.AmendInsertAfter && a.Paragraph == "":
		return "to insert before the first paragraph"
	case a.Kind == editor.AmendInsertAfter:
		return "to insert after " + where
	case a.Kind == editor.AmendDelete:
		return "to delete " + where
	}
	return "to " + where
}

func (t *teller) called(a *editor.Amendment) string {
	return fmt.Sprintf("amendment no. %d %s", a.No, t.filing(a))
}

func (t *teller) filed(e wire.Event) told {
	a, _ := t.report.Amendment(e.Amendment)
	line := t.name(a.FiledBy) + " filed " + t.called(a)
	n := told{kind: wire.NoticeFiled, subject: line, path: t.at(a), lines: []string{line + "."}, texts: append(t.with("It would read:", a.Text()), t.with("Reason:", a.Reason)...)}
	if a.Late {
		n.lines = append(n.lines, "It came after the time for comments.")
	}
	return n
}

func (t *teller) at(a *editor.Amendment) string {
	if a.Paragraph == "" {
		return ""
	}
	return "/p/" + a.Paragraph
}

// answered tells a delegation what became of the amendments it sponsors.
func (t *teller) answered(code string, events []wire.Event) told {
	n := told{kind: wire.NoticeAnswered, to: []string{code}, subject: fmt.Sprintf("%d amendments answered", len(events))}
	for _, e := range events {
		a, _ := t.report.Amendment(e.Amendment)
		answer := strings.ReplaceAll(e.Kind, "_", " ")
		if e.Kind == "lapsed" {
			answer = "not retained, because it was not maintained when its paragraph was agreed"
		}
		if len(events) == 1 {
			n.subject, n.path = fmt.Sprintf("Amendment no. %d answered: %s", a.No, strings.ReplaceAll(e.Kind, "_", " ")), t.at(a)
		}
		n.lines = append(n.lines, capital(t.called(a))+": "+answer+".")
		n.texts = append(n.texts, t.with(fmt.Sprintf("Amendment no. %d would read:", a.No), t.view.Amendment(a.ID).Text)...)
		n.texts = append(n.texts, t.with(fmt.Sprintf("Reason for the answer to no. %d:", a.No), e.Reason)...)
	}
	return n
}

// bridged tells the authors of amendments of a bridge between them, which they are asked to answer.
func (t *teller) bridged(b *editor.Bridge) told {
	where := t.places.one(b.Paragraph)
	n := told{kind: wire.NoticeAnswered, to: []string{}, subject: "A bridge to answer on " + where, path: "/p/" + b.Paragraph, texts: append(t.with("It would read:", b.Text), t.with("Note:", b.Note)...)}
	n.lines = append(n.lines, capital(t.by())+" put a bridge between amendments to "+where+". Your word on it is asked for: accept it, accept it with a change, or maintain your amendment.")
	for _, id := range b.Amendments {
		a, _ := t.report.Amendment(id)
		for _, code := range append([]string{a.Sponsor}, a.CoSponsors...) {
			if !slices.Contains(n.to, code) {
				n.to = append(n.to, code)
			}
		}
	}
	return n
}

// bridgeAnswered tells the Chair's office what an author says of a bridge.
func (t *teller) bridgeAnswered(e wire.Event) told {
	a, _ := t.report.Amendment(e.Amendment)
	says := map[string]string{
		string(editor.BridgeAccepts):    "accepts the bridge",
		string(editor.BridgeWithChange): "accepts the bridge with a change",
		string(editor.BridgeMaintains):  "maintains its amendment against the bridge",
	}[e.Kind]
	line := fmt.Sprintf("%s %s, for %s", t.name(e.Of), says, t.called(a))
	return told{kind: wire.NoticeFiled, subject: line, path: "/p/" + e.Paragraph, lines: []string{line + "."}, texts: t.with("Reason:", e.Reason)}
}

// reopening tells of paragraphs that were agreed and are contested by this record.
func (t *teller) reopening(before *editor.Report, m room.Moment, events []wire.Event) []told {
	var ids []string
	for _, id := range wire.Concerned(m.Report, m.Events) {
		was, there := before.Paragraph(id)
		is, still := m.Report.Paragraph(id)
		if there && still && before.Status(was) == editor.StatusAgreed && m.Report.Status(is) == editor.StatusContested {
			ids = append(ids, id)
		}
	}
	if len(ids) == 0 {
		return nil
	}
	where, verb := t.places.list(ids), "was"
	if len(ids) > 1 {
		verb = "were"
	}
	return []told{{kind: wire.NoticeReopening, subject: "Reopening of " + where + " asked for", path: t.link(ids), texts: t.reasons(events), lines: []string{
		capital(t.by()) + " asks to reopen " + where + ", which " + verb + " agreed.",
		"The text is untouched. It is agreed again when the request is withdrawn, and open when the Chair reopens.",
	}}}
}

// ending tells that a silence ends within some time: "24 hours", "1 hour".
func ending(audience editor.Audience, report *editor.Report, s *editor.Silence, within string) told {
	t := newTeller(report, report, audience)
	there, _ := until(s.Deadline, s.Zone)
	n := told{kind: wire.NoticeEnding, subject: "Silence ends within " + within + ": " + there, path: t.link(named(s.Texts)), lines: []string{
		ends("The silence on "+t.places.silence(s)+" ends", s.Deadline, s.Zone) + " What is not broken by then is agreed.",
	}}
	if broken := t.brokenAt(s); broken != "" {
		n.lines = append(n.lines, "It was broken on "+broken+" so far.")
	}
	return n
}

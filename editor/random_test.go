// random_test.go sends random commands from everybody at once, sensible and not, and holds every
// state against the model of model_test.go. ADREF_LONG=1 plays 100,000 histories.

package editor

import (
	"fmt"
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"pgregory.net/rapid"
)

// tally counts what a run came across, so that a test which never gets anywhere is seen.
type tally map[string]int

func TestNoSequenceOfCommandsBreaksTheRules(t *testing.T) {
	want := 50
	if os.Getenv("ADREF_LONG") != "" {
		want = 100_000
	}
	seen := tally{}
	for !t.Failed() && (seen["history"] < want || len(seen.missing()) > 0 && seen["history"] < max(2_000, want)) {
		rapid.Check(t, func(t *rapid.T) { play(t, seen) })
	}
	if t.Failed() {
		return
	}
	for _, key := range slices.Sorted(maps.Keys(seen)) {
		t.Logf("%7d %s", seen[key], key)
	}
	for _, key := range seen.missing() {
		t.Errorf("never seen: %s", key)
	}
}

// missing is what a run has to come across and has not yet: every command accepted, and every turn
// that matters.
func (seen tally) missing() (keys []string) {
	for _, c := range Commands() {
		keys = append(keys, "did "+c.Type())
	}
	keys = append(keys,
		"agreed", "agreed by silence", "loaded while agreed", "loaded a split", "loaded a merge", "loaded a move", "loaded a new shape", "brought back what was deleted", "refused a load under silence", "contested", "agreed again", "updated while agreed", "lapsed", "tampered and refused", "resent",
		"expunged from a record", "expunged a text", "expunged own words",
		"restored", "stands on a successor", "objected to the section", "objected to the whole", "agreed but for instructions", "will not stand in the way",
		"agreed as a package", "a package is contested", "a package ended with one of it", "a part of a package refused", "a package under silence",
		"took back an answer", "took back an agreement", "took back a reopening", "took back a revision", "gave back what lapsed",
		"maintained against a bridge", "accepted a bridge",
		"class clean", "class overlapping", "class gone", "class overtaken", "amended an amendment",
		"accounted",
		"listed by default", "some left out", "counted", "spoken for twice", "own word prevails", "nobody is left behind it",
		"agreed by adoption", "agreed in another body", "spoken", "adopted with updates to come", "updated after adoption", "edited again", "stated after the end", "a group stated in a closed record", "not on my behalf in a closed record", "refused adoption", "refused closed",
		"refused invalid", "refused forbidden", "refused not-found", "refused stale", "refused blocked", "refused settled",
	)
	for _, teller := range tellers {
		keys = append(keys, "expunged words of "+teller.id)
	}
	return slices.DeleteFunc(keys, func(key string) bool { return seen[key] > 0 })
}

// record is what a log keeps of one command.
type record struct {
	content []byte
	at      time.Time
	by      Actor
}

// table is one negotiation as it is played.
type table struct {
	*rapid.T
	seen     tally
	m        *model
	r        *Report // as decided
	replayed *Report // as read back from the log
	log      []record
	sent     []sent
	sealed   Words // the last time
	worded   int   // reasons in words of their own
	turn     int   // of the circle that random picks are made from
	at       time.Time
}

// sent is who sent a command under which id.
type sent struct {
	by Actor
	id string
}

func play(t *rapid.T, seen tally) {
	seen["history"]++
	g := &table{T: t, seen: seen, m: newModel(), at: start.Add(time.Duration(rapid.IntRange(0, 59).Draw(t, "second of opening")) * time.Second)}
	g.send(chair, "c0", Create{Draft: g.draft(), Settings: Settings{Numbering: rapid.SampledFrom([]Numbering{NumberingRunning, NumberingByHeading, NumberingPrinted}).Draw(t, "numbering")}})
	for i, d := range append(slices.Clone(states), "NGO") {
		kind := KindState
		if d == "NGO" {
			kind = KindObserver
		}
		g.send(secretariat, fmt.Sprint("s", i), Seat{Delegation{Code: d, Name: d, Kind: kind}})
	}
	for i, group := range groups {
		g.send(chair, fmt.Sprint("g", i), Seat{Delegation{Code: group, Name: group, Kind: KindGroup, Members: states[:3+i]}})
	}
	for i := range rapid.IntRange(50, 150).Draw(t, "length") {
		c := g.command()
		by := g.actor(c)
		id := fmt.Sprint("c", i+1)
		if g.odds(20) {
			earlier := pick(g, "repeats", g.sent...)
			by, id = earlier.by, earlier.id
			if by.Role == RoleDelegation {
				p := g.paragraph()
				c = g.amend(p, g.version(p))
			}
		}
		g.at = g.at.Add(time.Duration(rapid.IntRange(-5, 60).Draw(t, "seconds")) * time.Second)
		if conclude, ok := c.(ConcludeSilence); ok && g.odds(2) { // the clock does not wait for its turn
			if s := g.m.silences[conclude.Silence]; s != nil && g.at.Before(s.deadline.Add(SilenceMargin)) {
				g.at = s.deadline.Add(SilenceMargin)
			}
		}
		g.send(by, id, c)
	}
	g.close()
	g.readBack()
	for range 3 {
		g.tamper()
	}
}

// send decides one command and checks everything that must hold whether or not it is accepted.
func (g *table) send(by Actor, id string, c Command) {
	g.seen["command"]++
	g.sent = append(g.sent, sent{by, id})
	before := render(g.r)
	events, err := Decide(g.r, "r", by, id, c, g.at)
	again, errAgain := Decide(g.r, "r", by, id, c, g.at)
	if fmt.Sprint(err) != fmt.Sprint(errAgain) || inLines(events) != inLines(again) {
		g.Fatalf("deciding twice gave\n%s%v\nthen\n%s%v", inLines(events), err, inLines(again), errAgain)
	}
	if render(g.r) != before {
		g.Fatalf("deciding %#v changed the report", c)
	}
	g.foretold(by, c, err)
	g.foretoldOfClosing(by, c, err)
	if err != nil {
		if refusal, ok := AsRefusal(err); ok {
			g.seen["refused "+string(refusal.Code)]++
			if c.Type() == "load_revision" && refusal.Code == CodeBlocked && len(refusal.Blockers) > 0 {
				g.seen["refused a load under silence"]++
			}
			if why := unreadable(refusal); why != "" {
				g.Fatalf("%#v was refused in words that %s: %s", c, why, refusal.Message)
			}
		} else if resent := g.made(by, id); !resent {
			g.Fatalf("%#v: %v", c, err)
		} else {
			g.seen["resent"]++ // the room knows it by its id and never gets here
		}
		return
	}
	g.seen["did "+c.Type()]++

	was := map[string]Status{}
	for p := range g.m.paragraphs {
		was[p] = g.m.status(p)
	}
	for _, e := range events {
		if why := g.m.wrong(e.By, e.Fact); why != "" {
			g.Fatalf("%#v by %+v: %s\n%s", c, by, why, inLines(events))
		}
		g.m.take(e.By, e.Fact)
		g.count(e.Fact)
		if f, ok := e.Fact.(ContentSealed); ok {
			g.sealed = f.Words
		}
	}
	beforehand := g.r
	if g.r, err = ApplyAll(g.r, events); err != nil {
		g.Fatalf("what was decided cannot be applied: %v", err)
	}
	for _, e := range events {
		if f, ok := e.Fact.(ParagraphUpdated); ok && was[f.Paragraph] == StatusAgreed {
			if g.m.status(f.Paragraph) != StatusAgreed {
				g.Fatalf("%#v ended the agreement", c)
			}
			g.seen["updated while agreed"]++
		}
	}
	if why := g.m.differs(g.r); why != "" {
		g.Fatalf("after %#v by %+v: %s", c, by, why)
	}
	g.countClosing(events)
	g.nobodyOverruled(events)
	g.rule8(events)
	g.allOrNothing(c, events)
	g.inOneAct(events)
	g.actedFor(events, c)
	g.accounted(events)
	g.becameAgreed(was, c)
	g.carriedOn(beforehand, events)
	g.readsAsLoaded(c)
	g.countLoading(was, events)
	for id, p := range g.m.paragraphs { // no log may say so either
		_, err := Apply(g.r, Event{At: g.r.At, By: chair, Fact: ParagraphAgreed{id, len(p.texts)}})
		if may := !g.m.closed() && !p.dropped && len(g.m.against(id, true)) == 0; may != (err == nil) {
			g.Fatalf("a log that agrees %s with %v against it: %v", id, g.m.against(id, true), err)
		}
	}

	content, err := WriteFacts(events)
	if err != nil {
		g.Fatal(err)
	}
	g.log = append(g.log, record{content, events[0].At, by})
	g.expunge(events)
	g.replayed = g.read(g.replayed, g.log[len(g.log)-1:])
	if a, b := render(g.replayed), render(g.r); a != b {
		g.Fatalf("the log makes\n%swhat was decided is\n%s", a, b)
	}
}

// quoted is what a refusal repeats: of the text, of a script's input, or of the protocol to it.
var quoted = regexp.MustCompile(`"[^"]*"|“[^”]*”`)

// unreadable says what a delegate would stumble over in a refusal (rule 5); "" when there is nothing.
func unreadable(r *Refusal) string {
	first, _ := utf8.DecodeRuneInString(r.Message)
	switch {
	case r.Message == "" || !strings.ContainsAny(r.Message[len(r.Message)-1:], ".?"):
		return "are no sentence"
	case !unicode.IsUpper(first) && !unicode.IsDigit(first) && !strings.ContainsRune("“\"", first):
		return "do not begin one"
	case strings.ContainsAny(quoted.ReplaceAllString(r.Message, ""), "_%{}"):
		return "are the program's own"
	}
	for _, b := range r.Blockers {
		switch {
		case b.Kind == "" || b.Paragraph == "" && b.Amendment == "" && b.Objection == "" && b.Reason == "":
			return "name nothing"
		case (b.Objection != "" || b.Amendment != "") && b.Delegation == "":
			return "do not say whose it is"
		case b.Objection == "" && b.Amendment == "" && b.Delegation == "" && b.Reason == "":
			return "do not say what it is"
		}
	}
	return ""
}

// made says whether the person's earlier command of this id made something.
func (g *table) made(by Actor, id string) bool {
	d := &decision{report: "r", by: by, command: id}
	first := d.newID()
	return g.m.made(first) || g.m.bridges[first] != nil || g.m.silences[first] != nil || g.m.paragraphs[first] != nil || g.m.amendments[first] != nil || g.m.objections[first] != nil || g.m.statements[first] != nil || g.m.corrected[first]
}

// foretold checks, before the package is believed, what the model foretells of two commands.
func (g *table) foretold(by Actor, c Command, err error) {
	refusal, _ := AsRefusal(err)
	if g.m.closed() {
		return
	}
	switch c := c.(type) {
	case Agree: // rules 1, 4 and 5
		if by.Role != RoleChair {
			return
		}
		var against []string
		stale, open := 0, 0
		for i, name := range c.Paragraphs {
			p := g.m.paragraphs[name.Paragraph]
			if p == nil || p.dropped || name.Version < 1 || name.Version > len(p.texts) ||
				slices.ContainsFunc(c.Paragraphs[:i], func(n VersionName) bool { return n.Paragraph == name.Paragraph }) {
				return
			}
			if g.m.frozen(name.Paragraph) {
				if err == nil {
					g.Fatalf("agreed %s, which is under silence", name.Paragraph)
				}
				return
			}
			for _, other := range g.m.missing(c, name.Paragraph) {
				if !slices.Contains(against, other) {
					against = append(against, other)
				}
			}
			if name.Version != len(p.texts) {
				stale++
				continue
			}
			if g.m.status(name.Paragraph) != StatusAgreed || c.Body != "" && g.m.body[name.Paragraph] != c.Body {
				open++
			}
			for _, id := range g.m.against(name.Paragraph, false) {
				if !strings.HasPrefix(id, "wide ") || !slices.Contains(against, id) { // which is named once
					against = append(against, id)
				}
			}
		}
		if may := open > 0 && stale == 0 && len(against) == 0; may != (err == nil) {
			g.Fatalf("agreeing %v with %v against it and %d stale: %v", c.Paragraphs, against, stale, err)
		}
		var named []string
		if refusal != nil {
			for _, b := range refusal.Blockers {
				id := b.Objection + b.Amendment
				if b.Scope != "" {
					id = "wide " + id
				}
				switch b.Kind {
				case BlockStale:
					stale--
				case BlockPackage:
					g.seen["a part of a package refused"]++
					named = append(named, "bound "+b.Paragraph)
				case BlockBrackets:
					if !slices.Contains(named, b.Paragraph+" brackets") {
						named = append(named, b.Paragraph+" brackets", "brackets")
					}
				default:
					named = append(named, id)
				}
			}
			named = slices.DeleteFunc(named, func(s string) bool { return strings.HasSuffix(s, " brackets") })
			slices.Sort(named)
			slices.Sort(against)
			if !slices.Equal(named, against) || stale != 0 {
				g.Fatalf("the refusal names %v, %v stand against it", named, against)
			}
		}
	case Object: // rule 2: never refused
		scope := c.Scope
		switch p := g.m.paragraphs[c.Paragraph]; {
		case g.m.frozen(c.Paragraph) || g.m.silent():
			return
		case by.Role != RoleDelegation || !slices.Contains(states, by.Delegation) || len(c.For) > 0 || c.Kind != ObjectionPlain || c.On != "":
			return
		case scope == ScopeWhole:
			if c.Paragraph != "" || c.Version != 0 {
				return
			}
		case p == nil || p.dropped || c.Version < 1 || c.Version > len(p.texts):
			return
		case scope == ScopeSection:
			if p.element.Kind != KindHeading {
				return
			}
		case scope == "":
			scope = ScopeParagraph
		default:
			return
		}
		for _, o := range g.m.objections {
			if o.stands && o.by == by.Delegation && o.scope == scope && o.paragraph == c.Paragraph && o.kind == c.Kind && o.amendment == "" {
				return // it stands already
			}
		}
		if refusal != nil && strings.IndexFunc(c.Reason, func(r rune) bool { return r < ' ' || r == '\u202e' }) < 0 {
			g.Fatalf("an objection was refused: %v", err)
		}
	}
}

// rule8: who cannot accept an amendment whose words are now in the text objects to them.
func (g *table) rule8(events []Event) {
	for _, e := range events {
		id := amended(e.Fact)
		answered, _ := e.Fact.(AmendmentAnswered)
		carried, _ := e.Fact.(AmendmentCarried)
		if answered.Answer != AnswerReflected && answered.Answer != AnswerPartly && carried.Class != ClassOvertaken {
			continue
		}
		for delegation, cannot := range g.m.amendments[id].cannotAccept {
			if cannot && !g.m.objects(delegation, id) {
				g.Fatalf("%s cannot accept amendment %s, which is in the text, and does not object", delegation, id)
			}
		}
	}
}

// inOneAct: an answer to a call that gives way lifts at once, and "will not stand in the way" is on the
// record with it.
func (g *table) inOneAct(events []Event) {
	if _, recorded := events[0].Fact.(RecordedFor); recorded {
		events = events[1:]
	}
	answered, ok := events[0].Fact.(CallAnswered)
	if !ok || answered.Answer == CallMaintained {
		return
	}
	o := g.m.objections[answered.Objection]
	said := slices.ContainsFunc(events, func(e Event) bool {
		made, ok := e.Fact.(StatementMade)
		return ok && made.Objection == answered.Objection && made.Delegation == o.by
	})
	if o.stands || said != (answered.Answer == CallNotStandInTheWay) {
		g.Fatalf("%s answered %s: it stands: %t, and made a statement: %t", o.by, answered.Answer, o.stands, said)
	}
}

// becameAgreed: by the Chair's word, or because a request to reopen was withdrawn; by nothing else.
func (g *table) becameAgreed(was map[string]Status, c Command) {
	for p, of := range g.m.paragraphs {
		is := g.m.status(p)
		if of.dropped { // it counts nowhere, and comes back open
			continue
		}
		if is == StatusContested {
			g.seen["contested"]++
		}
		if is != StatusAgreed || was[p] == StatusAgreed {
			continue
		}
		switch c := saidAct(c).(type) {
		case Agree:
			g.seen["agreed"]++
		case ConcludeSilence:
			g.seen["agreed by silence"]++
		case Adopt:
			g.seen["agreed by adoption"]++
		case Withdraw, Lift, AnswerCall, Amend, AcceptAmendment:
			if amend, ok := c.(Amend); was[p] != StatusContested || ok && amend.Supersedes == "" {
				g.Fatalf("paragraph %s was %s and became agreed by %#v", p, was[p], c)
			}
			g.seen["agreed again"]++
		case TakeBack:
			if c.What != TakeBackReopening || was[p] != StatusOpen {
				g.Fatalf("paragraph %s was %s and became agreed by %#v", p, was[p], c)
			}
		default:
			g.Fatalf("paragraph %s became agreed by %#v", p, c)
		}
	}
}

func (g *table) count(f Fact) {
	switch f := f.(type) {
	case AmendmentFiled:
		if f.To != "" {
			g.seen["amended an amendment"]++
		}
	case AmendmentCarried:
		g.seen["class "+string(f.Class)]++
	case AmendmentAnswered:
		if f.Lapsed {
			g.seen["lapsed"]++
		}
	case WideObjectionRaised:
		g.seen["objected to the "+string(f.Scope)]++
	case ObjectionRestored:
		g.seen["restored"]++
	case CallAnswered:
		g.seen[strings.ReplaceAll(string(f.Answer), "_", " ")]++
	case InstructionsAwaited:
		if g.m.status(f.Paragraph) == StatusAgreed {
			g.seen["agreed but for instructions"]++
		}
	}
}

func (g *table) read(r *Report, log []record) *Report {
	for _, rec := range log {
		events, err := ReadFacts(rec.content, rec.at, rec.by)
		if err != nil {
			g.Fatal(err)
		}
		if r, err = ApplyAll(r, events); err != nil {
			g.Fatal(err)
		}
	}
	return r
}

// readBack reads the whole log from its first fact.
func (g *table) readBack() {
	if a, b := render(g.read(nil, g.log)), render(g.r); a != b {
		g.Fatalf("the whole log makes\n%swhat was decided is\n%s", a, b)
	}
}

// tamper plays a log in which facts were dropped, moved or repeated and an agreement was put: it
// may be an error or make sense, but agrees nothing that has an obstacle.
func (g *table) tamper() {
	var events []Event
	for _, rec := range g.log {
		read, _ := ReadFacts(rec.content, rec.at, rec.by)
		events = append(events, read...)
	}
	for range rapid.IntRange(1, 3).Draw(g.T, "tampered") {
		i := rapid.IntRange(1, len(events)-1).Draw(g.T, "place")
		j := rapid.IntRange(1, len(events)-1).Draw(g.T, "other")
		switch rapid.IntRange(0, 3).Draw(g.T, "how") {
		case 0:
			events = slices.Delete(events, i, i+1)
		case 1:
			events[i], events[j] = events[j], events[i]
		case 2:
			events = slices.Insert(events, i, events[j])
		case 3:
			id := rapid.SampledFrom(slices.Sorted(maps.Keys(g.m.paragraphs))).Draw(g.T, "paragraph")
			version := rapid.IntRange(1, len(g.m.paragraphs[id].texts)).Draw(g.T, "version")
			events = slices.Insert(events, i, Event{At: events[i].At, By: chair, Fact: ParagraphAgreed{id, version}})
		}
		if len(events) < 3 {
			return
		}
	}
	m, r := newModel(), (*Report)(nil)
	for _, e := range events {
		next, err := Apply(r, e)
		if err != nil {
			g.seen["tampered and refused"]++
			return
		}
		if f, ok := e.Fact.(ParagraphAgreed); ok && len(m.against(f.Paragraph, true)) > 0 {
			g.Fatalf("a tampered log agreed paragraph %s with %v against it", f.Paragraph, m.against(f.Paragraph, true))
		}
		m.take(e.By, e.Fact)
		r = next
		for id := range m.paragraphs {
			if p, _ := r.Paragraph(id); r.Status(p) != m.status(id) {
				g.Fatalf("a tampered log made paragraph %s %s, want %s", id, r.Status(p), m.status(id))
			}
		}
	}
	g.seen["tampered and plausible"]++
}

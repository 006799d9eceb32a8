// table_test.go is the model and the random commands of what happens at the table: packages, readings,
// parked text, what is before the room, and decisions taken back. See model_test.go and random_test.go.

package editor

import (
	"fmt"
	"maps"
	"slices"
	"time"

	"pgregory.net/rapid"
)

// modelTable is what the model knows of it.
type modelTable struct {
	packages map[string]*modelPackage
	readings []*modelReading
	parked   map[string]string // notes by paragraph
	room     VersionName
}

type modelPackage struct {
	paragraphs []string
	bound      bool
}

type modelReading struct {
	id   string
	kind ReadingKind
	read map[string]bool
}

// made says whether something of this id was made.
func (m *model) made(id string) bool {
	return m.packages[id] != nil || m.records[id] != nil || m.submissions[id] != nil || m.inputs[id] != nil || slices.ContainsFunc(m.readings, func(r *modelReading) bool { return r.id == id })
}

// packageOf lists what a paragraph is bound with, itself too; nil when it is not.
func (m *model) packageOf(id string) []string {
	for _, k := range m.packages {
		if k.bound && slices.Contains(k.paragraphs, id) {
			return k.paragraphs
		}
	}
	return nil
}

// withItsPackage is rule 12: no paragraph stands further than another of its package.
func (m *model) withItsPackage(id string, alone Status) Status {
	for _, other := range m.packageOf(id) {
		switch p := m.paragraphs[other]; {
		case p.agreed != len(p.texts):
			return StatusOpen
		case len(m.against(other, false)) > 0:
			alone = StatusContested
		}
	}
	return alone
}

// missing names what is bound with a paragraph, is not agreed and is not named with it.
func (m *model) missing(c Agree, id string) []string {
	var found []string
	for _, other := range m.packageOf(id) {
		if !slices.ContainsFunc(c.Paragraphs, func(n VersionName) bool { return n.Paragraph == other }) && m.status(other) != StatusAgreed {
			found = append(found, "bound "+other)
		}
	}
	return found
}

// alike says that paragraphs all stand alike, and are neither contested nor under silence.
func (m *model) alike(ids []string) bool {
	for _, id := range ids {
		if m.status(id) != m.status(ids[0]) || m.status(id) == StatusContested || m.frozen(id) {
			return false
		}
	}
	return true
}

func (m *model) wrongAtTheTable(by Actor, f Fact) string {
	office := by.Role == RoleChair || by.Role == RoleSecretariat
	switch f := f.(type) {
	case PackageBound:
		if by.Role != RoleChair || len(f.Paragraphs) < 2 || !m.alike(f.Paragraphs) || slices.ContainsFunc(f.Paragraphs, func(id string) bool { return m.packageOf(id) != nil }) {
			return "bound by somebody who is not the Chair, or what does not stand alike, or is bound already"
		}
	case PackageExtended:
		if by.Role != RoleChair || !m.alike(slices.Concat(m.packages[f.Package].paragraphs, f.Paragraphs)) || slices.ContainsFunc(f.Paragraphs, func(id string) bool { return m.packageOf(id) != nil }) {
			return "added by somebody who is not the Chair, or what does not stand alike, or is bound already"
		}
	case PackageReleased:
		if k := m.packages[f.Package]; by.Role != RoleChair || !m.alike(k.paragraphs) || len(k.paragraphs)-len(f.Paragraphs) < 2 {
			return "released by somebody who is not the Chair, while contested, or so that one is left"
		}
	case PackageDissolved:
		if by.Role != RoleChair || !m.alike(m.packages[f.Package].paragraphs) {
			return "dissolved by somebody who is not the Chair, or while contested"
		}
	case ReadingOpened, ParagraphsRead, ParagraphTakenUp, PutWithdrawn:
		if !office {
			return "read or taken up by somebody else"
		}
	case ParagraphParked:
		if !office || m.status(f.Paragraph) == StatusAgreed {
			return "parked by somebody else, or what is agreed"
		}
	case ParagraphPut:
		if !office || f.Version != len(m.paragraphs[f.Paragraph].texts) || m.status(f.Paragraph) == StatusAgreed || m.frozen(f.Paragraph) {
			return "put to the room by somebody else, or what is agreed, under silence, or not the text"
		}
	case AmendmentReturned:
		a := m.amendments[f.Amendment]
		if !office || a.pending || a.withdrawn || len(a.was) == 0 {
			return "given back by somebody else, or what nothing settled"
		}
		if p := m.paragraphs[a.paragraph]; p != nil && !p.dropped && a.kind != AmendInsertAfter && p.agreed == len(p.texts) {
			return "given back under an agreed text"
		}
	case AgreementTakenBack:
		if p := m.paragraphs[f.Paragraph]; by.Role != RoleChair || p.agreed != len(p.texts) || f.Version != p.agreed || m.frozen(f.Paragraph) {
			return "an agreement taken back by somebody who is not the Chair, or that is none"
		}
	case ReopeningTakenBack:
		if p := m.paragraphs[f.Paragraph]; by.Role != RoleChair || p.reopen != len(p.texts) || f.Version != p.reopen || p.agreed == len(p.texts) || m.frozen(f.Paragraph) || p.dropped {
			return "a reopening taken back by somebody who is not the Chair, or of another version"
		}
		if against := m.against(f.Paragraph, true); len(against) > 0 {
			return fmt.Sprintf("agreed again with %v against it", against)
		}
	case RevisionTakenBack:
		p := m.paragraphs[f.Paragraph]
		if n := len(p.texts); !office || n < 2 || f.Version != n+1 || f.TakenBack != n || f.Text != p.texts[n-2] || p.agreed == n || m.frozen(f.Paragraph) {
			return "a version taken back by somebody else, when agreed, or for another text"
		}
		for id, a := range m.amendments {
			if a.paragraph == f.Paragraph && a.kind != AmendInsertAfter && a.version == len(p.texts) && !a.withdrawn {
				return "a version taken back on which amendment " + id + " was built"
			}
		}
	}
	return ""
}

// gone: what is left out of the text is in no package, and not on the table.
func (m *model) gone(dropped []string) {
	for id, k := range m.packages {
		if k.bound {
			if m.letGo(id, dropped); len(k.paragraphs) < 2 {
				k.bound = false
			}
		}
	}
	for _, id := range dropped {
		m.off(id)
	}
}

// bindWith binds what took the text of a paragraph where that is bound.
func (m *model) bindWith(id, successor string) {
	for _, k := range m.packages {
		if k.bound && slices.Contains(k.paragraphs, id) && !slices.Contains(k.paragraphs, successor) {
			k.paragraphs = append(slices.Clone(k.paragraphs), successor)
		}
	}
}

func (m *model) atTheTable(f Fact) {
	switch f := f.(type) {
	case PackageBound:
		m.packages[f.Package] = &modelPackage{f.Paragraphs, true}
	case PackageExtended:
		k := m.packages[f.Package]
		k.paragraphs = slices.Concat(k.paragraphs, f.Paragraphs)
	case PackageReleased:
		m.letGo(f.Package, f.Paragraphs)
	case PackageDissolved:
		m.packages[f.Package].bound = false
	case RevisionCirculated:
		m.gone(f.Dropped)
	case ParagraphSplit:
		for _, part := range f.Parts {
			m.bindWith(f.Paragraph, part.Paragraph)
		}
	case ParagraphsMerged:
		for _, q := range f.Merged {
			m.bindWith(q.Paragraph, f.Paragraph)
			m.gone([]string{q.Paragraph})
		}
	case ParagraphAgreed:
		m.off(f.Paragraph)
	case ReadingOpened:
		m.readings = append(m.readings, &modelReading{f.Reading, f.Kind, map[string]bool{}})
	case ParagraphsRead:
		for _, id := range f.Paragraphs {
			m.readings[len(m.readings)-1].read[id] = true
		}
	case ParagraphParked:
		m.off(f.Paragraph)
		m.parked[f.Paragraph] = f.Note
	case ParagraphTakenUp:
		delete(m.parked, f.Paragraph)
	case ParagraphPut:
		m.off(f.Paragraph)
		m.room = VersionName{f.Paragraph, f.Version}
		if n := len(m.readings); n > 0 && m.readings[n-1].kind == ReadingParagraphs {
			m.readings[n-1].read[f.Paragraph] = true
		}
	case PutWithdrawn:
		m.room = VersionName{}
	case SilenceOpened:
		if f.Whole || slices.ContainsFunc(f.Texts, func(t VersionName) bool { return t.Paragraph == m.room.Paragraph }) {
			m.room = VersionName{}
		}
	case AmendmentReturned:
		a := m.amendments[f.Amendment]
		was := a.was[0]
		a.pending, a.listed, a.pressed, a.was = was.pending, was.listed, was.pressed, nil
		if a.pressed && !m.objects(a.sponsor, f.Amendment) {
			a.pending, a.pressed = false, false
		}
	case AgreementTakenBack:
		m.paragraphs[f.Paragraph].agreed = 0
	case ReopeningTakenBack:
		p := m.paragraphs[f.Paragraph]
		p.agreed, p.reopen = f.Version, 0
		m.off(f.Paragraph)
	case RevisionTakenBack:
		p := m.paragraphs[f.Paragraph]
		p.texts = append(p.texts, f.Text)
	}
}

func (m *model) letGo(id string, paragraphs []string) {
	k := m.packages[id]
	k.paragraphs = slices.DeleteFunc(slices.Clone(k.paragraphs), func(p string) bool { return slices.Contains(paragraphs, p) })
}

func (m *model) off(id string) {
	delete(m.parked, id)
	if m.room.Paragraph == id {
		m.room = VersionName{}
	}
}

// tableDiffers holds a report against it, and rule 12 itself: no package is partly agreed.
func (m *model) tableDiffers(r *Report) string {
	for id, want := range m.packages {
		k, ok := r.Package(id)
		if !ok || k.Bound() != want.bound || !slices.Equal(k.Paragraphs, want.paragraphs) {
			return fmt.Sprintf("package %+v, want %+v", k, want)
		}
		first := Status("")
		for _, in := range k.Paragraphs {
			p, _ := r.Paragraph(in)
			if first == "" {
				first = r.Status(p)
			}
			if k.Bound() && (p.Dropped || r.Status(p) != first) {
				return fmt.Sprintf("package %v is partly %s and partly %s", k.Paragraphs, first, r.Status(p))
			}
			if is := m.paragraphs[in]; k.Bound() && (is.agreed == len(is.texts)) != (first != StatusOpen) { // nor by what was recorded
				return fmt.Sprintf("package %v is %s, and version %d of %s was agreed", k.Paragraphs, first, is.agreed, in)
			}
		}
	}
	if len(r.Packages) != len(m.packages) || len(r.Readings) != len(m.readings) || len(r.Parked) != len(m.parked) {
		return "a package, a reading or what was parked was lost"
	}
	for id, note := range m.parked {
		if p, ok := r.IsParked(id); !ok || p.Note != note {
			return fmt.Sprintf("paragraph %s is parked as %+v, want %q", id, p, note)
		}
	}
	room := m.room
	if p := m.paragraphs[room.Paragraph]; p == nil || p.dropped || len(p.texts) != room.Version {
		room = VersionName{}
	}
	now, put := r.BeforeRoom()
	if put != (room.Paragraph != "") || put && (VersionName{now.Paragraph, now.Version}) != room {
		return fmt.Sprintf("before the room is %+v, want %+v", now, room)
	}
	var next, parked []string
	if n := len(m.readings); n > 0 && m.readings[n-1].kind == ReadingParagraphs {
		for _, id := range m.order {
			if _, aside := m.parked[id]; aside {
				parked = append(parked, id)
			} else if !m.readings[n-1].read[id] && m.status(id) != StatusAgreed {
				next = append(next, id)
			}
		}
	}
	if want := append(next, parked...); !slices.Equal(r.ToRead(), want) {
		return fmt.Sprintf("next to be read are %v, want %v", r.ToRead(), want)
	}
	return ""
}

// allOrNothing counts what became of packages and of what was taken back.
func (g *table) allOrNothing(c Command, events []Event) {
	for _, e := range events {
		switch f := e.Fact.(type) {
		case ParagraphAgreed:
			if g.m.packageOf(f.Paragraph) != nil {
				g.seen["agreed as a package"]++
			}
		case ParagraphReopened:
			if f.Package != "" {
				g.seen["a package ended with one of it"]++
			}
		case SilenceOpened:
			for _, text := range f.Texts {
				if in := g.m.packageOf(text.Paragraph); in != nil {
					g.seen["a package under silence"]++
					if !f.Whole && !slices.ContainsFunc(f.Texts, func(t VersionName) bool { return t.Paragraph == in[0] }) {
						g.Fatalf("silence on a part of the package %v: %v", in, f.Texts)
					}
				}
			}
		case AmendmentReturned:
			if _, agreement := events[0].Fact.(AgreementTakenBack); agreement {
				g.seen["gave back what lapsed"]++
			}
		}
	}
	for _, k := range g.m.packages {
		if k.bound && g.m.status(k.paragraphs[0]) == StatusContested {
			g.seen["a package is contested"]++
		}
	}
	if c, ok := c.(TakeBack); ok {
		g.seen["took back "+map[TakenBack]string{TakeBackAnswer: "an answer", TakeBackAgreement: "an agreement", TakeBackReopening: "a reopening", TakeBackRevision: "a revision"}[c.What]]++
	}
}

// bound is mostly a package that is not dissolved.
func (g *table) bound() string {
	var fit []string
	for id, k := range g.m.packages {
		if k.bound || g.odds(6) {
			fit = append(fit, id)
		}
	}
	slices.Sort(fit)
	return pick(g, "package", append(fit, "nope")...)
}

// some are a few paragraphs, mostly those of which something is true.
func (g *table) some(least, most int, is func(string) bool) []string {
	var ids []string
	for range rapid.IntRange(least, most).Draw(g.T, "how many") {
		if id := g.paragraphThat(is); !slices.Contains(ids, id) || g.odds(10) {
			ids = append(ids, id)
		}
	}
	return ids
}

// current names the current versions of some paragraphs.
func (g *table) current(ids []string) []VersionName {
	var names []VersionName
	for _, id := range ids {
		names = append(names, VersionName{id, g.version(id)})
	}
	return names
}

func (g *table) tableCommand(name string) Command {
	free := func(id string) bool { return g.m.packageOf(id) == nil }
	p := ""
	switch name {
	case "agree_package", "silence_package":
		ids := []string{}
		if k := g.m.packages[g.bound()]; k != nil {
			ids = k.paragraphs
		}
		if len(ids) > 0 && g.odds(4) {
			ids = ids[1:]
		}
		if name == "agree_package" {
			return Agree{g.current(ids), ""}
		}
		return OpenSilence{Paragraphs: g.current(ids), Deadline: g.at.Add(100 * time.Second), Zone: "UTC"}
	case "bind_package":
		stand := pick(g, "stand", StatusOpen, StatusOpen, StatusAgreed)
		return BindPackage{pick(g, "name", "Finance", "Oceans", "Names", "Dates", ""), g.reason(), g.some(2, 4, func(id string) bool { return free(id) && g.m.status(id) == stand })}
	case "add_to_package":
		return AddToPackage{g.bound(), g.some(1, 2, free)}
	case "release_from_package", "dissolve_package":
		id := g.bound()
		if name == "dissolve_package" {
			return DissolvePackage{id, g.reason()}
		}
		return ReleaseFromPackage{id, g.some(1, 1, func(p string) bool { return g.m.packages[id] != nil && slices.Contains(g.m.packages[id].paragraphs, p) })}
	case "open_reading":
		return OpenReading{pick(g, "reading", ReadingGeneral, ReadingParagraphs, ReadingParagraphs, "silent"), g.reason()}
	case "mark_read":
		return MarkRead{g.some(1, 2, func(string) bool { return true })}
	case "park":
		return Park{g.paragraphThat(func(id string) bool { return g.m.status(id) == StatusOpen }), g.reason()}
	case "take_up":
		return TakeUp{pick(g, "parked", append(slices.Sorted(maps.Keys(g.m.parked)), "nope")...)}
	case "put_to_room":
		p = g.paragraphThat(func(id string) bool { return g.m.status(id) == StatusOpen && !g.m.frozen(id) })
		return PutToRoom{p, g.version(p), g.reason()}
	case "withdraw_from_room":
		return WithdrawFromRoom{pick(g, "put", g.m.room.Paragraph, g.m.room.Paragraph, g.paragraph())}
	case "take_back":
		c := TakeBack{What: pick(g, "takes back", TakeBackAnswer, TakeBackAnswer, TakeBackAgreement, TakeBackReopening, TakeBackRevision, TakeBackRevision, "circulation"), Reason: pick(g, "why", "Recorded in error.", g.own())}
		lapsed := func(id string) bool {
			return g.agreed(id) && slices.ContainsFunc(g.amendmentsOf(id), func(a string) bool { return g.m.amendments[a].lapsed && !g.m.amendments[a].pending })
		}
		reopened := func(id string) bool {
			return g.m.paragraphs[id].reopen == len(g.m.paragraphs[id].texts) && len(g.m.against(id, true)) == 0 && !g.m.frozen(id)
		}
		switch {
		case slices.ContainsFunc(g.m.order, reopened) && !g.odds(3):
			c.What = TakeBackReopening
		case slices.ContainsFunc(g.m.order, lapsed) && !g.odds(3):
			c.What = TakeBackAgreement
		}
		switch c.What {
		case TakeBackAnswer:
			c.Amendments = []string{g.amendment(func(a *modelAmendment) bool { return !a.pending && !a.withdrawn && len(a.was) > 0 })}
			return c
		case TakeBackAgreement:
			p = g.paragraphThat(g.agreed)
			if g.odds(2) {
				p = g.paragraphThat(lapsed)
			}
		case TakeBackReopening:
			p = g.paragraphThat(reopened)
		default:
			p = g.paragraphThat(func(id string) bool { return len(g.m.paragraphs[id].texts) > 1 && !g.agreed(id) })
		}
		c.Paragraph, c.Version = p, g.version(p)
		return c
	}
	return nil
}

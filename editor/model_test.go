// model_test.go is a second, smaller telling of the rules, made from the facts alone, that the
// random test holds the package against. It shares no code with Decide, Apply or Status.

package editor

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"
)

// model is what must be true of a report after its facts, whoever decided them.
type model struct {
	order      []string
	scheme     Numbering
	rolling    bool // what is pending stands in the text
	paragraphs map[string]*modelParagraph
	amendments map[string]*modelAmendment
	objections map[string]*modelObjection
	silences   map[string]*modelSilence
	statements map[string]*modelStatement
	modelTable
	modelFloor
	modelClosing
	groups map[string][]string       // their members
	acting map[string][]*modelActing // by act, in order of acting

	bridges map[string]*modelBridge
}

type modelSilence struct {
	texts    []VersionName
	whole    bool
	deadline time.Time
	frozen   bool            // neither withdrawn nor confirmed
	over     bool            // concluded
	broken   map[string]bool // paragraphs
}

type modelParagraph struct {
	element CreatedElement // without its text
	texts   []string       // version n is texts[n-1]
	agreed  int            // the version last agreed and not reopened
	reopen  int            // the version whose agreement was reopened
	dropped bool
	awaits  map[string]int // by delegation: the version that it awaits instructions on
	went    []modelWent    // where text of it went, the latest split first
}

type modelAmendment struct {
	no, version        int
	kind               AmendmentKind
	paragraph, text    string
	filedBy, sponsor   string
	with               []string
	pending, listed    bool // pending: unanswered or pressed
	pressed, withdrawn bool
	cannotAccept       map[string]bool
	lapsed             bool             // when it was settled the last time
	was                []modelAmendment // before it was settled the last time
	mergedWith         []VersionName
	to, supersedes     string              // amendments
	base               string              // the text it was filed from
	words              map[string]Position // of who does not sponsor it
}

type modelObjection struct {
	paragraph, by, amendment string
	kind                     ObjectionKind
	on                       string
	silence                  string
	stands                   bool
	scope                    ObjectionScope
	under                    map[string]bool // section: what has been in it while it stood
	free                     map[string]bool // what it is pending on, and its parts
	version                  int
	places                   map[string]bool // to a paragraph: that one, and what its text went to
	call                     string
	answer                   CallAnswer
}

type modelStatement struct {
	by, paragraph, text string
	version             int
	stands              bool
}

func newModel() *model {
	return &model{
		paragraphs: map[string]*modelParagraph{}, amendments: map[string]*modelAmendment{},
		objections: map[string]*modelObjection{}, silences: map[string]*modelSilence{}, statements: map[string]*modelStatement{},
		modelTable: modelTable{packages: map[string]*modelPackage{}, parked: map[string]string{}},
		modelFloor: newModelFloor(),
		groups:     map[string][]string{}, acting: map[string][]*modelActing{},
		bridges: map[string]*modelBridge{},
	}
}

// reaches says whether an objection is one to this paragraph.
func (o *modelObjection) reaches(id string) bool {
	switch o.scope {
	case ScopeWhole:
		return !o.free[id]
	case ScopeSection:
		return !o.free[id] && o.under[id]
	}
	return o.places[id]
}

// settleSections notes, after the order of the text has changed, what stands under each heading that
// is objected to: looking back from a paragraph, that heading comes before any other as high.
func (m *model) settleSections() {
	for _, o := range m.objections {
		top := m.paragraphs[o.paragraph]
		if !o.stands || o.scope != ScopeSection {
			continue
		}
		headings := m.lineage(o.paragraph, o.version)
		for i := range m.order {
			for j := i; j >= 0; j-- {
				if slices.Contains(headings, m.order[j]) {
					o.under[m.order[i]] = true
					break
				}
				if h := m.paragraphs[m.order[j]].element; h.Kind == KindHeading && rankOf(h) <= rankOf(top.element) {
					break
				}
			}
		}
	}
}

// rankOf is the level of a heading; an annex is part of no other section.
func rankOf(h CreatedElement) int {
	if h.Annex {
		return 1
	}
	return max(h.Level, 1)
}

// awaiting lists who awaits instructions on the current version.
func (m *model) awaiting(id string) []string {
	var who []string
	for d, version := range m.paragraphs[id].awaits {
		if version == len(m.paragraphs[id].texts) {
			who = append(who, d)
		}
	}
	slices.Sort(who)
	return who
}

// objectsTo says whether a delegation's objection stands against a paragraph.
func (m *model) objectsTo(delegation, id string) bool {
	for _, o := range m.objections {
		if o.stands && o.by == delegation && o.reaches(id) {
			return true
		}
	}
	return false
}

// notNegotiated are the only words of the random texts that have brackets and are not negotiated.
var notNegotiated = strings.NewReplacer("[...]", "", "[tbc]", "", "[75/240](https://example.org/r)", "", "^[note]", "")

func bracketed(text string) bool {
	return strings.ContainsAny(notNegotiated.Replace(text), "[]")
}

// filled says whether a text is another with something in the place of its placeholders, which are
// only those of the random texts; it says nothing of what fills them.
func filled(before, after string) bool {
	pattern := regexp.QuoteMeta(before)
	for _, placeholder := range placeholderWords {
		pattern = strings.ReplaceAll(pattern, regexp.QuoteMeta(placeholder), "(.+)")
	}
	return strings.Contains(pattern, "(.+)") && regexp.MustCompile("^"+pattern+"$").MatchString(after) && bracketed(before) == bracketed(after)
}

// against names what stands against agreeing a paragraph; what is merely listed, only on demand.
func (m *model) against(id string, listed bool) []string {
	p := m.paragraphs[id]
	var found []string
	for o, is := range m.objections {
		if !is.reaches(id) || !is.stands {
			continue
		}
		if is.scope != ScopeParagraph {
			o = "wide " + o
		}
		found = append(found, o)
	}
	for a, is := range m.amendments {
		if is.pending && is.kind != AmendInsertAfter && (listed || !is.listed) && m.isOn(is, id) {
			found = append(found, a)
		}
	}
	if bracketed(p.texts[len(p.texts)-1]) {
		found = append(found, "brackets")
	}
	slices.Sort(found)
	return found
}

// unanswered names the amendments that opening a silence sets aside.
func (m *model) unanswered(id string) []string {
	var found []string
	for a, is := range m.amendments {
		if is.pending && is.kind != AmendInsertAfter && !is.listed && !is.pressed && m.isOn(is, id) {
			found = append(found, a)
		}
	}
	return found
}

// proposedOn says whether anything that stands in a rolling text is pending on a paragraph: a revision or
// a deletion of it, surely; one of what its text came from, perhaps, as it may change another part.
func (m *model) proposedOn(id string) (surely, perhaps bool) {
	for _, a := range m.amendments {
		if a.pending && (a.kind == AmendRevise || a.kind == AmendDelete) && m.isOn(a, id) {
			surely, perhaps = surely || a.paragraph == id, true
		}
	}
	return surely, perhaps
}

func (m *model) status(id string) Status {
	p := m.paragraphs[id]
	switch {
	case p.agreed != len(p.texts):
		return StatusOpen
	case len(m.against(id, false)) > 0:
		return m.withItsPackage(id, StatusContested)
	}
	return m.withItsPackage(id, StatusAgreed)
}

// frozen says whether a paragraph is under a silence, concluded or not.
func (m *model) frozen(id string) bool {
	for _, s := range m.silences {
		if s.frozen && (s.whole || slices.ContainsFunc(s.texts, func(t VersionName) bool { return t.Paragraph == id })) {
			return true
		}
	}
	return false
}

// silent says whether anything is under silence.
func (m *model) silent() bool {
	for _, s := range m.silences {
		if s.frozen {
			return true
		}
	}
	return false
}

// silentlyAgreed says whether a silence may just have agreed a version: concluded, and not broken.
func (m *model) silentlyAgreed(name VersionName) bool {
	for _, s := range m.silences {
		if s.frozen && s.over && slices.Contains(s.texts, name) && !s.broken[name.Paragraph] && (!s.whole || len(s.broken) == 0) {
			return true
		}
	}
	return false
}

// wrong says why a fact may not follow, or "".
func (m *model) wrong(by Actor, f Fact) string {
	if why := m.wrongFloor(by, f); why != "" {
		return why
	}
	if why := m.wrongToClose(by, f); why != "" {
		return why
	}
	if why := m.wrongBridge(by, f); why != "" {
		return why
	}
	office := by.Role == RoleChair || by.Role == RoleSecretariat
	a := m.amendments[amended(f)]
	sponsors := a != nil && by.Role == RoleDelegation && by.Delegation == a.sponsor
	switch f := f.(type) {
	case ParagraphAgreed:
		switch p := m.paragraphs[f.Paragraph]; {
		case by.Role == RoleClock && !m.silentlyAgreed(VersionName(f)):
			return "agreed by the clock without a silence that was kept"
		case by.Role != RoleChair && by.Role != RoleClock:
			return "agreed by somebody who is not the Chair"
		case f.Version != len(p.texts) || p.dropped:
			return "agreed in a version that is not the current one"
		case len(m.against(f.Paragraph, true)) > 0:
			return fmt.Sprintf("agreed with %v against it", m.against(f.Paragraph, true))
		}
	case ParagraphReopened:
		if !office && !m.frozen(f.Paragraph) && f.Package == "" { // a break recorded later
			return "reopened by a delegation"
		}
		if k := m.packages[f.Package]; f.Package != "" && (!office || k == nil) {
			return "reopened with a package by a delegation, or with none"
		}
	case ParagraphRevised:
		if m.frozen(f.Paragraph) {
			return "a new version under silence"
		}
		if !office || f.Version != len(m.paragraphs[f.Paragraph].texts)+1 {
			return "a version out of turn, or not by the Chair"
		}
	case ParagraphUpdated:
		if m.frozen(f.Paragraph) {
			return "an update under silence"
		}
		p := m.paragraphs[f.Paragraph]
		if now := p.texts[len(p.texts)-1]; !office || f.Version != len(p.texts)+1 || m.status(f.Paragraph) == StatusContested || !filled(now, f.Text) {
			return fmt.Sprintf("a technical update of %q to %q out of turn, not by the Chair, or of more than placeholders", now, f.Text)
		}
	case AmendmentFiled:
		if f.No != len(m.amendments)+1 || by.Role != RoleDelegation || m.amendments[f.Amendment] != nil {
			return "a filing out of turn, or by nobody"
		}
		if parent := m.amendments[f.To]; f.To != "" && (!parent.pending || parent.to != "" || parent.sponsor == by.Delegation || parent.kind != f.Kind || parent.paragraph != f.Paragraph || parent.version != f.Version) {
			return "an amendment to what cannot be amended, or at another place"
		}
		if old := m.amendments[f.Supersedes]; f.Supersedes != "" && (!old.pending || old.sponsor != by.Delegation) {
			return "superseded by somebody else, or when settled"
		}
	case AmendmentAnswered:
		if !office && !(by.Role == RoleClock && f.Lapsed) || !a.pending {
			return "an answer to what is settled, or not by the Chair"
		}
		if m.asksToReopen(a) {
			return "an answer to a request to reopen"
		}
	case AmendmentCarried:
		if !a.pending {
			return "what is settled was carried"
		}
		if f.Class == ClassOvertaken && by.Role == RoleDelegation && a.sponsor != by.Delegation {
			return "settled by another delegation"
		}
		if a.kind == AmendRevise { // always from what was filed
			return m.miscarried(a, f)
		}
	case AmendmentAccepted:
		in := m.amendments[f.In]
		if by.Role != RoleDelegation || !a.pending || a.to == "" || in.sponsor != by.Delegation || in.supersedes != a.to || in.text != a.text {
			return "accepted by somebody else, or as other words"
		}
	case AmendmentWithdrawn:
		if !sponsors || !a.pending {
			return "withdrawn by somebody else, or when settled"
		}
	case AmendmentTakenOver:
		if !a.withdrawn || f.Delegation != by.Delegation || !slices.Contains(a.with, by.Delegation) {
			return "taken over by somebody else, or before it was withdrawn"
		}
	case AmendmentPressed:
		if !sponsors || a.pending || a.withdrawn {
			return "pressed by somebody else, or without an answer"
		}
	case AmendmentMaintained:
		if !sponsors || !a.listed {
			return "maintained by somebody else, or when not listed"
		}
	case AmendmentsListed:
		if m.rolling && len(m.silences) == 0 && slices.ContainsFunc(f.Amendments, func(id string) bool {
			return !slices.Contains([]AmendmentKind{AmendMove, AmendSplit, AmendMerge}, m.amendments[id].kind) // which cannot
		}) {
			return "listed what stands in the text"
		}
		for _, id := range f.Amendments {
			if a := m.amendments[id]; !a.pending || a.pressed || m.asksToReopen(a) {
				return "listed what is settled, pressed, or a request to reopen"
			}
		}
	case AmendmentJoined:
		if f.Delegation != by.Delegation {
			return "joined for another"
		}
	case AmendmentLeft:
		if f.Delegation != by.Delegation {
			return "left for another"
		}
	case PositionTaken:
		if f.Delegation != by.Delegation || by.Role != RoleDelegation {
			return "a position taken for another"
		}
	case ObjectionRaised:
		if taken := m.amendments[f.Amendment]; f.Delegation != by.Delegation && !(office && m.silences[f.Silence] != nil) && (taken == nil || !taken.cannotAccept[f.Delegation]) {
			return "an objection put into another's mouth"
		}
	case MembersChanged:
		if !office {
			return "a group that was changed by a delegation"
		}
	case ActedFor, NotOnMyBehalfSaid:
		return m.wrongActing(by, f)
	case SilenceOpened:
		if by.Role != RoleChair {
			return "silence opened by somebody else"
		}
		for _, t := range f.Texts {
			if len(m.against(t.Paragraph, false)) > len(m.unanswered(t.Paragraph)) || m.frozen(t.Paragraph) {
				return fmt.Sprintf("silence on %s with %v against it", t.Paragraph, m.against(t.Paragraph, false))
			}
		}
	case SilenceResulted:
		if s := m.silences[f.Silence]; by.Role != RoleClock || s.over || !s.frozen {
			return "concluded by somebody else, or twice"
		}
	case SilenceBroken:
		if s := m.silences[f.Silence]; !s.frozen || s.over != office {
			return "broken out of time"
		}
	case WideObjectionRaised:
		if f.Delegation != by.Delegation || by.Role != RoleDelegation {
			return "a wide objection put into another's mouth"
		}
	case ObjectionsCalled:
		if !office || slices.ContainsFunc(f.Objections, func(id string) bool { return !m.objections[id].stands }) {
			return "called by a delegation, or when lifted"
		}
	case CallAnswered:
		if o := m.objections[f.Objection]; by.Role != RoleDelegation || o.by != by.Delegation || !o.stands || o.call == "" || o.call != f.Call {
			return "answered by somebody else, or when it was not called"
		}
	case InstructionsAwaited:
		if f.Delegation != by.Delegation || by.Role != RoleDelegation || f.Version != len(m.paragraphs[f.Paragraph].texts) || m.objectsTo(by.Delegation, f.Paragraph) {
			return "instructions awaited for another, on an old version, or beside an objection"
		}
	case ParagraphConfirmed:
		if f.Delegation != by.Delegation || !slices.Contains(m.awaiting(f.Paragraph), by.Delegation) {
			return "confirmed for another, or without awaiting instructions"
		}
	case StatementMade:
		if f.Delegation != by.Delegation || by.Role != RoleDelegation || f.Text == "" {
			return "a statement put into another's mouth, or without words"
		}
	case StatementWithdrawn:
		if s := m.statements[f.Statement]; s.by != by.Delegation || !s.stands {
			return "a statement withdrawn by somebody else"
		}
	case ObjectionLifted:
		if o := m.objections[f.Objection]; by.Role != RoleDelegation || o.by != by.Delegation || !o.stands {
			return "lifted by somebody else"
		}
	case ParagraphMoved, ParagraphSplit, ParagraphsMerged, ParagraphRestored:
		return m.wronglyRearranged(by, f)
	case RevisionLoaded:
		return m.wronglyLoaded(by, f)
	case RevisionCirculated:
		if !office {
			return "circulated by somebody else"
		}
		for _, id := range m.order {
			p := m.paragraphs[id]
			deleted, dropped := p.texts[len(p.texts)-1] == "", slices.Contains(f.Dropped, id)
			surely, perhaps := m.proposedOn(id)
			if dropped && !deleted || m.rolling && surely && dropped || deleted && !dropped && !(m.rolling && perhaps) {
				return "a deleted paragraph was kept, or another dropped"
			}
		}
	}
	return m.wrongAtTheTable(by, f)
}

// amended is the amendment that a fact is about.
func amended(f Fact) string {
	switch f := f.(type) {
	case AmendmentAnswered:
		return f.Amendment
	case AmendmentCarried:
		return f.Amendment
	case AmendmentAccepted:
		return f.Amendment
	case AmendmentWithdrawn:
		return f.Amendment
	case AmendmentTakenOver:
		return f.Amendment
	case AmendmentPressed:
		return f.Amendment
	case AmendmentMaintained:
		return f.Amendment
	case AmendmentJoined:
		return f.Amendment
	case AmendmentLeft:
		return f.Amendment
	case PositionTaken:
		return f.Amendment
	case AmendmentReturned:
		return f.Amendment
	}
	return ""
}

// take makes a fact true.
func (m *model) take(by Actor, f Fact) {
	m.takeFloor(by, f)
	m.takeClosing(f)
	m.takeActing(f)
	m.takeBridge(f)
	a := m.amendments[amended(f)]
	m.atTheTable(f)
	switch f := f.(type) {
	case ReportCreated:
		m.scheme, m.rolling = f.Settings.Numbering, f.Settings.Mode == ModeRollingText
		for _, el := range f.Text {
			m.order = append(m.order, el.ID)
			m.paragraphs[el.ID] = &modelParagraph{element: el, texts: []string{el.Text}}
		}
	case SettingsChanged:
		m.rolling = f.Settings.Mode == ModeRollingText
	case ParagraphRevised:
		m.paragraphs[f.Paragraph].texts = append(m.paragraphs[f.Paragraph].texts, f.Text)
	case ParagraphUpdated:
		p := m.paragraphs[f.Paragraph]
		if p.agreed == len(p.texts) {
			p.agreed++
		}
		for d, version := range p.awaits { // who waits goes on waiting
			if version == len(p.texts) {
				p.awaits[d]++
			}
		}
		p.texts = append(p.texts, f.Text)
	case ParagraphInserted:
		m.order = slices.Insert(m.order, slices.Index(m.order, f.After)+1, f.Paragraph)
		m.paragraphs[f.Paragraph] = &modelParagraph{element: CreatedElement{Kind: f.Kind, Level: f.Level}, texts: []string{f.Text}}
		m.settleSections()
	case ParagraphMoved, ParagraphSplit, ParagraphsMerged, ParagraphRestored, RevisionLoaded:
		m.rearranged(f)
	case AmendmentFiled:
		m.amendments[f.Amendment] = &modelAmendment{
			mergedWith: f.With,
			no:         f.No, version: f.Version, kind: f.Kind, paragraph: f.Paragraph, text: f.Diff.After(),
			filedBy: by.Delegation, sponsor: by.Delegation, pending: true, cannotAccept: map[string]bool{}, words: map[string]Position{},
			to: f.To, supersedes: f.Supersedes, base: f.Diff.Before(),
		}
		if old := m.amendments[f.Supersedes]; old != nil {
			old.pending, old.listed, old.pressed, old.withdrawn = false, false, false, true
		}
	case AmendmentCarried:
		if f.Class == ClassOvertaken {
			a.was = []modelAmendment{*a}
			a.pending, a.listed, a.pressed = false, false, false
		}
	case AmendmentAnswered:
		a.was, a.lapsed = []modelAmendment{*a}, f.Lapsed
		a.pending, a.listed, a.pressed = false, false, false
	case AmendmentAccepted:
		a.pending, a.listed, a.pressed = false, false, false
		in := m.amendments[f.In]
		in.with = append(in.with, f.With...)
		for code, cannot := range a.cannotAccept {
			in.cannotAccept[code] = cannot && code != in.sponsor && !slices.Contains(in.with, code)
		}
		for code, word := range a.words {
			if code != in.sponsor && !slices.Contains(in.with, code) {
				in.words[code] = word
			}
		}
	case AmendmentWithdrawn:
		a.pending, a.listed, a.pressed, a.withdrawn = false, false, false, true
	case AmendmentTakenOver:
		a.pending, a.withdrawn, a.sponsor = true, false, f.Delegation
		a.with = slices.DeleteFunc(a.with, func(d string) bool { return d == f.Delegation })
	case AmendmentPressed:
		a.pending, a.pressed = true, true
	case AmendmentMaintained:
		a.listed = false
	case AmendmentsListed:
		for _, id := range f.Amendments {
			m.amendments[id].listed = true
		}
	case AmendmentJoined:
		a.with = append(a.with, f.Delegation)
		a.cannotAccept[f.Delegation] = false
	case AmendmentLeft:
		a.with = slices.DeleteFunc(a.with, func(d string) bool { return d == f.Delegation })
	case PositionTaken:
		a.cannotAccept[f.Delegation] = f.Position == PositionCannotAccept
	case ObjectionRaised:
		m.objections[f.Objection] = &modelObjection{paragraph: f.Paragraph, by: f.Delegation, amendment: f.Amendment, kind: f.Kind, on: f.On, silence: f.Silence, stands: true, scope: ScopeParagraph, version: f.Version}
		m.objections[f.Objection].against(append(m.lineage(f.Paragraph, f.Version), f.Also...)...)
		if f.Silence == "" {
			m.noLongerAwaits(m.objections[f.Objection])
		}
	case WideObjectionRaised:
		m.objections[f.Objection] = &modelObjection{paragraph: f.Heading, by: f.Delegation, kind: f.Kind, on: f.On, stands: true, scope: f.Scope, version: f.Version, under: map[string]bool{}, free: map[string]bool{f.On: true}}
		m.settleSections()
		m.noLongerAwaits(m.objections[f.Objection])
	case ObjectionsCalled:
		for _, id := range f.Objections {
			m.objections[id].call, m.objections[id].answer = f.Call, ""
		}
	case CallAnswered:
		m.objections[f.Objection].answer = f.Answer
	case InstructionsAwaited:
		p := m.paragraphs[f.Paragraph]
		if p.awaits == nil {
			p.awaits = map[string]int{}
		}
		p.awaits[f.Delegation] = f.Version
	case ParagraphConfirmed:
		delete(m.paragraphs[f.Paragraph].awaits, f.Delegation)
	case StatementMade:
		m.statements[f.Statement] = &modelStatement{f.Delegation, f.Paragraph, f.Text, f.Version, true}
	case StatementWithdrawn:
		m.statements[f.Statement].stands = false
	case ContentExpunged:
		for _, id := range f.Texts {
			a := m.amendments[id]
			if a.to != "" {
				a.text = m.amendments[a.to].text
				continue
			}
			switch a.kind {
			case AmendRevise, AmendSplit:
				a.text = m.paragraphs[a.paragraph].texts[a.version-1]
			case AmendInsertAfter:
				a.text = ""
			case AmendMerge:
				a.text = m.paragraphs[a.paragraph].texts[a.version-1]
				for _, w := range a.mergedWith {
					a.text += "\n" + m.paragraphs[w.Paragraph].texts[w.Version-1]
				}
			}
		}
		for _, id := range f.Words.Statements {
			m.statements[id].text = ""
		}
		for _, id := range f.Words.Submissions {
			m.submissions[id].comment = ""
		}
		for _, id := range f.Words.Inputs {
			m.inputs[id].text = ""
		}
		for _, id := range f.Words.Paragraphs {
			if _, parked := m.parked[id]; parked {
				m.parked[id] = ""
			}
		}
	case ObjectionLifted:
		o := m.objections[f.Objection]
		o.stands = false
		if a := m.amendments[o.amendment]; a != nil && a.pressed && a.sponsor == o.by {
			a.pending, a.pressed = false, false
		}
	case ParagraphAgreed:
		m.paragraphs[f.Paragraph].agreed, m.paragraphs[f.Paragraph].reopen = f.Version, 0
	case ParagraphReopened:
		m.paragraphs[f.Paragraph].reopen, m.paragraphs[f.Paragraph].agreed = m.paragraphs[f.Paragraph].agreed, 0
	case SilenceOpened:
		m.silences[f.Silence] = &modelSilence{f.Texts, f.Whole, f.Deadline, true, false, map[string]bool{}}
	case SilenceExtended:
		m.silences[f.Silence].deadline = f.Deadline
	case SilenceEndedEarly:
		m.silences[f.Silence].frozen = false
	case SilenceBroken:
		m.silences[f.Silence].broken[f.Paragraph] = true
	case SilenceResulted:
		m.silences[f.Silence].over = true
	case SilenceResultConfirmed:
		m.silences[f.Silence].frozen = false
	case RevisionCirculated:
		for _, id := range f.Dropped {
			m.paragraphs[id].dropped = true
		}
		m.order = slices.DeleteFunc(m.order, func(id string) bool { return slices.Contains(f.Dropped, id) })
		m.settleSections()
	}
}

// noLongerAwaits: whoever objects awaits no instructions there.
func (m *model) noLongerAwaits(o *modelObjection) {
	for id, p := range m.paragraphs {
		if o.reaches(id) && (o.scope == ScopeParagraph || !p.dropped) {
			delete(p.awaits, o.by)
		}
	}
}

// differs says how a report is not what its facts make of it, or "".
func (m *model) differs(r *Report) string {
	if !slices.Equal(r.Order, m.order) {
		return fmt.Sprintf("order %v, want %v", r.Order, m.order)
	}
	if r.paragraphs.Len() != len(m.paragraphs) || r.amendments.Len() != len(m.amendments) || r.objections.Len() != len(m.objections) || r.statements.Len() != len(m.statements) {
		return "something was lost"
	}
	for id, want := range m.paragraphs {
		p, ok := r.Paragraph(id)
		if !ok || p.Current() != len(want.texts) || p.Dropped != want.dropped {
			return fmt.Sprintf("paragraph %+v, want %+v", p, want)
		}
		for i, text := range want.texts {
			if p.Versions[i].Text != text {
				return fmt.Sprintf("version %d of %s was edited: %q, made as %q", i+1, id, p.Versions[i].Text, text)
			}
		}
		var awaiting []string
		for _, a := range p.Awaiting {
			awaiting = append(awaiting, a.Delegation)
		}
		if slices.Sort(awaiting); !slices.Equal(awaiting, m.awaiting(id)) {
			return fmt.Sprintf("instructions on paragraph %s are awaited by %v, want %v", id, awaiting, m.awaiting(id))
		}
		status := r.Status(p)
		if status != m.status(id) {
			return fmt.Sprintf("paragraph %s is %s, want %s", id, status, m.status(id))
		}
		if against := m.against(id, true); status == StatusAgreed && !p.Dropped && len(against) > 0 { // dropped, it counts nowhere, and comes back open
			return fmt.Sprintf("paragraph %s is agreed with %v against it", id, against)
		}
	}
	for id, want := range m.amendments {
		a, ok := r.Amendment(id)
		if !ok || a.No != want.no || a.Kind != want.kind || a.Paragraph != want.paragraph || a.Version != want.version || a.FiledBy != want.filedBy {
			return fmt.Sprintf("amendment %+v, filed as %+v", a, want)
		}
		base := m.starts(want)
		if want.to != "" {
			base = m.amendments[want.to].text
		}
		if a.Text() != want.text || a.Diff.Before() != base {
			return fmt.Sprintf("amendment %s leads from %q to %q, filed as from %q to %q", id, a.Diff.Before(), a.Text(), base, want.text)
		}
		if a.Sponsor != want.sponsor || !slices.Equal(a.CoSponsors, want.with) {
			return fmt.Sprintf("amendment %s is of %s with %v, want %s with %v", id, a.Sponsor, a.CoSponsors, want.sponsor, want.with)
		}
		if !a.State.Settled() != want.pending || a.Listed != want.listed || (a.State == StatePressed) != want.pressed || (a.State == StateWithdrawn) != want.withdrawn {
			return fmt.Sprintf("amendment %s is %s (listed: %v), want %+v", id, a.State, a.Listed, want)
		}
	}
	for id, a := range m.amendments {
		if a.pressed && !m.objects(a.sponsor, id) {
			return fmt.Sprintf("amendment %s is pressed without an objection", id)
		}
	}
	for id, want := range m.objections {
		o, ok := r.Objection(id)
		if !ok || o.Paragraph != want.paragraph || o.By != want.by || o.Standing() != want.stands || o.Scope != want.scope || o.Call != want.call || o.Answer != want.answer {
			return fmt.Sprintf("objection %+v, want %+v", o, want)
		}
	}
	if n := len(slices.Compact(slices.Sorted(slices.Values(r.Order)))); n != len(r.Order) {
		return fmt.Sprintf("a paragraph stands twice in %v", r.Order)
	}
	for id, p := range m.paragraphs {
		if p.dropped == slices.Contains(r.Order, id) {
			return fmt.Sprintf("paragraph %s is in the text and left out of it, or neither", id)
		}
	}
	for id, want := range m.statements {
		s, ok := r.Statement(id)
		if !ok || s.By != want.by || s.Paragraph != want.paragraph || s.Version != want.version || s.Text != want.text || s.Standing() != want.stands {
			return fmt.Sprintf("statement %+v, want %+v", s, want)
		}
	}
	if why := m.tableDiffers(r); why != "" {
		return why
	}
	if why := m.differsFloor(r); why != "" {
		return why
	}
	if why := m.differsInBridges(r); why != "" {
		return why
	}
	if why := m.differsInClosing(r); why != "" {
		return why
	}
	if why := m.differsActing(r); why != "" {
		return why
	}
	return m.misnumbered(r.Numbers())
}

// objects says whether an objection of a delegation over an amendment stands.
func (m *model) objects(delegation, amendment string) bool {
	for _, o := range m.objections {
		if o.stands && o.amendment == amendment && o.by == delegation {
			return true
		}
	}
	return false
}

// misnumbered says where a number is there twice in one list, or "". A report that is numbered as
// printed has the source's own mistakes.
func (m *model) misnumbered(numbers map[string]string) string {
	if m.scheme == NumberingPrinted {
		return ""
	}
	seen := map[string]string{}
	annex, section := 0, 0                        // where they began
	var above, below [maxLevel]int                // where the last heading, or item, of each level stood
	stop := func(s *[maxLevel]int, from, i int) { // it begins the lists of every deeper level
		for l := from; l < len(s); l++ {
			s[l] = i
		}
	}
	for i, id := range m.order {
		el, list := m.paragraphs[id].element, 0
		level := max(el.Level, 1)
		switch el.Kind {
		case KindHeading:
			if el.Annex {
				annex, section = i+1, i+1
				stop(&above, 0, i+1)
			} else if level == 1 {
				section = i + 1
			}
			list = above[level]
			stop(&above, level+1, i+1)
		case KindParagraph:
			if list = annex; m.scheme == NumberingByHeading {
				list = section
			}
		case KindItem:
			list = below[level]
		}
		if el.Kind == KindItem {
			stop(&below, level+1, i+1)
		} else {
			stop(&below, 0, i+1)
		}
		key := fmt.Sprint(el.Kind, el.Level, " of the list after ", list, ": ", numbers[id])
		if other := seen[key]; numbers[id] != "" && other != "" {
			return fmt.Sprintf("%s and %s are both number %q", other, id, numbers[id])
		}
		seen[key] = id
	}
	return ""
}

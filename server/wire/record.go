// record.go is the procedural record: what was agreed when, by which body, on which version, and what
// else was decided (PRACTICE 7, 17). It is made of what each reader was told when it happened, so that it
// holds nothing that was withheld.

package wire

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"adref/editor"
)

// Record is the procedural record of a report, for one reader.
type Record struct {
	Head       Report
	Audience   editor.Audience
	Entries    []RecordEntry // oldest first
	Statements []Statement   // standing
	Corrigenda []Corrigendum
	names      map[string]string // of delegations, by code
	numbers    map[string]string // of paragraphs, by id
}

// RecordEntry is one moment: the acts of one command, a sentence each.
type RecordEntry struct {
	At   time.Time
	Said []string
}

// onRecord are the facts that a record may hold.
var onRecord = []string{
	"report_created", "revision_circulated", "paragraph_agreed", "agreed_in", "paragraph_reopened", "paragraph_updated", "amended_orally",
	"agreement_taken_back", "reopening_taken_back", "package_bound", "package_dissolved", "objection_restored",
	"objection_raised", "wide_objection_raised", "objection_lifted", "objections_called", "call_answered",
	"silence_opened", "silence_extended", "silence_withdrawn", "silence_broken", "break_disclosed", "silence_concluded", "silence_confirmed",
	"statement_made", "statement_withdrawn", "not_on_my_behalf_said", "report_adopted", "report_ended", "text_edited", "corrigendum_issued", "report_related",
}

// Record begins the record of a report as it stands.
func (v *View) Record() *Record {
	r := &Record{Head: v.Report(), Audience: v.who.Audience, Corrigenda: v.corrigenda(), names: map[string]string{}, numbers: v.numbers}
	for _, d := range v.seats() {
		r.names[d.Code] = d.Name
	}
	for _, s := range v.statements(v.r.Statements()) {
		if s.WithdrawnAt == nil {
			r.Statements = append(r.Statements, s)
		}
	}
	return r
}

// ForTheRecord says that a record may have something to say of events.
func ForTheRecord(events []editor.Event) bool {
	return slices.ContainsFunc(events, func(e editor.Event) bool { return slices.Contains(onRecord, e.Fact.Fact()) })
}

// Add adds what a reader was told of one moment; the view is of the report at that moment.
func (r *Record) Add(then *View, at time.Time, events []editor.Event) {
	first, ok := then.Describe(events)
	if !ok {
		return
	}
	if said := r.say(then, first); len(said) > 0 {
		r.Entries = append(r.Entries, RecordEntry{at, said})
	}
}

// say puts one moment into sentences; what was agreed together is one of them.
func (r *Record) say(then *View, first Event) (said []string) {
	actor := r.actor(first.By)
	var agreed []string // ids
	var met Event
	var states []string // that a group acted for in that moment
	how := ""
	if latest := then.Latest(); latest != nil {
		how = ", after " + latest.Name
	}
	all := append([]Event{first}, first.Then...)
	for _, e := range all {
		if e.Type != "members_changed" && len(e.For) > 0 {
			states = e.For
		}
		switch e.Type {
		case "paragraph_agreed":
			agreed = append(agreed, e.Paragraph)
		case "agreed_in":
			met, how = e, " by "+e.Body
		case "report_adopted":
			how = " by the adoption"
		}
	}
	if len(agreed) > 0 {
		said = append(said, fmt.Sprintf("Agreed ad referendum%s: %s.", how, r.texts(then, agreed)))
	}
	if again := slices.DeleteFunc(slices.Clone(met.Paragraphs), func(id string) bool { return slices.Contains(agreed, id) }); len(again) > 0 {
		said = append(said, fmt.Sprintf("Agreed by %s too: %s.", met.Body, r.texts(then, again)))
	}
	for _, e := range all {
		if sentence := r.sentence(then, e, actor, states); sentence != "" {
			said = append(said, sentence)
		}
	}
	return said
}

func (r *Record) sentence(then *View, e Event, actor string, states []string) string {
	place := r.place(then, e.Paragraph)
	of := r.name(e.Of)
	switch e.Type { // whose it is, whoever acted
	case "objection_raised", "wide_objection_raised", "objection_lifted", "call_answered", "statement_made", "statement_withdrawn":
		actor = of + r.behalf(then, e)
	}
	where := place
	switch e.Scope {
	case editor.ScopeWhole:
		where = "the whole text"
	case editor.ScopeSection:
		where = "section " + e.Number
	}
	switch e.Type {
	case "report_created":
		return "The report was opened with its first text."
	case "revision_circulated":
		for _, rev := range then.Revisions() {
			if rev.Name == e.Revision {
				return fmt.Sprintf("%s circulated%s. Hash of its content: %s.", rev.Name, inBrackets(rev.Symbol), rev.Hash)
			}
		}
	case "paragraph_reopened":
		return capital(place) + " was reopened" + because(e.Reason)
	case "agreement_taken_back":
		return fmt.Sprintf("That version %d of %s was agreed had been recorded in error and was taken back%s", e.Version, place, because(e.Reason))
	case "reopening_taken_back":
		return fmt.Sprintf("The reopening of %s was taken back: version %d is agreed ad referendum%s", place, e.Version, because(e.Reason))
	case "package_bound":
		return fmt.Sprintf("Paragraphs %s were bound into the package “%s”: they are agreed together or not at all.", enumerate(e.Numbers), e.Package)
	case "package_dissolved":
		return fmt.Sprintf("The package “%s” was dissolved%s", e.Package, because(e.Reason))
	case "objection_restored":
		return fmt.Sprintf("The objection of %s to %s stands again, since it was first raised.", of, where)
	case "paragraph_updated":
		return fmt.Sprintf("Placeholders of %s were filled, without reopening it: version %d.", place, e.Version)
	case "amended_orally":
		return fmt.Sprintf("%s was amended orally by %s: version %d.", capital(place), enumerate(r.list(e.Orally)), e.Version)
	case "objection_raised", "wide_objection_raised":
		p, ok := then.r.Paragraph(e.Paragraph)
		switch {
		case e.Scope != "":
			return fmt.Sprintf("%s objected to %s%s", actor, where, because(e.Reason))
		case ok && then.r.Status(p) == editor.StatusContested:
			return fmt.Sprintf("%s asked to reopen %s, which is contested%s", actor, where, because(e.Reason))
		}
	case "objection_lifted":
		if e.Paragraph == "" && e.Scope == "" {
			where = "the text between two paragraphs"
		}
		return fmt.Sprintf("%s lifted the objection to %s.", actor, where)
	case "objections_called":
		return "The standing objections were called."
	case "call_answered":
		return fmt.Sprintf("Asked by the Chair on the objection to %s, %s: %s.", where, actor, strings.ReplaceAll(e.Kind, "_", " "))
	case "silence_opened":
		if s, ok := then.r.Silence(e.Silence); ok {
			return fmt.Sprintf("Silence was opened on %s until %s%s", r.silent(then, s), instant(s.Deadline), because(e.Reason))
		}
	case "silence_extended":
		if s, ok := then.r.Silence(e.Silence); ok {
			return "Silence was extended until " + instant(s.Deadline) + "."
		}
	case "silence_withdrawn":
		return "The silence was withdrawn" + because(e.Reason)
	case "silence_broken":
		by := ""
		if e.Of != "" {
			by = " by " + of + r.onBehalf(states)
		}
		return fmt.Sprintf("The silence on %s was broken%s.", place, by)
	case "break_disclosed":
		return of + r.onBehalf(then.brokeFor(e.Silence, e.Of)) + " made known that it broke the silence."
	case "silence_concluded":
		return "The silence ended; its result is provisional."
	case "silence_confirmed":
		return "The Chair confirmed the result of the silence."
	case "statement_made":
		on := ""
		if on = place; e.Paragraph == "" {
			on = "the whole text"
		} else if e.Version > 0 {
			on += fmt.Sprintf(", version %d", e.Version)
		}
		return fmt.Sprintf("%s put a statement on the record (%s), on %s: “%s”", actor, e.Kind, on, strings.TrimSpace(e.Reason))
	case "statement_withdrawn":
		return actor + " withdrew its statement."
	case "not_on_my_behalf_said":
		switch {
		case e.Objection != "":
			return fmt.Sprintf("%s said “not on my behalf” of the objection of %s to %s.", actor, of, where)
		case e.Statement != "" && e.Paragraph != "":
			return fmt.Sprintf("%s said “not on my behalf” of the statement of %s on %s.", actor, of, place)
		case e.Statement != "":
			return fmt.Sprintf("%s said “not on my behalf” of the statement of %s on the whole text.", actor, of)
		}
	case "report_adopted":
		return fmt.Sprintf("Adopted by %s at its %s, %s%s.", e.Body, lower(e.Meeting), e.Date, comma(e.Place))
	case "report_ended":
		return fmt.Sprintf("Ended without consensus: %s, %s, %s%s. Nothing is agreed by this.", e.Body, lower(e.Meeting), e.Date, comma(e.Place))
	case "text_edited":
		return "An editorial change was made in " + place + "; the adopted text stays" + because(e.Reason)
	case "corrigendum_issued":
		return fmt.Sprintf("Corrigendum %s was issued (%s).", e.Symbol, e.Kind)
	case "report_related":
		switch editor.Relationship(e.Kind) {
		case editor.RelationAnnexedTo:
			return "The report is annexed to " + e.Symbol + "."
		case editor.RelationAnnex:
			return e.Symbol + " is annexed to the report."
		}
		return "The report is no longer related to " + e.Symbol + "."
	}
	return ""
}

// behalf says for whom a group objected or made a statement.
func (r *Record) behalf(then *View, e Event) string {
	act := e.Objection
	if e.Statement != "" {
		act = e.Statement
	}
	return r.onBehalfOf(then.acting(act, e.Of))
}

func (r *Record) onBehalfOf(a *Acting) string {
	switch {
	case a == nil:
		return ""
	case len(a.For) == 0:
		return " (on behalf of no State any more)"
	}
	return r.onBehalf(a.For)
}

func (r *Record) onBehalf(states []string) string {
	if len(states) == 0 {
		return ""
	}
	return " (on behalf of " + enumerate(r.list(states)) + ")"
}

// brokeFor are the States that a group broke a silence for.
func (v *View) brokeFor(silence, group string) (states []string) {
	s, _ := v.r.Silence(silence)
	for _, text := range s.Texts {
		p, _ := v.r.Paragraph(text.Paragraph)
		for _, id := range p.Objections {
			if o, _ := v.r.Objection(id); o.Silence == silence {
				if a := v.acting(id, group); a != nil {
					states = append(states, a.For...)
				}
			}
		}
	}
	slices.Sort(states)
	return slices.Compact(states)
}

// place is what a reader of that moment calls a paragraph.
func (r *Record) place(then *View, id string) string {
	p, ok := then.r.Paragraph(id)
	if !ok {
		return "the text"
	}
	number := then.numbers[id]
	switch {
	case number == "":
		words := []rune(then.shownText(p))
		if len(words) > 40 {
			words = append(words[:40], '…')
		}
		if len(words) == 0 {
			return "a deleted paragraph"
		}
		return "“" + string(words) + "”"
	case p.Kind == editor.KindHeading:
		return "section " + number
	case p.Kind == editor.KindItem:
		return "subparagraph " + number
	}
	return "paragraph " + number
}

// shownText is the text of a paragraph as the reader has it.
func (v *View) shownText(p *editor.Paragraph) string {
	if rev := v.Latest(); !v.live && rev != nil {
		for _, e := range v.entries(rev).entries {
			if e.Paragraph == p.ID {
				return v.textOf(e)
			}
		}
	}
	return p.Text()
}

// texts lists paragraphs with the versions that were current then.
func (r *Record) texts(then *View, ids []string) string {
	var list []string
	for _, id := range ids {
		p, _ := then.r.Paragraph(id)
		list = append(list, fmt.Sprintf("%s (version %d)", r.place(then, id), p.Current()))
	}
	return enumerate(list)
}

func (r *Record) silent(then *View, s *editor.Silence) string {
	if s.Whole {
		return "the whole text"
	}
	var places []string
	for _, t := range s.Texts {
		places = append(places, fmt.Sprintf("%s (version %d)", r.place(then, t.Paragraph), t.Version))
	}
	return enumerate(places)
}

func (r *Record) actor(by By) string {
	switch {
	case by.Delegation != "":
		return r.name(by.Delegation)
	case by.Role == editor.RoleDelegation:
		return "A delegation (name withheld)"
	case by.Role == editor.RoleSecretariat:
		return "The Secretariat"
	}
	return "The Chair"
}

// name is a delegation's; whoever has no name here is withheld.
func (r *Record) name(code string) string {
	if code == "" {
		return "A delegation (name withheld)"
	}
	if name := r.names[code]; name != "" {
		return name
	}
	return code
}

func (r *Record) list(codes []string) []string {
	var names []string
	for _, code := range codes {
		names = append(names, r.name(code))
	}
	return names
}

func because(reason string) string {
	if reason = strings.Join(strings.Fields(reason), " "); reason == "" {
		return "."
	}
	return ": “" + reason + "”"
}

func enumerate(parts []string) string {
	if len(parts) < 2 {
		return strings.Join(parts, "")
	}
	return strings.Join(parts[:len(parts)-1], ", ") + " and " + parts[len(parts)-1]
}

func inBrackets(s string) string {
	if s == "" {
		return ""
	}
	return " (" + s + ")"
}

func comma(s string) string {
	if s == "" {
		return ""
	}
	return ", " + s
}

func capital(s string) string { return withFirst(s, strings.ToUpper) }
func lower(s string) string   { return withFirst(s, strings.ToLower) }

func withFirst(s string, change func(string) string) string {
	for i := range s {
		if i > 0 {
			return change(s[:i]) + s[i:]
		}
	}
	return change(s)
}

func instant(t time.Time) string { return t.UTC().Format("2 January 2006, 15:04 UTC") }

// report.go is the state of a report: what Apply makes of its events. A Report is a value that is
// never changed once made; Apply returns a new one that shares what did not change.

package editor

import (
	"cmp"
	"slices"
	"time"

	"github.com/benbjohnson/immutable" // persistent maps: a batch of commands is decided tentatively without copying the report

	"adref/diffing"
)

// Role is what a person is to a report.
type Role string

const (
	RoleChair       Role = "chair"
	RoleSecretariat Role = "secretariat"
	RoleDelegation  Role = "delegation"
	RoleObserver    Role = "observer"
	RolePublic      Role = "public" // nobody signed in; never acts
)

// Actor is who acts: a person, for a delegation or in an office.
type Actor struct {
	Person     string `json:"person"`               // the account's opaque id
	Name       string `json:"name,omitempty"`       // the person's name, for the record
	Delegation string `json:"delegation,omitempty"` // code; empty for Chair and Secretariat
	Role       Role   `json:"role"`

	Organization string `json:"organization,omitempty"` // an observer's, if any
	Recorded     Source `json:"recorded,omitempty"`     // of a delegation: how it reached the office that recorded it
}

// Visibility is what observers see of a report.
type Visibility string

const (
	VisibleCirculated Visibility = "circulated" // circulated texts and the comparisons between them
	VisibleOpen       Visibility = "open"       // also the live text and its differences as they happen
)

// Openness says to whom what is the Chair's is open: the matrix of positions, the list of what became of
// every amendment.
type Openness string

const (
	PositionsChair       Openness = "chair"
	PositionsDelegations Openness = "delegations"

	FatesChair       = PositionsChair // each sponsor sees its own
	FatesDelegations = PositionsDelegations
)

// Numbering is the scheme that numbers are computed by.
type Numbering string

const (
	NumberingRunning   Numbering = "running"    // through the body, restarting in each annex
	NumberingByHeading Numbering = "by_heading" // restarting under each heading of level 1
	NumberingPrinted   Numbering = "printed"    // as the source printed them
)

// Settings are the report's own.
type Settings struct {
	Observers Visibility `json:"observers,omitempty"` // default: circulated
	Positions Openness   `json:"positions,omitempty"` // default: chair
	Numbering Numbering  `json:"numbering,omitempty"` // default: running
	Mode      Mode       `json:"mode,omitempty"`      // default: chairs_text
	Cap       int        `json:"cap,omitempty"`       // how many words the body lets the report have; 0: any
	Fates     Openness   `json:"fates,omitempty"`     // default: chair
}

// Audience is a class of readers. Each wider one contains the narrower.
type Audience string

const (
	AudienceChair       Audience = "chair" // Chair and Secretariat
	AudienceDelegations Audience = "delegations"
	AudienceObservers   Audience = "observers" // delegations and observers
	AudiencePublic      Audience = "public"
)

// DelegationKind says what sits behind the name plate.
type DelegationKind string

const (
	KindState    DelegationKind = "state"
	KindGroup    DelegationKind = "group" // acts for States that are listed with each act
	KindObserver DelegationKind = "observer"
)

// Delegation is a State, a group or an observer, seated at the table of this report.
type Delegation struct {
	Code string         `json:"code"` // short and upper case: "ARV"
	Name string         `json:"name"`
	Kind DelegationKind `json:"kind"`

	Members []string `json:"members,omitempty"` // of a group: the codes of its States
}

// Report is one document under negotiation.
type Report struct {
	ID        string
	Masthead  Masthead
	Settings  Settings
	Order     []string // ids of the paragraphs in reading order
	Wide      []string // ids of the standing objections to a section or the whole, in order of raising
	Seats     []Delegation
	Revisions []*Revision // oldest first
	Silences  []*Silence  // oldest first
	Packages  []*Package  // oldest first, dissolved ones too
	Readings  []*Reading  // oldest first; the last one is open
	Parked    []Parked    // in order of parking
	Room      *Put        // the last that was put to the room; see BeforeRoom
	CreatedAt time.Time
	At        time.Time // of the last event

	Records     []*Recorded   // for delegations, oldest first
	Submissions []*Submission // oldest first
	Inputs      []*Input      // of observers, oldest first

	Closing *Closing    // nil while it is negotiated
	Edits   []*TextEdit // of the editorial version, oldest first
	Family  []Relation

	Corrigenda []*Corrigendum // oldest first
	Bridges    []*Bridge      // oldest first, whatever became of them

	paragraphs *immutable.Map[string, *Paragraph]
	amendments *immutable.Map[string, *Amendment]
	objections *immutable.Map[string, *Objection]
	statements *immutable.Map[string, *Statement]
	acting     *immutable.Map[string, []Acting] // by the id of the act
	lastNo     int                              // the number the last amendment got

	clustered *clustered // what Clusters remembers, which is no part of the state
	labelled  *labelled  // likewise, of labels
}

// Paragraph is the unit of negotiation. Its number is computed; see Numbers.
type Paragraph struct {
	ID           string
	Kind         Kind
	Level        int
	Marker       Marker
	Printed      string
	Annex        bool
	Versions     []Version // version n is Versions[n-1]
	Agreed       int       // the version agreed ad referendum, 0 for none; a newer version ends it (rule 2) unless it is a technical update
	AgreedAt     time.Time
	AgreedBody   string   // that agreed it, as far as it was named
	Reopened     int      // the version whose agreement was last ended by reopening, until it is agreed again
	Added        int      // how many revisions had been circulated when it was added, or last restored
	Dropped      bool     // deleted, and left out since the next revision; or merged into another
	Amendments   []string // ids, in order of filing, settled ones too
	Objections   []string // ids, in order of raising, lifted ones too
	Awaiting     []Awaited
	Translations []Translation // one a language, in order of first coming

	Successors []Successor // what took text of it with it: parts, or what it was merged into
	Moves      []int       // how many revisions had been circulated each time that it was moved

	Sealed, Expunged bool // what was said around it; see Seal and Expunge
}

// Version is one exact text of one paragraph, never edited.
type Version struct {
	Text     string
	At       time.Time
	By       Actor
	Takes    []Take
	Revision int // how many revisions had been circulated

	Technical bool // it fills placeholders of the version before, and ended no agreement
	TakesBack int  // the version before, when it takes that one back: its text is then that of the one before it

	From   []VersionName // of a part: what was split; of a merged text: the other paragraphs that are in it
	Orally []string      // delegations whose spoken amendment it holds
}

// Current is the number of the current version.
func (p *Paragraph) Current() int { return len(p.Versions) }

// Text is the text of the current version; "" when the paragraph is deleted.
func (p *Paragraph) Text() string { return p.Versions[len(p.Versions)-1].Text }

// TextOf is the text of one version.
func (p *Paragraph) TextOf(version int) (string, bool) {
	if version < 1 || version > len(p.Versions) {
		return "", false
	}
	return p.Versions[version-1].Text, true
}

// AmendmentKind is what an amendment does.
type AmendmentKind string

const (
	AmendRevise      AmendmentKind = "revise"
	AmendInsertAfter AmendmentKind = "insert_after"
	AmendDelete      AmendmentKind = "delete"
	AmendMove        AmendmentKind = "move"
	AmendSplit       AmendmentKind = "split" // its text is the parts, with a line break between them
	AmendMerge       AmendmentKind = "merge" // its difference is from the paragraphs, with a line break between them
)

// Answer is the Chair's word on an amendment.
type Answer string

const (
	AnswerReflected   Answer = "reflected"
	AnswerPartly      Answer = "partly_reflected"
	AnswerNotRetained Answer = "not_retained"
)

// State is where an amendment stands (rule 6). All but pending and pressed are settled.
type State string

const (
	StatePending     State = "pending"
	StatePressed     State = "pressed" // settled, then maintained by its sponsor: pending again, with an objection
	StateReflected   State = State(AnswerReflected)
	StatePartly      State = State(AnswerPartly)
	StateNotRetained State = State(AnswerNotRetained)
	StateOvertaken   State = "overtaken" // its change is already in the text
	StateWithdrawn   State = "withdrawn"
)

// Settled says that an amendment in this state no longer blocks.
func (s State) Settled() bool { return s != StatePending && s != StatePressed }

// Class is how an amendment stands on a version it was not filed against (rule 6).
type Class string

const (
	ClassClean       Class = "clean"       // carried: the rebased copy stands beside what was filed
	ClassOverlapping Class = "overlapping" // carried, and needs its sponsor
	ClassGone        Class = "gone"        // its paragraph was deleted, or it proposes nothing to this part of it
	ClassOvertaken   Class = "overtaken"   // its change is already in the text: settled
)

// Position is a delegation's word on an amendment.
type Position string

const (
	PositionNone         Position = ""
	PositionSupports     Position = "supports"
	PositionCanGoAlong   Position = "can_go_along"
	PositionCannotAccept Position = "cannot_accept"
)

// Amendment is one delegation's proposed change to one place. What was filed is never altered.
type Amendment struct {
	ID         string
	No         int // as the Chair and delegations call it: "no. 14"
	Kind       AmendmentKind
	Paragraph  string        // insert_after: the paragraph before the gap, "" for the very beginning; merge: the first
	Version    int           // filed against
	As         Kind          // insert_after: what is inserted
	After      string        // move: the paragraph it would stand after, "" for the very beginning
	With       []VersionName // merge: the other paragraphs, in reading order
	Diff       diffing.Diff
	Reason     string
	FiledBy    string // the delegation that filed it
	Sponsor    string // FiledBy, or who took it over
	CoSponsors []string
	FiledAt    time.Time
	Revision   int // how many revisions had been circulated
	Late       bool

	State        State
	Listed       bool  // carried into a circulated revision: does not block until its sponsor maintains it
	Answer       State // the last answer, kept while the amendment is pressed
	AnswerReason string
	AnsweredAt   time.Time
	Before       *Before // what settled it last: its answer, or a text
	CarriedTo    int     // the version it was last classed against, 0 for none
	Class        Class   // there
	Carried      string  // clean: the text it proposes there
	Also         []Stand // the other paragraphs it stands on: those of a merge, and successors
	Supersedes   string
	Submission   string // that it was filed with, if any
	SupersededBy string
	To           string          // the amendment that it amends; "" for the text
	AmendedBy    []string        // ids of the amendments to it, settled ones too, in order of filing
	AcceptedIn   string          // of one to an amendment: that amendment's sponsor's new one, which has its words
	Accepts      string          // of that new one: the amendment to Supersedes that it accepts; its reason is that of Supersedes
	Positions    []PositionTaken // one per delegation, in order of first taking; one taken on what it accepts names that

	Sealed   bool // its words are the Chair's office's to read
	Expunged bool // its reasons are off the record
	TextGone bool // and so is what it proposed
}

// Text is the proposed text as filed, byte for byte.
func (a *Amendment) Text() string { return a.Diff.After() }

// Sponsored says whether the delegation sponsors or co-sponsors the amendment.
func (a *Amendment) Sponsored(delegation string) bool {
	return a.Sponsor == delegation || slices.Contains(a.CoSponsors, delegation)
}

// ObjectionKind is the kind of an objection; both block.
type ObjectionKind string

const (
	ObjectionPlain       ObjectionKind = "objection"
	ObjectionConditional ObjectionKind = "conditional"
)

// Objection is a delegation's standing obstacle to a paragraph, a section or the whole.
type Objection struct {
	ID        string
	Scope     ObjectionScope
	Paragraph string   // section: its heading; "" for the gap and the whole
	Also      []string // the successors of its paragraph that it stands against as well
	Version   int      // raised against; revising does not lift it (rule 3)
	Met       int      // to a paragraph: the version that was current when it was raised
	By        string
	Kind      ObjectionKind
	On        string // conditional: the paragraph it is pending on
	OnVersion int    // the version of that one when it was raised: what took its text since then counts as well
	Reason    string
	RaisedAt  time.Time
	Revision  int    // how many revisions had been circulated
	Amendment string // that it presses, or could not accept; "" otherwise
	SaidOn    string // the amendment on which its reason was given, where that one was accepted in Amendment; "" otherwise
	Silence   string // that it broke: its delegation is then withheld, see Report.Withheld
	LiftedAt  time.Time
	LiftedBy  string          // the record that lifted it for its delegation; "" when it did so itself
	Reach     map[string]bool // section: the paragraphs that are in it, or have been since it was raised
	Free      []string        // section or whole: the paragraph it is pending on, and its parts, which it leaves free

	Call     string // the Chair's latest call of it; "" when it was never called
	CalledAt time.Time
	Answer   CallAnswer // to that call; "" while it is not answered

	Sealed, Expunged bool // its reason; see Seal and Expunge
}

// Standing says that the objection has not been lifted.
func (o *Objection) Standing() bool { return o.LiftedAt.IsZero() }

// Revision is an immutable circulated text of the whole report.
type Revision struct {
	ID       string
	Name     string
	Symbol   string
	Letter   string
	Audience Audience
	Deadline time.Time // zero for none
	At       time.Time
	Entries  []RevisionEntry
	NewTexts []NewText // of a rolling text: proposed new text that stands in it
	Hash     string    // of its content; see ContentHash
}

// RevisionEntry is one paragraph of a revision: which version, under which number.
type RevisionEntry struct {
	Paragraph string `json:"paragraph"`
	Version   int    `json:"version"`
	Number    string `json:"number"`
	Rolled    string `json:"rolled,omitempty"` // of a rolling text: as circulated, with what was proposed standing in it
}

// Paragraph finds a paragraph, dropped or not.
func (r *Report) Paragraph(id string) (*Paragraph, bool) { return r.paragraphs.Get(id) }

// Amendment finds an amendment.
func (r *Report) Amendment(id string) (*Amendment, bool) { return r.amendments.Get(id) }

// Objection finds an objection.
func (r *Report) Objection(id string) (*Objection, bool) { return r.objections.Get(id) }

// Seated finds a delegation at the table.
func (r *Report) Seated(code string) (Delegation, bool) {
	for _, d := range r.Seats {
		if d.Code == code {
			return d, true
		}
	}
	return Delegation{}, false
}

// Revision finds a revision by id.
func (r *Report) Revision(id string) (*Revision, bool) {
	for _, rev := range r.Revisions {
		if rev.ID == id {
			return rev, true
		}
	}
	return nil, false
}

// RevisionName names the latest revision of the first n; "" before the first.
func (r *Report) RevisionName(n int) string {
	if n == 0 || n > len(r.Revisions) {
		return ""
	}
	return r.Revisions[n-1].Name
}

// Gap stands in place of a paragraph's id for the very beginning of the text, and for what belongs
// to a gap between paragraphs and to none of them.
const Gap = ""

// GapObjections lists the objections that stand against no paragraph: those that press an
// insertion.
func (r *Report) GapObjections() []string {
	return r.objectionsWhere(func(o *Objection) bool { return o.Paragraph == Gap && o.Scope == ScopeParagraph })
}

// PendingOn lists the standing objections that are pending on a paragraph.
func (r *Report) PendingOn(paragraph string) []string {
	return r.objectionsWhere(func(o *Objection) bool {
		return o.On != "" && o.Standing() && slices.Contains(r.waitsFor(o), paragraph)
	})
}

// objectionsWhere lists objections in order of raising.
func (r *Report) objectionsWhere(is func(*Objection) bool) []string {
	var found []*Objection
	for it := r.objections.Iterator(); !it.Done(); {
		if _, o, _ := it.Next(); is(o) {
			found = append(found, o)
		}
	}
	slices.SortFunc(found, func(a, b *Objection) int {
		return cmp.Or(a.RaisedAt.Compare(b.RaisedAt), cmp.Compare(a.ID, b.ID))
	})
	ids := make([]string, len(found))
	for i, o := range found {
		ids[i] = o.ID
	}
	return ids
}

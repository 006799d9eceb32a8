// Package wire is the protocol between the server and a screen or a script: every frame, both
// directions, and the entities they carry. The TypeScript types of the screen are generated from
// this file and from the commands of adref/editor; see protocol.md for examples.
package wire

import (
	"encoding/json"
	"time"

	"adref/diffing"
	"adref/editor"
)

// Request is what a client sends, over the socket or as the body of POST …/commands.
type Request struct {
	ID      string          `json:"id"`      // chosen by the client, unique for it; sending it again is safe
	Command json.RawMessage `json:"command"` // {"type":"…", …}; see editor.Commands
}

// Frame is one thing that happened, as one audience may know it.
type Frame struct {
	Cursor  string    `json:"cursor,omitempty"` // resume after this one; absent on a frame to one delegation alone
	At      time.Time `json:"at"`
	Event   Event     `json:"event"`
	Changed Changed   `json:"changed"`        // whole entities that replace the client's by id
	Load    bool      `json:"load,omitempty"` // a revision was circulated, or the audience's rights changed: load anew
}

// Reply answers one Request; it follows the sender's own frame.
type Reply struct {
	Re    string `json:"re"`
	OK    *OK    `json:"ok,omitempty"`
	Error *Error `json:"error,omitempty"`
}

// OK acknowledges a command whose events are durable.
type OK struct {
	Cursor string   `json:"cursor"`
	Made   []string `json:"made"` // ids of what the command made
}

// Error refuses a command, or a request. Nothing was changed.
type Error struct {
	Code     string           `json:"code"`
	Message  string           `json:"message"`
	Blockers []editor.Blocker `json:"blockers,omitempty"`
}

// Notice is what the server says beside frames and replies.
type Notice struct {
	Notice string `json:"notice"`           // "mine": GET …/mine again; "caught_up": every missed frame has been sent
	Cursor string `json:"cursor,omitempty"` // with "caught_up": where the client stands
}

// Changed holds whole entities that replace the client's by id.
type Changed struct {
	Report      *Report             `json:"report,omitempty"`      // its head
	Delegations []editor.Delegation `json:"delegations,omitempty"` // all of them
	Paragraphs  []Paragraph         `json:"paragraphs,omitempty"`
	Amendments  []Amendment         `json:"amendments,omitempty"`
	Objections  []Objection         `json:"objections,omitempty"`
	Statements  []Statement         `json:"statements,omitempty"`
	Silences    []Silence           `json:"silences,omitempty"`
	Packages    []Package           `json:"packages,omitempty"`
	Recorded    []Recorded          `json:"recorded,omitempty"`
	Submissions []Submission        `json:"submissions,omitempty"`
	Inputs      []Input             `json:"inputs,omitempty"`
	Edits       []TextEdit          `json:"edits,omitempty"`
	Corrigenda  []Corrigendum       `json:"corrigenda,omitempty"`
	Bridges     []Bridge            `json:"bridges,omitempty"`
}

// Event says what happened, in few words; it is never the stored record.
type Event struct {
	Type       string   `json:"type"`                 // the name of an editor fact: "amendment_filed", "paragraph_agreed", …
	By         By       `json:"by"`                   // who acted
	Paragraph  string   `json:"paragraph,omitempty"`  // id; of an objection to a section, its heading
	Number     string   `json:"number,omitempty"`     // of the paragraph, at that moment
	Version    int      `json:"version,omitempty"`    // the paragraph's, after the event
	Amendment  string   `json:"amendment,omitempty"`  // id
	No         int      `json:"no,omitempty"`         // of the amendment; never sent to observers and public
	To         string   `json:"to,omitempty"`         // id of the amendment that it amends
	ToNo       int      `json:"toNo,omitempty"`       // of that one; never sent to observers and public
	Objection  string   `json:"objection,omitempty"`  // id
	Statement  string   `json:"statement,omitempty"`  // id
	Silence    string   `json:"silence,omitempty"`    // id
	Submission string   `json:"submission,omitempty"` // id
	Input      string   `json:"input,omitempty"`      // id
	Bridge     string   `json:"bridge,omitempty"`     // id
	Revision   string   `json:"revision,omitempty"`   // name
	Kind       string   `json:"kind,omitempty"`       // of amendment, objection, position, answer, class or statement
	Of         string   `json:"of,omitempty"`         // the delegation whose amendment or objection it is, where By is another
	Asked      []string `json:"asked,omitempty"`      // objections_called: the delegations whose they are
	Reason     string   `json:"reason,omitempty"`     // or the words of a statement
	After      string   `json:"after,omitempty"`      // of a move: the paragraph that it stands after, id; absent for the very beginning
	Elsewhere  string   `json:"elsewhere,omitempty"`  // of a move: the number of that one; in the history of a part, or of what was merged: of the paragraph that keeps the id
	Parts      int      `json:"parts,omitempty"`      // of a split or a merge: how many paragraphs
	Body       string   `json:"body,omitempty"`       // that agreed, adopted or ended
	Meeting    string   `json:"meeting,omitempty"`    // of adoption, or of the end without consensus
	Date       string   `json:"date,omitempty"`       // of that meeting
	Place      string   `json:"place,omitempty"`      // of that meeting
	Symbol     string   `json:"symbol,omitempty"`     // of a corrigendum, whose language is Kind; of another report, whose relation is Kind
	Paragraphs []string `json:"paragraphs,omitempty"` // agreed_in: ids
	Orally     []string `json:"orally,omitempty"`     // amended_orally: the delegations that spoke
	For        []string `json:"for,omitempty"`        // the States that a group did it for

	Scope editor.ObjectionScope `json:"scope,omitempty"` // of an objection to a section or the whole; absent otherwise

	Package string   `json:"package,omitempty"` // its name; of paragraph_reopened: that one of it was
	Numbers []string `json:"numbers,omitempty"` // package_…, paragraphs_read: of the paragraphs that have one

	Then []Event   `json:"then,omitempty"` // what followed from it in the same moment
	At   time.Time `json:"at,omitzero"`    // only in lists of events; a frame has its own
}

// By says who acted, as far as its reader may know.
type By struct {
	Role       editor.Role `json:"role"`
	Delegation string      `json:"delegation,omitempty"` // code
	Person     string      `json:"person,omitempty"`     // to the Chair

	Recorded editor.Source `json:"recorded,omitempty"` // how it reached the Chair's office, which recorded it for the delegation
}

// Snapshot is a report at one position, for one audience: GET /api/reports/{id}.
type Snapshot struct {
	Cursor      string              `json:"cursor"` // connect with after=cursor
	Audience    editor.Audience     `json:"audience"`
	Report      Report              `json:"report"`
	Delegations []editor.Delegation `json:"delegations"`
	Paragraphs  []Paragraph         `json:"paragraphs"` // in reading order
	Amendments  []Amendment         `json:"amendments"`
	Objections  []Objection         `json:"objections"`
	Silences    []Silence           `json:"silences"`    // oldest first
	Packages    []Package           `json:"packages"`    // oldest first, dissolved ones too
	Statements  []Statement         `json:"statements"`  // for the record, withdrawn ones too, in order of making
	Recorded    []Recorded          `json:"recorded"`    // for delegations, oldest first; the Chair's
	Submissions []Submission        `json:"submissions"` // oldest first
	Inputs      []Input             `json:"inputs"`      // of observers, those this audience may read: a set, as they are published in any order
	Revisions   []Revision          `json:"revisions"`   // oldest first; those this audience may read
	Edits       []TextEdit          `json:"edits"`       // of the editorial version, oldest first
	Corrigenda  []Corrigendum       `json:"corrigenda"`  // oldest first
	Bridges     []Bridge            `json:"bridges"`     // oldest first, whatever became of them; to the Chair and delegations
}

// Report is the head of a report.
type Report struct {
	ID       string          `json:"id"`
	Masthead editor.Masthead `json:"masthead"`
	Settings editor.Settings `json:"settings"`
	Live     bool            `json:"live"`     // the text is the live one; false: the latest circulated text this audience may read
	Showing  string          `json:"showing"`  // name of the revision shown where Live is false
	Language string          `json:"language"` // BCP 47
	Words    int             `json:"words"`    // of the text shown
	Reading  *Reading        `json:"reading,omitempty"`
	Room     *Room           `json:"room,omitempty"` // what is before the room

	ReceivedFrom *time.Time `json:"receivedFrom,omitempty"` // to the Chair's office: nothing is recorded as received before

	Rehearsal bool       `json:"rehearsal,omitempty"` // nothing that is done here is recorded
	Closing   *Closing   `json:"closing,omitempty"`   // how the record closed
	Family    []Relation `json:"family,omitempty"`    // other reports it belongs with
}

// Paragraph is the head of a paragraph, without its amendments and objections.
type Paragraph struct {
	ID           string         `json:"id"`
	After        string         `json:"after"`          // the id before it in reading order, "" for the first
	Gone         bool           `json:"gone,omitempty"` // in frames: it has left the text, and the rest of this is empty
	Kind         editor.Kind    `json:"kind"`
	Level        int            `json:"level"`
	Annex        bool           `json:"annex,omitempty"`
	Number       string         `json:"number"`  // computed: "12", "12 bis", "(a)", "I"; "" for unnumbered
	Marker       editor.Marker  `json:"marker"`  // how the number is written
	Version      int            `json:"version"` // of Text
	Text         string         `json:"text"`    // "" is a deletion taken into the text
	Status       editor.Status  `json:"status,omitempty"`
	AgreedAt     *time.Time     `json:"agreedAt,omitempty"`
	AgreedBody   string         `json:"agreedBody,omitempty"`   // that agreed it, where it was named
	New          bool           `json:"new,omitempty"`          // since the last revision
	Brackets     int            `json:"brackets,omitempty"`     // negotiating square brackets, which block agreement
	Placeholders int            `json:"placeholders,omitempty"` // to be filled, which do not
	Clusters     [][][]string   `json:"clusters,omitempty"`     // pending amendments: clusters that touch the same words, each of groups of identical proposals, each of ids
	Versions     []ParagraphVer `json:"versions,omitempty"`     // heads of its versions, oldest first
	Rolling      string         `json:"rolling,omitempty"`      // of a rolling text: Text with what is pending standing in it
	Awaiting     []Awaiting     `json:"awaiting,omitempty"`     // who awaits instructions on this version, which blocks nothing
	Translations []Translation  `json:"translations,omitempty"` // one a language
	Parked       *ParkedAs      `json:"parked,omitempty"`       // put aside, which blocks nothing
	Read         bool           `json:"read,omitempty"`         // in the reading that is open
	Reopened     bool           `json:"reopened,omitempty"`     // this version was agreed, and is not since the Chair reopened it
	Sealed       bool           `json:"sealed,omitempty"`       // what was said around it is the Chair's to read; see seal
	Expunged     bool           `json:"expunged,omitempty"`     // what was said around it is off the record; see expunge
}

// Translation is the latest text of a paragraph in another official language. It changes no state,
// and is stale when Version is not the paragraph's.
type Translation struct {
	Language string    `json:"language"` // BCP 47
	Version  int       `json:"version"`
	Text     string    `json:"text"`
	At       time.Time `json:"at"`
}

// Awaiting is a delegation whose agreement waits for its capital.
type Awaiting struct {
	Delegation string    `json:"delegation"`
	Reason     string    `json:"reason,omitempty"`
	At         time.Time `json:"at"`
}

// ParagraphVer is the head of one version.
type ParagraphVer struct {
	Version  int       `json:"version"`
	At       time.Time `json:"at"`
	Revision string    `json:"revision,omitempty"` // the first revision that circulated it
	By       []string  `json:"by,omitempty"`       // delegations whose amendments it took; empty: the Chair alone

	Technical bool     `json:"technical,omitempty"` // it filled placeholders, and ended no agreement
	TakesBack int      `json:"takesBack,omitempty"` // the version before, whose text it undid
	Orally    []string `json:"orally,omitempty"`    // delegations whose spoken amendment it holds
}

// Amendment is one amendment whole.
type Amendment struct {
	ID           string               `json:"id"`
	No           int                  `json:"no,omitempty"` // never sent to observers and public
	Kind         editor.AmendmentKind `json:"kind"`
	Paragraph    string               `json:"paragraph"`
	Version      int                  `json:"version"` // it was filed against
	As           editor.Kind          `json:"as,omitempty"`
	After        string               `json:"after,omitempty"`  // move: the paragraph it would stand after; absent for the very beginning
	With         []editor.VersionName `json:"with,omitempty"`   // merge: the other paragraphs, in reading order
	Ops          diffing.Diff         `json:"ops"`              // as filed, for reading; of a split and a merge with a line break between paragraphs
	Text         string               `json:"text"`             // as filed: the whole proposed text; of a split its parts, with a line break between them
	Reason       string               `json:"reason,omitempty"` //
	By           string               `json:"by"`               // the sponsor
	CoSponsors   []string             `json:"coSponsors,omitempty"`
	FiledAt      time.Time            `json:"filedAt"`
	Revision     string               `json:"revision,omitempty"` // the latest revision when it was filed
	Late         bool                 `json:"late,omitempty"`     // filed after the deadline for comments
	State        editor.State         `json:"state"`
	Listed       bool                 `json:"listed,omitempty"` // carried into a new revision: does not block until maintained
	Pressed      bool                 `json:"pressed,omitempty"`
	AnswerReason string               `json:"answerReason,omitempty"`
	Answered     *time.Time           `json:"answered,omitempty"`
	Carried      *Carried             `json:"carried,omitempty"`     // how it stands on the current version, once that is not the one it was filed against
	Also         []string             `json:"also,omitempty"`        // the other paragraphs it stands on: those of a merge, and what its paragraph was split or merged into
	AlsoCarried  []CarriedOn          `json:"alsoCarried,omitempty"` // how it stands there
	Supersedes   string               `json:"supersedes,omitempty"`
	SupersededBy string               `json:"supersededBy,omitempty"`
	Submission   string               `json:"submission,omitempty"` // it was filed with
	To           string               `json:"to,omitempty"`         // the amendment that it amends: Ops lead from that one's text as filed
	AcceptedIn   string               `json:"acceptedIn,omitempty"` // of one to an amendment: that one's sponsor's new amendment, which has its words
	Floor        string               `json:"floor,omitempty"`      // what the floor calls it while it is pending: "12 bis", "12 alt 2"
	Positions    []PositionOf         `json:"positions,omitempty"`  // where this audience may see them
	Acting       []Acting             `json:"acting,omitempty"`     // for whom the groups among them act
	Voices       []Voice              `json:"voices,omitempty"`     // where a group is among them: the States that count for each
	Sealed       bool                 `json:"sealed,omitempty"`     // its words are the Chair's to read; see seal
	Expunged     bool                 `json:"expunged,omitempty"`   // its reasons are off the record; see expunge
	TextGone     bool                 `json:"textGone,omitempty"`   // what it proposed is, or is sealed from this reader
}

// Carried is how a pending amendment stands on a later version (rule 6).
type Carried struct {
	Version int          `json:"version"`
	Class   editor.Class `json:"class"`
	Ops     diffing.Diff `json:"ops,omitempty"`  // clean: the rebased copy, for reading
	Text    string       `json:"text,omitempty"` // clean: the text it now proposes
}

// CarriedOn is how a pending amendment stands on another paragraph than the one it was filed on. What is
// "gone" there proposes nothing to that paragraph.
type CarriedOn struct {
	Paragraph string       `json:"paragraph"`
	Version   int          `json:"version"`
	Class     editor.Class `json:"class"`
	Ops       diffing.Diff `json:"ops,omitempty"`
	Text      string       `json:"text,omitempty"`
}

// PositionOf is one delegation's position.
type PositionOf struct {
	Delegation string          `json:"delegation"`
	Position   editor.Position `json:"position"`
	Reason     string          `json:"reason,omitempty"`
}

// Objection is one objection whole.
type Objection struct {
	ID        string               `json:"id"`
	Paragraph string               `json:"paragraph"`      // to a section: its heading; "" for the whole, or a gap between paragraphs
	Also      []string             `json:"also,omitempty"` // what that paragraph was split or merged into: it stands against these as well
	Version   int                  `json:"version"`        // it was raised against; of the heading; 0 for the whole
	By        string               `json:"by"`
	Kind      editor.ObjectionKind `json:"kind"`
	On        string               `json:"on,omitempty"`    // conditional: the paragraph it is pending on
	Ready     bool                 `json:"ready,omitempty"` // conditional, and that paragraph is agreed: ready to lift
	Reason    string               `json:"reason,omitempty"`
	RaisedAt  time.Time            `json:"raisedAt"`
	Revision  string               `json:"revision,omitempty"`  // the latest revision when it was raised
	Amendment string               `json:"amendment,omitempty"` // it presses, or could not accept
	LiftedAt  *time.Time           `json:"liftedAt,omitempty"`
	Silence   string               `json:"silence,omitempty"`  // that it broke
	Withheld  bool                 `json:"withheld,omitempty"` // By is empty: who broke a silence is the Chair's to know

	Scope editor.ObjectionScope `json:"scope,omitempty"` // "section" or "whole"; absent: the paragraph alone
	Reach []string              `json:"reach,omitempty"` // to a section: the paragraphs it stands against. To the whole it stands against all but On, unless this says otherwise

	Call     string            `json:"call,omitempty"` // the Chair's latest call of it
	CalledAt *time.Time        `json:"calledAt,omitempty"`
	Answer   editor.CallAnswer `json:"answer,omitempty"` // to that call

	Acting   *Acting `json:"acting,omitempty"`   // a group's: for whom
	Sealed   bool    `json:"sealed,omitempty"`   // its reason is the Chair's to read
	Expunged bool    `json:"expunged,omitempty"` // its reason is off the record
}

// Statement is one delegation's statement for the record. It blocks nothing.
type Statement struct {
	ID          string               `json:"id"`
	Kind        editor.StatementKind `json:"kind"`
	Paragraph   string               `json:"paragraph"` // "" for the whole
	Version     int                  `json:"version"`   // that it is about; 0 for the whole
	By          string               `json:"by"`
	Text        string               `json:"text"`
	Objection   string               `json:"objection,omitempty"` // that was lifted with it
	MadeAt      time.Time            `json:"madeAt"`
	Revision    string               `json:"revision,omitempty"` // the latest revision when it was made
	WithdrawnAt *time.Time           `json:"withdrawnAt,omitempty"`
	Annexed     bool                 `json:"annexed,omitempty"`  // it was made once the record had closed
	Acting      *Acting              `json:"acting,omitempty"`   // a group's: for whom
	Sealed      bool                 `json:"sealed,omitempty"`   // its words are the Chair's to read
	Expunged    bool                 `json:"expunged,omitempty"` // its words are off the record
}

// Silence is one silence procedure.
type Silence struct {
	ID       string               `json:"id"`
	State    editor.SilenceState  `json:"state"`
	Whole    bool                 `json:"whole,omitempty"`   // of the whole text: one break leaves all of it open
	Texts    []editor.VersionName `json:"texts"`             // frozen, in reading order
	LeftOut  []string             `json:"leftOut,omitempty"` // of a whole text: paragraphs with standing obstacles
	Deadline time.Time            `json:"deadline"`          // an instant, in UTC
	Zone     string               `json:"zone"`              // of the meeting, to show it in as well
	Note     string               `json:"note,omitempty"`
	OpenedAt time.Time            `json:"openedAt"`
	EndedAt  *time.Time           `json:"endedAt,omitempty"` // withdrawn or concluded
	Broken   []SilenceBreak       `json:"broken,omitempty"`
	Agreed   []editor.VersionName `json:"agreed,omitempty"` // by its conclusion
	Seen     []string             `json:"seen,omitempty"`   // delegations that were shown the notice; the Chair's

	Sealed   bool `json:"sealed,omitempty"`   // its words are the Chair's to read
	Expunged bool `json:"expunged,omitempty"` // its words are off the record
}

// SilenceBreak says where a silence was broken, and by whom as far as that may be known.
type SilenceBreak struct {
	Paragraph string     `json:"paragraph"`
	By        string     `json:"by,omitempty"`       // empty where it is withheld
	Received  *time.Time `json:"received,omitempty"` // when it came; the Chair's
	Source    string     `json:"source,omitempty"`   // where it came otherwise than here; the Chair's
}

// Revision is the head of a circulated text.
type Revision struct {
	ID       string          `json:"id"`
	Name     string          `json:"name"`
	Symbol   string          `json:"symbol,omitempty"`
	At       time.Time       `json:"at"`
	Letter   string          `json:"letter,omitempty"`
	Audience editor.Audience `json:"audience"`
	Deadline *time.Time      `json:"deadline,omitempty"`
	Hash     string          `json:"hash"`              // of its content
	LogHash  string          `json:"logHash,omitempty"` // the record it stands on; the Chair's
}

// Mine is what one delegation alone may see, or one observer: GET /api/reports/{id}/mine.
type Mine struct {
	Positions  []MyPosition `json:"positions"`
	Objections []string     `json:"objections"`       // its own that others see without its name
	Receipts   []string     `json:"receipts"`         // silences whose notice it has acknowledged
	Recorded   []Recorded   `json:"recorded"`         // for it by the Chair's office, oldest first
	Inputs     []Input      `json:"inputs,omitempty"` // an observer's own, oldest first

	Acting []MyActing `json:"acting,omitempty"` // positions of groups: taken on its behalf or, by a group, for whom
}

// MyPosition is the delegation's own position on an amendment.
type MyPosition struct {
	Amendment string          `json:"amendment"`
	Position  editor.Position `json:"position"`
	Reason    string          `json:"reason,omitempty"`
}

// History is what happened to one paragraph: GET /api/reports/{id}/paragraphs/{paragraph}/history.
type History struct {
	Paragraph string `json:"paragraph"`
	Number    string `json:"number"`
	Steps     []Step `json:"steps"` // oldest first
}

// Step is one moment of a paragraph's history.
type Step struct {
	At    time.Time    `json:"at"`
	Event Event        `json:"event"`
	Ops   diffing.Diff `json:"ops,omitempty"` // a new version: the difference from the one before; an amendment: from the version it was filed against
}

// Timeline is how many moments of a report its reader may look back at: GET /api/reports/{id}/moments. They
// are counted from 1 for each audience alone, by what it was told and may still be told; a lasting link is
// by a moment's name.
type Timeline struct {
	Moments   int              `json:"moments"`
	Revisions []RevisionMoment `json:"revisions"` // oldest first; those this audience may read
	Changes   []int            `json:"changes"`   // the moments at which the text changed that this audience read, in order
}

// RevisionMoment is when a revision was circulated.
type RevisionMoment struct {
	Moment int       `json:"moment"`
	ID     string    `json:"id"` // of the revision
	Name   string    `json:"name"`
	At     time.Time `json:"at"`
}

// Moment is the report as it stood once something had happened, as its reader could read it then and may
// read it today: GET /api/reports/{id}/moments/{moment}, by its number or its name. A name that is of no
// moment of this audience leads to the last one before.
type Moment struct {
	Moment  int        `json:"moment"` // its number among those of this audience
	Name    string     `json:"name"`   // the same for every audience that was told of it
	At      time.Time  `json:"at"`
	Event   Event      `json:"event"`
	Live    bool       `json:"live"`    // the text is what was then the live one; false: the latest that had been circulated
	Showing string     `json:"showing"` // name of the revision shown where Live is false; "" when none had been circulated
	Text    Comparison `json:"text"`    // from the moment before to this one; of the first, with itself
}

// VersionText is one version of a paragraph: where each of its words came from, and what changed in it since
// another version: GET /api/reports/{id}/paragraphs/{paragraph}/versions/{version}?since=
type VersionText struct {
	Paragraph string       `json:"paragraph"`
	Version   int          `json:"version"`
	Words     []Stretch    `json:"words"` // in order; together they are the text
	Origins   []Origin     `json:"origins"`
	Since     int          `json:"since,omitempty"` // the version compared with
	Ops       diffing.Diff `json:"ops,omitempty"`   // from that one to this
	OpsBy     [][]string   `json:"opsBy,omitempty"` // for each of Ops the delegations whose words it inserts; absent when this is the older
}

// Stretch is words of a text that have one origin.
type Stretch struct {
	Text   string `json:"text"`
	Origin int    `json:"origin"` // its place among the origins, from 0
}

// Origin is where words came from.
type Origin struct {
	Paragraph  string            `json:"paragraph,omitempty"` // whose version it is, where words were there before a split
	Number     string            `json:"number,omitempty"`    // of that paragraph, today
	Version    int               `json:"version"`             // that brought them
	At         time.Time         `json:"at"`
	Revision   string            `json:"revision,omitempty"` // the first that circulated them
	By         []string          `json:"by,omitempty"`       // the delegations that proposed them; none: the Chair's own words, or the first text's
	Amendments []OriginAmendment `json:"amendments,omitempty"`
}

// OriginAmendment is an amendment that proposed words.
type OriginAmendment struct {
	ID string `json:"id"`
	No int    `json:"no,omitempty"` // never sent to observers and public
}

// Comparison is two texts of the whole report side by side: GET /api/reports/{id}/compare?from=&to=
// where each is the id of a revision, the name of a moment, or "live".
type Comparison struct {
	From  Side           `json:"from"`
	To    Side           `json:"to"`
	Pairs []ComparedPair `json:"pairs"` // in reading order of To, what was deleted standing where it stood
}

// Side names one of the texts compared.
type Side struct {
	ID   string     `json:"id"` // of the revision, the name of the moment, or "live"
	Name string     `json:"name"`
	At   *time.Time `json:"at,omitempty"`
}

// ComparedPair is one paragraph of a comparison.
type ComparedPair struct {
	Paragraph  string       `json:"paragraph"`
	Change     string       `json:"change"` // same, revised, added, deleted, moved, split, merged
	Kind       editor.Kind  `json:"kind"`
	Level      int          `json:"level"`
	Annex      bool         `json:"annex,omitempty"`
	FromNumber string       `json:"fromNumber,omitempty"`
	ToNumber   string       `json:"toNumber,omitempty"`
	FromAlso   []string     `json:"fromAlso,omitempty"` // numbers of the other paragraphs of From that are in it
	Ops        diffing.Diff `json:"ops"`
	By         []string     `json:"by,omitempty"`    // delegations whose amendments came in between; "" is the Chair
	OpsBy      [][]string   `json:"opsBy,omitempty"` // for each of Ops those whose words it inserts; absent when To is the older
	Words      []WordsBy    `json:"words,omitempty"` // where an insertion is of several: Ops, with each taken apart by who proposed its words

	Status editor.Status `json:"status,omitempty"` // of a moment's live text: where the paragraph stood
}

// ReportListing is one row of GET /api/reports.
type ReportListing struct {
	ID       string    `json:"id"`
	Symbol   string    `json:"symbol,omitempty"`
	Title    string    `json:"title"`
	Body     string    `json:"body,omitempty"`
	Latest   string    `json:"latest,omitempty"` // the latest revision this audience may read
	Agreed   int       `json:"agreed"`           // 0 and 0 where the live text is not this audience's
	Of       int       `json:"of"`
	LatestAt time.Time `json:"latestAt,omitzero"`

	Closing *Closing   `json:"closing,omitempty"`
	Family  []Relation `json:"family,omitempty"`
}

// Session is who is signed in: GET /api/session.
type Session struct {
	Person         string      `json:"person"`
	Role           editor.Role `json:"role"`
	Delegation     string      `json:"delegation,omitempty"` // code
	DelegationName string      `json:"delegationName,omitempty"`
	Creates        bool        `json:"creates,omitempty"` // it may make reports
}

// InvitationRequest asks for a sign-in link: POST /api/reports/{id}/invitations (Chair, Secretariat).
type InvitationRequest struct {
	Role           editor.Role `json:"role"`
	Person         string      `json:"person"`
	Delegation     string      `json:"delegation,omitempty"`     // code
	DelegationName string      `json:"delegationName,omitempty"` // needed when the delegation is not yet seated; of an observer, its organization, if any
}

// Invitation is the answer: a link whose page has a button that signs in.
type Invitation struct {
	Link    string    `json:"link"`
	Expires time.Time `json:"expires"`
}

// Imported answers POST /api/reports (a file as body, ?name=FILE): the Chair's new report.
type Imported struct {
	ID      string   `json:"id"`
	Notices []string `json:"notices"` // what the importer wants a human to look at
}

// event.go is every fact of a report's log and how it is written. Facts are stored for ever: a
// field is never renamed or given another meaning; a new shape is a new version of its fact, and
// ReadFacts brings older ones up to date.

package editor

import (
	"bytes"
	"encoding/json"
	"fmt"
	"time"

	"adref/diffing"
)

// Event is one fact, with who made it true and when. The events of one command share
// the time, and the actor but for what is recorded for a delegation.
type Event struct {
	At   time.Time
	By   Actor
	Fact Fact
}

// Fact is what an event states, in the past tense. One that brought something into being has a method
// made as well, which gives its id.
type Fact interface {
	Fact() string
	// apply makes it true of a report, which is the caller's own shallow copy: whatever hangs below it
	// is shared and is copied before it changes.
	apply(*Report, Event) error
}

type (
	// ReportCreated opened the report.
	ReportCreated struct {
		Report   string           `json:"report"`
		Masthead Masthead         `json:"masthead"`
		Settings Settings         `json:"settings"`
		Text     []CreatedElement `json:"text"`
	}

	// CreatedElement is one element with the id it keeps for ever.
	CreatedElement struct {
		ID      string `json:"id"`
		Kind    Kind   `json:"kind"`
		Level   int    `json:"level"`
		Marker  Marker `json:"marker,omitempty"`
		Printed string `json:"printed,omitempty"`
		Annex   bool   `json:"annex,omitempty"`
		Text    string `json:"text"`
	}

	// DelegationSeated gave a delegation its place.
	DelegationSeated struct {
		Delegation Delegation `json:"delegation"`
	}

	// SettingsChanged set who sees what from then on.
	SettingsChanged struct {
		Settings Settings `json:"settings"`
	}

	// ParagraphRevised made a new version.
	ParagraphRevised struct {
		Paragraph string `json:"paragraph"`
		Version   int    `json:"version"` // the new one
		Text      string `json:"text"`
		Takes     []Take `json:"takes,omitempty"`
	}

	// ParagraphInserted added a paragraph after another.
	ParagraphInserted struct {
		Paragraph string `json:"paragraph"`
		After     string `json:"after"`
		Kind      Kind   `json:"kind"`
		Level     int    `json:"level"`
		Marker    Marker `json:"marker,omitempty"`
		Text      string `json:"text"`
		Takes     []Take `json:"takes,omitempty"`
	}

	// AmendmentFiled recorded an amendment as a difference against one version.
	AmendmentFiled struct {
		Amendment  string        `json:"amendment"`
		No         int           `json:"no"`
		Kind       AmendmentKind `json:"kind"`
		Paragraph  string        `json:"paragraph"`
		Version    int           `json:"version"`
		As         Kind          `json:"as,omitempty"`
		After      string        `json:"after,omitempty"` // move: the paragraph it would stand after
		With       []VersionName `json:"with,omitempty"`  // merge: the other paragraphs
		Engine     int           `json:"engine"`          // of the difference
		Diff       diffing.Diff  `json:"diff"`
		Reason     string        `json:"reason,omitempty"`
		Late       bool          `json:"late,omitempty"`
		Supersedes string        `json:"supersedes,omitempty"` // which is thereby withdrawn
		Submission string        `json:"submission,omitempty"` // that it is part of
		To         string        `json:"to,omitempty"`         // the amendment whose text its difference is from
	}

	// AmendmentCarried classed a pending amendment against a new version.
	AmendmentCarried struct {
		Amendment string `json:"amendment"`
		Version   int    `json:"version"`
		Class     Class  `json:"class"`
		Text      string `json:"text,omitempty"`      // clean: what it proposes there
		Paragraph string `json:"paragraph,omitempty"` // on another paragraph that it stands on than its own
	}

	// AmendmentAnswered was the Chair's word.
	AmendmentAnswered struct {
		Amendment string `json:"amendment"`
		Answer    Answer `json:"answer"`
		Reason    string `json:"reason,omitempty"`
		Lapsed    bool   `json:"lapsed,omitempty"` // listed, not maintained, and its paragraph was agreed
	}

	// AmendmentJoined added a co-sponsor, in place of a position it had taken.
	AmendmentJoined struct {
		Amendment  string `json:"amendment"`
		Delegation string `json:"delegation"`
	}

	// AmendmentLeft ended a co-sponsorship.
	AmendmentLeft struct {
		Amendment  string `json:"amendment"`
		Delegation string `json:"delegation"`
	}

	// AmendmentWithdrawn took an amendment back.
	AmendmentWithdrawn struct {
		Amendment string `json:"amendment"`
	}

	// AmendmentTakenOver gave a withdrawn amendment a new sponsor.
	AmendmentTakenOver struct {
		Amendment  string `json:"amendment"`
		Delegation string `json:"delegation"`
	}

	// AmendmentPressed maintained an answered amendment; ObjectionRaised follows, unless the
	// sponsor's objection over it stands already.
	AmendmentPressed struct {
		Amendment string `json:"amendment"`
		Reason    string `json:"reason,omitempty"`
	}

	// AmendmentMaintained confirmed a listed amendment.
	AmendmentMaintained struct {
		Amendment string `json:"amendment"`
	}

	// AmendmentsListed carried pending amendments into a new revision.
	AmendmentsListed struct {
		Amendments []string `json:"amendments"`
	}

	// PositionTaken was a delegation's word on an amendment.
	PositionTaken struct {
		Amendment  string   `json:"amendment"`
		Delegation string   `json:"delegation"`
		Position   Position `json:"position"`
		Reason     string   `json:"reason,omitempty"`
	}

	// ObjectionRaised put an obstacle before a paragraph.
	ObjectionRaised struct {
		Objection  string        `json:"objection"`
		Paragraph  string        `json:"paragraph"`
		Version    int           `json:"version"`
		Delegation string        `json:"delegation"`
		Kind       ObjectionKind `json:"kind"`
		On         string        `json:"on,omitempty"`
		Reason     string        `json:"reason,omitempty"`
		Amendment  string        `json:"amendment,omitempty"`
		Silence    string        `json:"silence,omitempty"` // that it breaks
		Also       []string      `json:"also,omitempty"`    // the other parts of its paragraph
	}

	// ObjectionLifted removed it.
	ObjectionLifted struct {
		Objection string `json:"objection"`
	}

	// ParagraphAgreed agreed one version ad referendum.
	ParagraphAgreed struct {
		Paragraph string `json:"paragraph"`
		Version   int    `json:"version"`
	}

	// ParagraphReopened ended the agreement.
	ParagraphReopened struct {
		Paragraph string `json:"paragraph"`
		Reason    string `json:"reason,omitempty"`
		Package   string `json:"package,omitempty"` // with the others of its package, of which one's agreement ended
	}

	// RevisionCirculated froze the whole text.
	RevisionCirculated struct {
		Revision string          `json:"revision"`
		Name     string          `json:"name"`
		Symbol   string          `json:"symbol,omitempty"`
		Letter   string          `json:"letter,omitempty"`
		Audience Audience        `json:"audience"`
		Deadline *time.Time      `json:"deadline,omitempty"`
		Entries  []RevisionEntry `json:"entries"`
		Dropped  []string        `json:"dropped,omitempty"` // deleted paragraphs, left out from here on
		Hash     string          `json:"hash"`
		NewTexts []NewText       `json:"newTexts,omitempty"` // of a rolling text
	}
)

func (ReportCreated) Fact() string       { return "report_created" }
func (DelegationSeated) Fact() string    { return "delegation_seated" }
func (SettingsChanged) Fact() string     { return "settings_changed" }
func (ParagraphRevised) Fact() string    { return "paragraph_revised" }
func (ParagraphInserted) Fact() string   { return "paragraph_inserted" }
func (AmendmentFiled) Fact() string      { return "amendment_filed" }
func (AmendmentCarried) Fact() string    { return "amendment_carried" }
func (AmendmentAnswered) Fact() string   { return "amendment_answered" }
func (AmendmentJoined) Fact() string     { return "amendment_joined" }
func (AmendmentLeft) Fact() string       { return "amendment_left" }
func (AmendmentWithdrawn) Fact() string  { return "amendment_withdrawn" }
func (AmendmentTakenOver) Fact() string  { return "amendment_taken_over" }
func (AmendmentPressed) Fact() string    { return "amendment_pressed" }
func (AmendmentMaintained) Fact() string { return "amendment_maintained" }
func (AmendmentsListed) Fact() string    { return "amendments_listed" }
func (PositionTaken) Fact() string       { return "position_taken" }
func (ObjectionRaised) Fact() string     { return "objection_raised" }
func (ObjectionLifted) Fact() string     { return "objection_lifted" }
func (ParagraphAgreed) Fact() string     { return "paragraph_agreed" }
func (ParagraphReopened) Fact() string   { return "paragraph_reopened" }
func (RevisionCirculated) Fact() string  { return "revision_circulated" }

func (f ReportCreated) made() string      { return f.Report }
func (f ParagraphInserted) made() string  { return f.Paragraph }
func (f AmendmentFiled) made() string     { return f.Amendment }
func (f ObjectionRaised) made() string    { return f.Objection }
func (f RevisionCirculated) made() string { return f.Revision }

// readers reads each fact of the current version; an older version gets its own entry here.
var readers = map[string]func(json.RawMessage) (Fact, error){}

func register[F Fact]() {
	var zero F
	readers[zero.Fact()] = func(data json.RawMessage) (Fact, error) {
		var f F
		err := ReadJSON(data, &f)
		return f, err
	}
}

func init() {
	register[ReportCreated]()
	register[DelegationSeated]()
	register[SettingsChanged]()
	register[ParagraphRevised]()
	register[ParagraphInserted]()
	register[ParagraphUpdated]()
	register[ParagraphTranslated]()
	register[ParagraphMoved]()
	register[ParagraphSplit]()
	register[ParagraphsMerged]()
	register[ParagraphRestored]()
	register[RevisionLoaded]()
	register[AmendmentFiled]()
	register[AmendmentCarried]()
	register[AmendmentAnswered]()
	register[AmendmentJoined]()
	register[AmendmentLeft]()
	register[AmendmentWithdrawn]()
	register[AmendmentTakenOver]()
	register[AmendmentPressed]()
	register[AmendmentMaintained]()
	register[AmendmentsListed]()
	register[PositionTaken]()
	register[ObjectionRaised]()
	register[ObjectionLifted]()
	register[ParagraphAgreed]()
	register[ParagraphReopened]()
	register[RevisionCirculated]()
	register[SilenceOpened]()
	register[SilenceExtended]()
	register[SilenceEndedEarly]()
	register[SilenceBroken]()
	register[BreakDisclosed]()
	register[SilenceAcknowledged]()
	register[SilenceResulted]()
	register[SilenceResultConfirmed]()
	register[WideObjectionRaised]()
	register[ObjectionsCalled]()
	register[CallAnswered]()
	register[InstructionsAwaited]()
	register[ParagraphConfirmed]()
	register[StatementMade]()
	register[StatementWithdrawn]()
	register[ContentSealed]()
	register[ContentUnsealed]()
	register[ContentExpunged]()
	register[PackageBound]()
	register[PackageExtended]()
	register[PackageReleased]()
	register[PackageDissolved]()
	register[ReadingOpened]()
	register[ParagraphsRead]()
	register[ParagraphParked]()
	register[ParagraphTakenUp]()
	register[ParagraphPut]()
	register[PutWithdrawn]()
	register[AmendmentReturned]()
	register[AgreementTakenBack]()
	register[ReopeningTakenBack]()
	register[RevisionTakenBack]()
	register[RecordedFor]()
	register[RecordConfirmed]()
	register[RecordCorrected]()
	register[ObjectionRestored]()
	register[SubmissionFiled]()
	register[InputFiled]()
	register[InputPublished]()
	register[InputWithdrawn]()
	register[AmendmentAccepted]()
	register[ReportAdopted]()
	register[ReportEnded]()
	register[TextEdited]()
	register[CorrigendumIssued]()
	register[ReportRelated]()
	register[AgreedIn]()
	register[AmendedOrally]()
	register[MembersChanged]()
	register[ActedFor]()
	register[NotOnMyBehalfSaid]()
}

// factVersion is the version every fact is written in today.
const factVersion = 1

type writtenFact struct {
	Type string          `json:"type"`
	V    int             `json:"v"`
	Data json.RawMessage `json:"data"`
}

// WriteFacts writes the facts of one command's events as they are stored.
func WriteFacts(events []Event) ([]byte, error) {
	written := make([]writtenFact, len(events))
	for i, e := range events {
		data, err := encode(e.Fact)
		if err != nil {
			return nil, err
		}
		written[i] = writtenFact{e.Fact.Fact(), factVersion, data}
	}
	return encode(written)
}

// ReadFacts reads what WriteFacts wrote, at any version, and gives each fact its time and actor:
// what was recorded for a delegation is the delegation's.
func ReadFacts(data []byte, at time.Time, by Actor) ([]Event, error) {
	var written []writtenFact
	if err := ReadJSON(data, &written); err != nil {
		return nil, fmt.Errorf("facts of a record: %w", err)
	}
	events := make([]Event, len(written))
	for i, w := range written {
		read, ok := readers[w.Type]
		if !ok || w.V != factVersion {
			return nil, fmt.Errorf("fact %q version %d is not known to this program", w.Type, w.V)
		}
		fact, err := read(w.Data)
		if err != nil {
			return nil, fmt.Errorf("fact %q: %w", w.Type, err)
		}
		events[i] = Event{At: at, By: by, Fact: fact}
		if recorded, ok := fact.(RecordedFor); ok {
			by = recorded.speaker(by)
		}
	}
	return events, nil
}

// encode writes JSON without HTML escapes, so that texts stay readable in the log.
func encode(v any) (json.RawMessage, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return nil, err
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), nil
}

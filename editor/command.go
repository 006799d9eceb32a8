// command.go is every command: what a person asks of a report. A command is refused or becomes
// events; see decide.go. The JSON of a command is its fields beside "type"; ReadCommand reads it.

package editor

import (
	"reflect"
	"strings"
	"time"

	jsonv2 "github.com/go-json-experiment/json"
)

// Command is one act asked of a report.
type Command interface {
	Type() string
	decide(*decision) error
}

// Create opens a report from a draft. Chair or Secretariat.
type Create struct {
	Draft    Draft    `json:"draft"`
	Settings Settings `json:"settings,omitzero"`
}

// Seat gives a State, a group or an observer its place at the table of this report. Chair or Secretariat.
type Seat struct {
	Delegation Delegation `json:"delegation"`
}

// Set changes what observers and delegations may see from now on, and how the text shows what is
// proposed. Chair.
// An empty field leaves its setting as it is.
type Set struct {
	Observers Visibility `json:"observers,omitempty"`
	Positions Openness   `json:"positions,omitempty"`
	Mode      Mode       `json:"mode,omitempty"`
	Cap       *int       `json:"cap,omitempty"` // 0 takes it away
}

// Revise makes a new version of one paragraph: how the text changes, bridge or not (rule 6).
// An empty text is a deletion taken into the text. Chair or Secretariat.
type Revise struct {
	Paragraph string `json:"paragraph"`
	Version   int    `json:"version"`         // the version on the sender's screen; another is refused as stale
	Text      string `json:"text"`            // the whole new text
	Takes     []Take `json:"takes,omitempty"` // the amendments this text takes, and how

	Orally []string `json:"orally,omitempty"` // the delegations that proposed it in the meeting, in no amendment filed
}

// Insert puts a new paragraph after another ("" for the very beginning). Chair or Secretariat.
type Insert struct {
	After string `json:"after"`
	As    Kind   `json:"as,omitempty"` // empty: as the paragraph before it
	Text  string `json:"text"`
	Takes []Take `json:"takes,omitempty"`

	Orally []string `json:"orally,omitempty"` // as in Revise
}

// Take names an amendment that a Chair's text takes, and whether wholly or in part.
type Take struct {
	Amendment string `json:"amendment"`
	How       Answer `json:"how"` // AnswerReflected or AnswerPartly
}

// AnswerAmendments is the Chair's word on amendments, one or many. Chair or Secretariat.
type AnswerAmendments struct {
	Amendments []string `json:"amendments"`
	Answer     Answer   `json:"answer"`
	Reason     string   `json:"reason,omitempty"`
}

// Agree records that the room agrees the named versions, all or none (rules 1 and 4). Chair only.
type Agree struct {
	Paragraphs []VersionName `json:"paragraphs"`
	Body       string        `json:"body,omitempty"` // that agrees it: "Informal consultations"; another body may agree it again
}

// VersionName names one exact text of one paragraph.
type VersionName struct {
	Paragraph string `json:"paragraph"`
	Version   int    `json:"version"`
}

// Reopen ends the agreement on a paragraph (rule 2). Chair only.
type Reopen struct {
	Paragraph string `json:"paragraph"`
	Reason    string `json:"reason,omitempty"`
}

// Circulate freezes the whole text as a revision (rule 6). Chair or Secretariat.
type Circulate struct {
	Name     string     `json:"name"`               // "Zero draft", "Rev.1"
	Symbol   string     `json:"symbol,omitempty"`   // as printed; empty keeps the report's symbol
	Letter   string     `json:"letter,omitempty"`   // the Chair's covering letter
	Audience Audience   `json:"audience"`           // the widest audience that may read it
	Deadline *time.Time `json:"deadline,omitempty"` // for comments; what comes after is marked late, never refused
}

// Amend files an amendment against one exact version (rule 6). Delegation.
type Amend struct {
	Kind       AmendmentKind `json:"kind"`
	Paragraph  string        `json:"paragraph"`            // for insert_after: the paragraph before the gap, "" for the very beginning; merge: the first
	Version    int           `json:"version"`              // the version it was drafted against, current or not
	As         Kind          `json:"as,omitempty"`         // insert_after: what is inserted; empty: as the paragraph before the gap
	Text       string        `json:"text,omitempty"`       // revise: the whole proposed text; insert_after: the new text; merge: the merged text; otherwise empty
	Reason     string        `json:"reason,omitempty"`     // read by every delegation
	Supersedes string        `json:"supersedes,omitempty"` // the sponsor's own amendment that this one replaces (rule 14)
	After      *string       `json:"after,omitempty"`      // move, and needed there: the paragraph it would stand after, "" for the very beginning
	Parts      []string      `json:"parts,omitempty"`      // split: the texts of the parts, in order
	With       []VersionName `json:"with,omitempty"`       // merge: the other paragraphs, in reading order
	To         string        `json:"to,omitempty"`         // revise: the pending amendment whose words it amends, of the same paragraph and version

	For []string `json:"for,omitempty"` // of a group: the States it acts for; none named: all its members
}

// Withdraw takes back the sponsor's own amendment; a co-sponsor may take it over (rule 14).
type Withdraw struct {
	Amendment string `json:"amendment"`
}

// TakeOver makes a co-sponsor the sponsor of an amendment that was withdrawn (rule 14).
type TakeOver struct {
	Amendment string `json:"amendment"`
}

// Join makes the delegation a co-sponsor.
type Join struct {
	Amendment string `json:"amendment"`

	For []string `json:"for,omitempty"` // of a group: the States it acts for; none named: all its members
}

// Leave ends a co-sponsorship.
type Leave struct {
	Amendment string `json:"amendment"`
}

// Press maintains an answered amendment: it is pending again, with an objection. Its sponsor only.
type Press struct {
	Amendment string `json:"amendment"`
	Reason    string `json:"reason,omitempty"`
}

// Maintain says that an amendment listed with a new revision still stands (rule 6). Its sponsor only.
type Maintain struct {
	Amendment string `json:"amendment"`
}

// TakePosition is a delegation's word on an amendment that is not its own; "" takes it back. The
// reason of "cannot accept" is that of the objection it may become (rule 8).
type TakePosition struct {
	Amendment string   `json:"amendment"`
	Position  Position `json:"position"`
	Reason    string   `json:"reason,omitempty"`

	For []string `json:"for,omitempty"` // of a group: the States it acts for; none named: all its members
}

// Object raises an objection; on an agreed paragraph it is a request to reopen (rule 2). Delegation.
type Object struct {
	Scope     ObjectionScope `json:"scope,omitempty"` // empty: to the paragraph
	Paragraph string         `json:"paragraph"`       // for a section its heading, for the whole ""
	Version   int            `json:"version"`         // of that paragraph or heading, for the whole 0
	Kind      ObjectionKind  `json:"kind"`
	On        string         `json:"on,omitempty"` // conditional: the paragraph it is pending on
	Reason    string         `json:"reason,omitempty"`

	For []string `json:"for,omitempty"` // of a group: the States it acts for; none named: all its members
}

// Lift takes back the delegation's own objection (rule 3).
type Lift struct {
	Objection string `json:"objection"`
}

func (Create) Type() string           { return "create" }
func (Seat) Type() string             { return "seat" }
func (Set) Type() string              { return "set" }
func (Revise) Type() string           { return "revise" }
func (Insert) Type() string           { return "insert" }
func (AnswerAmendments) Type() string { return "answer" }
func (Agree) Type() string            { return "agree" }
func (Reopen) Type() string           { return "reopen" }
func (Circulate) Type() string        { return "circulate" }
func (Amend) Type() string            { return "amend" }
func (Withdraw) Type() string         { return "withdraw" }
func (TakeOver) Type() string         { return "take_over" }
func (Join) Type() string             { return "join" }
func (Leave) Type() string            { return "leave" }
func (Press) Type() string            { return "press" }
func (Maintain) Type() string         { return "maintain" }
func (TakePosition) Type() string     { return "take_position" }
func (Object) Type() string           { return "object" }
func (Lift) Type() string             { return "lift" }

// listing is what is known of a type of command.
type listing struct {
	empty  Command
	office []Role // who may send it; a delegation needs a seat as well
	read   func(data []byte) (Command, error)
}

func listed[C Command](office ...Role) listing {
	var empty C
	return listing{empty, office, func(data []byte) (Command, error) { return readAs[C](data) }}
}

// listings is every command and whose office it is.
var listings []listing

// commands is the listings by type.
var commands = map[string]listing{}

func init() { // not where it is declared: the commands reach their own list
	listings = []listing{
		listed[Create](RoleChair, RoleSecretariat),
		listed[Seat](RoleChair, RoleSecretariat),
		listed[SeatMany](RoleChair, RoleSecretariat),
		listed[SetMembers](RoleChair, RoleSecretariat),
		listed[Set](RoleChair),
		listed[Revise](RoleChair, RoleSecretariat),
		listed[Insert](RoleChair, RoleSecretariat),
		listed[UpdateTechnically](RoleChair, RoleSecretariat),
		listed[Translate](RoleChair, RoleSecretariat),
		listed[Move](RoleChair, RoleSecretariat),
		listed[Split](RoleChair, RoleSecretariat),
		listed[Merge](RoleChair, RoleSecretariat),
		listed[Restore](RoleChair, RoleSecretariat),
		listed[LoadRevision](RoleChair, RoleSecretariat),
		listed[AnswerAmendments](RoleChair, RoleSecretariat),
		listed[Agree](RoleChair),
		listed[Reopen](RoleChair),
		listed[Circulate](RoleChair, RoleSecretariat),
		listed[Amend](RoleDelegation),
		listed[Withdraw](RoleDelegation),
		listed[TakeOver](RoleDelegation),
		listed[Join](RoleDelegation),
		listed[Leave](RoleDelegation),
		listed[Press](RoleDelegation),
		listed[Maintain](RoleDelegation),
		listed[TakePosition](RoleDelegation),
		listed[Object](RoleDelegation),
		listed[Lift](RoleDelegation),
		listed[OpenSilence](RoleChair),
		listed[ExtendSilence](RoleChair),
		listed[WithdrawSilence](RoleChair),
		listed[BreakSilence](RoleDelegation),
		listed[DiscloseBreak](RoleDelegation),
		listed[AcknowledgeSilence](RoleDelegation),
		listed[RecordBreak](RoleChair, RoleSecretariat),
		listed[ConcludeSilence](RoleClock),
		listed[ConfirmSilence](RoleChair),
		listed[CallObjections](RoleChair, RoleSecretariat),
		listed[AnswerCall](RoleDelegation),
		listed[Await](RoleDelegation),
		listed[Confirm](RoleDelegation),
		listed[MakeStatement](RoleDelegation),
		listed[WithdrawStatement](RoleDelegation),
		listed[Seal](RoleChair),
		listed[Unseal](RoleChair),
		listed[Expunge](RoleChair),
		listed[BindPackage](RoleChair),
		listed[AddToPackage](RoleChair),
		listed[ReleaseFromPackage](RoleChair),
		listed[DissolvePackage](RoleChair),
		listed[OpenReading](RoleChair, RoleSecretariat),
		listed[MarkRead](RoleChair, RoleSecretariat),
		listed[Park](RoleChair, RoleSecretariat),
		listed[TakeUp](RoleChair, RoleSecretariat),
		listed[PutToRoom](RoleChair, RoleSecretariat),
		listed[WithdrawFromRoom](RoleChair, RoleSecretariat),
		listed[TakeBack](RoleChair, RoleSecretariat),
		listed[Record](RoleChair, RoleSecretariat),
		listed[ConfirmRecord](RoleDelegation),
		listed[CorrectRecord](RoleDelegation),
		listed[Submit](RoleDelegation),
		listed[FileInput](RoleObserver),
		listed[WithdrawInput](RoleObserver),
		listed[PublishInput](RoleChair, RoleSecretariat),
		listed[AcceptAmendment](RoleDelegation),
		listed[Adopt](RoleChair),
		listed[EndWithoutConsensus](RoleChair),
		listed[Edit](RoleChair, RoleSecretariat),
		listed[IssueCorrigendum](RoleChair, RoleSecretariat),
		listed[Relate](RoleChair, RoleSecretariat),
		listed[NotOnMyBehalf](RoleDelegation),
	}
	for _, l := range listings {
		commands[l.empty.Type()] = l
	}
}

// Commands lists an empty command of every type, in the order of this file.
func Commands() []Command {
	list := make([]Command, len(listings))
	for i, l := range listings {
		list[i] = l.empty
	}
	return list
}

// ReadCommand reads the JSON of a command: an object with "type" and exactly the fields of that
// type. Unknown, duplicate and differently spelt fields are refused, and so is a field left out that
// is not marked omitempty or omitzero.
func ReadCommand(data []byte) (Command, error) {
	var head struct {
		Type string `json:"type"`
	}
	if err := jsonv2.Unmarshal(data, &head); err != nil {
		return nil, refuse(CodeInvalid, "A command is a JSON object with a type: %s.", problemOf(err))
	}
	l, ok := commands[head.Type]
	if !ok {
		return nil, refuse(CodeInvalid, "There is no command %q.", clip(head.Type, 40))
	}
	return l.read(data)
}

func readAs[C Command](data []byte) (Command, error) {
	var body struct {
		Type string `json:"type"`
		C    C      `json:",inline"`
	}
	if err := ReadJSON(data, &body); err != nil {
		return nil, refuse(CodeInvalid, "The command %q cannot be read: %s.", body.C.Type(), err)
	}
	if name := leftOut[C](data); name != "" {
		return nil, refuse(CodeInvalid, "The command %q needs its field %q.", body.C.Type(), name)
	}
	return body.C, nil
}

// leftOut names the first field that is missing from the JSON of a command, or null, and may not
// be: a forgotten text must not be read as a deletion.
func leftOut[C Command](data []byte) string {
	var given map[string]any
	if err := jsonv2.Unmarshal(data, &given); err != nil {
		return "type"
	}
	for _, field := range reflect.VisibleFields(reflect.TypeFor[C]()) {
		name, option, _ := strings.Cut(field.Tag.Get("json"), ",")
		if option == "" && given[name] == nil {
			return name
		}
	}
	return ""
}

// notices.go is what a mission chooses to be told of by mail, and what became of the mails.

package wire

import "time"

// NoticeKind is what a notice is about.
type NoticeKind string

const (
	NoticeSilence    NoticeKind = "silence"    // opened, extended, withdrawn, concluded, confirmed
	NoticeEnding     NoticeKind = "ending"     // a silence ends in 24 hours, in 1 hour
	NoticeBroken     NoticeKind = "broken"     // a silence was broken
	NoticeCirculated NoticeKind = "circulated" // a revision
	NoticeAnswered   NoticeKind = "answered"   // an amendment that the delegation sponsors was answered, or a bridge is to be; delegations only
	NoticeReopening  NoticeKind = "reopening"  // of an agreed paragraph was asked for
	NoticeFiled      NoticeKind = "filed"      // an amendment, or an answer to a bridge; the Chair's office only
)

// NoticeHow is when a mission is told.
type NoticeHow string

const (
	NoticeNow    NoticeHow = "now"
	NoticeDigest NoticeHow = "digest"
	NoticeNone   NoticeHow = "none"
)

// NoticeEvery is how often a digest is sent.
type NoticeEvery string

const (
	EveryHour NoticeEvery = "hour"
	EveryDay  NoticeEvery = "day"
)

// NoticeSettings is what a mission chose: the body of PUT /api/reports/{id}/notices.
type NoticeSettings struct {
	Version   int64          `json:"version"`   // as read; 0 when nothing was chosen yet
	Addresses []string       `json:"addresses"` // each is asked by mail whether it agrees before anything else is sent to it
	Choices   []NoticeChoice `json:"choices"`   // each kind of the mission once
	Digest    DigestTime     `json:"digest"`
	Texts     bool           `json:"texts"` // words of the report may stand in a mail: texts, reasons, notes, letters
}

// NoticeChoice says when the mission is told of one kind.
type NoticeChoice struct {
	Notice NoticeKind `json:"notice"`
	How    NoticeHow  `json:"how"`
}

// DigestTime is when a digest is sent.
type DigestTime struct {
	Every NoticeEvery `json:"every"`
	Hour  int         `json:"hour"` // of the day, in the zone; every day only
	Zone  string      `json:"zone"` // as the IANA names it
}

// Notices answers GET and PUT /api/reports/{id}/notices.
type Notices struct {
	Mission     string         `json:"mission"` // the delegation's code, or "chair" for the Chair's office
	Mail        bool           `json:"mail"`    // this server sends mail
	Settings    NoticeSettings `json:"settings"`
	Unconfirmed []string       `json:"unconfirmed"` // addresses that have not agreed yet
	Waiting     int            `json:"waiting"`     // mails to this mission that are not delivered yet
	Failed      []FailedNotice `json:"failed"`      // mails that were refused for good, newest first; to the Chair's office those of all missions
}

// FailedNotice is a mail that was refused for good.
type FailedNotice struct {
	At      time.Time  `json:"at"`
	Mission string     `json:"mission"`
	Notice  NoticeKind `json:"notice,omitempty"`  // absent: the question whether the address agrees, or a digest
	Address string     `json:"address,omitempty"` // the mission's own to know
	Code    int        `json:"code"`              // the mail server's
	Reply   string     `json:"reply,omitempty"`   // its words; the mission's own to know
}

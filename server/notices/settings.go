// settings.go keeps what each mission chose: its addresses, what it is told of and when.

package notices

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/mail"
	"slices"
	"strings"
	"time"

	"adref/editor"
	"adref/server/access"
	"adref/server/wire"
	"adref/storage"
)

// Office is the mission of the Chair and the Secretariat. No delegation's code is in small letters.
const Office = "chair"

const maxAddresses = 10

// What is kept, by key. Reports' ids and missions have no slash.
const (
	settingsPrefix = "notices/settings/" // report/mission
	bookPrefix     = "notices/book/"     // report
	mailPrefix     = "notices/mail/"     // id
	failedPrefix   = "notices/failed/"   // report/mission/id
	confirmPrefix  = "notices/confirm/"  // digest of the secret
	askedPrefix    = "notices/asked/"    // report/mission/digest of the address
	beganKey       = "notices/began"
)

// settings is what a mission chose, as kept.
type settings struct {
	Addresses []address           `json:"addresses"`
	Choices   []wire.NoticeChoice `json:"choices"`
	Digest    wire.DigestTime     `json:"digest"`
	Texts     bool                `json:"texts,omitempty"`

	version int64
	mission string
}

type address struct {
	Address   string    `json:"address"`
	Confirmed time.Time `json:"confirmed,omitzero"` // when its reader agreed
}

// MissionOf is whose settings somebody reads and changes; ok is false for who has none.
func MissionOf(who access.Who, report *editor.Report) (mission string, ok bool) {
	if !access.May(who, access.Subscribe, access.Subject{Report: report}) {
		return "", false
	}
	if who.Audience == editor.AudienceChair {
		return Office, true
	}
	return who.Account.Delegation, true
}

func audienceOf(mission string) editor.Audience {
	if mission == Office {
		return editor.AudienceChair
	}
	return editor.AudienceDelegations
}

// standard is what each kind of mission is told of before it chooses.
var standard = map[editor.Audience][]wire.NoticeChoice{
	editor.AudienceDelegations: {
		{Notice: wire.NoticeSilence, How: wire.NoticeNow}, {Notice: wire.NoticeEnding, How: wire.NoticeNow},
		{Notice: wire.NoticeBroken, How: wire.NoticeDigest}, {Notice: wire.NoticeCirculated, How: wire.NoticeNow},
		{Notice: wire.NoticeAnswered, How: wire.NoticeNow}, {Notice: wire.NoticeReopening, How: wire.NoticeDigest},
	},
	editor.AudienceChair: {
		{Notice: wire.NoticeSilence, How: wire.NoticeNow}, {Notice: wire.NoticeEnding, How: wire.NoticeNone},
		{Notice: wire.NoticeBroken, How: wire.NoticeNow}, {Notice: wire.NoticeCirculated, How: wire.NoticeNone},
		{Notice: wire.NoticeReopening, How: wire.NoticeNow}, {Notice: wire.NoticeFiled, How: wire.NoticeDigest},
	},
}

func standardSettings(mission string) settings {
	return settings{
		Choices: standard[audienceOf(mission)], mission: mission,
		Digest: wire.DigestTime{Every: wire.EveryDay, Hour: 8, Zone: "UTC"},
	}
}

func (s settings) how(kind wire.NoticeKind) wire.NoticeHow {
	for _, c := range s.Choices {
		if c.Notice == kind {
			return c.How
		}
	}
	return wire.NoticeNone
}

// confirmed lists the addresses that had agreed by an instant.
func (s settings) confirmed(by time.Time) []string {
	var list []string
	for _, a := range s.Addresses {
		if !a.Confirmed.IsZero() && !a.Confirmed.After(by) {
			list = append(list, a.Address)
		}
	}
	return list
}

func settingsKey(report, mission string) string { return settingsPrefix + report + "/" + mission }

func (p *Post) settings(ctx context.Context, report, mission string) (settings, error) {
	s := standardSettings(mission)
	v, err := p.Keep.Get(ctx, settingsKey(report, mission))
	if errors.Is(err, storage.ErrNotFound) {
		return s, nil
	}
	if err != nil {
		return s, err
	}
	return readSettings(v, mission)
}

func readSettings(v storage.Value, mission string) (s settings, err error) {
	if err = json.Unmarshal(v.Data, &s); err != nil {
		return s, fmt.Errorf("read %s: %w", v.Key, err)
	}
	s.version, s.mission = v.Version, mission
	return s, nil
}

// missions are those of a report that chose anything.
func (p *Post) missions(ctx context.Context, report string) ([]settings, error) {
	prefix := settingsKey(report, "")
	values, err := p.Keep.List(ctx, prefix)
	if err != nil {
		return nil, err
	}
	var all []settings
	for _, v := range values {
		s, err := readSettings(v, strings.TrimPrefix(v.Key, prefix))
		if err != nil {
			return nil, err
		}
		all = append(all, s)
	}
	return all, nil
}

func (p *Post) putSettings(ctx context.Context, report string, s *settings) error {
	data, err := json.Marshal(s)
	if err != nil {
		return err
	}
	s.version, err = p.Keep.Put(ctx, settingsKey(report, s.mission), data, s.version, time.Time{})
	return err
}

// Settings is what a mission chose, and what became of its mails.
func (p *Post) Settings(ctx context.Context, report, mission string) (wire.Notices, error) {
	s, err := p.settings(ctx, report, mission)
	if err != nil {
		return wire.Notices{}, err
	}
	return p.told(ctx, report, s)
}

func (p *Post) told(ctx context.Context, report string, s settings) (wire.Notices, error) {
	n := wire.Notices{
		Mission: s.mission, Mail: p.Server != nil, Unconfirmed: []string{}, Waiting: p.waitingFor(report, s.mission),
		Settings: wire.NoticeSettings{Version: s.version, Addresses: []string{}, Choices: s.Choices, Digest: s.Digest, Texts: s.Texts},
	}
	for _, a := range s.Addresses {
		n.Settings.Addresses = append(n.Settings.Addresses, a.Address)
		if a.Confirmed.IsZero() {
			n.Unconfirmed = append(n.Unconfirmed, a.Address)
		}
	}
	var err error
	n.Failed, err = p.failures(ctx, report, s.mission)
	return n, err
}

func refuse(code editor.Code, format string, args ...any) error {
	return &editor.Refusal{Code: code, Message: fmt.Sprintf(format, args...)}
}

// Set changes what a mission chose, and asks each new address whether it agrees.
func (p *Post) Set(ctx context.Context, report *editor.Report, mission string, ask wire.NoticeSettings) (wire.Notices, error) {
	had, err := p.settings(ctx, report.ID, mission)
	if err != nil {
		return wire.Notices{}, err
	}
	if ask.Version != had.version {
		return wire.Notices{}, errChanged
	}
	s, err := had.changed(ask)
	if err != nil {
		return wire.Notices{}, err
	}
	var fresh []string
	for _, a := range s.Addresses {
		if a.Confirmed.IsZero() {
			fresh = append(fresh, a.Address)
		}
	}
	questions, err := p.questions(ctx, report, mission, fresh)
	if err != nil {
		return wire.Notices{}, err
	}
	switch err := p.putSettings(ctx, report.ID, &s); {
	case errors.Is(err, storage.ErrConflict):
		return wire.Notices{}, errChanged
	case err != nil:
		return wire.Notices{}, err
	}
	for _, q := range questions {
		if err := p.ask(ctx, q); err != nil {
			return wire.Notices{}, err
		}
	}
	return p.told(ctx, report.ID, s)
}

var errChanged = refuse(editor.CodeStale, "Another member of your mission has changed the notices since you opened them. Nothing was changed.")

// changed is what was asked for, checked.
func (s settings) changed(ask wire.NoticeSettings) (settings, error) {
	next := settings{version: s.version, mission: s.mission, Texts: ask.Texts, Digest: ask.Digest}
	if len(ask.Addresses) > maxAddresses {
		return s, refuse(editor.CodeInvalid, "A mission has at most %d addresses.", maxAddresses)
	}
	for _, one := range ask.Addresses {
		clean, err := cleanAddress(one)
		if err != nil {
			return s, err
		}
		if slices.ContainsFunc(next.Addresses, func(a address) bool { return a.Address == clean }) {
			return s, refuse(editor.CodeInvalid, "%s is named twice.", clean)
		}
		a := address{Address: clean}
		if at := slices.IndexFunc(s.Addresses, func(old address) bool { return old.Address == clean }); at >= 0 {
			a = s.Addresses[at]
		}
		next.Addresses = append(next.Addresses, a)
	}
	for _, c := range standard[audienceOf(s.mission)] {
		at := slices.IndexFunc(ask.Choices, func(asked wire.NoticeChoice) bool { return asked.Notice == c.Notice })
		if at < 0 {
			return s, refuse(editor.CodeInvalid, "Say for each kind of notice when it is sent; %q is missing.", c.Notice)
		}
		c.How = ask.Choices[at].How
		if c.How != wire.NoticeNow && c.How != wire.NoticeNone && (c.How != wire.NoticeDigest || c.Notice == wire.NoticeEnding) {
			return s, refuse(editor.CodeInvalid, "The notice %q cannot be sent %.20q.", c.Notice, c.How)
		}
		next.Choices = append(next.Choices, c)
	}
	if len(ask.Choices) != len(next.Choices) {
		return s, refuse(editor.CodeInvalid, "The choices name a kind twice, or one that this mission has not.")
	}
	switch d := ask.Digest; {
	case d.Every != wire.EveryDay && d.Every != wire.EveryHour:
		return s, refuse(editor.CodeInvalid, "A digest is sent every %q or every %q.", wire.EveryDay, wire.EveryHour)
	case d.Hour < 0 || d.Hour > 23:
		return s, refuse(editor.CodeInvalid, "The hour of a digest is 0 to 23.")
	case d.Zone == "" || d.Zone == "Local" || len(d.Zone) > 64:
		return s, refuse(editor.CodeInvalid, "Name the time zone of the digest as in “Europe/Vienna”.")
	}
	if _, err := time.LoadLocation(ask.Digest.Zone); err != nil {
		return s, refuse(editor.CodeInvalid, "There is no time zone %.64q. Name it as in “Europe/Vienna”.", ask.Digest.Zone)
	}
	return next, nil
}

// cleanAddress takes a bare address in ASCII: what every mail server takes, and nothing that could
// be more than one header.
func cleanAddress(given string) (string, error) {
	given = strings.TrimSpace(given)
	wrong := refuse(editor.CodeInvalid, "%.80q is not an address that mail can be sent to.", given)
	if len(given) > 254 || strings.ContainsFunc(given, func(r rune) bool { return r <= ' ' || r >= 0x7f || strings.ContainsRune(`"(),:;<>[\]`, r) }) {
		return "", wrong
	}
	parsed, err := mail.ParseAddress(given)
	if err != nil || parsed.Name != "" || parsed.Address != given {
		return "", wrong
	}
	local, domain, _ := strings.Cut(given, "@")
	if len(local) > 64 {
		return "", wrong
	}
	return local + "@" + strings.ToLower(domain), nil
}

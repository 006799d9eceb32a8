// confirming.go asks an address whether it agrees to be sent notices: nobody is written to because
// somebody else said so. The link opens a page whose button agrees, so that a mail scanner that
// follows links does not.

package notices

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"time"

	"adref/editor"
	"adref/server/access"
	"adref/server/wire"
	"adref/storage"
)

const (
	confirmWithin = 7 * 24 * time.Hour
	askAgainAfter = time.Hour // an address is asked once in it, and a mission asks at most maxAddresses
)

// ErrNoQuestion says that a link to confirm an address is unknown or has expired.
var ErrNoQuestion = errors.New("this link is unknown or has expired")

// Question is what the page of a link says.
type Question struct {
	Report  string `json:"report"`
	Mission string `json:"mission"`
	Address string `json:"address"`

	Symbol string `json:"-"`
	Name   string `json:"-"` // of the mission
}

// question is one about to be asked.
type question struct {
	Question
	report *editor.Report
	secret string
}

func digest(secret string) string {
	sum := sha256.Sum256([]byte(secret))
	return hex.EncodeToString(sum[:16])
}

// questions prepares those to addresses that were not asked within the hour.
func (p *Post) questions(ctx context.Context, report *editor.Report, mission string, addresses []string) ([]question, error) {
	if p.Server == nil || len(addresses) == 0 {
		return nil, nil
	}
	prefix := askedPrefix + report.ID + "/" + mission + "/"
	asked, err := p.Keep.List(ctx, prefix)
	if err != nil {
		return nil, err
	}
	var list []question
	for _, a := range addresses {
		if slices.ContainsFunc(asked, func(v storage.Value) bool { return v.Key == prefix+digest(a) }) {
			continue
		}
		list = append(list, question{Question{Report: report.ID, Mission: mission, Address: a}, report, rand.Text()})
	}
	if len(asked)+len(list) > maxAddresses {
		return nil, refuse(editor.CodeBlocked, "Too many addresses were asked whether they agree. Try again in an hour. Nothing was changed.")
	}
	return list, nil
}

// ask puts the question into the outbox.
func (p *Post) ask(ctx context.Context, q question) error {
	data, err := json.Marshal(q.Question)
	if err != nil {
		return err
	}
	now := p.Now().UTC().Truncate(time.Microsecond)
	if _, err := p.Keep.Put(ctx, confirmPrefix+digest(q.secret), data, 0, now.Add(confirmWithin)); err != nil {
		return err
	}
	m := p.compose(q.report, settings{mission: q.Mission}, told{
		subject: "Confirm this address for notices",
		lines: []string{
			fmt.Sprintf("%s asked for notices of %s to be sent to this address.", capital(p.mission(q.report, q.Mission)), symbolOr(q.report, q.Mission)),
			"To agree, open this page and press its button:",
			p.URL + "/notices/confirm/" + q.secret,
			"Without that nothing more is sent. The link is good for 7 days.",
		},
	}, q.Address, "confirm "+q.secret, now)
	m.Question = true
	if err := p.post(ctx, m); err != nil {
		return err
	}
	_, err = p.Keep.Put(ctx, askedPrefix+q.Report+"/"+q.Mission+"/"+digest(q.Address), nil, 0, now.Add(askAgainAfter))
	if errors.Is(err, storage.ErrConflict) {
		err = nil // two members at once
	}
	return err
}

// Question reads what a link asks. ErrNoQuestion.
func (p *Post) Question(ctx context.Context, secret string) (q Question, err error) {
	v, err := p.Keep.Get(ctx, confirmPrefix+digest(secret))
	if errors.Is(err, storage.ErrNotFound) {
		return q, ErrNoQuestion
	}
	if err == nil {
		err = json.Unmarshal(v.Data, &q)
	}
	if err != nil {
		return q, err
	}
	in, err := p.Hall.Room(ctx, q.Report)
	if err != nil {
		return q, err
	}
	report := in.Now().Report
	q.Symbol, q.Name = symbolOr(report, q.Mission), p.mission(report, q.Mission)
	return q, nil
}

// Confirm records that the address agrees, from now on. The link goes on saying so until it expires.
// An address that was taken off meanwhile is ErrNoQuestion.
func (p *Post) Confirm(ctx context.Context, secret string) (Question, error) {
	q, err := p.Question(ctx, secret)
	if err != nil {
		return q, err
	}
	for {
		s, err := p.settings(ctx, q.Report, q.Mission)
		if err != nil {
			return q, err
		}
		at := slices.IndexFunc(s.Addresses, func(a address) bool { return a.Address == q.Address })
		switch {
		case at < 0:
			return q, ErrNoQuestion
		case !s.Addresses[at].Confirmed.IsZero():
			return q, nil
		}
		s.Addresses[at].Confirmed = p.Now().UTC()
		if err := p.putSettings(ctx, q.Report, &s); !errors.Is(err, storage.ErrConflict) {
			return q, err
		}
	}
}

// mission is what one is called in a sentence.
func (p *Post) mission(report *editor.Report, mission string) string {
	if mission == Office {
		return "the Chair’s office"
	}
	if seat, ok := report.Seated(mission); ok {
		return "the delegation of " + oneLine(seat.Name)
	}
	return "the delegation " + mission
}

// symbolOr is the symbol of a report as a mission may know it, or words in its place.
func symbolOr(report *editor.Report, mission string) string {
	view := wire.NewView(report, access.Who{Audience: audienceOf(mission)})
	if symbol := oneLine(view.Masthead().Symbol); symbol != "" {
		return symbol
	}
	return "the report"
}

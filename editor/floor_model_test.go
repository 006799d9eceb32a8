// floor_model_test.go is what random_test.go plays, and its model tells, of records for delegations,
// submissions and observers' inputs.

package editor

import (
	"fmt"
	"maps"
	"slices"
	"time"

	"pgregory.net/rapid"
)

type modelRecord struct {
	by, act              string
	confirmed, corrected bool
	lifted               []string // objections that it lifted
}

type modelSubmission struct {
	by, comment string
	amendments  []string
}

type modelInput struct {
	author, text string
	published    Audience
	stands       bool
}

// modelFloor is the model's part for these three.
type modelFloor struct {
	records     map[string]*modelRecord
	submissions map[string]*modelSubmission
	inputs      map[string]*modelInput
	last        string // the record that the facts of a recorded actor are of
	submitting  string
}

// openingMinute is before what nothing is recorded as received: the minute in which the report was opened,
// whole.
var openingMinute = start.Truncate(time.Minute)

func newModelFloor() modelFloor {
	return modelFloor{records: map[string]*modelRecord{}, submissions: map[string]*modelSubmission{}, inputs: map[string]*modelInput{}}
}

// floor draws a command of one of the three; nil for another name.
func (g *table) floor(name, p string) Command {
	switch name {
	case "record":
		c := Record{
			Source: pick(g, "source", SourceFloor, SourceFloor, SourceMail, SourceNote, SourceTable, "rumour"), Reference: pick(g, "reference", "", "5th meeting"),
			Received: g.at.Add(-time.Duration(rapid.IntRange(-3, 100).Draw(g.T, "earlier")) * time.Second),
		}
		if c.Received.Before(openingMinute) && !g.odds(4) {
			c.Received = openingMinute
		}
		c.Command.Command = g.said()
		c.Delegation = g.actor(c.Command.Command).Delegation
		return c
	case "confirm_record":
		return ConfirmRecord{g.record()}
	case "correct_record":
		c := CorrectRecord{Record: g.record(), Words: pick(g, "words", "We did not say so.", "We did not say so.", "We did not say so.", "")}
		if g.odds(3) {
			c.Instead = &Said{g.said()}
		}
		return c
	case "submit":
		c := Submit{Title: pick(g, "title", "", "Comments"), Comment: g.reason()}
		for range rapid.IntRange(0, 3).Draw(g.T, "together") {
			q := g.paragraph()
			c.Amendments = append(c.Amendments, g.amend(q, g.version(q)))
		}
		if g.odds(4) {
			c.Revision = g.revision()
		}
		return c
	case "file_input":
		c := FileInput{Title: pick(g, "title of an input", "Tides", "Ports", ""), Text: g.reason()}
		if g.odds(2) {
			c.Paragraph = p
		}
		if g.odds(3) {
			c.Revision = g.revision()
		}
		return c
	case "withdraw_input":
		return WithdrawInput{g.input()}
	case "publish_input":
		return PublishInput{g.input(), pick(g, "published to", AudienceObservers, AudiencePublic, AudienceChair)}
	}
	return nil
}

// said is mostly what can be recorded for a delegation.
func (g *table) said() Command {
	if g.odds(4) {
		return Lift{g.objection(func(o *modelObjection) bool { return o.stands })}
	}
	for range 40 {
		if c := g.command(); slices.Contains(recordable, c.Type()) || g.odds(60) {
			return c
		}
	}
	return Lift{"nope"}
}

func (g *table) record() string {
	open := slices.DeleteFunc(slices.Sorted(maps.Keys(g.m.records)), func(id string) bool {
		r := g.m.records[id]
		return r.confirmed || r.corrected
	})
	lifted := slices.DeleteFunc(slices.Clone(open), func(id string) bool { return len(g.m.records[id].lifted) == 0 })
	if len(lifted) > 0 && g.odds(2) {
		open = lifted
	}
	return pick(g, "record", append(open, "nope")...)
}

func (g *table) input() string {
	return pick(g, "input", append(slices.Sorted(maps.Keys(g.m.inputs)), "nope")...)
}

func (g *table) revision() string {
	ids := []string{"nope"}
	for _, rev := range g.r.Revisions {
		ids = append(ids, rev.ID)
	}
	return pick(g, "named revision", ids...)
}

// sender is whose word a command of the three is; "" for anybody's.
func (m *modelFloor) sender(c Command) string {
	id := ""
	switch c := c.(type) {
	case ConfirmRecord:
		id = c.Record
	case CorrectRecord:
		id = c.Record
	}
	if r := m.records[id]; r != nil {
		return r.by
	}
	return ""
}

// saidAct is the act that a command does, whoever sends it.
func saidAct(c Command) Command {
	switch c := c.(type) {
	case Record:
		return c.Command.Command
	case CorrectRecord:
		if c.Instead != nil {
			return c.Instead.Command
		}
	}
	return c
}

// wrongFloor says why a fact of the three may not follow, or "".
func (m *model) wrongFloor(by Actor, f Fact) string {
	office := by.Role == RoleChair || by.Role == RoleSecretariat
	if by.Recorded != "" && (by.Role != RoleDelegation || m.records[m.last] == nil || m.records[m.last].by != by.Delegation) {
		return "recorded for a delegation, and no record says so"
	}
	switch f := f.(type) {
	case RecordedFor:
		if !office || !slices.Contains(slices.Concat(states, groups, newcomers), f.Delegation) || f.Received.Before(openingMinute) {
			return "recorded by somebody else, for no delegation, or before there was a report"
		}
	case RecordConfirmed:
		if r := m.records[f.Record]; r == nil || r.by != by.Delegation || r.confirmed || r.corrected || by.Recorded != "" {
			return "confirmed by somebody else, or answered already"
		}
	case RecordCorrected:
		if r := m.records[f.Record]; r == nil || r.by != by.Delegation || r.confirmed || r.corrected || by.Recorded != "" || f.Words == "" {
			return "corrected by somebody else, without words, or answered already"
		}
	case ObjectionRestored:
		if o := m.objections[f.Objection]; o.by != by.Delegation || o.stands || !slices.ContainsFunc(slices.Collect(maps.Values(m.records)), func(r *modelRecord) bool {
			return r.corrected && r.by == o.by && slices.Contains(r.lifted, f.Objection)
		}) {
			return "an objection restored that no corrected record had lifted"
		}
	case SubmissionFiled:
		if f.Delegation != by.Delegation || by.Role != RoleDelegation {
			return "submitted for another"
		}
	case AmendmentFiled:
		if s := m.submissions[f.Submission]; f.Submission != "" && (s == nil || s.by != by.Delegation || f.Submission != m.submitting) {
			return "filed with another's submission, or after it"
		}
	case InputFiled:
		if by.Role != RoleObserver {
			return "an input by somebody who is no observer"
		}
	case InputWithdrawn:
		if in := m.inputs[f.Input]; by.Role != RoleObserver || in.author != by.Person || !in.stands {
			return "an input withdrawn by somebody else"
		}
	case InputPublished:
		if in := m.inputs[f.Input]; !office || !in.stands {
			return "an input published by somebody else, or when withdrawn"
		}
	case SilenceBroken:
		if by.Recorded != "" {
			return "a silence broken by a record"
		}
	}
	return ""
}

func (m *model) takeFloor(by Actor, f Fact) {
	switch f := f.(type) {
	case RecordedFor:
		m.records[f.Record], m.last = &modelRecord{by: f.Delegation, act: f.Act}, f.Record
	case RecordConfirmed:
		m.records[f.Record].confirmed = true
	case RecordCorrected:
		m.records[f.Record].corrected = true
	case ObjectionLifted:
		if r := m.records[m.last]; by.Recorded != "" && r != nil {
			r.lifted = append(r.lifted, f.Objection)
		}
	case ObjectionRestored:
		o := m.objections[f.Objection]
		o.stands = true
		if o.answer != CallMaintained {
			o.answer = ""
		}
		m.settleSections()
		m.noLongerAwaits(o)
	case SubmissionFiled:
		m.submissions[f.Submission], m.submitting = &modelSubmission{by: f.Delegation, comment: f.Comment}, f.Submission
	case AmendmentFiled:
		if f.Submission != "" {
			m.submissions[f.Submission].amendments = append(m.submissions[f.Submission].amendments, f.Amendment)
		}
	case InputFiled:
		m.inputs[f.Input] = &modelInput{author: by.Person, text: f.Text, stands: true}
	case InputPublished:
		m.inputs[f.Input].published = f.Audience
	case InputWithdrawn:
		m.inputs[f.Input].stands = false
	}
}

// differsFloor says how a report is not what its facts make of it in these, or "".
func (m *model) differsFloor(r *Report) string {
	if len(r.Records) != len(m.records) || len(r.Submissions) != len(m.submissions) || len(r.Inputs) != len(m.inputs) {
		return "a record, a submission or an input was lost"
	}
	for id, want := range m.records {
		if got, ok := r.Record(id); !ok || got.Delegation != want.by || got.ConfirmedAt.IsZero() == want.confirmed || got.CorrectedAt.IsZero() == want.corrected {
			return fmt.Sprintf("record %+v, want %+v", got, want)
		}
	}
	for id, want := range m.submissions {
		if got, ok := r.Submission(id); !ok || got.By != want.by || got.Comment != want.comment || !slices.Equal(r.SubmittedWith(id), want.amendments) {
			return fmt.Sprintf("submission %+v, want %+v", got, want)
		}
	}
	for id, want := range m.inputs {
		if got, ok := r.Input(id); !ok || got.Author != want.author || got.Text != want.text || got.Published != want.published || got.Standing() != want.stands {
			return fmt.Sprintf("input %+v, want %+v", got, want)
		}
	}
	return ""
}

// recordedAct is the act that a fact about a record is of.
func (m *model) recordedAct(f Fact) string {
	id := ""
	switch f := f.(type) {
	case RecordedFor:
		return f.Act
	case RecordCorrected:
		id = f.Record
	}
	if rec := m.records[id]; rec != nil {
		return rec.act
	}
	return ""
}

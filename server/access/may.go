// may.go is the one place that decides who may see and do what. Every door asks May: snapshots,
// frames, history, comparison, export and commands alike. What a command may do to the text is not
// decided here but by editor.Decide.

package access

import (
	"slices"

	"adref/editor"
)

// Who asks. Without an account it is any reader of the audience, as when a frame is made for all
// of them at once; the zero Who is nobody.
type Who struct {
	Audience editor.Audience
	Account  *Account
}

// Public is a reader who is not signed in.
var Public = Who{Audience: editor.AudiencePublic}

// As is a signed-in reader; nil is the public.
func As(a *Account) Who {
	if a == nil {
		return Public
	}
	switch a.Role {
	case editor.RoleChair, editor.RoleSecretariat:
		return Who{editor.AudienceChair, a}
	case editor.RoleDelegation:
		return Who{editor.AudienceDelegations, a}
	case editor.RoleObserver:
		return Who{editor.AudienceObservers, a}
	}
	return Public
}

// To is who reads one report: an account that has no place there is the public to it.
func (w Who) To(report string) Who {
	if w.Account == nil || w.Account.Everywhere || slices.Contains(w.Account.Reports, report) {
		return w
	}
	return Public
}

// Deed is what somebody wants to do.
type Deed int

const (
	Create        Deed = iota // make a new report
	Enter                     // know that a report exists, and read its head
	ReadLive                  // its live text, with amendments and objections as they come
	ReadRevision              // one circulated revision
	ReadClosing               // how the record closed, and what followed
	ReadPositions             // who supports and who cannot accept what
	ReadNumbers               // amendment numbers, log sequence and the like: what counts what is withheld
	ReadPersons               // which person acted, beside the delegation
	ReadLog                   // the whole record
	ReadInput                 // one observer's written input
	ReadStatement             // one statement for the record
	Command                   // send commands; editor.Decide says which are allowed
	Invite                    // let others in
	InviteChair               // let in somebody who presides
	Subscribe                 // choose what its mission is told of by mail
	Rehearse                  // start and end rehearsals
	LoadOutside               // compare a revision from outside with the text, and confirm it
	ReadTables                // take over tables of proposals: read them, and file what is in them
)

// Subject is what it is to be done to. Revision is for ReadRevision alone, Input for ReadInput, Statement
// for ReadStatement.
type Subject struct {
	Report    *editor.Report
	Revision  *editor.Revision
	Input     *editor.Input
	Statement *editor.Statement
	Rehearsal editor.Audience // of a rehearsal of the report: the widest audience that is let in
}

// May says whether who may do the deed (rule 10).
func May(who Who, deed Deed, to Subject) bool {
	if deed == Create {
		return who.Audience == editor.AudienceChair && who.Account != nil && who.Account.Everywhere
	}
	if to.Report == nil {
		return false
	}
	who = who.To(to.Report.ID)
	if to.Rehearsal != "" && (who.Account == nil || rank(who.Audience) > rank(to.Rehearsal)) {
		return false
	}
	switch deed {
	case ReadInput:
		at := rank(who.Audience)
		return to.Input != nil && at >= 0 && (at <= rank(editor.AudienceDelegations) || to.Input.Published != "" && at <= rank(to.Input.Published))
	case ReadRevision:
		at := rank(who.Audience)
		return to.Revision != nil && at >= 0 && at <= rank(to.Revision.Audience)
	case ReadClosing:
		at := rank(who.Audience)
		return to.Report.Closed() && (May(who, ReadLive, to) || at >= 0 && at <= rank(to.Report.Closing.Audience))
	case ReadStatement: // one annexed to an adopted text is read with it
		if to.Statement == nil || May(who, ReadLive, to) {
			return to.Statement != nil
		}
		return to.Statement.Annexed && to.Report.Adopted() && May(who, ReadClosing, to)
	case Command:
		return who.Account != nil
	case Subscribe:
		return who.Account != nil && rank(who.Audience) >= 0 && rank(who.Audience) <= rank(editor.AudienceDelegations)
	}
	switch who.Audience {
	case editor.AudienceChair:
		// The Secretariat acts for the Chair, and makes nobody the Chair.
		return deed != InviteChair || who.Account != nil && who.Account.Role == editor.RoleChair
	case editor.AudienceDelegations:
		switch deed {
		case Enter, ReadLive, ReadNumbers:
			return true
		case ReadPositions:
			return to.Report.Settings.Positions == editor.PositionsDelegations
		}
	case editor.AudienceObservers:
		switch deed {
		case Enter:
			return true
		case ReadLive:
			return to.Report.Settings.Observers == editor.VisibleOpen
		}
	case editor.AudiencePublic:
		return deed == Enter && slices.ContainsFunc(to.Report.Revisions, func(r *editor.Revision) bool {
			return r.Audience == editor.AudiencePublic
		}) || deed == Enter && to.Report.Closed() && to.Report.Closing.Audience == editor.AudiencePublic
	}
	return false
}

// rank orders the audiences from the narrowest to the widest; -1 is none of them.
func rank(a editor.Audience) int { return slices.Index(Audiences, a) }

// Audiences lists those that have frames, from the narrowest to the widest.
var Audiences = []editor.Audience{editor.AudienceChair, editor.AudienceDelegations, editor.AudienceObservers, editor.AudiencePublic}

// Readers says which audiences learn of the events of one command, given the report before (nil: there
// was none) and after them. The answer is stored with the record: opening something later is a new
// event. Who learns of nothing finds nothing changed in what may be loaded.
func Readers(before, after *editor.Report, events []editor.Event) []editor.Audience {
	var readers []editor.Audience
	for _, a := range Audiences {
		who := Who{Audience: a}
		if slices.ContainsFunc(events, func(e editor.Event) bool {
			if f, set := e.Fact.(editor.SettingsChanged); set && Settings(who, f.Settings) == Settings(who, before.Settings) {
				return false
			}
			return Learns(who, after, e.Fact)
		}) {
			readers = append(readers, a)
		}
	}
	return readers
}

// Settings is what a reader knows of a report's settings: what it sees itself, and not what is open
// to others.
func Settings(who Who, s editor.Settings) editor.Settings {
	switch who.Audience {
	case editor.AudienceChair, editor.AudienceDelegations:
		return s
	case editor.AudienceObservers:
		seen := editor.Settings{Observers: s.Observers, Numbering: s.Numbering}
		if s.Observers == editor.VisibleOpen {
			seen.Mode = s.Mode
		}
		return seen
	}
	return editor.Settings{Numbering: s.Numbering}
}

// Learns says whether a reader learns of one fact.
func Learns(who Who, after *editor.Report, fact editor.Fact) bool {
	to := Subject{Report: after}
	switch f := fact.(type) {
	case editor.PositionTaken:
		return May(who, ReadPositions, to)
	case editor.ActedFor:
		return learnsActing(who, after, f.Act, f.Group)
	case editor.NotOnMyBehalfSaid:
		return learnsActing(who, after, f.Act, f.Group)
	case editor.SilenceAcknowledged: // receipts are the Chair's
		return who.Audience == editor.AudienceChair
	case editor.RevisionCirculated:
		rev, _ := after.Revision(f.Revision)
		return May(who, ReadLive, to) || May(who, ReadRevision, Subject{Report: after, Revision: rev})
	case editor.RecordedFor, editor.RecordConfirmed: // its delegation is told alone; others of what it did
		return who.Audience == editor.AudienceChair
	case editor.RecordCorrected: // by whoever may know what was recorded
		rec, ok := after.Record(f.Record)
		return May(who, ReadLive, to) && (!ok || rec.Act != editor.TakePosition{}.Type() || May(who, ReadPositions, to))
	case editor.InputFiled:
		in, _ := after.Input(f.Input)
		return May(who, ReadInput, Subject{Report: after, Input: in})
	case editor.InputPublished:
		in, _ := after.Input(f.Input)
		return May(who, ReadInput, Subject{Report: after, Input: in})
	case editor.InputWithdrawn:
		in, _ := after.Input(f.Input)
		return May(who, ReadInput, Subject{Report: after, Input: in})
	case editor.StatementMade:
		return statement(who, after, f.Statement)
	case editor.StatementWithdrawn:
		return statement(who, after, f.Statement)
	case editor.ContentSealed:
		return words(who, after, f.Words)
	case editor.ContentUnsealed:
		return words(who, after, f.Words)
	case editor.ContentExpunged:
		return words(who, after, f.Words)
	case editor.ReportAdopted, editor.ReportEnded, editor.TextEdited, editor.CorrigendumIssued:
		return May(who, ReadClosing, to)
	case editor.SettingsChanged:
		// Its readers load anew, by what they may now see.
		return rank(who.Audience) >= 0 && who.Audience != editor.AudiencePublic
	}
	return May(who, ReadLive, to)
}

// learnsActing says whether a reader learns for whom a group acts: with a position on an amendment who
// reads positions, with a statement who reads that.
func learnsActing(who Who, r *editor.Report, act, group string) bool {
	to := Subject{Report: r}
	if a, ok := r.Amendment(act); ok && !a.Sponsored(group) {
		return May(who, ReadPositions, to)
	}
	if _, ok := r.Statement(act); ok {
		return statement(who, r, act)
	}
	return May(who, ReadLive, to)
}

func statement(who Who, r *editor.Report, id string) bool {
	s, _ := r.Statement(id)
	return May(who, ReadStatement, Subject{Report: r, Statement: s})
}

// words says whether a reader learns that words were sealed, unsealed or expunged: who reads any of what
// they are of.
func words(who Who, r *editor.Report, w editor.Words) bool {
	return May(who, ReadLive, Subject{Report: r}) ||
		slices.ContainsFunc(w.Statements, func(id string) bool { return statement(who, r, id) }) ||
		slices.ContainsFunc(w.Inputs, func(id string) bool {
			in, _ := r.Input(id)
			return May(who, ReadInput, Subject{Report: r, Input: in})
		})
}

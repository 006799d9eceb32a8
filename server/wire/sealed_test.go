// sealed_test.go is rule 13 on the wire: sealed words reach nobody but the Chair's office, by no way.

package wire

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"adref/editor"
	"adref/server/access"
)

// Rule 13.
func TestSealedWordsReachNobodyButTheChair(t *testing.T) {
	var r *editor.Report
	type moment struct {
		r      *editor.Report
		events []editor.Event
	}
	var past []moment
	at := time.Date(2026, 3, 2, 15, 0, 0, 0, time.UTC)
	send := func(by editor.Actor, c editor.Command) string {
		t.Helper()
		at = at.Add(time.Second)
		events, err := editor.Decide(r, "r", by, at.String(), c, at)
		if err != nil {
			t.Fatalf("%T: %v", c, err)
		}
		if r, err = editor.ApplyAll(r, events); err != nil {
			t.Fatal(err)
		}
		past = append(past, moment{r, events})
		return append(editor.Made(events), "")[0]
	}
	chair := editor.Actor{Person: "u1", Role: editor.RoleChair}
	bor := editor.Actor{Person: "u2", Delegation: "BOR", Role: editor.RoleDelegation}
	cal := editor.Actor{Person: "u3", Delegation: "CAL", Role: editor.RoleDelegation}
	send(chair, editor.Create{
		Draft:    editor.Draft{Elements: []editor.Element{{ID: "p1", Kind: editor.KindParagraph, Marker: editor.MarkerArabic, Text: "One."}}},
		Settings: editor.Settings{Observers: editor.VisibleOpen, Positions: editor.PositionsDelegations},
	})
	for _, code := range []string{"BOR", "CAL"} {
		send(chair, editor.Seat{Delegation: editor.Delegation{Code: code, Name: code, Kind: editor.KindState}})
	}
	amendment := send(bor, editor.Amend{Kind: editor.AmendRevise, Paragraph: "p1", Version: 1, Text: "Secret one.", Reason: "A secret."})
	send(cal, editor.TakePosition{Amendment: amendment, Position: editor.PositionCannotAccept, Reason: "Secretly."})
	send(chair, editor.AnswerAmendments{Amendments: []string{amendment}, Answer: editor.AnswerPartly, Reason: "No secret."})
	send(bor, editor.Press{Amendment: amendment, Reason: "The secret stands."})
	send(bor, editor.Withdraw{Amendment: amendment})
	objection := send(cal, editor.Object{Paragraph: "p1", Version: 1, Kind: editor.ObjectionPlain, Reason: "Another secret."})
	wide := send(cal, editor.Object{Scope: editor.ScopeWhole, Kind: editor.ObjectionPlain, Reason: "A wide secret."})
	statement := send(bor, editor.MakeStatement{Kind: editor.StatementReservation, Paragraph: "p1", Version: 1, Text: "Our secret."})
	noted := send(chair, editor.Record{Delegation: "BOR", Source: editor.SourceFloor, Received: at, Command: editor.Said{Command: editor.WithdrawStatement{Statement: statement}}})
	send(bor, editor.CorrectRecord{Record: noted, Words: "Secretly we keep it."})
	told := func(audience editor.Audience) string {
		view := NewView(r, access.Who{Audience: audience})
		sent := []any{view.Snapshot("c"), Positions(r, "CAL"), Positions(r, "BOR")}
		if f, ok := NewView(r, access.As(&access.Account{Role: editor.RoleDelegation, Delegation: "BOR", Everywhere: true})).Fates(Live, r); ok && audience != editor.AudienceChair {
			sent = append(sent, f)
		}
		for i, m := range past {
			if event, ok := view.At(m.r).Describe(m.events); ok {
				sent = append(sent, event)
			}
			if step, ok := view.At(m.r).Step("p1", m.events); ok {
				sent = append(sent, step)
			}
			if i > 0 {
				sent = append(sent, view.At(m.r).Changed(Touches(past[i-1].r, m.r, m.events)))
			}
		}
		data, err := json.Marshal(sent)
		if err != nil {
			t.Fatal(err)
		}
		return strings.ToLower(string(data))
	}
	words := editor.Words{Amendments: []string{amendment}, Objections: []string{objection, wide}, Statements: []string{statement}}
	if !strings.Contains(told(editor.AudienceObservers), "secret") {
		t.Fatal("nothing was to be read before")
	}
	send(chair, editor.Seal{Words: words, Decision: "Decision 3"})
	for _, audience := range []editor.Audience{editor.AudienceDelegations, editor.AudienceObservers} {
		sent := told(audience)
		if i := strings.Index(sent, "secret"); i >= 0 {
			t.Errorf("%s are told …%s…", audience, sent[max(0, i-200):i+20])
		}
		if !strings.Contains(sent, `"sealed":true`) || !strings.Contains(sent, "decision 3") {
			t.Errorf("%s are not told that words are sealed", audience)
		}
	}
	if n := strings.Count(told(editor.AudienceChair), "secret"); n < 10 {
		t.Errorf("the Chair reads the words %d times", n)
	}
	send(chair, editor.Unseal{Words: words, Decision: "Decision 4"})
	if sent := told(editor.AudienceDelegations); !strings.Contains(sent, "our secret.") || !strings.Contains(sent, "secret one.") {
		t.Error("what was unsealed is not to be read again")
	}
}

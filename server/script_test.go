// script_test.go negotiates a real draft from the first text to an agreed paragraph with HTTP and a
// WebSocket alone: the protocol needs no browser.

package main

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"adref/editor"
	"adref/server/wire"
)

func TestAScriptNegotiatesARealDraftFromZeroDraftToAgreedParagraph(t *testing.T) {
	draft := testData(t, "drafts", "A_AC.292_2023_L.1.txt")
	p := serveProgram(t, filepath.Join(t.TempDir(), "adref.db"), 1)
	chair := signIn(t, p.URL, p.Link)
	report := chair.load(draft)
	chair.do(report, editor.Set{Observers: editor.VisibleOpen})
	arvenia := chair.invite(report, editor.RoleDelegation, "ARV", "Arvenia")
	corvia := chair.invite(report, editor.RoleDelegation, "COR", "Corvia")
	observer := chair.invite(report, editor.RoleObserver, "", "an observatory")
	chair.do(report, editor.Circulate{Name: "Zero draft", Audience: editor.AudienceObservers})

	zero := observer.snapshot(report)
	eleven := numbered(t, zero, "11")
	watching := observer.dial(report, zero.Cursor)
	if m := watching.next(); m.Notice != "caught_up" {
		t.Fatalf("the first message is %+v, not that nothing was missed", m)
	}

	// Two delegations amend the same words; one objects. One speaks over the socket, one over HTTP.
	speaking := arvenia.dial(report, arvenia.snapshot(report).Cursor)
	first := request(editor.Amend{Kind: editor.AmendRevise, Paragraph: eleven.ID, Version: eleven.Version,
		Text: strings.Replace(eleven.Text, "considered", "examined", 1), Reason: "To examine is more exact."})
	speaking.send(first)
	recorded := speaking.reply(first.ID)
	if recorded.OK == nil {
		t.Fatalf("the amendment was refused: %+v", recorded.Error)
	}
	second := corvia.do(report, editor.Amend{Kind: editor.AmendRevise, Paragraph: eleven.ID, Version: eleven.Version,
		Text: strings.Replace(eleven.Text, "considered", "took up", 1)})
	objection := corvia.do(report, editor.Object{Paragraph: eleven.ID, Version: eleven.Version, Kind: editor.ObjectionPlain, Reason: "The number of meetings is to be checked."})

	for range 2 {
		m := watching.until("amendment_filed")
		if len(m.Changed.Amendments) != 1 || m.Changed.Amendments[0].No != 0 {
			t.Errorf("an observer learns of one amendment, without its number: %+v", m.Changed.Amendments)
		}
	}
	raised := watching.until("objection_raised")
	if got := raised.Changed.Paragraphs[0].Clusters; len(got) != 1 || len(got[0]) != 2 {
		t.Errorf("the two amendments touch the same words: %v", got)
	}

	// The Chair cannot agree, and is told everything that stands in the way.
	refusal := chair.refused(report, "blocked", editor.Agree{Paragraphs: []editor.VersionName{{Paragraph: eleven.ID, Version: 1}}})
	var who []string
	for _, b := range refusal.Blockers {
		who = append(who, string(b.Kind)+" "+b.Delegation+" since "+b.Since)
	}
	if want := []string{"objection COR since Zero draft", "unanswered ARV since Zero draft", "unanswered COR since Zero draft"}; !slices.Equal(who, want) {
		t.Fatalf("the blockers are %q, not %q", who, want)
	}

	// A bridge takes both; the objection still stands and is lifted by its delegation alone.
	bridge := strings.Replace(eleven.Text, "considered", "took up and examined", 1)
	chair.do(report, editor.Revise{Paragraph: eleven.ID, Version: 1, Text: bridge, Takes: []editor.Take{
		{Amendment: recorded.OK.Made[0], How: editor.AnswerReflected}, {Amendment: second.Made[0], How: editor.AnswerPartly},
	}})
	agree := editor.Agree{Paragraphs: []editor.VersionName{{Paragraph: eleven.ID, Version: 2}}}
	chair.refused(report, "blocked", agree)
	arvenia.refused(report, "forbidden", editor.Lift{Objection: objection.Made[0]})
	corvia.do(report, editor.Lift{Objection: objection.Made[0]})
	chair.refused(report, "stale", editor.Agree{Paragraphs: []editor.VersionName{{Paragraph: eleven.ID, Version: 1}}})
	arvenia.refused(report, "forbidden", agree)
	observer.refused(report, "forbidden", agree)
	chair.do(report, agree)
	chair.do(report, editor.Circulate{Name: "Rev.1", Audience: editor.AudienceObservers})

	agreed := watching.until("paragraph_agreed")
	if got := agreed.Changed.Paragraphs[0]; got.Status != editor.StatusAgreed || got.Text != bridge {
		t.Errorf("the observer sees %+v", got)
	}
	if m := watching.until("revision_circulated"); !m.Load {
		t.Error("a circulated revision is loaded anew")
	}

	// How every word got there. What was before the text was opened to observers stays withheld.
	for name, c := range map[string]struct {
		who  *client
		want []string
	}{
		"a delegation": {arvenia, []string{"report_created", "revision_circulated", "amendment_filed", "amendment_filed", "objection_raised",
			"paragraph_revised", "objection_lifted", "paragraph_agreed", "revision_circulated"}},
		"an observer": {observer, []string{"revision_circulated", "amendment_filed", "amendment_filed", "objection_raised",
			"paragraph_revised", "objection_lifted", "paragraph_agreed", "revision_circulated"}},
	} {
		var steps []string
		for _, s := range get[wire.History](c.who, "/api/reports/"+report+"/paragraphs/"+eleven.ID+"/history").Steps {
			steps = append(steps, s.Event.Type)
		}
		if !slices.Equal(steps, c.want) {
			t.Errorf("%s reads the history %q, not %q", name, steps, c.want)
		}
	}
	after := observer.snapshot(report)
	comparison := get[wire.Comparison](observer, "/api/reports/"+report+"/compare?from="+after.Revisions[0].ID+"&to="+after.Revisions[1].ID)
	var changed []wire.ComparedPair
	for _, pair := range comparison.Pairs {
		if pair.Change != "same" {
			changed = append(changed, pair)
		}
	}
	if len(changed) != 1 || changed[0].Paragraph != eleven.ID || changed[0].Ops.Before() != eleven.Text || changed[0].Ops.After() != bridge ||
		!slices.Equal(changed[0].By, []string{"ARV", "COR"}) {
		t.Errorf("between the revisions changed %+v", changed)
	}

	p.Stop()
	if out, errs, status := adref(t, "verify", "-db", dbOf(p)); status != 0 {
		t.Errorf("verify: %d %s %s", status, out, errs)
	}
}

func TestWhatWasMissedWhileAwayArrivesOnceAndInOrder(t *testing.T) {
	p := serveProgram(t, filepath.Join(t.TempDir(), "adref.db"), 1)
	chair := signIn(t, p.URL, p.Link)
	report := chair.load(ownDraft(t))
	arvenia := chair.invite(report, editor.RoleDelegation, "ARV", "Arvenia")
	start := arvenia.snapshot(report)
	first := numbered(t, start, "1")
	for _, words := range []string{"one", "two", "three"} {
		arvenia.do(report, editor.Amend{Kind: editor.AmendInsertAfter, Paragraph: first.ID, Version: 1, Text: "The group notes " + words + "."})
	}
	back := arvenia.dial(report, start.Cursor)
	var seen []string
	for {
		m := back.next()
		if m.Notice == "caught_up" {
			break
		}
		seen = append(seen, m.Changed.Amendments[0].Text)
	}
	if want := []string{"The group notes one.", "The group notes two.", "The group notes three."}; !slices.Equal(seen, want) {
		t.Errorf("after coming back arrived %q, not %q", seen, want)
	}
	// A cursor of another database, or of another audience, is never guessed at.
	for _, cursor := range []string{"", "nonsense", chair.snapshot(report).Cursor, start.Cursor + "zz"} {
		s := arvenia.dial(report, cursor)
		if _, err := s.tryNext(); !strings.Contains(errText(err), "4002") {
			t.Errorf("the cursor %q was answered %v, not with the code for loading anew", cursor, err)
		}
	}
}

func errText(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}

// dbOf is the database a program was started on.
func dbOf(p *program) string { return p.cmd.Args[slices.Index(p.cmd.Args, "-db")+1] }

// ownDraft is a small draft of this project's own.
func ownDraft(t testing.TB) string {
	t.Helper()
	return writeFile(t, "draft.txt", `General Assembly

Draft report of the working group on shared harbours

I. Introduction

1. The working group met in spring and considered the state of shared harbours.

2. It heard the views of all delegations on the dredging of channels.

II. Conclusions

3. The working group recommends that States keep their charts up to date.
`)
}

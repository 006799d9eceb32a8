// controls_test.go goes through every command there is, and sees that the screen has a control for it
// for each role whose office it is, and for nobody else.

package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"adref/editor"
	"adref/server/wire"
)

// control is where on the screen a command is given: at the paragraph that the stage keeps for it, or
// where no paragraph is named, beside the whole report. A new command needs one line.
type control struct {
	command editor.Command
	at      string   // name of a paragraph of the stage, "" for the report, "/" for the list of reports
	open    []string // pressed before it is there
	in      string   // element that it stands in
	says    string   // how it begins
	only    string   // of the roles whose office it is, those that this server lets: "c" of Chair, Secretariat, Delegation
	clicks  []string // what gives the command from there: "=#field words" fills in a field, anything else is pressed
	test    string   // in place of clicks: the browser test that gives the command
	adopted bool     // it is in the report that is adopted, where a command without such a line has none
}

const (
	head   = "#panel .head"
	panel  = "#panel"
	silent = "#panel section[aria-label^=Silence]"
	bundle = "#panel section[aria-label^=Package]"
	bridge = "#panel section[aria-label=Bridge]"
	inputs = "#panel section[aria-label^='Written inputs']"
	asked  = "#panel .ask form > .acts"
)

var controls = []control{
	{command: editor.Create{}, at: "/", in: "main", says: "Make the report", only: "c", test: "TestFourPeopleNegotiateARealDraftInTheirBrowsers"},
	{command: editor.Seat{}, open: []string{"People"}, in: panel, says: "Make the invitation", clicks: []string{"Delegation", "=#person New Delegate", "=#dname Newland", "=#code NWL", "Make the invitation"}},
	{command: editor.Set{}, open: []string{"People"}, in: panel, says: "Change as the Chair", clicks: []string{"Circulated texts", "Change as the Chair"}},
	{command: editor.Revise{}, at: "plain", in: head, says: "Revise", test: "TestATextFromRightToLeftIsWholeAndFreeOfAxeFindings"},
	{command: editor.Insert{}, at: "plain", in: head, says: "Insert after", test: "TestTheChairInsertsAParagraphOnTheScreen"},
	{command: editor.UpdateTechnically{}, at: "blank", in: panel, says: "Fill in", clicks: []string{"Fill in", "=#fill-0 12 March", "Fill them as the Chair"}},
	{command: editor.AnswerAmendments{}, at: "unanswered", in: head, says: "Answer", clicks: []string{"Answer", "No. ", "Not retained", "Answer 1 as the Chair"}},
	{command: editor.Agree{}, at: "plain", in: head, says: "Agree version", clicks: []string{"Agree version", "Agree as the Chair"}},
	{command: editor.Reopen{}, at: "agreed", in: head, says: "Reopen", clicks: []string{"Reopen", "Reopen as the Chair"}},
	{command: editor.Circulate{}, in: ".top", says: "Circulate", test: "TestFourPeopleNegotiateARealDraftInTheirBrowsers"},
	{command: editor.Amend{}, at: "plain", in: head, says: "Amend", test: "TestFourPeopleNegotiateARealDraftInTheirBrowsers"},
	{command: editor.Withdraw{}, at: "own", in: panel + " section[aria-label=Amendments]", says: "Withdraw", clicks: []string{"Withdraw", "Withdraw for Halvaria"}},
	{command: editor.TakeOver{}, at: "left", open: []string{"1 amendment settled"}, in: panel, says: "Take over", clicks: []string{"Take over", "Take over for Halvaria"}},
	{command: editor.TakePosition{}, at: "amended", in: panel + " .seg", says: "≈ Can go along", clicks: []string{"≈ Can go along"}},
	{command: editor.Join{}, at: "amended", in: panel, says: "Join", clicks: []string{"Join", "Join for Halvaria"}},
	{command: editor.Leave{}, at: "joined", in: panel, says: "Leave", clicks: []string{"Leave", "Leave for Halvaria"}},
	{command: editor.Press{}, at: "answered", open: []string{"1 amendment settled"}, in: panel, says: "Press", clicks: []string{"Press", "Press for Halvaria"}},
	{command: editor.Maintain{}, at: "aside", in: panel, says: "Maintain", clicks: []string{"Maintain", "Maintain for Halvaria"}},
	{command: editor.Object{}, at: "plain", in: head, says: "Object", clicks: []string{"Object", "Object for Halvaria"}},
	{command: editor.Lift{}, at: "objected", in: panel, says: "Lift", clicks: []string{"Lift", "Lift for Halvaria"}},
	{command: editor.OpenSilence{}, at: "plain", in: panel, says: "Put it under silence", test: "TestTheChairPutsTextUnderSilenceAndNobodyElseLearnsWhoBrokeIt"},
	{command: editor.ExtendSilence{}, in: silent, says: "Extend", test: "TestASilenceIsExtendedAcknowledgedAndABreakReceivedOtherwiseRecorded"},
	{command: editor.AcknowledgeSilence{}, in: silent, says: "Acknowledge the notice", clicks: []string{"Acknowledge the notice", "Acknowledge for Halvaria"}},
	{command: editor.BreakSilence{}, at: "aside", in: panel, says: "Break the silence", clicks: []string{"Break the silence", "Break it for Halvaria"}},
	{command: editor.DiscloseBreak{}, in: silent, says: "Say that it was you", clicks: []string{"Say that it was you", "Say so for Halvaria"}},
	{command: editor.RecordBreak{}, in: silent, says: "Record a break received otherwise", test: "TestASilenceIsExtendedAcknowledgedAndABreakReceivedOtherwiseRecorded"},
	{command: editor.ConfirmSilence{}, in: silent, says: "Confirm the result", clicks: []string{"Confirm the result", "Confirm it"}},
	{command: editor.WithdrawSilence{}, in: silent, says: "Withdraw", clicks: []string{"Withdraw", "Withdraw the silence"}},
	{command: editor.CallObjections{}, in: panel + " section[aria-label='Objections called']", says: "Call them again", clicks: []string{"Call them again", "Call them as the Chair"}},
	{command: editor.AnswerCall{}, at: "called", in: panel, says: "Maintain it", clicks: []string{"Maintain it", "Maintain for Halvaria"}},
	{command: editor.Await{}, at: "agreed", in: head, says: "Await instructions", clicks: []string{"Await instructions", "Await instructions for Halvaria"}},
	{command: editor.Confirm{}, at: "awaited", in: panel, says: "Confirm", clicks: []string{"Confirm", "Confirm for Halvaria"}},
	{command: editor.MakeStatement{}, at: "plain", in: head, says: "Make a statement", clicks: []string{"Make a statement", "=#said We take note.", "Put it on the record for Halvaria"}},
	{command: editor.WithdrawStatement{}, at: "stated", in: panel + " section[aria-label='Statements for the record']", says: "Withdraw", clicks: []string{"Withdraw", "Withdraw for Halvaria"}},
	{command: editor.Seal{}, at: "agreed", open: []string{"Seal or expunge words"}, in: panel, says: "Seal them", clicks: []string{"Statement of Halvaria", "=#decision Decision 3 of 4 May", "Seal them"}},
	{command: editor.Unseal{}, at: "sealed", open: []string{"Seal or expunge words"}, in: panel, says: "Unseal them", clicks: []string{"Statement of Halvaria", "=#decision Decision 4 of 5 May", "Unseal them"}},
	{command: editor.Expunge{}, at: "sealed", open: []string{"Seal or expunge words"}, in: panel, says: "Expunge them for good", clicks: []string{"Statement of Halvaria", "=#decision Decision 5 of 6 May", "Expunge them for good"}},
	{command: editor.Translate{}, at: "plain", in: panel, says: "Give a translation", test: "TestPractice29ATranslationIsReadBesideTheTextAndMarkedStaleWhenThatChanges"},
	{command: editor.Move{}, at: "plain", open: []string{"Move, split or merge", "Move it elsewhere"}, in: asked, says: "Move", test: "TestTheChairMovesAndSplitsAParagraph"},
	{command: editor.Split{}, at: "plain", open: []string{"Move, split or merge", "Split it in several"}, in: asked, says: "Split", test: "TestADelegationProposesToMoveSplitAndMergeAndTheChairTakesIt"},
	{command: editor.Merge{}, at: "plain", open: []string{"Move, split or merge", "Merge it with the next"}, in: asked, says: "Merge", test: "TestADelegationProposesToMoveSplitAndMergeAndTheChairTakesIt"},
	{command: editor.Restore{}, at: "gone", in: head, says: "Bring it back", test: "TestADelegationProposesToMoveSplitAndMergeAndTheChairTakesIt"},
	{command: editor.LoadRevision{}, in: panel, says: "Load a revision from outside", test: "TestTheChairConfirmsARevisionFromOutsideOnTheScreen"},
	{command: editor.BindPackage{}, at: "plain", in: panel, says: "Bind into a package", test: "TestRule12TheChairBindsAPackageWhichIsAgreedAndReopenedTogether"},
	{command: editor.AddToPackage{}, at: "bound", in: bundle, says: "Add paragraphs", test: "TestRule12TheChairBindsAPackageWhichIsAgreedAndReopenedTogether"},
	{command: editor.ReleaseFromPackage{}, at: "bound", in: bundle, says: "Release", clicks: []string{"Release", "Release as the Chair"}},
	{command: editor.DissolvePackage{}, at: "bound", in: bundle, says: "Dissolve", clicks: []string{"Dissolve", "Dissolve as the Chair"}},
	{command: editor.OpenReading{}, in: panel, says: "Open the next reading", test: "TestATextIsReadWithParkedParagraphsOnTheScreen"},
	{command: editor.MarkRead{}, at: "amended", in: panel, says: "Mark as read", clicks: []string{"Mark as read", "Mark it as the Chair"}},
	{command: editor.Park{}, at: "amended", in: panel, says: "Park", clicks: []string{"Park", "Park it as the Chair"}},
	{command: editor.TakeUp{}, at: "objected", in: panel, says: "Take it up again", clicks: []string{"Take it up again", "Take it up as the Chair"}},
	{command: editor.PutToRoom{}, at: "amended", in: panel, says: "Put to the room", test: "TestRule4ADelegationSeesWhatIsBeforeTheRoomAndObjectsBeforeItIsAgreed"},
	{command: editor.WithdrawFromRoom{}, in: panel + " .roomcard", says: "Withdraw it", clicks: []string{"Withdraw it", "Withdraw it as the Chair"}},
	{command: editor.TakeBack{}, at: "answered", open: []string{"1 amendment settled"}, in: panel, says: "Take the answer back", test: "TestTheChairTakesBackWhatWasRecordedInErrorOnTheScreen"},
	{command: editor.Record{}, at: "plain", in: panel, says: "Record for a delegation", test: "TestTheSecretariatRecordsAnObjectionFromTheFloorAndItsDelegationCorrectsIt"},
	{command: editor.ConfirmRecord{}, at: "recorded", in: panel, says: "It is correct", clicks: []string{"It is correct", "Confirm for Halvaria"}},
	{command: editor.CorrectRecord{}, at: "recorded", in: panel, says: "Correct it", test: "TestTheSecretariatRecordsAnObjectionFromTheFloorAndItsDelegationCorrectsIt"},
	{command: editor.Submit{}, in: panel, says: "File a submission", test: "TestADelegationFilesTwoAmendmentsAndACommentTogether"},
	{command: editor.FileInput{}, at: "plain", in: panel, says: "File a written input", test: "TestAnObserversWrittenInputIsReadByDelegationsAndByObserversOncePublished"},
	{command: editor.PublishInput{}, at: "plain", in: inputs, says: "Publish to observers", clicks: []string{"Publish to observers", "Publish it to observers"}},
	{command: editor.SeatMany{}, open: []string{"People"}, in: panel, says: "Seat States", test: "TestAGroupObjectsForItsMembersAndOneSaysNotOnMyBehalf"},
	{command: editor.SetMembers{}, open: []string{"People"}, in: panel + " .seats", says: "Members", test: "TestAGroupObjectsForItsMembersAndOneSaysNotOnMyBehalf"},
	{command: editor.NotOnMyBehalf{}, at: "acted", in: panel + " section[aria-label=Objections]", says: "Not on my behalf", clicks: []string{"Not on my behalf", "Not on behalf of Halvaria"}},
	{command: editor.AcceptAmendment{}, at: "acted", in: panel + " .nested", says: "Accept into ours", clicks: []string{"Accept into ours", "Accept for Halvaria"}},
	{command: editor.Adopt{}, in: panel, says: "Adopt the report", test: "TestASmallReportIsAdoptedAndItsRecordTakesOnlyWhatFollows"},
	{command: editor.EndWithoutConsensus{}, in: panel, says: "End without consensus", test: "TestANegotiationEndsWithoutConsensusAndTheChairsSummaryIsMarkedAsSuch"},
	{command: editor.Relate{}, in: panel, says: "Relate it to another report", clicks: []string{"Relate it to another report", "=#other A/AC.900/2026/L.7", "Relate them"}},
	{command: editor.PutBridge{}, at: "amended", in: head, says: "Bridge", test: "TestABridgeBetweenThreeAmendmentsIsWrittenAnsweredTakenAndReadWithWhoseWordsItHolds"},
	{command: editor.AnswerBridge{}, at: "bridged", in: bridge, says: "Accept the bridge", clicks: []string{"Accept the bridge", "Accept it for Halvaria"}},
	{command: editor.TakeBridge{}, at: "bridged", in: bridge, says: "Take it into the text", test: "TestABridgeIsWrittenAnsweredAndTakenWithTheKeyboardAlone"},
	{command: editor.WithdrawBridge{}, at: "bridged", in: bridge, says: "Withdraw it", clicks: []string{"Withdraw it", "Withdraw it as the Chair"}},
	{command: editor.WithdrawInput{}, at: "plain", in: inputs, says: "Withdraw", clicks: []string{"Withdraw", "Withdraw it"}},

	{adopted: true, command: editor.Edit{}, at: "plain", in: head, says: "Editorial change", test: "TestASmallReportIsAdoptedAndItsRecordTakesOnlyWhatFollows"},
	{adopted: true, command: editor.IssueCorrigendum{}, in: panel, says: "Issue a corrigendum", clicks: []string{"Issue a corrigendum", "=#corr A/AC.900/2026/7/Corr.1", "=#corr-t0 For “maps” read “charts”.", "Issue it as the Chair"}},
	{adopted: true, command: editor.UpdateTechnically{}, at: "blank", in: head, says: "Fill placeholders", test: "TestASmallReportIsAdoptedAndItsRecordTakesOnlyWhatFollows"},
	{adopted: true, command: editor.MakeStatement{}, at: "plain", in: head, says: "Annex a statement", clicks: []string{"Annex a statement", "=#said We joined the consensus.", "Put it on the record for Halvaria"}},
	{adopted: true, command: editor.NotOnMyBehalf{}, at: "acted", in: panel + " section[aria-label='Statements for the record']", says: "Not on my behalf", clicks: []string{"Not on my behalf", "Not on behalf of Halvaria"}},
	{adopted: true, command: editor.Translate{}, at: "plain", in: panel, says: "Give a translation", clicks: []string{"Give a translation", "=#translation Le groupe de travail.", "Give it"}},
	{adopted: true, command: editor.Record{}, at: "plain", in: panel, says: "Record for a delegation", test: "TestTheSecretariatRecordsAnObjectionFromTheFloorAndItsDelegationCorrectsIt"},
	{adopted: true, command: editor.CorrectRecord{}, at: "recorded", in: panel, says: "Correct it", clicks: []string{"Correct it", "=#words We said no such thing.", "Correct it for Halvaria"}},
	{adopted: true, command: editor.ConfirmRecord{}, at: "acted", in: panel, says: "It is correct", clicks: []string{"It is correct", "Confirm for Halvaria"}},
	{adopted: true, command: editor.Seal{}, at: "stated", open: []string{"Seal or expunge words"}, in: panel, says: "Seal them", clicks: []string{"Statement of Halvaria", "=#decision Decision 3 of 4 May", "Seal them"}},
	{adopted: true, command: editor.Unseal{}, at: "stated", open: []string{"Seal or expunge words"}, in: panel, says: "Unseal them", clicks: []string{"Statement of Halvaria", "=#decision Decision 4 of 5 May", "Unseal them"}},
	{adopted: true, command: editor.Expunge{}, at: "stated", open: []string{"Seal or expunge words"}, in: panel, says: "Expunge them for good", clicks: []string{"Statement of Halvaria", "=#decision Decision 5 of 6 May", "Expunge them for good"}},
}

// Rule 10: a control for each command its role may give, and only those.
func TestEveryCommandHasAControlForThoseWhoseOfficeItIsAndForNobodyElse(t *testing.T) {
	tests := browserTests(t)
	for _, c := range editor.Commands() {
		listed := slices.ContainsFunc(controls, func(row control) bool { return row.command.Type() == c.Type() })
		if person := len(editor.Office(c)) > 0; person != listed {
			t.Errorf("%s: a person gives it: %v; it is in the table of controls: %v", c.Type(), person, listed)
		}
	}
	for _, row := range controls {
		if row.clicks == nil && !strings.Contains(tests, "func "+row.test+"(t *testing.T)") {
			t.Errorf("no browser test gives %s: %q", row.command.Type(), row.test)
		}
	}
	b := startBrowser(t)
	s := setStage(t)
	windows := map[editor.Role]*person{}
	for _, role := range roles {
		windows[role] = b.window(string(role))
		windows[role].size(1440, 1000)
	}
	s.closedStage().offers(windows)
	s.offers(windows)
}

var roles = []editor.Role{editor.RoleChair, editor.RoleSecretariat, editor.RoleDelegation, editor.RoleObserver}

// offers sees who has which controls on a stage, and that what can be clicked there gives its command,
// or shows where it was clicked why it is refused.
func (s *stage) offers(windows map[editor.Role]*person) {
	t := s.chair.t
	t.Helper()
	seat := editor.Seat{}.Type()
	follows := func(row control) bool { // in the adopted report
		return slices.ContainsFunc(controls, func(c control) bool { return c.adopted && c.command.Type() == row.command.Type() })
	}
	for _, role := range roles {
		p := windows[role]
		p.arrives(s.links[role])
		for _, row := range controls {
			if row.adopted && !s.adopted || s.adopted && !row.adopted && (row.at == "/" || follows(row) || row.command.Type() == seat) {
				continue // in a closed record only who is seated is invited
			}
			p.turnsTo(s, row)
			may := slices.Contains(editor.Office(row.command), role) && (row.only == "" || row.only[0] == role[0]) && row.adopted == s.adopted
			if may {
				p.has(row)
			} else if p.hasNot(row); t.Failed() {
				return
			}
		}
	}
	record := s.chair.dial(s.report, s.chair.snapshot(s.report).Cursor)
	for _, row := range controls {
		if row.test != "" || row.adopted != s.adopted {
			continue
		}
		role := editor.Office(row.command)[0]
		if slices.Contains(editor.Office(row.command), editor.RoleChair) {
			role = editor.RoleChair
		}
		p := windows[role]
		if row.command.Type() != seat { // which an invitation gives
			p.isRefused(s, row)
		}
		p.clicks(s, row)
		record.given(row.command, p)
		p.until(row.command.Type()+" has its Reply", `Object.entries(localStorage).every(([key, kept]) => !key.startsWith("adref:outbox:") || kept === "[]")`) // else it is sent again, into the next stub
	}
}

// clicks goes to where a control is, and gives its command.
func (p *person) clicks(s *stage, row control) {
	p.t.Helper()
	p.turnsTo(s, row)
	p.has(row)
	for _, step := range row.clicks {
		if field, words, fill := strings.Cut(strings.TrimPrefix(step, "="), " "); fill && step[0] == '=' {
			p.write(field, words)
		} else if step == row.says {
			p.press(row.in, step)
		} else if !p.ticked(step) {
			p.press(panel, step)
		}
	}
}

// ticked says that what a label is for is ticked already: some forms outlive a refusal.
func (p *person) ticked(label string) bool {
	p.t.Helper()
	is, err := chromedp.Run(p.ctx, chromedp.Evaluate[bool]("!!"+find(panel, label, "label")+"?.control?.checked"))
	if err != nil {
		p.t.Fatal(err)
	}
	return is
}

// isRefused gives a command while every one is refused, and reads why where it was given: in the
// server's words, with what is in the way and with what was typed.
func (p *person) isRefused(s *stage, row control) {
	p.t.Helper()
	p.do("let no command through", chromedp.Evaluate[chromedp.Void](`{
		const send = WebSocket.prototype.send;
		window.letThrough = () => (WebSocket.prototype.send = send);
		WebSocket.prototype.send = function (frame) {
			const { id, command } = JSON.parse(frame);
			if (!command) return send.call(this, frame);
			const error = { code: "blocked", message: "The table refuses " + command.type + ".", blockers: [{ kind: "objection", delegation: "HLV", reason: "Not before noon." }] };
			setTimeout(() => this.dispatchEvent(new MessageEvent("message", { data: JSON.stringify({ re: id, error }) })));
		};
	}`))
	p.clicks(s, row)
	p.reads(panel+" .refuse", "The table refuses "+row.command.Type()+".")
	p.reads(panel+" .refuse", "Not before noon.")
	for _, step := range row.clicks {
		if _, words, fill := strings.Cut(step, " "); fill && step[0] == '=' {
			p.reads(panel+" .refuse", words)
		}
	}
	if row.at != "" && row.at != "gone" {
		p.until("it is where it was", fmt.Sprintf(`document.querySelector(".para.sel")?.id === "p-%s"`, s.places[row.at]))
	}
	p.press(panel+" .refuse", "Put away")
	p.until("the refusal of "+row.command.Type()+" is away", `!document.querySelector("#panel .refuse")`)
	p.do("let commands through", chromedp.Evaluate[chromedp.Void](`void window.letThrough()`))
}

// given waits until a command's own fact is told, whatever else comes between.
func (s *socket) given(c editor.Command, by *person) {
	s.t.Helper()
	fact := factOf[c.Type()]
	if fact == "" {
		s.t.Fatalf("which fact does %s make?", c.Type())
	}
	for {
		m, err := s.tryNext()
		if err != nil {
			s.t.Fatalf("%s gave %s, and the record does not say so: %v\n%s", by.name, c.Type(), err, by.seen())
		}
		if m.Event.Type == fact || slices.ContainsFunc(m.Event.Then, func(e wire.Event) bool { return e.Type == fact }) {
			return
		}
	}
}

// factOf is what the record says of a command that is clicked.
var factOf = map[string]string{
	"seat": "delegation_seated", "set": "settings_changed", "update_technically": "paragraph_updated", "answer": "amendment_answered", "agree": "paragraph_agreed",
	"reopen": "paragraph_reopened", "withdraw": "amendment_withdrawn", "take_over": "amendment_taken_over", "join": "amendment_joined",
	"leave": "amendment_left", "press": "amendment_pressed", "maintain": "amendment_maintained", "take_position": "position_taken",
	"object": "objection_raised", "lift": "objection_lifted", "acknowledge_silence": "silence_acknowledged", "break_silence": "silence_broken",
	"disclose_break": "break_disclosed", "confirm_silence": "silence_confirmed", "withdraw_silence": "silence_withdrawn",
	"answer_bridge": "bridge_answered", "withdraw_bridge": "bridge_withdrawn",
	"call_objections": "objections_called", "answer_call": "call_answered", "await": "instructions_awaited", "confirm": "paragraph_confirmed",
	"state": "statement_made", "withdraw_statement": "statement_withdrawn",
	"seal": "content_sealed", "unseal": "content_unsealed", "expunge": "content_expunged",
	"release_from_package": "package_released", "dissolve_package": "package_dissolved", "mark_read": "paragraphs_read", "park": "paragraph_parked",
	"take_up": "paragraph_taken_up", "withdraw_from_room": "put_withdrawn", "confirm_record": "record_confirmed",
	"relate": "report_related", "issue_corrigendum": "corrigendum_issued", "not_on_my_behalf": "not_on_my_behalf_said", "accept": "amendment_accepted",
	"translate": "paragraph_translated", "correct_record": "record_corrected", "publish_input": "input_published", "withdraw_input": "input_withdrawn",
}

// browserTests is the source of this package's tests, to find one by name.
func browserTests(t testing.TB) string {
	t.Helper()
	files, err := filepath.Glob("*_test.go")
	if err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	for _, name := range files {
		source, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		all.Write(source)
	}
	return all.String()
}

// stage is the sample negotiation with everything under way that a command can be about.
type stage struct {
	d       *sampled
	report  string
	adopted bool
	chair   *client
	links   map[editor.Role]string
	places  map[string]string // paragraphs by name
}

func setStage(t testing.TB) *stage {
	t.Helper()
	d := startDemo(t)
	s := &stage{d: d, report: d.report, chair: signIn(t, d.URL, d.Links["chair"]), places: map[string]string{}}
	s.links = map[editor.Role]string{
		editor.RoleChair: d.Links["chair"], editor.RoleDelegation: d.Links["Halvaria"],
		editor.RoleSecretariat: s.chair.invitation(d.report, editor.RoleSecretariat, "", "the Secretariat"),
		editor.RoleObserver:    d.Links["International Federation of Exchange Operators"],
	}
	halvaria, quillara := signIn(t, d.URL, d.Links["Halvaria"]), signIn(t, d.URL, d.Links["Quillara"])
	text := s.chair.snapshot(d.report)
	next := 0
	take := func(name string) wire.Paragraph {
		for ; next < len(text.Paragraphs); next++ {
			p := text.Paragraphs[next]
			about := func(id string) bool { return id == p.ID }
			if p.Kind == editor.KindParagraph && p.Number != "" && p.Status == editor.StatusAgreed && p.Brackets == 0 && p.Placeholders == 0 &&
				!slices.ContainsFunc(text.Amendments, func(a wire.Amendment) bool { return about(a.Paragraph) }) &&
				!slices.ContainsFunc(text.Objections, func(o wire.Objection) bool { return about(o.Paragraph) }) {
				s.places[name] = p.ID
				next++
				return p
			}
		}
		t.Fatalf("the sample has no paragraph left to be %s", name)
		return wire.Paragraph{}
	}
	amends := func(by *client, p wire.Paragraph) string {
		return by.do(d.report, editor.Amend{Kind: editor.AmendRevise, Paragraph: p.ID, Version: p.Version, Text: p.Text + " So be it."}).Made[0]
	}
	under := func(until time.Time, p wire.Paragraph) string {
		return s.chair.do(d.report, editor.OpenSilence{
			Paragraphs: []editor.VersionName{{Paragraph: p.ID, Version: p.Version}}, Deadline: until, Zone: "UTC",
		}).Made[0]
	}
	week := time.Now().Add(7 * 24 * time.Hour)

	for _, name := range []string{"agreed", "awaited", "sealed"} {
		p := take(name)
		made := halvaria.do(d.report, map[string]editor.Command{
			"agreed":  editor.MakeStatement{Kind: editor.StatementExplanation, Text: "We joined.", Paragraph: p.ID, Version: p.Version},
			"awaited": editor.Await{Paragraph: p.ID, Version: p.Version},
			"sealed":  editor.MakeStatement{Kind: editor.StatementReservation, Text: "We would live with half of it.", Paragraph: p.ID, Version: p.Version},
		}[name]).Made
		if name == "awaited" {
			s.places["stated"] = p.ID
			halvaria.do(d.report, editor.MakeStatement{Kind: editor.StatementReservation, Text: "We reserve our position.", Paragraph: p.ID, Version: p.Version})
		}
		if name == "sealed" {
			s.chair.do(d.report, editor.Seal{Words: editor.Words{Statements: made}, Decision: "Decision 2 of 3 May"})
		}
	}
	// What is open is made so: the sample has agreed what nothing stands against.
	open := func(name string) wire.Paragraph {
		p := take(name)
		s.chair.do(d.report, editor.Reopen{Paragraph: p.ID})
		return p
	}
	open("plain")
	blank := open("blank")
	s.chair.do(d.report, editor.Revise{Paragraph: blank.ID, Version: blank.Version, Text: blank.Text + " It met on [to be completed]."})
	amends(quillara, open("amended"))
	unanswered := open("unanswered")
	amends(quillara, unanswered)
	amends(halvaria, open("own"))
	between := open("bridged")
	s.chair.do(d.report, editor.PutBridge{Paragraph: between.ID, Version: between.Version, Text: between.Text + " Let it be so.", Amendments: []string{amends(halvaria, between)}})
	left := amends(quillara, open("left"))
	halvaria.do(d.report, editor.Join{Amendment: left})
	quillara.do(d.report, editor.Withdraw{Amendment: left})
	joined := open("joined")
	halvaria.do(d.report, editor.Join{Amendment: amends(quillara, joined)})
	s.chair.do(d.report, editor.AnswerAmendments{Amendments: []string{amends(halvaria, open("answered"))}, Answer: editor.AnswerNotRetained})
	aside := open("aside")
	amends(halvaria, aside)
	under(week, aside)
	called, objected := open("called"), open("objected")
	halvaria.do(d.report, editor.Object{Paragraph: called.ID, Version: called.Version, Kind: editor.ObjectionPlain})
	s.chair.do(d.report, editor.CallObjections{Paragraphs: []string{called.ID}})
	halvaria.do(d.report, editor.Object{Paragraph: objected.ID, Version: objected.Version, Kind: editor.ObjectionPlain})
	broken := open("broken")
	halvaria.do(d.report, editor.BreakSilence{Silence: under(week, broken), Paragraph: broken.ID})
	s.acting(halvaria, quillara, called)
	s.atTheTable(halvaria, unanswered, joined, objected, blank, "own", "left", "joined")
	ended := wire.Paragraph{ID: s.chair.do(d.report, editor.Insert{After: broken.ID, Text: "States thanked the Secretariat."}).Made[0], Version: 1}
	record := s.chair.dial(d.report, s.chair.snapshot(d.report).Cursor)
	under(time.Now().Add(time.Second), ended)
	record.until("silence_concluded")
	return s
}

// acting has a paragraph that a group objects to for Halvaria, and where Halvaria's amendment is amended.
func (s *stage) acting(halvaria, quillara *client, acted wire.Paragraph) {
	s.places["acted"] = acted.ID
	s.chair.do(s.report, editor.Seat{Delegation: editor.Delegation{Code: "UOH", Name: "Union of Havens", Kind: editor.KindGroup, Members: []string{"HLV"}}})
	s.chair.invite(s.report, editor.RoleDelegation, "UOH", "Union of Havens").do(s.report, editor.Object{Paragraph: acted.ID, Version: acted.Version, Kind: editor.ObjectionPlain})
	own := halvaria.do(s.report, editor.Amend{Kind: editor.AmendRevise, Paragraph: acted.ID, Version: acted.Version, Text: acted.Text + " So be it."}).Made[0]
	quillara.do(s.report, editor.Amend{Kind: editor.AmendRevise, Paragraph: acted.ID, Version: acted.Version, To: own, Text: acted.Text + " So let it be."})
}

// closedStage is a small report on the same server that is adopted, with what may follow under way.
func (s *stage) closedStage() *stage {
	report := s.chair.load(ownDraft(s.chair.t))
	c := &stage{d: s.d, report: report, adopted: true, chair: s.chair, places: map[string]string{}}
	s.chair.do(report, editor.SeatMany{Delegations: []editor.Delegation{{Code: "HLV", Name: "Halvaria", Kind: editor.KindState}, {Code: "UOH", Name: "Union of Havens", Kind: editor.KindGroup, Members: []string{"HLV"}}}})
	c.links = map[editor.Role]string{
		editor.RoleChair: s.links[editor.RoleChair], editor.RoleSecretariat: s.chair.invitation(report, editor.RoleSecretariat, "", "the Secretariat"),
		editor.RoleDelegation: s.chair.invitation(report, editor.RoleDelegation, "HLV", "Halvaria"), editor.RoleObserver: s.chair.invitation(report, editor.RoleObserver, "", "Federation"),
	}
	halvaria, union := signIn(s.chair.t, s.d.URL, c.links[editor.RoleDelegation]), s.chair.invite(report, editor.RoleDelegation, "UOH", "Union of Havens")
	one, two, three := numbered(s.chair.t, s.chair.snapshot(report), "1"), numbered(s.chair.t, s.chair.snapshot(report), "2"), numbered(s.chair.t, s.chair.snapshot(report), "3")
	s.chair.do(report, editor.Revise{Paragraph: two.ID, Version: two.Version, Text: two.Text + " It met on [to be completed]."})
	adopt := editor.Adopt{Body: "Working group", Meeting: "10th meeting", Date: "2026-05-08", ToCome: []string{two.ID}, Audience: editor.AudiencePublic}
	for _, p := range s.chair.snapshot(report).Paragraphs {
		adopt.Texts = append(adopt.Texts, editor.VersionName{Paragraph: p.ID, Version: p.Version})
	}
	s.chair.do(report, adopt)
	states := func(by *client, p wire.Paragraph) {
		by.do(report, editor.MakeStatement{Kind: editor.StatementReservation, Text: "We reserve our position.", Paragraph: p.ID, Version: p.Version})
	}
	recorded := func(p wire.Paragraph) {
		s.chair.do(report, editor.Record{Delegation: "HLV", Source: editor.SourceFloor, Received: time.Now(), Command: editor.Said{
			Command: editor.MakeStatement{Kind: editor.StatementExplanation, Text: "We joined.", Paragraph: p.ID, Version: p.Version},
		}})
	}
	c.places = map[string]string{"plain": three.ID, "blank": two.ID, "acted": one.ID, "recorded": three.ID, "stated": two.ID}
	two.Version++
	states(union, one)
	states(halvaria, two)
	recorded(one)
	recorded(three)
	return c
}

// atTheTable has one paragraph recorded about, one before the room, one parked, one with what was merged
// into it, one with an input, and those of some names bound as a package.
func (s *stage) atTheTable(halvaria *client, recorded, put, parked, kept wire.Paragraph, bound ...string) {
	s.places["recorded"], s.places["bound"] = recorded.ID, s.places[bound[len(bound)-1]] // the first is released
	s.chair.do(s.d.report, editor.Record{
		Delegation: "HLV", Source: editor.SourceFloor, Received: time.Now().Add(-time.Minute), Command: editor.Said{Command: editor.Await{Paragraph: recorded.ID, Version: recorded.Version}},
	})
	s.chair.do(s.d.report, editor.OpenReading{Kind: editor.ReadingParagraphs})
	s.chair.do(s.d.report, editor.PutToRoom{Paragraph: put.ID, Version: put.Version})
	s.chair.do(s.d.report, editor.Park{Paragraph: parked.ID})
	for i, name := range bound {
		bound[i] = s.places[name]
	}
	s.chair.do(s.d.report, editor.BindPackage{Name: "Participation", Paragraphs: bound})
	gone := s.chair.do(s.d.report, editor.Insert{After: kept.ID, Text: "It met again."}).Made[0]
	at := s.chair.snapshot(s.d.report).Paragraphs
	now := at[slices.IndexFunc(at, func(p wire.Paragraph) bool { return p.ID == kept.ID })]
	s.chair.do(s.d.report, editor.Merge{
		Paragraphs: []editor.VersionName{{Paragraph: kept.ID, Version: now.Version}, {Paragraph: gone, Version: 1}}, Text: now.Text + " It met again.",
	})
	s.places["gone"] = gone
	signIn(s.chair.t, s.d.URL, s.d.Links["International Federation of Exchange Operators"]).do(s.d.report, editor.FileInput{Paragraph: s.places["plain"], Title: "Outages", Text: "They are longer than reported."})
}

// turnsTo goes to where a control is, and presses what opens the way to it.
func (p *person) turnsTo(s *stage, row control) {
	p.t.Helper()
	at := row.at
	if s.adopted && at != "" && s.places[at] == "" {
		at = "plain" // a report that is adopted has not all that the other has
	}
	switch path := "/r/" + s.report; at {
	case "/":
		p.turns("/")
		p.until("the reports are there", `document.querySelector(".reports li")`)
	case "":
		p.turns(path + "/p/" + s.places["plain"]) // which closes any dialog
		p.turns(path)
		p.until("the report is there", `document.querySelector(".paper .para") && !document.querySelector("#panel .ask, .paper .sel") && document.querySelector("aside.panel h2")`)
	case "gone":
		p.turns(path + "/p/" + s.places["gone"])
		p.reads(panel, "This paragraph is not in the text")
	default:
		id := s.places[at]
		p.turns(path + "/p/" + id)
		p.until("the paragraph is open", fmt.Sprintf(`document.querySelector(".para.sel")?.id === "p-%s" && document.querySelector("#panel section[aria-label=History]")`, id))
	}
	p.fitted() // the panel is drawn anew
	for _, words := range row.open {
		p.do("press "+words, chromedp.Evaluate[chromedp.Void](`void (e => e && !(e.localName === "summary" && e.parentElement.open) && e.click())(`+find("#panel, .top", words, "label")+`)`))
		p.fitted()
	}
}

// find is an expression for the control that begins with some words.
func find(in, says string, also ...string) string {
	return fmt.Sprintf(`[...document.querySelectorAll(%q)].flatMap(e => [...e.querySelectorAll(%q)])
		.find(e => e.checkVisibility() && e.textContent.replace(/\s+/g, " ").trim().startsWith(%q))`,
		in, strings.Join(append([]string{"button", "a", "summary"}, also...), ", "), says)
}

func (p *person) has(row control) {
	p.t.Helper()
	p.until("there is a control for "+row.command.Type(), find(row.in, row.says))
}

func (p *person) hasNot(row control) {
	p.t.Helper()
	there, err := chromedp.Run(p.ctx, chromedp.Evaluate[bool]("!!"+find(row.in, row.says)))
	if err != nil {
		p.t.Fatal(err)
	}
	if there {
		p.t.Errorf("%s, whose office it is not, has a control for %s: “%s”", p.name, row.command.Type(), row.says)
	}
}

func TestTheChairInsertsAParagraphOnTheScreen(t *testing.T) {
	b := startBrowser(t)
	d := startDemo(t)
	p := b.window("the Chair")
	p.size(1440, 1000)
	p.arrives(d.Links["chair"])
	p.opens(d, "8")
	p.press(head, "Insert after")
	p.reads("main h1", "New paragraph after paragraph 8")
	p.until("the editor is there", `(e => e && (e.focus(), document.activeElement === e))(document.querySelector(".ProseMirror"))`)
	p.do("write the paragraph", chromedp.KeyEvent("States took note of the calendar."))
	p.press("main", "Put it into the text")
	p.press("main .am-confirm", "Put it into the text")
	p.reads("main", "Recorded: it is in the text.")
	p.press("main", "Back to the text")
	p.reads(".paper", "8 bis. States took note of the calendar.")
}

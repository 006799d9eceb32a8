// typescript_test.go generates the screen's types from the Go ones, and fails when the file the
// screen is built with is another. To write it: go test ./server/wire -run TypeScript -write

package wire

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"reflect"
	"strings"
	"testing"
	"time"

	"adref/diffing"
	"adref/editor"
)

var write = flag.Bool("write", false, "write static/src/wire.ts")

const screenTypes = "../../static/src/wire.ts"

// values are the values of every type that is one of a few strings, as adref/editor names them.
var values = map[reflect.Type][]any{
	reflect.TypeFor[editor.Kind]():             {editor.KindHeading, editor.KindParagraph, editor.KindItem, editor.KindText},
	reflect.TypeFor[editor.Marker]():           {editor.MarkerNone, editor.MarkerArabic, editor.MarkerLetter, editor.MarkerRoman, editor.MarkerUpperRoman, editor.MarkerUpperLetter, editor.MarkerArabicParen, editor.MarkerBullet},
	reflect.TypeFor[editor.Role]():             {editor.RoleChair, editor.RoleSecretariat, editor.RoleDelegation, editor.RoleObserver, editor.RolePublic},
	reflect.TypeFor[editor.Audience]():         {editor.AudienceChair, editor.AudienceDelegations, editor.AudienceObservers, editor.AudiencePublic},
	reflect.TypeFor[editor.Visibility]():       {editor.VisibleCirculated, editor.VisibleOpen},
	reflect.TypeFor[editor.Openness]():         {editor.PositionsChair, editor.PositionsDelegations},
	reflect.TypeFor[editor.Numbering]():        {editor.NumberingRunning, editor.NumberingByHeading, editor.NumberingPrinted},
	reflect.TypeFor[editor.Mode]():             {editor.ModeChairsText, editor.ModeRollingText},
	reflect.TypeFor[editor.DelegationKind]():   {editor.KindState, editor.KindObserver, editor.KindGroup},
	reflect.TypeFor[editor.Status]():           {editor.StatusOpen, editor.StatusContested, editor.StatusAgreed},
	reflect.TypeFor[editor.AmendmentKind]():    {editor.AmendRevise, editor.AmendInsertAfter, editor.AmendDelete, editor.AmendMove, editor.AmendSplit, editor.AmendMerge},
	reflect.TypeFor[editor.Answer]():           {editor.AnswerReflected, editor.AnswerPartly, editor.AnswerNotRetained},
	reflect.TypeFor[editor.State]():            {editor.StatePending, editor.StatePressed, editor.StateReflected, editor.StatePartly, editor.StateNotRetained, editor.StateOvertaken, editor.StateWithdrawn},
	reflect.TypeFor[editor.Class]():            {editor.ClassClean, editor.ClassOverlapping, editor.ClassGone, editor.ClassOvertaken},
	reflect.TypeFor[editor.Position]():         {editor.PositionNone, editor.PositionSupports, editor.PositionCanGoAlong, editor.PositionCannotAccept},
	reflect.TypeFor[editor.ObjectionKind]():    {editor.ObjectionPlain, editor.ObjectionConditional},
	reflect.TypeFor[editor.ObjectionScope]():   {editor.ScopeParagraph, editor.ScopeSection, editor.ScopeWhole},
	reflect.TypeFor[editor.CallAnswer]():       {editor.CallMaintained, editor.CallLifted, editor.CallNotStandInTheWay},
	reflect.TypeFor[editor.StatementKind]():    {editor.StatementExplanation, editor.StatementReservation, editor.StatementDissociation},
	reflect.TypeFor[editor.BlockerKind]():      {editor.BlockObjection, editor.BlockConditional, editor.BlockUnanswered, editor.BlockPressed, editor.BlockBrackets, editor.BlockStale, editor.BlockPackage, editor.BlockAwaiting, editor.BlockPlaceholder, editor.BlockSilence},
	reflect.TypeFor[editor.ReadingKind]():      {editor.ReadingGeneral, editor.ReadingParagraphs},
	reflect.TypeFor[editor.TakenBack]():        {editor.TakeBackAnswer, editor.TakeBackAgreement, editor.TakeBackReopening, editor.TakeBackRevision},
	reflect.TypeFor[NoticeKind]():              {NoticeSilence, NoticeEnding, NoticeBroken, NoticeCirculated, NoticeAnswered, NoticeReopening, NoticeFiled},
	reflect.TypeFor[NoticeHow]():               {NoticeNow, NoticeDigest, NoticeNone},
	reflect.TypeFor[NoticeEvery]():             {EveryHour, EveryDay},
	reflect.TypeFor[ProposalState]():           {ProposalPlaced, ProposalLow, ProposalUnplaced, ProposalRefused, ProposalFiled, ProposalAside},
	reflect.TypeFor[ProposalPlacedBy]():        {PlacedByWords, PlacedByTable, PlacedByHand},
	reflect.TypeFor[editor.Source]():           {editor.SourceFloor, editor.SourceMail, editor.SourceNote, editor.SourceTable},
	reflect.TypeFor[editor.Outcome]():          {editor.OutcomeAdopted, editor.OutcomeNoConsensus},
	reflect.TypeFor[editor.Relationship]():     {editor.RelationNone, editor.RelationAnnexedTo, editor.RelationAnnex},
	reflect.TypeFor[editor.Verb]():             {editor.VerbProposes, editor.VerbRetain, editor.VerbDelete},
	reflect.TypeFor[editor.PlaceholderKind]():  {editor.PlaceholderBlank, editor.PlaceholderEllipsis, editor.PlaceholderToBe, editor.PlaceholderTBC},
	reflect.TypeFor[editor.MisnumberingKind](): {editor.NumberDoubled, editor.NumberSkipped, editor.NumberBack, editor.NumberBegins, editor.NumberRestarts, editor.NumberLevel, editor.NumberMoved},
}

// generator writes each type once, after those it names.
type generator struct {
	out  strings.Builder
	seen map[reflect.Type]bool
}

func (g *generator) named(t reflect.Type) string {
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	switch {
	case t == reflect.TypeFor[time.Time]():
		return "string"
	case t == reflect.TypeFor[diffing.Diff]():
		return "Diff"
	case t == reflect.TypeFor[json.RawMessage](), t == reflect.TypeFor[editor.Said]():
		return "Command"
	case values[t] != nil:
		g.enumeration(t)
		return t.Name()
	}
	switch t.Kind() {
	case reflect.String:
		return "string"
	case reflect.Bool:
		return "boolean"
	case reflect.Int, reflect.Int64, reflect.Float64:
		return "number"
	case reflect.Slice:
		return g.named(t.Elem()) + "[]"
	case reflect.Struct:
		g.structure(t)
		return t.Name()
	}
	panic("no TypeScript for " + t.String())
}

func (g *generator) enumeration(t reflect.Type) {
	if g.seen[t] {
		return
	}
	g.seen[t] = true
	var quoted []string
	for _, v := range values[t] {
		quoted = append(quoted, fmt.Sprintf("%q", reflect.ValueOf(v).String()))
	}
	fmt.Fprintf(&g.out, "export type %s = %s;\n\n", t.Name(), strings.Join(quoted, " | "))
}

func (g *generator) fields(t reflect.Type) []string {
	var fields []string
	for i := range t.NumField() {
		f := t.Field(i)
		name, options, _ := strings.Cut(f.Tag.Get("json"), ",")
		if name == "" {
			panic(t.String() + "." + f.Name + " has no JSON name")
		}
		optional := ""
		if strings.Contains(options, "omit") {
			optional = "?"
		}
		fields = append(fields, name+optional+": "+g.named(f.Type)+";")
	}
	return fields
}

func (g *generator) structure(t reflect.Type) {
	if g.seen[t] {
		return
	}
	g.seen[t] = true
	fields := g.fields(t)
	fmt.Fprintf(&g.out, "export interface %s {\n", t.Name())
	for _, f := range fields {
		fmt.Fprintf(&g.out, "  %s\n", f)
	}
	g.out.WriteString("}\n\n")
}

func generate() string {
	g := &generator{seen: map[reflect.Type]bool{}}
	g.out.WriteString(`// wire.ts is the protocol as the screen reads it. It is generated from server/wire/protocol.go and
// from the commands of editor/: go test ./server/wire -run TypeScript -write

/** A difference: runs kept, taken out and put in, in reading order. */
export type Op = ["=" | "-" | "+", string];
export type Diff = Op[];

`)
	for _, t := range []reflect.Type{
		reflect.TypeFor[Request](), reflect.TypeFor[Frame](), reflect.TypeFor[Reply](), reflect.TypeFor[Notice](),
		reflect.TypeFor[Snapshot](),
		reflect.TypeFor[Mine](),
		reflect.TypeFor[History](),
		reflect.TypeFor[Comparison](),
		reflect.TypeFor[Timeline](),
		reflect.TypeFor[Moment](),
		reflect.TypeFor[VersionText](),
		reflect.TypeFor[ReportListing](),
		reflect.TypeFor[AgreedText](),
		reflect.TypeFor[Session](),
		reflect.TypeFor[InvitationRequest](),
		reflect.TypeFor[Invitation](),
		reflect.TypeFor[Imported](),
		reflect.TypeFor[editor.VersionName](),
		reflect.TypeFor[editor.Take](),
		reflect.TypeFor[Notices](),
		reflect.TypeFor[RehearsalRequest](),
		reflect.TypeFor[Rehearsal](),
		reflect.TypeFor[editor.Found](),
		reflect.TypeFor[ListedState](),
		reflect.TypeFor[BracketList](),
		reflect.TypeFor[Lifted](),
		reflect.TypeFor[Checklist](),
		reflect.TypeFor[Outside](),
		reflect.TypeFor[OutsidePairings](),
		reflect.TypeFor[OutsideConfirmed](),
		reflect.TypeFor[ProposalPage](),
		reflect.TypeFor[ProposalChange](),
		reflect.TypeFor[ProposalOwner](),
		reflect.TypeFor[ProposalFiling](),
	} {
		g.named(t)
	}
	var union []string
	for _, c := range editor.Commands() {
		if _, upload := c.(editor.Create); upload {
			continue // a report is made from a file, POST /api/reports
		}
		fields := append([]string{fmt.Sprintf("type: %q;", c.Type())}, g.fields(reflect.TypeOf(c))...)
		union = append(union, "  | { "+strings.TrimSuffix(strings.Join(fields, " "), ";")+" }")
	}
	fmt.Fprintf(&g.out, "/** What a person asks of a report. */\nexport type Command =\n%s;\n", strings.Join(union, "\n"))
	return g.out.String()
}

func TestTheTypeScriptTypesOfTheScreenAreThoseOfTheProtocol(t *testing.T) {
	want := generate()
	if *write {
		if err := os.WriteFile(screenTypes, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	have, err := os.ReadFile(screenTypes)
	if err != nil {
		t.Fatal(err)
	}
	if string(have) != want {
		t.Errorf("%s is not generated from the types as they are; run: go test ./server/wire -run TypeScript -write", screenTypes)
	}
}

// expunge_test.go is rule 13 in a live report: words that were expunged are nowhere any more, and the
// report is what it was without them.

package room

import (
	"bytes"
	"context"
	"encoding/base64"
	"encoding/json"
	"errors"
	"iter"
	"regexp"
	"strings"
	"sync/atomic"
	"testing"

	"adref/editor"
	"adref/server/access"
	"adref/storage"
)

const secret = "our capital would live with half of it"

// withSecrets makes an amendment that is withdrawn, an objection and a statement, all of them secrets.
func (f *fixture) withSecrets() editor.Words {
	f.t.Helper()
	amendment := f.must(of("ARV"), editor.Amend{Kind: editor.AmendRevise, Paragraph: "p1", Version: 1, Text: "New: " + secret, Reason: secret}).Made[0]
	f.must(of("ARV"), editor.Withdraw{Amendment: amendment})
	return editor.Words{
		Amendments:  []string{amendment},
		Objections:  f.must(of("COR"), editor.Object{Paragraph: "p1", Version: 1, Kind: editor.ObjectionPlain, Reason: secret}).Made,
		Statements:  f.must(of("COR"), editor.MakeStatement{Kind: editor.StatementReservation, Paragraph: "p2", Version: 1, Text: secret}).Made,
		Submissions: f.must(of("COR"), editor.Submit{Title: secret, Comment: secret}).Made,
		Readings:    f.must(chair, editor.OpenReading{Kind: editor.ReadingGeneral, Note: secret}).Made,
		Paragraphs:  f.aside("p3"),
	}
}

// aside parks a paragraph with a secret, and puts it to the room with another.
func (f *fixture) aside(paragraph string) []string {
	f.must(chair, editor.Park{Paragraph: paragraph, Note: secret})
	f.must(chair, editor.PutToRoom{Paragraph: paragraph, Version: 1, Note: secret})
	return []string{paragraph}
}

func mustJSON(t testing.TB, v any) string {
	t.Helper()
	data, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// told is all that the Chair can be told of the report: as it stands, its histories and its record.
func told(t testing.TB, r *Room) string {
	t.Helper()
	var b bytes.Buffer
	b.WriteString(mustJSON(t, r.Snapshot(who(editor.AudienceChair))))
	for _, p := range r.Now().Report.Order {
		b.WriteString(mustJSON(t, r.History(who(editor.AudienceChair), p)))
	}
	for _, audience := range access.Audiences {
		for count := r.Now().Counts[place(audience)]; count >= 0; count-- {
			some, _, err := r.Frames(audience, count, 1<<20)
			if err != nil {
				break
			}
			b.Write(bytes.Join(some, nil))
		}
	}
	if err := r.hall.Export(t.Context(), &b, r.id); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// Rule 13.
func TestExpungedWordsAreNowhereAnyMoreAndTheRecordStillVerifies(t *testing.T) {
	f := open(t)
	words := f.withSecrets()
	start := f.count(editor.AudienceDelegations)
	f.must(of("ARV"), amend("Something else."))
	if !strings.Contains(told(t, f.Room), secret) {
		t.Fatal("there were no words to begin with")
	}
	_, before, err := storage.Verify(f.id, f.log.Read(t.Context(), f.id, 0))
	if err != nil {
		t.Fatal(err)
	}
	f.must(chair, editor.Expunge{Words: words, Decision: "Decision 5"})
	count, _, err := storage.Verify(f.id, f.log.Read(t.Context(), f.id, 0))
	if err != nil || count != f.Now().Sequence {
		t.Errorf("%d records of %d verify: %v", count, f.Now().Sequence, err)
	}
	for r := range f.log.Read(t.Context(), f.id, count-1) {
		if r.Previous != before {
			t.Error("the chain is another than before")
		}
	}
	if all := told(t, f.Room); strings.Contains(all, secret) || !strings.Contains(all, "Something else.") || !strings.Contains(all, "Decision 5") {
		t.Errorf("the words are still told, or too much is gone: %s", all)
	}
	if _, _, err := f.Frames(editor.AudienceDelegations, start, 1<<20); !errors.Is(err, ErrLoadAnew) {
		t.Errorf("who has not read the frames with the words is told %v", err)
	}
	if len(frames(t, f.Room, editor.AudienceDelegations, f.count(editor.AudienceDelegations)-1)) != 1 {
		t.Error("who has read all but the expunging does not learn of it")
	}
	again := f.again()
	if mustJSON(t, again.Snapshot(who(editor.AudienceChair))) != mustJSON(t, f.Snapshot(who(editor.AudienceChair))) || strings.Contains(told(t, again), secret) {
		t.Error("what is loaded again is another report")
	}
	if h := again.History(who(editor.AudienceChair), "p1"); mustJSON(t, h) != mustJSON(t, f.History(who(editor.AudienceChair), "p1")) || len(h.Steps) < 5 {
		t.Errorf("its history is another: %+v", h)
	}
	f.must(of("COR"), editor.Lift{Objection: words.Objections[0]}) // what was done goes on
}

// forgetful is a log that fails to expunge, as one whose server is stopped before it has.
type forgetful struct {
	*log
	fails atomic.Bool
}

func (l *forgetful) Expunge(ctx context.Context, report string, standIns []storage.StandIn) error {
	if l.fails.Load() {
		return errors.New("stopped")
	}
	return l.log.Expunge(ctx, report, standIns)
}

// Rule 13.
func TestWhatACrashLeftIsExpungedWhenTheReportIsNextLoaded(t *testing.T) {
	f := open(t)
	words := f.withSecrets()
	l := &forgetful{log: f.log}
	l.fails.Store(true)
	in, err := newHall(t, l).Room(t.Context(), f.id)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := submit(t, in, chair, "x", editor.Expunge{Words: words, Decision: "Decision 5"}); err != nil {
		t.Fatal(err)
	}
	// Twice, where words of both share a record: who cannot accept what is taken objects in that moment.
	f = &fixture{t, f.log, in, f.hall}
	f.must(chair, editor.Seat{Delegation: editor.Delegation{Code: "DRU", Name: "Druvia", Kind: editor.KindState}})
	taken := f.must(of("ARV"), editor.Amend{Kind: editor.AmendRevise, Paragraph: "p3", Version: 1, Text: "Taken."}).Made[0]
	for _, code := range []string{"COR", "DRU"} {
		f.must(of(code), editor.TakePosition{Amendment: taken, Position: editor.PositionCannotAccept, Reason: secret})
	}
	raised := f.must(chair, editor.Revise{Paragraph: "p3", Version: 1, Text: "Taken.", Takes: []editor.Take{{Amendment: taken, How: editor.AnswerReflected}}}).Made
	if len(raised) != 2 {
		t.Fatalf("the record raises %v", raised)
	}
	for _, objection := range raised {
		f.must(chair, editor.Expunge{Words: editor.Words{Objections: []string{objection}}, Decision: "Decision 6"})
	}
	if !strings.Contains(inLog(t, f), secret) {
		t.Fatal("it was expunged after all")
	}
	again := f.again()
	if all := inLog(t, f) + told(t, again); strings.Contains(all, secret) {
		t.Error("the words are still there")
	}
	if mustJSON(t, again.Snapshot(who(editor.AudienceChair))) != mustJSON(t, in.Snapshot(who(editor.AudienceChair))) {
		t.Error("what is loaded again is another report")
	}
}

func inLog(t testing.TB, f *fixture) string {
	t.Helper()
	var b bytes.Buffer
	if err := f.hall.Export(t.Context(), &b, f.id); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// other is a log in which something was put in the place of a stand-in.
type other struct {
	*log
	with func(storage.Record) storage.Record
}

func (l other) Read(ctx context.Context, report string, from int64) iter.Seq2[storage.Record, error] {
	return func(yield func(storage.Record, error) bool) {
		for r, err := range l.log.Read(ctx, report, from) {
			if !yield(l.with(r), err) {
				return
			}
		}
	}
}

// Rule 13: what the chain does not cover its own records do.
func TestWhatStandsInForARecordIsOnlyWhatWasDecided(t *testing.T) {
	f := open(t)
	words := f.withSecrets()
	f.must(chair, editor.Expunge{Words: words, Decision: "Decision 5"})
	for what, with := range map[string]func(storage.Record) storage.Record{
		"other words in its place": func(r storage.Record) storage.Record {
			r.StandIn = bytes.ReplaceAll(r.StandIn, []byte(`"text":""`), []byte(`"text":"We agree."`))
			return r
		},
		"nothing in its place": func(r storage.Record) storage.Record { r.StandIn = nil; return r },
		"a record expunged by nobody": func(r storage.Record) storage.Record {
			if r.Sequence == 2 {
				r.Content, r.Salt, r.StandIn = nil, nil, r.Content
			}
			return r
		},
	} {
		l := other{f.log, with}
		if _, _, err := storage.Verify(f.id, l.Read(t.Context(), f.id, 0)); err != nil {
			t.Errorf("%s: the chain alone says %v", what, err)
		}
		if _, err := newHall(t, l).Room(t.Context(), f.id); err == nil {
			t.Errorf("%s: it is loaded", what)
		}
	}
}

// Rule 13.
func TestNothingIsFinishedThatIsNotWhatWasDecided(t *testing.T) {
	f := open(t)
	words := f.withSecrets()
	l := &forgetful{log: f.log}
	l.fails.Store(true)
	in, err := newHall(t, l).Room(t.Context(), f.id)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := submit(t, in, chair, "x", editor.Expunge{Words: words, Decision: "Decision 5"}); err != nil {
		t.Fatal(err)
	}
	digest := regexp.MustCompile(`"digest":"[^"]*"`)
	none := `"digest":"` + base64.StdEncoding.EncodeToString(make([]byte, 32)) + `"`
	decided := other{f.log, func(r storage.Record) storage.Record {
		r.Header = digest.ReplaceAll(r.Header, []byte(none))
		return r
	}}
	if _, err := newHall(t, decided).Room(t.Context(), f.id); err == nil || !strings.Contains(err.Error(), "not what was decided") {
		t.Errorf("it is loaded: %v", err)
	}
	if !strings.Contains(inLog(t, f), secret) {
		t.Error("it was expunged all the same")
	}
}

// Rule 13.
func TestSealedWordsAreInNoFrameThatIsStillSent(t *testing.T) {
	f := open(t)
	words := f.withSecrets()
	restarted := f.again()
	seal := editor.Seal{Words: words, Decision: "Decision 3"}
	f.must(chair, seal)
	if _, err := submit(t, restarted, chair, "seal again", seal); err == nil { // it reads what it had missed
		t.Fatal("the words were sealed twice")
	}
	seen := func(r *Room) string {
		var b strings.Builder
		b.WriteString(mustJSON(t, r.Snapshot(f.seated("ARV"))))
		b.WriteString(mustJSON(t, r.History(f.seated("ARV"), "p1")))
		for count := r.Now().Counts[place(editor.AudienceDelegations)]; count >= 0; count-- {
			some, _, err := r.Frames(editor.AudienceDelegations, count, 1<<20)
			if err != nil {
				break
			}
			b.Write(bytes.Join(some, nil))
		}
		return b.String()
	}
	for name, r := range map[string]*Room{"where they were sealed": f.Room, "after a restart": f.again(), "restarted before": restarted} {
		if strings.Contains(seen(r), secret) {
			t.Errorf("a delegation is sent sealed words: %s", name)
		}
		if !strings.Contains(mustJSON(t, r.Snapshot(who(editor.AudienceChair))), secret) {
			t.Error("the Chair cannot read sealed words")
		}
	}
}

// rehearsal_test.go is rehearsals: the same rules, and no trace in the log of the report.

package room

import (
	"bytes"
	"errors"
	"fmt"
	"testing"
	"time"

	"pgregory.net/rapid"

	"adref/editor"
	"adref/server/wire"
	"adref/storage"
)

func (f *fixture) rehearse(hall *Hall) (Rehearsal, *Room) {
	f.t.Helper()
	r, err := hall.Rehearse(f.t.Context(), f.id, editor.AudienceDelegations, chair)
	if err != nil {
		f.t.Fatal(err)
	}
	in, err := hall.Room(f.t.Context(), r.ID)
	if err != nil {
		f.t.Fatal(err)
	}
	return r, in
}

func (f *fixture) exported() string {
	f.t.Helper()
	var b bytes.Buffer
	if err := f.hall.Export(f.t.Context(), &b, f.id); err != nil {
		f.t.Fatal(err)
	}
	return b.String()
}

// Rule 13: whatever is tried out, not a byte of the record is another, and no reader of the report hears of it.
func TestWhateverIsRehearsedTheRecordStaysByteForByte(t *testing.T) {
	f := open(t)
	f.must(of("ARV"), amend("The group notes the tide."))
	before, counts := f.exported(), f.Now().Counts
	n := 0
	rapid.Check(t, func(t *rapid.T) {
		r, in := f.rehearse(f.hall)
		if in.Now().Sequence != f.Now().Sequence {
			t.Fatalf("it begins at %d, the report stands at %d", in.Now().Sequence, f.Now().Sequence)
		}
		done := 0
		for i := range rapid.IntRange(1, 8).Draw(t, "length") {
			n++
			by, c := chair, editor.Command(editor.Circulate{Name: fmt.Sprint("Rev.", i), Audience: editor.AudiencePublic})
			switch rapid.IntRange(0, 3).Draw(t, "command") {
			case 0:
				by, c = of("COR"), amend(fmt.Sprint("The group notes wave ", n, "."))
			case 1:
				by, c = of("COR"), editor.Object{Paragraph: "p1", Version: 1, Kind: editor.ObjectionPlain}
			case 2:
				by, c = chair, editor.Agree{Paragraphs: []editor.VersionName{{Paragraph: "p2", Version: 1}}}
			}
			if _, err := submit(f.t, in, by, fmt.Sprint("rehearsed-", n), c); err == nil {
				done++
			}
		}
		if got := in.Now().Sequence - f.Now().Sequence; got != int64(done) {
			t.Fatalf("%d commands were done and %d are kept", done, got)
		}
		if err := f.hall.EndRehearsal(f.id, r.ID); err != nil {
			t.Fatal(err)
		}
	})
	if after := f.exported(); after != before || f.Now().Counts != counts {
		t.Errorf("the record was\n%s\nand is\n%s", before, after)
	}
	if in := f.again(); in.Now().Sequence != f.Now().Sequence || n == 0 {
		t.Errorf("another server reads %d records", in.Now().Sequence)
	}
}

func TestARehearsalGoesByTheSameRulesAndTheReportGoesOnBesideIt(t *testing.T) {
	f := open(t)
	r, in := f.rehearse(f.hall)
	if _, err := submit(t, in, of("ARV"), "a", editor.Object{Paragraph: "p1", Version: 1, Kind: editor.ObjectionPlain}); err != nil {
		t.Fatal(err)
	}
	if _, err := submit(t, in, chair, "b", agree("p1")); err == nil {
		t.Error("agreed in the rehearsal over an objection")
	}
	f.must(chair, agree("p1"))
	if p, _ := in.Now().Report.Paragraph("p1"); p.Agreed != 0 {
		t.Error("what happens to the report is seen in the rehearsal")
	}
	read := 0 // its log has what was before, and its own
	for record, err := range in.hall.log.Read(t.Context(), f.id, 0) {
		if read++; err != nil || record.Sequence != int64(read) {
			t.Errorf("record %d is %d, %v", read, record.Sequence, err)
		}
	}
	if read != int(in.Now().Sequence) {
		t.Errorf("its log has %d records, it stands at %d", read, in.Now().Sequence)
	}
	s := in.Snapshot(f.seated("ARV"))
	if s.Report.ID != r.ID || !s.Report.Rehearsal || len(s.Objections) != 1 {
		t.Errorf("its head is %+v", s.Report)
	}
	if s := f.Snapshot(f.seated("ARV")); s.Report.ID != f.id || s.Report.Rehearsal {
		t.Errorf("the report's head is %+v", s.Report)
	}
	// A frame is of the rehearsal alone: its cursor leads nowhere in the report.
	last := frames(t, in, editor.AudienceDelegations, in.Now().Counts[1]-1)
	if _, err := f.ReadCursor(editor.AudienceDelegations, last[0].Cursor); !errors.Is(err, ErrLoadAnew) || last[0].Event.Type != "objection_raised" {
		t.Errorf("%v for %+v", err, last)
	}
}

func agree(id string) editor.Agree {
	return editor.Agree{Paragraphs: []editor.VersionName{{Paragraph: id, Version: 1}}}
}

// What is circulated in a rehearsal stands on no record, and says so by naming none.
func TestARehearsedRevisionNamesNoRecord(t *testing.T) {
	f := open(t)
	f.must(chair, editor.Circulate{Name: "Zero draft", Audience: editor.AudienceDelegations})
	_, in := f.rehearse(f.hall)
	if _, err := submit(t, in, chair, "a", editor.Circulate{Name: "Rev.1", Audience: editor.AudienceDelegations}); err != nil {
		t.Fatal(err)
	}
	var revisions []wire.Revision = in.Snapshot(who(editor.AudienceChair)).Revisions
	if revisions[0].LogHash == "" || revisions[1].LogHash != "" {
		t.Errorf("revisions %+v", revisions)
	}
}

func TestAnEndedRehearsalIsGoneAndTakesNoMoreCommands(t *testing.T) {
	f := open(t)
	r, in := f.rehearse(f.hall)
	if list := f.hall.Rehearsals(f.id); len(list) != 1 || list[0].By != chair.Name {
		t.Errorf("rehearsals %+v", list)
	}
	if err := f.hall.EndRehearsal("another", r.ID); !errors.Is(err, ErrNoReport) {
		t.Errorf("ended from another report: %v", err)
	}
	if err := f.hall.EndRehearsal(f.id, r.ID); err != nil {
		t.Fatal(err)
	}
	if _, err := f.hall.Room(t.Context(), r.ID); !errors.Is(err, ErrNoReport) {
		t.Errorf("found again: %v", err)
	}
	if _, err := submit(t, in, of("ARV"), "late", amend("The group notes the ebb.")); !errors.Is(err, ErrUnavailable) {
		t.Errorf("a command was taken: %v", err)
	}
	if _, err := newHall(t, f.log).Room(t.Context(), r.ID); !errors.Is(err, ErrNoReport) {
		t.Errorf("there after a restart: %v", err)
	}
}

func TestThereAreOnlySoManyRehearsalsAtOnceAndNoneOfARehearsal(t *testing.T) {
	f := open(t)
	var first Rehearsal
	for i := range rehearsalsOfReport {
		if r, _ := f.rehearse(f.hall); i == 0 {
			first = r
		}
	}
	_, err := f.hall.Rehearse(t.Context(), f.id, editor.AudienceChair, chair)
	if refusal, ok := editor.AsRefusal(err); !ok || refusal.Code != editor.CodeSettled {
		t.Errorf("one more: %v", err)
	}
	if err := f.hall.EndRehearsal(f.id, first.ID); err != nil {
		t.Fatal(err)
	}
	f.rehearse(f.hall)
	if _, err := f.hall.Rehearse(t.Context(), "nope", editor.AudienceChair, chair); !errors.Is(err, ErrNoReport) {
		t.Errorf("of no report: %v", err)
	}
	if _, err := f.hall.Rehearse(t.Context(), f.id, editor.AudiencePublic, chair); err == nil {
		t.Error("a rehearsal for everybody")
	}
}

// Rule 9: a rehearsed silence ends as a real one does.
func TestASilenceThatIsRehearsedIsConcludedInTheRehearsal(t *testing.T) {
	f := open(t)
	w := new(watch)
	w.set(clock)
	hall, _ := f.withClock(w)
	_, in := f.rehearse(hall)
	made, err := submit(t, in, chair, "silence", editor.OpenSilence{Deadline: clock.Add(time.Hour), Zone: "UTC"})
	if err != nil {
		t.Fatal(err)
	}
	w.set(clock.Add(2 * time.Hour))
	hall.Conclude(t.Context())
	if s := silence(t, in, made.Made[0]); s.State != editor.SilenceConcluded {
		t.Errorf("the silence is %s", s.State)
	}
	if len(f.Now().Report.Silences) != 0 {
		t.Error("the report has a silence")
	}
}

var _ storage.Log = (*rehearsalLog)(nil)

// Rule 13: what is sealed or expunged is read in no rehearsal that began before, and a rehearsal takes
// nothing off the record.
func TestWordsThatAreKeptFromReadersEndTheRehearsalsThatHoldThem(t *testing.T) {
	f := open(t)
	words := f.withSecrets()
	var away []*Room
	f.hall.OnEnd(func(in *Room) { away = append(away, in) })
	before := f.exported()
	_, in := f.rehearse(f.hall)
	_, err := submit(t, in, chair, "x", editor.Expunge{Words: words, Decision: "Decision 5"})
	if refusal, ok := editor.AsRefusal(err); !ok || refusal.Code != editor.CodeInvalid {
		t.Errorf("a rehearsal expunges: %v", err)
	}
	if f.exported() != before {
		t.Error("the record is another")
	}
	for i, c := range []editor.Command{
		editor.Seal{Words: editor.Words{Amendments: words.Amendments}, Decision: "Decision 4"}, editor.Expunge{Words: words, Decision: "Decision 5"},
	} {
		r, in := f.rehearse(f.hall)
		f.must(chair, c)
		if _, err := f.hall.Room(t.Context(), r.ID); !errors.Is(err, ErrNoReport) || len(f.hall.Rehearsals(f.id)) != 0 {
			t.Errorf("%s: the rehearsal goes on: %v", c.Type(), err)
		}
		if len(away) != 2-i || away[len(away)-1] != in && i == 1 {
			t.Errorf("%s: the readers of %d rehearsals are sent away", c.Type(), len(away))
		}
		away = nil
	}
}

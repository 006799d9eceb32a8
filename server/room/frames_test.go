// frames_test.go is about what readers follow: the ring, its cursors and its wake-ups.

package room

import (
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"

	"adref/editor"
	"adref/server/access"
)

func TestEveryFrameArrivesOnceAndInOrderWhileTheRingMovesOn(t *testing.T) {
	var ring feed
	const all = 3 * ringFrames
	var readers sync.WaitGroup
	moved := make(chan struct{})
	for i := range 4 {
		readers.Go(func() {
			count, max := int64(0), 64<<i
			for count < all {
				some, next, err := ring.after(count, max)
				if err != nil { // fell out: from the oldest there is
					ring.mu.RLock()
					count = ring.first
					ring.mu.RUnlock()
					continue
				}
				<-moved // what was read is used after the ring has moved on
				for j, frame := range some {
					if want := fmt.Sprint("frame ", count+int64(j)+1); string(frame) != want {
						t.Errorf("%q came instead of %q", frame, want)
						return
					}
				}
				count = next
			}
		})
	}
	for n := range all {
		ring.add(fmt.Appendf(nil, "frame %d", n+1))
		select {
		case moved <- struct{}{}:
		default:
		}
	}
	close(moved)
	readers.Wait()
}

func TestAReaderWhoFellOutOfTheRingLoadsAnew(t *testing.T) {
	var ring feed
	for n := range ringFrames + 10 {
		ring.add(fmt.Appendf(nil, "%d", n+1))
	}
	for count, want := range map[int64]error{9: ErrLoadAnew, 10: nil, ringFrames + 10: nil, ringFrames + 11: ErrLoadAnew, -1: ErrLoadAnew} {
		if _, _, err := ring.after(count, 1); !errors.Is(err, want) {
			t.Errorf("after %d: %v, not %v", count, err, want)
		}
	}
	large := make([]byte, ringBytes/2+1)
	for range 3 {
		ring.add(large)
	}
	if some, _, err := ring.after(ringFrames+12, 1); err != nil || len(some) != 1 {
		t.Errorf("one frame over the limit of bytes stays: %d %v", len(some), err)
	}
	if _, _, err := ring.after(ringFrames+11, 1); !errors.Is(err, ErrLoadAnew) {
		t.Errorf("frames beyond the limit of bytes stay: %v", err)
	}
}

func TestACursorLeadsNowhereButToWhereItWasGiven(t *testing.T) {
	f := open(t)
	now := f.CursorAt(editor.AudienceDelegations, 2)
	if count, err := f.ReadCursor(editor.AudienceDelegations, now); err != nil || count != 2 {
		t.Fatalf("a cursor of its own: %d %v", count, err)
	}
	for name, cursor := range map[string]string{
		"none": "", "another epoch": "x" + now, "another audience": f.CursorAt(editor.AudienceChair, 2),
		"nothing after it": strings.TrimSuffix(now, "2"), "below zero": f.CursorAt(editor.AudienceDelegations, -1), "no number": now + "!",
	} {
		if count, err := f.ReadCursor(editor.AudienceDelegations, cursor); !errors.Is(err, ErrLoadAnew) {
			t.Errorf("%s: %q was read as %d, %v", name, cursor, count, err)
		}
	}
	if _, _, err := f.Frames(editor.AudienceDelegations, f.count(editor.AudienceDelegations)+1, 1000); !errors.Is(err, ErrLoadAnew) {
		t.Errorf("a cursor of the future: %v", err)
	}
}

// A withheld event leaves no gap, and a restarted server goes on counting where it was.
func TestTheFramesOfEachAudienceAreCountedForItselfAndTheSameAfterARestart(t *testing.T) {
	f := open(t)
	made := f.must(of("ARV"), amend("The group notes the tide.")).Made[0]
	f.must(chair, editor.Circulate{Name: "Zero draft", Audience: editor.AudienceObservers})
	f.must(of("COR"), editor.TakePosition{Amendment: made, Position: editor.PositionSupports})
	f.must(chair, editor.Set{Observers: editor.VisibleOpen})
	f.must(of("ARV"), amend("The group notes the wind."))
	again := f.again()
	for audience, want := range map[editor.Audience]string{
		editor.AudienceChair:       "[report_created delegation_seated delegation_seated amendment_filed revision_circulated position_taken settings_changed amendment_filed]",
		editor.AudienceDelegations: "[report_created delegation_seated delegation_seated amendment_filed revision_circulated settings_changed amendment_filed]",
		editor.AudienceObservers:   "[revision_circulated settings_changed amendment_filed]",
		editor.AudiencePublic:      "[]",
	} {
		var types []string
		for i, frame := range frames(t, f.Room, audience, 0) {
			types = append(types, frame.Event.Type)
			if want := f.CursorAt(audience, int64(i)+1); frame.Cursor != want {
				t.Errorf("frame %d of %s has the cursor %q, not %q", i+1, audience, frame.Cursor, want)
			}
		}
		if got := fmt.Sprint(types); got != want {
			t.Errorf("%s have %s, not %s", audience, got, want)
		}
		before, _, _ := f.Frames(audience, 0, 1<<20)
		after, _, err := again.Frames(audience, 0, 1<<20)
		if err != nil || fmt.Sprintf("%q", before) != fmt.Sprintf("%q", after) {
			t.Errorf("after a restart %s have other frames (%v):\n%q\n%q", audience, err, before, after)
		}
	}
}

func TestAfterARestartALongHistoryGivesItsLastFramesAndTheOthersLoadAnew(t *testing.T) {
	f := open(t)
	for i := range ringLoaded + 5 {
		f.must(of("ARV"), amend(fmt.Sprint("The group notes tide ", i, ".")))
	}
	again, last := f.again(), f.count(editor.AudienceDelegations)
	if got := again.Now().Counts; got != f.Now().Counts {
		t.Fatalf("the counts are %v, not %v", got, f.Now().Counts)
	}
	if _, _, err := again.Frames(editor.AudienceDelegations, last-ringLoaded-1, 1); !errors.Is(err, ErrLoadAnew) {
		t.Errorf("a reader too far behind: %v", err)
	}
	old, same := frames(t, f.Room, editor.AudienceDelegations, last-ringLoaded), frames(t, again, editor.AudienceDelegations, last-ringLoaded)
	if fmt.Sprint(old) != fmt.Sprint(same) {
		t.Error("the frames made on loading are not those made when it happened")
	}
}

func TestASnapshotAndItsCursorAreOfOneMoment(t *testing.T) {
	f := open(t)
	var work sync.WaitGroup
	done := make(chan struct{})
	work.Go(func() {
		defer close(done)
		for i := range 200 {
			f.must(of("ARV"), amend(fmt.Sprint("The group notes tide ", i, ".")))
		}
	})
	for {
		s := f.Snapshot(f.seated("COR"))
		count, err := f.ReadCursor(editor.AudienceDelegations, s.Cursor)
		if err != nil {
			t.Fatal(err)
		}
		// Creation and two seats came before the amendments.
		if len(s.Amendments) != int(count)-3 {
			t.Fatalf("the snapshot has %d amendments at frame %d", len(s.Amendments), count)
		}
		if _, _, err := f.Frames(editor.AudienceDelegations, count, 1); err != nil {
			t.Fatalf("the snapshot is ahead of the frames: %v", err)
		}
		select {
		case <-done:
			work.Wait()
			return
		default:
		}
	}
}

func TestOnlyThoseWhoHaveSomethingToReadAreWoken(t *testing.T) {
	f := open(t)
	made := f.must(of("ARV"), amend("The group notes the tide.")).Made[0]
	other := f.must(of("ARV"), amend("The group notes the shoals.")).Made[0]
	listeners := map[string]*Listener{
		"the Chair": f.Listen(access.Who{Audience: editor.AudienceChair}), "Arvenia": f.Listen(f.seated("ARV")),
		"Corvia": f.Listen(f.seated("COR")), "an observer": f.Listen(who(editor.AudienceObservers)),
		"a pilot":                  f.Listen(access.As(&access.Account{ID: "p-pilot", Role: editor.RoleObserver, Reports: []string{f.id}})),
		"Corvia of another report": f.Listen(access.As(&access.Account{Role: editor.RoleDelegation, Delegation: "COR", Reports: []string{"other"}})),
	}
	heard := func() string {
		var all []string
		for _, name := range []string{"the Chair", "Arvenia", "Corvia", "an observer", "a pilot", "Corvia of another report"} {
			select {
			case <-listeners[name].Wake:
				if listeners[name].Mine() {
					name += " (mine)"
				}
				all = append(all, name)
			default:
			}
		}
		return strings.Join(all, ", ")
	}
	position := editor.TakePosition{Amendment: made, Position: editor.PositionSupports}
	for _, step := range []struct {
		what string
		do   func()
		want string
	}{
		{"a position", func() { f.must(of("COR"), position) }, "the Chair, Corvia (mine)"},
		{"joining in place of a position", func() { f.must(of("COR"), editor.Join{Amendment: made}) }, "the Chair, Arvenia, Corvia (mine)"},
		{"an amendment", func() { f.must(of("ARV"), amend("The group notes the wind.")) }, "the Chair, Arvenia, Corvia"},
		{"a record for Corvia of a position", func() {
			f.must(chair, editor.Record{Delegation: "COR", Source: editor.SourceMail, Received: clock, Command: editor.Said{Command: editor.TakePosition{Amendment: other, Position: editor.PositionSupports}}})
		}, "the Chair, Corvia (mine)"},
		{"its correction", func() {
			f.must(of("COR"), editor.CorrectRecord{Record: f.Now().Report.Records[0].Record, Words: "We did not."})
		}, "the Chair, Corvia (mine)"},
		{"an observer's input", func() {
			f.must(editor.Actor{Person: "p-pilot", Name: "Pilot", Role: editor.RoleObserver}, editor.FileInput{Title: "Tides", Text: "They rise."})
		}, "the Chair, Arvenia, Corvia, a pilot (mine)"},
		{"a refused command", func() { f.send(of("ARV"), "refused", editor.Lift{Objection: "none"}) }, ""},
		{"two commands before anybody looks", func() {
			f.must(of("ARV"), amend("The group notes the sun."))
			f.must(of("ARV"), amend("The group notes the moon."))
		}, "the Chair, Arvenia, Corvia"},
	} {
		step.do()
		if got := heard(); got != step.want {
			t.Errorf("%s woke %q, not %q", step.what, got, step.want)
		}
		if got := heard(); got != "" {
			t.Errorf("%s woke %q twice", step.what, got)
		}
	}
	for _, l := range listeners {
		l.Close()
	}
	f.must(of("ARV"), amend("The group notes nobody."))
	if got := heard(); got != "" || len(f.listeners) != 0 {
		t.Errorf("after closing %q was woken, %d still listen", got, len(f.listeners))
	}
}

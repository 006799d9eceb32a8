// submit_test.go is about a command's way: what is stored is told once, what is not is not, and
// whoever asks again gets the same answer.

package room

import (
	"context"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"adref/editor"
	"adref/storage"
)

var errDisk = errors.New("the disk is on fire")

func TestARefusedCommandLeavesNoFrameAndItsIdMayBeUsedAgain(t *testing.T) {
	f := open(t)
	before := f.Now()
	_, err := f.send(of("ARV"), "one", editor.Lift{Objection: "none"})
	if refusal, ok := editor.AsRefusal(err); !ok || refusal.Code != editor.CodeNotFound {
		t.Fatalf("lifting nothing: %v", err)
	}
	if now := f.Now(); now.Counts != before.Counts || now.Sequence != before.Sequence {
		t.Errorf("a refusal moved %v to %v", before.Counts, now.Counts)
	}
	if _, err := f.send(of("ARV"), "one", amend("The group notes the tide.")); err != nil {
		t.Errorf("the id of a refused command: %v", err)
	}
}

func TestACommandSentAgainHasTheSameOutcomeAndHappensOnce(t *testing.T) {
	f := open(t)
	first, err := f.send(of("ARV"), "one", amend("The group notes the tide."))
	if err != nil {
		t.Fatal(err)
	}
	f.must(of("COR"), amend("The group notes the wind."))
	for name, in := range map[string]*Room{"here": f.Room, "after a restart": f.again()} {
		second, err := submit(t, in, of("ARV"), "one", amend("The group notes the tide."))
		if err != nil || fmt.Sprint(first) != fmt.Sprint(second) {
			t.Errorf("%s: %+v %v, not %+v", name, second, err, first)
		}
		if _, err := submit(t, in, of("ARV"), "one", amend("The group notes the moon.")); !errors.Is(err, ErrIDReused) {
			t.Errorf("%s the id with another body: %v", name, err)
		}
		if got := len(in.Now().Report.AmendmentIDs()); got != 2 {
			t.Errorf("%s there are %d amendments", name, got)
		}
	}
	if _, err := f.send(of("COR"), "one", amend("The group notes the moon.")); err != nil {
		t.Errorf("the same id of another person: %v", err)
	}
}

// gather makes the commands wait together, so that they are taken up as one batch.
func (f *fixture) gather(send ...func() (Outcome, error)) (outcomes []Outcome, errs []error) {
	f.t.Helper()
	blocked, open := make(chan struct{}), make(chan struct{})
	once := sync.OnceFunc(func() { close(blocked) })
	had := f.log.before.Load()
	wait := func(report string, after int64, records []storage.Record) error {
		once()
		<-open
		return nil
	}
	f.log.before.Store(&wait)
	var work sync.WaitGroup
	work.Go(func() {
		f.must(chair, editor.Seat{Delegation: editor.Delegation{Code: fmt.Sprint("N", commands.Add(1)), Name: "Newcomer", Kind: editor.KindState}})
	})
	<-blocked
	outcomes, errs = make([]Outcome, len(send)), make([]error, len(send))
	for i, one := range send {
		work.Go(func() { outcomes[i], errs[i] = one() })
		for { // in this order
			f.mu.Lock()
			n := len(f.waiting)
			f.mu.Unlock()
			if n > i {
				break
			}
		}
	}
	f.log.before.Store(had)
	close(open)
	work.Wait()
	return outcomes, errs
}

func TestTwinsInOneBatchHappenOnceAndAFalseTwinIsRefused(t *testing.T) {
	f := open(t)
	tide, wind := amend("The group notes the tide."), amend("The group notes the wind.")
	outcomes, errs := f.gather(
		func() (Outcome, error) { return f.send(of("ARV"), "twin", tide) },
		func() (Outcome, error) { return f.send(of("ARV"), "twin", tide) },
		func() (Outcome, error) { return f.send(of("ARV"), "twin", wind) },
	)
	if errs[0] != nil || errs[1] != nil || fmt.Sprint(outcomes[0]) != fmt.Sprint(outcomes[1]) {
		t.Errorf("the twins had %+v %v and %+v %v", outcomes[0], errs[0], outcomes[1], errs[1])
	}
	if !errors.Is(errs[2], ErrIDReused) {
		t.Errorf("the false twin had %v", errs[2])
	}
	if got := len(f.Now().Report.AmendmentIDs()); got != 1 {
		t.Errorf("there are %d amendments", got)
	}
}

func TestABatchThatFailsFailsWholeAndMayBeSentAgain(t *testing.T) {
	for name, how := range map[string]struct {
		err    error
		stored bool
	}{
		"the disk is full": {storage.ErrFull, false}, "the store is closing": {storage.ErrClosed, false}, "the disk fails": {errDisk, false},
		"a context ended": {context.DeadlineExceeded, false}, "the disk fails after it has stored": {errDisk, true},
	} {
		t.Run(name, func(t *testing.T) {
			f := open(t)
			old, err := f.send(of("ARV"), "old", amend("The group notes the old."))
			if err != nil {
				t.Fatal(err)
			}
			before := f.Now()
			fail := f.log.refuse
			if how.stored {
				fail = f.log.lose
			}
			fail(how.err)
			send := []func() (Outcome, error){
				func() (Outcome, error) { return f.send(of("ARV"), "old", amend("The group notes the old.")) },
				func() (Outcome, error) { return f.send(of("ARV"), "nothing", editor.Lift{Objection: "none"}) },
				func() (Outcome, error) { return f.send(of("ARV"), "one", amend("The group notes the tide.")) },
				func() (Outcome, error) { return f.send(of("COR"), "two", amend("The group notes the wind.")) },
				func() (Outcome, error) { return f.send(of("COR"), "two", amend("The group notes the wind.")) },
				// It rests on what came before it in the batch and was not stored.
				func() (Outcome, error) { return f.send(of("COR"), "three", amend("The group notes the wind.")) },
			}
			var outcomes []Outcome
			var errs []error
			if how.stored {
				for _, one := range send[:4] { // one by one: the first of a batch would be the seat
					outcome, err := one()
					outcomes, errs = append(outcomes, outcome), append(errs, err)
				}
			} else {
				outcomes, errs = f.gather(send...)
			}
			if errs[0] != nil || fmt.Sprint(outcomes[0]) != fmt.Sprint(old) {
				t.Errorf("what was stored before was answered %+v %v", outcomes[0], errs[0])
			}
			if _, refused := editor.AsRefusal(errs[1]); !refused {
				t.Errorf("what is refused whatever was stored was answered %v", errs[1])
			}
			for i, err := range errs[2:] {
				if !errors.Is(err, ErrUnavailable) {
					t.Errorf("command %d was answered %+v %v", i, outcomes[i+2], err)
				}
			}
			if now := f.Now(); !how.stored && now.Counts[1] > before.Counts[1]+1 { // the newcomer's seat
				t.Errorf("what was not stored was told: %v after %v", now.Counts, before.Counts)
			}
			fail(nil)
			for i, one := range send[2:4] {
				if _, err := one(); err != nil {
					t.Errorf("command %d sent again: %v", i, err)
				}
			}
			if got := len(f.Now().Report.AmendmentIDs()); got != 3 {
				t.Errorf("there are %d amendments, not 3", got)
			}
			if a, b := written(t, f.Room), written(t, f.again()); a != b {
				t.Errorf("what is served is not what is stored:\n%s\n%s", a, b)
			}
		})
	}
}

func written(t testing.TB, r *Room) string {
	t.Helper()
	data, err := json.Marshal(r.Snapshot(who(editor.AudienceChair)))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// Another server appends between the decision and the append: the batch is decided again, on what
// that one did.
func TestABatchThatLostARaceIsDecidedAgain(t *testing.T) {
	f := open(t)
	other := f.again()
	var lost int
	var raced = func(report string, after int64, records []storage.Record) error { return nil }
	raced = func(report string, after int64, records []storage.Record) error {
		if lost++; lost > 3 {
			return nil
		}
		f.log.before.Store(nil)
		defer f.log.before.Store(&raced)
		if _, err := submit(t, other, of("COR"), fmt.Sprint("other", lost), amend(fmt.Sprint("The group notes wave ", lost, "."))); err != nil {
			t.Error(err)
		}
		if lost == 1 { // the very text that the Chair's command below names
			if _, err := submit(t, other, chair, "revise", editor.Revise{Paragraph: "p2", Version: 1, Text: "States keep all."}); err != nil {
				t.Error(err)
			}
		}
		return nil
	}
	f.log.before.Store(&raced)
	made, err := f.send(of("ARV"), "mine", amend("The group notes the tide."))
	if err != nil || len(made.Made) != 1 {
		t.Fatalf("the command that lost three races: %+v %v", made, err)
	}
	a, _ := f.Now().Report.Amendment(made.Made[0])
	if a.No != 4 {
		t.Errorf("it has no. %d, after three of the other server", a.No)
	}
	lost = 0
	_, err = f.send(chair, "agree", editor.Agree{Paragraphs: []editor.VersionName{{Paragraph: "p2", Version: 1}}})
	if refusal, ok := editor.AsRefusal(err); !ok || refusal.Code != editor.CodeStale {
		t.Errorf("agreeing a text that another server has changed: %v", err)
	}
	f.log.before.Store(nil)
	// Each event was told once, in the order of the log.
	var types []string
	for _, frame := range frames(t, f.Room, editor.AudienceChair, 3) {
		types = append(types, frame.Event.Type)
	}
	if want := []string{"amendment_filed", "paragraph_revised", "amendment_filed", "amendment_filed", "amendment_filed"}; !slices.Equal(types[:5], want) {
		t.Errorf("told were %q, not %q", types, want)
	}
	if a, b := written(t, f.Room), written(t, f.again()); a != b {
		t.Errorf("what is served is not what is stored")
	}
}

func TestOneCommandThatCannotBeStoredDisturbsNoOther(t *testing.T) {
	for name, cause := range map[string]error{"too large": storage.ErrTooLarge, "invalid": storage.ErrInvalid} {
		t.Run(name, func(t *testing.T) {
			f := open(t)
			poison := func(_ string, _ int64, records []storage.Record) error {
				if slices.ContainsFunc(records, func(r storage.Record) bool { return r.Command == "poison" }) {
					return cause
				}
				return nil
			}
			f.log.before.Store(&poison)
			_, errs := f.gather(
				func() (Outcome, error) { return f.send(of("ARV"), "one", amend("The group notes the tide.")) },
				func() (Outcome, error) { return f.send(of("COR"), "poison", amend("The group notes the poison.")) },
				func() (Outcome, error) { return f.send(of("COR"), "two", amend("The group notes the wind.")) },
			)
			if errs[0] != nil || errs[2] != nil || errs[1] == nil || errors.Is(errs[1], ErrUnavailable) {
				t.Errorf("answered were %v", errs)
			}
		})
	}
	f := open(t)
	for _, id := range []string{"", "zero\x00byte", "line\nbreak", "bad\xffbytes", fmt.Sprintf("%0101d", 1)} {
		_, err := f.send(of("ARV"), id, amend("The group notes the tide."))
		if refusal, ok := editor.AsRefusal(err); !ok || refusal.Code != editor.CodeInvalid {
			t.Errorf("the id %.20q: %v", id, err)
		}
	}
}

func TestManyWritersAtOnceAreEachToldOnce(t *testing.T) {
	f := open(t)
	const writers, each = 8, 25
	var work sync.WaitGroup
	for w := range writers {
		work.Go(func() {
			for i := range each {
				by := of([]string{"ARV", "COR"}[w%2])
				outcome, err := f.send(by, fmt.Sprint(w, "-", i), amend(fmt.Sprintf("The group notes tide %d of %d.", i, w)))
				if err != nil {
					t.Error(err)
					return
				}
				// What is acknowledged has been told.
				if _, _, err := f.Frames(editor.AudienceDelegations, outcome.Count(editor.AudienceDelegations), 1); err != nil {
					t.Errorf("acknowledged at %d, which has not been told: %v", outcome.Count(editor.AudienceDelegations), err)
				}
			}
		})
	}
	work.Wait()
	seen := map[string]int{}
	for i, frame := range frames(t, f.Room, editor.AudienceDelegations, 3) {
		a := frame.Changed.Amendments[0]
		seen[a.Text]++
		if a.No != i+1 {
			t.Errorf("no. %d came as number %d", a.No, i+1)
		}
	}
	if len(seen) != writers*each {
		t.Errorf("%d amendments were told, not %d", len(seen), writers*each)
	}
}

func TestADigestIsReadBackFromAHeaderAndNothingElseIs(t *testing.T) {
	want := header{V: headerVersion, At: clock, By: chair, Readers: []editor.Audience{editor.AudienceChair}, Digest: sha256.Sum256([]byte("a command"))}
	data, err := json.Marshal(want)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := readHeader(data); err != nil || got.Digest != want.Digest {
		t.Errorf("%v, %v", got, err)
	}
	numbers := strings.TrimSuffix(strings.Repeat("7,", len(want.Digest)), ",")
	for _, wrong := range []string{"7", "{}", `"7"`, "[]", "[7]", "[" + numbers + ",7]", "[" + strings.Replace(numbers, "7", "256", 1) + "]", "[" + strings.Replace(numbers, "7", "-1", 1) + "]", "[" + strings.Replace(numbers, "7", "null", 1) + "]"} {
		if _, err := readHeader([]byte(`{"v":1,"digest":` + wrong + `}`)); err == nil {
			t.Errorf("%s is read as a digest", wrong)
		}
	}
	if got, err := readHeader([]byte(`{"v":1,"digest":[ ` + strings.ReplaceAll(numbers, ",", " , ") + ` ]}`)); err != nil || got.Digest[31] != 7 {
		t.Errorf("with spaces: %v, %v", got.Digest, err)
	}
}

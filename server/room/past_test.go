// past_test.go is about what was: the history of a paragraph, and the record anybody can check.

package room

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"adref/editor"
	"adref/server/wire"
	"adref/storage"
)

func (f *fixture) steps(audience editor.Audience, paragraph string) string {
	var types []string
	for _, s := range f.History(who(audience), paragraph).Steps {
		types = append(types, s.Event.Type)
	}
	return strings.Join(types, " ")
}

func TestTheHistoryOfAParagraphHoldsWhatIsAboutItAndNothingElse(t *testing.T) {
	f := open(t)
	made := f.must(of("ARV"), editor.Amend{Kind: editor.AmendRevise, Paragraph: "p2", Version: 1, Text: "States dredge."}).Made[0]
	f.must(of("COR"), editor.Object{Paragraph: "p3", Version: 1, Kind: editor.ObjectionConditional, On: "p2"})
	f.must(chair, editor.Insert{After: "p1", Text: "The group met."}) // renumbers both
	f.must(chair, editor.Revise{Paragraph: "p2", Version: 1, Text: "States dredge.", Takes: []editor.Take{{Amendment: made, How: editor.AnswerReflected}}})
	f.must(chair, editor.Agree{Paragraphs: []editor.VersionName{{Paragraph: "p2", Version: 2}}}) // makes the objection ready
	if got, want := f.steps(editor.AudienceChair, "p2"), "report_created amendment_filed paragraph_revised paragraph_agreed"; got != want {
		t.Errorf("the history of paragraph 2 is %q, not %q", got, want)
	}
	if got, want := f.steps(editor.AudienceDelegations, "p3"), "report_created objection_raised"; got != want {
		t.Errorf("the history of paragraph 3 is %q, not %q", got, want)
	}
	steps := f.History(who(editor.AudienceDelegations), "p2").Steps
	for _, s := range steps[1:3] {
		if s.Ops.Before() != "States keep harbour number 2 <open> & dredged." || s.Ops.After() != "States dredge." {
			t.Errorf("%s shows %v", s.Event.Type, s.Ops)
		}
	}
	if steps[1].Event.Number != "2" || steps[2].Event.Number != "3" {
		t.Errorf("the paragraph was called %q then %q, not 2 then 3", steps[1].Event.Number, steps[2].Event.Number)
	}
}

func TestATechnicalUpdateIsAStepAndTheParagraphStaysAgreed(t *testing.T) {
	f := open(t)
	f.must(chair, editor.Revise{Paragraph: "p2", Version: 1, Text: "States met on [tbc]."})
	f.must(chair, editor.Agree{Paragraphs: []editor.VersionName{{Paragraph: "p2", Version: 2}}})
	f.must(editor.Actor{Person: "p-sec", Role: editor.RoleSecretariat}, editor.UpdateTechnically{Paragraph: "p2", Version: 2, Text: "States met on 4 May."})
	steps := f.History(who(editor.AudienceDelegations), "p2").Steps
	last := steps[len(steps)-1]
	if last.Event.Type != "paragraph_updated" || last.Event.Version != 3 || last.Event.By.Role != editor.RoleSecretariat ||
		last.Ops.Before() != "States met on [tbc]." || last.Ops.After() != "States met on 4 May." {
		t.Errorf("the last step is %+v", last)
	}
	text := f.Snapshot(who(editor.AudienceDelegations)).Paragraphs
	p := text[slices.IndexFunc(text, func(p wire.Paragraph) bool { return p.ID == "p2" })]
	if p.Status != editor.StatusAgreed || p.AgreedAt == nil || p.Version != 3 || p.Placeholders != 0 || !p.Versions[2].Technical || p.Versions[1].Technical {
		t.Errorf("the paragraph is %+v", p)
	}
}

func TestWhatIsOpenedLaterDoesNotOpenWhatWasBefore(t *testing.T) {
	f := open(t)
	made := f.must(of("ARV"), editor.Amend{Kind: editor.AmendRevise, Paragraph: "p1", Version: 1, Text: "States dredge."}).Made[0]
	f.must(of("COR"), editor.TakePosition{Amendment: made, Position: editor.PositionCannotAccept, Reason: "Before."})
	f.must(chair, editor.Set{Observers: editor.VisibleOpen, Positions: editor.PositionsDelegations})
	f.must(of("COR"), editor.TakePosition{Amendment: made, Position: editor.PositionSupports, Reason: "After."})
	f.must(of("COR"), editor.Object{Paragraph: "p1", Version: 1, Kind: editor.ObjectionPlain})
	if got, want := f.steps(editor.AudienceObservers, "p1"), "objection_raised"; got != want {
		t.Errorf("observers read the history %q, not %q", got, want)
	}
	if got, want := f.steps(editor.AudienceDelegations, "p1"), "report_created amendment_filed position_taken objection_raised"; got != want {
		t.Errorf("delegations read the history %q, not %q", got, want)
	}
	for _, s := range f.History(who(editor.AudienceDelegations), "p1").Steps {
		if s.Event.Reason == "Before." || s.Event.By.Person != "" {
			t.Errorf("delegations read %+v", s.Event)
		}
	}
	f.must(chair, editor.Set{Observers: editor.VisibleCirculated})
	if got := f.steps(editor.AudienceObservers, "p1"); got != "" {
		t.Errorf("after closing, observers read %q", got)
	}
}

func TestWhatIsOpenedLaterIsNotOnTheRecordOfThoseWhoWereNotTold(t *testing.T) {
	f := open(t)
	f.must(chair, editor.Agree{Paragraphs: []editor.VersionName{{Paragraph: "p1", Version: 1}}, Body: "The informal group"})
	f.must(chair, editor.Set{Observers: editor.VisibleOpen})
	f.must(chair, editor.Agree{Paragraphs: []editor.VersionName{{Paragraph: "p2", Version: 1}}, Body: "The plenary"})
	for audience, before := range map[editor.Audience]bool{editor.AudienceDelegations: true, editor.AudienceObservers: false} {
		said := fmt.Sprint(f.Record(who(audience)).Entries)
		if strings.Contains(said, "The informal group") != before || !strings.Contains(said, "The plenary") {
			t.Errorf("on the record of %s is %s", audience, said)
		}
	}
}

func TestTheLogHashOfARevisionIsTheChairsAlone(t *testing.T) {
	f := open(t)
	f.must(chair, editor.Circulate{Name: "Zero draft", Audience: editor.AudiencePublic})
	var stands string
	for record, err := range f.log.Read(t.Context(), f.id, 0) {
		if err != nil {
			t.Fatal(err)
		}
		stands = hex.EncodeToString(record.Previous[:])
	}
	for _, audience := range []editor.Audience{editor.AudienceChair, editor.AudienceDelegations, editor.AudienceObservers, editor.AudiencePublic} {
		got, want := f.Snapshot(who(audience)).Revisions[0].LogHash, ""
		if audience == editor.AudienceChair {
			want = stands
		}
		if got != want {
			t.Errorf("%s read the log hash %q, not %q", audience, got, want)
		}
	}
}

func TestASnapshotIsMadeOnceForAllWhoAskAtOnce(t *testing.T) {
	f := open(t)
	var mu sync.Mutex
	tags := map[string]editor.Audience{}
	for round := range 30 {
		f.must(of("ARV"), amend(fmt.Sprint("The group notes tide ", round, ".")))
		seen, start := map[*byte]bool{}, make(chan struct{})
		var work sync.WaitGroup
		for range 50 {
			work.Go(func() {
				<-start
				made, err := f.EncodedSnapshot(f.seated("ARV"))
				if err != nil {
					t.Error(err)
					return
				}
				mu.Lock()
				defer mu.Unlock()
				seen[&made.Gzip[0]] = true
			})
		}
		close(start)
		work.Wait()
		if len(seen) != 1 {
			t.Errorf("it was made %d times", len(seen))
		}
	}
	for _, audience := range []editor.Audience{editor.AudienceChair, editor.AudienceDelegations, editor.AudienceObservers, editor.AudiencePublic} {
		made, err := f.EncodedSnapshot(who(audience))
		if err != nil {
			t.Fatal(err)
		}
		if other, twice := tags[made.Tag]; twice {
			t.Errorf("%s and %s share the tag %s", audience, other, made.Tag)
		}
		tags[made.Tag] = audience
	}
}

// The record as exported proves itself with SHA-256 and nothing of this program: each hash is over
// the domain and the parts, each preceded by its length as eight bytes, big-endian.
func TestAnybodyCanComputeTheHashesOfAnExportAgain(t *testing.T) {
	f := open(t)
	f.must(of("ARV"), editor.Amend{Kind: editor.AmendRevise, Paragraph: "p1", Version: 1, Text: "Ships < 20 m & boats\u00a0“moor”, c’est\u200b dit.", Reason: "See <here> & there."})
	f.must(chair, editor.Circulate{Name: "Zero <draft>", Audience: editor.AudiencePublic})
	var out bytes.Buffer
	if err := f.hall.Export(t.Context(), &out, f.id); err != nil {
		t.Fatal(err)
	}
	var log struct {
		Report  string `json:"report"`
		Epoch   string `json:"epoch"`
		Records []struct {
			Sequence                         int64
			Actor, Command                   string
			Header, Content                  json.RawMessage
			Salt, Commitment, Previous, Hash string
		} `json:"records"`
	}
	if err := json.Unmarshal(out.Bytes(), &log); err != nil {
		t.Fatal(err)
	}
	digest := func(parts ...[]byte) string {
		h := sha256.New()
		for _, p := range parts {
			binary.Write(h, binary.BigEndian, uint64(len(p)))
			h.Write(p)
		}
		return hex.EncodeToString(h.Sum(nil))
	}
	raw := func(s string) []byte {
		data, err := hex.DecodeString(s)
		if err != nil {
			t.Fatal(err)
		}
		return data
	}
	previous := digest([]byte("adref report 1"), []byte(log.Report))
	for i, r := range log.Records {
		salt, err := base64.StdEncoding.DecodeString(r.Salt)
		if err != nil {
			t.Fatal(err)
		}
		if got := digest([]byte("adref content 1"), salt, r.Content); got != r.Commitment {
			t.Errorf("the commitment of record %d is not over its content as exported: %s", i+1, r.Content)
		}
		got := digest([]byte("adref record 1"), raw(previous), binary.BigEndian.AppendUint64(nil, uint64(r.Sequence)),
			[]byte(r.Actor), []byte(r.Command), r.Header, raw(r.Commitment))
		if got != r.Hash || r.Previous != previous || r.Sequence != int64(i+1) {
			t.Errorf("record %d has the hash %s after %s, and says %s after %s", r.Sequence, got, previous, r.Hash, r.Previous)
		}
		previous = r.Hash
	}
	if want := fmt.Sprint(f.Now().Sequence); fmt.Sprint(len(log.Records)) != want {
		t.Errorf("%d records were exported, not %s", len(log.Records), want)
	}
	if _, head, err := storage.Verify(f.id, f.log.Read(t.Context(), f.id, 0)); err != nil || hex.EncodeToString(head[:]) != previous {
		t.Errorf("the last hash is %s, the log's is %x (%v)", previous, head, err)
	}
}

// longhistory_test.go negotiates a report for thousands of moments, and measures what it costs to keep,
// to open and to look back at them. It prints figures and judges none.

package main

import (
	"cmp"
	"fmt"
	"io"
	"log/slog"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"adref/editor"
	"adref/server/room"
	"adref/server/wire"
	"adref/storage"
)

// howLong is how many moments a long history has here, and in full.
func howLong(short, full int) int {
	if os.Getenv("ADREF_LONG") != "" {
		return full
	}
	return short
}

// openHall opens a database in this process, for a history to be made quickly.
func openHall(t testing.TB, db string) (*room.Hall, func()) {
	t.Helper()
	store, err := storage.Open(t.Context(), db)
	if err != nil {
		t.Fatal(err)
	}
	hall, err := room.NewHall(t.Context(), store, time.Now, slog.New(slog.NewTextHandler(io.Discard, nil)))
	if err != nil {
		t.Fatal(err)
	}
	return hall, func() { store.Close() }
}

var longChair = editor.Actor{Person: "p-chair", Name: "Chairperson", Role: editor.RoleChair}

// longHistory negotiates a report of 100 paragraphs until it has so many moments, and gives its id. The
// same number makes the same history.
func longHistory(t testing.TB, db string, moments int) (report string) {
	t.Helper()
	hall, stop := openHall(t, db)
	defer stop()
	dice := rand.New(rand.NewPCG(5, uint64(moments)))
	words := strings.Fields("States harbours should consult keep charts dredge channels promptly together regularly voluntarily tides pilots masters records safety cooperation measures guidance exchange notify neighbours vessels lights buoys")
	clause := func(n int) string {
		picked := make([]string, n)
		for i := range picked {
			picked[i] = words[dice.IntN(len(words))]
		}
		return strings.Join(picked, " ")
	}
	draft := editor.Draft{Masthead: editor.Masthead{Title: "Draft report", Symbol: "H/L.1", Language: "en"}}
	for i := range 100 {
		e := editor.Element{ID: fmt.Sprint("p", i+1), Kind: editor.KindParagraph, Marker: editor.MarkerArabic, Text: "The group noted that " + clause(60) + "."}
		if i%20 == 0 {
			e.Kind, e.Marker, e.Level, e.Text = editor.KindHeading, editor.MarkerRoman, 1, clause(4)
		}
		draft.Elements = append(draft.Elements, e)
	}
	made, err := hall.Create(t.Context(), longChair, "create", editor.Create{Draft: draft, Settings: editor.Settings{Observers: editor.VisibleOpen}})
	if err != nil {
		t.Fatal(err)
	}
	in, err := hall.Room(t.Context(), made.Report)
	if err != nil {
		t.Fatal(err)
	}
	sent := 0
	try := func(by editor.Actor, c editor.Command) {
		sent++
		if _, err := in.Submit(t.Context(), by, fmt.Sprint("c", sent), requestAs("", c).Command); err != nil {
			if _, refused := editor.AsRefusal(err); !refused {
				t.Fatalf("%#v: %v", c, err)
			}
		}
	}
	delegation := func() editor.Actor {
		code := fmt.Sprint("D", dice.IntN(12))
		return editor.Actor{Person: "p-" + code, Name: "Delegate of " + code, Delegation: code, Role: editor.RoleDelegation}
	}
	for i := range 12 {
		try(longChair, editor.Seat{Delegation: editor.Delegation{Code: fmt.Sprint("D", i), Name: fmt.Sprint("State ", i), Kind: editor.KindState}})
	}
	try(longChair, editor.Circulate{Name: "Zero draft", Audience: editor.AudienceObservers})
	next := moments / 8
	for int(in.Now().Sequence) < moments {
		r := in.Now().Report
		p, _ := r.Paragraph(r.Order[dice.IntN(len(r.Order))])
		var pending []*editor.Amendment
		for _, id := range p.Amendments {
			if a, _ := r.Amendment(id); !a.State.Settled() {
				pending = append(pending, a)
			}
		}
		switch n := dice.IntN(100); {
		case int(in.Now().Sequence) >= next:
			next += moments / 8
			try(longChair, editor.Circulate{Name: fmt.Sprint("Rev.", len(r.Revisions)), Audience: editor.AudienceObservers})
		case n < 45 && len(pending) < 4:
			parts := strings.Fields(p.Text())
			at := dice.IntN(len(parts) + 1)
			text := strings.Join(append(append(parts[:at:at], clause(1+dice.IntN(3))), parts[min(len(parts), at+dice.IntN(3)):]...), " ")
			try(delegation(), editor.Amend{Kind: editor.AmendRevise, Paragraph: p.ID, Version: p.Current(), Text: text, Reason: clause(6)})
		case n < 60 && len(pending) > 0:
			try(delegation(), editor.TakePosition{Amendment: pending[dice.IntN(len(pending))].ID, Position: editor.PositionCanGoAlong, Reason: clause(3)})
		case n < 65 && len(pending) > 0:
			try(delegation(), editor.Join{Amendment: pending[dice.IntN(len(pending))].ID})
		case n < 72:
			try(delegation(), editor.Object{Paragraph: p.ID, Version: p.Current(), Kind: editor.ObjectionPlain, Reason: clause(5)})
		case n < 79 && len(p.Objections) > 0:
			o, _ := r.Objection(p.Objections[len(p.Objections)-1])
			try(editor.Actor{Person: "p-" + o.By, Name: "Delegate of " + o.By, Delegation: o.By, Role: editor.RoleDelegation}, editor.Lift{Objection: o.ID})
		case n < 94 && len(pending) > 0:
			a := pending[0]
			try(longChair, editor.Revise{Paragraph: p.ID, Version: p.Current(), Text: cmp.Or(a.Carried, a.Text()), Takes: []editor.Take{{Amendment: a.ID, How: editor.AnswerReflected}}})
		case n < 97 && len(pending) > 0:
			try(longChair, editor.AnswerAmendments{Amendments: []string{pending[0].ID}, Answer: editor.AnswerNotRetained})
		default:
			try(longChair, editor.Agree{Paragraphs: []editor.VersionName{{Paragraph: p.ID, Version: p.Current()}}})
		}
	}
	return made.Report
}

// manyVersions negotiates one paragraph until it has so many versions, most of which take an amendment.
func manyVersions(t testing.TB, db string, versions int) (report, paragraph string) {
	t.Helper()
	hall, stop := openHall(t, db)
	defer stop()
	text := strings.Fields(strings.Repeat("The group noted that harbours should keep charts of channels and tides for the safety of vessels and pilots ", 6))
	made, err := hall.Create(t.Context(), longChair, "create-one", editor.Create{Draft: editor.Draft{
		Masthead: editor.Masthead{Title: "Draft report", Symbol: "H/L.2", Language: "en"},
		Elements: []editor.Element{{ID: "p1", Kind: editor.KindParagraph, Marker: editor.MarkerArabic, Text: strings.Join(text, " ")}},
	}})
	if err != nil {
		t.Fatal(err)
	}
	in, err := hall.Room(t.Context(), made.Report)
	if err != nil {
		t.Fatal(err)
	}
	sent := 0
	must := func(by editor.Actor, c editor.Command) room.Outcome {
		sent++
		outcome, err := in.Submit(t.Context(), by, fmt.Sprint("v", sent), requestAs("", c).Command)
		if err != nil {
			t.Fatalf("%#v: %v", c, err)
		}
		return outcome
	}
	for i := range 12 {
		must(longChair, editor.Seat{Delegation: editor.Delegation{Code: fmt.Sprint("D", i), Name: fmt.Sprint("State ", i), Kind: editor.KindState}})
	}
	dice := rand.New(rand.NewPCG(6, uint64(versions)))
	for version := 1; version < versions; version++ {
		at := dice.IntN(len(text))
		if len(text) > 100 && dice.IntN(2) == 0 {
			text = append(text[:at:at], text[at+1:]...)
		} else {
			text = append(text[:at:at], append([]string{fmt.Sprint("word", version)}, text[at:]...)...)
		}
		now := strings.Join(text, " ")
		if version%4 == 0 {
			must(longChair, editor.Revise{Paragraph: "p1", Version: version, Text: now})
			continue
		}
		code := fmt.Sprint("D", dice.IntN(12))
		filed := must(editor.Actor{Person: "p-" + code, Name: "Delegate of " + code, Delegation: code, Role: editor.RoleDelegation},
			editor.Amend{Kind: editor.AmendRevise, Paragraph: "p1", Version: version, Text: now})
		must(longChair, editor.Revise{Paragraph: "p1", Version: version, Text: now, Takes: []editor.Take{{Amendment: filed.Made[0], How: editor.AnswerReflected}}})
	}
	return made.Report, "p1"
}

// timed asks for something many times, and writes the median and the worst time that the answer took.
func timed(t *testing.T, what string, times int, ask func(i int)) {
	t.Helper()
	all := make([]time.Duration, times)
	for i := range all {
		start := time.Now()
		ask(i)
		all[i] = time.Since(start)
	}
	slices.Sort(all)
	t.Logf("%s: median %v, worst %v of %d", what, all[times/2].Round(10*time.Microsecond), all[times-1].Round(10*time.Microsecond), times)
}

// resident is the memory that a program holds, in MiB; 0 where the system does not say.
func resident(p *program) int {
	status, _ := os.ReadFile(fmt.Sprintf("/proc/%d/status", p.cmd.Process.Pid))
	for line := range strings.Lines(string(status)) {
		if kB, is := strings.CutPrefix(line, "VmRSS:"); is {
			n, _ := strconv.Atoi(strings.Fields(kB)[0])
			return n >> 10
		}
	}
	return 0
}

// Trial L7: 600 moments and 60 versions; ADREF_LONG=1 makes it 10,000 and 500. Times are those of whole
// requests to the real program, the client's reading among them.
func TestALongHistoryIsLookedBackAtThroughTheRealProgram(t *testing.T) {
	moments, versions, times := howLong(600, 10_000), howLong(60, 500), howLong(20, 200)
	db := filepath.Join(t.TempDir(), "adref.db")
	start := time.Now()
	report := longHistory(t, db, moments)
	one, paragraph := manyVersions(t, db, versions)
	t.Logf("%d moments, and %d versions, were negotiated in %v", moments, versions, time.Since(start).Round(time.Millisecond))

	start = time.Now()
	p := serveProgram(t, db, 1)
	t.Logf("started on them in %v", time.Since(start).Round(time.Millisecond))
	chair := signIn(t, p.URL, p.Link)
	api := "/api/reports/" + report
	start = time.Now()
	first := chair.snapshot(report)
	t.Logf("opened live for the first time in %v, %d paragraphs and %d amendments; the program holds %d MiB",
		time.Since(start).Round(time.Millisecond), len(first.Paragraphs), len(first.Amendments), resident(p))
	for i := range 5 {
		chair.do(report, editor.Insert{After: first.Paragraphs[0].ID, Text: fmt.Sprint("The group met ", i, " times.")}) // no snapshot is of this moment yet
		start = time.Now()
		chair.snapshot(report)
		t.Logf("opened live in %v", time.Since(start).Round(time.Millisecond))
	}
	dice := rand.New(rand.NewPCG(7, 7))
	for _, as := range []struct {
		name string
		*client
	}{{"the Chair", chair}, {"a delegation", chair.invite(report, editor.RoleDelegation, "D1", "State 1")}, {"an observer", chair.invite(report, editor.RoleObserver, "", "Harbour Watch")}} {
		all := 0
		timed(t, as.name+" counts the moments", 5, func(int) { all = get[wire.Timeline](as.client, api+"/moments").Moments })
		if all < moments/2 {
			t.Fatalf("%s has %d moments", as.name, all)
		}
		timed(t, as.name+" looks at any moment", times, func(int) {
			which := 1 + dice.IntN(all)
			m := get[wire.Moment](as.client, fmt.Sprint(api, "/moments/", which))
			if m.Moment != which || !m.Live || len(m.Text.Pairs) < 100 {
				t.Errorf("moment %d is shown as %d, with %d paragraphs", which, m.Moment, len(m.Text.Pairs))
			}
		})
		names := make([]string, times/2+1)
		for i := range names {
			names[i] = get[wire.Moment](as.client, fmt.Sprint(api, "/moments/", 1+dice.IntN(all))).Name
		}
		timed(t, as.name+" compares any two moments", times/2, func(i int) {
			get[wire.Comparison](as.client, api+"/compare?from="+names[i]+"&to="+names[i+1])
		})
	}
	timed(t, "the history of one paragraph", times/2, func(int) {
		get[wire.History](chair, api+"/paragraphs/"+first.Paragraphs[dice.IntN(len(first.Paragraphs))].ID+"/history")
	})
	t.Logf("the program holds %d MiB", resident(p))

	api = "/api/reports/" + one + "/paragraphs/" + paragraph
	timed(t, fmt.Sprintf("where each word of version %d came from", versions), 10, func(int) {
		whole := get[wire.VersionText](chair, fmt.Sprint(api, "/versions/", versions))
		if len(whole.Origins) < 10 {
			t.Errorf("its words come from %d origins", len(whole.Origins))
		}
	})
	timed(t, "any two versions compared", times/2, func(int) {
		get[wire.VersionText](chair, fmt.Sprint(api, "/versions/", 1+dice.IntN(versions), "?since=", 1+dice.IntN(versions)))
	})
	timed(t, "the history of that paragraph", 5, func(int) { get[wire.History](chair, api+"/history") })
}

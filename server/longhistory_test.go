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
	"runtime"
	"strings"
	"testing"
	"time"

	"adref/editor"
	"adref/server/access"
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

// openHall opens a database in this process, as a server would.
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

func heap() float64 {
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return float64(m.HeapAlloc) / (1 << 20)
}

// Trial L7, shortened.
func TestAnyMomentOfALongHistoryIsShownAtOnce(t *testing.T) {
	moments := howLong(600, 10_000)
	db := filepath.Join(t.TempDir(), "adref.db")
	start := time.Now()
	report := longHistory(t, db, moments)
	t.Logf("%d moments were negotiated in %v", moments, time.Since(start).Round(time.Millisecond))

	before := heap()
	start = time.Now()
	hall, stop := openHall(t, db)
	defer stop()
	in, err := hall.Room(t.Context(), report)
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("loaded from its log in %v; it keeps %.1f MiB", time.Since(start).Round(time.Millisecond), heap()-before)
	who := access.Who{Audience: editor.AudienceDelegations}
	start = time.Now()
	made, err := in.EncodedSnapshot(who)
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("opened live in %v, %d kB", time.Since(start).Round(time.Millisecond), len(made.Gzip)/1000)
	start = time.Now()
	s := in.Snapshot(who)
	t.Logf("snapshot again in %v: %d amendments, %d objections", time.Since(start).Round(time.Millisecond), len(s.Amendments), len(s.Objections))
	events := 0
	_, all := in.After(0)
	for _, m := range all {
		events += len(m.Events)
	}
	t.Logf("%d events", events)
	most := ""
	for _, id := range in.Now().Report.Order {
		p, _ := in.Now().Report.Paragraph(id)
		if q, ok := in.Now().Report.Paragraph(most); !ok || p.Current() > q.Current() {
			most = id
		}
	}
	start = time.Now()
	h := in.History(who, most)
	t.Logf("history of %s: %d steps in %v", most, len(h.Steps), time.Since(start))
	dice := rand.New(rand.NewPCG(1, 2))
	var worst time.Duration
	for range 100 {
		m := all[dice.IntN(len(all))]
		start = time.Now()
		wire.NewView(in.Now().Report, who).At(m.Report).Snapshot("")
		worst = max(worst, time.Since(start))
	}
	t.Logf("worst whole snapshot of a past moment: %v", worst)
}

// desk_test.go takes over tables in a room of its own: what is kept, what is forgotten, and what an
// interruption leaves.

package takeover

import (
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"adref/editor"
	"adref/server/room"
	"adref/server/wire"
	"adref/storage"
)

var (
	chair       = editor.Actor{Person: "chair", Name: "Chair", Role: editor.RoleChair}
	secretariat = editor.Actor{Person: "office", Name: "Secretary", Role: editor.RoleSecretariat}
	ctx         = context.Background()
)

// office is a desk with one report of a few paragraphs.
type office struct {
	*Desk
	t    *testing.T
	room *room.Room
	at   time.Time
	sent int
}

func open(t *testing.T, paragraphs ...string) *office {
	t.Helper()
	o := &office{t: t, at: time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)}
	now := func() time.Time { o.at = o.at.Add(time.Second); return o.at }
	store, err := storage.Open(ctx, filepath.Join(t.TempDir(), "a.db"), storage.WithClock(now))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { store.Close() })
	hall, err := room.NewHall(ctx, store, now, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	var draft editor.Draft
	for i, text := range paragraphs {
		draft.Elements = append(draft.Elements, editor.Element{ID: fmt.Sprint("p", i+1), Kind: editor.KindParagraph, Marker: editor.MarkerArabic, Text: text})
	}
	made, err := hall.Create(ctx, chair, "create", editor.Create{Draft: draft})
	if err != nil {
		t.Fatal(err)
	}
	if o.room, err = hall.Room(ctx, made.Report); err != nil {
		t.Fatal(err)
	}
	o.Desk = &Desk{Keep: store, Now: now}
	o.do(editor.SeatMany{Delegations: []editor.Delegation{{Code: "ARV", Name: "Arvenia", Kind: editor.KindState}, {Code: "COR", Name: "Corvia", Kind: editor.KindState}}})
	return o
}

func (o *office) do(c editor.Command) room.Outcome {
	o.t.Helper()
	body, err := json.Marshal(editor.Said{Command: c})
	if err != nil {
		o.t.Fatal(err)
	}
	o.sent++
	made, err := o.room.Submit(ctx, chair, fmt.Sprint("test-", o.sent), body)
	if err != nil {
		o.t.Fatal(err)
	}
	return made
}

func (o *office) take(table string) string {
	o.t.Helper()
	id, err := o.Take(ctx, o.room.Now().Report, secretariat, "t.csv", []byte(table), o.Now())
	if err != nil {
		o.t.Fatal(err)
	}
	return id
}

func (o *office) page(id string) wire.ProposalPage {
	o.t.Helper()
	page, err := o.Page(ctx, o.room, secretariat, id, 1, MaxRows)
	if err != nil {
		o.t.Fatal(err)
	}
	if t := page.Table; t.Filed+t.Aside+t.Waiting != t.Rows || t.Waiting < 0 {
		o.t.Fatalf("the counts do not add up: %+v", t)
	}
	return page
}

func (o *office) file(by editor.Actor, id string, rows ...wire.ProposalRow) wire.ProposalPage {
	o.t.Helper()
	var f wire.ProposalFiling
	for _, row := range rows {
		f.Rows = append(f.Rows, wire.ProposalShown{Row: row.Row, Shown: row.Shown})
	}
	page, err := o.File(ctx, o.room, by, id, f)
	if err != nil {
		o.t.Fatal(err)
	}
	return page
}

// kept is everything that is kept of tables, as it is on disk.
func (o *office) kept() string {
	o.t.Helper()
	values, err := o.Keep.List(ctx, "proposals/")
	if err != nil {
		o.t.Fatal(err)
	}
	var b strings.Builder
	for _, v := range values {
		b.Write(v.Data)
	}
	return b.String()
}

const lighthouses = "States keep their lighthouses lit at night."

func TestTheWordsOfAFiledRowAreItsAmendmentsAlone(t *testing.T) {
	o := open(t, lighthouses, "They share their charts.")
	id := o.take("by,old,new,reason\nArvenia,lighthouses lit at night,lighthouses lit from dusk to dawn,Because of the fog.\nCorvia,share their charts,share their maps,\n")
	rows := o.page(id).Rows
	if !strings.Contains(o.kept(), "dusk") || !strings.Contains(o.kept(), "fog") {
		t.Fatal("what waits is not kept")
	}
	o.file(secretariat, id, rows[0])
	if kept := o.kept(); strings.Contains(kept, "dusk") || strings.Contains(kept, "fog") || !strings.Contains(kept, "maps") {
		t.Errorf("kept is %s", kept)
	}
	if row := o.page(id).Rows[0]; row.State != wire.ProposalFiled || row.By != "Arvenia" || row.Place.Paragraph != "p1" || row.Kind != editor.AmendRevise {
		t.Errorf("the filed row is %+v", row)
	}
}

// A filing that was cut off after its command was stored is found done by whoever comes next, and what
// was left of its words is forgotten.
func TestAFilingThatWasCutOffIsFoundDone(t *testing.T) {
	o := open(t, lighthouses)
	id := o.take("by,old,new\nArvenia,lit at night,lit all night\n")
	row := o.page(id).Rows[0]
	_, command, err := (func() (wire.ProposalRow, editor.Record, error) {
		table, err := o.Desk.open(ctx, o.room, secretariat, id)
		if err != nil {
			return wire.ProposalRow{}, editor.Record{}, err
		}
		return table.review(ctx, 1)
	})()
	if err != nil {
		t.Fatal(err)
	}
	body, _ := json.Marshal(editor.Said{Command: command})
	if _, err := o.room.Submit(ctx, secretariat, commandID(id, 1), body); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(o.kept(), "all night") {
		t.Fatal("it was not cut off")
	}
	// Another person files it once more, as it was shown.
	if page := o.file(chair, id, row); page.Table.Filed != 1 || len(o.room.Now().Report.AmendmentIDs()) != 1 {
		t.Errorf("it is filed %d times: %+v", len(o.room.Now().Report.AmendmentIDs()), page.Table)
	}
	o.page(id)
	if strings.Contains(o.kept(), "all night") {
		t.Error("its words are still kept")
	}
}

func TestARowIsShownAgainstTheTextAsItStands(t *testing.T) {
	o := open(t, lighthouses, "They share their charts.", "They share their charts.")
	id := o.take(`by,old,new,paragraph
Arvenia,They share their charts.,They share their maps.,p3
Corvia,They share their charts.,They share their maps.,
Arvenia,keep their lighthouses,mind their lighthouses,2
Arvenia,,A new sentence.,after paragraph 1
Arvenia,"States keep their lighthouses lit at night. They share their charts.",x,
`)
	rows := o.page(id).Rows
	if r := rows[0]; r.Place == nil || r.Place.Paragraph != "p3" || r.PlacedBy != wire.PlacedByTable || r.Second != "p2" || r.State != wire.ProposalPlaced {
		t.Errorf("the table says which of two that are the same: %+v", r)
	}
	if r := rows[1]; r.Place == nil || r.Place.Paragraph != "p2" || r.Second != "p3" {
		t.Errorf("of two that are the same the first is taken: %+v", r)
	}
	if r := rows[2]; r.State != wire.ProposalLow || r.Place.Paragraph != "p1" || r.Second != "p2" || !strings.Contains(r.Why, "another paragraph") {
		t.Errorf("the table says one paragraph and its words another: %+v", r)
	}
	if r := rows[3]; r.State != wire.ProposalPlaced || *r.Place != (wire.ProposalPlace{Paragraph: "p1", After: true}) {
		t.Errorf("new text is placed by the table: %+v", r)
	}
	if r := rows[4]; r.State != wire.ProposalLow || !strings.Contains(r.Why, "runs on") {
		t.Errorf("a quotation through two paragraphs: %+v", r)
	}

	// What was chosen holds while its paragraph is there.
	if _, err := o.Choose(ctx, o.room, secretariat, id, wire.ProposalChange{Rows: []int{3}, Place: &wire.ProposalPlace{Paragraph: "p2"}}); err != nil {
		t.Fatal(err)
	}
	if r := o.page(id).Rows[2]; r.PlacedBy != wire.PlacedByHand || r.State != wire.ProposalPlaced || r.Ops.After() != "mind their lighthouses" {
		t.Errorf("chosen by hand: %+v", r)
	}
	o.do(editor.Merge{Paragraphs: []editor.VersionName{{Paragraph: "p1", Version: 1}, {Paragraph: "p2", Version: 1}}, Text: lighthouses + " They share their charts."})
	o.do(editor.Circulate{Name: "Rev.1", Audience: editor.AudienceDelegations})
	if r := o.page(id).Rows[2]; r.PlacedBy != wire.PlacedByWords || r.Place.Paragraph != "p1" || r.Version != 2 {
		t.Errorf("the paragraph that was chosen has gone: %+v", r)
	}
	// A report that is closed files nothing more, and says so of each row.
	o.do(editor.EndWithoutConsensus{Body: "Group", Meeting: "5th meeting", Date: "2026-03-02", Summary: "No.", Audience: editor.AudienceDelegations})
	if _, err := o.Take(ctx, o.room.Now().Report, secretariat, "u.csv", []byte("old,new\na,b\n"), o.Now()); !isRefused(err, editor.CodeClosed) {
		t.Errorf("a closed record takes a table over: %v", err)
	}
	if r := o.page(id).Rows[1]; r.State != wire.ProposalRefused || r.Shown != "" || !strings.Contains(r.Why, "closed") {
		t.Errorf("in a closed record: %+v", r)
	}
}

func TestTheSameFileIsTheSameTableAndAnotherIsNot(t *testing.T) {
	o := open(t, lighthouses)
	var many strings.Builder
	many.WriteString("by,old,new\n")
	for i := range 250 {
		fmt.Fprintf(&many, "Arvenia,,Sentence %d.\n", i)
	}
	first, again, other := o.take(many.String()), o.take(many.String()), o.take(many.String()+"Corvia,,One more.\n")
	if first != again || first == other {
		t.Errorf("the tables are %s, %s and %s", first, again, other)
	}
	list, err := o.Tables(ctx, o.room)
	if err != nil || len(list) != 2 || list[0].Rows != 250 || list[1].Rows != 251 || list[1].Waiting != 251 {
		t.Fatalf("the tables are %+v, %v", list, err)
	}
	seen := 0
	for next := 1; next > 0; {
		page, err := o.Page(ctx, o.room, secretariat, other, next, MaxRows)
		if err != nil {
			t.Fatal(err)
		}
		for _, row := range page.Rows {
			if seen++; row.Row != seen || seen <= 250 && row.New != fmt.Sprintf("Sentence %d.", seen-1) {
				t.Fatalf("row %d is %+v", seen, row)
			}
		}
		next = page.Next
	}
	if seen != 251 {
		t.Errorf("%d rows of 251 are listed", seen)
	}
	if page, err := o.Page(ctx, o.room, secretariat, other, 252, 1); err != nil || len(page.Rows) != 0 || page.Next != 0 {
		t.Errorf("behind the last row: %+v, %v", page, err)
	}
	if _, err := o.Page(ctx, o.room, secretariat, other, 0, 1); !isRefused(err, editor.CodeInvalid) {
		t.Errorf("row 0: %v", err)
	}
	if _, err := o.Page(ctx, o.room, secretariat, "none", 1, 1); !isRefused(err, editor.CodeNotFound) {
		t.Errorf("no table: %v", err)
	}
}

func isRefused(err error, code editor.Code) bool {
	refusal, ok := editor.AsRefusal(err)
	return ok && refusal.Code == code
}

func TestNewTextCanStandBeforeEverything(t *testing.T) {
	o := open(t, lighthouses)
	id := o.take("by,old,new\nArvenia,,A chapeau:\n")
	page, err := o.Choose(ctx, o.room, secretariat, id, wire.ProposalChange{Rows: []int{1}, Place: &wire.ProposalPlace{After: true}})
	if err != nil || page.Rows[0].State != wire.ProposalPlaced || page.Rows[0].Version != 0 {
		t.Fatalf("chosen before everything: %+v, %v", page, err)
	}
	if page := o.file(secretariat, id, page.Rows...); page.Rows[0].State != wire.ProposalFiled {
		t.Errorf("filed before everything: %+v", page.Rows[0])
	}
}

func TestWhatWasChosenStandsAgainWhenARowIsTakenUp(t *testing.T) {
	o := open(t, lighthouses, "They share their charts.")
	id := o.take("by,old,new\nArvenia,States keep their lanterns lit,States keep their lanterns dark\n")
	if r := o.page(id).Rows[0]; r.State != wire.ProposalLow || r.Place.Paragraph != "p1" || r.Confidence >= Sure || r.Why == "" || r.Shown == "" {
		t.Errorf("a quotation that differs: %+v", r)
	}
	for _, c := range []struct {
		wire.ProposalChange
		state wire.ProposalState
		by    wire.ProposalPlacedBy
	}{
		{wire.ProposalChange{Place: &wire.ProposalPlace{Paragraph: "p2"}}, wire.ProposalPlaced, wire.PlacedByHand},
		{wire.ProposalChange{Aside: "Later."}, wire.ProposalAside, wire.PlacedByHand},
		{wire.ProposalChange{Aside: "Never."}, wire.ProposalAside, wire.PlacedByHand},
		{wire.ProposalChange{}, wire.ProposalPlaced, wire.PlacedByHand},
		{wire.ProposalChange{}, wire.ProposalLow, wire.PlacedByWords},
	} {
		c.Rows = []int{1}
		page, err := o.Choose(ctx, o.room, secretariat, id, c.ProposalChange)
		if err != nil || page.Rows[0].State != c.state || page.Rows[0].PlacedBy != c.by || page.Rows[0].Shown != "" == (c.state == wire.ProposalAside) {
			t.Errorf("after %+v it is %+v, %v", c.ProposalChange, page.Rows, err)
		}
		o.page(id)
	}
}

// A row that was set aside by one and filed by another, who had not read that, is filed.
func TestARowCountsOnce(t *testing.T) {
	o := open(t, lighthouses)
	id := o.take("by,old,new\nArvenia,lit at night,lit all night\n")
	for i, who := range []editor.Actor{secretariat, chair} {
		body, _ := json.Marshal(editor.Said{Command: editor.Record{Delegation: "ARV", Source: editor.SourceTable, Received: o.at,
			Command: editor.Said{Command: editor.Amend{Kind: editor.AmendInsertAfter, Paragraph: "p1", Version: 1, Text: fmt.Sprint("Sentence ", i)}}}})
		if _, err := o.room.Submit(ctx, who, commandID(id, 1), body); err != nil {
			t.Fatal(err)
		}
		if i == 0 {
			h, err := o.head(ctx, o.room.Now().Report.ID, id)
			if err != nil {
				t.Fatal(err)
			}
			h.Decided = map[int]decided{1: {Aside: "No."}}
			if err := o.putHead(ctx, o.room.Now().Report.ID, id, &h); err != nil {
				t.Fatal(err)
			}
		}
	}
	page := o.page(id)
	first, _ := o.room.Now().Report.Amendment(page.Rows[0].Amendment)
	if page.Table.Filed != 1 || page.Table.Aside != 0 || first == nil || first.No != 1 {
		t.Errorf("filed twice and set aside it is %+v, %+v", page.Table, page.Rows)
	}
}

func TestANumberThatTwoParagraphsHaveNamesNeither(t *testing.T) {
	var draft editor.Draft
	for i, number := range []string{"12", "12", "13"} {
		draft.Elements = append(draft.Elements, editor.Element{ID: fmt.Sprint("p", i), Kind: editor.KindParagraph, Printed: number, Text: fmt.Sprint("Text ", i, ".")})
	}
	events, err := editor.Decide(nil, "r", chair, "c", editor.Create{Draft: draft, Settings: editor.Settings{Numbering: editor.NumberingPrinted}}, time.Now())
	if err != nil {
		t.Fatal(err)
	}
	report, err := editor.ApplyAll(nil, events)
	if err != nil {
		t.Fatal(err)
	}
	p, err := newPlaces(ctx, report)
	if err != nil {
		t.Fatal(err)
	}
	for where, want := range map[string]string{"12": "", "13": "p2", " Para. 13. ": "p2", "after 13": "p2", "p1": "p1", "p1+": "p1", "14": "", "": "", "+": ""} {
		at, ok := p.named(where)
		if ok != (want != "") || ok && p.id(at) != want {
			t.Errorf("%q names %d, %v, not %q", where, at, ok, want)
		}
	}
}

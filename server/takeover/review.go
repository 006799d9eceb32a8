// review.go shows a table's rows as they would be filed against the current text.

package takeover

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"adref/diffing"
	"adref/editor"
	"adref/server/formats"
	"adref/server/room"
	"adref/server/wire"
)

// MaxRows is how many rows are read, changed or filed at once.
const MaxRows = 100

// table is one table at one moment of its report.
type table struct {
	desk   *Desk
	room   *room.Room
	report *editor.Report
	by     editor.Actor // who looks at it
	head   head
	filed  map[int]string // by row: the amendment
	chunks map[int][]formats.Row
	owner  func(name string) (code string, ok bool)
	places *places
}

// commandID is the id of the command that files a row.
func commandID(table string, row int) string { return fmt.Sprintf("table-%s-%d", table, row) }

// filedRows reads from the log which rows of a table were filed, and as which amendments.
func filedRows(in *room.Room, id string) map[int]string {
	prefix := fmt.Sprintf("table-%s-", id)
	filed := map[int]string{}
	for command, events := range in.Stored(prefix) {
		var row int
		if _, err := fmt.Sscanf(command[len(prefix):], "%d", &row); err != nil || commandID(id, row) != command {
			continue
		}
		// Ids of commands are their senders' to choose; only the Chair's office records from a table.
		if f, ok := events[0].Fact.(editor.RecordedFor); ok && f.Source == editor.SourceTable {
			filed[row] = f.Amendment
		}
	}
	return filed
}

func (d *Desk) open(ctx context.Context, in *room.Room, by editor.Actor, id string) (*table, error) {
	report := in.Now().Report
	h, err := d.head(ctx, report.ID, id)
	if err != nil {
		return nil, err
	}
	t := &table{desk: d, room: in, report: report, by: by, head: h, filed: filedRows(in, id), chunks: map[int][]formats.Row{}}
	t.owner = t.owners()
	t.places, err = d.placesOf(ctx, report)
	return t, err
}

// owners finds the delegation of a name: as somebody said, else by its name.
func (t *table) owners() func(string) (string, bool) {
	seated := delegations(t.report)
	return func(name string) (string, bool) {
		if code := t.head.Owners[name]; code != "" {
			return code, true
		}
		return seated(name)
	}
}

func (d *Desk) placesOf(ctx context.Context, report *editor.Report) (*places, error) {
	d.mu.Lock()
	had := d.places[report.ID]
	d.mu.Unlock()
	if had != nil && had.print == printOf(report) {
		return had, nil
	}
	made, err := newPlaces(ctx, report)
	if err != nil {
		return nil, err
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.places == nil || len(d.places) >= placesHeld {
		d.places = map[string]*places{}
	}
	d.places[report.ID] = made
	return made, nil
}

// Tables lists the tables of a report, oldest first.
func (d *Desk) Tables(ctx context.Context, in *room.Room) ([]wire.ProposalTable, error) {
	report := in.Now().Report
	prefix := headKey(report.ID, "")
	kept, err := d.Keep.List(ctx, prefix)
	if err != nil {
		return nil, err
	}
	list := []wire.ProposalTable{}
	for _, v := range kept {
		h, err := readHead(v, strings.TrimPrefix(v.Key, prefix))
		if err != nil {
			return nil, err
		}
		t := table{room: in, report: report, head: h, filed: filedRows(in, h.id)}
		t.owner = t.owners()
		list = append(list, t.told())
	}
	slices.SortStableFunc(list, func(a, b wire.ProposalTable) int { return a.At.Compare(b.At) })
	return list, nil
}

// told is the table as its readers know it.
func (t *table) told() wire.ProposalTable {
	h := t.head
	out := wire.ProposalTable{ID: h.id, Name: h.Name, Received: h.Received, At: h.At, By: h.By, Rows: h.Rows, Notices: h.Notices, Filed: len(t.filed)}
	for row, decided := range h.Decided {
		if _, filed := t.filed[row]; decided.Aside != "" && !filed {
			out.Aside++
		}
	}
	out.Waiting = out.Rows - out.Filed - out.Aside
	seats := map[string]*editor.Delegation{} // by plain name: one for all ways to write it
	taken := map[string]bool{}
	for _, n := range h.Names {
		whose := wire.ProposalBy{By: n.By, Rows: n.Rows, Chosen: h.Owners[n.By] != ""}
		code, ok := t.owner(n.By)
		if whose.Delegation = code; !ok {
			if seats[plain(n.By)] == nil {
				if seat, ok := seatFor(n.By, t.report, taken); ok {
					seats[plain(n.By)], taken[seat.Code] = &seat, true
				}
			}
			if whose.Seat = seats[plain(n.By)]; whose.Seat != nil && whose.Seat.Name == strings.ToLower(whose.Seat.Name) {
				whose.Seat.Name = clean(n.By) // perhaps with its capitals
			}
		}
		out.Delegations = append(out.Delegations, whose)
	}
	return out
}

// row reads the words of one row.
func (t *table) row(ctx context.Context, no int) (formats.Row, error) {
	first := firstOf(no)
	if t.chunks[first] == nil {
		rows, _, err := t.desk.chunk(ctx, t.report.ID, t.head.id, first)
		if err != nil {
			return formats.Row{}, err
		}
		t.chunks[first] = rows
	}
	return t.chunks[first][no-first], nil
}

// review is one row as it would be filed, and the command that would.
func (t *table) review(ctx context.Context, no int) (out wire.ProposalRow, c editor.Record, err error) {
	row, err := t.row(ctx, no)
	if err != nil {
		return out, c, err
	}
	out = wire.ProposalRow{Row: no, By: row.By, Old: row.Old, New: row.New, Reason: row.Reason, Where: row.Paragraph}
	out.Delegation, _ = t.owner(row.By)
	if amendment, filed := t.filed[no]; filed {
		out.State, out.Amendment = wire.ProposalFiled, amendment
		out.Old, out.New, out.Reason, out.Where = "", "", "", ""
		if a, ok := t.report.Amendment(amendment); ok {
			out.Delegation, out.Kind, out.Version = a.Sponsor, a.Kind, a.Version
			out.Place = &wire.ProposalPlace{Paragraph: a.Paragraph, After: a.Kind == editor.AmendInsertAfter}
		}
		return out, c, nil
	}
	decided := t.head.Decided[no]
	passage, err := t.places.fill(ctx, &out, row, decided.Place)
	if err != nil {
		return out, c, err
	}
	if out.Place != nil {
		if c, err = t.propose(ctx, &out, row, passage); err != nil {
			return out, c, err
		}
	}
	if decided.Aside != "" {
		out.State, out.Why, out.Shown = wire.ProposalAside, decided.Aside, ""
	}
	return out, c, nil
}

// propose fills in what would be filed, or why it cannot be.
func (t *table) propose(ctx context.Context, out *wire.ProposalRow, row formats.Row, passage diffing.Span) (c editor.Record, err error) {
	amend, err := t.places.amendment(ctx, t.report, *out.Place, passage, row)
	if err != nil {
		return c, err
	}
	base := ""
	if para, ok := t.report.Paragraph(amend.Paragraph); ok && amend.Kind != editor.AmendInsertAfter {
		base = para.Text()
	}
	out.Kind, out.Version, out.Ops = amend.Kind, amend.Version, diffing.Readable(diffing.Words(base, amend.Text))
	if out.Delegation == "" {
		out.State, out.Why = wire.ProposalRefused, "Say which delegation this is."
		return c, nil
	}
	c = editor.Record{
		Delegation: out.Delegation, Source: editor.SourceTable, Reference: fmt.Sprintf("%s, row %d", t.head.Name, out.Row),
		Received: t.head.Received, Command: editor.Said{Command: amend},
	}
	if _, err := editor.Decide(t.report, t.report.ID, t.by, commandID(t.head.id, out.Row), c, t.desk.Now()); err != nil {
		refusal, ok := editor.AsRefusal(err)
		if !ok {
			return c, err
		}
		out.State = wire.ProposalRefused
		out.Why = strings.TrimPrefix(refusal.Message, fmt.Sprintf("Not recorded, as %s would be refused it: ", out.Delegation))
		if strings.HasPrefix(out.Why, "You ") {
			out.Why = "The delegation would be told: " + out.Why
		}
		return c, nil
	}
	out.Shown, err = shown(c)
	return c, err
}

// shown names a command by what is in it.
func shown(c editor.Record) (string, error) {
	body, err := json.Marshal(editor.Said{Command: c})
	sum := sha256.Sum256(body)
	return hex.EncodeToString(sum[:8]), err
}

// page reviews rows.
func (t *table) page(ctx context.Context, rows []int) (wire.ProposalPage, error) {
	page := wire.ProposalPage{Table: t.told(), Rows: []wire.ProposalRow{}}
	for _, no := range rows {
		out, _, err := t.review(ctx, no)
		if err != nil {
			return page, err
		}
		page.Rows = append(page.Rows, out)
	}
	return page, nil
}

// Page reads rows of a table as they would be filed now, from a row on, at most MaxRows of them.
func (d *Desk) Page(ctx context.Context, in *room.Room, by editor.Actor, id string, from, count int) (wire.ProposalPage, error) {
	t, err := d.open(ctx, in, by, id)
	if err != nil {
		return wire.ProposalPage{}, err
	}
	if from < 1 || count < 1 {
		return wire.ProposalPage{}, refuse(editor.CodeInvalid, "Rows are counted from 1.")
	}
	var rows []int
	end := min(from-1+min(count, MaxRows), t.head.Rows)
	for no := from; no <= end; no++ {
		rows = append(rows, no)
	}
	page, err := t.page(ctx, rows)
	if err != nil {
		return page, err
	}
	if end < t.head.Rows {
		page.Next = end + 1
	}
	return page, t.forget(ctx) // what a filing that was cut off has left
}

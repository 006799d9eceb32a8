// deciding.go is what the Chair's office does with a table's rows: place them by hand, set them aside,
// say whose they are, and file them.

package takeover

import (
	"context"
	"encoding/json"
	"slices"
	"sync"

	"adref/editor"
	"adref/server/room"
	"adref/server/wire"
)

// checkRows refuses rows that are not the table's.
func (t *table) checkRows(rows []int) error {
	if len(rows) == 0 || len(rows) > MaxRows {
		return refuse(editor.CodeInvalid, "Name between 1 and %d rows.", MaxRows)
	}
	for _, no := range rows {
		if no < 1 || no > t.head.Rows {
			return refuse(editor.CodeInvalid, "The table has the rows 1 to %d, and none %d.", t.head.Rows, no)
		}
	}
	return nil
}

// Choose chooses a place for rows, sets them aside with a reason, or takes both back.
func (d *Desk) Choose(ctx context.Context, in *room.Room, by editor.Actor, id string, c wire.ProposalChange) (wire.ProposalPage, error) {
	t, err := d.open(ctx, in, by, id)
	if err != nil {
		return wire.ProposalPage{}, err
	}
	if err := t.checkRows(c.Rows); err != nil {
		return wire.ProposalPage{}, err
	}
	aside := clean(c.Aside)
	switch {
	case c.Place != nil && aside != "":
		return wire.ProposalPage{}, refuse(editor.CodeInvalid, "A row is placed or set aside, not both.")
	case c.Aside != "" && aside == "" || len(aside) > 2000:
		return wire.ProposalPage{}, refuse(editor.CodeInvalid, "A row is set aside with a reason, of at most 2000 bytes.")
	case c.Place != nil:
		if _, ok := t.places.at[c.Place.Paragraph]; !ok && !(c.Place.After && c.Place.Paragraph == editor.Gap) {
			return wire.ProposalPage{}, refuse(editor.CodeNotFound, "There is no such paragraph in the text.")
		}
	}
	for _, no := range c.Rows {
		if _, filed := t.filed[no]; filed {
			return wire.ProposalPage{}, refuse(editor.CodeSettled, "Row %d is filed already.", no)
		}
		row, err := t.row(ctx, no)
		if err != nil {
			return wire.ProposalPage{}, err
		}
		if c.Place != nil && !c.Place.After && clean(row.Old) == "" {
			return wire.ProposalPage{}, refuse(editor.CodeInvalid, "Row %d quotes nothing: its text stands after a paragraph, not in one.", no)
		}
		if c.Place != nil && c.Place.After && clean(row.New) == "" {
			return wire.ProposalPage{}, refuse(editor.CodeInvalid, "Row %d proposes no text that could stand after a paragraph.", no)
		}
	}
	err = d.change(ctx, t.report.ID, id, func(h *head) error {
		if h.Decided == nil {
			h.Decided = map[int]decided{}
		}
		for _, no := range c.Rows {
			was := h.Decided[no]
			switch {
			case c.Place != nil:
				h.Decided[no] = decided{Place: c.Place}
			case aside != "":
				h.Decided[no] = decided{was.Place, aside}
			case was.Aside != "": // what was chosen before stands again
				h.Decided[no] = decided{Place: was.Place}
			default:
				delete(h.Decided, no)
			}
		}
		t.head = *h
		return nil
	})
	if err != nil {
		return wire.ProposalPage{}, err
	}
	return t.page(ctx, c.Rows)
}

// Own says which seated delegation a name in the table is; "" takes that back.
func (d *Desk) Own(ctx context.Context, in *room.Room, id string, c wire.ProposalOwner) (wire.ProposalTable, error) {
	report := in.Now().Report
	t := &table{desk: d, room: in, report: report, filed: filedRows(in, id)}
	t.owner = t.owners()
	err := d.change(ctx, report.ID, id, func(h *head) error {
		if !slices.ContainsFunc(h.Names, func(n name) bool { return n.By == c.By }) {
			return refuse(editor.CodeNotFound, "The table has no proposals by that name.")
		}
		if seat, ok := report.Seated(c.Delegation); c.Delegation != "" && (!ok || !seat.Kind.Acts()) {
			return refuse(editor.CodeNotFound, "No delegation that files amendments is seated under this code.")
		}
		if h.Owners == nil {
			h.Owners = map[string]string{}
		}
		h.Owners[c.By] = c.Delegation
		if c.Delegation == "" {
			delete(h.Owners, c.By)
		}
		t.head = *h
		return nil
	})
	return t.told(), err
}

// File files rows as amendments of their delegations, in the order given, each only as it was shown.
// What became of each is in the answer. It is safe to be sent again.
func (d *Desk) File(ctx context.Context, in *room.Room, by editor.Actor, id string, c wire.ProposalFiling) (wire.ProposalPage, error) {
	defer d.alone(id)()
	t, err := d.open(ctx, in, by, id)
	if err != nil {
		return wire.ProposalPage{}, err
	}
	var rows []int
	for _, one := range c.Rows {
		rows = append(rows, one.Row)
	}
	if err := t.checkRows(rows); err != nil {
		return wire.ProposalPage{}, err
	}
	why := map[int]string{}
	for _, one := range c.Rows {
		t.report = in.Now().Report // each is decided on what the one before made
		if t.places, err = d.placesOf(ctx, t.report); err != nil {
			return wire.ProposalPage{}, err
		}
		out, command, err := t.review(ctx, one.Row)
		if err != nil {
			return wire.ProposalPage{}, err
		}
		if out.Shown == "" || out.Shown != one.Shown { // a row that is filed is shown as nothing to file
			if out.Shown != "" {
				why[one.Row] = "Not filed: it would be filed otherwise than it was shown. This is how it stands now."
			}
			continue
		}
		body, err := json.Marshal(editor.Said{Command: command})
		if err != nil {
			return wire.ProposalPage{}, err
		}
		made, err := in.Submit(ctx, by, commandID(id, one.Row), body)
		if refusal, ok := editor.AsRefusal(err); ok {
			why[one.Row] = refusal.Message
			continue
		}
		if err != nil {
			return wire.ProposalPage{}, err
		}
		t.filed[one.Row] = ""
		for _, id := range made.Made {
			if _, ok := in.Now().Report.Amendment(id); ok {
				t.filed[one.Row] = id
			}
		}
	}
	if err := t.forget(ctx); err != nil {
		return wire.ProposalPage{}, err
	}
	t.report = in.Now().Report
	page, err := t.page(ctx, rows)
	for i, row := range page.Rows {
		if why := why[row.Row]; why != "" && row.State != wire.ProposalRefused && row.State != wire.ProposalFiled {
			page.Rows[i].Why = why
		}
	}
	return page, err
}

// alone waits until no other filing of the table goes on; the result ends one's own.
func (d *Desk) alone(id string) (done func()) {
	d.mu.Lock()
	if d.filing == nil {
		d.filing = map[string]*sync.Mutex{}
	}
	one := d.filing[id]
	if one == nil {
		one = &sync.Mutex{}
		d.filing[id] = one
	}
	d.mu.Unlock()
	one.Lock()
	return one.Unlock
}

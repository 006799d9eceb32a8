// takeover.go is the command that takes over a table of proposals: `adref import -into REPORT ROWS`.

package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"time"

	"adref/editor"
	"adref/server/formats"
	"adref/server/room"
	"adref/server/takeover"
	"adref/server/wire"
	"adref/storage"
)

// takeOver is how a table is taken over.
type takeOver struct {
	db, report, format string
	least              float64 // confidence with which a row is filed
	received           time.Time
}

// takeOverTable files the rows of a table that are placed with confidence enough, for delegations that
// it seats where they are not. The others wait on the Chair's screen; that there are some is a finding.
func takeOverTable(c call, o takeOver, name string) error {
	data, err := readTable(name)
	if err != nil {
		return err
	}
	store, err := storage.Open(c.ctx, o.db)
	if err != nil {
		return err
	}
	page, err := takeOverInto(c, store, o, name, data)
	if err := errors.Join(err, store.Close()); err != nil {
		return err
	}
	if err := writeTakenOver(c, o.format, page); err != nil {
		return err
	}
	if n := page.Table.Waiting; n > 0 {
		return finding{fmt.Errorf("%d of %d rows wait for somebody to look at them, on the Chair's screen", n, page.Table.Rows)}
	}
	return nil
}

// takeOverInto answers with the table and the rows that wait.
func takeOverInto(c call, store storage.Store, o takeOver, name string, data []byte) (page wire.ProposalPage, err error) {
	hall, err := room.NewHall(c.ctx, store, time.Now, logger(c))
	if err != nil {
		return page, err
	}
	in, err := hall.Room(c.ctx, o.report)
	if errors.Is(err, room.ErrNoReport) {
		return page, fmt.Errorf("the database has no report %q", o.report)
	}
	if err != nil {
		return page, err
	}
	desk := &takeover.Desk{Keep: store, Now: time.Now}
	id, err := desk.Take(c.ctx, in.Now().Report, commandLine, filepath.Base(name), data, o.received)
	if err != nil {
		return page, fmt.Errorf("%s: %w", name, err)
	}
	first, err := desk.Page(c.ctx, in, commandLine, id, 1, 1)
	if err != nil {
		return page, err
	}
	if err := seatAll(c, in, id, first.Table); err != nil {
		return page, err
	}
	for next := 1; next > 0; {
		rows, err := desk.Page(c.ctx, in, commandLine, id, next, takeover.MaxRows)
		if err != nil {
			return page, err
		}
		var filing wire.ProposalFiling
		for _, row := range rows.Rows {
			// Low with a confidence that is high enough is what somebody is to look at for another reason.
			if row.Shown != "" && row.Confidence >= o.least && (row.State == wire.ProposalPlaced || row.Confidence < takeover.Sure) {
				filing.Rows = append(filing.Rows, wire.ProposalShown{Row: row.Row, Shown: row.Shown})
			}
		}
		if len(filing.Rows) > 0 {
			if _, err := desk.File(c.ctx, in, commandLine, id, filing); err != nil {
				return page, err
			}
			fmt.Fprintf(c.errs, "filed up to row %d of %d\n", rows.Rows[len(rows.Rows)-1].Row, rows.Table.Rows)
		}
		next = rows.Next
	}
	page.Rows = []wire.ProposalRow{}
	for next := 1; next > 0; {
		rows, err := desk.Page(c.ctx, in, commandLine, id, next, takeover.MaxRows)
		if err != nil {
			return page, err
		}
		for _, row := range rows.Rows {
			if row.State != wire.ProposalFiled && row.State != wire.ProposalAside {
				page.Rows = append(page.Rows, row)
			}
		}
		page.Table, next = rows.Table, rows.Next
	}
	return page, nil
}

// seatAll seats whoever the table names and is not seated, with codes that are made, and says so.
func seatAll(c call, in *room.Room, table string, t wire.ProposalTable) error {
	var seats editor.SeatMany
	for _, n := range t.Delegations {
		if n.Seat != nil && !slices.ContainsFunc(seats.Delegations, func(d editor.Delegation) bool { return d.Code == n.Seat.Code }) {
			seats.Delegations = append(seats.Delegations, *n.Seat)
			fmt.Fprintf(c.errs, "seated: %s as %s\n", n.By, n.Seat.Code)
		}
	}
	if len(seats.Delegations) == 0 {
		return nil
	}
	body, err := json.Marshal(editor.Said{Command: seats})
	if err != nil {
		return err
	}
	_, err = in.Submit(c.ctx, commandLine, fmt.Sprintf("seat-%s-%d", table, in.Now().Sequence), body)
	return err
}

func writeTakenOver(c call, format string, page wire.ProposalPage) error {
	if format == "json" {
		out, err := formats.WriteJSON(page)
		if err == nil {
			_, err = c.out.Write(out)
		}
		return err
	}
	for _, n := range page.Table.Notices {
		fmt.Fprintln(c.errs, "notice:", n)
	}
	for _, row := range page.Rows {
		at := "not placed"
		if row.Place != nil {
			at = "at " + row.Place.Paragraph
		}
		if row.Place != nil && row.Place.After {
			at = "after " + row.Place.Paragraph
		}
		if row.Why == "" {
			row.Why = "less certain than -at asks for"
		}
		line := fmt.Sprintf("%5d  %-12s %.3f", row.Row, at, row.Confidence)
		if row.Second != "" {
			line += "  or " + row.Second
		}
		if _, err := fmt.Fprintf(c.out, "%s  %s: %s\n", line, row.By, row.Why); err != nil {
			return err
		}
	}
	t := page.Table
	_, err := fmt.Fprintf(c.out, "%d rows: %d filed, %d set aside, %d waiting\n", t.Rows, t.Filed, t.Aside, t.Waiting)
	return err
}

// readTable reads the file of a table, refusing a large one before any of it is read.
func readTable(name string) ([]byte, error) {
	info, err := os.Stat(name)
	if err != nil {
		return nil, err
	}
	if info.IsDir() {
		return nil, fmt.Errorf("%s is a folder", name)
	}
	if info.Size() > formats.MaxFile {
		return nil, fmt.Errorf("%s: the file has %d MiB; at most %d MiB are read", name, info.Size()>>20, formats.MaxFile>>20)
	}
	return os.ReadFile(name)
}

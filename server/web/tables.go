// tables.go is the doors of tables of proposals: taking one over, looking through it, deciding what
// becomes of its rows, filing them.

package web

import (
	"io"
	"net/http"
	"strconv"
	"time"

	"adref/server/access"
	"adref/server/formats"
	"adref/server/takeover"
	"adref/server/wire"
)

// inTables lets in who takes over tables. A rehearsal has none: what is tried out there files nothing.
func (s *Server) inTables(handle func(visit) error) http.HandlerFunc {
	return s.inRoom(func(v visit) error {
		if err := v.may(access.ReadTables); err != nil {
			return err
		}
		if _, rehearsed := v.room.Rehearsal(); rehearsed || s.Desk == nil || v.who.Account == nil {
			return errNotFound
		}
		return handle(v)
	})
}

// takeTable keeps a table of proposals from a file: ?name= its name, ?received= when it was received,
// else now.
func (s *Server) takeTable(v visit) error {
	q := v.r.URL.Query()
	received := s.Desk.Now()
	if asked := q.Get("received"); asked != "" {
		var err error
		if received, err = time.Parse(time.RFC3339, asked); err != nil {
			return invalid("The time it was received is an instant, as in 2026-03-02T10:40:00Z.")
		}
	}
	data, err := io.ReadAll(http.MaxBytesReader(v.w, v.r.Body, formats.MaxFile))
	if err != nil {
		return err
	}
	id, err := s.Desk.Take(v.r.Context(), v.report, v.who.Account.Actor(), q.Get("name"), data, received)
	if err != nil {
		return err
	}
	page, err := s.Desk.Page(v.r.Context(), v.room, v.who.Account.Actor(), id, 1, 1)
	if err != nil {
		return err
	}
	answer(v.w, http.StatusCreated, page.Table)
	return nil
}

func (s *Server) tables(v visit) error {
	list, err := s.Desk.Tables(v.r.Context(), v.room)
	if err != nil {
		return err
	}
	answer(v.w, http.StatusOK, list)
	return nil
}

// table reads rows: ?from= the first, else 1, ?count= how many at most.
func (s *Server) table(v visit) error {
	number := func(name string, otherwise int) int {
		asked := v.r.URL.Query().Get(name)
		if asked == "" {
			return otherwise
		}
		n, err := strconv.Atoi(asked)
		if err != nil {
			return 0 // refused, as no row
		}
		return n
	}
	page, err := s.Desk.Page(v.r.Context(), v.room, v.who.Account.Actor(), v.r.PathValue("table"), number("from", 1), number("count", takeover.MaxRows))
	return v.tell(page, err)
}

func (s *Server) chooseRows(v visit) error {
	ask, err := readBody[wire.ProposalChange](v)
	if err != nil {
		return err
	}
	page, err := s.Desk.Choose(v.r.Context(), v.room, v.who.Account.Actor(), v.r.PathValue("table"), ask)
	return v.tell(page, err)
}

func (s *Server) ownRows(v visit) error {
	ask, err := readBody[wire.ProposalOwner](v)
	if err != nil {
		return err
	}
	table, err := s.Desk.Own(v.r.Context(), v.room, v.r.PathValue("table"), ask)
	return v.tell(table, err)
}

func (s *Server) fileRows(v visit) error {
	ask, err := readBody[wire.ProposalFiling](v)
	if err != nil {
		return err
	}
	page, err := s.Desk.File(v.r.Context(), v.room, v.who.Account.Actor(), v.r.PathValue("table"), ask)
	return v.tell(page, err)
}

// tell answers, unless there is an error.
func (v visit) tell(what any, err error) error {
	if err == nil {
		answer(v.w, http.StatusOK, what)
	}
	return err
}

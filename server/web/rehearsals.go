// rehearsals.go is the doors of rehearsals: starting, listing and ending them, and the banner that every
// screen of one has before any script runs.

package web

import (
	"bytes"
	"net/http"
	"strings"

	"adref/editor"
	"adref/server/access"
	"adref/server/room"
	"adref/server/wire"
	"adref/static"
)

var (
	errRehearsed = &problem{"forbidden", "This is a rehearsal: nobody is invited from it, and it is not exported. Do so in the report itself.", http.StatusForbidden}
	errEnded     = &problem{"not-found", "This rehearsal has ended, or it is not for you. Nothing of it was kept.", http.StatusNotFound}
)

// letIn is the widest audience that a room lets in; "" for a report, which May alone decides.
func letIn(in *room.Room) editor.Audience {
	rehearsal, _ := in.Rehearsal()
	return rehearsal.Audience
}

// notRehearsed refuses what would leave a rehearsal.
func notRehearsed(handle func(visit) error) func(visit) error {
	return func(v visit) error {
		if _, ok := v.room.Rehearsal(); ok {
			return errRehearsed
		}
		return handle(v)
	}
}

func (s *Server) rehearse(v visit) error {
	if err := v.may(access.Rehearse); err != nil {
		return errForbidden
	}
	ask, err := readBody[wire.RehearsalRequest](v)
	if err != nil {
		return err
	}
	r, err := s.Hall.Rehearse(v.r.Context(), v.report.ID, ask.Audience, v.who.Account.Actor())
	if err != nil {
		return err
	}
	answer(v.w, http.StatusCreated, wire.Rehearsal{ID: r.ID, Report: r.Report, Audience: r.Audience, By: r.By, At: r.At})
	return nil
}

func (s *Server) rehearsals(v visit) error {
	list := []wire.Rehearsal{}
	for _, r := range s.Hall.Rehearsals(v.report.ID) {
		if access.May(v.who, access.Enter, access.Subject{Report: v.report, Rehearsal: r.Audience}) {
			list = append(list, wire.Rehearsal{ID: r.ID, Report: r.Report, Audience: r.Audience, By: r.By, At: r.At})
		}
	}
	answer(v.w, http.StatusOK, list)
	return nil
}

func (s *Server) endRehearsal(v visit) error {
	if err := v.may(access.Rehearse); err != nil {
		return errForbidden
	}
	if err := s.Hall.EndRehearsal(v.report.ID, v.r.PathValue("rehearsal")); err != nil {
		return err
	}
	v.w.WriteHeader(http.StatusNoContent)
	return nil
}

// sendAway sends away who is in a rehearsal: their screens ask anew, and are told that it has ended.
func (s *Server) sendAway(in *room.Room) {
	s.mu.Lock()
	var open []*conn
	for c := range s.conns {
		if c.room == in {
			open = append(open, c)
		}
	}
	s.mu.Unlock()
	for _, c := range open {
		c.end(closeLoad, "the rehearsal has ended")
	}
}

// pageOf is the screen of an address. That of a rehearsal says so, whatever its script does.
func pageOf(path string) []byte {
	page := static.Page()
	parts := strings.Split(path, "/")
	if len(parts) < 3 || !room.IsRehearsal(parts[2]) {
		return page
	}
	return bytes.Replace(page, []byte("<body>"), []byte(`<body class="rehearsal">
<section class="rehearsing" aria-label="Rehearsal" lang="en" dir="ltr"><p><b>Rehearsal.</b> Nothing here is recorded.</p></section>`), 1)
}

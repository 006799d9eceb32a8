// moments.go lets readers look back: at any moment of the report, and at any version of a paragraph.

package web

import (
	"errors"
	"net/http"
	"strconv"

	"adref/server/access"
	"adref/server/room"
	"adref/server/wire"
)

func (s *Server) timeline(v visit) error {
	return answerGzip(v, v.room.Timeline(v.who))
}

func (s *Server) moment(v visit) error {
	moment, err := v.room.MomentAt(v.who, v.r.PathValue("moment"))
	if err != nil {
		return noMoment(err)
	}
	return answerGzip(v, moment)
}

// noMoment is why a moment is not shown, in words for whoever asked.
func noMoment(err error) error {
	switch {
	case errors.Is(err, room.ErrNoMoment):
		return errNotFound
	case errors.Is(err, room.ErrNotAMoment):
		return invalid("Name a moment by its number, or by its instant as in 20260302T090000Z.")
	}
	return err
}

// compare puts two texts side by side: ?from= and ?to= are each a revision's id, a moment's name, or "live".
func (s *Server) compare(v visit) error {
	q := v.r.URL.Query()
	view := wire.NewView(v.report, v.who)
	sides := [2]string{q.Get("from"), q.Get("to")}
	for i, side := range sides {
		if _, _, named := wire.ReadMomentName(side); !named {
			continue
		}
		past, err := v.room.Past(v.who, side)
		if err != nil {
			return noMoment(err)
		}
		sides[i], view = past.Name, view.Beside(past)
	}
	comparison, ok := view.Compare(sides[0], sides[1])
	if !ok {
		return errNotFound
	}
	answer(v.w, http.StatusOK, comparison)
	return nil
}

// version is one version of a paragraph, ?since= another.
func (s *Server) version(v visit) error {
	if err := v.may(access.ReadLive); err != nil {
		return err
	}
	version, err := strconv.Atoi(v.r.PathValue("version"))
	since := 0
	if asked := v.r.URL.Query().Get("since"); err == nil && asked != "" {
		since, err = strconv.Atoi(asked)
	}
	if err != nil {
		return invalid("A version is named by its number.")
	}
	whole, ok, err := wire.NewView(v.report, v.who).Version(v.r.Context(), v.r.PathValue("paragraph"), version, since)
	if err != nil {
		return err
	}
	if !ok {
		return errNotFound
	}
	answer(v.w, http.StatusOK, whole)
	return nil
}

// brackets.go is what can be asked of brackets: those of a paragraph, the text without one of them, and
// all that is left in a report.

package web

import (
	"fmt"
	"net/http"
	"net/url"
	"strconv"

	"adref/editor"
	"adref/server/access"
	"adref/server/wire"
)

// brackets lists what a paragraph holds in brackets, or gives the text without one of them: ?version=
// and ?lift=, ?drop=, or ?choice= with ?alternative=.
func (s *Server) brackets(v visit) error {
	if err := v.may(access.ReadLive); err != nil {
		return err
	}
	p, ok := v.report.Paragraph(v.r.PathValue("paragraph"))
	if !ok || p.Dropped {
		return errNotFound
	}
	view := wire.NewView(v.report, v.who)
	q := v.r.URL.Query()
	var l wire.Lifting
	for name, into := range map[string]**int{"lift": &l.Lift, "drop": &l.Drop, "choice": &l.Choice, "alternative": &l.Alternative} {
		n, err := numberIn(q, name)
		if err != nil {
			return err
		}
		*into = n
	}
	switch version, err := numberIn(q, "version"); {
	case err != nil:
		return err
	case l == wire.Lifting{}:
		answer(v.w, http.StatusOK, view.Brackets(p.ID))
		return nil
	case l.Lift != nil && l.Drop != nil || (l.Lift != nil || l.Drop != nil) == (l.Choice != nil) || (l.Choice == nil) != (l.Alternative == nil):
		return invalid("Name one thing to be taken out: lift, drop, or choice with alternative.")
	case version == nil:
		return invalid("Name the version of the paragraph.")
	case *version != p.Current():
		return &editor.Refusal{Code: editor.CodeStale, Message: fmt.Sprintf("The text is now version %d.", p.Current())}
	}
	lifted, err := view.Lifted(p.ID, l)
	if err != nil {
		return err
	}
	answer(v.w, http.StatusOK, lifted)
	return nil
}

// numberIn reads a number of a query; nil when it is not there.
func numberIn(q url.Values, name string) (*int, error) {
	if !q.Has(name) {
		return nil, nil
	}
	n, err := strconv.Atoi(q.Get(name))
	if err != nil {
		return nil, invalid("“" + name + "” is a number.")
	}
	return &n, nil
}

// checklist is what is left in brackets and to be filled, and how the text is numbered.
func (s *Server) checklist(v visit) error {
	if err := v.may(access.ReadLive); err != nil {
		return err
	}
	answer(v.w, http.StatusOK, wire.NewView(v.report, v.who).Checklist())
	return nil
}

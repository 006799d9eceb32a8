// floor.go is what can be asked in the words of the floor: where a name leads, and a list of all that is
// proposed, by name.

package web

import (
	"fmt"
	"net/http"
	"strings"

	"adref/server/access"
	"adref/server/wire"
)

// find answers ?said= with what it means, at the paragraph ?at= that is spoken of.
func (s *Server) find(v visit) error {
	if err := v.may(access.ReadLive); err != nil {
		return err
	}
	q := v.r.URL.Query()
	found, ok := wire.NewView(v.report, v.who).Find(q.Get("said"), q.Get("at"))
	if !ok {
		return errNotFound
	}
	answer(v.w, http.StatusOK, found)
	return nil
}

// exportFloor is all that is proposed as a page: the name, who is behind it, the words.
func (s *Server) exportFloor(v visit) error {
	rows, ok := wire.NewView(v.report, v.who).FloorRows()
	if !ok {
		return errNotFound
	}
	v.attach("text/plain; charset=utf-8", ".floor.txt")
	for _, row := range rows {
		name := row.Name
		if name == "" {
			name = "(no name)"
		}
		fmt.Fprintf(v.w, "%s\t%s\t%s\n", name, strings.Join(row.By, ", "), row.Text)
	}
	return nil
}

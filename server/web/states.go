// states.go is the list of States, for whoever seats them. It is no secret and of no report.

package web

import (
	"net/http"
	"strings"

	"adref/editor/states"
	"adref/server/wire"
)

func (s *Server) listStates(w http.ResponseWriter, r *http.Request) {
	lang := r.URL.Query().Get("lang")
	if lang == "" {
		lang = "en"
	}
	known, ok := states.In(lang)
	if !ok {
		s.refuse(w, r, invalid("The names of States are known in "+strings.Join(states.Languages, ", ")+"."))
		return
	}
	list := make([]wire.ListedState, len(known))
	for i, state := range known {
		list[i] = wire.ListedState(state)
	}
	answer(w, http.StatusOK, list)
}

// errors.go is the one table from what went wrong to what a client is told: a code, words a
// delegate understands, an HTTP status. Internals are logged, not shown.

package web

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"

	"adref/editor"
	"adref/server/access"
	"adref/server/room"
	"adref/server/wire"
	"adref/storage"
)

// problem is a refusal that does not come from the rules of negotiation.
type problem struct {
	code, message string
	status        int
}

func (p *problem) Error() string { return p.message }

var (
	errNotFound    = &problem{"not-found", "There is nothing here, or it is not for you to see.", http.StatusNotFound}
	errSignedOut   = &problem{"signed-out", "You are not signed in, or your session has ended. Open your invitation link again.", http.StatusUnauthorized}
	errForbidden   = &problem{"forbidden", "This is not for your account to do.", http.StatusForbidden}
	errOrigin      = &problem{"forbidden", "The request comes from another site.", http.StatusForbidden}
	errFault       = &problem{"internal", "Something went wrong on the server. It has been logged; nothing was changed.", http.StatusInternalServerError}
	errUnavailable = &problem{"unavailable", "The record cannot be written now. What you sent may be sent again: it is never taken twice.", http.StatusServiceUnavailable}
	errIDReused    = &problem{"id-reused", "This command id was used for another command already. Nothing was changed.", http.StatusConflict}
	errTooLarge    = &problem{"too-large", "What was sent is too large. Nothing was changed.", http.StatusRequestEntityTooLarge}
)

func invalid(message string) *problem { return &problem{"invalid", message, http.StatusBadRequest} }

// statusOf maps the codes of editor's refusals.
var statusOf = map[editor.Code]int{
	editor.CodeInvalid:   http.StatusBadRequest,
	editor.CodeForbidden: http.StatusForbidden,
	editor.CodeNotFound:  http.StatusNotFound,
	editor.CodeStale:     http.StatusConflict,
	editor.CodeBlocked:   http.StatusConflict,
	editor.CodeSettled:   http.StatusConflict,
	editor.CodeClosed:    http.StatusConflict,
}

// told is what a client is told of an error; an error that is nobody's refusal is logged.
func (s *Server) told(err error) (wire.Error, int) {
	if r, ok := editor.AsRefusal(err); ok {
		return wire.Error{Code: string(r.Code), Message: r.Message, Blockers: r.Blockers}, statusOf[r.Code]
	}
	var p *problem
	var tooLarge *http.MaxBytesError
	switch {
	case errors.As(err, &p):
	case errors.As(err, &tooLarge):
		p = errTooLarge
	case errors.Is(err, room.ErrNoReport):
		p = errNotFound
	case errors.Is(err, room.ErrIDReused):
		p = errIDReused
	case errors.Is(err, room.ErrUnavailable), errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded),
		errors.Is(err, storage.ErrFull), errors.Is(err, storage.ErrClosed):
		p = errUnavailable
	case errors.Is(err, access.ErrSignedOut), errors.Is(err, access.ErrNoInvitation):
		p = errSignedOut
	default:
		s.Logger.Error("internal", "error", err)
		p = errFault
	}
	return wire.Error{Code: p.code, Message: p.message}, p.status
}

func (s *Server) refuse(w http.ResponseWriter, r *http.Request, err error) {
	told, status := s.told(err)
	if status == http.StatusRequestEntityTooLarge {
		w.Header().Set("Connection", "close")
	}
	answer(w, status, struct {
		Error wire.Error `json:"error"`
	}{told})
}

func answer(w http.ResponseWriter, status int, v any) {
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.Encode(v) // a client that went away is told nothing
}

// submit.go is a command's way from either door into its room and back as a reply.

package web

import (
	"context"
	"net/http"

	"adref/server/access"
	"adref/server/room"
	"adref/server/wire"
)

// submit answers one request. Who acts is the session's account and nobody else: a command has no
// field for it.
func (s *Server) submit(ctx context.Context, in *room.Room, who access.Who, request wire.Request) (wire.Reply, int) {
	var outcome room.Outcome
	err := s.relates(ctx, who, request)
	if err == nil {
		outcome, err = in.Submit(ctx, who.Account.Actor(), request.ID, request.Command)
	}
	if err != nil {
		told, status := s.told(err)
		return wire.Reply{Re: request.ID, Error: &told}, status
	}
	return wire.Reply{Re: request.ID, OK: &wire.OK{Cursor: in.Cursor(who.Audience, outcome), Made: outcome.Made}}, http.StatusOK
}

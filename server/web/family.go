// family.go checks that a report is related only to one that its sender may enter: editor knows one
// report alone.

package web

import (
	"bytes"
	"context"

	"adref/editor"
	"adref/server/access"
	"adref/server/wire"
)

// relates refuses a relation to a report that is not here, or not for the sender to enter.
func (s *Server) relates(ctx context.Context, who access.Who, request wire.Request) error {
	if !bytes.Contains(request.Command, []byte(`"relate"`)) {
		return nil
	}
	c, err := editor.ReadCommand(request.Command)
	if err != nil {
		return nil // and is refused where it is decided
	}
	relate, ok := c.(editor.Relate)
	if !ok || relate.Report == "" {
		return nil
	}
	other, err := s.Hall.Room(ctx, relate.Report)
	if err != nil {
		return err
	}
	if !access.May(who, access.Enter, access.Subject{Report: other.Now().Report}) {
		return errNotFound
	}
	return nil
}

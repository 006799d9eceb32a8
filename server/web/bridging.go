// bridging.go is what can be asked of a bridge while it is being written.

package web

import (
	"fmt"
	"net/http"

	"adref/editor"
	"adref/server/access"
	"adref/server/wire"
)

// bridging says what a text for a bridge is so far: whose words it holds and whom it meets. It changes
// nothing; it is asked with POST because a text may be longer than an address.
func (s *Server) bridging(v visit) error {
	if err := v.may(access.ReadBridges); err != nil {
		return err
	}
	p, ok := v.report.Paragraph(v.r.PathValue("paragraph"))
	if !ok || p.Dropped {
		return errNotFound
	}
	ask, err := readBody[wire.BridgingRequest](v)
	if err != nil {
		return err
	}
	if ask.Version != p.Current() {
		return &editor.Refusal{Code: editor.CodeStale, Message: fmt.Sprintf("The text is now version %d.", p.Current())}
	}
	made, err := wire.NewView(v.report, v.who).Bridging(p.ID, ask)
	if err != nil {
		return err
	}
	answer(v.w, http.StatusOK, made)
	return nil
}

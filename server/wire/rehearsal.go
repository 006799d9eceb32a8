// rehearsal.go is rehearsals on the wire.

package wire

import (
	"time"

	"adref/editor"
)

// RehearsalRequest starts a rehearsal: POST /api/reports/{id}/rehearsals (Chair, Secretariat).
type RehearsalRequest struct {
	Audience editor.Audience `json:"audience"` // who is let in: "chair" or "delegations"
}

// Rehearsal is one that runs. Its id takes the place of the report's.
type Rehearsal struct {
	ID       string          `json:"id"`
	Report   string          `json:"report"`
	Audience editor.Audience `json:"audience"`
	By       string          `json:"by"` // who started it
	At       time.Time       `json:"at"`
}

// Rehearsed is the report as the rehearsal of that id shows it; "" is the report itself.
func (v *View) Rehearsed(id string) *View {
	v.rehearsal = id
	return v
}

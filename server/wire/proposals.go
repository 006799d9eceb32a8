// proposals.go is what the Chair's office sees of the tables of proposals that it takes over.

package wire

import (
	"time"

	"adref/diffing"
	"adref/editor"
)

// ProposalTable is a table of proposals that is taken over, and how far that is: Rows is the sum of
// Filed, Aside and Waiting.
type ProposalTable struct {
	ID          string       `json:"id"`
	Name        string       `json:"name"`     // of its file
	Received    time.Time    `json:"received"` // what is late is late by this time
	At          time.Time    `json:"at"`       // when it was loaded
	By          string       `json:"by"`       // the person who loaded it
	Rows        int          `json:"rows"`
	Filed       int          `json:"filed"`
	Aside       int          `json:"aside"`
	Waiting     int          `json:"waiting"`
	Notices     []string     `json:"notices,omitempty"`     // what a human should look at in the file
	Delegations []ProposalBy `json:"delegations,omitempty"` // in the order in which they come in it
}

// ProposalBy is whose proposals a table says that some rows are.
type ProposalBy struct {
	By         string             `json:"by"` // as written; "" when the table does not say
	Rows       int                `json:"rows"`
	Delegation string             `json:"delegation,omitempty"` // the seated one that this is
	Chosen     bool               `json:"chosen,omitempty"`     // by hand
	Seat       *editor.Delegation `json:"seat,omitempty"`       // as which it could be seated, where it is none; the same for another way to write the name
}

// ProposalState is how far one row is.
type ProposalState string

const (
	ProposalPlaced   ProposalState = "placed"   // it can be filed
	ProposalLow      ProposalState = "low"      // the same, but its place is to be looked at
	ProposalUnplaced ProposalState = "unplaced" // it waits for a place
	ProposalRefused  ProposalState = "refused"  // it cannot be filed as it is
	ProposalFiled    ProposalState = "filed"
	ProposalAside    ProposalState = "aside"
)

// ProposalPlacedBy is who found the place of a row.
type ProposalPlacedBy string

const (
	PlacedByWords ProposalPlacedBy = "words" // the quoted words
	PlacedByTable ProposalPlacedBy = "table" // a column of it
	PlacedByHand  ProposalPlacedBy = "hand"
)

// ProposalPlace is a paragraph, or the gap behind it; behind "" is the very beginning.
type ProposalPlace struct {
	Paragraph string `json:"paragraph"`
	After     bool   `json:"after,omitempty"`
}

// ProposalRow is one row of a table, as it would be filed against the current text. A row that is filed
// has no words any more: they are its amendment's.
type ProposalRow struct {
	Row        int           `json:"row"` // from 1
	By         string        `json:"by"`
	Delegation string        `json:"delegation,omitempty"`
	Old        string        `json:"old,omitempty"`
	New        string        `json:"new,omitempty"`
	Reason     string        `json:"reason,omitempty"`
	Where      string        `json:"where,omitempty"` // as the table says
	State      ProposalState `json:"state"`
	Why        string        `json:"why,omitempty"` // it is unplaced, refused, to be looked at, or set aside

	Place            *ProposalPlace   `json:"place,omitempty"`
	PlacedBy         ProposalPlacedBy `json:"placedBy,omitempty"`
	Confidence       float64          `json:"confidence"`                 // in the place, 0 to 1; without one, in the runner-up
	Second           string           `json:"second,omitempty"`           // the runner-up, a paragraph's id
	SecondConfidence float64          `json:"secondConfidence,omitempty"` // in it, 0 to 1

	Kind      editor.AmendmentKind `json:"kind,omitempty"` // of the amendment it would be
	Version   int                  `json:"version,omitempty"`
	Ops       diffing.Diff         `json:"ops,omitempty"`       // from that version, for reading
	Shown     string               `json:"shown,omitempty"`     // names what would be filed: see ProposalFiling
	Amendment string               `json:"amendment,omitempty"` // that it was filed as
}

// ProposalPage is some rows of a table: GET /api/reports/{id}/tables/{table}?from=&count=, and the
// answer to whatever changes rows. Next is the first row after them, 0 when there is none.
type ProposalPage struct {
	Table ProposalTable `json:"table"`
	Rows  []ProposalRow `json:"rows"`
	Next  int           `json:"next,omitempty"`
}

// ProposalChange chooses a place for some rows, sets them aside with a reason, or, with neither, takes
// both back.
type ProposalChange struct {
	Rows  []int          `json:"rows"`
	Place *ProposalPlace `json:"place,omitempty"`
	Aside string         `json:"aside,omitempty"`
}

// ProposalOwner says which seated delegation a name in the table is; "" takes that back.
type ProposalOwner struct {
	By         string `json:"by"`
	Delegation string `json:"delegation"`
}

// ProposalFiling files rows as they were shown. A row that would be filed otherwise by now is not filed
// but answered as it stands.
type ProposalFiling struct {
	Rows []ProposalShown `json:"rows"`
}

// ProposalShown is one row, with the Shown of when it was read.
type ProposalShown struct {
	Row   int    `json:"row"`
	Shown string `json:"shown"`
}

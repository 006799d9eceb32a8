// statements.go is what a reader may see of statements for the record. Those annexed to an adopted text
// are read with it, by whoever may read that.

package wire

import (
	"slices"

	"adref/editor"
	"adref/server/access"
)

// Statement is one statement whole.
func (v *View) Statement(id string) Statement {
	s, _ := v.r.Statement(id)
	whole := Statement{
		ID: s.ID, Kind: s.Kind, Paragraph: s.Paragraph, Version: v.versionOf(s), By: s.By, Text: s.Text, Objection: s.Objection,
		MadeAt: s.MadeAt, Revision: v.latestOf(s.Revision), WithdrawnAt: moment(s.WithdrawnAt), Annexed: s.Annexed, Acting: v.acting(s.ID, s.By),
		Sealed: s.Sealed, Expunged: s.Expunged,
	}
	v.sealStatement(&whole)
	return whole
}

// versionOf is the version that a statement is on; 0 where the reader knows of no text with it.
func (v *View) versionOf(s *editor.Statement) int {
	on := func(e editor.RevisionEntry) bool { return e.Paragraph == s.Paragraph && e.Version == s.Version }
	if v.live || slices.ContainsFunc(v.r.Revisions, func(rev *editor.Revision) bool { return v.reads(rev) && slices.ContainsFunc(rev.Entries, on) }) {
		return s.Version
	}
	return 0
}

func (v *View) readsStatement(id string) bool {
	s, ok := v.r.Statement(id)
	return ok && access.May(v.who, access.ReadStatement, access.Subject{Report: v.law, Statement: s})
}

// statements are those of the ids that the reader may read.
func (v *View) statements(ids []string) (list []Statement) {
	for _, id := range ids {
		if v.readsStatement(id) {
			list = append(list, v.Statement(id))
		}
	}
	return list
}

// seats are the delegations that the reader may know of: of a circulated text those that made the
// statements annexed to it, and for whom.
func (v *View) seats() []editor.Delegation {
	if v.live {
		return v.r.Seats
	}
	named := map[string]bool{}
	for _, s := range v.statements(v.r.Statements()) {
		named[s.By] = true
		if s.Acting != nil {
			for _, state := range slices.Concat(s.Acting.For, s.Acting.Not) {
				named[state] = true
			}
		}
	}
	var seats []editor.Delegation
	for _, d := range v.r.Seats {
		if named[d.Code] {
			seats = append(seats, editor.Delegation{Code: d.Code, Name: d.Name, Kind: d.Kind})
		}
	}
	return seats
}

// family.go is how reports form a family: a substantive one annexed to a procedural one (PRACTICE 25),
// each with its own symbol, audience and decision. What is done to one is not done to another.

package editor

import (
	"fmt"
	"slices"
)

// Relationship is what a report is to another.
type Relationship string

const (
	RelationAnnexedTo Relationship = "annexed_to" // this one is annexed to the other
	RelationAnnex     Relationship = "annex"      // the other is annexed to this one
	RelationNone      Relationship = ""           // takes a relation back
)

// Relate says what this report is to another. It tells the other nothing: each holds its own word.
// Chair or Secretariat.
type Relate struct {
	Symbol   string       `json:"symbol"`           // of the other, as printed
	Report   string       `json:"report,omitempty"` // its id, where it is negotiated here too
	Relation Relationship `json:"relation"`
}

// Relation is one other report of the family.
type Relation struct {
	Symbol   string
	Report   string
	Relation Relationship
}

// ReportRelated said what the report is to another.
type ReportRelated struct {
	Symbol   string       `json:"symbol"`
	Report   string       `json:"report,omitempty"`
	Relation Relationship `json:"relation"`
}

func (Relate) Type() string        { return "relate" }
func (ReportRelated) Fact() string { return "report_related" }

func (c Relate) decide(d *decision) error {
	symbol, err := cleanLine("The symbol", c.Symbol, d.r.Masthead.Language, 100)
	if err != nil {
		return err
	}
	other, err := cleanLine("The report", c.Report, "", 64)
	if err != nil {
		return err
	}
	had, related := d.r.related(symbol)
	switch {
	case symbol == "":
		return refuse(CodeInvalid, "Name the other report by its symbol: “A/AC.900/2026/L.1”.")
	case c.Relation != RelationAnnexedTo && c.Relation != RelationAnnex && c.Relation != RelationNone:
		return refuse(CodeInvalid, "A report is %q another or has it as an %q, not %q.", RelationAnnexedTo, RelationAnnex, clip(string(c.Relation), 20))
	case symbol == d.r.Masthead.Symbol || other == d.r.ID:
		return refuse(CodeInvalid, "A report is not annexed to itself.")
	case c.Relation == RelationNone && !related:
		return refuse(CodeSettled, "This report has no relation to %s.", symbol)
	case had == Relation{symbol, other, c.Relation}:
		return refuse(CodeSettled, "This is on the record already.")
	}
	if c.Relation == RelationNone {
		other = ""
	}
	return d.emit(ReportRelated{symbol, other, c.Relation})
}

func (r *Report) related(symbol string) (Relation, bool) {
	for _, other := range r.Family {
		if other.Symbol == symbol {
			return other, true
		}
	}
	return Relation{}, false
}

func (f ReportRelated) apply(r *Report, _ Event) error {
	if f.Symbol == "" || !slices.Contains([]Relationship{RelationAnnexedTo, RelationAnnex, RelationNone}, f.Relation) {
		return fmt.Errorf("no relation %q to %q", f.Relation, f.Symbol)
	}
	r.Family = slices.DeleteFunc(slices.Clone(r.Family), func(other Relation) bool { return other.Symbol == f.Symbol })
	if f.Relation != RelationNone {
		r.Family = append(r.Family, Relation(f))
	}
	return nil
}

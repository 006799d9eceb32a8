// meeting.go is what is recorded of the meeting where something was done: the body that agreed a text
// (PRACTICE 7), and the delegations whose amendment the Chair took up as it was spoken (PRACTICE 17).

package editor

import (
	"fmt"
	"slices"
)

type (
	// AgreedIn said which body agreed the texts: "informal consultations", then "Committee of the Whole".
	AgreedIn struct {
		Body  string        `json:"body"`
		Texts []VersionName `json:"texts"`
	}

	// AmendedOrally said whose spoken amendment a version holds.
	AmendedOrally struct {
		Paragraph   string   `json:"paragraph"`
		Version     int      `json:"version"`
		Delegations []string `json:"delegations"`
	}
)

func (AgreedIn) Fact() string      { return "agreed_in" }
func (AmendedOrally) Fact() string { return "amended_orally" }

// meetsIn records the body of an agreement; "" records nothing.
func (d *decision) meetsIn(body string, texts []VersionName) error {
	if body == "" || len(texts) == 0 {
		return nil
	}
	return d.emit(AgreedIn{body, texts})
}

// body cleans the name of a body.
func (d *decision) body(name string) (string, error) {
	return cleanLine("The body", name, d.r.Masthead.Language, 300)
}

// checkSpoken refuses what is no list of delegations at the table.
func (d *decision) checkSpoken(delegations []string) error {
	for i, code := range delegations {
		if seat, ok := d.r.Seated(code); !ok || !seat.Kind.Acts() {
			return refuse(CodeInvalid, "%q has no seat as a delegation at this report.", clip(code, 20))
		}
		if slices.Contains(delegations[:i], code) {
			return refuse(CodeInvalid, "%s is named twice.", code)
		}
	}
	return nil
}

// spoken records who proposed a version orally; nobody records nothing.
func (d *decision) spoken(paragraph string, version int, delegations []string) error {
	if len(delegations) == 0 {
		return nil
	}
	return d.emit(AmendedOrally{paragraph, version, delegations})
}

func (f AgreedIn) apply(r *Report, e Event) error {
	if f.Body == "" || len(f.Texts) == 0 {
		return fmt.Errorf("nothing was agreed, or by nobody")
	}
	for _, text := range f.Texts {
		if err := r.changeParagraph(text.Paragraph, func(p *Paragraph) error {
			if p.Agreed != text.Version || p.Current() != text.Version {
				return fmt.Errorf("version %d of paragraph %s is not agreed", text.Version, p.ID)
			}
			p.AgreedBody, p.AgreedAt = f.Body, e.At
			return nil
		}); err != nil {
			return err
		}
	}
	return nil
}

func (f AmendedOrally) apply(r *Report, _ Event) error {
	if len(f.Delegations) == 0 {
		return fmt.Errorf("nobody spoke")
	}
	return r.changeParagraph(f.Paragraph, func(p *Paragraph) error {
		if f.Version != p.Current() {
			return fmt.Errorf("version %d of paragraph %s is not the current one", f.Version, p.ID)
		}
		p.Versions = slices.Clone(p.Versions)
		p.Versions[f.Version-1].Orally = f.Delegations
		return nil
	})
}

// act.go is the small language that the negotiation is written in: who does what, to which place,
// by the numbers of that moment. An act becomes its command on the report as it stands then.

package sample

import (
	"fmt"
	"strings"

	"adref/editor"
)

// day is one day of the negotiation, so many working days before the last.
type day struct {
	back int
	acts []act
}

func workday(back int, acts ...act) day { return day{back, acts} }

// act is one thing somebody does.
type act struct {
	clock      string // "15:04" in New York
	by         string // a delegation's code, chair or secretariat
	no         int    // amend: the number it gets
	coSponsors []string
	command    func(floor) (editor.Command, error)
}

func at(clock string, a act) act {
	a.clock = clock
	return a
}

// with lets delegations join an amendment in the minutes after it is filed.
func (a act) with(codes ...string) act {
	a.coSponsors = codes
	return a
}

// change is what an amendment, or the Chair, makes of a text.
type change struct {
	kind editor.AmendmentKind
	make func(text string) (string, error)
}

// replace puts new words for old ones, each old exactly once in the text: old, new, old, new, ….
func replace(pairs ...string) change {
	return change{editor.AmendRevise, func(text string) (string, error) {
		for i := 0; i+1 < len(pairs); i += 2 {
			if n := strings.Count(text, pairs[i]); n != 1 {
				return "", fmt.Errorf("%q is %d times in the text", pairs[i], n)
			}
			text = strings.Replace(text, pairs[i], pairs[i+1], 1)
		}
		return text, nil
	}}
}

// newText is a paragraph to be inserted after the place.
func newText(text string) change {
	return change{editor.AmendInsertAfter, func(string) (string, error) { return text, nil }}
}

// deletion takes the whole place out.
func deletion() change {
	return change{editor.AmendDelete, func(string) (string, error) { return "", nil }}
}

// amend files an amendment against the current version of a place.
func amend(no int, by, place string, c change, reason string) act {
	return supersede(no, 0, by, place, c, reason)
}

// supersede files an amendment that replaces its sponsor's own; old is 0 for none.
func supersede(no, old int, by, place string, c change, reason string) act {
	return act{by: by, no: no, command: func(f floor) (editor.Command, error) {
		if next := len(f.report.AmendmentIDs()) + 1; no != next {
			return nil, fmt.Errorf("amendment no. %d would be no. %d", no, next)
		}
		p, err := f.paragraph(place)
		if err != nil {
			return nil, err
		}
		text, err := c.make(p.Text())
		if err != nil {
			return nil, err
		}
		filed := editor.Amend{Kind: c.kind, Paragraph: p.ID, Version: p.Current(), Text: text, Reason: reason}
		if old != 0 {
			a, err := f.amendment(old)
			if err != nil {
				return nil, err
			}
			filed.Supersedes = a.ID
		}
		return filed, nil
	}}
}

// on is an act of a delegation on one amendment.
func on(by string, no int, command func(amendment string) editor.Command) act {
	return act{by: by, command: func(f floor) (editor.Command, error) {
		a, err := f.amendment(no)
		if err != nil {
			return nil, err
		}
		return command(a.ID), nil
	}}
}

func join(by string, no int) act {
	return on(by, no, func(id string) editor.Command { return editor.Join{Amendment: id} })
}

func leave(by string, no int) act {
	return on(by, no, func(id string) editor.Command { return editor.Leave{Amendment: id} })
}

func withdraw(by string, no int) act {
	return on(by, no, func(id string) editor.Command { return editor.Withdraw{Amendment: id} })
}

func takeOver(by string, no int) act {
	return on(by, no, func(id string) editor.Command { return editor.TakeOver{Amendment: id} })
}

func maintain(by string, no int) act {
	return on(by, no, func(id string) editor.Command { return editor.Maintain{Amendment: id} })
}

func press(by string, no int, reason string) act {
	return on(by, no, func(id string) editor.Command { return editor.Press{Amendment: id, Reason: reason} })
}

func supports(by string, no int) act     { return position(by, no, editor.PositionSupports) }
func canGoAlong(by string, no int) act   { return position(by, no, editor.PositionCanGoAlong) }
func cannotAccept(by string, no int) act { return position(by, no, editor.PositionCannotAccept) }

func position(by string, no int, p editor.Position) act {
	return on(by, no, func(id string) editor.Command { return editor.TakePosition{Amendment: id, Position: p} })
}

// object raises an objection to a place; pendingOn is "" unless it is conditional.
func object(by, place, pendingOn, reason string) act {
	return act{by: by, command: func(f floor) (editor.Command, error) {
		p, err := f.paragraph(place)
		if err != nil {
			return nil, err
		}
		raised := editor.Object{Paragraph: p.ID, Version: p.Current(), Kind: editor.ObjectionPlain, Reason: reason}
		if pendingOn != "" {
			other, err := f.paragraph(pendingOn)
			if err != nil {
				return nil, err
			}
			raised.Kind, raised.On = editor.ObjectionConditional, other.ID
		}
		return raised, nil
	}}
}

// lift takes back the delegation's objection to a place.
func lift(by, place string) act {
	return act{by: by, command: func(f floor) (editor.Command, error) {
		o, err := f.standing(by, place)
		if err != nil {
			return nil, err
		}
		return editor.Lift{Objection: o.ID}, nil
	}}
}

// taking says which amendments a text of the Chair takes, and how.
type taking struct {
	how editor.Answer
	nos []int
}

func reflected(nos ...int) taking { return taking{editor.AnswerReflected, nos} }
func partly(nos ...int) taking    { return taking{editor.AnswerPartly, nos} }

// revise is the Chair's new version of a place.
func revise(place string, c change, takes ...taking) act {
	return act{by: chair, command: func(f floor) (editor.Command, error) {
		p, err := f.paragraph(place)
		if err != nil {
			return nil, err
		}
		text, err := c.make(p.Text())
		if err != nil {
			return nil, err
		}
		revised := editor.Revise{Paragraph: p.ID, Version: p.Current(), Text: text}
		for _, t := range takes {
			for _, no := range t.nos {
				a, err := f.amendment(no)
				if err != nil {
					return nil, err
				}
				revised.Takes = append(revised.Takes, editor.Take{Amendment: a.ID, How: t.how})
			}
		}
		return revised, nil
	}}
}

// takeIn puts an amendment that inserts into the text as it was filed.
func takeIn(no int) act {
	return act{by: chair, command: func(f floor) (editor.Command, error) {
		a, err := f.amendment(no)
		if err != nil {
			return nil, err
		}
		return editor.Insert{After: a.Paragraph, Text: a.Text(), Takes: []editor.Take{{Amendment: a.ID, How: editor.AnswerReflected}}}, nil
	}}
}

// notRetain is the Chair's answer to an amendment.
func notRetain(no int, reason string) act {
	return on(chair, no, func(id string) editor.Command {
		return editor.AnswerAmendments{Amendments: []string{id}, Answer: editor.AnswerNotRetained, Reason: reason}
	})
}

// agree agrees the places as they stand, each with its items, in one decision.
func agree(places ...string) act {
	return act{by: chair, command: func(f floor) (editor.Command, error) {
		var names []editor.VersionName
		for _, place := range places {
			found, err := f.withItems(place)
			if err != nil {
				return nil, err
			}
			for _, p := range found {
				names = append(names, editor.VersionName{Paragraph: p.ID, Version: p.Current()})
			}
		}
		return editor.Agree{Paragraphs: names}, nil
	}}
}

// circulate freezes the text for everybody, with a deadline on a working day counted as for workday.
func circulate(name, symbol string, deadlineDay int, deadlineClock, letter string) act {
	return act{by: chair, command: func(f floor) (editor.Command, error) {
		deadline, err := f.cal.at(deadlineDay, deadlineClock)
		if err != nil {
			return nil, err
		}
		return editor.Circulate{Name: name, Symbol: symbol, Letter: letter, Audience: editor.AudiencePublic, Deadline: &deadline}, nil
	}}
}

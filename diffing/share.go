// share.go says what of a proposal is in another text of the same base, one that was made between
// several proposals.

package diffing

import (
	"context"
	"strings"
)

// Held says how much of a change another text holds.
type Held byte

const (
	HeldNot    Held = iota // none of its words
	HeldPartly             // some of them, or all but not together
	HeldWhole              // it takes out all that the change takes out, and has what that puts in, word after word
)

// Portion is one change of a proposal, and how much of it another text holds.
type Portion struct {
	Ops  Diff // what the change takes out and puts in, without what it keeps
	Held Held
}

// Shared says of each change that leads from base to proposed, in order, how much of it text holds, which
// was made of the same base. Only a change of text that touches it, as for [Merge], can hold it: the same
// words elsewhere are other words. A change that puts words in is held in part by those words alone, since
// to take the same words out for others is not what it proposes. The only error is the context's.
func Shared(ctx context.Context, base, proposed, text string) ([]Portion, error) {
	a, err := editsContext(ctx, base, text)
	if err != nil {
		return nil, err
	}
	b, err := editsContext(ctx, base, proposed)
	if err != nil {
		return nil, err
	}
	var portions []Portion
	s := sharing{base: splitOf(base), text: splitOf(text), proposed: splitOf(proposed)}
	for len(b) > 0 {
		m := firstMeeting(base, &a, &b)
		if err := s.meet(ctx, m); err != nil {
			return nil, err
		}
		fromA, _ := m.side(m.a, text)
		fromB, _ := m.side(m.b, proposed)
		for _, e := range m.b {
			p := Portion{Ops: changed(base[e.base.Start:e.base.End], proposed[e.other.Start:e.other.End])}
			switch {
			case len(m.a) == 0:
			case fromA == fromB:
				p.Held = HeldWhole
			default:
				p.Held = s.held(e, m.a)
			}
			portions = append(portions, p)
		}
	}
	return portions, nil
}

func changed(out, in string) (d Diff) {
	if out != "" {
		d = append(d, Op{Delete, out})
	}
	if in != "" {
		d = append(d, Op{Insert, in})
	}
	return d
}

// sharing is the three texts of Shared, and where in text the words are that both put in at one meeting.
type sharing struct {
	base, text, proposed *split
	at                   map[int]int // by their starts in proposed
}

func (s *sharing) meet(ctx context.Context, m meeting) error {
	s.at = make(map[int]int)
	mine, starts := s.text.put(m.a)
	theirs, places := s.proposed.put(m.b)
	number := new(numbers)
	changes, err := byWords(ctx, new(matcher), number.tokens(mine), number.tokens(theirs))
	if err != nil {
		return err
	}
	i, j := 0, 0
	for _, h := range append(changes, hunk{a0: len(mine), b0: len(theirs)}) {
		for ; i < h.a0; i, j = i+1, j+1 {
			s.at[places[j]] = starts[i]
		}
		i, j = h.a1, h.b1
	}
	return nil
}

// held says how much of one change of the proposal the changes of the text that it meets hold.
func (s *sharing) held(e edit, a []edit) Held {
	put, found, together := 0, 0, true
	last := -1 // the end, in text, of the word before
	at := e.other.Start
	for _, token := range s.proposed.tokens(e.other.Start, e.other.End) {
		place, there := s.at[at]
		at += len(token)
		if strings.TrimSpace(token) == "" {
			continue
		}
		put++
		if !there {
			continue
		}
		found++
		together = together && (last < 0 || blank(s.text.text[last:place]))
		last = place + len(token)
	}
	taken, gone := 0, 0
	at = e.base.Start
	for _, token := range s.base.tokens(e.base.Start, e.base.End) {
		from, to := at, at+len(token)
		at = to
		if strings.TrimSpace(token) == "" {
			continue
		}
		taken++
		for _, x := range a {
			if x.base.Start <= from && to <= x.base.End {
				gone++
			}
		}
	}
	switch some := max(found, gone); {
	case put > 0 && found == 0, some == 0:
		return HeldNot
	case found == put && gone == taken && together:
		return HeldWhole
	}
	return HeldPartly
}

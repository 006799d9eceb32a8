// silenced.go is how the facts of a silence change a report.

package editor

import (
	"errors"
	"fmt"
	"slices"
)

var errNoSilence = errors.New("no such silence, or not in that state")

func (f SilenceOpened) apply(r *Report, e Event) error {
	if _, twice := r.Silence(f.Silence); twice || f.Silence == "" {
		return fmt.Errorf("silence id %q is empty or there twice", f.Silence)
	}
	for _, text := range f.Texts {
		if p, ok := r.Paragraph(text.Paragraph); !ok || p.Current() != text.Version || p.Dropped {
			return fmt.Errorf("version %d of paragraph %s is not the current one", text.Version, text.Paragraph)
		}
		if _, frozen := r.Frozen(text.Paragraph); frozen {
			return fmt.Errorf("paragraph %s is under silence already", text.Paragraph)
		}
	}
	r.Silences = append(slices.Clip(r.Silences), &Silence{
		ID: f.Silence, Whole: f.Whole, Texts: f.Texts, LeftOut: f.LeftOut, Deadline: f.Deadline, Zone: f.Zone, Note: f.Note,
		OpenedAt: e.At, State: SilenceOpen,
	})
	if now, put := r.BeforeRoom(); put {
		if _, frozen := r.Frozen(now.Paragraph); frozen {
			r.Room = nil
		}
	}
	return nil
}

// changeSilence changes one that is in a given state.
func (r *Report) changeSilence(id string, change func(*Silence), in ...SilenceState) error {
	at := slices.IndexFunc(r.Silences, func(s *Silence) bool { return s.ID == id && slices.Contains(in, s.State) })
	if at < 0 {
		return errNoSilence
	}
	changed := *r.Silences[at]
	change(&changed)
	r.Silences = slices.Clone(r.Silences)
	r.Silences[at] = &changed
	return nil
}

func (f SilenceExtended) apply(r *Report, _ Event) error {
	return r.changeSilence(f.Silence, func(s *Silence) { s.Deadline = f.Deadline }, SilenceOpen)
}

func (f SilenceEndedEarly) apply(r *Report, e Event) error {
	return r.changeSilence(f.Silence, func(s *Silence) { s.State, s.EndedAt = SilenceWithdrawn, e.At }, SilenceOpen)
}

func (f SilenceBroken) apply(r *Report, e Event) error {
	b := SilenceBreak{Paragraph: f.Paragraph, Delegation: f.Delegation, Received: e.At, Source: f.Source, Disclosed: f.Disclosed}
	if f.Received != nil {
		b.Received = *f.Received
	}
	return r.changeSilence(f.Silence, func(s *Silence) { s.Breaks = append(slices.Clip(s.Breaks), b) }, SilenceOpen, SilenceConcluded)
}

func (f BreakDisclosed) apply(r *Report, _ Event) error {
	return r.changeSilence(f.Silence, func(s *Silence) {
		s.Breaks = slices.Clone(s.Breaks)
		for i := range s.Breaks {
			s.Breaks[i].Disclosed = s.Breaks[i].Disclosed || s.Breaks[i].Delegation == f.Delegation
		}
	}, SilenceOpen, SilenceWithdrawn, SilenceConcluded, SilenceConfirmed)
}

func (f SilenceAcknowledged) apply(r *Report, e Event) error {
	return r.changeSilence(f.Silence, func(s *Silence) {
		s.Seen = append(slices.Clip(s.Seen), Receipt{f.Delegation, e.At})
	}, SilenceOpen, SilenceWithdrawn, SilenceConcluded, SilenceConfirmed)
}

func (f SilenceResulted) apply(r *Report, e Event) error {
	return r.changeSilence(f.Silence, func(s *Silence) { s.State, s.EndedAt, s.Agreed = SilenceConcluded, e.At, f.Agreed }, SilenceOpen)
}

func (f SilenceResultConfirmed) apply(r *Report, _ Event) error {
	return r.changeSilence(f.Silence, func(s *Silence) { s.State = SilenceConfirmed }, SilenceConcluded)
}

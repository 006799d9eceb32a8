// writetrack.go makes tracked paragraphs of two texts and of what became of which paragraph.

package docx

import (
	"fmt"
	"strings"

	"adref/diffing"
	"adref/editor"
)

// Text is one paragraph of a text, with its number.
type Text struct {
	editor.Element
	Number string
}

// Step is what became of paragraphs: those at the places From of the older text are those at the places To of
// the newer one, each in reading order. From is empty for what is new, To for what is gone.
type Step struct {
	From, To []int
	Moved    bool
	Pieces   []Piece // the words, with a line break between paragraphs; nil: the difference of the texts
	By               // of what no piece says
}

// Track is the newer text with everything tracked that makes it of the older one. Every paragraph of either is
// in exactly one step. What stands in another order, and what was split or merged where Word could not say so
// without touching a number, is struck in the one place and put in at the other. It is an error when the
// steps do not lead from the one text to the other.
func Track(before, after []Text, steps []Step) (Paragraphs, error) {
	t := tracker{before: before, after: after, gone: make([]*Step, len(before)), new: make([]*Step, len(after)), moves: map[*Step]string{}}
	anchors := map[int]*Step{} // by the first place in the newer text
	for i := range steps {
		s := &steps[i]
		for _, at := range s.From {
			t.gone[at] = s
		}
		for _, at := range s.To {
			t.new[at] = s
		}
		if len(s.From) > 0 && len(s.To) > 0 && !s.Moved {
			anchors[s.To[0]] = s
		}
	}
	i, j := 0, 0
	for at := range after {
		s := anchors[at]
		if s == nil || at < j || s.From[0] < i {
			continue // what stands before what already stands is written as gone and new
		}
		if !t.together(s) {
			s = t.pair(s)
			if s == nil || s.To[0] < j || s.From[0] < i {
				continue
			}
		}
		t.between(i, s.From[0], j, s.To[0])
		t.anchored(s)
		i, j = s.From[len(s.From)-1]+1, s.To[len(s.To)-1]+1
	}
	t.between(i, len(before), j, len(after))
	for _, side := range []struct {
		want []Text
		got  []Line
	}{{before, t.out.Before()}, {after, t.out.After()}} {
		if len(side.want) != len(side.got) {
			return nil, fmt.Errorf("the changes make %d paragraphs of %d", len(side.got), len(side.want))
		}
		for i, line := range side.got {
			if want := (Line{side.want[i].Number, side.want[i].Text}); line != want {
				return nil, fmt.Errorf("the changes do not lead to paragraph %d", i+1)
			}
		}
	}
	return t.out, nil
}

type tracker struct {
	before, after []Text
	gone, new     []*Step // of each place
	moves         map[*Step]string
	out           Paragraphs
}

// together says whether a step can be one run of words in which marks come and go.
func (t *tracker) together(s *Step) bool {
	if len(s.From) == 1 && len(s.To) == 1 {
		return true
	}
	key := listKey{t.before[s.From[0]].Kind, t.before[s.From[0]].Level, t.before[s.From[0]].Marker}
	sound := func(places []int, texts []Text) bool {
		for i, at := range places {
			e := texts[at]
			if at != places[0]+i || (listKey{e.Kind, e.Level, e.Marker}) != key || e.Annex || e.Number != "" && value(key.marker, e.Number) == 0 {
				return false
			}
		}
		return true
	}
	if !sound(s.From, t.before) || !sound(s.To, t.after) {
		return false
	}
	pieces := s.Pieces
	if pieces == nil {
		pieces = t.words(s)
	}
	was, is := 1, 1
	for _, p := range pieces {
		n := strings.Count(p.Text, "\n")
		if p.before() {
			was += n
		}
		if p.after() {
			is += n
		}
	}
	return was == len(s.From) && is == len(s.To)
}

// pair is the one pair of a step that is not written together: the paragraph that kept its identity.
func (t *tracker) pair(s *Step) *Step {
	for _, from := range s.From {
		for _, to := range s.To {
			if t.before[from].ID != "" && t.before[from].ID == t.after[to].ID {
				return &Step{From: []int{from}, To: []int{to}, By: s.By}
			}
		}
	}
	if s.From[0] >= len(t.before) {
		return nil
	}
	return &Step{From: s.From[:1], To: s.To[:1], By: s.By}
}

func (t *tracker) between(i, from, j, to int) {
	for ; i < from; i++ {
		t.alone(t.before[i], Deleted, t.gone[i])
	}
	for ; j < to; j++ {
		t.alone(t.after[j], Inserted, t.new[j])
	}
}

// alone is a paragraph that is there on one side only.
func (t *tracker) alone(e Text, change Change, s *Step) {
	p := Paragraph{ID: e.ID, Kind: e.Kind, Level: e.Level, Marker: e.Marker, Annex: e.Annex}
	if s != nil {
		p.By = s.By
		if s.Moved && len(s.From) == 1 && len(s.To) == 1 && !s.At.IsZero() { // a move without a date is none to Word
			name, known := t.moves[s]
			if !known {
				name = fmt.Sprintf("move%d", len(t.moves)+1)
				t.moves[s] = name
			}
			p.Move = name
			if change == Deleted {
				change = MovedFrom
			} else {
				change = MovedTo
			}
		}
	}
	p.Mark = change
	if change.before() {
		p.Was = e.Number
	} else {
		p.Is = e.Number
	}
	switch {
	case change == MovedTo:
		// Where it went to, its old words have moved and its new ones are put in.
		for _, piece := range t.pieces(s) {
			switch piece.Change {
			case Kept:
				p.Pieces = append(p.Pieces, Piece{piece.Text, MovedTo, p.By})
			case Inserted:
				p.Pieces = append(p.Pieces, piece)
			}
		}
	case s != nil && s.Pieces != nil && (len(s.From) == 0 && len(s.To) == 1 || len(s.To) == 0 && len(s.From) == 1):
		p.Pieces = s.Pieces
	default:
		p.Pieces = []Piece{{e.Text, change, p.By}}
	}
	if change != MovedFrom && change != MovedTo {
		for _, piece := range p.Pieces {
			if piece.Author != "" {
				p.By = piece.By
				break
			}
		}
	}
	t.out = append(t.out, p)
}

// pieces are the words of a step.
func (t *tracker) pieces(s *Step) []Piece {
	if s.Pieces != nil {
		return s.Pieces
	}
	return t.words(s)
}

func (t *tracker) words(s *Step) []Piece {
	join := func(places []int, texts []Text) string {
		list := make([]string, len(places))
		for i, at := range places {
			list[i] = texts[at].Text
		}
		return strings.Join(list, "\n")
	}
	return Pieces(diffing.Readable(diffing.Words(join(s.From, t.before), join(s.To, t.after))), s.By)
}

// Pieces are the words of a difference that is all one's.
func Pieces(ops diffing.Diff, by By) []Piece {
	pieces := make([]Piece, len(ops))
	for i, op := range ops {
		pieces[i] = Piece{Text: op.Text, Change: changeOf(op.Kind)}
		if op.Kind != diffing.Equal {
			pieces[i].By = by
		}
	}
	return pieces
}

// anchored is what stands at one place on both sides.
func (t *tracker) anchored(s *Step) {
	i, j := 0, 0
	var p Paragraph
	begin := func(was, is bool) {
		e := t.after[s.To[min(j, len(s.To)-1)]]
		p = Paragraph{ID: e.ID, Kind: e.Kind, Level: e.Level, Marker: e.Marker, Annex: e.Annex, By: s.By}
		if !is && i < len(s.From) {
			p.ID = t.before[s.From[i]].ID
		}
		if was {
			p.Was = t.before[s.From[i]].Number
		}
		if is {
			p.Is = e.Number
		}
	}
	begin(true, true)
	for _, piece := range t.pieces(s) {
		for k, text := range strings.Split(piece.Text, "\n") {
			if k > 0 {
				p.Mark = piece.Change
				if piece.Change != Kept {
					p.By = piece.By
				}
				t.out = append(t.out, p)
				if piece.before() {
					i++
				}
				if piece.after() {
					j++
				}
				begin(piece.before(), piece.after())
			}
			if text != "" {
				p.Pieces = append(p.Pieces, Piece{text, piece.Change, piece.By})
				if p.By.Author == "" && piece.Change != Kept {
					p.By = piece.By
				}
			}
		}
	}
	t.out = append(t.out, p)
}

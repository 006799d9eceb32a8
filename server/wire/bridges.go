// bridges.go is what a reader may see of bridges, which are between the Chair's office and delegations: each
// with its difference, whose words it holds, how far it meets each amendment, and what their authors
// answered; and the same of a bridge that is still being written. The rules are those of adref/editor.

package wire

import (
	"context"
	"slices"
	"strings"
	"time"

	"adref/diffing"
	"adref/editor"
	"adref/server/access"
)

// Bridge is a text that the Chair's office put between several amendments to one paragraph. It is not the
// text, and stands in nothing's way.
type Bridge struct {
	ID        string         `json:"id"`
	Paragraph string         `json:"paragraph"`
	Version   int            `json:"version"` // it was put on
	Text      string         `json:"text"`
	Words     []WordsBy      `json:"words"` // the difference from that version, and whose words it puts in
	Note      string         `json:"note,omitempty"`
	PutAt     time.Time      `json:"putAt"`
	Meets     []BridgeMeets  `json:"meets"`   // the amendments it is between
	Answers   []BridgeAnswer `json:"answers"` // one for each amendment and delegation

	Supersedes   string       `json:"supersedes,omitempty"`
	SupersededBy string       `json:"supersededBy,omitempty"`
	WithdrawnAt  *time.Time   `json:"withdrawnAt,omitempty"`
	Taken        int          `json:"taken,omitempty"`   // the version that it became
	Class        editor.Class `json:"class,omitempty"`   // while none of these: how it stands on the current version
	Rebased      string       `json:"rebased,omitempty"` // "clean" on a version after its own: what it would be there
}

// WordsBy is words that a difference keeps, takes out or puts in; what it puts in is of one origin.
type WordsBy struct {
	Op   string   `json:"op"` // "=", "-" or "+"
	Text string   `json:"text"`
	By   []string `json:"by,omitempty"` // "+": who proposed them, "" being the Chair
}

// BridgeMeets is how far a bridge meets one amendment.
type BridgeMeets struct {
	Amendment string         `json:"amendment"`
	How       editor.Meets   `json:"how,omitempty"`     // absent once the amendment is settled
	Left      []diffing.Diff `json:"left,omitempty"`    // what of its changes the bridge does not hold whole
	Becomes   editor.Answer  `json:"becomes,omitempty"` // of an open one: what taking the bridge makes of it; absent: it stays as it is
}

// BridgeAnswer is one author's word on a bridge.
type BridgeAnswer struct {
	Amendment  string            `json:"amendment"`
	Delegation string            `json:"delegation"`
	Answer     editor.BridgeWord `json:"answer"`
	Text       string            `json:"text,omitempty"` // with a change: the bridge as its author would accept it
	Ops        diffing.Diff      `json:"ops,omitempty"`  // from the bridge to that
	Reason     string            `json:"reason,omitempty"`
	At         time.Time         `json:"at"`
}

// Bridging is what a bridge is made of, and what the one being written is so far:
// POST /api/reports/{id}/paragraphs/{paragraph}/bridging with a BridgingRequest.
type Bridging struct {
	Paragraph string           `json:"paragraph"`
	Version   int              `json:"version"`
	Segments  []BridgeSegment  `json:"segments"`          // the text from start to end
	Unplaced  []string         `json:"unplaced"`          // amendments that overlap with what came since they were filed
	Text      string           `json:"text"`              // as it would be put
	Words     []WordsBy        `json:"words"`             // of the text being written, as in Bridge
	Meets     []BridgeMeets    `json:"meets"`             // every unsettled amendment to these words; Becomes as if nobody had answered
	Conflicts []BridgeConflict `json:"conflicts"`         // where they still touch the same words
	Problem   string           `json:"problem,omitempty"` // why it could not be put
}

// BridgingRequest asks what a text being written for a bridge is so far.
type BridgingRequest struct {
	Version    int    `json:"version"`
	Text       string `json:"text"`
	Supersedes string `json:"supersedes,omitempty"` // the bridge it would take the place of, whose words keep their proposers
}

// BridgeSegment is a part of the text: one that nobody changes, or a cluster of changes that touch, with
// what each proposal makes of it.
type BridgeSegment struct {
	Text         string              `json:"text"`
	Alternatives []BridgeAlternative `json:"alternatives,omitempty"`
}

// BridgeAlternative is what one proposal, or several identical ones, make of a cluster.
type BridgeAlternative struct {
	Ops diffing.Diff `json:"ops"` // from the segment's text, minimal
	By  []string     `json:"by"`  // ids of amendments
}

// BridgeConflict is amendments that change the same words otherwise than each other, none of whose changes
// there the text being written holds whole.
type BridgeConflict struct {
	Text       string   `json:"text"` // the words; "" where all of them only insert
	Amendments []string `json:"amendments"`
}

// bridges lists those that the reader may see.
func (v *View) bridges() []Bridge {
	list := []Bridge{}
	if v.readsBridges() {
		for _, b := range v.r.Bridges {
			list = append(list, v.Bridge(b.ID))
		}
	}
	return list
}

func (v *View) readsBridges() bool {
	return access.May(v.who, access.ReadBridges, access.Subject{Report: v.law})
}

// Bridge is one bridge whole.
func (v *View) Bridge(id string) Bridge {
	b, _ := v.r.Bridge(id)
	p, _ := v.r.Paragraph(b.Paragraph)
	base, _ := p.TextOf(b.Version)
	whole := Bridge{
		ID: b.ID, Paragraph: b.Paragraph, Version: b.Version, Text: b.Text, Note: b.Note, PutAt: b.PutAt, Meets: []BridgeMeets{}, Answers: []BridgeAnswer{},
		Supersedes: b.Supersedes, SupersededBy: b.SupersededBy, WithdrawnAt: moment(b.WithdrawnAt), Taken: b.TakenIn,
	}
	whole.Words = byOrigin(base, b.Text, v.bridgeSources(b, bySponsor))
	for _, id := range b.Amendments {
		meets := v.meets(id, p, b.Text)
		if b.Open() && p.Current() == b.Version {
			meets.Becomes = v.r.Becomes(b, id)
		}
		whole.Meets = append(whole.Meets, meets)
	}
	for _, said := range b.Answers {
		answer := BridgeAnswer{said.Amendment, said.Delegation, said.Answer, said.Text, nil, said.Reason, said.At}
		if said.Text != "" {
			answer.Ops = readableWords(b.Text, said.Text)
		}
		if a, ok := v.law.Amendment(said.Amendment); ok && a.Sealed && !v.chairs() {
			answer.Reason = ""
		}
		whole.Answers = append(whole.Answers, answer)
	}
	if b.Open() {
		whole.Class, whole.Rebased = v.r.Rebased(b)
		if p.Current() == b.Version {
			whole.Rebased = ""
		}
	}
	return whole
}

// meets says how far a text meets an amendment.
func (v *View) meets(amendment string, p *editor.Paragraph, text string) BridgeMeets {
	a, _ := v.r.Amendment(amendment)
	meets := BridgeMeets{Amendment: amendment}
	if a.State.Settled() || p.Dropped {
		return meets
	}
	how, portions := v.r.Met(a, p, text)
	meets.How = how
	if how == editor.MeetsWhole {
		return meets
	}
	for _, portion := range portions {
		if portion.Held != diffing.HeldWhole {
			meets.Left = append(meets.Left, portion.Ops)
		}
	}
	return meets
}

// bridgeSources are the proposals that a bridge may have words of: the amendments that it and those it took
// the place of are between, by their sponsors, and the changes with which these would have been accepted.
func (v *View) bridgeSources(b *editor.Bridge, name func(*editor.Amendment) string) (sources []diffing.Source) {
	seen := map[string]bool{}
	for b != nil {
		for _, id := range b.Amendments {
			if a, ok := v.r.Amendment(id); ok && !seen[id] && a.Kind == editor.AmendRevise {
				seen[id] = true
				sources = append(sources, diffing.Source{ID: name(a), Base: v.r.ProposedFrom(a), Text: a.Text()})
			}
		}
		b, _ = v.r.Bridge(b.Supersedes)
		if b != nil {
			sources = append(sources, changesTo(b)...)
		}
	}
	return sources
}

// hands lists whose words a version brought: the sponsors of the amendments it took, and of a bridge
// everybody whose words are in it, "" being the Chair.
func (v *View) hands(p *editor.Paragraph, version int) []string {
	codes := v.sponsors(p.Versions[version-1].Takes)
	b, bridge := v.r.BridgeIn(p.ID, version)
	if !bridge {
		return codes
	}
	base, _ := p.TextOf(version - 1)
	for _, w := range byOrigin(base, b.Text, v.bridgeSources(b, bySponsor)) {
		for _, code := range w.By {
			if !slices.Contains(codes, code) {
				codes = append(codes, code)
			}
		}
	}
	return codes
}

// changesTo are the texts that authors would accept in place of a bridge.
func changesTo(b *editor.Bridge) (sources []diffing.Source) {
	for _, said := range b.Answers {
		if said.Text != "" {
			sources = append(sources, diffing.Source{ID: said.Delegation, Base: b.Text, Text: said.Text})
		}
	}
	return sources
}

// byOrigin is the difference of two texts in which all that is put in at once is of one origin: the sources
// that propose it, or "" for the author of the text.
func byOrigin(base, text string, sources []diffing.Source) []WordsBy {
	runs, _ := diffing.Trace(context.Background(), []diffing.Step{{Text: base}, {Text: text, Sources: sources, Joins: true}}) // fails only when cancelled
	return split(diffing.Words(base, text), runs, 1)
}

// split takes what a difference puts in apart by where it comes from, given the runs of its second text; what
// came before a step, and the space between words, goes with what stands beside it.
func split(ops diffing.Diff, runs []diffing.Run, since int) []WordsBy {
	words := []WordsBy{}
	at := 0
	for _, op := range ops {
		if op.Kind != diffing.Insert {
			words = append(words, WordsBy{Op: string(rune(op.Kind)), Text: op.Text})
			if op.Kind == diffing.Equal {
				at += len(op.Text)
			}
			continue
		}
		from, first := at, len(words)
		at += len(op.Text)
		start := 0
		for _, run := range runs {
			end := start + len(run.Text)
			if lo, hi := max(from, start), min(at, end); lo < hi {
				who := run.Sources
				if len(who) == 0 {
					who = []string{""}
				}
				last := len(words) - 1
				if last >= first && (run.Step < since || strings.TrimSpace(op.Text[lo-from:hi-from]) == "" || slices.Equal(words[last].By, who)) {
					words[last].Text += op.Text[lo-from : hi-from]
				} else {
					words = append(words, WordsBy{"+", op.Text[lo-from : hi-from], who})
				}
			}
			start = end
		}
	}
	return words
}

// Bridging says what a text being written for a bridge on the current version of a paragraph is so far. The
// reader must be one that may see bridges.
func (v *View) Bridging(paragraph string, ask BridgingRequest) (Bridging, error) {
	p, _ := v.r.Paragraph(paragraph)
	made := Bridging{Paragraph: paragraph, Version: p.Current(), Segments: []BridgeSegment{}, Unplaced: []string{}, Meets: []BridgeMeets{}, Conflicts: []BridgeConflict{}}
	text, err := editor.CleanText(ask.Text, v.r.Masthead.Language)
	if err != nil {
		return made, err
	}
	made.Text = text
	now := &editor.Bridge{Amendments: v.r.Bridgeable(p), Supersedes: ask.Supersedes}
	made.Words = byOrigin(p.Text(), text, v.bridgeSources(now, bySponsor))
	proposals, how := map[string]string{}, map[string]editor.Meets{}
	for _, id := range now.Amendments {
		a, _ := v.r.Amendment(id)
		meets := v.meets(id, p, text)
		meets.Becomes = v.r.Becomes(&editor.Bridge{Paragraph: paragraph, Text: text}, id)
		made.Meets, how[id] = append(made.Meets, meets), meets.How
		switch proposed, ok := v.r.Standing(a, p); {
		case a.Kind == editor.AmendDelete:
		case ok:
			proposals[id] = proposed
		default:
			made.Unplaced = append(made.Unplaced, id)
		}
	}
	composed, _ := diffing.Compose(context.Background(), p.Text(), proposals) // fails only when cancelled
	for _, s := range composed.Segments {
		segment := BridgeSegment{Text: s.Text}
		var apart []string
		for _, alternative := range s.Alternatives {
			segment.Alternatives = append(segment.Alternatives, BridgeAlternative{alternative.Ops, alternative.By})
			for _, id := range alternative.By {
				if how[id] != editor.MeetsWhole {
					apart = append(apart, id)
				}
			}
		}
		made.Segments = append(made.Segments, segment)
		if len(apart) > 0 && len(s.Alternatives) > 1 {
			slices.Sort(apart)
			made.Conflicts = append(made.Conflicts, BridgeConflict{s.Text, slices.Compact(apart)})
		}
	}
	switch {
	case strings.TrimSpace(text) == "":
		made.Problem = "A bridge has words."
	case text == p.Text():
		made.Problem = "It is the text as it stands."
	}
	return made, nil
}

// bridge touches a bridge, and its paragraph.
func (t *Touched) bridge(after *editor.Report, id string) {
	if !slices.Contains(t.Bridges, id) {
		t.Bridges = append(t.Bridges, id)
	}
	if b, ok := after.Bridge(id); ok {
		t.paragraph(b.Paragraph)
	}
}

// namedBridge touches what a fact about a bridge names, and nothing for any other fact.
func (t *Touched) namedBridge(after *editor.Report, fact editor.Fact) {
	switch f := fact.(type) {
	case editor.BridgePut:
		t.bridge(after, f.Bridge)
		if f.Supersedes != "" {
			t.bridge(after, f.Supersedes)
		}
	case editor.BridgeAnswered:
		t.bridge(after, f.Bridge)
	case editor.BridgeWithdrawn:
		t.bridge(after, f.Bridge)
	case editor.BridgeTaken:
		t.bridge(after, f.Bridge)
	}
}

// bridged touches the bridges that stand otherwise since their paragraph, or an amendment they are between,
// has changed; and those whose words were proposed by another since.
func (t *Touched) bridged(after *editor.Report) {
	for _, b := range after.Bridges {
		if slices.Contains(t.Paragraphs, b.Paragraph) || slices.Contains(t.Gone, b.Paragraph) ||
			slices.ContainsFunc(b.Amendments, func(id string) bool { return slices.Contains(t.Amendments, id) }) {
			if !slices.Contains(t.Bridges, b.ID) {
				t.Bridges = append(t.Bridges, b.ID)
			}
		}
	}
}

// describeBridge says what a fact about a bridge is about; it leaves any other alone.
func (v *View) describeBridge(told *Event, fact editor.Fact) {
	about := func(id string) *editor.Bridge {
		b, _ := v.r.Bridge(id)
		told.Bridge, told.Paragraph, told.Version = id, b.Paragraph, b.Version
		return b
	}
	switch f := fact.(type) {
	case editor.BridgePut:
		about(f.Bridge)
		told.Reason = f.Note
	case editor.BridgeAnswered:
		v.about(told, f.Amendment)
		about(f.Bridge)
		told.Kind, told.Of, told.Reason = string(f.Answer), f.Delegation, f.Reason
	case editor.BridgeWithdrawn:
		about(f.Bridge)
	case editor.BridgeTaken:
		about(f.Bridge)
		told.Version = f.Version
	}
}

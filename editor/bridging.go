// bridging.go is bridges: a text that the Chair's office puts between several amendments to one paragraph,
// before it is the text. Those whose amendments it is to meet say whether they accept it, accept it with a
// change, or maintain what they filed. A bridge stands in nothing's way and changes no text: taking it is a
// Revise, decided by all its rules (rule 6), whose takes follow from how far each amendment is met and from
// its sponsor's word. How far each is met is derived, in met.go.

package editor

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// PutBridge puts a text between amendments to one paragraph. Chair or Secretariat.
type PutBridge struct {
	Paragraph  string   `json:"paragraph"`
	Version    int      `json:"version"` // the version on the sender's screen; another is refused as stale
	Text       string   `json:"text"`
	Amendments []string `json:"amendments"` // that it is to meet: unsettled ones to the words of the paragraph
	Note       string   `json:"note,omitempty"`
	Supersedes string   `json:"supersedes,omitempty"` // the bridge on the paragraph that it takes the place of
}

// AnswerBridge is the word of an amendment's sponsor or co-sponsor on a bridge; the sponsor's settles.
// Delegation.
type AnswerBridge struct {
	Bridge    string     `json:"bridge"`
	Amendment string     `json:"amendment"`
	Answer    BridgeWord `json:"answer"`
	Text      string     `json:"text,omitempty"` // accepts_with_change: the bridge as it would accept it
	Reason    string     `json:"reason,omitempty"`
}

// WithdrawBridge takes a bridge away. Chair or Secretariat.
type WithdrawBridge struct {
	Bridge string `json:"bridge"`
}

// TakeBridge makes a bridge the text of its paragraph. Chair or Secretariat.
type TakeBridge struct {
	Bridge string `json:"bridge"`
}

// BridgeWord is what an author says of a bridge.
type BridgeWord string

const (
	BridgeAccepts    BridgeWord = "accepts"
	BridgeWithChange BridgeWord = "accepts_with_change"
	BridgeMaintains  BridgeWord = "maintains" // its amendment, which is then settled by no taking of the bridge
)

// Bridge is one text between amendments. Neither its text nor what it is to meet is ever altered.
type Bridge struct {
	ID         string
	Paragraph  string
	Version    int // of the paragraph, that it was put on
	Text       string
	Amendments []string // that it is to meet
	Note       string
	PutAt      time.Time
	Answers    []BridgeAnswer // one for each amendment and delegation, in order of first answering

	Supersedes, SupersededBy string
	WithdrawnAt              time.Time
	TakenIn                  int // the version it became, 0 for none
}

// BridgeAnswer is one author's word on a bridge.
type BridgeAnswer struct {
	Amendment  string
	Delegation string
	Answer     BridgeWord
	Text       string // with a change: the bridge with it
	Reason     string
	At         time.Time
}

type (
	// BridgePut put a text between amendments.
	BridgePut struct {
		Bridge     string   `json:"bridge"`
		Paragraph  string   `json:"paragraph"`
		Version    int      `json:"version"`
		Text       string   `json:"text"`
		Amendments []string `json:"amendments"`
		Note       string   `json:"note,omitempty"`
		Supersedes string   `json:"supersedes,omitempty"`
	}

	// BridgeAnswered was an author's word on it, in place of its word before.
	BridgeAnswered struct {
		Bridge     string     `json:"bridge"`
		Amendment  string     `json:"amendment"`
		Delegation string     `json:"delegation"`
		Answer     BridgeWord `json:"answer"`
		Text       string     `json:"text,omitempty"`
		Reason     string     `json:"reason,omitempty"`
	}

	// BridgeWithdrawn took it away.
	BridgeWithdrawn struct {
		Bridge string `json:"bridge"`
	}

	// BridgeTaken said that a version of its paragraph is the bridge.
	BridgeTaken struct {
		Bridge  string `json:"bridge"`
		Version int    `json:"version"`
	}
)

func (PutBridge) Type() string       { return "put_bridge" }
func (AnswerBridge) Type() string    { return "answer_bridge" }
func (WithdrawBridge) Type() string  { return "withdraw_bridge" }
func (TakeBridge) Type() string      { return "take_bridge" }
func (BridgePut) Fact() string       { return "bridge_put" }
func (BridgeAnswered) Fact() string  { return "bridge_answered" }
func (BridgeWithdrawn) Fact() string { return "bridge_withdrawn" }
func (BridgeTaken) Fact() string     { return "bridge_taken" }

func (f BridgePut) made() string { return f.Bridge }

// Bridge finds a bridge, whatever became of it.
func (r *Report) Bridge(id string) (*Bridge, bool) {
	at := slices.IndexFunc(r.Bridges, func(b *Bridge) bool { return b.ID == id })
	if at < 0 {
		return nil, false
	}
	return r.Bridges[at], true
}

// Open says that nothing has become of the bridge yet.
func (b *Bridge) Open() bool { return b.WithdrawnAt.IsZero() && b.SupersededBy == "" && b.TakenIn == 0 }

// AnswerOf is a delegation's word on the bridge for one amendment.
func (b *Bridge) AnswerOf(amendment, delegation string) (BridgeAnswer, bool) {
	at := slices.IndexFunc(b.Answers, func(a BridgeAnswer) bool { return a.Amendment == amendment && a.Delegation == delegation })
	if at < 0 {
		return BridgeAnswer{}, false
	}
	return b.Answers[at], true
}

// BridgeIn is the bridge that a version of a paragraph is.
func (r *Report) BridgeIn(paragraph string, version int) (*Bridge, bool) {
	at := slices.IndexFunc(r.Bridges, func(b *Bridge) bool { return b.Paragraph == paragraph && b.TakenIn == version })
	if at < 0 || version == 0 {
		return nil, false
	}
	return r.Bridges[at], true
}

// bridged says that a bridge was to meet an amendment, whose words may then be in it.
func (r *Report) bridged(amendment string) bool {
	return slices.ContainsFunc(r.Bridges, func(b *Bridge) bool { return slices.Contains(b.Amendments, amendment) })
}

func (c PutBridge) decide(d *decision) error {
	p, err := d.changing(c.Paragraph, c.Version)
	if err != nil {
		return err
	}
	text, err := CleanText(c.Text, d.r.Masthead.Language)
	if err != nil {
		return err
	}
	note, err := cleanNote("The note", c.Note, d.r.Masthead.Language, MaxText)
	if err != nil {
		return err
	}
	switch {
	case strings.TrimSpace(text) == "":
		return refuse(CodeInvalid, "A bridge has words. To delete the paragraph, revise it.")
	case text == p.Text():
		return refuse(CodeInvalid, "The bridge is the same as version %d.", c.Version)
	case len(c.Amendments) == 0:
		return refuse(CodeInvalid, "Name the amendments that the bridge is to meet.")
	case slices.ContainsFunc(d.r.Bridges, func(b *Bridge) bool {
		return b.Open() && b.Paragraph == p.ID && b.Version == c.Version && b.Text == text && b.ID != c.Supersedes
	}):
		return refuse(CodeSettled, "This bridge was put already.")
	}
	for i, id := range c.Amendments {
		a, err := d.amendment(id)
		switch {
		case err != nil:
			return err
		case slices.Contains(c.Amendments[:i], id):
			return refuse(CodeInvalid, "Amendment no. %d is named twice.", a.No)
		case !d.r.bridgeable(a, p):
			return refuse(CodeInvalid, "Amendment no. %d does not change the words of %s, and no bridge could meet it.", a.No, lowerFirst(d.name(p)))
		case a.State.Settled():
			return refuse(CodeSettled, "Amendment no. %d is settled already (%s).", a.No, a.State.inWords())
		}
	}
	if c.Supersedes != "" {
		old, err := d.openBridge(c.Supersedes)
		if err != nil {
			return err
		}
		if old.Paragraph != p.ID {
			return refuse(CodeInvalid, "The bridge to be superseded is on another paragraph.")
		}
	}
	return d.emit(BridgePut{d.newID(), p.ID, c.Version, text, c.Amendments, note, c.Supersedes})
}

// bridgeable says that an amendment changes the words of a paragraph.
func (r *Report) bridgeable(a *Amendment, p *Paragraph) bool {
	return (a.Kind == AmendRevise || a.Kind == AmendDelete) && slices.Contains(a.places(), p.ID)
}

// Bridgeable lists the unsettled amendments to the words of a paragraph, in order of filing.
func (r *Report) Bridgeable(p *Paragraph) (ids []string) {
	for _, id := range p.Amendments {
		if a, _ := r.Amendment(id); !a.State.Settled() && r.bridgeable(a, p) {
			ids = append(ids, id)
		}
	}
	return ids
}

func (d *decision) openBridge(id string) (*Bridge, error) {
	b, ok := d.r.Bridge(id)
	switch {
	case !ok:
		return nil, refuse(CodeNotFound, "This report has no bridge %q.", clip(id, 40))
	case b.SupersededBy != "":
		return nil, refuse(CodeSettled, "The Chair has put another bridge in the place of this one.")
	case b.TakenIn != 0:
		return nil, refuse(CodeSettled, "This bridge has been taken into the text already, as version %d.", b.TakenIn)
	case !b.Open():
		return nil, refuse(CodeSettled, "This bridge has been withdrawn.")
	}
	return b, nil
}

// standingBridge finds an open bridge whose paragraph is as it was when the bridge was put.
func (d *decision) standingBridge(id string) (*Bridge, error) {
	b, err := d.openBridge(id)
	if err != nil {
		return nil, err
	}
	p, err := d.paragraph(b.Paragraph)
	if err != nil {
		return nil, err
	}
	if p.Current() != b.Version {
		return nil, d.stale([]VersionName{{p.ID, b.Version}})
	}
	return b, nil
}

// decide records an author's word. To maintain an amendment of which all is in the bridge would say
// nothing: it would be overtaken with the taking, and settled against its sponsor's word.
func (c AnswerBridge) decide(d *decision) error {
	b, err := d.standingBridge(c.Bridge)
	if err != nil {
		return err
	}
	a, err := d.amendment(c.Amendment)
	if err != nil {
		return err
	}
	reason, err := cleanNote("The reason", c.Reason, d.r.Masthead.Language, MaxText)
	if err != nil {
		return err
	}
	text, err := CleanText(c.Text, d.r.Masthead.Language)
	if err != nil {
		return err
	}
	p, _ := d.r.Paragraph(b.Paragraph)
	switch {
	case !slices.Contains(b.Amendments, a.ID):
		return refuse(CodeInvalid, "The bridge is not between amendment no. %d and others.", a.No)
	case !a.Sponsored(d.by.Delegation):
		return refuse(CodeForbidden, "Amendment no. %d is %s's; its sponsor and co-sponsors answer for it.", a.No, a.Sponsor)
	case a.State.Settled():
		return refuse(CodeSettled, "Amendment no. %d is settled already (%s).", a.No, a.State.inWords())
	case !slices.Contains([]BridgeWord{BridgeAccepts, BridgeWithChange, BridgeMaintains}, c.Answer):
		return refuse(CodeInvalid, "A bridge is answered with %q, %q or %q, not %q.", BridgeAccepts, BridgeWithChange, BridgeMaintains, clip(string(c.Answer), 20))
	case c.Answer != BridgeWithChange && text != "":
		return refuse(CodeInvalid, "Only who accepts with a change has a text.")
	case c.Answer == BridgeWithChange && strings.TrimSpace(text) == "":
		return refuse(CodeInvalid, "Give the whole text as you would accept it.")
	case c.Answer == BridgeWithChange && text == b.Text:
		return refuse(CodeInvalid, "This is the bridge as it is: accept it.")
	case c.Answer == BridgeWithChange && text == p.Text():
		return refuse(CodeInvalid, "This is the text as it is, without the bridge: maintain your amendment instead.")
	case c.Answer == BridgeMaintains && d.r.wouldOvertake(a, p, b.Text):
		return refuse(CodeInvalid, "All of amendment no. %d is in the bridge, and nothing of it is left to maintain. If other words of the bridge trouble you, accept it with a change.", a.No)
	}
	if was, said := b.AnswerOf(a.ID, d.by.Delegation); said && was.Answer == c.Answer && was.Text == text && was.Reason == reason {
		return refuse(CodeSettled, "You have said so already.")
	}
	return d.emit(BridgeAnswered{b.ID, a.ID, d.by.Delegation, c.Answer, text, reason})
}

func (c WithdrawBridge) decide(d *decision) error {
	b, err := d.openBridge(c.Bridge)
	if err != nil {
		return err
	}
	return d.emit(BridgeWithdrawn{b.ID})
}

// decide takes the bridge by the one way in which text changes, and then settles what was given up for it.
func (c TakeBridge) decide(d *decision) error {
	b, err := d.standingBridge(c.Bridge)
	if err != nil {
		return err
	}
	revise := Revise{Paragraph: b.Paragraph, Version: b.Version, Text: b.Text}
	var given, kept []string
	for _, id := range b.Amendments {
		switch how := d.r.Becomes(b, id); how {
		case "":
			a, _ := d.r.Amendment(id)
			if !a.State.Settled() {
				kept = append(kept, id)
			}
		case AnswerNotRetained:
			given = append(given, id)
		default:
			revise.Takes = append(revise.Takes, Take{id, how})
		}
	}
	if err := revise.decide(d); err != nil {
		return err
	}
	for _, id := range given {
		if err := d.settle(id, AmendmentAnswered{Amendment: id, Answer: AnswerNotRetained}); err != nil {
			return err
		}
	}
	if err := d.emit(BridgeTaken{b.ID, b.Version + 1}); err != nil {
		return err
	}
	if err := d.follow(); err != nil { // which is how an amendment to another may be overtaken
		return err
	}
	for _, id := range kept {
		a, _ := d.r.Amendment(id)
		if word, _ := b.AnswerOf(id, a.Sponsor); word.Answer == BridgeMaintains && a.State.Settled() {
			return refuse(CodeBlocked, "%s maintains amendment no. %d, whose change to another amendment would be in the text with this bridge. Put one without it. Nothing was changed.", a.Sponsor, a.No)
		}
	}
	return nil
}

func (f BridgePut) apply(r *Report, e Event) error {
	if _, twice := r.Bridge(f.Bridge); twice || f.Bridge == "" {
		return fmt.Errorf("bridge id %q is empty or there twice", f.Bridge)
	}
	p, ok := r.Paragraph(f.Paragraph)
	if !ok || p.Dropped || p.Current() != f.Version || f.Text == p.Text() || len(f.Amendments) == 0 {
		return fmt.Errorf("it is on no version %d of a paragraph %s, or meets nothing", f.Version, f.Paragraph)
	}
	for _, id := range f.Amendments {
		if a, ok := r.Amendment(id); !ok || a.State.Settled() || !r.bridgeable(a, p) {
			return fmt.Errorf("it cannot meet amendment %s", id)
		}
	}
	if f.Supersedes != "" {
		if err := r.changeBridge(f.Supersedes, func(b *Bridge) { b.SupersededBy = f.Bridge }); err != nil {
			return err
		}
	}
	r.Bridges = append(slices.Clip(r.Bridges), &Bridge{
		ID: f.Bridge, Paragraph: f.Paragraph, Version: f.Version, Text: f.Text, Amendments: f.Amendments, Note: f.Note, Supersedes: f.Supersedes, PutAt: e.At,
	})
	return nil
}

func (f BridgeAnswered) apply(r *Report, e Event) error {
	a, ok := r.Amendment(f.Amendment)
	if b, found := r.Bridge(f.Bridge); !ok || !found || !slices.Contains(b.Amendments, a.ID) || !a.Sponsored(f.Delegation) {
		return fmt.Errorf("%s does not answer for amendment %s", f.Delegation, f.Amendment)
	}
	return r.changeBridge(f.Bridge, func(b *Bridge) {
		said := BridgeAnswer{f.Amendment, f.Delegation, f.Answer, f.Text, f.Reason, e.At}
		at := slices.IndexFunc(b.Answers, func(a BridgeAnswer) bool { return a.Amendment == f.Amendment && a.Delegation == f.Delegation })
		b.Answers = slices.Clone(b.Answers)
		if at < 0 {
			b.Answers = append(b.Answers, said)
		} else {
			b.Answers[at] = said
		}
	})
}

func (f BridgeWithdrawn) apply(r *Report, e Event) error {
	return r.changeBridge(f.Bridge, func(b *Bridge) { b.WithdrawnAt = e.At })
}

func (f BridgeTaken) apply(r *Report, _ Event) error {
	b, ok := r.Bridge(f.Bridge)
	if !ok {
		return fmt.Errorf("no bridge %s", f.Bridge)
	}
	if p, _ := r.Paragraph(b.Paragraph); p.Current() != f.Version || p.Text() != b.Text {
		return fmt.Errorf("version %d of paragraph %s is not bridge %s", f.Version, b.Paragraph, b.ID)
	}
	return r.changeBridge(f.Bridge, func(b *Bridge) { b.TakenIn = f.Version })
}

// changeBridge changes one that is open.
func (r *Report) changeBridge(id string, change func(*Bridge)) error {
	at := slices.IndexFunc(r.Bridges, func(b *Bridge) bool { return b.ID == id && b.Open() })
	if at < 0 {
		return fmt.Errorf("no bridge %s is open", id)
	}
	changed := *r.Bridges[at]
	change(&changed)
	r.Bridges = slices.Clone(r.Bridges)
	r.Bridges[at] = &changed
	return nil
}

// hasAnswers says that an answer to a bridge for an amendment has a reason.
func (r *Report) hasAnswers(a *Amendment) bool {
	return slices.ContainsFunc(r.Bridges, func(b *Bridge) bool {
		return slices.ContainsFunc(b.Answers, func(said BridgeAnswer) bool { return said.Amendment == a.ID && said.Reason != "" })
	})
}

// withoutAnswers takes the reasons of answers for amendments off the bridges.
func (r *Report) withoutAnswers(of func(amendment string) bool) {
	r.Bridges = slices.Clone(r.Bridges)
	for i, b := range r.Bridges {
		changed := *b
		changed.Answers = slices.Clone(b.Answers)
		for j, said := range changed.Answers {
			if of(said.Amendment) {
				changed.Answers[j].Reason = ""
			}
		}
		r.Bridges[i] = &changed
	}
}

// bridging_model_test.go is what random_test.go plays, and its model tells, of bridges.

package editor

import (
	"fmt"
	"maps"
	"slices"
)

type modelBridge struct {
	paragraph, text string
	version         int
	meets           []string // amendments
	said            map[[2]string]BridgeWord
	open            bool
	takenIn         int
}

// bridge draws a command about a bridge; nil for another name.
func (g *table) bridge(name, p string) Command {
	switch name {
	case "put_bridge":
		id := g.amendment(func(a *modelAmendment) bool { return a.pending && a.kind == AmendRevise })
		a := g.m.amendments[id]
		if a != nil && !g.odds(12) {
			p = a.paragraph
		}
		v := g.version(p)
		c := PutBridge{Paragraph: p, Version: v, Text: g.text(g.textOf(p, v)), Amendments: []string{id}, Note: g.reason()}
		if a != nil && g.odds(2) {
			c.Text = a.text
		}
		for _, other := range g.amendmentsOf(p) {
			if b := g.m.amendments[other]; other != id && b.pending && (b.kind == AmendRevise || b.kind == AmendDelete) && g.odds(2) {
				c.Amendments = append(c.Amendments, other)
			}
		}
		if g.odds(3) {
			c.Supersedes = g.openBridge()
		}
		return c
	case "answer_bridge":
		c := AnswerBridge{Bridge: g.openBridge(), Answer: pick(g, "word", BridgeAccepts, BridgeWithChange, BridgeMaintains, BridgeMaintains, "shrugs"), Reason: g.reason()}
		if b := g.m.bridges[c.Bridge]; b != nil {
			c.Amendment = pick(g, "answered for", b.meets...)
			if c.Answer == BridgeWithChange {
				c.Text = g.text(b.text)
			}
		}
		return c
	case "withdraw_bridge":
		return WithdrawBridge{g.openBridge()}
	case "take_bridge":
		for _, id := range slices.Sorted(maps.Keys(g.m.bridges)) {
			b := g.m.bridges[id]
			if slices.Contains(slices.Collect(maps.Values(b.said)), BridgeMaintains) && g.m.standing(b) && !g.odds(3) {
				return TakeBridge{id} // over somebody
			}
		}
		return TakeBridge{g.openBridge()}
	}
	return nil
}

// openBridge is mostly one that is open, on the text as it is.
func (g *table) openBridge() string {
	ids := slices.Sorted(maps.Keys(g.m.bridges))
	fit := slices.DeleteFunc(slices.Clone(ids), func(id string) bool { return !g.m.bridges[id].open })
	if now := slices.DeleteFunc(slices.Clone(fit), func(id string) bool { return !g.m.standing(g.m.bridges[id]) }); len(now) > 0 && !g.odds(6) {
		fit = now
	}
	if len(fit) == 0 || g.odds(8) {
		fit = append(ids, "nope")
	}
	return pick(g, "bridge", fit...)
}

// standing says that a bridge is open, and its paragraph as it was.
func (m *model) standing(b *modelBridge) bool {
	p := m.paragraphs[b.paragraph]
	return b.open && !p.dropped && len(p.texts) == b.version
}

// wrongBridge says why a fact about a bridge may not follow, or "".
func (m *model) wrongBridge(by Actor, f Fact) string {
	office := by.Role == RoleChair || by.Role == RoleSecretariat
	switch f := f.(type) {
	case BridgePut:
		p := m.paragraphs[f.Paragraph]
		if !office || p.dropped || f.Version != len(p.texts) || f.Text == "" || f.Text == p.texts[f.Version-1] || m.frozen(f.Paragraph) {
			return "a bridge by somebody else, or on no text that could change"
		}
		for _, id := range f.Amendments {
			if a := m.amendments[id]; !a.pending || a.kind != AmendRevise && a.kind != AmendDelete || !m.isOn(a, f.Paragraph) {
				return "a bridge to what is settled, or stands elsewhere"
			}
		}
		if old := m.bridges[f.Supersedes]; f.Supersedes != "" && (!old.open || old.paragraph != f.Paragraph) {
			return "it supersedes what is no longer open, or elsewhere"
		}
	case BridgeAnswered:
		b, a := m.bridges[f.Bridge], m.amendments[f.Amendment]
		if by.Role != RoleDelegation || f.Delegation != by.Delegation || !m.standing(b) || !slices.Contains(b.meets, f.Amendment) || a.sponsor != by.Delegation && !slices.Contains(a.with, by.Delegation) {
			return "a bridge answered by no author, or when it no longer stood"
		}
	case BridgeWithdrawn:
		if !office || !m.bridges[f.Bridge].open {
			return "a bridge withdrawn by somebody else, or when nothing of it was left"
		}
	case BridgeTaken:
		b := m.bridges[f.Bridge]
		p := m.paragraphs[b.paragraph]
		if !office || !b.open || f.Version != b.version+1 || f.Version != len(p.texts) || p.texts[b.version] != b.text {
			return "a bridge that is not the text was taken"
		}
	}
	return ""
}

func (m *model) takeBridge(f Fact) {
	switch f := f.(type) {
	case BridgePut:
		if old := m.bridges[f.Supersedes]; old != nil {
			old.open = false
		}
		m.bridges[f.Bridge] = &modelBridge{paragraph: f.Paragraph, text: f.Text, version: f.Version, meets: f.Amendments, said: map[[2]string]BridgeWord{}, open: true}
	case BridgeAnswered:
		m.bridges[f.Bridge].said[[2]string{f.Amendment, f.Delegation}] = f.Answer
	case BridgeWithdrawn:
		m.bridges[f.Bridge].open = false
	case BridgeTaken:
		m.bridges[f.Bridge].open, m.bridges[f.Bridge].takenIn = false, f.Version
	}
}

// differsInBridges says how the bridges of a report are not what its facts make of them, or "".
func (m *model) differsInBridges(r *Report) string {
	if len(r.Bridges) != len(m.bridges) {
		return "a bridge was lost"
	}
	for id, want := range m.bridges {
		got, ok := r.Bridge(id)
		if !ok || got.Open() != want.open || got.TakenIn != want.takenIn || got.Text != want.text || len(got.Answers) != len(want.said) {
			return fmt.Sprintf("bridge %+v, want %+v", got, want)
		}
		for of, word := range want.said {
			if said, _ := got.AnswerOf(of[0], of[1]); said.Answer != word {
				return fmt.Sprintf("%s said %q of bridge %s, want %q", of[1], said.Answer, id, word)
			}
		}
	}
	return ""
}

// nobodyOverruled: the taking of a bridge settles no amendment that its sponsor maintains, and settles
// each other as its difference from the bridge says.
func (g *table) nobodyOverruled(events []Event) {
	at := slices.IndexFunc(events, func(e Event) bool { _, taken := e.Fact.(BridgeTaken); return taken })
	if at < 0 {
		return
	}
	b := g.m.bridges[events[at].Fact.(BridgeTaken).Bridge]
	for _, id := range b.meets {
		a := g.m.amendments[id]
		switch b.said[[2]string{id, a.sponsor}] {
		case BridgeMaintains:
			g.seen["maintained against a bridge"]++
			if !a.pending && !a.withdrawn && slices.ContainsFunc(events, func(e Event) bool { return amended(e.Fact) == id }) {
				g.Fatalf("%s maintains amendment %s, and the bridge settled it:\n%s", a.sponsor, id, inLines(events))
			}
		case BridgeAccepts:
			g.seen["accepted a bridge"]++
			if a.pending {
				g.Fatalf("%s accepted the bridge, and amendment %s is pending after it:\n%s", a.sponsor, id, inLines(events))
			}
		}
	}
}

// alternatives_test.go is who is read as standing behind what in a bracket, and what is left of a text
// when a bracket is lifted or an alternative chosen.

package editor

import (
	"fmt"
	"strings"
	"testing"
)

// told is what a bracket holds, as a table can say it: label: text <names verb; …> | …
func told(alternatives []Alternative) string {
	var all []string
	for _, a := range alternatives {
		s := a.Text
		if a.Label != "" {
			s = a.Label + ": " + s
		}
		if a.NoText {
			s += " (none)"
		}
		var stances []string
		for _, st := range a.Stances {
			stances = append(stances, strings.TrimSpace(strings.Join(st.Names, "+")+" "+string(st.Verb)))
		}
		if len(stances) > 0 {
			s += " <" + strings.Join(stances, "; ") + ">"
		}
		all = append(all, s)
	}
	return strings.Join(all, " | ")
}

func arvenia(name string) bool {
	return name == "Arvenia" || name == "Isles of the North, South and East"
}

// PRACTICE 12: the forms that attributed brackets are written in.
func TestWhoStandsBehindABracketIsReadFromItsForm(t *testing.T) {
	for text, want := range map[string]string{
		"[extreme - US; G77 delete]":                     "extreme <US; G77 delete>",
		"[A - EU, G77 retain / B - US]":                  "A <EU+G77 retain> | B <US>",
		"{EU/CH/J: by sea}":                              "by sea <EU+CH+J>",
		"{**EU**: by sea}":                               "by sea <EU>",
		"[alt 2. States act … China]":                    "alt 2: States act … <China>",
		"[Alt. 2: States act. China, Republic of Korea]": "Alt. 2: States act. <China+Republic of Korea>",
		"[Option 2: No text]":                            "Option 2: No text (none)",
		"[**Option 1:** sea. **Option 2:** No text.]":    "Option 1: sea. | Option 2: No text. (none)",
		"[Option 1: [sea][land] Option 2: air - EU]":     "Option 1: [sea][land] | Option 2: air <EU>",
		"[Option 1: sea / Option 2: air]":                "Option 1: sea | Option 2: air",
		"[a [b - US] – EU; US deletes]":                  "a [b - US] <EU; US delete>",
		"[sea - EU / No text - US]":                      "sea <EU> | No text (none) <US>",
		"[sea - **EU**, LDCs]":                           "sea <EU+LDCs>",
		"[sea - G77 and China]":                          "sea <G77 and China>",
		"[sea - EU/J keep]":                              "sea <EU+J retain>",
		"[well-known - fact - EU]":                       "well-known - fact <EU>",
		"[sea - Arvenia, US retain]":                     "sea <Arvenia+US retain>",
		"[sea - Isles of the North, South and East]":     "sea - Isles of the North, South and East", // a comma divides names

		// What the form does not say is not guessed.
		"[shall]":                        "shall",
		"[and / or]":                     "and / or",
		"[sea / air - US]":               "sea / air <US>",
		"[sea - EU / air]":               "sea - EU / air",
		"[Tavora – Belmar]":              "Tavora – Belmar",
		"[sea - China]":                  "sea - China", // nobody knows this name
		"[the right - States retain]":    "the right - States retain",
		"[Part I – IV]":                  "Part I – IV",
		"[10 - 12 May]":                  "10 - 12 May",
		"[- EU]":                         "- EU",
		"[sea-EU]":                       "sea-EU",
		"[*sea - EU*]":                   "*sea - EU*",
		"[States act. China]":            "States act. China",
		"[alt 2. States act in China]":   "alt 2: States act in China",
		"[alt 2. China]":                 "alt 2: China",
		"[as in option 2: fast]":         "as in option 2: fast",
		"[Option 1: as in Option 2: so]": "Option 1: as in Option 2: so",
		"[Option 1: a. Option 3: b]":     "Option 1: a. Option 3: b",
		"[the No text]":                  "the No text",
		"[No text]":                      "No text",
	} {
		tree := ReadBrackets(text)
		brackets := tree.Brackets()
		if len(brackets) == 0 || brackets[0].At != 0 {
			t.Errorf("%s: no bracket", text)
			continue
		}
		if got := told(tree.Alternatives(brackets[0], arvenia)); got != want {
			t.Errorf("%s\nread as %s\nwant    %s", text, got, want)
		}
	}
}

func TestBracketsBesideEachOtherWithLabelsOfOneKindAreOneChoice(t *testing.T) {
	for text, want := range map[string][]string{
		"States [Option 1: act] [Option 2: No text] now": {"Option 1: act | Option 2: No text (none)"},
		"[alt 1. A] / [alt 2. B]; [alt 3. C]":            {"alt 1: A | alt 2: B | alt 3: C"},
		"[Option 1: A] or [Option 2: B]":                 {"Option 1: A", "Option 2: B"},
		"[Option 1: A] [alt 2. B]":                       {"Option 1: A", "alt 2: B"},
		"[Option 1: A] [Option 1: B]":                    {"Option 1: A", "Option 1: B"},
		"[Option 1: A] [b] [Option 2: C]":                {"Option 1: A", "Option 2: C"},
		"[Option 1: [x - EU / y - US]] [Option 2: B]":    {"Option 1: [x - EU / y - US] | Option 2: B", "x <EU> | y <US>"},
		"[should][shall] [sea - EU]":                     nil,
		"^[see [a - EU / b - US]]":                       {"a <EU> | b <US>"},
	} {
		var got []string
		for _, c := range ReadBrackets(text).Choices(nil) {
			got = append(got, told(c.Alternatives))
		}
		if fmt.Sprintf("%q", got) != fmt.Sprintf("%q", want) {
			t.Errorf("%s\nleaves %q\nwant   %q", text, got, want)
		}
	}
}

func TestLiftingABracketKeepsWhatItHolds(t *testing.T) {
	for _, c := range []struct {
		text string
		k    int
		want string
	}{
		{"States [shall] act.", 0, "States shall act."},
		{"States [ shall ] act.", 0, "States shall act."},
		{"States[ shall ]act.", 0, "States shall act."},
		{"reduction[s] of", 0, "reductions of"},
		{"[should][shall] act", 1, "[should]shall act"},
		{"[a [b [c]] d]", 1, "[a b [c] d]"},
		{"[a [b [c]] d]", 0, "a [b [c]] d"},
		{"States [act at once - US; G77 delete].", 0, "States act at once."},
		{"States {EU/CH: shall} act.", 0, "States shall act."},
		{"[Option 1: act] [Option 2: rest]", 1, "[Option 1: act] rest"},
		{"States act [Option 2: No text].", 0, "States act."},
		{"In [___] [new] ways", 0, "In [___] new ways"}, // a placeholder is no bracket
		{"see [75/240](u) [a] ^[b]", 0, "see [75/240](u) a ^[b]"},
	} {
		if got, err := LiftBracket(c.text, c.k, nil); err != nil || got != c.want {
			t.Errorf("%s, bracket %d: %q, %v; want %q", c.text, c.k, got, err, c.want)
		}
	}
}

func TestDroppingABracketClosesTheWordsAroundItUp(t *testing.T) {
	for _, c := range []struct {
		text string
		k    int
		want string
	}{
		{"States [shall] act.", 0, "States act."},
		{"States act [at once].", 0, "States act."},
		{"States act [at once] .", 0, "States act ."},
		{"[At once] States act.", 0, "States act."},
		{"States act [now]", 0, "States act"},
		{"States ([all] of them) act", 0, "States (of them) act"},
		{"reduction[s] of", 0, "reduction of"},
		{"States[ shall ]act.", 0, "States act."},
		{"[should][shall] act", 0, "[shall] act"},
		{"[[a] b]", 1, "[b]"},
		{"[all of it]", 0, ""},
	} {
		if got, err := DropBracket(c.text, c.k); err != nil || got != c.want {
			t.Errorf("%s, bracket %d: %q, %v; want %q", c.text, c.k, got, err, c.want)
		}
	}
}

func TestChoosingAnAlternativeLeavesItAlone(t *testing.T) {
	for _, c := range []struct {
		text      string
		choice, n int
		want      string
	}{
		{"States [act - EU, G77 retain / rest - US] now.", 0, 0, "States act now."},
		{"States [act - EU, G77 retain / rest - US] now.", 0, 1, "States rest now."},
		{"States [Option 1: act] [Option 2: No text] now.", 0, 0, "States act now."},
		{"States [Option 1: act] [Option 2: No text] now.", 0, 1, "States now."},
		{"[alt 1. States act.] [alt 2. States rest … China]", 0, 1, "States rest …"},
		{"[new] [Option 1: [x - EU / y - US]]", 1, 1, "[new] [Option 1: y]"},
	} {
		if got, err := ChooseAlternative(c.text, c.choice, c.n, nil); err != nil || got != c.want {
			t.Errorf("%s, choice %d, alternative %d: %q, %v; want %q", c.text, c.choice, c.n, got, err, c.want)
		}
	}
}

func TestABracketThatCannotBeLiftedIsRefused(t *testing.T) {
	lift := func(text string, k int) error { _, err := LiftBracket(text, k, nil); return err }
	drop := func(text string, k int) error { _, err := DropBracket(text, k); return err }
	choose := func(text string, k, n int) error { _, err := ChooseAlternative(text, k, n, nil); return err }
	for _, c := range []struct {
		err  error
		code Code
		part string
	}{
		{lift("[a - EU / b - US]", 0), CodeInvalid, "2 alternatives: choose one"},
		{lift("[a] [tbc] [b](u)", 1), CodeNotFound, "no bracket 2"},
		{lift("[a]", -1), CodeNotFound, "no bracket 0"},
		{drop("a", 0), CodeNotFound, "no bracket 1"},
		{choose("[a]", 0, 0), CodeNotFound, "no choice 1"},
		{choose("[a - EU / b - US]", 0, 2), CodeNotFound, "no alternative 3"},
		// Words that would be read as something else: a placeholder, a footnote, a link.
		{lift("[.[.]]", 1), CodeInvalid, "something else"},
		{lift("^{EU: [a]}", 0), CodeInvalid, "something else"},
		{drop("[a]{EU: b}(https://example.org)", 1), CodeInvalid, "something else"},
	} {
		if refusal, ok := AsRefusal(c.err); !ok || refusal.Code != c.code || !strings.Contains(refusal.Message, c.part) {
			t.Errorf("%v, want one about %q", c.err, c.part)
		}
	}
}

func TestTheBracketsOfAReportAreCounted(t *testing.T) {
	s := given(t,
		"States [should][shall] act [at [once] - ARV, Borland].",
		"States act] in ____ and [to be completed], [...] or [XX].",
		"States {EU/J: meet} [Option 1: here] [Option 2: No text]; see [75/240](u) and ^[a [tbc] note].",
		"States rest.")
	want := BracketCount{
		Paragraphs: 3, Standing: 5, Nested: 1, Deepest: 2, Unbalanced: 1, Braces: 1, Attributed: 2, Choices: 1, Alternatives: 2,
		Placeholders: []PlaceholderCount{{PlaceholderBlank, 2}, {PlaceholderEllipsis, 1}, {PlaceholderToBe, 1}, {PlaceholderTBC, 1}},
	}
	if got := s.r.CountBrackets(); fmt.Sprintf("%+v", got) != fmt.Sprintf("%+v", want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
	listed := s.r.Placeholders()
	if len(listed) != 5 || listed[1] != (PlaceholderAt{"p2", "2", PlaceholderToBe, "[to be completed]", 25}) || listed[4].Paragraph != "p3" {
		t.Errorf("listed %+v", listed)
	}
}
